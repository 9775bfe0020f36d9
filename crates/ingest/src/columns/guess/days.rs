//! Which day counts where a register notes several: of the arrest, of the death, of the day when somebody was found.

use super::super::Header;
use super::super::content::Content;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::others::makes_another;
use super::super::preset::CategoryRule;
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
                && !content.alike(*column, date)
        };
        (0..header.len()).find(fits)
    };
    let bare = is_bare(header.phrase(date));
    let before = here.is_some_and(|entry| entry.event == Some(Event::Before));
    let rival = match here.map(|entry| entry.event) {
        Some(Some(Event::Death | Event::Found)) => None,
        // Reported is another matter.
        Some(None) if mapping.constant(Field::DateKind).is_some() => None,
        // A bare `Date` beside any day of an event may be that of the record.
        _ if bare => {
            let known = [Event::Death, Event::Before, Event::Found].into_iter().find_map(other);
            known.or_else(|| unnamed(mapping, header, content, date))
        }
        _ => other(Event::Death).or_else(|| other(Event::Found).filter(|_| before)),
    };
    let Some(rival) = rival else { return };
    let deaths = mapping.column(Field::CauseOfDeath).is_some() && mapping.column(Field::Category).is_none()
        || mapping.constant(Field::Category) == Some("death");
    let of_a_death = match event(header, rival).and_then(|entry| entry.event) {
        Some(Event::Death) => true,
        // A bare date beside it may be that of the death.
        Some(Event::Found) => !bare,
        _ => false,
    };
    if !deaths || !of_a_death {
        mapping.asks.push(Ask::Mapping { field: Field::Date.name(), columns: vec![date, rival] });
        return;
    }
    mapping.set(Field::Date, rival, Basis::Header);
    if let Some(kind) = event(header, rival).and_then(|entry| entry.date_kind.clone()) {
        mapping.set_constant(Field::DateKind, kind);
    }
}

/// Words in the header of a register of finds that are only said of the dead.
const OF_THE_DEAD: [&str; 17] = [
    "body",
    "decedent",
    "deceased",
    "fallecido",
    "fallecida",
    "occiso",
    "remains",
    "restos",
    "cuerpo",
    "cuerpos",
    "bodies",
    "osamentas",
    "autopsy",
    "necropsia",
    "coroner",
    "ome",
    "dbf",
];

/// Tells what the rows of a register are about that has no column for it, by its day: that of a death, of a disappearance, or of a find and
/// something that is only said of the dead.
pub(super) fn category(mapping: &mut Mapping, header: &Header) {
    let stated = mapping.column(Field::Category).is_some() || mapping.constant(Field::Category).is_some();
    let counted = mapping.column(Field::Missing).is_some();
    if stated || counted || mapping.category != CategoryRule::Column || !mapping.asks.is_empty() {
        return;
    }
    let Some(date) = mapping.column(Field::Date) else { return };
    let Some(event) = event(header, date).and_then(|entry| entry.event) else { return };
    if matches!(event, Event::Death | Event::Found) && mapping.column(Field::CauseOfDeath).is_none() {
        // A bare cause is a part of the description otherwise.
        let may_be = |column: usize| {
            mapping.is_free(column)
                || mapping.column(Field::Description) == Some(column)
                || mapping.described.iter().any(|(_, described)| *described == column)
        };
        let named = |name| (0..header.len()).find(|column| header.phrase(*column) == name && may_be(*column));
        if let Some(cause) = ["cause", "causa", "manner death", "manner"].into_iter().find_map(named) {
            mapping.set(Field::CauseOfDeath, cause, Basis::Header);
        }
    }
    let lost = [
        "fecha desaparicion",
        "fecha ultimo contacto",
        "date disappearance",
        "date last contact",
        "dlc",
        "date missing",
    ];
    let of_the_dead = || (0..header.len()).any(|c| header.phrase(c).split(' ').any(|word| OF_THE_DEAD.contains(&word)));
    let category = match event {
        // Rows that state a cause are of deaths, whatever else there is.
        _ if mapping.column(Field::CauseOfDeath).is_some() => return,
        Event::Death => "death",
        Event::Found if of_the_dead() => "death",
        Event::Before if lost.contains(&header.phrase(date)) => "disappearance",
        _ => return,
    };
    mapping.set_constant(Field::Category, category.to_owned());
}

/// Whether a name says no more than that a column holds days.
fn is_bare(phrase: &str) -> bool {
    const NAMES: [&str; 11] = [
        "date",
        "fecha",
        "dia",
        "day",
        "dates",
        "fechas",
        "date time",
        "fecha hora",
        "fecha caso",
        "date case",
        "case date",
    ];
    NAMES.contains(&phrase)
}

/// A free column of other days, called after something that happens: `Fecha de la expulsión`.
fn unnamed(mapping: &Mapping, header: &Header, content: &Content, date: usize) -> Option<usize> {
    let fits = |column: &usize| {
        let (looks, phrase) = (content.looks(*column), header.phrase(*column));
        let named = phrase
            .split(' ')
            .any(|word| ["date", "fecha", "dia", "day", "when", "cuando", "happened", "ocurrio"].contains(&word));
        let known = event(header, *column).is_some_and(|entry| entry.date_kind.is_some());
        mapping.is_free(*column)
            && named
            && !known
            && !makes_another(phrase)
            && looks.mostly(looks.written_dates)
            && !content.alike(*column, date)
    };
    (0..header.len()).find(fits)
}

/// The entry that a column of days is called after.
fn event(header: &Header, column: usize) -> Option<&'static Entry> {
    entries().iter().find(|entry| entry.field == Field::Date && entry.is_called(header.phrase(column)))
}
