//! What the columns of an unknown file are, by header and by content.
//!
//! A header that is a known name counts unless its values contradict it; a name inside a longer header counts where at least nine of ten
//! values agree; values alone count where they can be only one thing. Where two columns could be a field nothing is taken: a person is asked.

mod days;
mod geopoint;
mod halves;
mod lexicon;
mod qualifiers;
mod rivals;
mod tags;

use super::Header;
use super::content::Content;
use super::elsewhere::is_elsewhere;
use super::field::Field;
use super::mapping::Mapping;
use super::others::{is_of_others, is_of_what_happened, is_other_day, makes_another};
use super::preset::{CategoryRule, Preset};
use super::used::{Basis, LeftOut};
use super::view::Ask;
use crate::values::coordinate;
use lexicon::{Entry, Fit, Kind, entries};
pub(super) use qualifiers::qualifiers;

/// The fewest values that content alone is judged by.
const FEWEST: usize = 3;

/// How many different names of fields a header holds.
pub(super) fn known_names(header: &Header) -> usize {
    let known = (0..header.len()).map(|column| header.phrase(column)).filter(|phrase| lexicon::knows(phrase));
    known.collect::<std::collections::BTreeSet<_>>().len()
}

/// Whether a column of a name counts people.
pub(crate) fn is_count(name: &str) -> bool {
    let phrase = super::header::phrase(name);
    entries().iter().any(|entry| entry.kind == Kind::Count && entry.is_called(&phrase))
}

/// Whether the name of a column of days is that of another day than the one on which it happened.
pub(super) fn is_another_day(phrase: &str) -> bool {
    is_other_day(phrase) || entries().iter().any(|entry| entry.date_kind.is_some() && entry.is_called(phrase))
}

/// Whether a name is that of a column of days.
fn is_a_day(phrase: &str) -> bool {
    entries().iter().any(|entry| entry.kind == Kind::Date && entry.is_called(phrase))
}

/// Maps every column that is still free and that can be only one thing.
pub(super) fn guess(mapping: &mut Mapping, header: &Header, content: &Content) {
    let groups = groups(header);
    survey_days(mapping, header);
    tags::contradictions(mapping, header);
    geopoint::geopoint(mapping, header);
    for entry in entries() {
        by_header(mapping, header, content, entry, groups, Fit::Within);
    }
    by_content(mapping, header, content);
    halves::halves(mapping);
    halves::parts(mapping, header);
    names_as_ids(mapping, header, content);
    halves::unread(mapping, header, content);
    identity(mapping, header);
    // A column for the cause of death makes a register of deaths, but only rows that state one, or a number of dead, are of deaths.
    days::choose(mapping, header, content);
    identified(mapping, content);
    months(mapping, header);
    rivals::regions(mapping, header, content);
    rivals::points(mapping, header, content);
    days::category(mapping, header);
    let dated = mapping.column(Field::Date).or(mapping.column(Field::Year)).is_some();
    let stated = mapping.column(Field::Category).is_some() || mapping.constant(Field::Category).is_some();
    // The Missing Migrants Project gives the cause of every row, and counts tell the dead from the missing.
    let counting = (0..header.len()).any(|column| content.looks(column).mostly(content.looks(column).parts));
    let both = mapping.column(Field::Dead).is_some() && mapping.column(Field::Missing).is_some();
    if dated && !stated && mapping.category == CategoryRule::Column {
        if counting {
            mapping.category = if both { CategoryRule::Casualties } else { CategoryRule::Column };
        } else if mapping.column(Field::CauseOfDeath).is_some() {
            mapping.category = CategoryRule::Deceased;
        }
    }
}

/// Leaves out when a survey was answered: the programs for surveys call that start and end.
fn survey_days(mapping: &mut Mapping, header: &Header) {
    const MARKS: [&str; 8] = [
        "responseid",
        "response id",
        "recordeddate",
        "recorded date",
        "respondent id",
        "collector id",
        "ip address",
        "distribution channel",
    ];
    const DAYS: [&str; 8] = [
        "start date",
        "end date",
        "recorded date",
        "date created",
        "date modified",
        "start time",
        "completion time",
        "submit date",
    ];
    if !(0..header.len()).any(|column| MARKS.contains(&header.key(column)) || MARKS.contains(&header.phrase(column))) {
        return;
    }
    for column in 0..header.len() {
        if mapping.is_free(column) && DAYS.contains(&header.phrase(column)) {
            mapping.leave_out(column, LeftOut::Redundant, Basis::Header);
        }
        // Where the address of whoever answered is thought to be, which often is a home.
        if mapping.is_free(column) && ["location latitude", "location longitude"].contains(&header.phrase(column)) {
            mapping.personal[column] = true;
            mapping.leave_out(column, LeftOut::Personal, Basis::Header);
        }
    }
}

/// Whether a column is one answer of a question with several, ticked or not: `victims/children` beside `victims`.
fn is_option(header: &Header, content: &Content, column: usize) -> bool {
    let looks = content.looks(column);
    if looks.flags < looks.values {
        return false;
    }
    let parent = header.names()[column].rsplit_once(['/', '.']).map(|(parent, _)| parent);
    parent.is_some_and(|parent| !parent.is_empty() && header.find(parent).is_some_and(|found| found != column))
}

/// Asks for the date where the only one that is known is the day of the report or upload, and another column holds days as well.
pub(super) fn weak_date(mapping: &mut Mapping, header: &Header, content: &Content) {
    // Words for the days of keeping a record.
    const OTHER: [&str; 16] = [
        "updated",
        "update",
        "modified",
        "captura",
        "ingreso",
        "entry",
        "entered",
        "next",
        "last",
        "created",
        "actualizacion",
        "modificacion",
        "proxima",
        "siguiente",
        "recorded",
        "imported",
    ];
    let Some(date) = mapping.column(Field::Date).filter(|_| mapping.constant(Field::DateKind) == Some("reported"))
    else {
        return;
    };
    let days = |column: &usize| {
        let looks = content.looks(*column);
        let other = header.phrase(*column).split(' ').any(|word| OTHER.contains(&word));
        mapping.is_free(*column) && !other && (looks.mostly(looks.written_dates) || looks.mostly(looks.epochs))
    };
    let others: Vec<usize> = (0..header.len()).filter(days).collect();
    if !others.is_empty() {
        mapping.leave_out(date, LeftOut::Unknown, Basis::Header);
        mapping.asks.push(Ask::Mapping { field: Field::Date.name(), columns: [vec![date], others].concat() });
    }
}

/// Takes what a known export calls otherwise in this file: the fields that it has and whose columns are missing, by whole names.
pub(super) fn renamed(mapping: &mut Mapping, preset: &Preset, header: &Header, content: &Content) {
    let has = |field: Field| preset.columns.iter().any(|(known, _)| *known == field);
    for entry in entries().iter().filter(|entry| has(entry.field) && entry.field != Field::Description) {
        by_header(mapping, header, content, entry, None, Fit::Whole);
    }
}

fn by_header(
    mapping: &mut Mapping,
    header: &Header,
    content: &Content,
    entry: &Entry,
    groups: Option<char>,
    enough: Fit,
) {
    let describes = entry.field == Field::Description;
    if !describes && (mapping.column(entry.field).is_some() || asked(mapping, entry.field)) {
        return;
    }
    let mut fits: Vec<(Fit, usize)> = Vec::new();
    for column in (0..header.len()).filter(|column| mapping.is_free(*column) && !is_option(header, content, *column)) {
        // `Latitude (approx.)` is a latitude by its phrase.
        if entry.kind.is_vague(header.key(column)) {
            continue;
        }
        let last = groups.and_then(|separator| question(&header.names()[column], separator));
        let own = if entry.kind == Kind::Text { header.loose_phrase(column) } else { header.phrase(column) };
        let phrases = [own, last.as_deref().unwrap_or_default()];
        fits.extend(entry.fit(&phrases, content.looks(column)).map(|fit| (fit, column)));
    }
    let best = fits.iter().map(|(fit, _)| *fit).max();
    fits.retain(|(fit, _)| Some(*fit) == best && *fit >= enough);
    let columns: Vec<usize> = fits.into_iter().map(|(_, column)| column).collect();
    if describes {
        for column in columns {
            if mapping.column(Field::Description).is_none()
                && !content.looks(column).mostly(content.looks(column).numbers)
            {
                mapping.set(Field::Description, column, Basis::Header);
            } else {
                mapping.describe(column, header.shown(column), Basis::Header);
            }
        }
        return;
    }
    match columns[..] {
        [] => {}
        [column] => {
            if says_the_place_twice(mapping, content, entry, column) {
                mapping.leave_out(column, LeftOut::Redundant, Basis::Header);
                return;
            }
            mapping.set(entry.field, column, Basis::Header);
            if let Some(kind) = &entry.date_kind {
                mapping.set_constant(Field::DateKind, kind.clone());
            }
        }
        _ => translations_or_ask(mapping, header, entry.field, &columns),
    }
}

/// `title__en` beside `title__es` are one text in two languages: the first is taken. Anything else is a question.
fn translations_or_ask(mapping: &mut Mapping, header: &Header, field: Field, columns: &[usize]) {
    let bare = |column: usize| header.names()[column].rsplit_once("__").filter(|(_, lang)| lang.len() == 2);
    let first = bare(columns[0]).map(|(name, _)| name);
    if first.is_some() && columns.iter().all(|column| bare(*column).map(|(name, _)| name) == first) {
        for column in &columns[1..] {
            mapping.leave_out(*column, LeftOut::Redundant, Basis::Header);
        }
        mapping.set(field, columns[0], Basis::Header);
        return;
    }
    mapping.asks.push(Ask::Mapping { field: field.name(), columns: columns.to_vec() });
}

/// Whether a pair in one cell is the place that two other columns give: then those are read, since they leave nothing to part.
fn says_the_place_twice(mapping: &mut Mapping, content: &Content, entry: &Entry, column: usize) -> bool {
    let first = |column: usize| content.samples(column).next();
    if !matches!(entry.kind, Kind::Lat | Kind::Lon) {
        return false;
    }
    // The pair comes first in the list, so that a pair is known when the second of two halves arrives.
    let other = if entry.field == Field::Lat { Field::Lon } else { Field::Lat };
    let (Some(pair), Some(half)) = (mapping.column(Field::Coordinates), mapping.column(other)) else {
        return false;
    };
    let (lat, lon) = if other == Field::Lat { (half, column) } else { (column, half) };
    let place = |said: Result<coordinate::Said, _>| said.ok().and_then(coordinate::Said::degrees);
    let same = first(pair)
        .and_then(|cell| place(coordinate::in_one_cell(cell)))
        .zip(first(lat).zip(first(lon)).and_then(|(lat, lon)| place(coordinate::in_two_cells(lat, lon))));
    if same.is_some_and(|(a, b)| (a.0 - b.0).abs() < 0.01 && (a.1 - b.1).abs() < 0.01) {
        mapping.leave_out(pair, LeftOut::Redundant, Basis::Content);
    } else {
        mapping.leave_out(pair, LeftOut::Unknown, Basis::Header);
        mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns: vec![pair, lat] });
    }
    false
}

/// Fields that no header gave, where the values of exactly one column can be nothing else.
fn by_content(mapping: &mut Mapping, header: &Header, content: &Content) {
    let only = |mapping: &Mapping, is: &dyn Fn(&super::content::Looks) -> usize| {
        let mut fitting = (0..header.len()).filter(|column| {
            let looks = content.looks(*column);
            let elsewhere = is_elsewhere(header.phrase(*column)) || is_of_others(header.phrase(*column));
            let kind = if looks.mostly(looks.pairs) { Kind::Pair } else { Kind::Lat };
            let point = looks.mostly(looks.pairs.max(looks.border_lat).max(looks.border_lon));
            mapping.is_free(*column)
                && !elsewhere
                && !(point && (kind.is_vague(header.key(*column)) || is_a_day(header.phrase(*column))))
                && looks.values >= FEWEST
                && looks.mostly(is(looks))
        });
        match (fitting.next(), fitting.next()) {
            (Some(column), None) => Some(column),
            _ => None,
        }
    };
    let open = |mapping: &Mapping, field: Field| mapping.column(field).is_none() && !asked(mapping, field);
    let placed = |mapping: &Mapping| !open(mapping, Field::Coordinates) || !open(mapping, Field::Lat);
    if !placed(mapping)
        && open(mapping, Field::Lon)
        && let Some(column) = only(mapping, &|looks| looks.pairs)
    {
        mapping.set(Field::Coordinates, column, Basis::Content);
    }
    if !placed(mapping)
        && open(mapping, Field::Lon)
        && let (Some(lat), Some(lon)) =
            (only(mapping, &|looks| looks.border_lat), only(mapping, &|looks| looks.border_lon))
    {
        mapping.set(Field::Lat, lat, Basis::Content);
        mapping.set(Field::Lon, lon, Basis::Content);
    }
    if open(mapping, Field::Category)
        && let Some(column) = only(mapping, &|looks| looks.categories)
        && !Kind::Category.is_another(header.phrase(column))
    {
        mapping.set(Field::Category, column, Basis::Content);
    }
    if open(mapping, Field::SourceUrl)
        && let Some(column) = only(mapping, &|looks| looks.links)
    {
        mapping.set(Field::SourceUrl, column, Basis::Content);
    }
}

/// Leaves out the month of the report beside the year of the incident, and the other way round: they are no month together.
fn months(mapping: &mut Mapping, header: &Header) {
    let (Some(year), Some(month), None) =
        (mapping.column(Field::Year), mapping.column(Field::Month), mapping.column(Field::Date))
    else {
        return;
    };
    let of = |column: usize| (is_of_what_happened(header.phrase(column)), is_other_day(header.phrase(column)));
    if mapping.basis[month] != Basis::Preset
        && matches!((of(year), of(month)), ((true, _), (_, true)) | ((_, true), (true, _)))
    {
        mapping.leave_out(month, LeftOut::Unknown, Basis::Header);
    } else if of(year).1 && mapping.constant(Field::DateKind).is_none() {
        mapping.set_constant(Field::DateKind, "reported".to_owned());
    }
}

/// Leaves out how many were identified, which no yes or no says: numbers beside bodies of which some rows have several.
fn identified(mapping: &mut Mapping, content: &Content) {
    let Some(column) = mapping.column(Field::Identified).filter(|column| mapping.basis[*column] != Basis::Preset)
    else {
        return;
    };
    let looks = content.looks(column);
    let several = |column: usize| content.looks(column).several > 0;
    let counts = looks.mostly(looks.numbers) && mapping.column(Field::Dead).is_some_and(several);
    if several(column) || counts {
        mapping.leave_out(column, LeftOut::Unknown, Basis::Content);
    }
}

/// Leaves out what should tell records apart and holds names: whoever calls the case after the person would have the name published with it.
fn names_as_ids(mapping: &mut Mapping, header: &Header, content: &Content) {
    let is_id = |column: usize| entries().iter().any(|e| e.kind == Kind::Id && e.is_called(header.phrase(column)));
    for column in 0..header.len() {
        let looks = content.looks(column);
        if mapping.is_free(column) && looks.values > 0 && looks.half(looks.names) && is_id(column) {
            mapping.personal[column] = true;
            mapping.leave_out(column, LeftOut::Personal, Basis::Content);
        }
    }
}

/// Numbers count from 1 in everybody's spreadsheet. A guessed file's ids are its own layout's, so that another file's never mean the same.
fn identity(mapping: &mut Mapping, header: &Header) {
    if mapping.column(Field::ExternalId).is_some_and(|column| mapping.basis[column] != Basis::Preset) {
        let signature = header.signature();
        let short = u32::from_be_bytes([signature[0], signature[1], signature[2], signature[3]]);
        mapping.set_constant(Field::SourceSystem, format!("upload-{short:08x}"));
    }
}

fn asked(mapping: &Mapping, field: Field) -> bool {
    mapping.asks.iter().any(|ask| ask.is_about(field))
}

/// The words of a question without the groups that it is in, unless one of these makes it one about something else: `denunciante/edad`.
fn question(path: &str, separator: char) -> Option<String> {
    match path.rsplit_once(separator) {
        Some((groups, question)) => {
            (!makes_another(&spotlight_core::words::fold(groups))).then(|| super::header::phrase(question))
        }
        None => Some(super::header::phrase(path)),
    }
}

/// What parts groups and questions in headers that are paths of them (`incident/date`), as form tools write them; ODK Central writes
/// `incident-date`.
fn groups(header: &Header) -> Option<char> {
    let path = |name: &&String| name.contains('/') && !name.contains(' ');
    if header.names().iter().filter(path).count() >= 2 {
        return Some('/');
    }
    (header.find("meta-instanceID").is_some() && header.find("KEY").is_some()).then_some('-')
}
