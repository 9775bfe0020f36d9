//! Minutes and seconds written behind a point: `31.2049` for 31°20'49". As decimals they lie up to 40 km beside.

use crate::columns::{Field, Mapping};
use crate::read::records::Record;
use crate::values::text;

/// Of random decimals one row in eight has no minutes or seconds from 60 on in either coordinate; of so many rows, none in 10^17 files has.
const ROWS: u64 = 20;

/// So many different minutes must occur, since what lies close together has the same decimals.
const MINUTES: u32 = 5;

/// One row that has them is another hand's among so many that have none.
const SLIP: u64 = 50;

/// What the decimals of a file's coordinates look like.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Minutes {
    /// Rows with four decimals or more that could be minutes and seconds, and rows that could not.
    rows: u64,
    against: u64,
    /// The minutes that occur in latitudes and longitudes, a bit each.
    lat: u64,
    lon: u64,
}

impl Minutes {
    /// Takes in a row.
    pub(crate) fn note(&mut self, record: &Record, mapping: &Mapping) {
        // Nearly every file has decimals, as its first rows tell.
        if self.against > 100 && self.rows < self.against {
            return;
        }
        let Some((lat, lon)) = cells(record, mapping) else { return };
        match (sexagesimal(lat), sexagesimal(lon)) {
            (Some(lat), Some(lon)) => {
                self.rows += u64::from(lat.full && lon.full);
                self.lat |= 1 << lat.minutes;
                self.lon |= 1 << lon.minutes;
            }
            _ => self.against += 1,
        }
    }

    /// Whether the coordinates of a row are hardly decimal degrees.
    pub(crate) fn are_meant(self, record: &Record, mapping: &Mapping) -> bool {
        let varied = self.lat.count_ones() >= MINUTES && self.lon.count_ones() >= MINUTES;
        self.rows >= ROWS
            && self.rows >= self.against * SLIP
            && varied
            && cells(record, mapping).is_some_and(|(lat, lon)| sexagesimal(lat).is_some() && sexagesimal(lon).is_some())
    }
}

/// The latitude and longitude of a row.
fn cells<'r>(record: &'r Record, mapping: &Mapping) -> Option<(&'r str, &'r str)> {
    let cell = |field| mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
    let both = cell(Field::Coordinates).and_then(|both| both.split_once(','));
    both.or_else(|| cell(Field::Lat).zip(cell(Field::Lon)))
}

/// What stands behind the point of a number, if it can be minutes and seconds.
struct Behind {
    minutes: u8,
    /// Whether there are seconds: a spreadsheet drops zeros at the end.
    full: bool,
}

fn sexagesimal(text: &str) -> Option<Behind> {
    let text = text.trim();
    let degrees = text.strip_prefix('-').unwrap_or(text);
    let (degrees, behind) = degrees.split_once('.').unwrap_or((degrees, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(degrees) || !digits(behind) {
        return None;
    }
    let padded = format!("{behind:0<4}");
    let (minutes, seconds): (u8, u8) = (padded[..2].parse().ok()?, padded[2..4].parse().ok()?);
    (minutes < 60 && seconds < 60).then_some(Behind { minutes, full: behind.len() >= 4 })
}
