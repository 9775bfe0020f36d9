//! The invented sample: about 2,500 incidents in our own CSV form, spread as the real ones are, and marked in every record.
//!
//! A seeded generator with its own draws: the same bytes on every machine. A test holds the committed file against it.

mod draw;
mod people;
mod record;
#[cfg(test)]
mod tests;
mod when;
mod words;
mod zones;

use std::fs;

use anyhow::{Context as _, Result};

use crate::project::Project;

/// Where the sample is kept.
pub(crate) const FILE: &str = "data/sample/incidents.csv";

/// How many incidents it has.
const COUNT: usize = 2_500;

/// The header of our own CSV, in the order in which exports write it.
const HEADER: [&str; 34] = [
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
];

/// Writes the file anew.
pub(crate) fn write(project: &Project) -> Result<()> {
    let path = project.path(FILE);
    fs::write(&path, generate()?).with_context(|| format!("writing {FILE}"))?;
    println!("sample: {COUNT} invented incidents in {FILE}");
    Ok(())
}

/// The whole file.
fn generate() -> Result<Vec<u8>> {
    let mut draw = draw::Draw::seeded();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for number in 1..=COUNT {
        let record = record::invent(number, &mut draw);
        writer.write_record(HEADER.map(|column| record.get(column).map_or("", String::as_str)))?;
    }
    Ok(writer.into_inner()?)
}
