//! Makes the list of regions out of the embedded layers: countries, states, counties, sectors, segments, in this order, each
//! kind by code (sectors, as their file has them, and segments from west to east).

use geo::{Coord, LineString, MultiPolygon, Polygon};
use rustc_hash::FxHashMap;

use super::ellipsoid::ring_area_km2;
use super::fixed::Fixed;
use super::kind::{Country, RegionKind};
use super::line::BorderLine;
use super::topojson::{Feature, RegionDataError, Ring, Rings, Topology};
use super::types::{Envelope, Region, RegionId};
use crate::lonlat::LonLat;

/// Length of a segment in kilometres.
pub(super) const SEGMENT_KM: f64 = 50.0;

/// The regions and what lookups need beside them.
#[derive(Debug)]
pub(super) struct Catalogue {
    pub(super) regions: Vec<Region>,
    /// Each kind's codes.
    pub(super) by_code: FxHashMap<(RegionKind, String), RegionId>,
    /// The counties in the order of their codes, which is the order of the areas of the grid.
    pub(super) counties: Vec<CountyRow>,
    /// The first segment's number; the others follow.
    pub(super) first_segment: u16,
}

/// A county and the regions that follow from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CountyRow {
    pub(super) side: Country,
    pub(super) country: RegionId,
    pub(super) state: RegionId,
    pub(super) county: RegionId,
    pub(super) sector: Option<RegionId>,
}

/// Builds the catalogue, and hands back the counties' rings in the catalogue's order.
pub(super) fn build(
    us: &mut Topology,
    mx: &mut Topology,
    line: &BorderLine,
) -> Result<(Catalogue, Vec<Vec<Rings>>), RegionDataError> {
    let mut catalogue =
        Catalogue { regions: Vec::new(), by_code: FxHashMap::default(), counties: Vec::new(), first_segment: 0 };
    for feature in layers(us, mx, "country")? {
        let name = [feature.properties.name_en.clone(), feature.properties.name_es.clone()];
        catalogue.add(RegionKind::Country, &feature, name, None)?;
    }
    for feature in layers(us, mx, "states")? {
        let name = [feature.properties.name_en.clone(), feature.properties.name_es.clone()];
        let country = catalogue.parent(RegionKind::Country, &feature.properties.code[..2], &feature)?;
        catalogue.add(RegionKind::State, &feature, name, Some(country))?;
    }
    let counties = layers(us, mx, "counties")?;
    for feature in &counties {
        let state = catalogue.parent(RegionKind::State, &feature.properties.state, feature)?;
        let name = &feature.properties.name;
        let names = match catalogue.side_of(state) {
            Country::Us => [format!("{name} County"), format!("Condado de {name}")],
            Country::Mx => [format!("{name} Municipality"), format!("Municipio de {name}")],
        };
        catalogue.add(RegionKind::County, feature, names, Some(state))?;
    }
    add_sectors(&mut catalogue, &us.layer("sectors")?)?;
    add_segments(&mut catalogue, line)?;
    for feature in &counties {
        let row = catalogue.county_row(feature)?;
        catalogue.counties.push(row);
    }
    Ok((catalogue, counties.into_iter().map(|feature| feature.polygons).collect()))
}

/// Both countries' features of a layer, by code.
fn layers(us: &mut Topology, mx: &mut Topology, name: &'static str) -> Result<Vec<Feature>, RegionDataError> {
    let mut features = us.layer(name)?;
    features.extend(mx.layer(name)?);
    features.sort_by(|a, b| a.properties.code.cmp(&b.properties.code));
    Ok(features)
}

fn add_sectors(catalogue: &mut Catalogue, features: &[Feature]) -> Result<(), RegionDataError> {
    for feature in features {
        let name = [feature.properties.name_en.clone(), feature.properties.name_es.clone()];
        let country = catalogue.parent(RegionKind::Country, "US", feature)?;
        catalogue.add(RegionKind::Sector, feature, name, Some(country))?;
        catalogue.regions.last_mut().expect("one was just added").approximate = true;
    }
    Ok(())
}

fn add_segments(catalogue: &mut Catalogue, line: &BorderLine) -> Result<(), RegionDataError> {
    catalogue.first_segment = catalogue.regions.len() as u16;
    let (length, step) = (line.length_m(), SEGMENT_KM * 1000.0);
    let mut from = 0.0;
    while from < length {
        let to = length.min(from + step);
        let km = format!("{:.0}–{:.0}", from / 1000.0, to / 1000.0);
        let region = Region {
            id: RegionId(catalogue.regions.len() as u16),
            kind: RegionKind::Segment,
            code: format!("{:.0}", from / 1000.0),
            name: [format!("Border km {km}"), format!("Frontera km {km}")],
            bare_name: km,
            parent: None,
            envelope: envelope(line.stretch(from, to).map(|at| (at.lon(), at.lat()))),
            label_point: line.point_at(f64::midpoint(from, to)),
            area_km2: 0.0,
            geometry: None,
            approximate: false,
        };
        catalogue.push(region)?;
        from += step;
    }
    Ok(())
}

impl Catalogue {
    fn add(
        &mut self,
        kind: RegionKind,
        feature: &Feature,
        name: [String; 2],
        parent: Option<RegionId>,
    ) -> Result<(), RegionDataError> {
        let properties = &feature.properties;
        let incomplete = || RegionDataError::Incomplete(properties.code.clone());
        let [lon, lat] = properties.label.ok_or_else(incomplete)?;
        let bare_name = if properties.name.is_empty() { name[0].clone() } else { properties.name.clone() };
        let geometry: MultiPolygon<f64> = feature.polygons.iter().map(|rings| polygon(rings)).collect();
        let region = Region {
            id: RegionId(self.regions.len() as u16),
            kind,
            code: properties.code.clone(),
            bare_name,
            name,
            parent,
            envelope: envelope(feature.polygons.iter().flatten().flatten().map(|vertex| vertex.to_degrees())),
            label_point: LonLat::new(lon, lat).map_err(|_| incomplete())?,
            area_km2: geometry.iter().map(polygon_area_km2).sum(),
            geometry: Some(geometry),
            approximate: false,
        };
        self.push(region)
    }

    fn push(&mut self, region: Region) -> Result<(), RegionDataError> {
        let key = (region.kind, region.code.clone());
        if self.by_code.insert(key, region.id).is_some() {
            return Err(RegionDataError::Incomplete(region.code));
        }
        self.regions.push(region);
        Ok(())
    }

    fn parent(&self, kind: RegionKind, code: &str, of: &Feature) -> Result<RegionId, RegionDataError> {
        let found = self.by_code.get(&(kind, code.to_owned())).copied();
        found.ok_or_else(|| RegionDataError::Incomplete(of.properties.code.clone()))
    }

    fn side_of(&self, state: RegionId) -> Country {
        if self.regions[state.index()].code.starts_with("MX") { Country::Mx } else { Country::Us }
    }

    fn county_row(&self, feature: &Feature) -> Result<CountyRow, RegionDataError> {
        let properties = &feature.properties;
        let state = self.parent(RegionKind::State, &properties.state, feature)?;
        let sector = (!properties.sector.is_empty()).then_some(&properties.sector);
        Ok(CountyRow {
            side: self.side_of(state),
            country: self.parent(RegionKind::Country, &properties.state[..2], feature)?,
            state,
            county: self.parent(RegionKind::County, &properties.code, feature)?,
            sector: sector.map(|code| self.parent(RegionKind::Sector, code, feature)).transpose()?,
        })
    }
}

/// A polygon in degrees with its outer ring counter-clockwise and its holes clockwise (RFC 7946).
fn polygon(rings: &[Ring]) -> Polygon<f64> {
    let wound = |(place, ring): (usize, &Ring)| {
        let mut line: LineString<f64> = ring.iter().map(|vertex| Coord::from(vertex.to_degrees())).collect();
        if is_counter_clockwise(ring) != (place == 0) {
            line.0.reverse();
        }
        line
    };
    let mut lines = rings.iter().enumerate().map(wound);
    let outer = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(outer, lines.collect())
}

/// The sign of the shoelace sum, taken around the first vertex; exact.
fn is_counter_clockwise(ring: &[Fixed]) -> bool {
    ring.windows(2).map(|pair| i128::from(ring[0].left_of(pair[0], pair[1]))).sum::<i128>() > 0
}

fn polygon_area_km2(polygon: &Polygon<f64>) -> f64 {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(|ring| ring_area_km2(ring.coords().map(|at| (at.x, at.y)))).sum()
}

fn envelope(positions: impl Iterator<Item = (f64, f64)>) -> Envelope {
    let none =
        Envelope { west: f64::INFINITY, south: f64::INFINITY, east: f64::NEG_INFINITY, north: f64::NEG_INFINITY };
    positions.fold(none, |all, (lon, lat)| Envelope {
        west: all.west.min(lon),
        south: all.south.min(lat),
        east: all.east.max(lon),
        north: all.north.max(lat),
    })
}
