//! What the first rows of a file hold, column by column: the evidence that a guess rests on, and the samples that a preview shows.

mod look;

use std::io::{self, Read};

use jiff::civil::Date;

use super::header::Header;
use crate::options::Reference;
use crate::read::records::Record;
use crate::table::Table;
use crate::values::text;
use look::{Known, Look};

/// How many rows are looked at.
const ROWS: usize = 2_000;

/// How many samples a column shows.
const SAMPLES: usize = 3;

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
    /// Values by their digests, and how they look.
    seen: rustc_hash::FxHashMap<u64, Look>,
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

    /// Takes in a value; one that was there before looks as it did.
    fn add(&mut self, value: &str, today: Date, known: &mut Known<'_>) {
        self.values += 1;
        if self.samples.len() < SAMPLES && !self.samples.iter().any(|sample| sample == value) {
            self.samples.push(value.to_owned());
        }
        let digest = crate::identity::hash_of(value);
        let before = self.seen.get(&digest).copied();
        self.repeated += usize::from(before.is_some());
        let look = before.unwrap_or_else(|| {
            let look = Look::at(value, today, known);
            self.seen.insert(digest, look);
            look
        });
        self.count(&look);
    }

    fn count(&mut self, look: &Look) {
        for (count, is) in [
            (&mut self.numbers, look.number),
            (&mut self.small_numbers, look.small_number),
            (&mut self.flags, look.flag),
            (&mut self.epochs, look.epoch),
            (&mut self.millis, look.millis),
            (&mut self.metres, look.metres),
            (&mut self.dashed, look.dashed),
            (&mut self.yearly, look.yearly),
            (&mut self.people, look.person),
            (&mut self.names, look.name),
            (&mut self.several, look.several),
            (&mut self.zones, look.zone),
            (&mut self.degrees, look.degrees),
            (&mut self.border_lat, look.border_lat),
            (&mut self.border_lon, look.border_lon),
            (&mut self.pairs, look.pair),
            (&mut self.coarse_dates, look.coarse_date),
            (&mut self.firsts, look.first),
            (&mut self.lasts, look.last),
            (&mut self.dates, look.date),
            (&mut self.yearless, look.yearless),
            (&mut self.written_dates, look.written_date),
            (&mut self.links, look.link),
            (&mut self.parts, look.part),
            (&mut self.categories, look.category),
            (&mut self.states, look.state),
            (&mut self.counties, look.county),
            (&mut self.workflow, look.workflow),
            (&mut self.personal, look.personal),
        ] {
            *count += usize::from(is);
        }
        self.sum += look.whole.unwrap_or_default();
        self.said.push(look.said);
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
        let mut known = Known::new(reference);
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
