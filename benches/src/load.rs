//! A load generator, `wrk` (Debian's package of that name).

use std::fs;
use std::net::SocketAddr;
use std::process::Command;

/// What a load generator saw.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Answers a second.
    pub a_second: f64,
    /// Half of the answers came within so many µs.
    pub p50_us: f64,
    /// Ninety-nine of a hundred came within so many µs.
    pub p99_us: f64,
    /// Mean bytes of an answer, headers included.
    pub bytes: f64,
}

/// Asks for the paths in turn, over 16 connections.
///
/// # Panics
/// Where `wrk` is not installed, or any request failed.
pub fn load(at: SocketAddr, paths: &[String], seconds: u32) -> Seen {
    let folder = tempfile::tempdir().expect("a folder");
    let (urls, script) = (folder.path().join("urls"), folder.path().join("load.lua"));
    fs::write(&urls, paths.join("\n")).expect("writing");
    let lua = format!(
        "local all, i, n = {{}}, 0, 0\n\
         function init() for path in io.lines('{}') do n = n + 1; all[n] = wrk.format('GET', path) end end\n\
         function request() i = i % n + 1; return all[i] end\n\
         function done(sum, latency)\n\
           io.write(string.format('RESULT %f %f %f %f %d\\n', sum.requests / sum.duration * 1e6, latency:percentile(50),\
             latency:percentile(99), sum.bytes / sum.requests, sum.errors.status + sum.errors.read + sum.errors.timeout))\n\
         end\n",
        urls.display()
    );
    fs::write(&script, lua).expect("writing");
    let ran = Command::new("wrk")
        .args(["-t1", "-c16", &format!("-d{seconds}s"), "-s"])
        .arg(&script)
        .arg(format!("http://{at}"))
        .output()
        .expect("wrk; on Debian: apt install wrk");
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    let line = out.lines().find_map(|line| line.strip_prefix("RESULT ")).unwrap_or_else(|| panic!("wrk said {out}"));
    let numbers: Vec<f64> = line.split(' ').map(|number| number.parse().expect("a number")).collect();
    assert!(numbers[4] == 0.0, "{} requests failed", numbers[4]);
    Seen { a_second: numbers[0], p50_us: numbers[1], p99_us: numbers[2], bytes: numbers[3] }
}
