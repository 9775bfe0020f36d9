//! `spotlight key`: changing the key of a database.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use spotlight_store::{KeySource, NewKey, Rotation, SqliteStore};

use crate::Usage;
use crate::batches::operator;
use crate::database::{self, Database, KEY, NEW_KEY};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a new key and seals everything with it. Nobody may have the database open
    ///
    /// A key file is replaced. If the key is in `SPOTLIGHT_KEY`, the new one is in `SPOTLIGHT_NEW_KEY`, or is made and written to
    /// a file with --new-key-file. Cut short at any moment, the database opens with one of the two keys: with a key file, by itself.
    Rotate(Rotate),
}

#[derive(clap::Args)]
struct Rotate {
    #[command(flatten)]
    database: Database,
    /// Writes the new key to this file, which must not be there yet; if the old one is in `SPOTLIGHT_KEY`
    #[arg(long, value_name = "FILE")]
    new_key_file: Option<PathBuf>,
    /// Writes the old key to this file first: backups from before are read with it
    #[arg(long, value_name = "FILE")]
    keep_old_key: Option<PathBuf>,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let Command::Rotate(args) = args.command;
    let old = database::key()?;
    let new = new_key(&old, args.new_key_file)?;
    let path = &args.database.path;
    let bar = bar();
    let rotation =
        Rotation { database: path, old: &old, new: &new, copy: args.keep_old_key.as_deref(), act: operator() };
    let rotated = SqliteStore::rotate_key(rotation, |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    });
    let rotated = rotated.await;
    bar.finish_and_clear();
    let rotated = rotated.map_err(|error| database::missing(error, path))?;

    println!("{} values were sealed or keyed again; this is key {} of the database.", rotated.values, rotated.number);
    match &rotated.key_file {
        Some(file) => {
            println!(
                "The new key is in {}. Keep a copy of it in a safe place, apart from the database.",
                file.display()
            );
            if matches!(old, KeySource::Given(_)) {
                println!("From now on {KEY} must hold what is in that file.");
            }
        }
        None => println!("From now on {KEY} must hold what {NEW_KEY} holds now."),
    }
    println!("{} sessions were ended: everybody signs in again. Tokens and links stay good.", rotated.sessions);
    println!("Backups from before are read with the old key only: keep it with them, or destroy them.");
    if !rotated.erased {
        eprintln!(
            "What the old key had sealed could not be overwritten in unused parts of the file, perhaps for want of space on the disk. It is \
             tried again whenever the database is opened."
        );
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the new key comes from, which follows from where the old one is.
fn new_key(old: &KeySource, file: Option<PathBuf>) -> anyhow::Result<NewKey> {
    let given = database::key_in(NEW_KEY)?;
    let usage = |text: String| Err(Usage(text).into());
    match (old, given, file) {
        (KeySource::Given(_), Some(key), None) => Ok(NewKey::Given(key)),
        (KeySource::Given(_), None, Some(file)) => Ok(NewKey::File(file)),
        (KeySource::Given(_), None, None) => usage(format!(
            "the key is in {KEY}: put the new one (64 hexadecimal digits) into {NEW_KEY}, or name a file for it with --new-key-file"
        )),
        (KeySource::Given(_), Some(_), Some(_)) => {
            usage(format!("the new key is in {NEW_KEY}, or a new one is written to --new-key-file: not both"))
        }
        (_, None, None) => Ok(NewKey::InPlace),
        (..) => usage(format!(
            "the key is in a file, which the new one takes the place of: unset {NEW_KEY} and leave out --new-key-file. To move it \
             into {KEY}, put it there and remove the file"
        )),
    }
}

fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message("sealing")
}
