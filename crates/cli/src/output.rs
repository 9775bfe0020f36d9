//! Where documents go: a file that appears whole or not at all, or standard output.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Remembers that whoever read the output has gone; that is an end, not a failure.
struct Sink<W> {
    to: W,
    gone: bool,
}

impl<W: Write> Write for Sink<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes).inspect_err(|error| self.gone |= error.kind() == ErrorKind::BrokenPipe)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush().inspect_err(|error| self.gone |= error.kind() == ErrorKind::BrokenPipe)
    }
}

/// Lets `make` write a document to a path, or to standard output where there is none.
pub(crate) fn write(
    path: Option<&Path>,
    make: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(path) = path else {
        let mut out = Sink { to: BufWriter::new(io::stdout().lock()), gone: false };
        let written = make(&mut out).and_then(|()| Ok(out.flush()?));
        return if out.gone { Ok(()) } else { written };
    };
    let unfinished = unfinished(path);
    let written = to_file(&unfinished, path, make);
    if written.is_err() {
        // Best effort: the error that led here is the one to tell.
        let _ = fs::remove_file(&unfinished);
    }
    written.with_context(|| format!("{} was not written", path.display()))
}

fn to_file(
    unfinished: &Path,
    path: &Path,
    make: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::create(unfinished)?);
    make(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(fs::rename(unfinished, path)?)
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Writes a table to standard output, columns aligned; a reader that has gone away is no fault.
pub(crate) fn table<const N: usize>(header: [&str; N], rows: impl Iterator<Item = [String; N]>) {
    let mut all = vec![header.map(str::to_owned)];
    all.extend(rows);
    let widths: [usize; N] =
        std::array::from_fn(|n| all.iter().map(|row| row[n].chars().count()).max().unwrap_or_default());
    let mut out = io::stdout().lock();
    for row in &all {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        if writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end()).is_err() {
            return;
        }
    }
}
