//! The time of day behind a date, which is read only to be dropped.

use crate::values::words::month;

/// A date without the time behind it: `11/03/2026 - 12:00`, `3/11/26 12:00 PM`. Nothing where something else than a time follows.
pub(super) fn without_time(cell: &str) -> Option<&str> {
    let Some(colon) = cell.find(':') else {
        return Some(cell);
    };
    let before = cell[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    is_time(&cell[before.len()..]).then(|| before.trim_end().trim_end_matches(['T', 't', '-', ',']).trim_end())
}

/// Whether a text is a time of day and its zone, and nothing more: `22:10`, `22:10:05.250-07:00`, `12:00 PM`, `12:00:00 GMT-0700 (MST)`.
pub(super) fn is_time(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let Some((hours, rest)) = text.split_once(':') else { return false };
    let minutes = digits(rest);
    let in_day =
        |digits: &str, most: u8| matches!(digits.len(), 1 | 2) && digits.parse::<u8>().is_ok_and(|n| n <= most);
    if !in_day(hours, 24) || minutes != 2 || !in_day(&rest[..2], 59) {
        return false;
    }
    let mut rest = &rest[2..];
    if let Some(seconds) = rest.strip_prefix(':') {
        let count = digits(seconds);
        if count != 2 {
            return false;
        }
        rest = &seconds[2..];
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            rest = &fraction[digits(fraction)..];
        }
    }
    // A zone: letters, and an offset of four digits at most.
    let offset = rest.bytes().filter(u8::is_ascii_digit).count();
    offset <= 4
        && (offset == 0 || rest.contains(['+', '-', '−']))
        && rest.chars().all(|c| {
            c.is_ascii_alphanumeric() || c.is_whitespace() || matches!(c, '.' | ':' | '+' | '-' | '−' | '(' | ')')
        })
        && rest.split(|c: char| !c.is_ascii_alphabetic()).all(|word| word.len() <= 8 && month(word).is_none())
}
