//! The column that names the day of the week beside a date.

use crate::columns::{ColumnUse, Field, Header, Mapping};

const NAMES: [&str; 8] =
    ["dia semana", "weekday", "week day", "day week", "dow", "nombre dia", "day name", "dia de la semana"];

/// Where it stands. A column that is called `Día` may hold numbers as well as names; numbers name no weekday.
pub(super) fn column(header: &Header, mapping: &Mapping) -> Option<usize> {
    let own = (0..header.len()).find(|column| {
        !matches!(mapping.uses[*column], ColumnUse::Field(_)) && NAMES.contains(&header.phrase(*column))
    });
    own.or_else(|| mapping.column(Field::Day))
}
