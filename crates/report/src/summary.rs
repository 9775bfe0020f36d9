//! A summary as JSON, CSV or GeoJSON. The GeoJSON has a shape for each row of a region.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};
use spotlight_core::Lang;
use spotlight_core::index::Dataset;
use spotlight_core::region::{Region, RegionKind};
use spotlight_core::summary::{Dead, Dimension, Summary, SummaryRow};

use crate::{cell, shape};

/// Writes `{"version","total","by":[…],"rows":[{"county":"04019","incidents":3,"dead":{"sum":2,"unknown":1}}]}`.
pub fn write_json(out: impl Write, dataset: &Dataset, summary: &Summary) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Answer<'a> {
        version: String,
        total: u64,
        by: Vec<&'static str>,
        rows: Vec<Row<'a>>,
    }
    let by = &summary.by;
    let answer = Answer {
        version: dataset.version().to_string(),
        total: summary.total,
        by: by.iter().map(|dimension| dimension.as_str()).collect(),
        rows: summary.rows().map(|row| Row { by, row }).collect(),
    };
    Ok(serde_json::to_writer(out, &answer)?)
}

/// Writes a column for each dimension, then `incidents,dead,dead_unknown`.
pub fn write_csv(out: impl Write, summary: &Summary) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let dimensions = summary.by.iter().map(|dimension| dimension.as_str());
    csv.write_record(dimensions.chain(["incidents", "dead", "dead_unknown"]))?;
    for row in summary.rows() {
        for key in row.key.iter() {
            csv.write_field(&*cell::text(key))?;
        }
        csv.write_record([row.incidents, row.dead.sum, row.dead.unknown].map(|n| n.to_string()))?;
    }
    csv.flush()
}

/// Writes a `FeatureCollection` with one feature a row.
///
/// The geometry is that of the row's first region: its polygon when the table has one dimension, its label point when it has
/// more (or for a segment, which is a line), `null` for `unassigned` and for tables without regions.
pub fn write_geojson(mut out: impl Write, dataset: &Dataset, summary: &Summary) -> io::Result<()> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"version\":\"{}\",\"features\":[", dataset.version())?;
    for (n, row) in summary.rows().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        let region = region_of(dataset, &summary.by, row);
        let mut properties = serde_json::to_value(Row { by: &summary.by, row })?;
        if let (Some(region), Value::Object(map)) = (region, &mut properties) {
            map.insert("name".into(), json!({ "en": region.name(Lang::En), "es": region.name(Lang::Es) }));
            map.insert("approximate".into(), region.approximate().into());
        }
        let geometry = region.map(|region| geometry(region, summary.by.len() == 1));
        let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties });
        serde_json::to_writer(&mut out, &feature)?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}

fn region_of<'a>(dataset: &'a Dataset, by: &[Dimension], row: SummaryRow<'_>) -> Option<&'a Region> {
    by.iter().zip(row.key.iter()).find_map(|(dimension, key)| {
        let kind: RegionKind = dimension.as_str().parse().ok()?;
        dataset.regions().find(kind, key)
    })
}

fn geometry(region: &Region, whole: bool) -> Value {
    if let Some(polygons) = region.geometry().filter(|_| whole) {
        return json!({ "type": "MultiPolygon", "coordinates": shape::coordinates(polygons) });
    }
    let at = region.label_point();
    json!({ "type": "Point", "coordinates": [at.lon(), at.lat()] })
}

struct Row<'a> {
    by: &'a [Dimension],
    row: SummaryRow<'a>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.by.len() + 2))?;
        for (dimension, key) in self.by.iter().zip(self.row.key.iter()) {
            map.serialize_entry(dimension.as_str(), key)?;
        }
        map.serialize_entry("incidents", &self.row.incidents)?;
        map.serialize_entry("dead", &dead(&self.row.dead))?;
        map.end()
    }
}

/// Deaths as `{"sum","unknown"}`.
pub fn dead(dead: &Dead) -> Value {
    json!({ "sum": dead.sum, "unknown": dead.unknown })
}
