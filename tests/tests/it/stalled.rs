//! A client that asks for everything and then reads nothing: its answer is ended, and its place is another's.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use spotlight_tests::service::Service;
use spotlight_tests::{PUBLIC, import};

/// More than the buffers of a connection hold on any system that the tests run on: what is not read must wait in the service.
const ROWS: usize = 40_000;

const SMALL: u32 = 4096;

/// A connection whose own end takes little.
fn narrow(to: SocketAddr) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(SMALL).unwrap();
        socket.connect(to).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream
}

#[test]
fn an_export_that_nobody_reads_is_ended_and_makes_room() {
    let folder = tempfile::tempdir().unwrap();
    let (db, file) = (folder.path().join("a.db"), folder.path().join("many.csv"));
    let mut text = String::from("external_id,source_system,category,date,lat,lon,title,source\n");
    for n in 0..ROWS {
        let (lat, lon) = (31.8 + (n % 200) as f64 / 1000.0, -111.0 - (n / 200) as f64 / 1000.0);
        let long = "a title that is as long as such titles are ".repeat(4);
        writeln!(text, "CASE-{n},invented,death,2021-06-02,{lat},{lon},{long}{n},A register").unwrap();
    }
    fs::write(&file, text).unwrap();
    import(&db, &[file], &PUBLIC);
    // One connection: whoever comes next can only be answered once the first has ended.
    let service = Service::start(folder.path(), &db, &["--max-connections", "1"]);
    let ask = |stream: &mut TcpStream, path: &str| {
        write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    };

    let mut whole = Vec::new();
    let mut reader = TcpStream::connect(service.address()).unwrap();
    ask(&mut reader, "/api/v1/export.csv");
    reader.read_to_end(&mut whole).unwrap();
    drop(reader);
    assert!(whole.ends_with(b"\r\n0\r\n\r\n"), "who reads gets everything, and its end");

    let mut stalled = narrow(service.address());
    ask(&mut stalled, "/api/v1/export.csv");
    let mut begun = [0; 64];
    stalled.read_exact(&mut begun).unwrap();
    assert!(begun.starts_with(b"HTTP/1.1 200 OK"));

    let mut next = TcpStream::connect(service.address()).unwrap();
    next.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    ask(&mut next, "/healthz");
    let mut answer = Vec::new();
    let early = next.read_to_end(&mut answer);
    assert!(early.is_err() && answer.is_empty(), "the place is taken while it may still be read");
    next.set_read_timeout(Some(Duration::from_mins(2))).unwrap();
    next.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200 OK"), "{}", String::from_utf8_lossy(&answer));

    // What had been on its way comes, and then the connection ends: not as if the answer were whole.
    stalled.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut rest = Vec::new();
    let _ = stalled.read_to_end(&mut rest);
    assert!(rest.len() + begun.len() < whole.len(), "{} of {} bytes", rest.len(), whole.len());
    assert!(!rest.ends_with(b"\r\n0\r\n\r\n"));
}
