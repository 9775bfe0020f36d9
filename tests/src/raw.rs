//! Requests that no well-behaved client sends: bytes to a socket, bytes back.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::Server;

/// An answer as it came over the wire, and how long it took.
#[derive(Debug)]
pub struct Raw {
    /// Status code; 0 where the connection was closed without an answer.
    pub status: u16,
    /// Status line and headers.
    pub head: String,
    /// The rest.
    pub body: String,
    /// From connecting to the last byte.
    pub took: Duration,
}

impl Raw {
    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Server {
    /// Sends a request with further header lines (each with its line end) and a body.
    ///
    /// # Panics
    /// If the server cannot be reached.
    pub fn raw(&self, method: &str, target: &str, headers: &str, body: &[u8]) -> Raw {
        let began = Instant::now();
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a socket takes a time limit");
        let length = body.len();
        let head = format!(
            "{method} {target} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n",
            self.address
        );
        // A server may refuse before it has read everything; what it says counts then.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Raw { status, head: head.to_owned(), body: body.to_owned(), took: began.elapsed() }
    }
}
