//! Bytes to UTF-8, as a stream.
//!
//! UTF-8, Windows-1252 and files that mix the two need no decision beforehand: every valid UTF-8 sequence is taken as such and
//! every other byte as Windows-1252. Spanish text in Windows-1252 does not form valid UTF-8 by accident (an accented
//! letter would have to be followed by a symbol such as `±`), so the reading is unambiguous in practice. UTF-16 is told by
//! its byte order mark.

use std::io::{self, Read};

use encoding_rs::{CoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are read at a time.
const CHUNK: usize = 64 * 1024;

/// What the bytes of a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, ASCII included, with or without a byte order mark.
    Utf8,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows-1252, of which Latin-1 is the part in common use.
    Windows1252,
    /// Windows-1252 and UTF-8 in the same file.
    Mixed,
}

impl Encoding {
    /// The name that receipts show.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Mixed => "windows-1252+utf-8",
        }
    }
}

enum Mode {
    /// The first bytes are not read yet.
    Unknown,
    Bytes,
    Utf16(Encoding, Box<encoding_rs::Decoder>),
}

/// Decodes what it reads.
pub(crate) struct Decoder<R> {
    bytes: R,
    mode: Mode,
    chunk: Vec<u8>,
    /// Bytes at the front of `chunk` that the last call could not decode alone: the beginning of a sequence.
    carried: usize,
    bom: bool,
    /// Whether a sequence of several bytes was valid UTF-8, and whether a byte was not.
    multibyte: bool,
    fallback: bool,
}

impl<R: Read> Decoder<R> {
    pub(crate) fn new(bytes: R) -> Self {
        Self {
            bytes,
            mode: Mode::Unknown,
            chunk: vec![0; CHUNK],
            carried: 0,
            bom: false,
            multibyte: false,
            fallback: false,
        }
    }

    /// What the bytes so far were.
    pub(crate) fn encoding(&self) -> Encoding {
        match (&self.mode, self.fallback, self.multibyte || self.bom) {
            (Mode::Utf16(encoding, _), ..) => *encoding,
            (_, false, _) => Encoding::Utf8,
            (_, true, false) => Encoding::Windows1252,
            (_, true, true) => Encoding::Mixed,
        }
    }

    /// Whether the file began with a byte order mark.
    pub(crate) fn has_bom(&self) -> bool {
        self.bom
    }

    /// The reader underneath.
    pub(crate) fn into_inner(self) -> R {
        self.bytes
    }

    /// Appends the next piece of text to `text`; false at the end of the file.
    pub(crate) fn more(&mut self, text: &mut String) -> io::Result<bool> {
        let mut filled = self.carried;
        // A short read at the very beginning could cut the byte order mark.
        let wanted = if matches!(self.mode, Mode::Unknown) { 4 } else { filled + 1 };
        let mut end = false;
        while filled < wanted && !end {
            match self.bytes.read(&mut self.chunk[filled..]) {
                Ok(0) => end = true,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let mut start = 0;
        if matches!(self.mode, Mode::Unknown) {
            start = self.begin(filled);
        }
        self.carried = 0;
        if let Mode::Utf16(_, decoder) = &mut self.mode {
            utf16(decoder, &self.chunk[start..filled], end, text);
        } else {
            let rest = self.bytes_to_text(start, filled, end, text);
            self.chunk.copy_within(rest..filled, 0);
            self.carried = filled - rest;
        }
        Ok(!end)
    }

    /// Looks for a byte order mark; answers where the text begins.
    fn begin(&mut self, filled: usize) -> usize {
        let (mode, length) = match &self.chunk[..filled] {
            [0xEF, 0xBB, 0xBF, ..] => (Mode::Bytes, 3),
            [0xFF, 0xFE, ..] => {
                (Mode::Utf16(Encoding::Utf16Le, Box::new(UTF_16LE.new_decoder_without_bom_handling())), 2)
            }
            [0xFE, 0xFF, ..] => {
                (Mode::Utf16(Encoding::Utf16Be, Box::new(UTF_16BE.new_decoder_without_bom_handling())), 2)
            }
            _ => (Mode::Bytes, 0),
        };
        self.mode = mode;
        self.bom = length > 0;
        length
    }

    /// Decodes `chunk[start..filled]`; answers where the bytes begin that need more to be understood.
    fn bytes_to_text(&mut self, start: usize, filled: usize, end: bool, text: &mut String) -> usize {
        let mut at = start;
        while at < filled {
            let rest = &self.chunk[at..filled];
            let (valid, bad) = match std::str::from_utf8(rest) {
                Ok(valid) => (valid, 0),
                Err(error) => {
                    let (valid, tail) = rest.split_at(error.valid_up_to());
                    let bad = match error.error_len() {
                        Some(length) => length,
                        None if end => tail.len(),
                        // The beginning of a sequence: its rest comes with the next piece.
                        None => 0,
                    };
                    (std::str::from_utf8(valid).unwrap_or_default(), bad)
                }
            };
            self.multibyte |= !valid.is_ascii();
            text.push_str(valid);
            at += valid.len();
            if bad > 0 {
                self.fallback = true;
                let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&self.chunk[at..at + bad]);
                text.push_str(&decoded);
                at += bad;
            } else if at < filled {
                return at;
            }
        }
        filled
    }
}

/// Appends what UTF-16 bytes say; a lone surrogate becomes U+FFFD.
fn utf16(decoder: &mut encoding_rs::Decoder, mut bytes: &[u8], end: bool, text: &mut String) {
    loop {
        // Two bytes become three at most; the margin holds a character that the decoder kept from the last call.
        text.reserve(bytes.len() * 3 / 2 + 16);
        let (result, read, _) = decoder.decode_to_string(bytes, text, end);
        bytes = &bytes[read..];
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
