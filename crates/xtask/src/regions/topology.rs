//! `TopoJSON` with coordinates in whole micro-degrees: read from mapshaper, written for the core to embed.
//!
//! One arc is a line that one or two polygons share. A polygon names arcs by index; `!index` (bitwise not) is the arc
//! walked backwards. On disk the first point of an arc is absolute and each other one is the step from the one before.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::files::read_json;

/// Whole units in a degree: 10⁻⁶ degree is 0.11 m of latitude.
pub(super) const UNITS: f64 = 1e6;

/// A point in micro-degrees.
pub(super) type Units = [i64; 2];

/// A ring as a list of arcs.
pub(super) type ArcRing = Vec<i64>;

/// A layer's features.
pub(super) type Layer = Vec<Feature>;

/// Arcs, and layers of features made of them.
pub(super) struct Topology {
    pub(super) arcs: Vec<Vec<Units>>,
    pub(super) layers: BTreeMap<String, Layer>,
}

/// One feature: polygons, each an outer ring and its holes.
pub(super) struct Feature {
    pub(super) properties: Map<String, Value>,
    pub(super) polygons: Vec<Vec<ArcRing>>,
}

impl Feature {
    /// A text property; empty where there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        self.properties.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct WireTopology {
    arcs: Vec<Vec<[f64; 2]>>,
    objects: BTreeMap<String, WireCollection>,
}

#[derive(Deserialize)]
struct WireCollection {
    geometries: Vec<WireFeature>,
}

#[derive(Deserialize)]
struct WireFeature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(flatten)]
    shape: WireShape,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", content = "arcs")]
enum WireShape {
    Polygon(Vec<ArcRing>),
    MultiPolygon(Vec<Vec<ArcRing>>),
}

impl Topology {
    /// Reads mapshaper's `TopoJSON` without quantization, rounding each coordinate to a micro-degree.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let wire: WireTopology = read_json(path)?;
        let arcs = wire.arcs.into_iter().map(|arc| to_units(&arc)).collect();
        let feature = |wire: WireFeature| Feature {
            properties: wire.properties.unwrap_or_default(),
            polygons: match wire.shape {
                WireShape::Polygon(rings) => vec![rings],
                WireShape::MultiPolygon(polygons) => polygons,
            },
        };
        let layers =
            wire.objects.into_iter().map(|(name, layer)| (name, layer.geometries.into_iter().map(feature).collect()));
        Ok(Self { arcs, layers: layers.collect() })
    }

    /// The points of a ring, the last one equal to the first.
    pub(super) fn ring(&self, arcs: &[i64]) -> Vec<Units> {
        let mut points: Vec<Units> = Vec::new();
        for &reference in arcs {
            let arc = &self.arcs[arc_index(reference)];
            let skip = usize::from(!points.is_empty());
            if reference < 0 {
                points.extend(arc.iter().rev().skip(skip));
            } else {
                points.extend(arc.iter().skip(skip));
            }
        }
        points
    }

    /// Takes over another topology's arcs and layers.
    pub(super) fn absorb(&mut self, other: Self) {
        let offset = self.arcs.len() as i64;
        let shift = |reference: i64| if reference < 0 { reference - offset } else { reference + offset };
        self.arcs.extend(other.arcs);
        for (name, mut layer) in other.layers {
            for reference in layer.iter_mut().flat_map(|f| f.polygons.iter_mut().flatten().flatten()) {
                *reference = shift(*reference);
            }
            self.layers.insert(name, layer);
        }
    }

    /// The `TopoJSON` text: integers, a transform of 10⁻⁶, no white space.
    pub(super) fn to_json(&self) -> Result<Vec<u8>> {
        let arcs: Vec<Vec<Units>> = self.arcs.iter().map(|arc| steps(arc)).collect();
        let layers: Map<String, Value> = self
            .layers
            .iter()
            .map(|(name, layer)| {
                let geometries: Vec<Value> = layer
                    .iter()
                    .map(|feature| {
                        json!({"type": "MultiPolygon", "arcs": feature.polygons, "properties": feature.properties})
                    })
                    .collect();
                (name.clone(), json!({"type": "GeometryCollection", "geometries": geometries}))
            })
            .collect();
        Ok(serde_json::to_vec(&json!({
            "type": "Topology",
            "transform": {"scale": [1e-6, 1e-6], "translate": [0.0, 0.0]},
            "arcs": arcs,
            "objects": layers,
        }))?)
    }
}

/// The position of an arc that a ring names, forwards or backwards.
pub(super) fn arc_index(reference: i64) -> usize {
    (if reference < 0 { !reference } else { reference }) as usize
}

/// Absolute points as a first point and steps.
pub(super) fn steps(points: &[Units]) -> Vec<Units> {
    let mut last = [0, 0];
    points
        .iter()
        .map(|&point| {
            let step = [point[0] - last[0], point[1] - last[1]];
            last = point;
            step
        })
        .collect()
}

/// Rounds an arc to units. Rounding can fold a narrow place onto itself, so a vertex one unit (0.1 m) from the one before it
/// goes, and so does a vertex from which the arc returns to where it came from. The ends stay: other arcs meet them.
fn to_units(arc: &[[f64; 2]]) -> Vec<Units> {
    let mut rounded: Vec<Units> =
        arc.iter().map(|[lon, lat]| [(lon * UNITS).round() as i64, (lat * UNITS).round() as i64]).collect();
    rounded.dedup();
    let Some((&last, inner)) = rounded.split_last() else { return rounded };
    let mut kept: Vec<Units> = Vec::new();
    for &point in inner {
        if kept.last().is_some_and(|before| adjacent(*before, point)) {
            continue;
        }
        if kept.len() > 1 && kept[kept.len() - 2] == point {
            kept.pop();
            continue;
        }
        kept.push(point);
    }
    if kept.len() > 1 && kept.last().is_some_and(|before| adjacent(*before, last)) {
        kept.pop();
    }
    kept.push(last);
    kept
}

fn adjacent(a: Units, b: Units) -> bool {
    (a[0] - b[0]).abs() <= 1 && (a[1] - b[1]).abs() <= 1
}
