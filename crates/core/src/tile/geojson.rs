//! Tiles as GeoJSON (RFC 7946), written straight into a buffer.

use super::line::Line;
use super::{AreaTile, Cluster, Feature, Tile, abbreviate};
use crate::index::Dataset;
use crate::public::PublicIncident;

const HEAD: &str = r#"{"type":"FeatureCollection","features":["#;

impl Tile {
    /// The tile as a `FeatureCollection` of points.
    pub fn to_geojson(&self, dataset: &Dataset) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.features.len() * 280 + self.fetch(dataset));
        let mut line = Line::new();
        line.text(HEAD);
        for (i, feature) in self.features.iter().enumerate() {
            if i > 0 {
                line.byte(b',');
            }
            match feature {
                Feature::Incident(row) => incident(&mut out, &mut line, dataset, dataset.incident(*row)),
                Feature::Cluster(own) => cluster(&mut line, own, self.categories(own, dataset.taxonomy())),
            }
            line.end(&mut out);
        }
        line.text("]}");
        line.end(&mut out);
        out
    }
}

fn incident(out: &mut Vec<u8>, line: &mut Line, dataset: &Dataset, incident: &PublicIncident) {
    line.text(r#"{"type":"Feature","geometry":{"type":"Point","coordinates":["#);
    line.five_places(incident.point.lon);
    line.byte(b',');
    line.five_places(incident.point.lat);
    line.text(r#"]},"properties":{"id":""#);
    line.text(incident.id.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()));
    line.text(r#"","category":""#);
    line.text(&dataset.taxonomy().category(incident.category).code);
    line.text(r#"","date":""#);
    line.date(incident.date);
    line.text(r#"","precision":""#);
    line.text(incident.precision.as_str());
    line.byte(b'"');
    if let Some(dead) = incident.counts.dead {
        line.text(r#","dead":"#);
        line.number(u64::from(dead));
    }
    if let Some(title) = &incident.words.title {
        line.text(r#","title":"#);
        line.end(out);
        quoted(out, title);
    }
    line.text("}}");
}

fn cluster(line: &mut Line, cluster: &Cluster, categories: &[u32]) {
    let (lon, lat) = cluster.mean();
    line.text(r#"{"type":"Feature","geometry":{"type":"Point","coordinates":["#);
    line.six_places((lon * 1e6).round() as i64);
    line.byte(b',');
    line.six_places((lat * 1e6).round() as i64);
    line.text(r#"]},"properties":{"cluster":true,"cluster_id":"#);
    line.number(cluster.cell.id());
    line.text(r#","point_count":"#);
    line.number(cluster.point_count);
    line.text(r#","point_count_abbreviated":""#);
    abbreviate(line, cluster.point_count);
    line.text(r#"","categories":["#);
    let used = categories.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
    for (i, count) in categories[..used].iter().enumerate() {
        if i > 0 {
            line.byte(b',');
        }
        line.number(u64::from(*count));
    }
    line.text(r#"],"dead":"#);
    line.number(cluster.dead);
    line.text(r#","dead_unknown":"#);
    line.number(cluster.dead_unknown);
    line.text("}}");
}

impl AreaTile<'_> {
    /// The shapes as a `FeatureCollection` of polygons, whole and not cut at the tile.
    pub fn to_geojson(&self) -> Vec<u8> {
        let mut out = HEAD.as_bytes().to_vec();
        for (i, masked) in self.areas.iter().enumerate() {
            if i > 0 {
                out.push(b',');
            }
            out.extend_from_slice(br#"{"type":"Feature","geometry":"#);
            out.extend_from_slice(geojson::Geometry::from(&masked.area.shape).to_string().as_bytes());
            out.extend_from_slice(br#","properties":{"area":"#);
            quoted(&mut out, &masked.area.id);
            let mut line = Line::new();
            line.text(r#","incidents":"#);
            line.number(masked.incidents);
            line.text(r#","radius_m":"#);
            line.number(u64::from(masked.area.radius_m));
            line.text("}}");
            line.end(&mut out);
        }
        out.extend_from_slice(b"]}");
        out
    }
}

/// A text as JSON. Most have nothing in them that must be escaped.
fn quoted(out: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        serde_json::to_writer(out, text).expect("writing a text to memory cannot fail");
    } else {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    }
}
