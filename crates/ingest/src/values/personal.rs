//! Looks for what must not lie open in a text: telephone numbers, e-mail addresses, A-numbers.
//!
//! It finds what *looks* like one; a person decides. Links are passed over (their digits are no telephone), and so are dates.

use std::ops::Range;

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Phone,
    Email,
    ANumber,
}

impl Kind {
    /// English and Spanish name.
    pub(crate) fn name(self) -> [&'static str; 2] {
        match self {
            Self::Phone => ["a telephone number", "un número de teléfono"],
            Self::Email => ["an e-mail address", "una dirección de correo electrónico"],
            Self::ANumber => ["an A-number", "un número A (A-number)"],
        }
    }
}

/// How the digits of telephone numbers are grouped in the United States and Mexico, with and without a country code.
const GROUPINGS: [&[usize]; 14] = [
    &[3, 3, 4],
    &[3, 7],
    &[10],
    &[11],
    &[12],
    &[1, 3, 3, 4],
    &[2, 2, 4, 4],
    &[2, 3, 3, 4],
    &[2, 10],
    &[2, 4, 4],
    &[2, 8],
    &[3, 3, 2, 2],
    &[2, 1, 2, 4, 4],
    &[2, 1, 3, 3, 4],
];

/// The first thing in a text that looks like personal data: what it looks like, and where.
pub(crate) fn find(text: &str) -> Option<(Kind, Range<usize>)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 && !text.contains('@') {
        return None;
    }
    email(text).map(|at| (Kind::Email, at)).or_else(|| numbers(text, digits))
}

/// A text that was found, for a receipt: enough to find it again, not enough to use it.
pub(crate) fn masked(found: &str) -> String {
    let count = found.chars().count();
    found
        .chars()
        .enumerate()
        .map(|(i, c)| if i < 2 || i + 2 >= count || !c.is_alphanumeric() { c } else { '·' })
        .collect()
}

fn email(text: &str) -> Option<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    text.match_indices('@').find_map(|(at, _)| {
        let start =
            text[..at].rfind(|c: char| !part(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
        let end = at + 1 + text[at + 1..].find(|c: char| !part(c)).unwrap_or(text.len() - at - 1);
        let domain = text[at + 1..end].trim_end_matches('.');
        let dotted = domain.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() >= 2);
        (start < at && dotted).then_some(start..at + 1 + domain.len())
    })
}

/// Groups of digits that stand together like those of a telephone number, or behind an `A`.
fn numbers(text: &str, digits: usize) -> Option<(Kind, Range<usize>)> {
    if digits < 8 {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset) {
        let run = Run::at(bytes, start);
        at = run.end;
        let kind = if run.follows_an_a(bytes) {
            Kind::ANumber
        } else if run.looks_like_a_phone(bytes) && !in_a_link(text, start) {
            Kind::Phone
        } else {
            continue;
        };
        return Some((kind, start..run.end));
    }
    None
}

/// Digits with at most two separators between one group and the next.
struct Run {
    start: usize,
    end: usize,
    /// The sizes of the first groups; a run of more is no number of anybody.
    groups: [usize; 6],
    count: usize,
    dots: usize,
}

impl Run {
    fn at(bytes: &[u8], start: usize) -> Self {
        let mut run = Self { start, end: start, groups: [0; 6], count: 0, dots: 0 };
        let mut at = start;
        loop {
            let size = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if let Some(group) = run.groups.get_mut(run.count) {
                *group = size;
            }
            run.count += 1;
            run.end = at + size;
            let gap = bytes[run.end..].iter().take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'(' | b')')).count();
            if !(1..=2).contains(&gap) || !bytes.get(run.end + gap).is_some_and(u8::is_ascii_digit) {
                return run;
            }
            run.dots += usize::from(bytes[run.end] == b'.');
            at = run.end + gap;
        }
    }

    fn groups(&self) -> &[usize] {
        self.groups.get(..self.count).unwrap_or_default()
    }

    fn follows_an_a(&self, bytes: &[u8]) -> bool {
        let before = &bytes[..self.start];
        let gap = before.iter().rev().take(2).take_while(|b| matches!(b, b' ' | b'-' | b'#')).count();
        let before = &before[..before.len() - gap];
        let alone = |rest: &[u8]| rest.last().is_none_or(|b| !b.is_ascii_alphanumeric());
        before.strip_suffix(b"A").is_some_and(alone) && matches!(self.groups(), [8 | 9] | [2 | 3, 3, 3])
    }

    fn looks_like_a_phone(&self, bytes: &[u8]) -> bool {
        let before = self.start.checked_sub(1).map(|at| bytes[at]);
        let begins = before.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'.' && b != b'/');
        // One dot is a decimal point; a number written with dots has them between all its groups.
        let dots = self.dots == 0 || (self.count > 2 && self.dots == self.count - 1);
        begins && dots && GROUPINGS.contains(&self.groups())
    }
}

/// Whether a place in a text belongs to a link.
fn in_a_link(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let word = text[start..].split_whitespace().next().unwrap_or_default();
    word.contains("//") || word.contains("www.")
}

#[cfg(test)]
mod tests;
