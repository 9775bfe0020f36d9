//! Letters and their accents put together: `o` and an accent that follows it are `ó`, as most programs write it.
//!
//! Some (those of macOS above all) write them apart. It is the same text, so that a list that was only saved anew must match what is stored.

use memchr::memchr2;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::Record;

impl Record {
    /// Brings the cells to normal form C (<https://www.unicode.org/reports/tr15/>) if any of them has an accent of its own.
    pub(crate) fn compose(&mut self) {
        // U+0300 to U+037F, the accents of Latin letters among them, begin with one of these bytes, and nothing else does.
        if memchr2(0xCC, 0xCD, self.cells.as_bytes()).is_none() || is_nfc(&self.cells) {
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
