//! `spotlight export --private`: complete records as they were documented.

use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value, json};
use spotlight_core::filter::Filter;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::own;
use spotlight_record::{Consent, Incident, Place, Publisher, Status, Visibility};
use spotlight_server::now;
use spotlight_store::{AuditEntry, Store, Stored};
use tokio::runtime::Handle;

use crate::export::Format;
use crate::output;

/// How many records are opened at a time.
const PAGE: u32 = 1000;

/// Columns of the own CSV that hold numbers.
const NUMBERS: [&str; 9] =
    ["location_uncertainty_m", "dead", "missing", "injured", "survivors", "women", "men", "children", "source_quality"];

/// Writes the records that match. The audit log has it before the first byte is written.
pub(crate) async fn export(
    store: &impl Store,
    format: Format,
    filter: &Filter,
    path: Option<&Path>,
) -> anyhow::Result<()> {
    let query = filter.to_query(Taxonomy::embedded(), Regions::embedded());
    let subject = if query.is_empty() { "all records".to_owned() } else { "records that match a filter".to_owned() };
    let what = "export_private".to_owned();
    store.audit(AuditEntry { now: now(), who: "operator".to_owned(), what, subject }).await?;
    let matcher = Matcher { filter, publisher: Publisher::new(Taxonomy::embedded(), Regions::embedded()) };
    // Pages are fetched while the document is written, so that memory stays flat.
    tokio::task::block_in_place(|| {
        output::write(path, |out| match format {
            Format::Csv => csv(store, &matcher, out),
            Format::Geojson => geojson(store, &matcher, out),
            Format::Xlsx => anyhow::bail!("complete records are not written as a workbook"),
        })
    })
}

struct Matcher<'a> {
    filter: &'a Filter,
    publisher: Publisher<'static>,
}

impl Matcher<'_> {
    /// Whether the filter would find a record if it were released as it is, with its documented place.
    fn matches(&self, stored: &Stored) -> bool {
        if self.filter.is_empty() {
            return true;
        }
        let mut released = stored.incident.clone();
        released.consent = Some(Consent::PublicRecord);
        released.visibility = Some(Visibility::Exact);
        if !released.has_source() {
            released.source = Some("-".to_owned());
        }
        let public = self.publisher.publish(stored.id, Status::Published, &released, stored.changed);
        public.is_ok_and(|public| self.filter.matches(&public, Taxonomy::embedded()))
    }
}

fn each(
    store: &impl Store,
    matcher: &Matcher<'_>,
    mut take: impl FnMut(&Stored) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut after = None;
    loop {
        let page = Handle::current().block_on(store.records(after, PAGE))?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for stored in page.iter().filter(|stored| matcher.matches(stored)) {
            take(stored)?;
        }
    }
}

fn csv(store: &impl Store, matcher: &Matcher<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut csv = own::Writer::new(out)?;
    each(store, matcher, |stored| Ok(csv.write_row(&stored.incident)?))?;
    csv.finish()?;
    Ok(())
}

fn geojson(store: &impl Store, matcher: &Matcher<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    let mut separator = "\n";
    each(store, matcher, |stored| {
        out.write_all(separator.as_bytes())?;
        separator = ",\n";
        Ok(serde_json::to_writer(&mut *out, &feature(stored)?)?)
    })?;
    Ok(out.write_all(b"\n]}\n")?)
}

fn feature(stored: &Stored) -> anyhow::Result<Value> {
    let geometry = match &stored.incident.place {
        Place::At(at) => json!({"type": "Point", "coordinates": [at.lon(), at.lat()]}),
        Place::County(_) | Place::State(_) => Value::Null,
    };
    let mut properties = properties(&stored.incident)?;
    properties.insert("status".to_owned(), stored.status.as_str().into());
    properties.insert("revision".to_owned(), stored.revision.into());
    Ok(json!({"type": "Feature", "id": stored.id.to_string(), "geometry": geometry, "properties": properties}))
}

/// The cells of the own CSV by their names, without coordinates and blanks: both documents say the same in the same words.
pub(crate) fn properties(incident: &Incident) -> anyhow::Result<Map<String, Value>> {
    let mut csv = own::Writer::new(Vec::new())?;
    csv.write_row(incident)?;
    let text = csv.finish()?;
    let mut properties = Map::new();
    for record in csv::Reader::from_reader(text.as_slice()).records() {
        for (name, cell) in own::HEADER.iter().zip(&record?) {
            let value = match *name {
                "lat" | "lon" => continue,
                _ if cell.is_empty() => continue,
                "identified" => cell.parse::<bool>().map_or_else(|_| cell.into(), Value::from),
                name if NUMBERS.contains(&name) => cell.parse::<u64>().map_or_else(|_| cell.into(), Value::from),
                "actors" => cell.split(';').map(str::trim).collect::<Vec<_>>().into(),
                _ => cell.into(),
            };
            properties.insert((*name).to_owned(), value);
        }
    }
    Ok(properties)
}
