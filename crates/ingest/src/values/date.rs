//! Dates as people and programs write them.
//!
//! A reading never invents precision, and a time of day is dropped, never used to shift a day. What is left open here is only which of two
//! numbers is the day; [`super::date_order`] decides that for a whole column.

mod time;

use jiff::civil::Date;
use spotlight_core::date::{Bound, PartialDate};

use super::date_order::DateOrder;
use super::words::{month, weekday};
use time::{is_time, without_time};

/// What a date cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reading {
    /// A date that can only be read one way.
    Sure(PartialDate),
    /// A number that a spreadsheet shows as this day.
    Serial(Date),
    /// Two numbers and a year: day and month, or month and day.
    Numeric(Numeric),
    /// No date, or one that does not exist.
    None,
}

/// `a/b/year`. At least one of the two orders gives a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeric {
    pub(crate) a: i8,
    pub(crate) b: i8,
    pub(crate) year: i16,
    /// The day of the week that stands beside it, Monday 1.
    pub(crate) weekday: Option<i8>,
    /// The day that it is if the first number is a year of two digits; only where the last one has two digits, too.
    pub(crate) year_first: Option<Date>,
}

impl Numeric {
    /// The day it is in an order, if there is such a day and it falls on the weekday that stands beside it.
    pub(crate) fn in_order(self, order: DateOrder) -> Option<Date> {
        let (day, month) = match order {
            DateOrder::Dmy => (self.a, self.b),
            DateOrder::Mdy => (self.b, self.a),
            DateOrder::Ymd => {
                let fits =
                    |day: &Date| self.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday);
                return self.year_first.filter(fits);
            }
        };
        let date = Date::new(self.year, month, day).ok()?;
        self.weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday).then_some(date)
    }

    /// Whether one of its numbers can be no month, so that it has one order only.
    pub(crate) fn is_late(self) -> bool {
        self.a > 12 || self.b > 12
    }

    /// The same with the weekday of another column beside it, if it has none of its own and some reading falls on that day.
    pub(crate) fn on(self, weekday: Option<i8>) -> Self {
        let with = Self { weekday: self.weekday.or(weekday), ..self };
        let fits = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].iter().any(|order| with.in_order(*order).is_some());
        if fits { with } else { self }
    }
}

/// The days that a spreadsheet serial is believed to mean: 1954-10-03 to 2119-01-10.
const SERIALS: std::ops::Range<i32> = 20_000..80_000;

/// Reads a date. `today` settles two-digit years: they are never in a year after it.
pub(crate) fn date(cell: &str, today: Date) -> Reading {
    // Marks of the direction of writing, as copies from messages and Arabic keyboards have them.
    if !cell.is_ascii() && cell.contains(is_invisible) {
        return date(cell.replace(is_invisible, "").trim(), today);
    }
    // What keeps a spreadsheet from making a date of it.
    let cell = cell.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(cell);
    if let Some(day) = iso_day(cell) {
        return Reading::Sure(PartialDate::Day(day));
    }
    // Only what begins with a year can be ISO; a failed attempt would make an error with the text in it.
    let begins_with_year = cell.len() >= 4 && cell.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if begins_with_year && let Ok(date) = cell.parse::<PartialDate>() {
        return Reading::Sure(date);
    }
    if let Some(day) = iso_with_time(cell).or_else(|| compact(cell)) {
        return Reading::Sure(PartialDate::Day(day));
    }
    if cell.contains(|c: char| c.is_alphabetic())
        && let Some(interval) = range(cell)
    {
        return Reading::Sure(interval);
    }
    // October of a year, of which a spreadsheet cut the last zero: or January.
    if let [_, _, _, _, b'.' | b',', _] = cell.as_bytes() {
        return Reading::None;
    }
    // `2019-11/12` is November and December, or a day.
    if begins_with_year && cell.as_bytes().get(4) == Some(&b'-') && cell.contains('/') {
        return Reading::None;
    }
    if let Some((serial, fraction)) = cell.split_once('.')
        && serial.len() == 5
        && !fraction.is_empty()
        && [serial, fraction].iter().all(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
    {
        return serial_day(serial);
    }
    match Parts::of(cell) {
        Some(parts) => parts.read(today),
        None => Reading::None,
    }
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
}

/// Reads a day, days or a month that lack their year with the year of another column: `23 de mayo`, `May 19-20`, `01/29`. Not where a number of the
/// cell could itself be that year: `May 21` beside 2021 may be the month.
pub(crate) fn with_year(cell: &str, year: i16, today: Date) -> Reading {
    let mut numbers = cell.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<i16>().ok());
    let worded = cell.contains(char::is_alphabetic) && !cell.contains(':');
    let day_and_month = cell.split_once(['/', '-']).filter(|(one, other)| {
        [one, other].iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    if !(worded || day_and_month.is_some()) || numbers.any(|number| number == year % 100 || number > 31) {
        return Reading::None;
    }
    if let Some((one, other)) = day_and_month {
        return match date(&format!("{one}/{other}/{year}"), today) {
            numeric @ Reading::Numeric(_) => numeric,
            _ => Reading::None,
        };
    }
    match date(&format!("{cell}, {year}"), today) {
        sure @ Reading::Sure(_) => sure,
        _ => Reading::None,
    }
}

/// `2023-05-14`, which is how most registers write it: read without the many ways in which others do.
fn iso_day(cell: &str) -> Option<Date> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *cell.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let digit = |number: i16, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0'));
        digits.iter().try_fold(0, digit)
    };
    let (year, month, day) = (number(&[y0, y1, y2, y3])?, number(&[m0, m1])?, number(&[d0, d1])?);
    // Two digits fit.
    Date::new(year, month as i8, day as i8).ok().filter(|_| year > 0)
}

/// `2023-05-14T22:10:00-07:00`, `2023-05-14 22:10`: the day as written.
fn iso_with_time(cell: &str) -> Option<Date> {
    let (day, time) = (cell.get(..10)?, cell.get(10..)?);
    let looks_like_time = time.starts_with(['T', 't', ' ']) && is_time(time[1..].trim_start());
    match day.parse() {
        Ok(PartialDate::Day(date)) if looks_like_time => Some(date),
        _ => None,
    }
}

/// `20160320`, of a year that can be one.
fn compact(cell: &str) -> Option<Date> {
    let year = (cell.len() == 8 && cell.bytes().all(|b| b.is_ascii_digit())).then(|| &cell[..4])?;
    let year = year.parse().ok().filter(|year| (1900..2100).contains(year))?;
    Date::new(year, cell[4..6].parse().ok()?, cell[6..].parse().ok()?).ok()
}

/// `12-14 May 2020`, `May 12 – 14, 2020`, `12 al 14 de mayo de 2020`: days of one month, with the year in full.
fn range(cell: &str) -> Option<PartialDate> {
    let plain = cell.replace(['–', '—'], "-").replace(" al ", "-").replace(" to ", "-").replace(" - ", "-");
    let (mut days, mut named, mut year) = (None, None, None);
    for word in plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/')).filter(|word| !is_filler(word))
    {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        let slot_taken = if let Some((from, to)) = word.split_once('-') {
            let day = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
            days.replace((day(from)?, day(to)?)).is_some()
        } else if digits && word.len() == 4 {
            year.replace(word.parse::<i16>().ok()?).is_some()
        } else {
            named.replace(month(word)?).is_some()
        };
        if slot_taken {
            return None;
        }
    }
    let ((from, to), month, year) = (days?, named?, year?);
    let day = |day| Date::new(year, month, day).ok().map(Bound::Day);
    PartialDate::interval(day(from)?, day(to)?).filter(|_| from < to)
}

/// A word between the parts of a date that says nothing.
fn is_filler(word: &str) -> bool {
    word.is_empty() || ["de", "del", "of", "the"].iter().any(|filler| word.eq_ignore_ascii_case(filler))
}

/// The pieces of a date: up to three numbers and the month's name.
#[derive(Debug, Clone, Copy, Default)]
struct Parts<'c> {
    numbers: [&'c str; 3],
    count: usize,
    month: Option<i8>,
    /// How many numbers stand before the month's name.
    before_month: usize,
    weekday: Option<i8>,
    /// Whether the month is `mar`, which is a Tuesday where another month follows.
    mar: bool,
    /// Whether the same sign stands between all pieces: `Mar-20-16`.
    even: bool,
}

impl<'c> Parts<'c> {
    fn of(cell: &'c str) -> Option<Self> {
        let day = without_time(cell)?;
        let mut signs = day.chars().filter(|c| !c.is_alphanumeric());
        let first = signs.next();
        let even = matches!(first, Some('-' | '/' | '.')) && signs.all(|sign| Some(sign) == first);
        let mut parts = Self { even, ..Self::default() };
        for word in day.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',')) {
            parts.add(word.trim_matches(['(', ')', '\'', '’']))?;
        }
        Some(parts)
    }

    fn add(&mut self, word: &'c str) -> Option<()> {
        if is_filler(word) {
            return Some(());
        }
        if let Some(number) = ordinal(word) {
            *self.numbers.get_mut(self.count)? = number;
            self.count += 1;
        } else if let Some(found) = month(word) {
            if self.month.is_some() {
                // `mar 14 abr`, and not `mar-abr`, which is two months.
                let tuesday = self.mar && self.weekday.is_none() && self.count > self.before_month;
                self.weekday = Some(tuesday.then_some(TUESDAY)?);
            }
            self.mar = self.month.is_none() && word.eq_ignore_ascii_case("mar");
            self.month = Some(found);
            self.before_month = self.count;
        } else if let (Some(found), None) = (weekday(word), self.weekday) {
            self.weekday = Some(found);
        } else {
            let (day, month, year) = glued(word).filter(|_| self.count == 0 && self.month.is_none())?;
            (self.numbers, self.count) = ([day, year, ""], 2);
            (self.month, self.before_month) = (Some(month), 1);
        }
        Some(())
    }

    fn read(&self, today: Date) -> Reading {
        match (self.month, &self.numbers[..self.count]) {
            // `2023 May 14`, with the year in full; a short first number would be a day.
            (Some(month), [year, day]) if year.len() == 4 => self.sure(day_of(year, month, day, today)),
            // Behind a month and a day two digits may be another day: `May 19-20`.
            (Some(month), [day, year]) if self.before_month == 1 || year.len() == 4 || self.even => {
                self.sure(day_of(year, month, day, today))
            }
            (Some(month), [year]) if year.len() == 4 => month_of(year, month),
            (None, [year, month, day]) if year.len() == 4 => {
                month.parse().map_or(Reading::None, |month| self.sure(day_of(year, month, day, today)))
            }
            (None, [a, b, year]) => self.numeric(a, b, year, today),
            (Some(_), [a, b, year]) if self.mar && self.weekday.is_none() && self.before_month == 0 => {
                Self { weekday: Some(TUESDAY), ..*self }.numeric(a, b, year, today)
            }
            (None, [month, year]) if year.len() == 4 && month.len() <= 2 => {
                month.parse().map_or(Reading::None, |month| month_of(year, month))
            }
            (None, [year, month]) if year.len() == 4 && month.len() <= 2 => {
                month.parse().map_or(Reading::None, |month| month_of(year, month))
            }
            (None, [serial]) => serial_day(serial),
            _ => Reading::None,
        }
    }

    fn sure(&self, day: Option<Date>) -> Reading {
        match day {
            Some(day) if self.weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday) => {
                Reading::Sure(PartialDate::Day(day))
            }
            _ => Reading::None,
        }
    }

    fn numeric(&self, a: &str, b: &str, year: &str, today: Date) -> Reading {
        if a.len() > 2 || b.len() > 2 {
            return Reading::None;
        }
        let year_first = if year.len() == 2 && a.len() == 2 {
            b.parse().ok().and_then(|month| day_of(a, month, year, today))
        } else {
            None
        };
        // Where no year of two digits can be behind, a year that no calendar has stands for it.
        let behind = year_of(year, today).or(year_first.map(|_| NO_YEAR));
        let (Ok(a), Ok(b), Some(year)) = (a.parse(), b.parse(), behind) else {
            return Reading::None;
        };
        let numeric = Numeric { a, b, year, weekday: self.weekday, year_first };
        if [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd].iter().all(|order| numeric.in_order(*order).is_none()) {
            return Reading::None;
        }
        Reading::Numeric(numeric)
    }
}

/// Tuesday, of which `mar.` is short in Spanish.
const TUESDAY: i8 = 2;

/// The day, month and year of `14may2019`.
fn glued(word: &str) -> Option<(&str, i8, &str)> {
    let (day, rest) = word.split_at(word.find(|c: char| !c.is_ascii_digit())?);
    let (name, year) = rest.split_at(rest.find(|c: char| c.is_ascii_digit())?);
    let sane = (1..=2).contains(&day.len()) && matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    month(name).filter(|_| sane).map(|month| (day, month, year))
}

/// No year: `Date::new` refuses it.
const NO_YEAR: i16 = i16::MAX;

/// The digits of `14`, `14th`, `1º`, `1o`, `primero`.
fn ordinal(word: &str) -> Option<&str> {
    if word.eq_ignore_ascii_case("primero") {
        return Some("1");
    }
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &word[digits.len()..];
    let known = ["", "st", "nd", "rd", "th", "º", "°", "o", "ª", "er", "ro", "ero"];
    let known = known.iter().any(|known| suffix.eq_ignore_ascii_case(known));
    (known && !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The first year that two digits can stand for. `28` is neither 2028, which has not come, nor 1928, which no living register means.
const FIRST_SHORT: i16 = 1950;

/// A year of four digits, or of two: of this century unless that is after `today`, then of the last from 1950 on.
fn year_of(digits: &str, today: Date) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 if 2000 + year <= today.year() => Some(2000 + year),
        2 => Some(1900 + year).filter(|year| *year >= FIRST_SHORT),
        _ => None,
    }
}

fn day_of(year: &str, month: i8, day: &str, today: Date) -> Option<Date> {
    if day.len() > 2 {
        return None;
    }
    Date::new(year_of(year, today)?, month, day.parse().ok()?).ok()
}

fn month_of(year: &str, month: i8) -> Reading {
    let month =
        year.parse().ok().zip(u8::try_from(month).ok()).and_then(|(year, month)| PartialDate::month(year, month));
    month.map_or(Reading::None, Reading::Sure)
}

/// The day of a spreadsheet serial; day 1 is 1900-01-01 and 1900 is taken for a leap year, so that day 0 is 1899-12-30 for all that matter.
fn serial_day(digits: &str) -> Reading {
    let Ok(serial) = digits.parse::<i32>() else {
        return Reading::None;
    };
    if !SERIALS.contains(&serial) {
        return Reading::None;
    }
    let days = jiff::Span::new().try_days(serial).ok();
    days.and_then(|days| Date::constant(1899, 12, 30).checked_add(days).ok()).map_or(Reading::None, Reading::Serial)
}

#[cfg(test)]
mod tests;
