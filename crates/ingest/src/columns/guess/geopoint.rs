//! The columns that form tools make of one question for a place: `_q_latitude` and `_q_longitude` beside `q` itself, or `q-Latitude`, `q.lat`.

use super::super::Header;
use super::super::elsewhere::is_elsewhere;
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::others::is_no_point;
use super::super::used::{Basis, LeftOut};
use super::super::view::Ask;

/// How the name of a question is continued for latitude and longitude, in comparable form.
const SUFFIXES: [[&str; 2]; 10] = [
    [" latitude", " longitude"],
    ["-latitude", "-longitude"],
    [".latitude", ".longitude"],
    [" latitud", " longitud"],
    [".lat", ".lon"],
    [".lat", ".lng"],
    [" lat", " lon"],
    [" lat", " lng"],
    [" lat", " long"],
    ["-lat", "-lon"],
];

/// What else such a question leaves: its precision in metres, and its height.
const PRECISION: [&str; 4] = [" precision", "-accuracy", " accuracy", "-precision"];
const HEIGHT: [&str; 2] = [" altitude", "-altitude"];

/// Maps the split columns of the only question for a place; asks where there are several, or a latitude and longitude beside them.
pub(super) fn geopoint(mapping: &mut Mapping, header: &Header) {
    let mut found = Vec::new();
    let may_be = |column: &usize| {
        mapping.is_free(*column) && !is_elsewhere(header.phrase(*column)) && !is_no_point(header.key(*column))
    };
    for column in (0..header.len()).filter(may_be) {
        for [lat, lon] in SUFFIXES {
            let Some(question) = question(header.key(column), lat) else { continue };
            if let Some(partner) = partner(mapping, header, &question, lon) {
                found.push((question, column, partner));
                break;
            }
        }
    }
    let plain = |names: &[&str]| (0..header.len()).find(|c| mapping.is_free(*c) && names.contains(&header.phrase(*c)));
    let plain = plain(&["lat", "latitude", "latitud"])
        .filter(|_| plain(&["lon", "lng", "long", "longitude", "longitud"]).is_some());
    match found.as_slice() {
        [] => {}
        _ if plain.is_some() => {
            let columns = plain.into_iter().chain(found.iter().map(|(_, lat, _)| *lat)).collect();
            mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns });
        }
        [(question, lat, lon)] => {
            mapping.set(Field::Lat, *lat, Basis::Header);
            mapping.set(Field::Lon, *lon, Basis::Header);
            let beside = |suffix: &&str| partner(mapping, header, question, suffix);
            let precision = PRECISION.iter().find_map(beside);
            let same: Vec<usize> = HEIGHT.iter().chain(&[""]).filter_map(beside).collect();
            if let Some(precision) = precision {
                mapping.set(Field::Uncertainty, precision, Basis::Header);
            }
            for column in same {
                mapping.leave_out(column, LeftOut::Redundant, Basis::Header);
            }
        }
        several => {
            let columns = several.iter().map(|(_, lat, _)| *lat).collect();
            mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns });
        }
    }
}

/// The question that a column was split from: `group/_q_latitude` and `_group_q_latitude` come from `group/q`.
fn question(key: &str, suffix: &str) -> Option<String> {
    let stem = key.strip_suffix(suffix)?;
    let words: Vec<&str> = stem.split(['/', ' ']).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn partner(mapping: &Mapping, header: &Header, stem: &str, suffix: &str) -> Option<usize> {
    let fits = |column: &usize| {
        mapping.is_free(*column) && question(header.key(*column), suffix).is_some_and(|question| question == stem)
    };
    (0..header.len()).find(fits)
}
