//! The people of a row: how many, and what is known about the one whom it is about.

use spotlight_core::code::{AgeGroup, Gender};
use spotlight_core::public::Counts;
use spotlight_core::words::fold;
use spotlight_record::Incident;

use super::Builder;
use super::cells::Cells;
use super::codes::{age_group, code, gender};
use super::totals::OWN;
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::count::{Count, count};
use crate::values::{nationality, text, unknowns};

/// The oldest age that is believed, in years.
const OLDEST: f64 = 120.0;

/// All counts of a row. Blank is not zero, and what is no count is noted and blank.
pub(super) fn counts(cells: &Cells<'_>, notes: &mut Vec<Note>) -> Counts {
    // Of a register that is known, it is known what its numbers mean.
    let unsure = cells.plan.preset.guess;
    // Our own file states what was counted.
    let uncounted = unsure && cells.plan.preset.name != OWN;
    let mut read = |field| {
        let Some(text) = cells.text(field) else {
            let raw = cells.raw(field);
            if text::is_failed_formula(raw) {
                notes.push(Note::new(cells.column_name(field), raw, Code::BadCount));
            }
            return None;
        };
        let code = match count(text) {
            Count::Known(number) if unsure && cells.plan.unknowns.is(field, number) => Code::PlaceholderNumber,
            Count::Known(number) if uncounted && cells.plan.unknowns.is_implausible(field, number) => {
                Code::ImplausibleCount
            }
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

/// Warns where the numbers of a row do not fit each other or its category.
pub(super) fn compare(cells: &Cells<'_>, incident: &Incident, notes: &mut Vec<Note>) {
    let Counts { dead, missing, injured, survivors, women, men, children } = incident.counts;
    let sum = |counts: &[Option<u32>]| counts.iter().flatten().sum::<u32>();
    let all = sum(&[dead, missing, injured, survivors]);
    let counted = dead.or(missing).is_some();
    let people = sum(&[women, men]).max(children.unwrap_or(0));
    let stated = cells.plan.beside.total.and_then(|column| cells.record.get(column)).and_then(text::value);
    let stated = stated.and_then(|text| if let Count::Known(total) = count(text) { Some(total) } else { None });
    let (field, detail) = if incident.category == "death" && dead == Some(0) {
        (Field::Dead, "death, 0".to_owned())
    } else if incident.category == "disappearance" && dead.is_some_and(|dead| dead > 0) && sum(&[missing]) == 0 {
        (Field::Dead, format!("disappearance, {}", sum(&[dead])))
    } else if counted && people > all {
        (Field::Women, format!("{people} > {all}"))
    } else if let Some(total) = stated.filter(|total| counted && *total != sum(&[dead, missing])) {
        (Field::Dead, format!("{} ≠ {total}", sum(&[dead, missing])))
    } else {
        return;
    };
    notes.push(Note::new(cells.column_name(field), cells.raw(field), Code::CountsContradict).with_text(detail));
}

impl Builder<'_> {
    pub(super) fn people(&self, cells: &Cells<'_>, incident: &mut Incident, notes: &mut Vec<Note>) {
        incident.nationality = nationality(cells, notes);
        incident.gender = code(cells, Field::Gender, notes, Gender::CODES, |text| {
            gender(&fold(text)).or_else(|| cells.plan.initials.gender(text))
        });
        let group = code(cells, Field::AgeGroup, notes, AgeGroup::CODES, |text| age_group(&fold(text)));
        incident.age_group = match (group, self.age(cells, notes)) {
            // Nobody can tell which of the two is wrong.
            (Some(group), Some(age)) if is_child(group) != is_child(age) && known(group) && known(age) => {
                notes.push(Note::new(cells.column_name(Field::Age), cells.raw(Field::Age), Code::BadAge));
                None
            }
            (group, age) => group.or(age),
        };
        incident.identified = code(cells, Field::Identified, notes, &["yes", "no"], yes_or_no);
    }

    /// The group of an age in years.
    fn age(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<AgeGroup> {
        let text = cells.stated(Field::Age)?;
        let unit = cells.plan.beside.age_unit.and_then(|column| cells.record.get(column)).and_then(text::value);
        // A day that is no year, whatever the number.
        if let Some(unit) = unit.map(fold).filter(|unit| !is_years(unit)) {
            let few = text.parse::<f64>().is_ok_and(|number| (0.0..=OLDEST).contains(&number));
            if few && is_less_than_years(&unit) {
                return Some(AgeGroup::Child);
            }
            notes.push(Note::new(cells.column_name(Field::Age), text, Code::BadAge));
            return None;
        }
        let (text, unit) = age_and_unit(text);
        if unit.is_some_and(|unit| is_less_than_years(&fold(unit))) {
            return Some(AgeGroup::Child);
        }
        // Whole years are what groups and the registers' words for unknown are made of; a baby of 0.5 is in its first.
        let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let years = text
            .parse::<f64>()
            .ok()
            .filter(|_| plain && unit.is_none_or(|unit| is_years(&fold(unit))))
            .filter(|years| (0.0..=OLDEST).contains(years))
            .map(|years| years as u32);
        if years.is_none() {
            notes.push(Note::new(cells.column_name(Field::Age), text, Code::BadAge));
        }
        let blank = years == Some(0) && cells.plan.unknowns.zero_is_no_age() && text.parse() == Ok(0.0);
        if blank
            || years.is_some_and(|years| {
                unknowns::CODES.contains(&years) && !self.plan.preset.unknown_ages.contains(&years)
            })
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
    // Of a column with other codes than those of ISO no code is read: `ES` is Spain here and El Salvador there.
    let foreign = cells.plan.foreign_codes && text.len() == 2;
    let code = nationality::code(text).filter(|_| !foreign);
    if code.is_none() {
        notes.push(Note::new(cells.column_name(Field::Nationality), text, Code::UnknownNationality));
    }
    code.map(str::to_owned)
}

fn known(group: AgeGroup) -> bool {
    group != AgeGroup::Unknown
}

fn is_child(group: AgeGroup) -> bool {
    group == AgeGroup::Child
}

/// An age without the unit behind it, and that unit: `25 años`. Whole years may have a decimal comma, `17,0`.
fn age_and_unit(text: &str) -> (&str, Option<&str>) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let rest = rest.strip_prefix(",0").map_or(rest, |rest| rest.trim_start_matches('0'));
    let unit = rest.trim();
    if digits == 0
        || rest.starts_with(['.', ','])
        || !unit.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '.' | ' '))
    {
        return (text, None);
    }
    (number, Some(unit).filter(|unit| !unit.is_empty()))
}

/// Whether the unit of an age is years.
fn is_years(unit: &str) -> bool {
    let unit = unit.trim();
    unit.starts_with("year") || unit.starts_with("ano") || ["y", "yr", "yrs", "a", "y/o", "yo"].contains(&unit)
}

/// Whether it is months, weeks, days or hours.
fn is_less_than_years(unit: &str) -> bool {
    ["month", "mes", "week", "semana", "day", "dia", "hour", "hora"].iter().any(|short| unit.trim().starts_with(short))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "y" | "true" | "1" | "si" | "s" | "identified" | "identificado" | "identificada" => Some(true),
        "no" | "n" | "false" | "0" | "unidentified" | "no identificado" | "no identificada" => Some(false),
        _ => None,
    }
}
