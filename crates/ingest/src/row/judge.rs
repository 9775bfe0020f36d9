//! Whether coordinates hold: as they are written, or in the one other reading that lies in the region and agrees with what the row says.

use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Region;

use super::Builder;
use super::place::Stated;
use crate::note::Code;
use crate::values::coordinate::{Grid, Pair, utm_to_degrees};

/// A pair of coordinates that holds, perhaps after a repair.
pub(super) struct Judged<'a> {
    pub(super) at: LonLat,
    /// None outside the region.
    pub(super) county: Option<&'a Region>,
    pub(super) repair: Option<Code>,
}

impl<'a> Builder<'a> {
    /// Where a pair of coordinates lies. A repair is made only where exactly one of them brings the place into the region.
    pub(super) fn judge(&self, pair: Pair, stated: &Stated<'_, '_>) -> Result<Judged<'a>, Code> {
        let regions = self.gazetteer.regions;
        if pair.lat == 0.0 && pair.lon == 0.0 {
            return Err(Code::ZeroCoordinates);
        }
        let as_written = LonLat::new(pair.lon, pair.lat);
        if let Ok(at) = as_written
            && let Some(county) = regions.county_at(at)
        {
            return Ok(Judged { at, county: Some(county), repair: None });
        }
        // A place elsewhere is no mistake in a register of the world, nor where such places were asked for.
        let elsewhere = (self.plan.preset.worldwide || self.options.keep_outside) && as_written.is_ok();
        if !elsewhere {
            let repaired = |open: bool, code, lat: f64, lon: f64| {
                let at = LonLat::new(lon, lat).ok().filter(|_| open)?;
                regions.county_at(at).map(|county| Judged { at, county: Some(county), repair: Some(code) })
            };
            let (unsided, unordered) = (!pair.sided, !pair.ordered);
            let mut repairs = [
                repaired(unsided, Code::LongitudeSign, pair.lat, -pair.lon),
                repaired(unordered, Code::CoordinatesSwapped, pair.lon, pair.lat),
                repaired(unsided && unordered, Code::SwappedAndSign, pair.lon, -pair.lat),
            ]
            .into_iter()
            .flatten();
            if let (Some(only), None) = (repairs.next(), repairs.next()) {
                return agreed(only, stated);
            }
        }
        match as_written {
            Err(_) => Err(Code::OutOfWorld),
            Ok(at) if self.options.keep_outside => Ok(Judged { at, county: None, repair: None }),
            Ok(_) => Err(Code::OutsideRegion),
        }
    }

    /// Where metres or squares of a map grid lie. Taken only where one reading of them lies in the region.
    pub(super) fn judge_grid(&self, grid: Grid, stated: &Stated<'_, '_>) -> Result<Judged<'a>, Code> {
        let regions = self.gazetteer.regions;
        let code = match grid {
            Grid::Utm { zone: None, easting, northing } => return self.zone_from_region(easting, northing, stated),
            Grid::Utm { .. } => Code::UtmConverted,
            Grid::Mgrs { .. } => Code::MgrsConverted,
            Grid::Mercator { x, y, .. } if x.fract() == 0.0 && y.fract() == 0.0 && self.lost_points(x, y) => {
                return Err(Code::AmbiguousCoordinates);
            }
            Grid::Mercator { .. } => Code::WebMercatorConverted,
        };
        let at = grid.degrees().and_then(|(lat, lon)| rounded(lat, lon)).ok_or(Code::OutOfWorld)?;
        match regions.county_at(at) {
            None if !self.options.keep_outside => Err(Code::OutsideRegion),
            county => agreed(Judged { at, county, repair: Some(code) }, stated),
        }
    }

    /// UTM metres without their zone: some zone nearly always fits, so the county or state of the row must point to exactly one.
    fn zone_from_region(&self, easting: f64, northing: f64, stated: &Stated<'_, '_>) -> Result<Judged<'a>, Code> {
        let regions = self.gazetteer.regions;
        let agrees = |here: &Region| match (stated.county, stated.state) {
            (Some(county), _) => county.id() == here.id(),
            (None, Some(state)) => Some(state.id()) == here.parent(),
            (None, None) => false,
        };
        let mut fits = ZONES.filter_map(|zone| {
            let (lat, lon) = utm_to_degrees(zone, easting, northing)?;
            let at = rounded(lat, lon)?;
            let county = regions.county_at(at).filter(|county| agrees(county))?;
            Some(Judged { at, county: Some(county), repair: Some(Code::UtmConverted) })
        });
        match (fits.next(), fits.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(Code::UtmZoneMissing),
        }
    }

    /// Whether whole numbers are degrees of the region when a decimal point is put into them.
    fn lost_points(&self, x: f64, y: f64) -> bool {
        // Both without their point, a latitude has two digits before it and a longitude two or three.
        let with_point =
            |number: f64, digits: i32| number / 10f64.powi(number.abs().log10().floor() as i32 + 1 - digits);
        [2, 3].into_iter().any(|digits| {
            LonLat::new(with_point(x, digits), with_point(y, 2))
                .is_ok_and(|at| self.gazetteer.regions.county_at(at).is_some())
        })
    }
}

/// A place that was not written as it is read must lie in or near the county or state that the row names: otherwise the repair put it
/// somewhere, and not where it was.
fn agreed<'a>(judged: Judged<'a>, stated: &Stated<'_, '_>) -> Result<Judged<'a>, Code> {
    let named = stated.county.or(stated.state);
    let agrees = named.is_none_or(|region| {
        let around = region.envelope();
        let (lon, lat) = (judged.at.lon(), judged.at.lat());
        (around.west - NEARBY..=around.east + NEARBY).contains(&lon)
            && (around.south - NEARBY..=around.north + NEARBY).contains(&lat)
    });
    if agrees { Ok(judged) } else { Err(Code::RepairContradicted) }
}

/// Degrees, about 25 km: registers name the county of the nearest town or of the office, too.
const NEARBY: f64 = 0.25;

/// The UTM zones of the ten border states and their waters.
pub(super) const ZONES: std::ops::RangeInclusive<u8> = 10..=15;

/// A position computed from metres, to 7 decimals (1 cm): more digits would only pretend.
fn rounded(lat: f64, lon: f64) -> Option<LonLat> {
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    LonLat::new(round(lon), round(lat)).ok()
}
