//! What one value looks like.

use jiff::civil::Date;
use spotlight_core::date::PartialDate;

use crate::gazetteer::Gazetteer;
use crate::options::Reference;
use crate::row::CodeBook;
use crate::values::count::{self, Count};
use crate::values::date::{self, Reading};
use crate::values::date_order::DateOrder;
use crate::values::{coordinate, given, personal, url};

/// The longest name of a region that is looked up, and the longest code (`26043.0`).
const LONGEST_NAME: usize = 40;
const LONGEST_CODE: usize = 7;

/// The longest two coordinates of one cell, unless they stand in a link or in GeoJSON: longer ones are texts.
const LONGEST_PAIR: usize = 128;

/// Seconds from 1970 to 2000 and to 2033.
const EPOCHS: std::ops::Range<f64> = 946_684_800.0..2e9;

/// The same in milliseconds, from 1990 to 2030, as databases for maps write days.
const MILLIS: std::ops::Range<f64> = 631_152_000_000.0..1_924_992_000_000.0;

/// The longest day without a year, and a year with all days, whose last digits are no day.
const LONGEST_DAY: usize = 16;
const LEAP_YEAR: i16 = 2000;

/// What values are compared with.
pub(super) struct Known<'a> {
    gazetteer: Gazetteer<'a>,
    codes: CodeBook<'a>,
}

impl<'a> Known<'a> {
    pub(super) fn new(reference: &Reference<'a>) -> Self {
        Self { gazetteer: Gazetteer::new(reference.regions), codes: CodeBook::new(reference.taxonomy) }
    }
}

/// What a value looks like; [`Looks`](super::Looks) says what each means.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a count of the column")]
pub(super) struct Look {
    pub(super) number: bool,
    pub(super) small_number: bool,
    pub(super) flag: bool,
    pub(super) epoch: bool,
    pub(super) millis: bool,
    pub(super) metres: bool,
    pub(super) dashed: bool,
    pub(super) yearly: bool,
    pub(super) person: bool,
    pub(super) name: bool,
    pub(super) several: bool,
    pub(super) zone: bool,
    pub(super) degrees: bool,
    pub(super) border_lat: bool,
    pub(super) border_lon: bool,
    pub(super) pair: bool,
    pub(super) coarse_date: bool,
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) date: bool,
    pub(super) yearless: bool,
    pub(super) written_date: bool,
    pub(super) link: bool,
    pub(super) part: bool,
    pub(super) category: bool,
    pub(super) state: bool,
    pub(super) county: bool,
    pub(super) workflow: bool,
    pub(super) personal: bool,
    /// A whole number, not negative.
    pub(super) whole: Option<f64>,
    /// A digest of what it says; never nothing.
    pub(super) said: u32,
}

impl Look {
    pub(super) fn at(value: &str, today: Date, known: &mut Known<'_>) -> Self {
        let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
        let digits = value.bytes().any(|byte| byte.is_ascii_digit());
        let mut look = Self { number: number.is_some(), ..Self::default() };
        look.as_a_number(value, number);
        look.as_a_name(value, digits);
        let degrees = look.as_a_place(value, digits);
        let day = look.as_a_date(value, digits, today);
        look.link = value.contains("://") && url::links(value).is_some();
        look.part = is_a_part(value);
        look.category = known.codes.category(value).is_some();
        // What is longer than a code, and a number or a date, names no region.
        let may_name = value.len() <= LONGEST_CODE || (degrees.is_none() && !look.date);
        if value.len() <= LONGEST_NAME && may_name {
            look.state = known.gazetteer.state(value).is_some();
            look.county = known.gazetteer.county(None, value).is_some();
        }
        look.workflow = is_workflow(value);
        look.personal = personal::find(value).is_some_and(|(_, at)| at.len() * 10 >= value.len() * 7);
        let said = match (number, day) {
            // To four digits behind the point; a sum makes of two zeros one.
            (Some(number), _) => crate::identity::hash_of(&((number * 1e4).round() + 0.0).to_bits()),
            (None, Some(day)) => crate::identity::hash_of(&day.to_string()),
            (None, None) => crate::identity::hash_of(&value.to_lowercase()),
        };
        look.said = (said as u32).max(1);
        look
    }

    fn as_a_number(&mut self, value: &str, number: Option<f64>) {
        let small = |n: f64| n.fract() == 0.0 && (-1.0..=1000.0).contains(&n);
        let counted = || matches!(count::count(value), Count::Known(..=1000));
        self.small_number = number.map_or_else(counted, small);
        self.flag = matches!(value, "0" | "1" | "TRUE" | "FALSE" | "True" | "False" | "true" | "false");
        self.epoch = number.is_some_and(|n| n.fract() == 0.0 && EPOCHS.contains(&n));
        self.millis = number.is_some_and(|n| n.fract() == 0.0 && MILLIS.contains(&n));
        self.metres = number.is_some_and(|n| (100_000.0..1e7).contains(&n));
        self.whole = number.filter(|number| number.fract() == 0.0 && *number >= 0.0);
        self.several = self.whole.is_some_and(|number| number > 1.0);
        let dashed = value.split_once('-').filter(|(a, b)| {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits(a) && digits(b)
        });
        self.dashed = dashed.is_some();
        let month = |number: &str| number.len() == 2 && number.parse().is_ok_and(|n: u8| (1..=12).contains(&n));
        self.yearly = dashed.is_some_and(|(year, number)| year.len() == 4 && !month(number));
    }

    fn as_a_name(&mut self, value: &str, digits: bool) {
        let words = || value.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
        self.person = !digits && given::is_a_person(value);
        self.name = !digits && words() > 1;
    }

    /// One coordinate, if it is one.
    fn as_a_place(&mut self, value: &str, digits: bool) -> Option<f64> {
        if !digits {
            return None;
        }
        self.zone = coordinate::Zone::read(value).is_some();
        let degrees = coordinate::degrees(value);
        self.degrees = degrees.is_some();
        if let Some(degrees) = degrees.filter(|_| value.contains(['.', ',', '°'])) {
            self.border_lat = (20.0..=44.0).contains(&degrees);
            self.border_lon = (-126.0..=-92.0).contains(&degrees);
        }
        let long = value.len() > LONGEST_PAIR && !value.starts_with('{') && !value.contains("://");
        let may_be_two = degrees.is_none() && !long && !is_iso_day(value);
        self.pair = may_be_two && coordinate::in_one_cell(value).is_ok();
        degrees
    }

    /// The day, if it is one.
    fn as_a_date(&mut self, value: &str, digits: bool, today: Date) -> Option<Date> {
        let read = if digits { date::date(value, today) } else { Reading::None };
        self.date = !matches!(read, Reading::None);
        self.coarse_date = matches!(read, Reading::Sure(PartialDate::Month(..) | PartialDate::Year(_)));
        self.written_date = self.date && !self.number;
        let yearless = digits && !self.date && value.len() <= LONGEST_DAY;
        self.yearless = yearless && !matches!(date::with_year(value, LEAP_YEAR, today), Reading::None);
        let day = match read {
            Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) => Some(day),
            Reading::Numeric(numeric) => {
                let second = numeric.b > 12 || (numeric.a <= 12 && numeric.a != 1);
                numeric.in_order(if second { DateOrder::Mdy } else { DateOrder::Dmy })
            }
            _ => None,
        };
        self.first = day.is_some_and(|day| day.day() == 1);
        self.last = day.is_some_and(|day| day == day.last_of_month());
        day
    }
}

/// Whether it is written as `2024-05-31`: no two coordinates are, and most columns of days are all of them.
fn is_iso_day(value: &str) -> bool {
    let digit_or_hyphen =
        |(at, byte): (usize, &u8)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() };
    value.len() == 10 && value.as_bytes().iter().enumerate().all(digit_or_hyphen)
}

/// What the Missing Migrants Project calls `Incident Type`, which is no category of incidents.
fn is_a_part(value: &str) -> bool {
    ["incident", "cumulative incident", "split incident"].iter().any(|known| value.eq_ignore_ascii_case(known))
}

/// Words that a column called `Estado` holds when it means status and not state.
fn is_workflow(value: &str) -> bool {
    const WORDS: [&str; 22] = [
        "publicado",
        "borrador",
        "pendiente",
        "abierto",
        "cerrado",
        "activo",
        "inactivo",
        "completo",
        "completado",
        "aprobado",
        "rechazado",
        "en proceso",
        "en revision",
        "revisado",
        "published",
        "draft",
        "pending",
        "open",
        "closed",
        "active",
        "approved",
        "completed",
    ];
    value.len() <= 12 && WORDS.contains(&spotlight_core::words::fold(value).as_str())
}
