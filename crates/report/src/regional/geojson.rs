//! The counties of a report with their figures, and its incidents, as GeoJSON (RFC 7946).

use std::io::{self, Write as _};

use serde_json::{Value, json};
use spotlight_core::Lang;
use spotlight_core::region::{Region, RegionId, RegionKind};
use spotlight_core::summary::Dimension;

use super::Report;
use super::model::Counted;
use crate::{export, shape, summary};

impl Report<'_> {
    /// A feature for each chosen region and polygon, and one for each county with incidents; a row without a region has no geometry.
    pub(super) fn regions_geojson(&self) -> io::Result<Vec<u8>> {
        let (data, spec) = (self.scope.data(), self.spec);
        let (now, before) = (self.scope.during(spec.period), spec.comparison.map(|period| self.scope.during(period)));
        let mut features: Vec<Value> = Vec::new();
        for region in &spec.regions {
            let count = |period| Counted::all(&data.summary(&self.scope.during_in(period, *region), &[]));
            let figures = figures(count(spec.period), spec.comparison.map(count));
            features.push(self.feature("chosen", Some(*region), None, figures));
        }
        for area in &spec.areas {
            let part = self.scope.of_area(area);
            let count = |filter| Counted::all(&part.summary(filter, &[]));
            let figures = figures(count(&now), before.as_ref().map(count));
            let mut feature = self.feature("chosen", None, Some(&area.name), figures);
            feature["geometry"] = json!({ "type": "MultiPolygon", "coordinates": shape::coordinates(&area.shape) });
            features.push(feature);
        }
        let earlier = before.as_ref().map(|filter| data.summary(filter, &[Dimension::County]));
        for row in data.summary(&now, &[Dimension::County]).rows() {
            let region = data.regions().find(RegionKind::County, &row.key[0]);
            let of_before = earlier.as_ref().map(|earlier| {
                earlier.rows().find(|other| other.key == row.key).map(Counted::from).unwrap_or_default()
            });
            let figures = figures(row.into(), of_before);
            features.push(self.feature("county", region.map(Region::id), Some(&row.key[0]), figures));
        }
        let mut out = Vec::new();
        write!(out, "{{\"type\":\"FeatureCollection\",\"version\":\"{}\",\"features\":[", data.version())?;
        for (n, feature) in features.iter().enumerate() {
            out.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut out, feature)?;
        }
        out.extend_from_slice(b"\n]}\n");
        Ok(out)
    }

    fn feature(&self, role: &str, region: Option<RegionId>, name: Option<&str>, figures: Value) -> Value {
        let region = region.map(|id| self.scope.data().regions().get(id));
        let mut properties = figures;
        properties["role"] = role.into();
        match region {
            Some(region) => {
                properties["kind"] = region.kind().as_str().into();
                properties["code"] = region.code().into();
                properties["name"] = json!({ "en": region.name(Lang::En), "es": region.name(Lang::Es) });
                properties["approximate"] = region.approximate().into();
            }
            None => properties["name"] = name.unwrap_or_default().into(),
        }
        let geometry = region.map(|region| {
            let at = region.label_point();
            let point = || json!({ "type": "Point", "coordinates": [at.lon(), at.lat()] });
            let shape = |own| json!({ "type": "MultiPolygon", "coordinates": shape::coordinates(own) });
            region.geometry().map_or_else(point, shape)
        });
        json!({ "type": "Feature", "geometry": geometry, "properties": properties })
    }

    /// The incidents of the period as the export has them.
    pub(super) fn incidents_geojson(&self) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let data = self.scope.data();
        export::write_geojson(&mut out, data, &data.newest(&self.scope.during(self.spec.period)))?;
        Ok(out)
    }
}

/// Incidents and deaths, and those of the comparison period where there is one.
fn figures(now: Counted, before: Option<Counted>) -> Value {
    let json = |counted: Counted| json!({ "incidents": counted.incidents, "dead": summary::dead(&counted.dead) });
    let mut figures = json(now);
    if let Some(before) = before {
        figures["before"] = json(before);
    }
    figures
}
