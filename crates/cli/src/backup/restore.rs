//! `spotlight restore`: a backup becomes a database again, whole and verified or not at all.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use spotlight_server::now;
use spotlight_store::{AuditEntry, KeySource, MasterKey, Projection, SqliteStore, Store as _};

use super::archive::{KEY, Manifest};
use super::{Unfinished, install, private_file, read, told};
use crate::database;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the database is to be; nothing may be there yet. Its key is in the backup, or in `SPOTLIGHT_KEY`, or beside it: `DB.key`
    #[arg(long = "db", value_name = "DB")]
    database: PathBuf,
    /// The age identity that the backup was encrypted to
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

/// The most bytes of a key file.
const KEY_BYTES: u64 = 1024;

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let Args { file, database, identity } = args;
    for taken in ["", "-wal", "-shm", "-journal"].map(|ending| beside(&database, ending)) {
        if taken.exists() {
            bail!("{} is there already and is not overwritten", taken.display());
        }
    }
    let source = database::key()?;
    let copy = Unfinished::new(&database, ".part")?;
    let (manifest, key) =
        tokio::task::block_in_place(|| unpack(&file, identity.as_deref(), &copy.0, &source, &database))?;

    // From here on everything in the backup is verified.
    let key_file = match (&key, &source) {
        (Some(text), KeySource::Beside) => Some(place_key(text, &database)?),
        _ => None,
    };
    let trial = match (&key, &source) {
        (_, KeySource::Given(_)) | (None, _) => at(&source, &database),
        (Some(text), _) => KeySource::Given(MasterKey::from_text(text)?),
    };
    let records = settle(&copy.0, &trial, &manifest).await;
    // Nothing that SQLite kept beside the copy is left once it is closed.
    let records = records.with_context(|| format!("{} was not restored", database.display()))?;
    fs::File::open(&copy.0)?.sync_all()?;
    if let Some(key) = &key_file {
        install(&key.0, &beside(&database, ".key"))?;
    }
    install(&copy.0, &database)?;
    println!("{} was restored with {records}: {}", database.display(), told(&manifest));
    match (&key_file, manifest.has_key()) {
        (Some(_), _) => println!("Its key is in {}. Keep a copy of it elsewhere.", beside(&database, ".key").display()),
        (None, true) => println!("The key of the backup was not written: the one that is there already fits."),
        (None, false) => {}
    }
    println!(
        "What was withdrawn, redacted, revoked or retracted after {} is as it was then: do it again before you serve it.",
        manifest.created
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes the database to a new file, verified; and the key, if the backup has it and there is none yet.
fn unpack(
    file: &Path,
    identity: Option<&Path>,
    to: &Path,
    source: &KeySource,
    database: &Path,
) -> anyhow::Result<(Manifest, Option<String>)> {
    let mut key = None;
    let manifest = read(file, identity, |manifest, member, contents| {
        if member.name == KEY {
            let mut text = String::new();
            contents.take(KEY_BYTES).read_to_string(&mut text)?;
            key = Some(text);
            return Ok(());
        }
        if !manifest.has_key() && matches!(source, KeySource::Beside) && !beside(database, ".key").exists() {
            bail!(
                "the key is not in it. Put its file to {}, or the key into SPOTLIGHT_KEY, and restore again",
                beside(database, ".key").display()
            );
        }
        let mut out = private_file(to)?;
        io::copy(contents, &mut out)?;
        Ok(out.sync_all()?)
    })?;
    // A key that is there already is used, and must fit.
    let kept = key.filter(|_| matches!(source, KeySource::Beside) && !beside(database, ".key").exists());
    Ok((manifest, kept))
}

/// The key where the restored database will look for it, for a database under another name.
fn at(source: &KeySource, database: &Path) -> KeySource {
    match source {
        KeySource::Beside => KeySource::File(beside(database, ".key")),
        other => other.clone(),
    }
}

/// Writes the key beside where it will be.
fn place_key(text: &str, database: &Path) -> anyhow::Result<Unfinished> {
    let unfinished = Unfinished::new(database, ".key.part")?;
    let mut out = private_file(&unfinished.0)?;
    io::Write::write_all(&mut out, text.as_bytes())?;
    out.sync_all()?;
    Ok(unfinished)
}

/// Opens the restored database with its key, verifies it, and notes in its log that it was restored; what is in it.
async fn settle(path: &Path, key: &KeySource, manifest: &Manifest) -> anyhow::Result<String> {
    let store = SqliteStore::open_existing(path, key, Projection::embedded()).await?.store;
    let checked = async {
        let entries = store.verify_audit().await?;
        let (mut count, mut after) = (0, None);
        loop {
            let page = store.records(after, 1000).await?;
            let Some(last) = page.last() else { break };
            (count, after) = (count + page.len(), Some(last.id));
        }
        let (who, what) = ("operator".to_owned(), "restore".to_owned());
        let subject = format!("backup of {}", manifest.created);
        store.audit(AuditEntry { now: now(), who, what, subject }).await?;
        anyhow::Ok(format!("{count} records and {entries} entries of the audit log, all verified"))
    };
    let checked = checked.await;
    store.close().await;
    checked
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
