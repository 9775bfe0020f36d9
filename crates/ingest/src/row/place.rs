//! The place of a row: coordinates where they hold, else the region that it names.

use spotlight_core::Lang;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Region;
use spotlight_core::words::fold;
use spotlight_record::Place;

use super::cells::Cells;
use super::exactness::uncertainty;
use super::precision::Claim;
use super::totals::OWN;
use super::{Builder, doubted};
use crate::columns::Field;
use crate::gazetteer::radius_m;
use crate::note::{Code, Detail, Note};
use crate::values::coordinate::{self, Grid, Said, Unread, Zone};
use crate::values::minutes::Verdict;
use crate::values::{nationality, text};

/// The place of a row, and what the row says about it.
pub(super) struct PlaceOf {
    pub(super) place: Place,
    pub(super) uncertainty_m: Option<u32>,
    pub(super) stated_state: Option<String>,
    pub(super) stated_county: Option<String>,
}

/// What the state and county cells say, and which regions that is.
pub(super) struct Stated<'r, 'a> {
    state_text: Option<&'r str>,
    county_text: Option<&'r str>,
    pub(super) state: Option<&'a Region>,
    pub(super) county: Option<&'a Region>,
    /// Whether one of the names is of another country than the row says.
    contradicts: bool,
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
        let (said, field) = match Written::of(cells, notes) {
            Written::Nothing if stated.contradicts => {
                let (field, text) =
                    stated.county_text.map_or((Field::State, stated.state_text), |t| (Field::County, Some(t)));
                let country = self.country(cells).map(|(text, _)| text).unwrap_or_default();
                let note = Note::new(cells.column_name(field), text.unwrap_or_default(), Code::OtherCountry);
                notes.push(note.with_text(country.to_owned()));
                return None;
            }
            Written::Nothing => return region_place(cells, &stated, notes),
            Written::Unreadable => return None,
            Written::Place { said, field } => (said, field),
        };
        let decimals = self.plan.minutes.of(cells.record, &self.plan.mapping);
        let judged = match said {
            Said::Degrees(_) if decimals == Verdict::Minutes => Err(Code::MinutesAsDecimals),
            Said::Degrees(pair) => self.judge(pair, &stated),
            Said::Grid(grid) => zoned(cells, grid).and_then(|grid| self.judge_grid(grid, &stated)),
        };
        let judged = match judged {
            Ok(judged) => judged,
            Err(code) => {
                notes.push(about_coordinates(cells, field, code));
                return None;
            }
        };
        if let Some(code) = judged.repair {
            let now = format!("{}, {}", judged.at.lat(), judged.at.lon());
            notes.push(about_coordinates(cells, field, code).with_text(now));
        }
        if let Some(second) = self.second_place(cells, judged.at, claim.metres) {
            notes.push(about_coordinates(cells, field, Code::PlacesContradict).with_text(second));
            return None;
        }
        if self.is_an_office(judged.at) {
            let place = region_place(cells, &stated, &mut Vec::new());
            let note = match place.as_ref().map(|place| &place.place) {
                Some(Place::County(code) | Place::State(code)) => {
                    about_coordinates(cells, field, Code::OfficePlace).with_text(code.clone())
                }
                _ => about_coordinates(cells, field, Code::OfficeOnly),
            };
            notes.push(note);
            return place;
        }
        if decimals == Verdict::Unlikely {
            notes.push(about_coordinates(cells, field, Code::PerhapsMinutes));
        }
        if let Some(rows) = self.plan.crowded.at(cells.record, &self.plan.mapping) {
            notes.push(about_coordinates(cells, field, Code::CrowdedPoint).with_text(rows.to_string()));
        }
        let mut uncertainty_m = uncertainty(cells, notes).or(claim.metres);
        if let Some(county) = judged.county {
            self.compare_regions(cells, &stated, county, notes);
            if self.plan.preset.guess {
                let middle = self.gazetteer.middle_of(judged.at, county);
                // A row that says itself how little is known needs no remark.
                let told = |region| uncertainty_m.is_some_and(|metres| metres >= radius_m(region) / 4);
                if let Some(region) = middle.filter(|region| !told(region)) {
                    let here = Lang::ALL.map(|lang| format!("{} ({})", region.name(lang), region.code()).into());
                    notes.push(about_coordinates(cells, field, Code::RegionMiddle).with(Detail::Phrase(here)));
                    uncertainty_m = uncertainty_m.max(Some(radius_m(region)));
                }
            }
        }
        // Our own form asks how exact a place is.
        if self.plan.preset.guess && self.plan.preset.name != OWN {
            doubted::note(cells, notes);
        }
        let uncertainty_m = self.exactness(cells, (said, judged.at), field, uncertainty_m, notes);
        Some(PlaceOf {
            place: Place::At(judged.at),
            uncertainty_m,
            stated_state: stated.state_text.map(str::to_owned),
            stated_county: stated.county_text.map(str::to_owned),
        })
    }

    /// Whether a place is that of an examiner's office in the registers of this border.
    fn is_an_office(&self, at: LonLat) -> bool {
        let known = self.plan.preset.guess || self.plan.preset.name == "ogis";
        known && OFFICES.iter().any(|(lat, lon)| (at.lat() - lat).abs() < 1e-4 && (at.lon() - lon).abs() < 1e-4)
    }

    fn stated<'r>(&mut self, cells: &Cells<'r>) -> Stated<'r, 'a> {
        let (state_text, county_text) = (cells.stated(Field::State), cells.stated(Field::County));
        let state = state_text.and_then(|text| self.gazetteer.state(text));
        // A state that is not of the border has municipios and counties of the same names: Benito Juárez is in Quintana Roo, too.
        let elsewhere = state_text.is_some() && state.is_none();
        let county = county_text.filter(|_| !elsewhere).and_then(|text| self.gazetteer.county(state, text));
        let nation = self.country(cells);
        // La Paz is in Arizona, too.
        let there = |region: &Region| nation.is_none_or(|(_, nation)| nation == Some(self.country_of(region)));
        // Where a state stands beside it the two say which country, and the other is where somebody came from.
        let contradicts = state.is_none() && county.is_some_and(|county| !there(county));
        Stated { state_text, county_text, state, county: county.filter(|_| !contradicts), contradicts }
    }

    /// What a row says about its country: the cell, and its code where it is one of those that are known. Nothing where it says both of ours.
    fn country<'r>(&self, cells: &Cells<'r>) -> Option<(&'r str, Option<&'static str>)> {
        let text = self.plan.beside.country.and_then(|column| cells.record.get(column)).and_then(text::value)?;
        // What most files write, without looking it up.
        if let Some(ours) = ["US", "MX"].into_iter().find(|code| *code == text) {
            return Some((text, Some(ours)));
        }
        let code = nationality::code(text).filter(|code| *code != "unknown");
        let folded = fold(text);
        let ours = ["mexic", "united states", "estados unidos", "usa", "eeuu", "ee.uu", "u.s."];
        if code.is_none() && ours.iter().any(|name| folded.contains(name)) { None } else { Some((text, code)) }
    }

    /// The code of the country that a region lies in.
    fn country_of(&self, region: &Region) -> &'static str {
        let state = region.parent().map_or(region, |state| self.gazetteer.regions.get(state));
        if state.code().starts_with("US") { "US" } else { "MX" }
    }

    /// Warns where the row names another county or state than the one that its coordinates lie in.
    fn compare_regions(&self, cells: &Cells<'_>, stated: &Stated<'_, '_>, county: &Region, notes: &mut Vec<Note>) {
        let state = county.parent().map(|state| self.gazetteer.regions.get(state));
        let confirmed = stated.state.zip(state).is_some_and(|(named, here)| named.id() == here.id());
        if let (Some((text, Some(country))), Some(column), Some(state), false) =
            (self.country(cells), self.plan.beside.country, state, confirmed)
            && country != self.country_of(state)
        {
            let here = Lang::ALL.map(|lang| format!("{} ({})", state.name(lang), state.code()).into());
            let note = Note::new(self.plan.header.shown(column), text, Code::RegionMismatch);
            notes.push(note.with(Detail::Phrase(here)));
        }
        let sides = [
            (Field::State, stated.state_text, stated.state, state),
            (Field::County, stated.county_text, stated.county, Some(county)),
        ];
        for (field, text, named, truth) in sides {
            let (Some(text), Some(truth)) = (text, truth) else { continue };
            match named {
                Some(named) if named.id() == truth.id() => {}
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

/// Where examiners' offices of Arizona stand in registers of the dead whose place is not known: Pima and Maricopa County, latitude and
/// longitude in degrees (the rows of the OGIS register whose precision says so).
const OFFICES: [(f64, f64); 2] = [(32.175_119, -110.928_097), (33.446_545, -112.083_092)];

/// Metres without a zone, with the one that the row or the header of its columns names.
fn zoned(cells: &Cells<'_>, grid: Grid) -> Result<Grid, Code> {
    let (Grid::Utm { zone: None, easting, northing }, Some(text)) = (grid, cells.text(Field::UtmZone)) else {
        return Ok(grid);
    };
    // A zone that cannot be read, or whose band does not hold, is no reason to look for another.
    let zone = Zone::read(text).and_then(|zone| zone.number(easting, northing)).ok_or(Code::UtmZoneMissing)?;
    Ok(Grid::Utm { zone: Some(zone), easting, northing })
}

/// What a row says in its coordinate columns.
enum Written {
    Nothing,
    /// Noted as a reject.
    Unreadable,
    Place {
        said: Said,
        /// The column that notes on it name.
        field: Field,
    },
}

impl Written {
    fn of(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Self {
        let (found, field) = if let Some(text) = cells.stated(Field::Coordinates) {
            (coordinate::in_one_cell(text), Field::Coordinates)
        } else {
            let found = match (cells.stated(Field::Lat), cells.stated(Field::Lon)) {
                (None, None) => return Self::Nothing,
                // Of merged cells each has the whole.
                (Some(lat), Some(lon)) if lat == lon && coordinate::in_one_cell(lat).is_ok() => {
                    coordinate::in_one_cell(lat)
                }
                (Some(lat), Some(lon)) => coordinate::in_two_cells(lat, lon),
                // Both may stand in one of the two columns.
                (Some(both), None) | (None, Some(both)) => coordinate::in_one_cell(both),
            };
            (found, Field::Lat)
        };
        let code = match found {
            Ok(said) => return Self::Place { said, field },
            Err(Unread::Unclear) => Code::BadCoordinates,
            Err(Unread::NotAPoint) => Code::NotAPoint,
        };
        notes.push(about_coordinates(cells, field, code));
        Self::Unreadable
    }
}

/// A note on the coordinates of a row, as they are written.
pub(super) fn about_coordinates(cells: &Cells<'_>, field: Field, code: Code) -> Note {
    let shown = match cells.stated(Field::Coordinates) {
        Some(text) if field == Field::Coordinates => text.to_owned(),
        _ => format!("{}, {}", cells.raw(Field::Lat), cells.raw(Field::Lon)),
    };
    Note::new(cells.column_name(field), &shown, code)
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
