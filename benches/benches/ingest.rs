//! A CSV of incidents in: reading and validating alone, and the whole durable import of sealed records, beside the csv crate's
//! raw deserialisation and SQLite's own import of the same file, in the same run.
//!
//! `cargo bench -p spotlight-benches --bench ingest -- [ROWS…] [read|import]`; without arguments 10,000 and 100,000 rows, with `read`
//! or `import` only that and what it is compared with.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on says where")]

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use spotlight_benches::{Best, best_of, write_csv};
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{FileReceipt, Input, Options, Reference, inspect, rows};
use spotlight_record::{Consent, Visibility};
use spotlight_server::import::{Bounds, Job, import_file};
use spotlight_store::{Act, Intent, KeySource, Projection, SqliteStore};

/// The allocator that the service and the command have.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: u32 = 3;

/// Rows that an import hands on together.
const CHUNK: usize = 1000;

fn main() {
    let asked: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let folder = tempfile::tempdir().unwrap();
    // Boundaries are decoded once a process, whatever is imported.
    let _ = (Regions::embedded(), Taxonomy::embedded());
    let asked_for = |word: &str| std::env::args().any(|argument| argument == word);
    let (reading, importing) = (!asked_for("import"), !asked_for("read"));
    for count in if asked.is_empty() { vec![10_000, 100_000] } else { asked } {
        let file = folder.path().join(format!("{count}.csv"));
        write_csv(BufWriter::new(File::create(&file).unwrap()), count, 42).unwrap();
        println!("\n{count} rows, {:.1} MB, best of {RUNS}", fs::metadata(&file).unwrap().len() as f64 / 1e6);
        println!("{:<48} {:>10} {:>9} {:>9}", "", "rows/s", "best s", "worst s");
        if reading {
            measure_reading(&file, count);
        }
        if importing {
            measure_import(&file, count, folder.path());
        }
    }
}

fn measure_reading(file: &Path, count: u64) {
    let deserialised = csv_crate(file, count);
    line("csv crate with serde into an owned struct", deserialised, count);
    let validated = best_of(RUNS, || (), |()| validate(file, count));
    line("read and validate", validated, count);
    println!("read and validate / csv: {:.2}", deserialised.best.as_secs_f64() / validated.best.as_secs_f64());
}

fn measure_import(file: &Path, count: u64, folder: &Path) {
    let imported = best_of(RUNS, || fresh(folder), |database| import(file, &database, count));
    line("durable import of sealed records", imported, count);
    let sqlite = sqlite_import(file, folder);
    if let Some(sqlite) = sqlite {
        line("sqlite3 .import (no journal, no sync)", sqlite, count);
        println!("import / .import: {:.2}", sqlite.best.as_secs_f64() / imported.best.as_secs_f64());
    } else {
        println!("sqlite3 is not installed: its .import was not measured");
    }
    if let Some(peak) = peak_mb() {
        println!("peak memory of this process so far: {peak} MB");
    }
}

fn line(name: &str, took: Best, count: u64) {
    println!(
        "{name:<48} {:>10.0} {:>9.3} {:>9.3}",
        took.per_second(count),
        took.best.as_secs_f64(),
        took.worst.as_secs_f64()
    );
}

fn options() -> Options {
    Options {
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Options::new(spotlight_server::today())
    }
}

/// The csv crate with serde, in a program of its own: with the allocator that every program has unless it says otherwise.
fn csv_crate(file: &Path, count: u64) -> Best {
    let seconds = || {
        let ran = Command::new(env!("CARGO_BIN_EXE_csv_crate")).arg(file).output().unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        let (rows, seconds) = said.trim().split_once(' ').unwrap();
        assert_eq!(rows.parse(), Ok(count));
        Duration::from_secs_f64(seconds.parse().unwrap())
    };
    let runs: Vec<Duration> = (0..RUNS).map(|_| seconds()).collect();
    Best { best: *runs.iter().min().unwrap(), worst: *runs.iter().max().unwrap() }
}

/// Both passes over the file, and its receipt.
fn validate(file: &Path, count: u64) {
    let (input, options) = (Input::from_path(file), options());
    let reference = Reference { taxonomy: Taxonomy::embedded(), regions: Regions::embedded() };
    let plan = inspect(&input, &options, &reference).unwrap();
    let mut receipt = FileReceipt::begin(&plan);
    let (send, chunks) = sync_channel::<Vec<_>>(2);
    // The rows are read beside what is done with them, as an import does.
    thread::scope(|scope| {
        let mut rows = rows(&input, &plan, &options, &reference).unwrap();
        scope.spawn(move || {
            loop {
                let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
                if chunk.is_empty() || send.send(chunk).is_err() {
                    return;
                }
            }
        });
        for row in chunks.into_iter().flatten() {
            receipt.record(&row.unwrap(), None);
        }
    });
    assert_eq!(receipt.finish().tally().rows_read, count);
}

/// A path for a database that is not there.
fn fresh(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("bench.db");
    for ending in ["", "-wal", "-shm", ".key"] {
        // It may not be there.
        let _ = fs::remove_file(folder.join(format!("bench.db{ending}")));
    }
    path
}

fn import(file: &Path, database: &Path, count: u64) {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store =
            SqliteStore::open(database, &KeySource::Beside, Projection::embedded()).await.unwrap().store.alone();
        let act = Act { who: "bench".into(), now: spotlight_server::now(), why: None };
        let job = Job {
            options: options(),
            intent: Intent::Publish,
            propose: false,
            as_of: None,
            dry_run: false,
            expected: None,
            upload: None,
            bounds: Bounds::default(),
            act,
        };
        let imported = import_file(&store, &Input::from_path(file), &job, &mut ()).await;
        assert!(imported.failure.is_none(), "{:?}", imported.failure);
        assert_eq!(imported.receipt.tally().rows_read, count);
        store.close().await;
    });
}

/// SQLite's own import of the same file into a bare table, at its fastest: without a journal and without waiting for the disk.
fn sqlite_import(file: &Path, folder: &Path) -> Option<Best> {
    Command::new("sqlite3").arg("-version").stdout(Stdio::null()).status().ok()?;
    let columns = "external_id INTEGER PRIMARY KEY, source_system TEXT, category TEXT, date TEXT, lat REAL, lon REAL, \
                   state TEXT, dead INT, source TEXT, verification TEXT, description TEXT";
    let script = format!(
        "PRAGMA journal_mode=OFF;\nPRAGMA synchronous=OFF;\nCREATE TABLE t ({columns});\n.import --csv --skip 1 '{}' t\n",
        file.display()
    );
    let prepare = || fresh(folder);
    let run = |database: std::path::PathBuf| {
        let mut child =
            Command::new("sqlite3").arg(database).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    };
    Some(best_of(RUNS, prepare, run))
}

/// The most memory that this process had at any time, as Linux tells it.
fn peak_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kb| kb / 1024)
}
