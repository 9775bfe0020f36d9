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

/// Numbers that are written out, folded, in English and Spanish.
const WORDS: [(&str, u32); 27] = [
    ("zero", 0),
    ("cero", 0),
    ("ninguno", 0),
    ("ninguna", 0),
    ("one", 1),
    ("un", 1),
    ("uno", 1),
    ("una", 1),
    ("two", 2),
    ("dos", 2),
    ("three", 3),
    ("tres", 3),
    ("four", 4),
    ("cuatro", 4),
    ("five", 5),
    ("cinco", 5),
    ("six", 6),
    ("seis", 6),
    ("seven", 7),
    ("siete", 7),
    ("eight", 8),
    ("ocho", 8),
    ("nine", 9),
    ("nueve", 9),
    ("ten", 10),
    ("diez", 10),
    ("doce", 12),
];

/// Reads a count: `2`, `2.0`, `1,234`, `-1`, `dos`. What leaves it open how many (`2-3`, `>5`, `1.000`) is no count.
pub(crate) fn count(cell: &str) -> Count {
    if let [digit @ b'0'..=b'9'] = cell.as_bytes() {
        return Count::Known(u32::from(digit - b'0'));
    }
    if let Some((_, number)) = WORDS.iter().find(|(word, _)| cell.eq_ignore_ascii_case(word)) {
        return Count::Known(*number);
    }
    // `1.000` is one in English and a thousand in Spanish; `2,0` can only be two.
    let zeros = |separator| {
        cell.rsplit_once(separator).map(|(_, behind)| behind.len()).filter(|_| cell.matches(separator).count() == 1)
    };
    if zeros('.') == Some(3) {
        return Count::NoNumber;
    }
    let decimal_comma = zeros(',').is_some_and(|length| length < 3) && !cell.contains('.');
    let cell = &*if decimal_comma { std::borrow::Cow::from(cell.replace(',', ".")) } else { cell.into() };
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
