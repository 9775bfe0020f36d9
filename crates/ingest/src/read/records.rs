//! Text to records: RFC 4180, forgiving where nothing can be misread and strict where something could.
//!
//! ```text
//! buf   …consumed│a,"b ""c""",d\n│next record…
//!                └ pos
//! cells  a b "c" d        one text, fields one behind the other
//! ends   1 6 7            where each field ends in it
//! ```
//!
//! Forgiving: `\n`, `\r\n` and a lone `\r` all end a record, blanks around a quoted field are dropped, and a quotation mark inside
//! an unquoted field is itself (`32°15'30"N`). Strict: text behind a closing quotation mark and a quotation mark that is never
//! closed are faults. A fault costs one physical line: reading goes on at the next, so that one bad row never swallows the
//! rest of the file.

use std::io::{self, Read};

use memchr::{memchr, memchr2, memchr2_iter, memchr3};

use super::decode::Decoder;
use crate::values::text::trim;

/// The longest record, in bytes; what is longer is a fault. It bounds the memory that a file can claim.
pub(crate) const LONGEST: usize = 1 << 20;

/// What is wrong with the form of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A quotation mark is opened and never closed.
    UnclosedQuote,
    /// Text follows a closing quotation mark.
    StrayQuote,
    /// Longer than [`LONGEST`].
    TooLong,
}

/// The fields of one record. With a fault, the fields of the faulty line as a plain split finds them.
#[derive(Debug, Default)]
pub(crate) struct Record {
    cells: String,
    ends: Vec<u32>,
    /// The physical line it begins on, from 1.
    pub(crate) line: u64,
    /// What is wrong with its form.
    pub(crate) fault: Option<Fault>,
    /// Whether a line end follows it. The last line of a file may have none, or may have been cut off.
    pub(crate) terminated: bool,
    /// Whether its last field stands in quotation marks, which are closed: then nothing of it is missing.
    pub(crate) closed: bool,
}

impl Record {
    /// How many fields it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How much text it holds, bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.cells.len()
    }

    /// The field at a place, or nothing where the record is shorter.
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        self.cells.get(start..end)
    }

    /// All fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index).unwrap_or_default())
    }

    /// Whether no field holds anything but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// Whether the file may end in the middle of its last field: no line end, no closing quotation mark, and something in it.
    pub(crate) fn may_be_cut(&self) -> bool {
        !self.terminated
            && !self.closed
            && self.get(self.len().wrapping_sub(1)).is_some_and(|last| !last.trim().is_empty())
    }

    /// Whether the file ends in the middle of a character of this record.
    pub(crate) fn is_cut(&self) -> bool {
        !self.terminated && self.cells.ends_with('\u{FFFD}')
    }

    /// Whether a field holds a NUL, which no text has.
    pub(crate) fn has_nul(&self) -> bool {
        memchr(0, self.cells.as_bytes()).is_some()
    }

    /// Whether a field holds more than one line.
    pub(crate) fn has_line_end(&self) -> bool {
        memchr(b'\n', self.cells.as_bytes()).is_some()
    }

    fn clear(&mut self) {
        self.cells.clear();
        self.ends.clear();
        self.fault = None;
        self.terminated = false;
        self.closed = false;
    }

    fn end_field(&mut self) {
        // A record is at most LONGEST bytes.
        self.ends.push(self.cells.len() as u32);
    }
}

/// What the last cells of rows that are whole look like: whether that of a row at the end of a file may be a fragment.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LastCell {
    rows: u64,
    blank: u64,
    /// The fewest characters of one that is not blank.
    shortest: Option<usize>,
}

/// Fewer rows say nothing.
const FEW: u64 = 3;

impl LastCell {
    /// Takes in a row of a table with so many columns.
    pub(crate) fn note(&mut self, record: &Record, columns: usize) {
        let whole = record.terminated && record.fault.is_none() && record.len() == columns;
        let Some(last) = columns.checked_sub(1).and_then(|last| record.get(last)).filter(|_| whole) else { return };
        let last = trim(last);
        let length = if last.is_ascii() { last.len() } else { last.chars().count() };
        self.rows += 1;
        if length == 0 {
            self.blank += 1;
        } else {
            self.shortest = Some(self.shortest.map_or(length, |shortest| shortest.min(length)));
        }
    }

    /// Whether a row without a line end ends with a delimiter, where every other row has something in its last cell.
    pub(crate) fn lacks(&self, record: &Record, columns: usize) -> bool {
        let blank = record.get(columns.wrapping_sub(1)).is_some_and(|last| trim(last).is_empty());
        !record.terminated && !record.closed && record.len() == columns && blank && self.blank == 0 && self.rows >= FEW
    }

    /// Whether the last cell of a row without a line end is blank or shorter as in no other row, or ends as no value does.
    pub(crate) fn is_fragment(&self, record: &Record, columns: usize) -> bool {
        if record.terminated || record.closed || record.len() != columns {
            return false;
        }
        let last = record.get(columns.wrapping_sub(1)).unwrap_or_default().trim();
        let unlike_others = match self.shortest {
            _ if last.is_empty() => self.blank == 0,
            Some(shortest) => last.chars().count() < shortest,
            None => false,
        };
        let unended = last.ends_with(['.', '-', '/', ',']) && last.contains(|c: char| c.is_ascii_digit());
        unended || (self.rows >= FEW && unlike_others)
    }
}

/// How an attempt to read one record from the buffer ended.
enum Step {
    /// Its length in bytes, line end included, and how many line ends that holds.
    Done(usize, u64),
    /// The buffer ends before the record does; the flag tells whether inside quotation marks.
    NeedMore {
        quoted: bool,
    },
    Bad(Fault),
}

/// Reads records from a stream.
pub(crate) struct Records<R> {
    text: Decoder<R>,
    delimiter: u8,
    buf: String,
    pos: usize,
    end: bool,
    line: u64,
    line_ends: LineEndCount,
    accents: bool,
}

/// How often each line end was met outside quotation marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LineEndCount {
    pub(crate) lf: u64,
    pub(crate) crlf: u64,
    pub(crate) cr: u64,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(bytes: R, delimiter: u8) -> Self {
        Self {
            text: Decoder::new(bytes),
            delimiter,
            buf: String::with_capacity(256 * 1024),
            pos: 0,
            end: false,
            line: 1,
            line_ends: LineEndCount::default(),
            accents: false,
        }
    }

    /// The decoder, for what it learned about the encoding.
    pub(crate) fn decoder(&self) -> &Decoder<R> {
        &self.text
    }

    /// The line ends met so far.
    pub(crate) fn line_ends(&self) -> LineEndCount {
        self.line_ends
    }

    /// The reader underneath.
    pub(crate) fn into_inner(self) -> R {
        self.text.into_inner()
    }

    /// Reads the next record, blank ones included; false at the end of the file.
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        loop {
            if self.pos == self.buf.len() && self.end {
                return Ok(false);
            }
            record.line = self.line;
            let fault = match self.step(record) {
                Step::Done(length, lines) => {
                    self.pos += length;
                    self.line += lines;
                    if length == 0 {
                        continue;
                    }
                    return Ok(true);
                }
                Step::NeedMore { .. } if !self.end && self.buf.len() - self.pos <= LONGEST => {
                    self.refill()?;
                    continue;
                }
                Step::NeedMore { quoted: true } => Fault::UnclosedQuote,
                Step::NeedMore { quoted: false } => Fault::TooLong,
                Step::Bad(fault) => fault,
            };
            self.skip_line(record, fault)?;
            return Ok(true);
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.buf.drain(..self.pos);
        self.pos = 0;
        let before = self.buf.len();
        self.end = !self.text.more(&mut self.buf)?;
        self.accents |= compose::has_accents(&self.buf[before..]);
        Ok(())
    }

    /// Whether any record so far may have accents of their own.
    pub(crate) fn has_accents(&self) -> bool {
        self.accents
    }

    /// Tries to read one record from `buf[pos..]`.
    fn step(&mut self, record: &mut Record) -> Step {
        record.clear();
        let text = &self.buf[self.pos..];
        let data = text.as_bytes();
        let more = Step::NeedMore { quoted: false };
        if data.is_empty() {
            return if self.end { Step::Done(0, 0) } else { more };
        }
        let blank = |byte: u8| byte == b' ' || (byte == b'\t' && self.delimiter != b'\t');
        let blanks = |at: usize| at + data[at..].iter().take_while(|byte| blank(**byte)).count();
        let (mut at, mut lines) = (0, 0);
        loop {
            let open = blanks(at);
            if data.get(open) == Some(&b'"') {
                let mut from = open + 1;
                at = loop {
                    let Some(length) = memchr(b'"', &data[from..]) else {
                        return if self.end {
                            Step::Bad(Fault::UnclosedQuote)
                        } else {
                            Step::NeedMore { quoted: true }
                        };
                    };
                    let close = from + length;
                    record.cells.push_str(&text[from..close]);
                    lines += line_ends_in(&data[from..close]);
                    match data.get(close + 1) {
                        Some(b'"') => {
                            record.cells.push('"');
                            from = close + 2;
                        }
                        None if !self.end => return more,
                        _ => break blanks(close + 1),
                    }
                };
                if data.get(at).is_some_and(|byte| *byte != self.delimiter && *byte != b'\n' && *byte != b'\r') {
                    return Step::Bad(Fault::StrayQuote);
                }
                record.closed = true;
            } else {
                record.closed = false;
                let length = memchr3(self.delimiter, b'\n', b'\r', &data[at..]);
                if length.is_none() && !self.end {
                    return more;
                }
                let stop = at + length.unwrap_or(data.len() - at);
                record.cells.push_str(&text[at..stop]);
                at = stop;
            }
            record.end_field();
            let length = match (data.get(at), data.get(at + 1)) {
                (Some(byte), _) if *byte == self.delimiter => {
                    at += 1;
                    continue;
                }
                (None, _) if self.end => return Step::Done(at, lines),
                (None, _) => return more,
                (Some(b'\r'), None) if !self.end => return more,
                (Some(b'\r'), Some(b'\n')) => {
                    self.line_ends.crlf += 1;
                    2
                }
                (Some(b'\r'), _) => {
                    self.line_ends.cr += 1;
                    1
                }
                _ => {
                    self.line_ends.lf += 1;
                    1
                }
            };
            record.terminated = true;
            return Step::Done(at + length, lines + 1);
        }
    }

    /// Passes over one physical line, split plainly into the record.
    fn skip_line(&mut self, record: &mut Record, fault: Fault) -> io::Result<()> {
        record.clear();
        record.fault = Some(fault);
        let mut kept = false;
        loop {
            let text = &self.buf[self.pos..];
            let data = text.as_bytes();
            let found = memchr2(b'\n', b'\r', data);
            let whole = found.is_some_and(|at| at + 1 < data.len() || data[at] == b'\n') || self.end;
            let stop = found.unwrap_or(data.len());
            if !kept && (whole || data.len() > LONGEST) {
                let line = &text[..text.floor_char_boundary(stop.min(LONGEST))];
                for field in line.split(char::from(self.delimiter)) {
                    record.cells.push_str(field);
                    record.end_field();
                }
                kept = true;
            }
            if whole {
                let line_end = match (data.get(stop), data.get(stop + 1)) {
                    (Some(b'\r'), Some(b'\n')) => 2,
                    (Some(_), _) => 1,
                    (None, _) => 0,
                };
                record.terminated = line_end > 0;
                self.pos += stop + line_end;
                self.line += 1;
                return Ok(());
            }
            if kept {
                self.pos += stop;
            }
            self.refill()?;
        }
    }
}

/// How many line ends a text holds, `\r\n` counted once.
fn line_ends_in(text: &[u8]) -> u64 {
    memchr2_iter(b'\n', b'\r', text).filter(|at| text[*at] == b'\n' || text.get(at + 1) != Some(&b'\n')).count() as u64
}

mod compose;
mod fill;
#[cfg(test)]
mod tests;
