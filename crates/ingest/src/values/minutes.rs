//! Minutes and seconds written behind a point: `31.2049` for 31°20'49". As decimals they lie up to 40 km beside.
//!
//! Of random decimals two in five begin with 60 or more. That a whole file has none of these is no accident, unless its places lie close
//! together: so what counts is not how many rows there are, but in how many cells of a degree (or of a hundredth of one, for what stands
//! behind) they lie, and how much of each they fill.

use rustc_hash::FxHashMap;

use crate::columns::{Field, Mapping};
use crate::read::records::Record;
use crate::values::text;

/// Fewer rows say nothing; so many are needed to refuse them.
const FEW: u64 = 8;
const ROWS: u64 = 12;

/// One row that has other decimals is another hand's among so many that have none.
const SLIP: u64 = 50;

/// The most rows that are looked at, and the most cells that are kept: more say nothing new.
const MOST: u64 = 20_000;
const CELLS: usize = 2000;

/// The natural logarithms of the chances below which a file is refused (one in a million), or remarked on (one in a thousand).
const REFUSED: f64 = -13.8;
const REMARKED: f64 = -6.9;

/// How likely it is that coordinates are decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They are.
    #[default]
    Decimals,
    /// It would be an accident.
    Unlikely,
    /// They are minutes, or minutes and seconds.
    Minutes,
}

/// What may stand behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Form {
    /// Minutes and seconds: `31.3908`.
    Both,
    /// Seconds behind minutes: `31°39.08'`.
    Seconds,
    /// Minutes, whatever their fraction: `31.39`, `31.39015`.
    Minutes,
}

const FORMS: [Form; 3] = [Form::Both, Form::Seconds, Form::Minutes];

/// What the decimals of a file's coordinates look like.
#[derive(Debug, Clone, Default)]
pub(crate) struct Minutes {
    rows: u64,
    /// Rows that could be of each form, and rows that could not.
    fit: [u64; 3],
    against: [u64; 3],
    /// The lowest and the highest number in each cell of a degree, and in each of a hundredth of one or of a minute.
    degrees: FxHashMap<u32, (u8, u8)>,
    hundredths: FxHashMap<u32, (u8, u8)>,
    verdict: Option<(Form, Verdict)>,
}

impl Minutes {
    /// Takes in a row.
    pub(crate) fn note(&mut self, record: &Record, mapping: &Mapping) {
        // Nearly every file has decimals, as its first rows tell.
        if self.rows >= MOST || (self.rows > 100 && FORMS.iter().all(|form| !self.holds(*form))) {
            return;
        }
        let Some(pair) = pair(record, mapping) else { return };
        self.rows += 1;
        for form in FORMS {
            let fits = pair.iter().all(|behind| behind.fits(form));
            *if fits { &mut self.fit[form as usize] } else { &mut self.against[form as usize] } += 1;
        }
        for (axis, behind) in (0..).zip(pair) {
            let cell = axis << 24 | u32::from(behind.degrees) << 8;
            if let Some(minutes) = behind.first.filter(|minutes| *minutes < 60 && behind.digits > 1) {
                widen(&mut self.degrees, cell, minutes);
            }
            if let Some((within, seconds)) = behind.within().filter(|(_, seconds)| *seconds < 60) {
                widen(&mut self.hundredths, cell | u32::from(within), seconds);
            }
        }
    }

    /// Whether hardly a row speaks against a form.
    fn holds(&self, form: Form) -> bool {
        self.fit[form as usize] >= self.against[form as usize] * SLIP
    }

    /// Decides, and forgets what it was decided by.
    pub(crate) fn settle(&mut self) {
        let of = |cells: &FxHashMap<u32, (u8, u8)>| cells.values().copied().map(chance).sum::<f64>();
        let (degrees, hundredths) = (of(&self.degrees), of(&self.hundredths));
        let by_accident = |form| match form {
            Form::Both => degrees + hundredths,
            Form::Seconds => hundredths,
            Form::Minutes => degrees,
        };
        let verdict = |form: Form| match by_accident(form) {
            _ if !self.holds(form) => Verdict::Decimals,
            chance if chance < REFUSED && self.fit[form as usize] >= ROWS => Verdict::Minutes,
            chance if chance < REMARKED && self.fit[form as usize] >= FEW => Verdict::Unlikely,
            _ => Verdict::Decimals,
        };
        let found = FORMS.map(|form| (form, verdict(form)));
        let grave = |wanted| found.into_iter().find(|(_, verdict)| *verdict == wanted);
        self.verdict = grave(Verdict::Minutes).or_else(|| grave(Verdict::Unlikely));
        (self.degrees, self.hundredths) = Default::default();
    }

    /// Whether the coordinates of a row are decimal degrees.
    pub(crate) fn of(&self, record: &Record, mapping: &Mapping) -> Verdict {
        let Some((form, verdict)) = self.verdict else { return Verdict::Decimals };
        let fits = |pair: [Behind; 2]| pair.iter().all(|behind| behind.fits(form));
        if pair(record, mapping).is_some_and(fits) { verdict } else { Verdict::Decimals }
    }
}

/// The chance, as a logarithm, that places with decimals fill so much of a cell and nothing from 60 on.
fn chance((low, high): (u8, u8)) -> f64 {
    (0.6 - f64::from(high - low) / 100.0).max(0.02).ln()
}

fn widen(cells: &mut FxHashMap<u32, (u8, u8)>, cell: u32, number: u8) {
    if cells.len() < CELLS || cells.contains_key(&cell) {
        let (low, high) = cells.entry(cell).or_insert((number, number));
        (*low, *high) = ((*low).min(number), (*high).max(number));
    }
}

/// The latitude and longitude of a row, in whatever order: for this it does not matter which is which.
fn pair(record: &Record, mapping: &Mapping) -> Option<[Behind; 2]> {
    let cell = |field| mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
    if let Some(both) = cell(Field::Coordinates) {
        return match Numbers::of(both)?.written() {
            [lat, lon] => Some([Behind::point(*lat)?, Behind::point(*lon)?]),
            [lat, lat_minutes, lon, lon_minutes] => {
                Some([Behind::minutes(*lat, *lat_minutes)?, Behind::minutes(*lon, *lon_minutes)?])
            }
            _ => None,
        };
    }
    let one = |cell: &str| match Numbers::of(cell)?.written() {
        [degrees] => Behind::point(*degrees),
        [degrees, minutes] => Behind::minutes(*degrees, *minutes),
        _ => None,
    };
    Some([one(cell(Field::Lat)?)?, one(cell(Field::Lon)?)?])
}

/// A number as it is written, without its sign.
#[derive(Debug, Clone, Copy, Default)]
struct Written {
    whole: u16,
    /// How many digits stand behind the point, and the first four of them, filled up with zeros.
    digits: u8,
    behind: [u8; 4],
}

/// The numbers of a cell, whatever stands around them.
#[derive(Default)]
struct Numbers {
    found: [Written; 4],
    count: usize,
}

impl Numbers {
    fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let point = |at: usize, sign: u8| bytes.get(at) == Some(&sign) && digit(at + 1);
        let pointed = (1..bytes.len()).any(|at| digit(at - 1) && point(at, b'.'));
        let mut numbers = Self::default();
        let mut at = 0;
        while at < bytes.len() {
            if !digit(at) {
                at += 1;
                continue;
            }
            let mut number = Written::default();
            while digit(at) {
                number.whole = number.whole.checked_mul(10)?.checked_add(u16::from(bytes[at] - b'0'))?;
                at += 1;
            }
            if point(at, b'.') || (point(at, b',') && !pointed) {
                at += 1;
                while digit(at) {
                    if let Some(place) = number.behind.get_mut(usize::from(number.digits)) {
                        *place = bytes[at] - b'0';
                    }
                    number.digits = number.digits.saturating_add(1);
                    at += 1;
                }
                // `31.39.08` has its seconds.
                if point(at, b'.') {
                    return None;
                }
            }
            *numbers.found.get_mut(numbers.count)? = number;
            numbers.count += 1;
        }
        Some(numbers)
    }

    fn written(&self) -> &[Written] {
        &self.found[..self.count]
    }
}

/// What stands behind the point of a coordinate.
#[derive(Debug, Clone, Copy)]
struct Behind {
    degrees: u8,
    /// The minutes that are written as such.
    minutes: Option<u8>,
    digits: u8,
    /// The first two digits, of degrees only, and the next two of these or the first two of minutes.
    first: Option<u8>,
    second: u8,
}

impl Behind {
    fn point(Written { whole, digits, behind: [a, b, c, d] }: Written) -> Option<Self> {
        let degrees = u8::try_from(whole).ok().filter(|degrees| *degrees <= 180)?;
        Some(Self { degrees, minutes: None, digits, first: Some(a * 10 + b), second: c * 10 + d })
    }

    fn minutes(degrees: Written, Written { whole, digits, behind: [a, b, ..] }: Written) -> Option<Self> {
        let minutes = u8::try_from(whole).ok().filter(|minutes| *minutes < 60)?;
        Self::point(degrees).filter(|_| degrees.digits == 0).map(|point| Self {
            minutes: Some(minutes),
            digits,
            first: None,
            second: a * 10 + b,
            ..point
        })
    }

    /// The seconds, and within which cell of its degree they lie; none where there are too few digits to tell.
    fn within(self) -> Option<(u8, u8)> {
        match self.minutes {
            Some(minutes) => (self.digits == 2).then_some((minutes, self.second)),
            None => self.first.filter(|_| self.digits >= 4).map(|first| (first, self.second)),
        }
    }

    /// Whether it can be of a form. A spreadsheet drops zeros at the end.
    fn fits(self, form: Form) -> bool {
        match form {
            Form::Both => self.second < 60 && self.first.is_some_and(|first| first < 60),
            Form::Seconds => self.minutes.is_some() && self.digits <= 2 && self.second < 60,
            Form::Minutes => self.first.is_some_and(|first| first < 60),
        }
    }
}
