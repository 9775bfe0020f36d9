//! Numbers of people. Blank is not zero, and a negative number says that nobody knows.

/// What a count cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// So many.
    Known(u32),
    /// A negative number: the register's way of saying unknown.
    Negative,
    /// No whole number.
    NoNumber,
}

/// The largest count that is believed. One incident with more people is a typing error or another column's number.
const MOST: f64 = 1_000_000.0;

/// Reads a count: `2`, `2.0`, `1,234`, `-1`.
pub(crate) fn count(cell: &str) -> Count {
    let plain = without_thousands(cell);
    if plain.is_empty() || !plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+')) {
        return Count::NoNumber;
    }
    match plain.parse::<f64>() {
        Ok(number) if number < 0.0 => Count::Negative,
        Ok(number) if number.fract() == 0.0 && number <= MOST => Count::Known(number as u32),
        _ => Count::NoNumber,
    }
}

/// `1,234` and `1 234` without what separates the thousands; anything else as it is.
fn without_thousands(cell: &str) -> std::borrow::Cow<'_, str> {
    for separator in [',', ' ', '\u{a0}'] {
        let mut groups = cell.split(separator);
        let first = groups.next().unwrap_or_default();
        let mut rest = groups.peekable();
        let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
        if rest.peek().is_some()
            && (1..=3).contains(&first.len())
            && digits(first)
            && rest.all(|g| g.len() == 3 && digits(g))
        {
            return cell.replace(separator, "").into();
        }
    }
    cell.into()
}

#[cfg(test)]
mod tests;
