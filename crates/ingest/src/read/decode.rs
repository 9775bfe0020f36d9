//! Bytes to UTF-8, as a stream.
//!
//! UTF-8, Windows-1252 and files that mix the two need no decision beforehand: every valid UTF-8 sequence is taken as such and
//! every other byte as Windows-1252. Spanish text in Windows-1252 does not form valid UTF-8 by accident (an accented
//! letter would have to be followed by a symbol such as `±`), so the reading is unambiguous in practice. UTF-16 is told by
//! its byte order mark, or by the NUL in every second byte. The character sets of the old Macintosh and of DOS are told by bytes
//! between letters that are letters there and symbols in Windows-1252 (`H™pital` is *Hôpital*), as long as nothing speaks for
//! Windows-1252. UTF-8 that somebody took for Windows-1252 and wrote as UTF-8 once more (`LeÃ³n`) is taken back.

mod single;
mod twice;

use std::io::{self, Read};

use encoding_rs::{CoderResult, UTF_16BE, UTF_16LE};

pub(super) use single::Single;

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
    /// The Macintosh's own character set, in which Excel for Mac saved CSV for long.
    Macintosh,
    /// Code page 850 of DOS, in which programs without windows still write.
    Cp850,
    /// UTF-8 that was taken for Windows-1252 and written as UTF-8 once more.
    Twice,
}

impl Encoding {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Mixed,
        Self::Macintosh,
        Self::Cp850,
        Self::Twice,
    ];

    /// The name that receipts show.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Mixed => "windows-1252+utf-8",
            Self::Macintosh => "macintosh",
            Self::Cp850 => "cp850",
            Self::Twice => "utf-8-twice",
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
    /// Whether a sequence of several bytes was valid UTF-8.
    multibyte: bool,
    /// Whose bytes those are that are no UTF-8; decided where the first of them are met.
    single: Option<Single>,
    /// Whether a letter had been written as UTF-8 twice.
    twice: bool,
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
            single: None,
            twice: false,
        }
    }

    /// What the bytes so far were.
    pub(crate) fn encoding(&self) -> Encoding {
        match (&self.mode, self.single, self.multibyte || self.bom) {
            (Mode::Utf16(encoding, _), ..) => *encoding,
            (_, None, _) if self.twice => Encoding::Twice,
            (_, None, _) => Encoding::Utf8,
            (_, Some(single), false) => single.encoding(),
            (_, Some(_), true) => Encoding::Mixed,
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
        let mut end = false;
        // Whole pieces, however the bytes arrive: what is decided from a piece must not depend on that.
        while filled < self.chunk.len() && !end {
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
        let bytes = &self.chunk[..filled];
        let utf16 = |encoding: Encoding| {
            let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
            Mode::Utf16(encoding, Box::new(decoder.new_decoder_without_bom_handling()))
        };
        let (mode, length) = match bytes {
            [0xEF, 0xBB, 0xBF, ..] => (Mode::Bytes, marks(bytes)),
            [0xFF, 0xFE, ..] => (utf16(Encoding::Utf16Le), 2),
            [0xFE, 0xFF, ..] => (utf16(Encoding::Utf16Be), 2),
            _ => (utf16_without_mark(bytes).map_or(Mode::Bytes, utf16), 0),
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
            let ascii = valid.is_ascii();
            self.multibyte |= !ascii;
            if ascii {
                text.push_str(valid);
                at += valid.len();
            } else {
                // What was written twice is seen only where the whole of it is there.
                let whole = if end || bad > 0 { valid } else { twice::whole(valid) };
                self.twice |= twice::push(whole, text);
                at += whole.len();
                if whole.len() < valid.len() {
                    return at;
                }
            }
            if bad > 0
                && end
                && at + bad == filled
                && self.multibyte
                && self.single.is_none()
                && begins_utf8(&self.chunk[at..filled])
            {
                // A file of UTF-8 that was cut in the middle of a character.
                text.push('\u{FFFD}');
                at += bad;
            } else if bad > 0 {
                let utf8 = self.multibyte || self.bom;
                let chunk = &self.chunk[start..filled];
                let told = || if utf8 { Single::Windows1252 } else { Single::of(chunk) };
                self.single.get_or_insert_with(told).push(&self.chunk[at..at + bad], text);
                at += bad;
            } else if at < filled {
                return at;
            }
        }
        filled
    }
}

/// How many bytes the byte order marks of UTF-8 take: programs that add one to a file that has one make two, or one in mojibake.
fn marks(bytes: &[u8]) -> usize {
    let mut length = 0;
    loop {
        let rest = &bytes[length..];
        length += match rest {
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF, ..] => 6,
            _ => return length,
        };
    }
}

/// UTF-16 without a byte order mark: text of this border is mostly ASCII, of which every second byte is then NUL.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes[..bytes.len().min(1024)].chunks_exact(2);
    let count = pairs.len();
    let (mut even, mut odd) = (0, 0);
    for pair in pairs {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let most = |zeros: usize| zeros * 10 >= count * 7;
    match (most(even), most(odd)) {
        _ if count < 4 => None,
        (false, true) if even * 20 <= count => Some(Encoding::Utf16Le),
        (true, false) if odd * 20 <= count => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether bytes are the beginning of a UTF-8 sequence.
fn begins_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
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
