//! The bytes of a file, hashed as they are read. A large file is read and hashed ahead, in a thread of its own.

use std::io::{self, Read};
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

use sha2::{Digest, Sha256};

use crate::read::Encoding;
use crate::read::transcode::Transcoded;

/// From so many bytes on there is a thread: reading and hashing take half of the time that looking at the rows takes.
const WORTH_A_THREAD: usize = 1 << 20;

/// How many bytes are read ahead at a time, and how many times.
const PIECE: usize = 64 * 1024;
const AHEAD: usize = 16;

/// The bytes of a file, hashed as they are read, in UTF-8 where another encoding was stated.
pub(super) enum Bytes<R> {
    AsTheyAre(Hashing<R>),
    Transcoded(Box<Transcoded<Hashing<R>>>),
}

impl<R: Read + Send + 'static> Bytes<R> {
    pub(super) fn new(bytes: R, stated: Option<Encoding>) -> Self {
        let bytes = Hashing::Here(Some(Here { bytes, hasher: Sha256::new(), read: 0 }));
        match stated {
            None => Self::AsTheyAre(bytes),
            Some(encoding) => Self::Transcoded(Box::new(Transcoded::new(bytes, encoding))),
        }
    }

    /// SHA-256 of the bytes as they are in the file, which was read to its end.
    pub(super) fn finish(self) -> [u8; 32] {
        let hashing = match self {
            Self::AsTheyAre(hashing) => hashing,
            Self::Transcoded(transcoded) => transcoded.into_inner(),
        };
        hashing.finish().finalize().into()
    }
}

impl<R: Read + Send + 'static> Read for Bytes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::AsTheyAre(bytes) => bytes.read(into),
            Self::Transcoded(bytes) => bytes.read(into),
        }
    }
}

/// Hashes what is read through it.
pub(super) enum Hashing<R> {
    /// Nothing only while a thread takes over.
    Here(Option<Here<R>>),
    Ahead(Ahead),
}

pub(super) struct Here<R> {
    bytes: R,
    hasher: Sha256,
    read: usize,
}

/// What a thread reads and hashes. When this is dropped the channel closes, and the thread ends.
pub(super) struct Ahead {
    pieces: Receiver<io::Result<Vec<u8>>>,
    /// The piece that is being given out, and how much of it is.
    piece: Vec<u8>,
    given: usize,
    thread: JoinHandle<Sha256>,
}

impl<R: Read + Send + 'static> Hashing<R> {
    fn finish(self) -> Sha256 {
        match self {
            Self::Here(here) => here.map(|here| here.hasher).unwrap_or_default(),
            Self::Ahead(Ahead { pieces, thread, .. }) => {
                drop(pieces);
                thread.join().unwrap_or_else(|panic| resume_unwind(panic))
            }
        }
    }
}

impl<R: Read + Send + 'static> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if let Self::Here(here) = self
            && let Some(large) = here.take_if(|here| here.read >= WORTH_A_THREAD)
        {
            *self = Self::Ahead(large.ahead());
        }
        match self {
            Self::Here(None) => Ok(0),
            Self::Here(Some(here)) => here.read(into),
            Self::Ahead(ahead) => ahead.read(into),
        }
    }
}

impl<R: Read + Send + 'static> Here<R> {
    fn ahead(mut self) -> Ahead {
        let (send, pieces) = sync_channel(AHEAD);
        let read = move || {
            loop {
                let mut piece = vec![0; PIECE];
                let read = self.read(&mut piece);
                piece.truncate(*read.as_ref().unwrap_or(&0));
                let end = piece.is_empty() && !read.as_ref().is_err_and(|e| e.kind() == io::ErrorKind::Interrupted);
                // Nobody may listen any more.
                if send.send(read.map(|_| piece)).is_err() || end {
                    return self.hasher;
                }
            }
        };
        Ahead { pieces, piece: Vec::new(), given: 0, thread: thread::spawn(read) }
    }
}

impl<R: Read> Read for Here<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into)?;
        self.hasher.update(&into[..read]);
        self.read += read;
        Ok(read)
    }
}

impl Read for Ahead {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.piece.len() {
            // A thread that has ended has said so, or has panicked, which `finish` tells.
            self.piece = self.pieces.recv().unwrap_or_else(|_| Ok(Vec::new()))?;
            self.given = 0;
        }
        let read = (&self.piece[self.given..]).read(into)?;
        self.given += read;
        Ok(read)
    }
}
