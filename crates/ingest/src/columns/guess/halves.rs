//! Coordinates that are no whole place: one without the other, degrees without their minutes, columns that nothing was taken from.

use super::super::Header;
use super::super::content::{Content, Looks};
use super::super::field::Field;
use super::super::mapping::Mapping;
use super::super::used::{Basis, LeftOut};
use super::super::view::Ask;
use super::{FEWEST, asked};

/// One coordinate without the other is no place.
pub(super) fn halves(mapping: &mut Mapping) {
    let (lat, lon) = (mapping.column(Field::Lat), mapping.column(Field::Lon));
    if let (Some(column), None) | (None, Some(column)) = (lat, lon) {
        mapping.leave_out(column, LeftOut::Unknown, Basis::Header);
        if mapping.column(Field::Coordinates).is_none() && !asked(mapping, Field::Lat) {
            mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns: vec![column] });
        }
    }
}

/// Degrees whose minutes stand in a column of their own say another place without them.
pub(super) fn parts(mapping: &mut Mapping, header: &Header) {
    const AXES: [&str; 7] = ["lat", "latitude", "latitud", "lon", "lng", "longitude", "longitud"];
    const PARTS: [&str; 13] = [
        "min", "mins", "minute", "minutes", "minuto", "minutos", "sec", "secs", "seconds", "seg", "segs", "segundo",
        "segundos",
    ];
    let has = |column: usize, words: &[&str]| header.phrase(column).split(' ').any(|word| words.contains(&word));
    let Some(lat) = mapping.column(Field::Lat).filter(|lat| mapping.basis[*lat] != Basis::Preset) else { return };
    let bounds = (0..header.len()).any(|column| has(column, &AXES) && has(column, &["max"]));
    let is_part = |column: &usize| {
        mapping.is_free(*column) && has(*column, &PARTS) && (has(*column, &AXES) || has(*column, &["long"]))
    };
    let parts: Vec<usize> = (0..header.len()).filter(is_part).collect();
    if parts.is_empty() || bounds {
        return;
    }
    for column in [Some(lat), mapping.column(Field::Lon)].into_iter().flatten() {
        mapping.leave_out(column, LeftOut::Unknown, Basis::Header);
    }
    mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns: [vec![lat], parts].concat() });
}

/// Coordinates in several columns, of which none is taken for the place, must not be passed over because a row names a county, too.
pub(super) fn unread(mapping: &mut Mapping, header: &Header, content: &Content) {
    let placed = mapping.column(Field::Lat).or(mapping.column(Field::Coordinates)).is_some();
    if placed || asked(mapping, Field::Lat) {
        return;
    }
    let of = |mapping: &Mapping, is: &dyn Fn(&Looks) -> usize| -> Vec<usize> {
        let fits = |column: &usize| {
            let looks = content.looks(*column);
            mapping.is_free(*column) && looks.values >= FEWEST && looks.mostly(is(looks))
        };
        (0..header.len()).filter(fits).collect()
    };
    let (lats, lons) = (of(mapping, &|looks| looks.border_lat), of(mapping, &|looks| looks.border_lon));
    let pairs = of(mapping, &|looks| looks.pairs);
    if !lats.is_empty() && !lons.is_empty() || !pairs.is_empty() {
        mapping.asks.push(Ask::Mapping { field: Field::Lat.name(), columns: [pairs, lats, lons].concat() });
    }
}
