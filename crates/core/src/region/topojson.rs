//! Reads the embedded files: gzip, `TopoJSON` in whole 10⁻⁶ degrees, and the border line.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::GzDecoder;
use serde::Deserialize;

use super::fixed::Fixed;

/// Units of [`Fixed`] in one unit of the files.
const FIXED_PER_UNIT: i32 = 10;

/// Why bytes are not region data.
#[derive(Debug, thiserror::Error)]
pub enum RegionDataError {
    /// The gzip stream is damaged.
    #[error("the region data do not unpack: {0}")]
    Unpack(#[from] std::io::Error),
    /// The text is not the JSON that is expected.
    #[error("the region data do not parse: {0}")]
    Parse(#[from] serde_json::Error),
    /// A layer is missing.
    #[error("the region data have no layer {0:?}")]
    MissingLayer(&'static str),
    /// A ring names an arc that is not there.
    #[error("a ring names arc {0}, which is not there")]
    MissingArc(i64),
    /// A region names a parent or a sector that is not there, or lacks a property.
    #[error("region {0:?} lacks something that it needs")]
    Incomplete(String),
}

/// A ring of positions; the last one equals the first.
pub(super) type Ring = Vec<Fixed>;

/// A polygon: its outer ring, then its holes.
pub(super) type Rings = Vec<Ring>;

/// One feature of a layer.
pub(super) struct Feature {
    pub(super) properties: Properties,
    pub(super) polygons: Vec<Rings>,
}

/// What the files say of a feature; which of it is there depends on the layer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Properties {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) name_en: String,
    pub(super) name_es: String,
    pub(super) state: String,
    pub(super) sector: String,
    pub(super) label: Option<[f64; 2]>,
}

/// A file of layers.
pub(super) struct Topology {
    arcs: Vec<Vec<Fixed>>,
    objects: BTreeMap<String, WireLayer>,
}

#[derive(Deserialize)]
struct WireTopology {
    arcs: Vec<Vec<[i32; 2]>>,
    objects: BTreeMap<String, WireLayer>,
}

#[derive(Deserialize)]
struct WireLayer {
    geometries: Vec<WireFeature>,
}

#[derive(Deserialize)]
struct WireFeature {
    #[serde(default)]
    properties: Properties,
    arcs: Vec<Vec<Vec<i64>>>,
}

#[derive(Deserialize)]
struct WireLine {
    steps: Vec<[i32; 2]>,
}

impl Topology {
    /// Unpacks and parses a `.topojson.gz`.
    pub(super) fn decode(gzip: &[u8]) -> Result<Self, RegionDataError> {
        let wire: WireTopology = serde_json::from_slice(&unpack(gzip)?)?;
        Ok(Self { arcs: wire.arcs.iter().map(|steps| walk(steps)).collect(), objects: wire.objects })
    }

    /// Takes a layer out, its rings put together.
    pub(super) fn layer(&mut self, name: &'static str) -> Result<Vec<Feature>, RegionDataError> {
        let layer = self.objects.remove(name).ok_or(RegionDataError::MissingLayer(name))?;
        layer
            .geometries
            .into_iter()
            .map(|wire| {
                let polygon = |rings: &Vec<Vec<i64>>| rings.iter().map(|ring| self.ring(ring)).collect();
                let polygons = wire.arcs.iter().map(polygon).collect::<Result<_, _>>()?;
                Ok(Feature { properties: wire.properties, polygons })
            })
            .collect()
    }

    fn ring(&self, references: &[i64]) -> Result<Ring, RegionDataError> {
        let mut ring = Ring::new();
        for &reference in references {
            let index = if reference < 0 { !reference } else { reference };
            let arc = usize::try_from(index).ok().and_then(|index| self.arcs.get(index));
            let arc = arc.ok_or(RegionDataError::MissingArc(reference))?;
            let shared = usize::from(!ring.is_empty());
            if reference < 0 {
                ring.extend(arc.iter().rev().skip(shared));
            } else {
                ring.extend(arc.iter().skip(shared));
            }
        }
        Ok(ring)
    }
}

/// Unpacks and parses the border line.
pub(super) fn decode_line(gzip: &[u8]) -> Result<Vec<Fixed>, RegionDataError> {
    let wire: WireLine = serde_json::from_slice(&unpack(gzip)?)?;
    Ok(walk(&wire.steps))
}

fn unpack(gzip: &[u8]) -> Result<Vec<u8>, RegionDataError> {
    let mut text = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut text)?;
    Ok(text)
}

/// Adds up steps into positions.
fn walk(steps: &[[i32; 2]]) -> Vec<Fixed> {
    let mut at = [0, 0];
    steps
        .iter()
        .map(|step| {
            at = [at[0] + step[0], at[1] + step[1]];
            Fixed { x: at[0] * FIXED_PER_UNIT, y: at[1] * FIXED_PER_UNIT }
        })
        .collect()
}
