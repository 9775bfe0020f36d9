//! The rejected rows of a file as CSV, in both languages, cut into pieces that are kept with the batch.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use spotlight_core::Lang;
use spotlight_ingest::{Outcome, Plan, Row, rejects};

use super::ImportError;

/// Bytes from which a piece is kept.
const PIECE: usize = 256 * 1024;

/// A buffer that is written to at one end and emptied at the other.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn take_from(&self, size: usize) -> Option<Vec<u8>> {
        let mut bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (bytes.len() >= size).then(|| std::mem::take(&mut *bytes))
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the rejected rows.
pub(super) struct Rejects {
    writers: Vec<(Lang, Buffer, rejects::Writer<Buffer>)>,
    any: bool,
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ImportError {
    ImportError::Rejects(io::Error::other(error))
}

impl Rejects {
    pub(super) fn new(plan: &Plan) -> Result<Self, ImportError> {
        let writer = |lang| {
            let buffer = Buffer::default();
            let writer = rejects::Writer::new(buffer.clone(), plan, lang).map_err(failed)?;
            Ok((lang, buffer, writer))
        };
        Ok(Self {
            writers: [Lang::En, Lang::Es].into_iter().map(writer).collect::<Result<_, ImportError>>()?,
            any: false,
        })
    }

    pub(super) fn add(&mut self, rows: &[Row]) -> Result<(), ImportError> {
        for row in rows.iter().filter(|row| matches!(row.outcome, Outcome::Rejected)) {
            self.any = true;
            for (_, _, writer) in &mut self.writers {
                writer.write(row).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// What is ready to be kept.
    pub(super) fn pieces(&self) -> Vec<(Lang, Vec<u8>)> {
        let piece = |(lang, buffer, _): &(Lang, Buffer, _)| Some((*lang, buffer.take_from(PIECE)?));
        self.writers.iter().filter_map(piece).collect()
    }

    /// The rest; nothing if no row was rejected.
    pub(super) fn finish(self) -> Result<Vec<(Lang, Vec<u8>)>, ImportError> {
        let mut rest = Vec::new();
        for (lang, buffer, writer) in self.writers {
            writer.finish().map_err(failed)?;
            if let Some(piece) = buffer.take_from(1).filter(|_| self.any) {
                rest.push((lang, piece));
            }
        }
        Ok(rest)
    }
}
