//! Signs for which ASCII has one that says the same: dashes, points between digits, blanks, letters of full width.

use std::ops::Range;

/// Where the bytes of a plain text stand in the original one.
pub(super) struct Places(Vec<usize>);

impl Places {
    pub(super) fn of(&self, plain: &Range<usize>) -> Range<usize> {
        self.0[plain.start]..self.0[plain.end]
    }
}

/// The ASCII of a sign.
fn ascii(c: char) -> Option<char> {
    // A blank that no number goes on behind.
    Some(match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{b7}' | '\u{2022}' | '\u{2219}' => '.',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => '\t',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        _ => return None,
    })
}

/// The text with ASCII for such signs, if it has any.
pub(super) fn plain(text: &str) -> Option<(String, Places)> {
    if !text.chars().any(|c| ascii(c).is_some()) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let sign = ascii(c).unwrap_or(c);
        // Of a sign that stays, byte for byte.
        places.extend((0..sign.len_utf8()).map(|byte| at + byte));
        plain.push(sign);
    }
    places.push(text.len());
    Some((plain, Places(places)))
}
