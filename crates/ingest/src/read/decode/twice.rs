//! UTF-8 that a program took for Windows-1252 and wrote as UTF-8 once more: `LeÃ³n`, `AÃ±o`, `Â¿`.
//!
//! Each run of characters beyond ASCII is judged alone: it was written twice if Windows-1252 has all of it and those bytes are UTF-8. What
//! somebody wrote once does not pass: `Ã` and `Â` would have to stand before a symbol that no text of this border has behind them.

use encoding_rs::WINDOWS_1252;

/// The longest run that is waited for, bytes; a longer one is no word.
const LONGEST: usize = 64;

/// What can be judged of a text whose end may be the middle of a run.
pub(super) fn whole(text: &str) -> &str {
    let run = text.bytes().rev().take_while(|byte| !byte.is_ascii()).count();
    if run <= LONGEST { &text[..text.len() - run] } else { text }
}

/// Appends a text, with what was written twice as it was meant; whether there was any.
pub(super) fn push(text: &str, into: &mut String) -> bool {
    if !may_hold(text) {
        into.push_str(text);
        return false;
    }
    let mut mended = false;
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.bytes().position(|byte| byte.is_ascii()).unwrap_or(from.len()));
        into.push_str(plain);
        match once(run) {
            Some(meant) => {
                into.push_str(&meant);
                mended = true;
            }
            None => into.push_str(run),
        }
        rest = after;
    }
    into.push_str(rest);
    mended
}

/// Whether there is a `Ã`, `Â` or `â` (before `€`) with something beyond ASCII behind it at all.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xC3, bytes).any(|at| matches!(bytes[at..], [_, 0x82 | 0x83 | 0xA2, 0x80..=0xFF, ..]))
}

/// A run as it was meant, if it was written twice.
fn once(run: &str) -> Option<String> {
    let (bytes, _, unknown) = WINDOWS_1252.encode(run);
    let meant = String::from_utf8(bytes.into_owned()).ok().filter(|_| !unknown)?;
    meant.chars().all(is_likely).then_some(meant)
}

/// Whether a character stands in texts of this border: a letter with an accent, or a sign of those that programs for writing make.
fn is_likely(character: char) -> bool {
    matches!(character, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{2026}' | '€' | '™')
}
