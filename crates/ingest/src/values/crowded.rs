//! Points that many rows of a file share: those of an office or of the middle of a region, more often than of what happened there.

use rustc_hash::FxHashMap;

use crate::columns::{Field, Mapping};
use crate::identity::hash_of;
use crate::read::records::Record;
use crate::values::text;

/// A point is crowded with at least so many rows, and with one row in so many.
const ROWS: u32 = 10;
const SHARE: u32 = 20;

/// Fewer are enough where their days change so often: one event with several rows has one day.
const FEW: u32 = 5;
const DAYS: u32 = 4;

/// The most rows that are looked at: what fills a file stands among its first ones.
const MOST: u32 = 100_000;

/// How many rows stand on each point, by its cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Crowded {
    rows: FxHashMap<u64, Rows>,
    all: u32,
}

/// The rows on one point.
#[derive(Debug, Clone, Copy, Default)]
struct Rows {
    count: u32,
    /// How often the day is another than that of the row before on this point, and a digest of that.
    days: u32,
    day: u64,
}

impl Crowded {
    /// Takes in a row.
    pub(crate) fn note(&mut self, record: &Record, mapping: &Mapping) {
        if self.all >= MOST {
            return;
        }
        let Some(point) = point(record, mapping) else { return };
        self.all += 1;
        let day = mapping.column(Field::Date).and_then(|column| record.get(column)).map_or(0, hash_of);
        let rows = self.rows.entry(point).or_default();
        rows.count += 1;
        rows.days += u32::from(rows.count == 1 || rows.day != day);
        rows.day = day;
    }

    /// Forgets what is not crowded.
    pub(crate) fn settle(&mut self) {
        let all = self.all;
        let many = |rows: &Rows| rows.count >= ROWS || (rows.count >= FEW && rows.days >= DAYS);
        self.rows.retain(|_, rows| many(rows) && rows.count >= all / SHARE);
        self.rows.shrink_to_fit();
    }

    /// How many rows stand where this one does, if they are many.
    pub(crate) fn at(&self, record: &Record, mapping: &Mapping) -> Option<u32> {
        if self.rows.is_empty() { None } else { self.rows.get(&point(record, mapping)?).map(|rows| rows.count) }
    }
}

fn point(record: &Record, mapping: &Mapping) -> Option<u64> {
    let cell = |field| mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
    if let Some(both) = cell(Field::Coordinates) {
        return Some(hash_of(both));
    }
    let (lat, lon) = (cell(Field::Lat)?, cell(Field::Lon)?);
    Some(hash_of(lat) ^ hash_of(lon).rotate_left(1))
}
