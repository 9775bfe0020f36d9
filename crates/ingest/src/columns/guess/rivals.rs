//! A region or a point that its name says nothing of, beside one of the same kind whose name says that it is of what happened, or that it was
//! put right: the plain one may be where somebody lived, or where the record was made. A person is asked, as for a bare date.

use super::super::Header;
use super::super::content::Content;
use super::super::elsewhere::is_elsewhere;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::others::{is_corrected, is_of_others, is_of_what_happened};
use super::super::used::{Basis, LeftOut};
use super::super::view::Ask;
use super::asked;
use crate::values::coordinate;

/// Words for the two kinds of regions.
const COUNTY: [&str; 7] = ["county", "municipio", "condado", "municipality", "mun", "admin2", "adm2"];
const STATE: [&str; 6] = ["state", "estado", "entidad", "edo", "admin1", "adm1"];

/// Words for one coordinate of a pair.
const LAT: [&str; 4] = ["lat", "latitude", "latitud", "y"];
const LON: [&str; 6] = ["lon", "lng", "long", "longitude", "longitud", "x"];

/// Asks where a plain region has such a rival. Nothing of either is read then.
pub(super) fn regions(mapping: &mut Mapping, header: &Header, content: &Content) {
    let plain = |mapping: &Mapping, field: Field| {
        let column = mapping.column(field)?;
        let guessed = mapping.basis[column] != Basis::Preset && !is_of_what_happened(header.phrase(column));
        guessed.then_some(column)
    };
    let rivals = |mapping: &Mapping, words: &[&str], is: &dyn Fn(usize) -> bool| -> Vec<usize> {
        let fits = |column: &usize| mapping.is_free(*column) && has(header, *column, words) && is(*column);
        (0..header.len())
            .filter(fits)
            .filter(|column| is_of_the_event(&without(header.phrase(*column), words)))
            .collect()
    };
    let state =
        |column: usize| content.looks(column).values > 0 && content.looks(column).half(content.looks(column).states);
    let county = |column: usize| {
        let looks = content.looks(column);
        looks.values > 0 && !looks.mostly(looks.numbers.max(looks.dates)) && looks.counties * 5 >= looks.values
    };
    let of_counties = rivals(mapping, &COUNTY, &county);
    let of_states = rivals(mapping, &STATE, &state);
    let (here, there) = (plain(mapping, Field::County), plain(mapping, Field::State));
    let mut doubted = false;
    for (field, plain, rivals) in [(Field::County, here, &of_counties), (Field::State, there, &of_states)] {
        let Some(plain) = plain else { continue };
        let others: Vec<usize> = rivals.iter().copied().filter(|rival| !content.alike(plain, *rival)).collect();
        if !others.is_empty() {
            mapping.leave_out(plain, LeftOut::Unknown, Basis::Header);
            mapping.asks.push(Ask::Mapping { field: field.name(), columns: [vec![plain], others].concat() });
            doubted = true;
        }
    }
    // What stands beside the county of somewhere else is the state of somewhere else, unless another says the same.
    if doubted {
        for (field, plain, rivals) in [(Field::County, here, &of_counties), (Field::State, there, &of_states)] {
            if let Some(plain) = plain.filter(|_| rivals.is_empty() && !asked(mapping, field)) {
                mapping.leave_out(plain, LeftOut::Unknown, Basis::Header);
            }
        }
        mapping.doubted_region = true;
    }
}

/// Asks where plain coordinates have such a rival.
pub(super) fn points(mapping: &mut Mapping, header: &Header, content: &Content) {
    let plain = [Field::Coordinates, Field::Lat].into_iter().find_map(|field| mapping.column(field));
    let Some(plain) = plain.filter(|plain| mapping.basis[*plain] != Basis::Preset && !asked(mapping, Field::Lat))
    else {
        return;
    };
    if is_of_what_happened(header.phrase(plain)) || is_corrected(header.phrase(plain)) {
        return;
    }
    let both = mapping.column(Field::Coordinates).is_some();
    let is_rival = |column: &usize| {
        let looks = content.looks(*column);
        let pair = looks.values > 0 && looks.half(looks.pairs);
        let half = has(header, *column, &LAT) && looks.values > 0 && looks.half(looks.degrees);
        mapping.is_free(*column)
            && (pair || half)
            && is_of_the_event(&without(header.phrase(*column), &LAT))
            && if pair == both {
                !content.alike(plain, *column)
            } else {
                !near(mapping, header, content, *column, pair)
            }
    };
    let rivals: Vec<usize> = (0..header.len()).filter(is_rival).collect();
    if !rivals.is_empty() {
        mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns: [vec![plain], rivals].concat() });
    }
}

/// Whether the first row gives the same place in one cell and in two columns, of which one is a rival.
fn near(mapping: &Mapping, header: &Header, content: &Content, rival: usize, pair: bool) -> bool {
    let first = |column: usize| content.samples(column).next();
    let place = |said: Result<coordinate::Said, _>| said.ok().and_then(coordinate::Said::degrees);
    let words = without(header.phrase(rival), &LAT);
    let partner = |column: &usize| has(header, *column, &LON) && without(header.phrase(*column), &LON) == words;
    let halves = if pair {
        mapping.column(Field::Lat).zip(mapping.column(Field::Lon))
    } else {
        (0..header.len()).find(partner).map(|lon| (rival, lon))
    };
    let whole = if pair { Some(rival) } else { mapping.column(Field::Coordinates) };
    let one = whole.and_then(first).and_then(|cell| place(coordinate::in_one_cell(cell)));
    let two = halves.and_then(|(lat, lon)| first(lat).zip(first(lon)));
    let two = two.and_then(|(lat, lon)| place(coordinate::in_two_cells(lat, lon)));
    one.zip(two).is_some_and(|(a, b)| (a.0 - b.0).abs() < 0.001 && (a.1 - b.1).abs() < 0.001)
}

/// Whether the words of a name say that it is of what happened or put right, and not of somebody or somewhere else: whoever was seen for the
/// last time was seen there.
fn is_of_the_event(words: &str) -> bool {
    let seen: Vec<&str> =
        words.split(' ').filter(|word| !["last", "ultima", "ultimo", "known"].contains(word)).collect();
    (is_of_what_happened(words) || is_corrected(words)) && !is_of_others(words) && !is_elsewhere(&seen.join(" "))
}

fn has(header: &Header, column: usize, words: &[&str]) -> bool {
    header.phrase(column).split(' ').any(|word| words.contains(&word))
}

fn without(phrase: &str, words: &[&str]) -> String {
    phrase.split(' ').filter(|word| !words.contains(word)).collect::<Vec<_>>().join(" ")
}
