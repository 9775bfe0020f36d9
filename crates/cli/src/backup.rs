//! `spotlight backup`: a consistent copy of a database in one file, encrypted if there is somebody to encrypt it to.

pub(crate) mod archive;
mod digest;
pub(crate) mod restore;
mod sealed;

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Subcommand;
use spotlight_server::{load, now};
use spotlight_store::{AuditEntry, KeySource, ReviewStore as _, SqliteStore, Store as _};

use crate::Usage;
use crate::database::{self, Database};
use archive::{DATABASE, KEY, Manifest, Member};
pub(crate) use sealed::recipient;

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The database. Its key is in `SPOTLIGHT_KEY` (64 hexadecimal digits), or else in a file beside it, `DB.key`
    #[arg(long = "db", value_name = "DB", required = true)]
    database: Option<PathBuf>,
    /// Where the backup is written
    #[arg(short, long, value_name = "FILE", required = true)]
    output: Option<PathBuf>,
    /// Puts the key into the backup, too. Only if it is encrypted
    #[arg(long)]
    with_key: bool,
    /// Encrypts to this age recipient (age1…), and not to the one that the setting `backup_recipient` names
    #[arg(long, value_name = "RECIPIENT")]
    recipient: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a backup to its end, and tells whether it is whole and what is in it
    Check(Check),
}

/// A backup to be made.
struct Make {
    database: Database,
    output: PathBuf,
    with_key: bool,
    recipient: Option<String>,
}

#[derive(clap::Args)]
struct Check {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The age identity that it was encrypted to
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let Args { command, database, output, with_key, recipient } = args;
    match (command, database, output) {
        (Some(Command::Check(args)), ..) => {
            let manifest = read(&args.file, args.identity.as_deref(), |_, _, bytes| {
                io::copy(bytes, &mut io::sink())?;
                Ok(())
            })?;
            println!("{} is whole: {}", args.file.display(), told(&manifest));
            Ok(ExitCode::SUCCESS)
        }
        (None, Some(path), Some(output)) => {
            make(Make { database: Database { path }, output, with_key, recipient }).await
        }
        (None, ..) => Err(Usage("name the database with --db and the backup with --output".to_owned()).into()),
    }
}

async fn make(args: Make) -> anyhow::Result<ExitCode> {
    let output = &args.output;
    if output.exists() {
        bail!("{} is there already and is not overwritten", output.display());
    }
    let source = database::key()?;
    let store = args.database.open().await?;
    let made = write(&store, &source, &args).await;
    let (manifest, encrypted) = made.with_context(|| format!("{} was not written", output.display()))?;
    println!("{} holds {}", output.display(), told(&manifest));
    if !encrypted {
        eprintln!(
            "It is not encrypted: it is protected only by the sealing of the database itself, which covers records, uploads, receipts and \
             accounts, but not statuses, sizes, dates of batches and what is public. To encrypt it: spotlight settings set backup_recipient \
             RECIPIENT, or --recipient RECIPIENT, with a recipient of age (age-keygen makes one)."
        );
    }
    if !args.with_key {
        eprintln!("The key is not in it. Without the key nobody can read it: keep a copy of the key elsewhere.");
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the backup under another name, and gives it its own when it is durable; whether it is encrypted.
async fn write(store: &SqliteStore, source: &KeySource, args: &Make) -> anyhow::Result<(Manifest, bool)> {
    let named = match &args.recipient {
        Some(named) => Some(named.clone()),
        None => store.settings().await?.backup_recipient,
    };
    let to = named.as_deref().map(recipient).transpose()?;
    if args.with_key && to.is_none() {
        return Err(Usage(
            "the key goes into an encrypted backup only: name a recipient with --recipient, or leave out --with-key"
                .to_owned(),
        )
        .into());
    }
    let key = args.with_key.then(|| source.text(&args.database.path)).transpose()?;
    let created = now();
    let subject = match (&to, args.with_key) {
        (None, _) => "not encrypted",
        (Some(_), false) => "encrypted",
        (Some(_), true) => "encrypted, with the key",
    };
    let (who, what) = ("operator".to_owned(), "backup".to_owned());
    store.audit(AuditEntry { now: created, who, what, subject: subject.to_owned() }).await?;

    let copy = Unfinished::new(&args.output, ".db.part")?;
    // What was made by another version of the program is not made anew for a backup; its dataset then has no name here.
    let current = store.projection_is_current().await?;
    let before = if current { Some(load::dataset(store, |_| ()).await?) } else { None };
    store.copy_into(&copy.0).await?;
    let dataset = match before {
        // A dataset that changed while it was copied is named by neither version.
        Some(before) => load::next(store, &before).await?.is_none().then(|| before.dataset.version().to_string()),
        None => None,
    };

    let mut members = vec![Member::of_file(DATABASE, &copy.0)?];
    members.extend(key.as_ref().map(|key| Member::of_bytes(KEY, key.as_bytes())));
    let manifest = Manifest::new(created, dataset, members);
    let unfinished = Unfinished::new(&args.output, ".part")?;
    tokio::task::block_in_place(|| {
        let mut file = private_file(&unfinished.0)?;
        let contents: Vec<Box<dyn Read>> = std::iter::once(Box::new(File::open(&copy.0)?) as Box<dyn Read>)
            .chain(key.as_ref().map(|key| Box::new(key.as_bytes()) as Box<dyn Read>))
            .collect();
        if let Some(to) = &to {
            let mut encrypted = sealed::encrypt(to, BufWriter::new(&mut file))?;
            archive::write(&mut encrypted, &manifest, contents)?;
            encrypted.finish()?.flush()?;
        } else {
            let mut plain = BufWriter::new(&mut file);
            archive::write(&mut plain, &manifest, contents)?;
            plain.flush()?;
        }
        file.sync_all()?;
        anyhow::Ok(())
    })?;
    install(&unfinished.0, &args.output)?;
    Ok((manifest, to.is_some()))
}

/// Reads a backup to its end, decrypting it if it is encrypted. `take` is given each member with its name and must read it whole.
///
/// What it is given is verified only when this returns: nothing may be relied on before.
fn read(
    path: &Path,
    identity: Option<&Path>,
    take: impl FnMut(&Manifest, &Member, &mut dyn Read) -> anyhow::Result<()>,
) -> anyhow::Result<Manifest> {
    let opened = || {
        let file = BufReader::new(File::open(path)?);
        match sealed::open(file, identity)? {
            sealed::Opened::Plain(plain) => archive::read(plain, take),
            sealed::Opened::Encrypted(decrypted) => archive::read(decrypted, take),
        }
    };
    opened().with_context(|| path.display().to_string())
}

/// What is in a backup, for people.
fn told(manifest: &Manifest) -> String {
    let bytes: u64 = manifest.members.iter().map(|member| member.size).sum();
    let key = if manifest.has_key() { "the database and its key" } else { "the database, without its key" };
    let dataset = manifest.dataset.as_ref().map(|version| format!(", dataset {version}")).unwrap_or_default();
    format!("{key}, {bytes} bytes, of {} by Spotlight {}{dataset}", manifest.created, manifest.software)
}

/// A file that goes unless it is given another name.
struct Unfinished(PathBuf);

impl Unfinished {
    fn new(path: &Path, ending: &str) -> io::Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let path = PathBuf::from(name);
        // What an earlier attempt has left.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self(path)),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Best effort, and it is gone already where it was given another name. SQLite keeps files beside one that it opens.
        for ending in ["", "-wal", "-shm"] {
            let mut name = self.0.as_os_str().to_owned();
            name.push(ending);
            let _ = fs::remove_file(name);
        }
    }
}

/// A new file that only its owner can read.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Gives a file that is on the disk its own name, durably and without taking anybody else's.
fn install(from: &Path, to: &Path) -> anyhow::Result<()> {
    // A hard link fails where the name is taken; a rename would take it.
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} is there already and is not overwritten", to.display())
        }
        // Some file systems have no hard links.
        Err(_) if !to.exists() => fs::rename(from, to)?,
        Err(error) => return Err(error.into()),
    }
    if cfg!(unix) {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
