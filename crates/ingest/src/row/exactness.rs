//! How far a place may be from its coordinates, by the way in which they are written and by the datum that they are on.

use spotlight_core::lonlat::LonLat;

use super::Builder;
use super::cells::Cells;
use super::place::about_coordinates;
use crate::columns::{Field, datum};
use crate::note::{Code, Note};
use crate::plan::Form;
use crate::values::coordinate::{Said, accuracy_m};
use crate::values::text;

/// How far a place may be from the nearest whole degrees: half a degree both ways at 31° north, 73 km, in full kilometres and some to spare.
const WHOLE_DEGREES_M: u32 = 75_000;

/// How far a place on the datum of 1927 may lie from the same numbers on WGS 84, metres: its degrees up to 100 in the west, its UTM metres
/// some 200 north and south.
const OLD_DATUM_M: u32 = 250;

impl Builder<'_> {
    /// The uncertainty of coordinates: at least what the way they are written means, whatever the row claims.
    pub(super) fn exactness(
        &self,
        cells: &Cells<'_>,
        (said, at): (Said, LonLat),
        field: Field,
        claimed_m: Option<u32>,
        notes: &mut Vec<Note>,
    ) -> Option<u32> {
        let mut uncertainty_m = claimed_m;
        // A workbook writes 32.00 as 32, too.
        let text = matches!(self.plan.form, Form::Text(_)) && field == Field::Lat;
        let (whole, cut) = match said {
            Said::Degrees(pair) => (pair.lat.fract() == 0.0 && pair.lon.fract() == 0.0, pair.cut),
            Said::Grid(_) => (false, false),
        };
        // One of the two may be whole by chance, above all where a spreadsheet has saved it: what the row says of its precision counts.
        let cut = cut || text && [Field::Lat, Field::Lon].iter().any(|field| is_whole(cells.raw(*field)));
        let whole = whole || cut && claimed_m.is_none();
        if whole && uncertainty_m.is_none_or(|metres| metres < WHOLE_DEGREES_M) && !self.confirmed(cells, at) {
            notes.push(about_coordinates(cells, field, Code::WholeDegrees));
            uncertainty_m = Some(WHOLE_DEGREES_M);
        }
        if let Some(note) = self.old_datum(cells, field) {
            notes.push(note);
            uncertainty_m = uncertainty_m.max(Some(OLD_DATUM_M));
        }
        uncertainty_m
    }

    /// The note on coordinates on the datum of 1927, by the row itself or by their headers.
    fn old_datum(&self, cells: &Cells<'_>, field: Field) -> Option<Note> {
        let said = self.plan.datum.map(|column| (column, text::trim(cells.record.get(column).unwrap_or_default())));
        if let Some((column, text)) = said.filter(|(_, text)| datum::is_old(text)) {
            return Some(Note::new(self.plan.header.shown(column), text, Code::OldDatum));
        }
        self.plan.old_datum.then(|| {
            let name = cells.column_name(field);
            Note::new(name.clone(), &name, Code::OldDatum)
        })
    }
}

/// Whether a coordinate is written without decimals.
fn is_whole(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The uncertainty in metres that a row states, also behind its coordinates.
pub(super) fn uncertainty(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<u32> {
    let Some(text) = cells.stated(Field::Uncertainty) else {
        // A plain pair says nothing of it.
        let both = cells.stated(Field::Coordinates).filter(|text| !text.ends_with(|c: char| c.is_ascii_digit()));
        return both.and_then(accuracy_m);
    };
    let metres = text.trim_end_matches(" m").parse::<f64>().ok().filter(|metres| (0.0..=1e6).contains(metres));
    if metres.is_none() {
        notes.push(Note::new(cells.column_name(Field::Uncertainty), text, Code::BadPrecision));
    }
    metres.map(|metres| metres.ceil() as u32)
}
