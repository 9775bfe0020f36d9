//! `kill -9` at random moments of a first import: all of the file is there or nothing of it, and it can be imported again.
//!
//! Ten moments, or as many as `SPOTLIGHT_KILLS` says.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use spotlight_tests::{binary, spotlight};

const ROWS: usize = 6000;

fn run(db: &Path, arguments: &[&str]) -> Output {
    spotlight(arguments.iter().map(std::ffi::OsStr::new).chain(["--db".as_ref(), db.as_os_str()]))
}

/// Complete records in the database; nothing if it was killed before there was one.
fn records(db: &Path) -> Option<usize> {
    run(db, &["doctor"]).status.success().then(|| {
        let exported = run(db, &["export", "--private", "--format", "csv"]);
        assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
        csv::Reader::from_reader(exported.stdout.as_slice()).records().count()
    })
}

#[test]
fn a_first_import_that_is_killed_leaves_nothing_or_all() {
    let kills: u32 = std::env::var("SPOTLIGHT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register.csv");
    let mut file = String::from("external_id,category,date,lat,lon,source\n");
    for n in 0..ROWS {
        let (lat, lon) = (31.5 + (n % 83) as f64 / 100.0, -112.0 + (n % 97) as f64 / 100.0);
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{n},death,{}-05-{:02},{lat},{lon},A register", 2010 + n % 12, 1 + n % 28);
    }
    fs::write(&register, file).unwrap();
    let import = |db: &Path| {
        let mut command = Command::new(binary());
        command.arg("import").arg(&register).arg("--db").arg(db);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };

    let mut lasts = Duration::from_secs(1);
    let mut chance = 0x2545_f491_4f6c_dd1d_u64;
    let (mut nothing, mut all) = (0, 0);
    for round in 0..kills {
        let db = folder.path().join(format!("{round}.db"));
        let mut child = import(&db).spawn().unwrap();
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(lasts.mul_f64((chance >> 40) as f64 / f64::from(1 << 24) * 1.2));
        // SIGKILL; it may have ended by itself.
        let _ = child.kill();
        let ended = child.wait().unwrap().success();
        let found = records(&db);
        assert!(matches!(found, None | Some(0 | ROWS)), "round {round}: {found:?} records");
        assert!(!ended || found == Some(ROWS), "round {round}: {found:?} records of an import that ended");
        if found == Some(ROWS) {
            all += 1;
        } else {
            nothing += 1;
        }
        let began = Instant::now();
        assert!(import(&db).status().unwrap().success(), "round {round}");
        if found != Some(ROWS) {
            lasts = began.elapsed();
        }
        assert_eq!(records(&db), Some(ROWS), "round {round}");
    }
    println!("killed {kills} times: {nothing} times nothing, {all} times all");
}
