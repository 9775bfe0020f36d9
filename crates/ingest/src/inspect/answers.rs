//! Whether what a person said about the columns of a file, and about all of its rows, can all be so.

use spotlight_core::words::fold;

use super::{Survey, Wishes};
use crate::columns::{ColumnChoice, Field, Header, Mapping, Preset};
use crate::options::Reference;
use crate::refusal::Refusal;
use crate::row::{CodeBook, not_a_code};

/// Fields that several columns go into.
const MANY: [Field; 2] = [Field::Description, Field::PrivateNotes];

/// Two columns that are to be one field: the later would stand for both.
pub(super) fn one_column_each(choices: &[ColumnChoice], header: &Header) -> Result<(), Refusal> {
    let mut taken: Vec<(Field, usize)> = Vec::new();
    for choice in choices {
        let Some(field) = choice.field.as_deref().and_then(Field::from_name) else { continue };
        if MANY.contains(&field) {
            continue;
        }
        if let Some((_, other)) = taken.iter().find(|(known, column)| *known == field && *column != choice.column) {
            let columns = [*other, choice.column].map(|column| header.shown(column));
            return Err(Refusal::FieldTwice { field: field.name(), columns });
        }
        taken.push((field, choice.column));
    }
    Ok(())
}

/// A code of all rows that no list has.
pub(super) fn known_codes(wishes: &Wishes, preset: &Preset, reference: &Reference<'_>) -> Result<(), Refusal> {
    if wishes.constants.is_empty() {
        return Ok(());
    }
    let codes = CodeBook::new(reference.taxonomy);
    for (field, value) in &wishes.constants {
        let other = preset.categories.get(&fold(value)).map(String::as_str);
        if let Some(allowed) = not_a_code(&codes, *field, value, other) {
            return Err(Refusal::BadConstant { field: field.name(), value: value.clone(), allowed });
        }
    }
    Ok(())
}

/// Something said of all rows that every row says itself.
pub(super) fn used(survey: &Survey, mapping: &Mapping, header: &Header) -> Result<(), Refusal> {
    let unused = survey.answered.first().filter(|_| survey.rows > 0);
    match unused.and_then(|field| Some((field, mapping.column(*field)?))) {
        Some((field, column)) => Err(Refusal::ConstantUnused { field: field.name(), column: header.shown(column) }),
        None => Ok(()),
    }
}
