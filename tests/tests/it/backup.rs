//! Backups by the built binary: made while records come in, restored elsewhere, refused when damaged.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use age::secrecy::ExposeSecret as _;
use spotlight_tests::{Server, binary, import, spotlight};
use tempfile::TempDir;

const MARK: &str = "Zacatecoluca";

fn run(arguments: &[&OsStr]) -> (bool, String) {
    let output = spotlight(arguments);
    (output.status.success(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
}

/// Runs a command line in which words in braces are paths.
macro_rules! spotlight {
    ($($argument:expr),+ $(,)?) => { run(&[$($argument.as_ref()),+]) };
}

struct Site {
    folder: TempDir,
    db: PathBuf,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("here.db");
        Self { folder, db }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A database of some records.
    fn with(rows: u32) -> Self {
        let site = Self::new();
        import(&site.db, &[site.register("first", rows)], &["--publish", "--consent", "public_record"]);
        site
    }

    fn register(&self, name: &str, rows: u32) -> PathBuf {
        let mut file = String::from("external_id,category,date,lat,lon,source,private_notes\n");
        for n in 0..rows {
            let (lat, lon) = (31.5 + f64::from(n % 83) / 100.0, -112.0 + f64::from(n % 97) / 100.0);
            // Writing to a string cannot fail.
            let _ =
                writeln!(file, "{name}-{n},death,{}-05-{:02},{lat},{lon},A register,{MARK}", 2010 + n % 12, 1 + n % 28);
        }
        let path = self.path(&format!("{name}.csv"));
        fs::write(&path, file).unwrap();
        path
    }

    /// An age identity in a file, and its recipient.
    fn identity(&self, name: &str) -> (PathBuf, String) {
        let identity = age::x25519::Identity::generate();
        let path = self.path(name);
        fs::write(&path, format!("# made for a test\n{}\n", identity.to_string().expose_secret())).unwrap();
        (path, identity.to_public().to_string())
    }
}

fn beside(db: &Path, ending: &str) -> PathBuf {
    let mut name = db.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Complete records, with the binary's own check of everything.
fn records(db: &Path) -> String {
    let (fine, said) = spotlight!("doctor", "--db", db);
    assert!(fine, "{said}");
    let (fine, said) = spotlight!("export", "--private", "--format", "csv", "--db", db);
    assert!(fine, "{said}");
    said
}

/// Imports file after file until it is dropped.
struct Writing(Child);

impl Writing {
    fn start(db: &Path, files: &[PathBuf]) -> Self {
        let mut command = Command::new(binary());
        command.arg("import").args(files).arg("--db").arg(db);
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    fn is_over(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // It may be over already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_backup_that_is_made_while_records_come_in_is_a_whole_database() {
    let site = Site::with(500);
    let (identity, recipient) = site.identity("identity.txt");
    let (fine, said) = spotlight!("settings", "set", "backup_recipient", &recipient, "--db", &site.db);
    assert!(fine && said.contains(&recipient), "{said}");
    let server = Server::start(&site.db);
    let files: Vec<PathBuf> = (0..12).map(|n| site.register(&format!("more{n}"), 1500)).collect();
    let mut writing = Writing::start(&site.db, &files);
    std::thread::sleep(Duration::from_millis(300));
    let mut backups = Vec::new();
    while backups.len() < 3 && !writing.is_over() {
        let backup = site.path(&format!("{}.backup", backups.len()));
        let (fine, said) = spotlight!("backup", "--db", &site.db, "-o", &backup, "--with-key");
        assert!(fine && said.contains("the database and its key"), "{said}");
        backups.push(backup);
    }
    assert!(!backups.is_empty(), "the import ended too early");
    drop(writing);
    assert_eq!(server.status("/readyz"), 200);
    drop(server);

    for (n, backup) in backups.iter().enumerate() {
        let bytes = fs::read(backup).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1"), "nothing of it is in the clear");
        let (fine, said) = spotlight!("backup", "check", backup, "--identity", &identity);
        assert!(fine && said.contains("is whole"), "{said}");
        let there = site.path(&format!("there{n}.db"));
        let (fine, said) = spotlight!("restore", backup, "--db", &there, "--identity", &identity);
        assert!(fine && said.contains("all verified"), "{said}");
        let rows = csv::Reader::from_reader(records(&there).as_bytes()).records().count();
        assert!(rows >= 500 && (rows - 500).is_multiple_of(1500), "whole batches: {rows}");
        let (fine, said) = spotlight!("audit", "verify", "--db", &there);
        assert!(fine, "{said}");
    }
}

#[test]
fn a_restored_database_is_the_one_that_was_backed_up() {
    let site = Site::with(300);
    let (identity, recipient) = site.identity("identity.txt");
    let before = records(&site.db);
    let (backup, there) = (site.path("a.backup"), site.path("there.db"));
    let made = spotlight!("backup", "--db", &site.db, "-o", &backup, "--with-key", "--recipient", &recipient);
    assert!(made.0 && !made.1.contains("not encrypted"), "{}", made.1);
    let (_, log) = spotlight!("audit", "list", "--db", &site.db);
    assert!(log.contains("backup") && log.contains("encrypted, with the key"), "{log}");
    assert_eq!(
        fs::read_dir(site.folder.path())
            .unwrap()
            .filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|e| e == "part"))
            .count(),
        0
    );
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&backup).unwrap().permissions()) & 0o777, 0o600);

    let (fine, said) = spotlight!("restore", &backup, "--db", &there, "--identity", &identity);
    assert!(fine && said.contains("300 records"), "{said}");
    assert_eq!(records(&there), before);
    assert_eq!(fs::read(beside(&there, ".key")).unwrap(), fs::read(beside(&site.db, ".key")).unwrap());
    let (fine, after) = spotlight!("audit", "list", "--db", &there);
    let entries = |log: &str| {
        log.lines().skip(1).map(str::split_whitespace).map(|l| l.collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    let (log, after) = (entries(&log), entries(&after));
    assert!(fine && after[..log.len()] == log && after[log.len()..][0].contains("restore"), "{after:?}");
    for (db, kind) in [(&site.db, "kept"), (&there, "restored")] {
        let server = Server::start(db);
        assert_eq!(server.json("/api/v1/incidents")["total"], 300, "{kind}");
    }

    let again = spotlight!("restore", &backup, "--db", &there, "--identity", &identity);
    assert!(!again.0 && again.1.contains("is there already and is not overwritten"), "{}", again.1);
    let again = spotlight!("backup", "--db", &site.db, "-o", &backup, "--recipient", &recipient);
    assert!(!again.0 && again.1.contains("is there already and is not overwritten"), "{}", again.1);
}

#[test]
fn without_a_recipient_it_says_what_protects_it_and_takes_no_key() {
    let site = Site::with(40);
    let (backup, there) = (site.path("a.backup"), site.path("there.db"));
    let refused = spotlight!("backup", "--db", &site.db, "-o", &backup, "--with-key");
    assert!(!refused.0 && refused.1.contains("encrypted backup only") && !backup.exists(), "{}", refused.1);
    let (fine, said) = spotlight!("backup", "--db", &site.db, "-o", &backup);
    assert!(fine && said.contains("It is not encrypted") && said.contains("The key is not in it"), "{said}");
    let bytes = fs::read(&backup).unwrap();
    assert!(!bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes()), "private words are sealed");
    let key = fs::read(beside(&site.db, ".key")).unwrap();
    assert!(!bytes.windows(60).any(|window| window == &key[..60]));

    let (fine, said) = spotlight!("restore", &backup, "--db", &there);
    assert!(!fine && said.contains("the key is not in it") && said.contains("there.db.key"), "{said}");
    assert!(!there.exists());
    fs::write(beside(&there, ".key"), "0".repeat(64)).unwrap();
    let (fine, said) = spotlight!("restore", &backup, "--db", &there);
    assert!(!fine && said.contains("does not belong to"), "{said}");
    assert!(!there.exists());
    fs::write(beside(&there, ".key"), &key).unwrap();
    let (fine, said) = spotlight!("restore", &backup, "--db", &there);
    assert!(fine, "{said}");
    assert_eq!(records(&there), records(&site.db));
    let left = fs::read_dir(site.folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<_> = left.filter(|name| name.contains("part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn another_identity_or_none_opens_nothing() {
    let site = Site::with(20);
    let (identity, recipient) = site.identity("identity.txt");
    let (other, _) = site.identity("other.txt");
    let (backup, there) = (site.path("a.backup"), site.path("there.db"));
    assert!(spotlight!("backup", "--db", &site.db, "-o", &backup, "--recipient", &recipient).0);
    let (fine, said) = spotlight!("restore", &backup, "--db", &there);
    assert!(!fine && said.contains("it is encrypted") && said.contains("--identity"), "{said}");
    let (fine, said) = spotlight!("restore", &backup, "--db", &there, "--identity", &other);
    assert!(!fine && said.contains("other.txt does not open it"), "{said}");
    let (fine, said) = spotlight!("backup", "check", &backup, "--identity", &other);
    assert!(!fine && said.contains("other.txt does not open it"), "{said}");
    assert!(!there.exists() && !beside(&there, ".key").exists());
    assert!(spotlight!("backup", "check", &backup, "--identity", &identity).0);
    for wrong in ["age1qqq", "nobody", "AGE-SECRET-KEY-1"] {
        let (fine, said) = spotlight!("settings", "set", "backup_recipient", wrong, "--db", &site.db);
        assert!(!fine && said.contains("no recipient of age"), "{said}");
    }
}

#[test]
fn a_damaged_byte_anywhere_is_refused() {
    let site = Site::with(5);
    let (identity, recipient) = site.identity("identity.txt");
    let there = site.path("there.db");
    for encrypted in [true, false] {
        let backup = site.path(if encrypted { "encrypted.backup" } else { "plain.backup" });
        let made = if encrypted {
            spotlight!("backup", "--db", &site.db, "-o", &backup, "--recipient", &recipient)
        } else {
            spotlight!("backup", "--db", &site.db, "-o", &backup)
        };
        assert!(made.0, "{}", made.1);
        let whole = fs::read(&backup).unwrap();
        let damaged = site.path("damaged.backup");
        // Every part of the form, and places all over the database.
        let places = (0..whole.len()).step_by(whole.len() / 25).chain([
            1,
            30,
            600,
            whole.len() - 2000,
            whole.len() - 40,
            whole.len() - 1,
        ]);
        let mut refusals = 0;
        for at in places {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            fs::write(&damaged, bytes).unwrap();
            let (fine, said) = if at % 2 == 0 {
                spotlight!("backup", "check", &damaged, "--identity", &identity)
            } else {
                spotlight!("restore", &damaged, "--db", &there, "--identity", &identity)
            };
            assert!(!fine && (said.contains("damaged") || said.contains("not in it")), "byte {at}: {said}");
            assert!(!there.exists() && !beside(&there, ".key").exists(), "byte {at}");
            refusals += 1;
        }
        assert!(refusals > 25);
        fs::write(&damaged, &whole[..whole.len() - 1000]).unwrap();
        let (fine, said) = spotlight!("backup", "check", &damaged, "--identity", &identity);
        assert!(!fine && said.contains("damaged or was cut off"), "{said}");
    }
}

#[test]
fn a_command_that_has_ended_leaves_the_whole_database_in_its_file() {
    let site = Site::with(20);
    let log = site.path("here.db-wal");
    // A command that does not wait for its connections to close leaves the log one time in ten or twenty.
    for round in 0..10 {
        for (fine, command) in [
            (true, "doctor"),
            (true, "export --private --format csv"),
            (true, "audit list"),
            (false, "undo 9999 --why nothing"),
        ] {
            let arguments = command.split(' ').map(OsStr::new).chain(["--db".as_ref(), site.db.as_os_str()]);
            let (ended, said) = run(&arguments.collect::<Vec<_>>());
            assert_eq!(ended, fine, "{command}: {said}");
            assert!(!log.exists(), "round {round}: {command} left the write-ahead log");
        }
    }
}
