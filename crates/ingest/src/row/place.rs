//! The place of a row: coordinates where they hold, else the region that it names.

use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Located, Region};
use spotlight_record::Place;

use super::Builder;
use super::cells::Cells;
use super::precision::Claim;
use crate::columns::Field;
use crate::note::{Code, Detail, Note};
use crate::values::coordinate::{self, Pair};

/// The place of a row, and what the row says about it.
pub(super) struct PlaceOf {
    pub(super) place: Place,
    pub(super) uncertainty_m: Option<u32>,
    pub(super) stated_state: Option<String>,
    pub(super) stated_county: Option<String>,
}

/// What the state and county cells say, and which regions that is.
struct Stated<'r, 'a> {
    state_text: Option<&'r str>,
    county_text: Option<&'r str>,
    state: Option<&'a Region>,
    county: Option<&'a Region>,
}

/// A pair of coordinates that holds, perhaps after a repair.
struct Judged {
    at: LonLat,
    located: Option<Located>,
    repair: Option<Code>,
}

impl<'a> Builder<'a> {
    pub(super) fn place(&mut self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<PlaceOf> {
        let claim = Claim::of(cells, notes);
        let stated = self.stated(cells);
        if let Some((column, says)) = claim.elsewhere {
            let place = region_place(cells, &stated, notes)?;
            if let Place::County(code) | Place::State(code) = &place.place {
                notes.push(Note::new(column, says, Code::RegionOnly).with_text(code.clone()));
            }
            return Some(place);
        }
        let (pair, column, shown) = match Written::of(cells, notes) {
            Written::Nothing => return region_place(cells, &stated, notes),
            Written::Unreadable => return None,
            Written::Pair { pair, column, shown } => (pair, column, shown),
        };
        let judged = match self.judge(pair) {
            Ok(judged) => judged,
            Err(code) => {
                notes.push(Note::new(column, &shown, code));
                return None;
            }
        };
        if let Some(code) = judged.repair {
            let now = format!("{}, {}", judged.at.lat(), judged.at.lon());
            notes.push(Note::new(column, &shown, code).with_text(now));
        }
        if let Some(located) = judged.located {
            self.compare_regions(cells, &stated, located, notes);
        }
        Some(PlaceOf {
            place: Place::At(judged.at),
            uncertainty_m: uncertainty(cells, notes).or(claim.metres),
            stated_state: stated.state_text.map(str::to_owned),
            stated_county: stated.county_text.map(str::to_owned),
        })
    }

    fn stated<'r>(&mut self, cells: &Cells<'r>) -> Stated<'r, 'a> {
        let (state_text, county_text) = (cells.stated(Field::State), cells.stated(Field::County));
        let state = state_text.and_then(|text| self.gazetteer.state(text));
        // A state that is not of the border has municipios and counties of the same names: Benito Juárez is in Quintana Roo, too.
        let elsewhere = state_text.is_some() && state.is_none();
        let county = county_text.filter(|_| !elsewhere).and_then(|text| self.gazetteer.county(state, text));
        Stated { state_text, county_text, state, county }
    }

    /// Where a pair of coordinates lies. A repair is made only where exactly one of them brings the place into the region.
    fn judge(&self, pair: Pair) -> Result<Judged, Code> {
        let regions = self.gazetteer.regions;
        if pair.lat == 0.0 && pair.lon == 0.0 {
            return Err(Code::ZeroCoordinates);
        }
        let as_written = LonLat::new(pair.lon, pair.lat);
        if let Ok(at) = as_written
            && let Some(located) = regions.locate(at)
        {
            return Ok(Judged { at, located: Some(located), repair: None });
        }
        // A place elsewhere is no mistake in a register of the world, nor where such places were asked for.
        let elsewhere = (self.plan.preset.worldwide || self.options.keep_outside) && as_written.is_ok();
        if !elsewhere && !pair.lettered {
            let repaired = |code, lat: f64, lon: f64| {
                let at = LonLat::new(lon, lat).ok()?;
                regions.locate(at).map(|located| Judged { at, located: Some(located), repair: Some(code) })
            };
            let mut repairs = [
                repaired(Code::LongitudeSign, pair.lat, -pair.lon),
                repaired(Code::CoordinatesSwapped, pair.lon, pair.lat),
                repaired(Code::SwappedAndSign, pair.lon, -pair.lat),
            ]
            .into_iter()
            .flatten();
            if let (Some(only), None) = (repairs.next(), repairs.next()) {
                return Ok(only);
            }
        }
        match as_written {
            Err(_) => Err(Code::OutOfWorld),
            Ok(at) if self.options.keep_outside => Ok(Judged { at, located: None, repair: None }),
            Ok(_) => Err(Code::OutsideRegion),
        }
    }

    /// Warns where the row names another county or state than the one that its coordinates lie in.
    fn compare_regions(&self, cells: &Cells<'_>, stated: &Stated<'_, '_>, located: Located, notes: &mut Vec<Note>) {
        let regions = self.gazetteer.regions;
        let sides = [
            (Field::State, stated.state_text, stated.state, located.state),
            (Field::County, stated.county_text, stated.county, located.county),
        ];
        for (field, text, named, true_one) in sides {
            let Some(text) = text else { continue };
            let truth = regions.get(true_one);
            match named {
                Some(named) if named.id() == true_one => {}
                Some(_) => {
                    let here = Lang::ALL.map(|lang| format!("{} ({})", truth.name(lang), truth.code()).into());
                    let note = Note::new(cells.column_name(field), text, Code::RegionMismatch);
                    notes.push(note.with(Detail::Phrase(here)));
                }
                None => notes.push(Note::new(cells.column_name(field), text, Code::UnknownRegionName)),
            }
        }
    }
}

/// What a row says in its coordinate columns.
enum Written {
    Nothing,
    /// Noted as a reject.
    Unreadable,
    Pair {
        pair: Pair,
        column: String,
        shown: String,
    },
}

impl Written {
    fn of(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Self {
        let (found, field, shown) = if let Some(text) = cells.stated(Field::Coordinates) {
            (coordinate::in_one_cell(text), Field::Coordinates, text.to_owned())
        } else {
            let found = match (cells.stated(Field::Lat), cells.stated(Field::Lon)) {
                (None, None) => return Self::Nothing,
                (Some(lat), Some(lon)) => coordinate::in_two_cells(lat, lon),
                _ => None,
            };
            (found, Field::Lat, format!("{}, {}", cells.raw(Field::Lat), cells.raw(Field::Lon)))
        };
        let column = cells.column_name(field);
        if let Some(pair) = found {
            return Self::Pair { pair, column, shown };
        }
        notes.push(Note::new(column, &shown, Code::BadCoordinates));
        Self::Unreadable
    }
}

/// The region of a row that has no coordinates of its own.
///
/// The name that became the place is not kept beside it: it says the same. A county that nobody knows is.
fn region_place(cells: &Cells<'_>, stated: &Stated<'_, '_>, notes: &mut Vec<Note>) -> Option<PlaceOf> {
    let of = |place, stated_county| PlaceOf { place, uncertainty_m: None, stated_state: None, stated_county };
    if let Some(county) = stated.county {
        return Some(of(Place::County(county.code().to_owned()), None));
    }
    if let Some(text) = stated.county_text {
        let code = if stated.state.is_some() { Code::UnknownRegionName } else { Code::UnknownRegion };
        notes.push(Note::new(cells.column_name(Field::County), text, code));
    }
    if let Some(state) = stated.state {
        return Some(of(Place::State(state.code().to_owned()), stated.county_text.map(str::to_owned)));
    }
    match stated.state_text {
        Some(text) => notes.push(Note::new(cells.column_name(Field::State), text, Code::UnknownRegion)),
        None if stated.county_text.is_none() => {
            let field =
                if cells.plan.mapping.column(Field::Coordinates).is_some() { Field::Coordinates } else { Field::Lat };
            notes.push(Note::new(cells.column_name(field), "", Code::NoPlace));
        }
        None => {}
    }
    None
}

/// The uncertainty that a row states in metres.
fn uncertainty(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<u32> {
    let text = cells.stated(Field::Uncertainty)?;
    let metres = text.trim_end_matches(" m").parse::<f64>().ok().filter(|metres| (0.0..=1e6).contains(metres));
    if metres.is_none() {
        notes.push(Note::new(cells.column_name(Field::Uncertainty), text, Code::BadPrecision));
    }
    metres.map(|metres| metres.ceil() as u32)
}
