//! Letters and their accents put together: `o` and an accent that follows it are `ó`, as most programs write it.
//!
//! Some (those of macOS above all) write them apart. It is the same text, so that a list that was only saved anew must match what is stored.

use memchr::memchr2;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::Record;

/// Whether a text may have accents of their own: U+0300 to U+037F, those of Latin letters among them, begin with one of these bytes, and nothing
/// else does.
pub(super) fn has_accents(text: &str) -> bool {
    memchr2(0xCC, 0xCD, text.as_bytes()).is_some()
}

impl Record {
    /// Brings the cells to normal form C (<https://www.unicode.org/reports/tr15/>) if any of them has an accent of its own.
    pub(crate) fn compose(&mut self) {
        if !has_accents(&self.cells) || is_nfc(&self.cells) {
            return;
        }
        let cells: Vec<String> = self.iter().map(|cell| cell.nfc().collect()).collect();
        self.cells.clear();
        self.ends.clear();
        for cell in cells {
            self.cells.push_str(&cell);
            self.end_field();
        }
    }
}
