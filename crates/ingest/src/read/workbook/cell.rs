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
    /// A day and a month, or a month alone. The year is the one in which somebody typed it: whoever wrote `May-21` for May 2021 has the 21st
    /// of May of that year in the cell.
    DayMonth,
    MonthAlone,
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
        match (has('y'), has('m'), has('d'), has('h') || has('s')) {
            (true, true, false, false) => Self::Month,
            (true, false, false, false) => Self::Year,
            (false, true, true, _) => Self::DayMonth,
            (false, true, false, false) => Self::MonthAlone,
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

/// A day as ISO writes it, with the time where there is one. A time alone is a time, and a duration is hours, minutes and seconds: whoever
/// typed degrees so has them in the cell.
fn when_text(when: &ExcelDateTime, shown: Shown) -> String {
    let serial = when.as_f64();
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    if when.is_duration() {
        return duration_text(serial);
    }
    if (0.0..1.0).contains(&serial) {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    match shown {
        Shown::Month => format!("{year:04}-{month:02}"),
        Shown::Year => format!("{year:04}"),
        Shown::DayMonth => format!("{day}-{}", name(month)),
        Shown::MonthAlone => name(month).to_owned(),
        _ if serial.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// `31:39:25.4` of so many days, to a hundredth of a second.
fn duration_text(days: f64) -> String {
    let hundredths = (days * 8_640_000.0).round() as i64;
    let (minutes, hundredths) = (hundredths / 6000, hundredths % 6000);
    let mut text = format!("{}:{:02}:{:02}", minutes / 60, minutes % 60, hundredths / 100);
    if hundredths % 100 != 0 {
        text.push_str(format!(".{:02}", hundredths % 100).trim_end_matches('0'));
    }
    text
}

/// The name of a month, which is no number that could be taken for a day or year.
fn name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES[usize::from(month.clamp(1, 12)) - 1]
}

#[cfg(test)]
mod tests;
