//! Ids as programs for tables leave them: with a fraction, rounded, or taken for a date.

/// A number as an id, without the fraction that programs for tables add: `17.0`.
pub(super) fn without_fraction(id: &str) -> &str {
    id.strip_suffix(".0").filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(id)
}

/// Whether an id is a number of which a spreadsheet kept the first digits: `2.02E+11`.
pub(super) fn is_rounded(id: &str) -> bool {
    id.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && id.contains('+')
        && id.split_once(['E', 'e']).is_some_and(|(digits, power)| {
            power.strip_prefix('+').is_some_and(|power| !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit()))
                && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        })
}

/// Whether an id is what a spreadsheet makes of a number such as `01-97` or `12-1`: `Jan-97`, `1-Dec`.
pub(super) fn is_a_month(id: &str) -> bool {
    let short = |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let month = |word: &str| word.len() == 3 && crate::values::words::month(word).is_some();
    id.split_once('-').is_some_and(|(a, b)| (month(a) && short(b)) || (short(a) && month(b)))
}
