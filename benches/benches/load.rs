//! Tiles over HTTP under load: our service on generated data, beside a route of the same framework that answers 8 KB and does nothing
//! else, in the same run. The load comes from `wrk` (Debian's package of that name), 16 connections.
//!
//! `cargo xtask bench` · `cargo bench -p spotlight-benches --bench load -- 100000 1000000` · `-- --csv FILE`

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::BufReader;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use axum::serve::ListenerExt;
use spotlight_benches::{FILTERS, Seed, ad_hoc, filter, invented, load, read_public, requests, tiles};
use spotlight_core::index::Dataset;
use spotlight_public::{Front, PublicState, router};
use tower::make::Shared;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Addresses of the mix with a filter of its own each.
const AD_HOC: usize = 300_000;

/// Seconds of load for every figure.
const SECONDS: u32 = 4;

/// Listens on any port of this machine, on threads of its own.
fn listen<F>(serve: impl FnOnce(tokio::net::TcpListener) -> F + Send + 'static) -> SocketAddr
where
    F: Future<Output = ()>,
{
    let (tell, told) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            tell.send(listener.local_addr().expect("an address")).expect("somebody waits");
            serve(listener).await;
        });
    });
    told.recv().expect("a server")
}

/// The route that does nothing.
fn fixed() -> SocketAddr {
    let body = bytes::Bytes::from(vec![b'x'; 8192]);
    let kind = [(header::CONTENT_TYPE, "application/geo+json")];
    let router = Router::new().route("/", get(move || async move { (kind, body.clone()) }));
    listen(|listener| async {
        let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("a socket"));
        axum::serve(listener, router).await.expect("serving");
    })
}

/// Our service.
fn ours(data: Dataset) -> SocketAddr {
    let state = PublicState::new();
    state.swap(Arc::new(data));
    let front = Front::new(Arc::clone(&state), router(Arc::clone(&state)), Arc::new(|_, _| {}));
    listen(|listener| async {
        let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("a socket"));
        axum::serve(listener, Shared::new(front)).await.expect("serving");
    })
}

/// Milliseconds.
fn ms(us: f64) -> String {
    format!("{:.2}", us / 1000.0)
}

/// One line of the table: a load between two of the route that does nothing.
fn line(out: &mut String, name: &str, ceiling: SocketAddr, at: SocketAddr, paths: &[String]) {
    let nothing = || load(ceiling, &["/".to_owned()], SECONDS);
    let (before, own, after) = (nothing(), load(at, paths, SECONDS), nothing());
    let most = f64::midpoint(before.a_second, after.a_second);
    let text = format!(
        "| {name} | {:.0} | {} | {} | {:.0} | {:.2} | {} / {} |",
        own.a_second,
        ms(own.p50_us),
        ms(own.p99_us),
        own.bytes,
        own.a_second / most,
        ms(before.p99_us),
        ms(after.p99_us)
    );
    println!("{text}");
    let _ = writeln!(out, "{text}");
}

fn measure(out: &mut String, data: Dataset, ceiling: SocketAddr) {
    let tiles = tiles(&data, 7);
    let filters: Vec<_> = FILTERS.iter().map(|query| filter(query, &data)).collect();
    let mut seed = Seed(9);
    let path = |tile: spotlight_core::tile::TileCoord, query: &str, ending: &str| {
        let (z, x, y) = tile.zxy();
        format!("/tiles/{z}/{x}/{y}.{ending}?{query}")
    };
    let mix = requests(&tiles, filters.len(), 8);
    let fixed: Vec<String> = mix.iter().map(|(tile, own)| path(*tile, FILTERS[*own], "geojson")).collect();
    let new: Vec<String> = (0..AD_HOC)
        .map(|i| {
            let query = ad_hoc(&mut seed, &data).to_query(data.taxonomy(), data.regions());
            path(mix[i % mix.len()].0, &query, "geojson")
        })
        .collect();
    let vector: Vec<String> = new.iter().map(|path| path.replace(".geojson", ".mvt")).collect();
    let head = format!(
        "\n{} incidents\n\n| requests | a second | p50 ms | p99 ms | bytes | of the fixed body | its p99 ms |\n|---|---:|---:|---:|---:|---:|---:|",
        data.len()
    );
    println!("{head}");
    let _ = writeln!(out, "{head}");
    let at = ours(data);
    line(out, "six repeated filters, GeoJSON", ceiling, at, &fixed);
    line(out, "a new filter on every request, GeoJSON", ceiling, at, &new);
    line(out, "a new filter on every request, MVT", ceiling, at, &vector);
}

fn main() {
    // `cargo bench` hands on a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|own| own != "--bench").collect();
    let mut out = String::from(
        "# Load\n\nMeasured by `cargo xtask bench`: tiles over HTTP on this machine's own loopback, client and service on the same cores, 16 connections.\n",
    );
    let ceiling = fixed();
    if let [flag, path] = &arguments[..]
        && flag == "--csv"
    {
        let incidents = File::open(path).and_then(|file| read_public(BufReader::new(file)));
        let incidents = incidents.unwrap_or_else(|error| panic!("{path}: {error}"));
        return measure(&mut out, spotlight_benches::build(incidents), ceiling);
    }
    let sizes = if arguments.is_empty() { vec!["100000".to_owned(), "1000000".to_owned()] } else { arguments };
    for rows in &sizes {
        let rows = rows.parse().unwrap_or_else(|_| panic!("{rows:?} is no number of incidents"));
        measure(&mut out, invented(rows), ceiling);
    }
    let results = concat!(env!("CARGO_MANIFEST_DIR"), "/results.md");
    fs::write(results, out).unwrap_or_else(|error| panic!("{results}: {error}"));
}
