//! What a row says of its place a second time, in columns that are not taken over.

use spotlight_core::lonlat::LonLat;

use super::Builder;
use super::cells::Cells;
use super::judge::ZONES;
use crate::columns::Field;
use crate::values::coordinate::{self, Grid, Said, Zone, utm_to_degrees};
use crate::values::text;

/// Degrees by which two writings of one place may differ, about 10 km: one of them may be rounded.
const SAME_PLACE: f64 = 0.1;

/// Metres of a degree of longitude at the border, where it is the shortest.
const METRES_OF_DEGREE: f64 = 90_000.0;

/// Degrees within which metres confirm that whole degrees are meant, about 1 km.
const CONFIRMED: f64 = 0.01;

/// The place that is taken, and how far from it another is still the same.
#[derive(Clone, Copy)]
struct First {
    at: LonLat,
    degrees: f64,
}

impl First {
    fn is_near(self, (lat, lon): (f64, f64)) -> bool {
        (self.at.lat() - lat).abs() <= self.degrees && (self.at.lon() - lon).abs() <= self.degrees
    }
}

impl Builder<'_> {
    /// What other columns give as the place, if that is another one, even if the place is known to so many metres only.
    pub(super) fn second_place(&self, cells: &Cells<'_>, at: LonLat, known_to_m: Option<u32>) -> Option<String> {
        let first = First { at, degrees: SAME_PLACE.max(f64::from(known_to_m.unwrap_or_default()) / METRES_OF_DEGREE) };
        self.second_degrees(cells, first)
            .or_else(|| self.second_metres(cells, first))
            .or_else(|| self.second_cell(cells, first))
    }

    /// Latitude and longitude beside a cell with both.
    fn second_degrees(&self, cells: &Cells<'_>, first: First) -> Option<String> {
        let mapping = &self.plan.mapping;
        let mapped = mapping.column(Field::Lat).zip(mapping.column(Field::Lon));
        let beside = mapped.filter(|_| cells.stated(Field::Coordinates).is_some()).or(self.plan.beside.second);
        let (lat, lon) = beside?;
        let degrees = |column| cells.record.get(column).and_then(text::value).and_then(coordinate::degrees);
        self.elsewhere(degrees(lat)?, degrees(lon)?, first)
    }

    /// Metres of a map grid. Without their zone they contradict where they lie elsewhere in every zone of the border.
    fn second_metres(&self, cells: &Cells<'_>, first: First) -> Option<String> {
        let places = self.metres(cells);
        if places.iter().any(|place| first.is_near(*place)) {
            return None;
        }
        places.into_iter().find_map(|(lat, lon)| self.elsewhere(lat, lon, first))
    }

    /// Whether metres in other columns say the same place, so that what looks like lost decimals is none.
    pub(super) fn confirmed(&self, cells: &Cells<'_>, at: LonLat) -> bool {
        self.metres(cells).into_iter().any(|place| First { at, degrees: CONFIRMED }.is_near(place))
    }

    /// Where metres in other columns may lie, latitude and longitude.
    fn metres(&self, cells: &Cells<'_>) -> Vec<(f64, f64)> {
        let second = &self.plan.second;
        let cell = |column| cells.record.get(column).and_then(text::value);
        let said = second.metres.and_then(|(x, y)| coordinate::in_two_cells(cell(y)?, cell(x)?).ok());
        let Some(Said::Grid(Grid::Utm { zone, easting, northing })) = said else { return Vec::new() };
        let stated = second.zone.and_then(cell).or_else(|| cells.text(Field::UtmZone)).and_then(Zone::read);
        let zone = zone.or_else(|| stated.and_then(|zone| zone.number(easting, northing)));
        let zones = zone.map_or(ZONES, |zone| zone..=zone);
        zones.filter_map(|zone| utm_to_degrees(zone, easting, northing)).collect()
    }

    /// A link to a map, an MGRS reference or the like.
    fn second_cell(&self, cells: &Cells<'_>, first: First) -> Option<String> {
        let places = self.plan.second.cells.iter().filter_map(|column| cells.record.get(*column).and_then(text::value));
        let mut places = places.filter_map(|cell| coordinate::in_one_cell(cell).ok()?.degrees());
        places.find_map(|(lat, lon)| self.elsewhere(lat, lon, first))
    }

    /// A second place as it is told, if it is far from the first. Zeros, swapped ones and those without their sign are none.
    fn elsewhere(&self, lat: f64, lon: f64, first: First) -> Option<String> {
        LonLat::new(lon, lat).ok().filter(|at| self.gazetteer.regions.county_at(*at).is_some())?;
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        (!first.is_near((lat, lon))).then(|| format!("{}, {}", round(lat), round(lon)))
    }
}
