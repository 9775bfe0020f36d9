//! The border line: the northern edge of the six Mexican border states, at full resolution, Pacific first.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::topology::{Topology, UNITS, Units, steps};

/// Where the land boundary meets the Pacific (Border Field, Playas de Tijuana), longitude and latitude.
const PACIFIC: [f64; 2] = [-117.1236, 32.5343];

/// The mouth of the Río Bravo / Rio Grande.
const RIVER_MOUTH: [f64; 2] = [-97.1395, 25.9571];

/// Extracts the line from the outer ring of the six states' union (layer `country`).
///
/// The ring's vertices nearest to the two ends cut it into a northern and a southern path; the northern one is the line.
pub(super) fn extract(topology: &Topology) -> Result<Vec<Units>> {
    let country = topology.layers.get("country").and_then(|layer| layer.first()).context("no layer country")?;
    let mut ring = country
        .polygons
        .iter()
        .map(|rings| topology.ring(&rings[0]))
        .max_by_key(Vec::len)
        .context("the country has no polygon")?;
    ring.pop();
    let west = nearest(&ring, PACIFIC).context("an empty ring")?;
    ring.rotate_left(west);
    let east = nearest(&ring, RIVER_MOUTH).context("an empty ring")?;
    let forwards = ring[..=east].to_vec();
    let mut backwards = ring[east..].to_vec();
    backwards.push(ring[0]);
    backwards.reverse();
    Ok(if northernmost(&forwards) > northernmost(&backwards) { forwards } else { backwards })
}

/// The codes of the municipios that have a vertex on the line.
pub(super) fn touching<'a>(topology: &'a Topology, line: &[Units]) -> Result<BTreeSet<&'a str>> {
    let on_line: BTreeSet<Units> = line.iter().copied().collect();
    let layer = topology.layers.get("counties").context("no layer counties")?;
    let touches = |rings: &Vec<Vec<i64>>| {
        rings.iter().any(|ring| topology.ring(ring).iter().any(|point| on_line.contains(point)))
    };
    Ok(layer.iter().filter(|county| county.polygons.iter().any(touches)).map(|county| county.text("CVEGEO")).collect())
}

/// The file that the core embeds: `{"scale":1e-6,"steps":[[x,y],…]}`, the first step from 0,0.
pub(super) fn to_json(line: &[Units]) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(&json!({"scale": 1e-6, "steps": steps(line)}))?)
}

fn nearest(ring: &[Units], [lon, lat]: [f64; 2]) -> Option<usize> {
    let distance = |point: &Units| (point[0] as f64 - lon * UNITS).hypot(point[1] as f64 - lat * UNITS);
    (0..ring.len()).min_by(|&a, &b| distance(&ring[a]).total_cmp(&distance(&ring[b])))
}

fn northernmost(path: &[Units]) -> i64 {
    path.iter().map(|point| point[1]).max().unwrap_or(i64::MIN)
}
