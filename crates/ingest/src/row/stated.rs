//! Regions that a row states by the codes of INEGI or of the US Census, and reasons that only the names of regions explain.

use spotlight_core::region::{Region, RegionKind};
use spotlight_record::Place;

use super::Builder;
use super::cells::Cells;
use super::place::PlaceOf;
use crate::columns::{Field, Mapping};
use crate::note::{Code, Detail, Note};
use crate::plan::Plan;
use crate::read::records::Record;
use crate::values::text;

/// INEGI's numbers of the border states, and those of the US Census. No other state's number may be read as one of these.
const MEXICAN: [(u32, &str); 6] =
    [(2, "MX-BCN"), (5, "MX-COA"), (8, "MX-CHH"), (19, "MX-NLE"), (26, "MX-SON"), (28, "MX-TAM")];
const AMERICAN: [(u32, &str); 4] = [(4, "US-AZ"), (6, "US-CA"), (35, "US-NM"), (48, "US-TX")];

/// What the code columns of a row say: the code of the region, or the cell itself where it is none of the border's; and the field.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Codes<'r> {
    pub(super) state: Option<(&'r str, Field)>,
    pub(super) county: Option<(&'r str, Field)>,
    /// Whether codes and names say different things, so that a place made of them would be a guess.
    pub(super) contradict: bool,
}

/// A numbering of states and counties.
struct Numbering {
    states: &'static [(u32, &'static str)],
    state: Field,
    county: Field,
}

const NUMBERINGS: [Numbering; 2] = [
    Numbering { states: &MEXICAN, state: Field::CveEnt, county: Field::CveMun },
    Numbering { states: &AMERICAN, state: Field::StateFips, county: Field::CountyFips },
];

/// Whether a file has a column of codes at all.
fn has_codes(mapping: &Mapping) -> bool {
    NUMBERINGS.iter().any(|n| mapping.column(n.state).or(mapping.column(n.county)).is_some())
}

impl<'a> Builder<'a> {
    /// What the code columns of a row say, compared with its names.
    pub(super) fn stated_regions<'r>(&mut self, record: &'r Record, notes: &mut Vec<Note>) -> Codes<'r>
    where
        'a: 'r,
    {
        let plan: &'r Plan = self.plan;
        if !has_codes(&plan.mapping) {
            return Codes::default();
        }
        let cell = |field| plan.mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
        let mut codes = Codes::default();
        for numbering in &NUMBERINGS {
            let (state, county) = (cell(numbering.state), cell(numbering.county));
            let number =
                state.and_then(number).or_else(|| county.and_then(number).filter(|n| *n > 999).map(|n| n / 1000));
            let known = number.and_then(|number| numbering.states.iter().find(|(known, _)| *known == number));
            if let Some(text) = state.or(county.filter(|_| number.is_some())) {
                let field = if state.is_some() { numbering.state } else { numbering.county };
                codes.state = Some((known.map_or(text, |(_, code)| *code), field));
            }
            let (Some(text), Some((state_number, _))) = (county, known) else { continue };
            let region = number_of_county(text, *state_number)
                .and_then(|code| self.gazetteer.regions.find(RegionKind::County, &code));
            codes.county = Some((region.map_or(text, Region::code), numbering.county));
        }
        self.compare_names(record, &mut codes, notes);
        codes
    }

    /// Codes and names of a row without coordinates must not contradict each other.
    fn compare_names(&mut self, record: &Record, codes: &mut Codes<'_>, notes: &mut Vec<Note>) {
        let names = Cells::new(record, self.plan);
        let placed = [Field::Coordinates, Field::Lat].into_iter().any(|field| names.stated(field).is_some());
        if placed {
            return;
        }
        let state = codes.state.and_then(|(code, _)| self.gazetteer.state(code));
        let named_state = names.stated(Field::State).and_then(|name| self.gazetteer.state(name));
        let by_number = codes.state.is_some();
        let states_differ = by_number && named_state.is_some() && state.map(Region::id) != named_state.map(Region::id);
        let named_county = names.stated(Field::County).and_then(|name| self.gazetteer.county(state, name));
        let county = codes.county.and_then(|(code, _)| self.gazetteer.county(state, code));
        let counties_differ = county.zip(named_county).is_some_and(|(code, name)| code.id() != name.id());
        if states_differ || counties_differ {
            let (field, code) = if states_differ { (Field::State, codes.state) } else { (Field::County, codes.county) };
            let note = Note::new(names.column_name(field), names.raw(field), Code::RegionContradiction);
            notes.push(note.with_text(code.map_or_else(String::new, |(code, _)| code.to_owned())));
            codes.contradict = true;
        }
    }

    /// Says more exactly why a name gave no place: several states have it.
    pub(super) fn explain_region(&self, cells: &Cells<'_>, place: Option<&PlaceOf>, notes: &mut [Note], from: usize) {
        let Some(text) = cells.stated(Field::County) else { return };
        if place.is_some() || cells.stated(Field::State).is_some() {
            return;
        }
        let unknown = notes[from..].iter_mut().find(|note| note.code == Code::UnknownRegion);
        if let Some(note) = unknown
            && let Some(states) = self.gazetteer.ambiguous(text)
        {
            let column = std::mem::take(&mut note.column);
            *note = Note::new(column, text, Code::AmbiguousRegion).with_text(states);
        }
    }

    /// The note on a place that is a young municipio's: it is counted with the one whose land it was.
    pub(super) fn young_municipio(&self, cells: &Cells<'_>, place: Option<&PlaceOf>) -> Option<Note> {
        let Some(Place::County(code)) = place.map(|place| &place.place) else { return None };
        let said = cells.plan.mapping.column(Field::CveMun).and_then(|column| cells.record.get(column));
        let said = said.and_then(text::value).filter(|_| cells.codes.county.is_some());
        let text = said.or_else(|| cells.stated(Field::County))?;
        let young = match code.as_str() {
            "02001" => is_called(text, "san quintin", "02006"),
            "02002" => is_called(text, "san felipe", "02007"),
            _ => false,
        };
        let parent = self.gazetteer.regions.find(RegionKind::County, code)?;
        let column = if said.is_some() { Field::CveMun } else { Field::County };
        young.then(|| {
            let note = Note::new(cells.column_name(column), text, Code::ParentRegion);
            let phrase = spotlight_core::Lang::ALL.map(|lang| format!("{} ({code})", parent.name(lang)).into());
            note.with(Detail::Phrase(phrase))
        })
    }
}

fn is_called(text: &str, name: &str, code: &str) -> bool {
    let digits = text.trim_end_matches(".0");
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return code.ends_with(&format!("{digits:0>3}"));
    }
    spotlight_core::words::fold(text).contains(name)
}

/// `26`, `26.0`, `026`.
fn number(text: &str) -> Option<u32> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    (digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The five digits of a county: its own three behind its state's, or all of them, whose first zero may be lost.
fn number_of_county(text: &str, state: u32) -> Option<String> {
    let county = number(text)?;
    match county {
        0 => None,
        1..=999 => Some(format!("{state:02}{county:03}")),
        // The state's digits are in it and must be those of the state beside it.
        _ => (county / 1000 == state).then(|| format!("{county:05}")),
    }
}
