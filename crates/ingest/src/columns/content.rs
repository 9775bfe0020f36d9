//! What the first rows of a file hold, column by column: the evidence that a guess rests on, and the samples that a preview shows.

use std::io::{self, Read};

use jiff::civil::Date;
use spotlight_core::date::PartialDate;

use super::header::Header;
use crate::gazetteer::Gazetteer;
use crate::options::Reference;
use crate::read::records::Record;
use crate::row::CodeBook;
use crate::table::Table;
use crate::values::count::{self, Count};
use crate::values::date::{self, Reading};
use crate::values::date_order::DateOrder;
use crate::values::{coordinate, given, personal, text, url};

/// How many rows are looked at.
const ROWS: usize = 2_000;

/// How many samples a column shows.
const SAMPLES: usize = 3;

/// The longest name of a region that is looked up, and the longest code (`26043.0`).
const LONGEST_NAME: usize = 40;
const LONGEST_CODE: usize = 7;

/// Seconds from 1970 to 2000 and to 2033.
const EPOCHS: std::ops::Range<f64> = 946_684_800.0..2e9;

/// The same in milliseconds, from 1990 to 2030, as databases for maps write days.
const MILLIS: std::ops::Range<f64> = 631_152_000_000.0..1_924_992_000_000.0;

/// The longest day without a year, and a year with all days, whose last digits are no day.
const LONGEST_DAY: usize = 16;
const LEAP_YEAR: i16 = 2000;

/// What values are compared with.
struct Known<'a> {
    gazetteer: Gazetteer<'a>,
    codes: CodeBook<'a>,
}

/// What the values of one column look like.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    /// Cells that say something.
    pub(crate) values: usize,
    pub(crate) samples: Vec<String>,
    /// One coordinate, of whatever axis.
    pub(crate) degrees: usize,
    /// A decimal latitude or longitude of the border region, as written.
    pub(crate) border_lat: usize,
    pub(crate) border_lon: usize,
    /// Both coordinates in one cell.
    pub(crate) pairs: usize,
    /// A date, bare numbers included; and a date that is no bare number.
    pub(crate) dates: usize,
    pub(crate) written_dates: usize,
    pub(crate) links: usize,
    /// A whole number that is no more than a thousand: a count, an age.
    pub(crate) small_numbers: usize,
    /// Any number.
    pub(crate) numbers: usize,
    /// An answer that was ticked or not.
    pub(crate) flags: usize,
    /// A number that may be the seconds of a day of this century since 1970.
    pub(crate) epochs: usize,
    /// A number that may be metres of a map grid, and no degrees.
    pub(crate) metres: usize,
    /// The name of a UTM zone.
    pub(crate) zones: usize,
    pub(crate) categories: usize,
    /// A word of the Missing Migrants Project for how it counts: a whole incident, a part of one, several.
    pub(crate) parts: usize,
    /// A number that may be the milliseconds of a day since 1970.
    pub(crate) millis: usize,
    /// A day of a month that lacks its year: `Jan 29`, `01/29`.
    pub(crate) yearless: usize,
    /// Names or codes of border states, and of counties and municipios of which there is one.
    pub(crate) states: usize,
    pub(crate) counties: usize,
    /// A telephone number, an e-mail address or an A-number, and nothing else to speak of.
    pub(crate) personal: usize,
    /// A word for how far a record is in somebody's workflow: `published`, `pendiente`.
    pub(crate) workflow: usize,
    /// Two numbers with a dash between them, as a year and a number: `97-012`.
    pub(crate) dashed: usize,
    /// A year and a number that is no month, with a dash: `2019-045`.
    pub(crate) yearly: usize,
    /// A given name and one or two more words with capitals.
    pub(crate) people: usize,
    /// The last row that says something, from 1.
    pub(crate) last: usize,
    /// Days that are the first of a month, and the last of one.
    pub(crate) firsts: usize,
    pub(crate) lasts: usize,
    /// Two words or more, and no digit: a name rather than a number.
    pub(crate) names: usize,
    /// Whole numbers above one, and the sum of all.
    pub(crate) several: usize,
    pub(crate) sum: f64,
    /// Dates that tell no day.
    pub(crate) coarse_dates: usize,
    /// Values that an earlier row has, too.
    pub(crate) repeated: usize,
    seen: rustc_hash::FxHashSet<u64>,
    /// A digest of what each row says, or nothing where it says nothing.
    said: Vec<u32>,
}

impl Looks {
    /// Whether at least nine of ten values are of a kind.
    pub(crate) fn mostly(&self, of_kind: usize) -> bool {
        self.values > 0 && of_kind * 10 >= self.values * 9
    }

    /// Whether at least half of the values are of a kind, or there are none to say otherwise.
    pub(crate) fn half(&self, of_kind: usize) -> bool {
        of_kind * 2 >= self.values
    }

    fn add(&mut self, value: &str, today: Date, known: &mut Known<'_>) {
        self.values += 1;
        if self.samples.len() < SAMPLES && !self.samples.iter().any(|sample| sample == value) {
            self.samples.push(value.to_owned());
        }
        let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
        self.numbers += usize::from(number.is_some());
        let small = |n: f64| n.fract() == 0.0 && (-1.0..=1000.0).contains(&n);
        let counted = || matches!(count::count(value), Count::Known(..=1000));
        self.small_numbers += usize::from(number.map_or_else(counted, small));
        self.flags += usize::from(matches!(value, "0" | "1" | "TRUE" | "FALSE" | "True" | "False" | "true" | "false"));
        self.epochs += usize::from(number.is_some_and(|n| n.fract() == 0.0 && EPOCHS.contains(&n)));
        self.millis += usize::from(number.is_some_and(|n| n.fract() == 0.0 && MILLIS.contains(&n)));
        self.metres += usize::from(number.is_some_and(|n| (100_000.0..1e7).contains(&n)));
        let digits = value.bytes().any(|byte| byte.is_ascii_digit());
        let words = || value.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
        let dashed = value.split_once('-').is_some_and(|(a, b)| {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits(a) && digits(b)
        });
        self.dashed += usize::from(dashed);
        let month = |number: &str| number.len() == 2 && number.parse().is_ok_and(|n: u8| (1..=12).contains(&n));
        self.yearly += usize::from(dashed && value.split_once('-').is_some_and(|(y, n)| y.len() == 4 && !month(n)));
        self.people += usize::from(!digits && given::is_a_person(value));
        self.names += usize::from(!digits && words() > 1);
        if let Some(number) = number.filter(|number| number.fract() == 0.0 && *number >= 0.0) {
            self.several += usize::from(number > 1.0);
            self.sum += number;
        }
        let mut degrees = None;
        if digits {
            self.zones += usize::from(coordinate::Zone::read(value).is_some());
            degrees = coordinate::degrees(value);
            self.degrees += usize::from(degrees.is_some());
            if let Some(degrees) = degrees.filter(|_| value.contains(['.', ',', '°'])) {
                self.border_lat += usize::from((20.0..=44.0).contains(&degrees));
                self.border_lon += usize::from((-126.0..=-92.0).contains(&degrees));
            }
            self.pairs += usize::from(degrees.is_none() && coordinate::in_one_cell(value).is_ok());
        }
        let read = if digits { date::date(value, today) } else { Reading::None };
        let dated = !matches!(read, Reading::None);
        self.coarse_dates += usize::from(matches!(read, Reading::Sure(PartialDate::Month(..) | PartialDate::Year(_))));
        let day = match read {
            Reading::Sure(PartialDate::Day(day)) | Reading::Serial(day) => Some(day),
            Reading::Numeric(numeric) => {
                let second = numeric.b > 12 || (numeric.a <= 12 && numeric.a != 1);
                numeric.in_order(if second { DateOrder::Mdy } else { DateOrder::Dmy })
            }
            _ => None,
        };
        self.firsts += usize::from(day.is_some_and(|day| day.day() == 1));
        self.lasts += usize::from(day.is_some_and(|day| day == day.last_of_month()));
        self.dates += usize::from(dated);
        let yearless = digits && !dated && value.len() <= LONGEST_DAY;
        self.yearless += usize::from(yearless && !matches!(date::with_year(value, LEAP_YEAR, today), Reading::None));
        self.written_dates += usize::from(dated && number.is_none());
        self.links += usize::from(value.contains("://") && url::links(value).is_some());
        self.parts += usize::from(is_a_part(value));
        self.categories += usize::from(known.codes.category(value).is_some());
        // What is longer than a code, and a number or a date, names no region.
        let may_name = value.len() <= LONGEST_CODE || (degrees.is_none() && !dated);
        if value.len() <= LONGEST_NAME && may_name {
            self.states += usize::from(known.gazetteer.state(value).is_some());
            self.counties += usize::from(known.gazetteer.county(None, value).is_some());
        }
        self.workflow += usize::from(is_workflow(value));
        let found = personal::find(value);
        self.personal += usize::from(found.is_some_and(|(_, at)| at.len() * 10 >= value.len() * 7));
        let digest = crate::identity::hash_of(value);
        self.repeated += usize::from(!self.seen.insert(digest));
        let said = match (number, day) {
            (Some(number), _) => crate::identity::hash_of(&format!("{number:.4}")),
            (None, Some(day)) => crate::identity::hash_of(&day.to_string()),
            (None, None) => crate::identity::hash_of(&value.to_lowercase()),
        };
        self.said.push((said as u32).max(1));
    }
}

/// The looks of all columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    columns: Vec<Looks>,
    /// The cells of the first row.
    first: Vec<String>,
    /// How many rows were looked at.
    rows: usize,
}

impl Content {
    /// Looks at the first rows of a table.
    pub(crate) fn of<R: Read>(table: &mut Table<R>, today: Date, reference: &Reference<'_>) -> io::Result<Self> {
        let mut known =
            Known { gazetteer: Gazetteer::new(reference.regions), codes: CodeBook::new(reference.taxonomy) };
        let mut columns = vec![Looks::default(); table.header().len()];
        let mut record = Record::default();
        let (mut rows, mut first) = (0, Vec::new());
        while rows < ROWS && table.next(&mut record)? {
            rows += 1;
            if rows == 1 {
                first = record.iter().map(|cell| cell.trim().to_owned()).collect();
            }
            if record.fault.is_some() {
                continue;
            }
            for (looks, cell) in columns.iter_mut().zip(record.iter()) {
                if let Some(value) = text::value(cell) {
                    looks.said.resize(rows - 1, 0);
                    looks.add(value, today, &mut known);
                    looks.last = rows;
                }
            }
        }
        Ok(Self { columns, first, rows })
    }

    /// Nothing known of so many columns.
    #[cfg(test)]
    pub(crate) fn blank(columns: usize) -> Self {
        Self { columns: vec![Looks::default(); columns], first: Vec::new(), rows: 0 }
    }

    /// The first row, if it is the second line of the header: words only, and some of them the only names of columns of numbers.
    pub(crate) fn second_header(&self, header: &Header) -> Option<&[String]> {
        let words = |cell: &String| cell.is_empty() || !cell.contains(|c: char| c.is_ascii_digit());
        let names = |column: usize| {
            let looks = &self.columns[column];
            let unnamed =
                header.names()[column].is_empty() && self.first.get(column).is_some_and(|cell| !cell.is_empty());
            unnamed && looks.values > 1 && looks.numbers + 1 >= looks.values
        };
        let second = self.first.iter().all(words) && (0..header.len()).any(names);
        second.then_some(&self.first[..])
    }

    /// The columns of another table that stands beside the first rows of this one, behind a column without anything in it.
    pub(crate) fn beside(&self, header: &Header) -> std::ops::Range<usize> {
        let blank = |column: &usize| header.names()[*column].is_empty() && self.columns[*column].values == 0;
        let gap = (3..header.len()).find(blank).unwrap_or(header.len());
        let other = (gap..header.len()).map(|column| &self.columns[column]);
        let last = other.clone().map(|looks| looks.last).max().unwrap_or_default();
        let fullest = other.map(|looks| looks.values).max().unwrap_or_default();
        // It has a row for each of the first, and none for those behind.
        let ends = last >= 1 && self.rows >= last + 3 && fullest * 5 >= last * 4;
        if ends && self.rows < ROWS { gap..header.len() } else { 0..0 }
    }

    /// How many rows were looked at.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// What a column looks like.
    pub(crate) fn looks(&self, column: usize) -> &Looks {
        &self.columns[column]
    }

    /// Whether two columns say the same in nearly every row in which both say something.
    pub(crate) fn alike(&self, one: usize, other: usize) -> bool {
        let both = || self.columns[one].said.iter().zip(&self.columns[other].said).filter(|(a, b)| **a > 0 && **b > 0);
        let differing = both().filter(|(a, b)| a != b).count();
        both().next().is_some() && differing * 50 <= both().count()
    }

    /// Up to three different values of a column.
    pub(crate) fn samples(&self, column: usize) -> impl Iterator<Item = &str> {
        self.columns.get(column).into_iter().flat_map(|looks| looks.samples.iter().map(String::as_str))
    }
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
