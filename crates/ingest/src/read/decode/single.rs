//! Character sets of one byte a character: which of them the bytes are of, and what they say.

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use oem_cp::code_table::DECODING_TABLE_CP850;

use super::Encoding;

/// Such a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Single {
    Windows1252,
    Macintosh,
    Cp850,
}

/// Letters of the Macintosh that are dashes and rare capitals in Windows-1252, where no dash stands: `JosŽ`, `ni–o`, `-ci—n`.
fn is_macintosh_letter(before: u8, byte: u8, after: u8) -> bool {
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    match byte {
        0x8E => before.is_ascii_lowercase(),
        0x96 => vowel(before) && vowel(after),
        0x97 => before == b'i' && after == b'n',
        _ => false,
    }
}

impl Single {
    /// The set whose letters stand inside words, by the bytes that are no ASCII there.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (mut windows, mut macintosh, mut dos) = (0_u32, 0_u32, 0_u32);
        for window in bytes.windows(3) {
            let [before, byte, after] = *window else { continue };
            macintosh += u32::from(is_macintosh_letter(before, byte, after));
            dos +=
                u32::from(before.is_ascii_lowercase() && matches!(byte, 0xA2 | 0xA3) && !after.is_ascii_alphanumeric());
            if byte < 0x80 || !before.is_ascii_alphabetic() || !after.is_ascii_lowercase() {
                continue;
            }
            match byte {
                // `é í ó ú ñ ü` of DOS. Windows-1252 has symbols there (`‚ ¡ ¢ £ ¤`), the Macintosh symbols and capitals.
                0x81 | 0x82 | 0xA1..=0xA4 => dos += 1,
                // `€ „ † ‡ ˆ ‰ ‹ • ˜ ™ ›` of Windows-1252 and what it does not define: no word has them inside.
                0x80 | 0x84 | 0x86..=0x89 | 0x8B | 0x8D | 0x8F | 0x90 | 0x95 | 0x98 | 0x99 | 0x9B | 0x9D => {
                    macintosh += 1;
                }
                0xE0..=0xFF => windows += 1,
                _ => {}
            }
        }
        match (windows, macintosh, dos) {
            (0, 0, 0) => Self::Windows1252,
            (0, macintosh, dos) if dos > macintosh => Self::Cp850,
            (0, ..) => Self::Macintosh,
            _ => Self::Windows1252,
        }
    }

    /// What it is called.
    pub(super) fn encoding(self) -> Encoding {
        match self {
            Self::Windows1252 => Encoding::Windows1252,
            Self::Macintosh => Encoding::Macintosh,
            Self::Cp850 => Encoding::Cp850,
        }
    }

    /// Appends what bytes say.
    pub(in crate::read) fn push(self, bytes: &[u8], text: &mut String) {
        match self {
            Self::Windows1252 => text.push_str(&WINDOWS_1252.decode_without_bom_handling(bytes).0),
            Self::Macintosh => text.push_str(&MACINTOSH.decode_without_bom_handling(bytes).0),
            Self::Cp850 => text.extend(bytes.iter().map(|byte| match byte {
                0..0x80 => char::from(*byte),
                high => DECODING_TABLE_CP850[usize::from(high - 0x80)],
            })),
        }
    }
}
