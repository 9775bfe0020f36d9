//! What a file says, row by row, whatever its columns mean: for whoever looks for a person in files that nobody has confirmed.

use std::io::{self, Read};

use crate::input::Input;
use crate::read::decode::Decoder;
use crate::read::workbook::{Book, MOST_BYTES, may_be_a_workbook};

/// The lines of a text, or the rows of all sheets of a workbook, each with its number from 1. A workbook that cannot be opened is
/// read as a text, so that nothing is passed over without a look.
pub fn scan(input: &Input) -> io::Result<Vec<(u64, String)>> {
    let mut bytes = Vec::new();
    input.open()?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if may_be_a_workbook(&bytes)
        && let Some(rows) = of_book(bytes.clone())
    {
        return Ok(rows);
    }
    let mut decoder = Decoder::new(&bytes[..]);
    let mut text = String::new();
    while decoder.more(&mut text)? {}
    Ok((1..).zip(text.lines().map(str::to_owned)).collect())
}

fn of_book(bytes: Vec<u8>) -> Option<Vec<(u64, String)>> {
    let mut book = Book::open(bytes, |_| false).ok()??;
    let mut rows = Vec::new();
    for name in book.names() {
        let sheet = book.read(&name, None).ok()?;
        for at in 0..sheet.len() {
            if let Some((line, cells)) = sheet.row(at) {
                rows.push((line, cells.collect::<Vec<_>>().join(" ")));
            }
        }
    }
    Some(rows)
}
