//! Which day counts where a register notes several: of the arrest, of the death, of the day when somebody was found.

use super::super::Header;
use super::super::content::Content;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::used::Basis;
use super::super::view::Ask;
use super::lexicon::{Entry, Event, entries};

/// Takes the day of what the register is about; asks where its rows may be about different things.
pub(super) fn choose(mapping: &mut Mapping, header: &Header, content: &Content) {
    let Some(date) = mapping.column(Field::Date) else { return };
    let here = event(header, date);
    let other = |wanted: Event| {
        let fits = |column: &usize| {
            let looks = content.looks(*column);
            mapping.is_free(*column)
                && looks.mostly(looks.dates)
                && event(header, *column).is_some_and(|entry| entry.event == Some(wanted))
                && !content.samples(*column).eq(content.samples(date))
        };
        (0..header.len()).find(fits)
    };
    let before = here.is_some_and(|entry| entry.event == Some(Event::Before));
    let rival = match here.map(|entry| entry.event) {
        Some(Some(Event::Death | Event::Found)) => None,
        // Reported is another matter.
        Some(None) if mapping.constant(Field::DateKind).is_some() => None,
        _ => other(Event::Death).or_else(|| other(Event::Found).filter(|_| before)),
    };
    let Some(rival) = rival else { return };
    let deaths = mapping.column(Field::CauseOfDeath).is_some() && mapping.column(Field::Category).is_none()
        || mapping.constant(Field::Category) == Some("death");
    if !deaths {
        mapping.asks.push(Ask::Mapping { field: Field::Date.name(), columns: vec![date, rival] });
        return;
    }
    mapping.set(Field::Date, rival, Basis::Header);
    if let Some(kind) = event(header, rival).and_then(|entry| entry.date_kind.clone()) {
        mapping.set_constant(Field::DateKind, kind);
    }
}

/// The entry that a column of days is called after.
fn event(header: &Header, column: usize) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.field == Field::Date && entry.is_called(header.phrase(column)))
}
