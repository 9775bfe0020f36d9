//! The running service on a database: how long from its start to the first tile, and from a commit to the map, while tiles are asked for.
//!
//! `cargo bench -p spotlight-benches --bench follow -- [ROWS…]`; without arguments 100,000 and 1,000,000 rows. Needs `wrk`.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on says where")]

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

use spotlight_benches::{Seed, load, write_csv};
use spotlight_core::lonlat::LonLat;
use spotlight_ingest::{Input, Options as Reading};
use spotlight_record::{Consent, Incident, Place, Visibility};
use spotlight_server::import::{Bounds, Job, import_file};
use spotlight_server::{Options, serve};
use spotlight_store::{Act, Batch as _, BatchInfo, Intent, KeySource, Projection, Sink as _, SqliteStore, Store as _};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Commits that are measured, and incidents of each.
const COMMITS: u32 = 20;
const OF_EACH: u32 = 100;

/// Seconds of load, without commits and with.
const SECONDS: u32 = 15;

fn main() {
    let asked: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    for rows in if asked.is_empty() { vec![100_000, 1_000_000] } else { asked } {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("follow.db");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(fill(&database, rows));
        println!("\n{rows} incidents, database of {} MB", fs::metadata(&database).unwrap().len() >> 20);
        measure(&database, &runtime);
    }
}

fn act() -> Act {
    Act { who: "bench".into(), now: spotlight_server::now(), why: None }
}

async fn fill(database: &Path, rows: u64) {
    let file = database.with_extension("csv");
    write_csv(BufWriter::new(File::create(&file).unwrap()), rows, 42).unwrap();
    let store = SqliteStore::open(database, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let options = Reading {
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Reading::new(spotlight_server::today())
    };
    let (intent, propose, dry_run) = (Intent::Publish, false, false);
    let job = Job {
        options,
        intent,
        propose,
        as_of: None,
        dry_run,
        expected: None,
        upload: None,
        bounds: Bounds::default(),
        act: act(),
    };
    let imported = import_file(&store, &Input::from_path(&file), &job, &mut ()).await;
    assert!(imported.failure.is_none(), "{:?}", imported.failure);
    store.close().await;
}

/// The body of an answer.
fn get(at: SocketAddr, path: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(at).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = BufReader::new(stream);
    let mut line = String::new();
    answer.read_line(&mut line).unwrap();
    let status = line[9..12].parse().unwrap();
    let mut rest = String::new();
    answer.read_to_string(&mut rest).unwrap();
    (status, rest.split_once("\r\n\r\n").map_or_else(String::new, |(_, body)| body.to_owned()))
}

/// How many incidents the map counts in the whole world.
fn on_the_map(at: SocketAddr) -> u64 {
    let (_, body) = get(at, "/tiles/0/0/0.geojson?category=raid");
    let counts = body.split("\"point_count\":").skip(1);
    counts.map(|rest| rest.split([',', '}']).next().unwrap().parse::<u64>().unwrap()).sum()
}

fn measure(database: &Path, runtime: &tokio::runtime::Runtime) {
    let listen = "127.0.0.1:0".parse().unwrap();
    let options = Options { rate_limits: false, ..Options::new(database.to_owned(), KeySource::Beside, listen) };
    let (tell, told) = std::sync::mpsc::channel();
    let started = Instant::now();
    thread::spawn(move || {
        let served = serve(options, move |address| tell.send(address).unwrap());
        tokio::runtime::Runtime::new().unwrap().block_on(served).unwrap();
    });
    let at = told.recv().unwrap();
    let mut stages: Vec<(String, Duration)> = Vec::new();
    while get(at, "/tiles/0/0/0.geojson").0 != 200 {
        let (_, body) = get(at, "/readyz");
        let stage = body.split("\"stage\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("ready");
        if stages.last().is_none_or(|(own, _)| own != stage) {
            stages.push((stage.to_owned(), started.elapsed()));
        }
        thread::sleep(Duration::from_millis(2));
    }
    println!("first tile after {:.2} s; {stages:.2?}", started.elapsed().as_secs_f64());

    let mut seed = Seed(5);
    let paths: Vec<String> = (0..200_000)
        .map(|_| {
            let (z, from) = (seed.below(6) + 5, seed.below(20));
            let (lon, lat) = (-117.0 + seed.below(2000) as f64 / 100.0, 26.0 + seed.below(600) as f64 / 100.0);
            let tile = spotlight_core::tile::TileCoord::at(
                z as u8,
                spotlight_core::mercator::Mercator::of(LonLat::new(lon, lat).unwrap()),
            );
            let (z, x, y) = tile.unwrap().zxy();
            format!("/tiles/{z}/{x}/{y}.geojson?category=death,raid&from={}-0{}", 2000 + from, 1 + seed.below(9))
        })
        .collect();
    thread::sleep(Duration::from_secs(3));
    let alone = load(at, &paths, SECONDS);
    let under = thread::scope(|scope| {
        let loaded = scope.spawn(|| load(at, &paths, SECONDS));
        thread::sleep(Duration::from_secs(1));
        runtime.block_on(commits(database, at));
        loaded.join().unwrap()
    });
    for (name, seen) in [("without commits", alone), ("during commits", under)] {
        println!("tiles {name}: {:.0} a second, p50 {:.0} µs, p99 {:.0} µs", seen.a_second, seen.p50_us, seen.p99_us);
    }
}

/// Commits a hundred incidents, again and again, and looks how long it is until the map counts them.
async fn commits(database: &Path, at: SocketAddr) {
    let store = SqliteStore::open(database, &KeySource::Beside, Projection::embedded()).await.unwrap().store;
    let mut waited = Vec::new();
    for commit in 0..COMMITS {
        let before = on_the_map(at);
        let one = |n: u32| {
            let place = LonLat::new(-111.0 - f64::from(n % 97) / 100.0, 31.8 + f64::from(n % 89) / 100.0).unwrap();
            Incident {
                external_id: Some(format!("{commit}-{n}")),
                source: Some("An invented register".to_owned()),
                consent: Some(Consent::PublicRecord),
                visibility: Some(Visibility::Exact),
                ..Incident::new("follow", "raid", "2021-03-04".parse().unwrap(), Place::At(place))
            }
        };
        let (file_name, file_sha256) = ("cases.csv".to_owned(), [commit as u8; 32]);
        let info = BatchInfo { act: act(), file_name, file_sha256, intent: Intent::Publish, as_of: None, upload: None };
        let mut batch = store.begin(info).await.unwrap();
        batch.put((0..OF_EACH).map(one).collect()).await.unwrap();
        batch.commit(b"{}").await.unwrap();
        let committed = Instant::now();
        while on_the_map(at) != before + u64::from(OF_EACH) {
            thread::sleep(Duration::from_millis(1));
        }
        waited.push(committed.elapsed());
        thread::sleep(Duration::from_millis(300));
    }
    waited.sort_unstable();
    println!(
        "{COMMITS} commits of {OF_EACH}: on the map after {:.0?} (middle), {:.0?} (last)",
        waited[waited.len() / 2],
        waited[waited.len() - 1]
    );
    store.close().await;
}
