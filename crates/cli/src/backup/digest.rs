//! SHA-256 of what passes by, and a stream that ends with its own.

use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

/// What stands at the end of a backup: the hash of everything before, as `sha256  <64 digits>\n`.
const LABEL: &[u8] = b"sha256 ";
const TRAILER: usize = LABEL.len() + 64 + 1;

/// Passes bytes on, and knows their hash.
pub(super) struct Hashing<T> {
    inner: T,
    hash: Sha256,
    bytes: u64,
    failed: bool,
}

impl<T> Hashing<T> {
    pub(super) fn new(inner: T) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0, failed: false }
    }

    /// Whether reading has failed.
    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }

    /// Hash and number of the bytes so far.
    pub(super) fn so_far(&self) -> (String, u64) {
        (hex(&self.hash), self.bytes)
    }

    fn note(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

impl<T: Read> Read for Hashing<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer).inspect_err(|_| self.failed = true)?;
        self.note(&buffer[..read]);
        Ok(read)
    }
}

impl<T: Write> Write for Hashing<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.note(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<T: Write> Hashing<T> {
    /// Ends the stream with its hash.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let trailer = [LABEL, self.so_far().0.as_bytes(), b"\n"].concat();
        self.inner.write_all(&trailer)
    }
}

/// Reads what [`Hashing::finish`] has ended, all but the end.
pub(super) struct Ended<T> {
    inner: Hashing<Held<T>>,
}

/// Keeps the last bytes back.
struct Held<T> {
    inner: T,
    last: Vec<u8>,
    over: bool,
}

impl<T: Read> Ended<T> {
    pub(super) fn new(inner: T) -> Self {
        Self { inner: Hashing::new(Held { inner, last: Vec::new(), over: false }) }
    }

    /// Reads the rest, and says whether the hash at the end is that of everything before.
    pub(super) fn ends_whole(mut self) -> io::Result<bool> {
        io::copy(&mut self.inner, &mut io::sink())?;
        let expected = [LABEL, self.inner.so_far().0.as_bytes(), b"\n"].concat();
        Ok(self.inner.inner.last == expected)
    }
}

impl<T: Read> Read for Ended<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<T: Read> Read for Held<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        const PIECE: usize = 64 * 1024;
        while !self.over && self.last.len() < TRAILER + PIECE {
            let at = self.last.len();
            self.last.resize(at + PIECE, 0);
            let read = self.inner.read(&mut self.last[at..]);
            self.last.truncate(at + *read.as_ref().unwrap_or(&0));
            self.over = read? == 0;
        }
        let ready = self.last.len().saturating_sub(TRAILER).min(buffer.len());
        buffer[..ready].copy_from_slice(&self.last[..ready]);
        self.last.drain(..ready);
        Ok(ready)
    }
}

fn hex(hash: &Sha256) -> String {
    use std::fmt::Write as _;
    hash.clone().finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests;
