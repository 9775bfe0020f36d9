//! The people of a row: how many, and what is known about the one whom it is about.

use spotlight_core::code::{AgeGroup, Gender};
use spotlight_core::public::Counts;
use spotlight_core::words::fold;
use spotlight_record::Incident;

use super::Builder;
use super::cells::Cells;
use super::codes::{age_group, code, gender};
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::count::{Count, count};
use crate::values::{nationality, unknowns};

/// The oldest age that is believed, in years.
const OLDEST: f64 = 120.0;

/// All counts of a row. Blank is not zero, and what is no count is noted and blank.
pub(super) fn counts(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Counts {
    // Of a register that is known, it is known what its numbers mean.
    let unsure = cells.plan.preset.guess;
    let mut read = |field| {
        let text = cells.text(field)?;
        let code = match count(text) {
            Count::Known(number) if unsure && cells.plan.unknowns.is(field, number) => Code::PlaceholderNumber,
            Count::Known(number) => return Some(number),
            Count::Negative => Code::NegativeCount,
            Count::NoNumber => Code::BadCount,
        };
        notes.push(Note::new(cells.column_name(field), text, code));
        None
    };
    Counts {
        dead: read(Field::Dead),
        missing: read(Field::Missing),
        injured: read(Field::Injured),
        survivors: read(Field::Survivors),
        women: read(Field::Women),
        men: read(Field::Men),
        children: read(Field::Children),
    }
}

impl Builder<'_> {
    pub(super) fn people(&self, cells: &Cells<'_>, incident: &mut Incident, notes: &mut Vec<Note>) {
        incident.nationality = nationality(cells, notes);
        incident.gender = code(cells, Field::Gender, notes, Gender::CODES, |text| {
            gender(&fold(text)).or_else(|| cells.plan.initials.gender(text))
        });
        incident.age_group = code(cells, Field::AgeGroup, notes, AgeGroup::CODES, |text| age_group(&fold(text)))
            .or_else(|| self.age(cells, notes));
        incident.identified = code(cells, Field::Identified, notes, &["yes", "no"], yes_or_no);
    }

    /// The group of an age in years.
    fn age(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<AgeGroup> {
        let text = cells.stated(Field::Age)?;
        // Whole years are what groups and the registers' words for unknown are made of; a baby of 0.5 is in its first.
        let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let years = text
            .parse::<f64>()
            .ok()
            .filter(|_| plain)
            .filter(|years| (0.0..=OLDEST).contains(years))
            .map(|years| years as u32);
        if years.is_none() {
            notes.push(Note::new(cells.column_name(Field::Age), text, Code::BadAge));
        }
        if years
            .is_some_and(|years| unknowns::CODES.contains(&years) && !self.plan.preset.unknown_ages.contains(&years))
        {
            notes.push(Note::new(cells.column_name(Field::Age), text, Code::PlaceholderNumber));
            return None;
        }
        Some(match years? {
            years if self.plan.preset.unknown_ages.contains(&years) => AgeGroup::Unknown,
            ..18 => AgeGroup::Child,
            60.. => AgeGroup::Older,
            _ => AgeGroup::Adult,
        })
    }
}

fn nationality(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<String> {
    let Some(text) = cells.stated(Field::Nationality) else {
        // `unknown` is a blank elsewhere and a value here. `NA` stays a blank: Namibia is `'NA` in our own files.
        let raw = Some(cells.raw(Field::Nationality)).filter(|raw| !raw.is_empty());
        return raw.and_then(nationality::code).filter(|code| *code == "unknown").map(str::to_owned);
    };
    let code = nationality::code(text);
    if code.is_none() {
        notes.push(Note::new(cells.column_name(Field::Nationality), text, Code::UnknownNationality));
    }
    code.map(str::to_owned)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "y" | "true" | "1" | "si" | "s" | "identified" | "identificado" | "identificada" => Some(true),
        "no" | "n" | "false" | "0" | "unidentified" | "no identificado" | "no identificada" => Some(false),
        _ => None,
    }
}
