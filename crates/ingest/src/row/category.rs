//! The category of a row: stated, or told by its counts.

use spotlight_core::public::Counts;
use spotlight_core::words::fold;

use super::cells::Cells;
use super::{Builder, nothing_counted};
use crate::columns::{CategoryRule, Field};
use crate::note::{Code, Note};
use crate::values::text;

impl Builder<'_> {
    pub(super) fn category(&self, cells: &Cells<'_>, counts: Counts, notes: &mut Vec<Note>) -> Option<String> {
        let category = self.told_or_stated(cells, counts, notes)?;
        // A register of deaths lists what turned out to be none, too.
        let cause = cells.stated(Field::CauseOfDeath).filter(|cause| is_no_death(&fold(cause)));
        if let Some(cause) = cause.filter(|_| category == "death") {
            notes.push(Note::new(cells.column_name(Field::CauseOfDeath), cause, Code::UndecidedCategory));
            return None;
        }
        let disowned = self.plan.beside.statuses.iter().find_map(|column| {
            let said = cells.record.get(*column).and_then(text::value)?;
            disowns(&fold(said), &category).then_some((*column, said))
        });
        if let Some((column, said)) = disowned {
            notes.push(Note::new(self.plan.header.shown(column), said, Code::NotAnIncident));
            return None;
        }
        Some(category)
    }

    fn told_or_stated(&self, cells: &Cells<'_>, counts: Counts, notes: &mut Vec<Note>) -> Option<String> {
        let told = match self.plan.mapping.category {
            CategoryRule::Column => None,
            CategoryRule::Casualties => Some(casualties(counts)),
            CategoryRule::Deceased => Some(deceased(counts, cells.stated(Field::CauseOfDeath).is_some())),
        };
        if let Some(category) = told {
            let category = category.or_else(|| self.codes.category(cells.text(Field::Category)?));
            if category.is_none() {
                notes.push(Note::new(cells.column_name(Field::Dead), cells.raw(Field::Dead), Code::UndecidedCategory));
            }
            return category.map(str::to_owned);
        }
        let column = || cells.column_name(Field::Category);
        let Some(text) = cells.text(Field::Category) else {
            notes.push(Note::new(column(), "", Code::NoCategory));
            return None;
        };
        let category = self.codes.category(text).or_else(|| {
            // The register's own words for what happened, where they surely mean one of ours.
            let code = self.plan.preset.categories.get(&fold(text))?;
            self.codes.category(code)
        });
        let category = category.or_else(|| self.codes.only_category(text));
        if category.is_none() {
            notes.push(Note::new(column(), text, Code::UnknownCategory).with_text(self.codes.all_categories()));
        }
        category.map(str::to_owned)
    }
}

/// A register of dead and missing: a death where somebody is known to have died or nothing is counted at all; a
/// disappearance where people are only missing; nothing where both counts are zero or zero and blank.
fn casualties(counts: Counts) -> Option<&'static str> {
    if counts.dead.is_some_and(|dead| dead > 0) || nothing_counted(counts) {
        Some("death")
    } else if counts.missing.is_some_and(|missing| missing > 0) {
        Some("disappearance")
    } else {
        None
    }
}

/// A register with a cause of death: a death where a row counts somebody, or states a cause and counts nobody; a disappearance where people
/// are only missing; nothing where nobody is dead, or people were only hurt or saved.
fn deceased(counts: Counts, cause: bool) -> Option<&'static str> {
    let some = |count: Option<u32>| count.is_some_and(|count| count > 0);
    if some(counts.dead) {
        Some("death")
    } else if some(counts.missing) {
        Some("disappearance")
    } else {
        let nobody_else = !some(counts.injured) && !some(counts.survivors);
        (cause && counts.dead.is_none() && nobody_else).then_some("death")
    }
}

/// Whether the state of a case says that it is none of its category.
fn disowns(status: &str, category: &str) -> bool {
    const NONE: [&str; 15] = [
        "anulad",
        "cancelad",
        "cancelled",
        "canceled",
        "created in error",
        "duplica",
        "entered in error",
        "false alarm",
        "falsa alarma",
        "hoax",
        "infundad",
        "not an incident",
        "no es un hecho",
        "unfounded",
        "void",
    ];
    const ALIVE: [&str; 10] = [
        "alive",
        "con vida",
        "found alive",
        "found safe",
        "hallada con vida",
        "hallado con vida",
        "located alive",
        "localizada con vida",
        "localizado con vida",
        "viv",
    ];
    let begins = |words: &[&str]| words.iter().any(|word| status.starts_with(word));
    begins(&NONE) || (category == "death" && begins(&ALIVE))
}

/// Whether the cause of a death says that there was none.
fn is_no_death(cause: &str) -> bool {
    const WORDS: [&str; 15] = [
        "alive",
        "not deceased",
        "survived",
        "rescued",
        "animal",
        "non-human",
        "nonhuman",
        "not human",
        "con vida",
        "missing",
        "still missing",
        "vivo",
        "viva",
        "rescatado",
        "rescatada",
    ];
    let cause = cause.trim();
    ["animal bones", "animal remains", "huesos de animal", "restos de animal"].contains(&cause)
        || WORDS.iter().any(|word| cause == *word || (word.contains([' ', '-']) && cause.starts_with(word)))
}
