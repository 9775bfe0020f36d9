//! Bytes of a stated encoding to UTF-8, for a file whose own bytes mislead: what stands behind it needs to decide nothing any more.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Encoding;
use super::decode::Single;

/// How many bytes are read at a time.
const CHUNK: usize = 64 * 1024;

impl Encoding {
    /// The encodings that can be stated.
    pub const STATED: [Self; 6] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252, Self::Macintosh, Self::Cp850];

    /// The encoding of a name that receipts show, or of another in common use (`latin1`, `iso-8859-1`, `cp1252`).
    pub fn from_code(code: &str) -> Option<Self> {
        // The web, whose labels these are, does not know it.
        if ["cp850", "ibm850", "850"].contains(&code.trim().to_ascii_lowercase().as_str()) {
            return Some(Self::Cp850);
        }
        match encoding_rs::Encoding::for_label(code.trim().as_bytes())? {
            found if found == UTF_8 => Some(Self::Utf8),
            found if found == UTF_16LE => Some(Self::Utf16Le),
            found if found == UTF_16BE => Some(Self::Utf16Be),
            found if found == WINDOWS_1252 => Some(Self::Windows1252),
            found if found == MACINTOSH => Some(Self::Macintosh),
            _ => None,
        }
    }
}

/// Reads UTF-8 from bytes of an encoding. A byte order mark is dropped; what the encoding does not know becomes U+FFFD.
pub(crate) struct Transcoded<R> {
    bytes: R,
    decoder: Set,
    chunk: Vec<u8>,
    text: Vec<u8>,
    pos: usize,
    ended: bool,
}

/// What knows the characters of an encoding.
enum Set {
    Known(Box<Decoder>),
    Single(Single),
}

impl<R: Read> Transcoded<R> {
    /// Of [`Encoding::Mixed`], which is told by the bytes alone, the part that is no UTF-8 is taken.
    pub(crate) fn new(bytes: R, encoding: Encoding) -> Self {
        let known = |set: &'static encoding_rs::Encoding| Set::Known(Box::new(set.new_decoder_with_bom_removal()));
        let decoder = match encoding {
            Encoding::Utf8 | Encoding::Twice => known(UTF_8),
            Encoding::Utf16Le => known(UTF_16LE),
            Encoding::Utf16Be => known(UTF_16BE),
            Encoding::Windows1252 | Encoding::Mixed => known(WINDOWS_1252),
            Encoding::Macintosh => known(MACINTOSH),
            Encoding::Cp850 => Set::Single(Single::Cp850),
        };
        Self { bytes, decoder, chunk: vec![0; CHUNK], text: Vec::new(), pos: 0, ended: false }
    }

    /// The reader underneath.
    pub(crate) fn into_inner(self) -> R {
        self.bytes
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.bytes.read(&mut self.chunk)?;
        self.ended = read == 0;
        self.text.clear();
        self.pos = 0;
        let mut rest = &self.chunk[..read];
        let decoder = match &mut self.decoder {
            Set::Known(decoder) => decoder,
            Set::Single(single) => {
                let mut text = String::new();
                single.push(rest, &mut text);
                self.text.extend(text.into_bytes());
                return Ok(());
            }
        };
        loop {
            let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(CHUNK * 3) + 16;
            let start = self.text.len();
            self.text.resize(start + room, 0);
            let (result, used, written, _) = decoder.decode_to_utf8(rest, &mut self.text[start..], self.ended);
            self.text.truncate(start + written);
            rest = &rest[used..];
            if result == CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.pos == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let length = into.len().min(self.text.len() - self.pos);
        into[..length].copy_from_slice(&self.text[self.pos..self.pos + length]);
        self.pos += length;
        Ok(length)
    }
}
