//! The public incidents as files: CSV with the header that the import reads, and GeoJSON.

use std::io::{self, Write};

use serde::Serialize;
use spotlight_core::index::Dataset;

use crate::cell;
use crate::wire::Incident;

/// The header: the 34 columns of the project's own CSV form in their order, then three that only an export has.
pub const HEADER: [&str; 37] = [
    "external_id",
    "source_system",
    "category",
    "date",
    "date_kind",
    "lat",
    "lon",
    "location_uncertainty_m",
    "place",
    "state",
    "county",
    "title",
    "description",
    "lang",
    "cause_of_death",
    "identified",
    "dead",
    "missing",
    "injured",
    "survivors",
    "women",
    "men",
    "children",
    "nationality",
    "age_group",
    "gender",
    "actors",
    "source_type",
    "source",
    "source_url",
    "source_quality",
    "verification",
    "consent",
    "visibility",
    "id",
    "precision",
    "radius_m",
];

/// Writes the given rows of a dataset as CSV (RFC 4180, UTF-8), masked as published; an unknown value is an empty cell.
///
/// `consent` is always empty: it is not public. `visibility` says `exact` or `area` by what the row shows.
pub fn write_csv(out: impl Write, dataset: &Dataset, rows: &[u32]) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEADER)?;
    for &row in rows {
        let incident = Incident::of(dataset.incident(row), dataset.taxonomy(), dataset.regions());
        for field in fields(&incident) {
            csv.write_field(field)?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

fn fields(i: &Incident<'_>) -> [String; HEADER.len()] {
    let text = |value: Option<&str>| cell::text(value.unwrap_or_default()).into_owned();
    let number = |value: Option<u32>| value.map(|n| n.to_string()).unwrap_or_default();
    let code = |value: Option<&str>| value.unwrap_or_default().to_owned();
    [
        text(i.external_id),
        text(Some(i.source_system)),
        i.category.to_owned(),
        i.date.clone(),
        i.date_kind.to_owned(),
        i.lat.to_string(),
        i.lon.to_string(),
        number(i.radius_m),
        text(i.place),
        code(i.state),
        code(i.county),
        text(i.title),
        text(i.description),
        text(i.lang),
        text(i.cause_of_death),
        i.identified.map(|yes| if yes { "yes" } else { "no" }).unwrap_or_default().to_owned(),
        number(i.dead),
        number(i.missing),
        number(i.injured),
        number(i.survivors),
        number(i.women),
        number(i.men),
        number(i.children),
        text(i.nationality),
        code(i.age_group),
        code(i.gender),
        i.actors.join(";"),
        code(i.source_type),
        text(i.source),
        text(i.source_url),
        number(i.source_quality.map(u32::from)),
        i.verification.to_owned(),
        String::new(),
        if i.precision == "exact" { "exact" } else { "area" }.to_owned(),
        i.id.clone(),
        i.precision.to_owned(),
        number(i.radius_m),
    ]
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: &'a str,
    geometry: Point,
    properties: &'a Incident<'a>,
}

#[derive(Serialize)]
struct Point {
    r#type: &'static str,
    coordinates: [f64; 2],
}

/// Writes the given rows of a dataset as a GeoJSON `FeatureCollection` (RFC 7946) of points, one feature a line.
pub fn write_geojson(mut out: impl Write, dataset: &Dataset, rows: &[u32]) -> io::Result<()> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"version\":\"{}\",\"features\":[", dataset.version())?;
    for (n, &row) in rows.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        let incident = Incident::of(dataset.incident(row), dataset.taxonomy(), dataset.regions());
        let geometry = Point { r#type: "Point", coordinates: [incident.lon, incident.lat] };
        let feature = Feature { r#type: "Feature", id: &incident.id, geometry, properties: &incident };
        serde_json::to_writer(&mut out, &feature)?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}
