//! A cell of a workbook as the text that a person would have typed.

use calamine::{Data, DataRef, ExcelDateTime, Style};

/// What a cell's number format shows of its value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// All of it.
    #[default]
    All,
    /// A month and a year. Whoever typed `mayo 2023` has the first of May in the cell and never meant it.
    Month,
    /// A year.
    Year,
    /// So many digits, with zeros in front: `04019`.
    Digits(usize),
}

impl Shown {
    pub(super) fn of(style: &Style) -> Self {
        style.number_format.as_ref().map_or(Self::All, |format| Self::of_code(&format.format_code))
    }

    fn of_code(code: &str) -> Self {
        if code.len() >= 2 && code.bytes().all(|byte| byte == b'0') {
            return Self::Digits(code.len());
        }
        let code = letters(code);
        let has = |letter: char| code.contains(letter);
        match (has('y'), has('m'), has('d') || has('h') || has('s')) {
            (true, true, false) => Self::Month,
            (true, false, false) => Self::Year,
            _ => Self::All,
        }
    }
}

/// The first section of a number format, lower case, without what is quoted, escaped or in brackets.
fn letters(code: &str) -> String {
    let mut kept = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => while letters.next().is_some_and(|c| c != '"') {},
            '[' => while letters.next().is_some_and(|c| c != ']') {},
            '\\' | '_' | '*' => drop(letters.next()),
            _ => kept.extend(letter.to_lowercase()),
        }
    }
    kept
}

/// The text of a cell; empty where it is blank.
pub(super) fn text(value: &DataRef<'_>, shown: Shown) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "true" } else { "false" }.to_owned(),
        DataRef::Int(whole) => padded(whole.to_string(), shown),
        DataRef::Float(number) => padded(number_text(*number), shown),
        DataRef::DateTime(when) => when_text(when, shown),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A cell as the reader of old workbooks gives it, in the form of the new ones.
pub(super) fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(whole) => DataRef::Int(*whole),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(when) => DataRef::DateTime(*when),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn padded(digits: String, shown: Shown) -> String {
    match shown {
        Shown::Digits(width) if digits.bytes().all(|byte| byte.is_ascii_digit()) => format!("{digits:0>width$}"),
        _ => digits,
    }
}

/// A number with the fifteen digits that a spreadsheet keeps: `31.65` and not `31.650000000000002`.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let kept = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

/// A day as ISO writes it, with the time where there is one. A time alone is a time, and a duration is hours and minutes.
fn when_text(when: &ExcelDateTime, shown: Shown) -> String {
    let serial = when.as_f64();
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    if when.is_duration() {
        let minutes = (serial * 1440.0).round() as i64;
        return format!("{}:{:02}", minutes / 60, minutes % 60);
    }
    if (0.0..1.0).contains(&serial) {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    match shown {
        Shown::Month => format!("{year:04}-{month:02}"),
        Shown::Year => format!("{year:04}"),
        _ if serial.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests;
