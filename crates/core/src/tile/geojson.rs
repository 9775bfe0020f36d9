//! Tiles as GeoJSON (RFC 7946), written straight into a buffer.

use super::{AreaTile, Cluster, Feature, Tile, abbreviated};
use crate::index::Dataset;
use crate::lonlat::E5;
use crate::public::PublicIncident;

const HEAD: &str = r#"{"type":"FeatureCollection","features":["#;

impl Tile {
    /// The tile as a `FeatureCollection` of points.
    pub fn to_geojson(&self, dataset: &Dataset) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.features.len() * 220);
        out.extend_from_slice(HEAD.as_bytes());
        for (i, feature) in self.features.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            match feature {
                Feature::Incident(row) => incident(&mut out, dataset, dataset.incident(*row)),
                Feature::Cluster(own) => cluster(&mut out, dataset, own),
            }
        }
        out.extend_from_slice(b"]}");
        out
    }
}

fn incident(out: &mut Vec<u8>, dataset: &Dataset, incident: &PublicIncident) {
    let id = incident.id.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()).to_owned();
    text(out, r#"{"type":"Feature","id":""#);
    text(out, &id);
    text(out, r#"","geometry":{"type":"Point","coordinates":["#);
    point(out, incident.point);
    text(out, r#"]},"properties":{"id":""#);
    text(out, &id);
    text(out, r#"","category":""#);
    text(out, &dataset.taxonomy().category(incident.category).code);
    text(out, r#"","date":""#);
    text(out, &incident.date.to_string());
    text(out, r#"","precision":""#);
    text(out, incident.precision.as_str());
    out.push(b'"');
    if let Some(dead) = incident.counts.dead {
        text(out, r#","dead":"#);
        number(out, u64::from(dead));
    }
    if let Some(title) = &incident.words.title {
        text(out, r#","title":"#);
        quoted(out, title);
    }
    text(out, "}}");
}

fn cluster(out: &mut Vec<u8>, dataset: &Dataset, cluster: &Cluster) {
    text(out, r#"{"type":"Feature","id":"#);
    number(out, cluster.cell.id());
    text(out, r#","geometry":{"type":"Point","coordinates":["#);
    decimals(out, (cluster.mean.0 * 1e8).round() as i64, 8);
    out.push(b',');
    decimals(out, (cluster.mean.1 * 1e8).round() as i64, 8);
    text(out, r#"]},"properties":{"cluster":true,"cluster_id":"#);
    number(out, cluster.cell.id());
    text(out, r#","point_count":"#);
    number(out, cluster.point_count);
    text(out, r#","point_count_abbreviated":""#);
    text(out, &abbreviated(cluster.point_count));
    text(out, r#"","categories":{"#);
    for (i, (category, count)) in cluster.categories.iter().enumerate() {
        text(out, if i > 0 { ",\"" } else { "\"" });
        text(out, &dataset.taxonomy().categories()[usize::from(*category)].code);
        text(out, "\":");
        number(out, u64::from(*count));
    }
    text(out, r#"},"dead":"#);
    number(out, cluster.dead);
    text(out, r#","dead_unknown":"#);
    number(out, cluster.dead_unknown);
    text(out, r#","cell":""#);
    text(out, &cluster.cell.to_string());
    text(out, "\"}}");
}

impl AreaTile<'_> {
    /// The shapes as a `FeatureCollection` of polygons, whole and not cut at the tile.
    pub fn to_geojson(&self) -> Vec<u8> {
        let mut out = HEAD.as_bytes().to_vec();
        for (i, masked) in self.areas.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            text(&mut out, r#"{"type":"Feature","geometry":"#);
            let geometry = geojson::Geometry::from(&masked.area.shape);
            text(&mut out, &geometry.to_string());
            text(&mut out, r#","properties":{"area":"#);
            quoted(&mut out, &masked.area.id);
            text(&mut out, r#","incidents":"#);
            number(&mut out, masked.incidents);
            text(&mut out, r#","radius_m":"#);
            number(&mut out, u64::from(masked.area.radius_m));
            text(&mut out, "}}");
        }
        out.extend_from_slice(b"]}");
        out
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

fn quoted(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("writing a text to memory cannot fail");
}

fn number(out: &mut Vec<u8>, number: u64) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

fn point(out: &mut Vec<u8>, at: E5) {
    decimals(out, i64::from(at.lon), 5);
    out.push(b',');
    decimals(out, i64::from(at.lat), 5);
}

/// Writes `value` × 10^−`places` without trailing zeros.
fn decimals(out: &mut Vec<u8>, value: i64, places: usize) {
    if value < 0 {
        out.push(b'-');
    }
    let unit = 10_u64.pow(places as u32);
    let (whole, mut part) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    number(out, whole);
    if part == 0 {
        return;
    }
    out.push(b'.');
    let start = out.len();
    out.resize(start + places, b'0');
    for i in (start..start + places).rev() {
        out[i] = b'0' + (part % 10) as u8;
        part /= 10;
    }
    while out.last() == Some(&b'0') {
        out.pop();
    }
}
