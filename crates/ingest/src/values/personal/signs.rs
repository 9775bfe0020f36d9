//! What a text has to be gone through for, at a glance: nearly all texts of a large file have nothing that calls for a closer look.

/// Signs that a text holds, by sixteen places in turn: a bit each in each byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs(u128);

const AT: u8 = 1;
const COMMA: u8 = 2;
const OF_A_LINK: u8 = 4;
const UNUSUAL: u8 = 8;
const DIGIT: u8 = 16;

impl Signs {
    /// Goes through the bytes once, sixteen together.
    pub(super) fn of(text: &str) -> Self {
        let (sixteens, rest) = text.as_bytes().as_chunks();
        let mut held = [0; 16];
        for sixteen in sixteens {
            note(&mut held, sixteen);
        }
        if !rest.is_empty() {
            // Zeros are none of the signs.
            let mut last = [0; 16];
            last[..rest.len()].copy_from_slice(rest);
            note(&mut held, &last);
        }
        Self(u128::from_le_bytes(held))
    }

    fn holds(self, sign: u8) -> bool {
        self.0 & u128::from_le_bytes([sign; 16]) != 0
    }

    /// An `@`.
    pub(super) fn at(self) -> bool {
        self.holds(AT)
    }

    pub(super) fn comma(self) -> bool {
        self.holds(COMMA)
    }

    /// A `?` or `&`, which stand before the parameters of a link.
    pub(super) fn of_a_link(self) -> bool {
        self.holds(OF_A_LINK)
    }

    /// What signs begin with that look like one of ASCII. Letters with accents begin otherwise.
    pub(super) fn unusual(self) -> bool {
        self.holds(UNUSUAL)
    }

    pub(super) fn digit(self) -> bool {
        self.holds(DIGIT)
    }
}

/// Written so that the compiler looks at all together.
#[inline]
fn note(held: &mut [u8; 16], sixteen: &[u8; 16]) {
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    for (held, &byte) in held.iter_mut().zip(sixteen) {
        *held |= flag(byte == b'@', AT)
            | flag(byte == b',', COMMA)
            | flag(matches!(byte, b'?' | b'&'), OF_A_LINK)
            | flag(matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF), UNUSUAL)
            | flag(byte.wrapping_sub(b'0') < 10, DIGIT);
    }
}

/// Where the words of a text begin: a letter or digit (of ASCII, or anything beyond it) behind none, found by eight bytes together.
pub(super) struct Beginnings<'a> {
    bytes: &'a [u8],
    /// Where the next eight begin.
    next: usize,
    /// The beginnings in the eight before, by the highest bit of each byte.
    found: u64,
    /// Whether the last byte of these belongs to a word, as the highest bit of a lowest byte.
    inside: u64,
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = 0x80 * EACH;

/// The highest bit of each byte that belongs to a word. No sum of two bytes below 0x80 reaches the next byte.
#[inline]
fn of_words(bytes: u64) -> u64 {
    let plain = bytes & !HIGHEST;
    let at_least = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * EACH;
    let between = |bytes: u64, least: u8, most: u8| at_least(bytes, least) & !at_least(bytes, most + 1);
    (between(plain | (0x20 * EACH), b'a', b'z') | between(plain, b'0', b'9') | bytes) & HIGHEST
}

impl<'a> Beginnings<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), next: 0, found: 0, inside: 0 }
    }
}

impl Iterator for Beginnings<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            let rest = self.bytes.get(self.next..).filter(|rest| !rest.is_empty())?;
            // Zeros belong to no word.
            let eight = rest.first_chunk().copied().unwrap_or_else(|| {
                let mut eight = [0; 8];
                eight[..rest.len()].copy_from_slice(rest);
                eight
            });
            let words = of_words(u64::from_le_bytes(eight));
            self.found = words & !((words << 8) | self.inside);
            self.inside = words >> 56;
            self.next += 8;
        }
        let place = self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some(self.next - 8 + place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Beginnings, Signs};

    proptest! {
        #[test]
        fn words_begin_where_a_walk_finds_them(text in "[a-zA-Z0-9 .,@`\\[{/:_ñéÁ—?&\u{0}-\u{7f}]{0,40}") {
            let bytes = text.as_bytes();
            let of_a_word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
            let walked: Vec<usize> =
                (0..bytes.len()).filter(|&at| of_a_word(bytes[at]) && (at == 0 || !of_a_word(bytes[at - 1]))).collect();
            prop_assert_eq!(Beginnings::of(&text).collect::<Vec<_>>(), walked);
            let signs = Signs::of(&text);
            prop_assert_eq!(signs.digit(), text.contains(|c: char| c.is_ascii_digit()));
            prop_assert_eq!(signs.at(), text.contains('@'));
            prop_assert_eq!(signs.comma(), text.contains(','));
            prop_assert_eq!(signs.of_a_link(), text.contains(['?', '&']));
            prop_assert_eq!(signs.unusual(), text.contains('—'));
        }
    }
}
