//! Datasets of any size: the invented incidents of [`write_csv`](crate::write_csv), or those of another file with its columns, as what
//! the public sees of them.

use std::io::{self, Read};

use jiff::civil::Date;
use spotlight_core::Uuid;
use spotlight_core::index::{Dataset, Version};
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_record::{Consent, Incident, Place, Publisher, Status, Visibility};

use crate::{Seed, write_csv};

/// So many invented incidents.
pub fn invented(rows: u64) -> Dataset {
    build(incidents(rows))
}

/// As many, but so many of them came after the index was built, and as many others have gone since.
pub fn worn(rows: u64, changed: u64) -> Dataset {
    let mut all = incidents(rows + changed);
    let new = all.split_off(rows as usize);
    let version = || Version::of([], [0; 32]);
    let stay = |(place, _): &(u64, &PublicIncident)| !place.is_multiple_of((rows / changed).max(2));
    let left = (0..).zip(&all).filter(stay).map(|(_, incident)| incident.clone()).collect();
    let built = Dataset::of_blocks(all.len(), [(1, all)], version(), Taxonomy::embedded(), Regions::embedded());
    built.updated(version(), vec![(1, left), (2, new)]).expect("few enough have changed")
}

fn incidents(rows: u64) -> Vec<PublicIncident> {
    let mut csv = Vec::new();
    write_csv(&mut csv, rows, 42).expect("writing to memory cannot fail");
    read(csv.as_slice()).expect("what was just written can be read")
}

/// The index over incidents.
pub fn build(incidents: Vec<PublicIncident>) -> Dataset {
    let publisher = Publisher::new(Taxonomy::embedded(), Regions::embedded());
    Dataset::build(incidents, Version::of([], publisher.hash()), Taxonomy::embedded(), Regions::embedded())
}

/// Publishes every row of a CSV with the columns `category`, `date`, `lat`, `lon`, `dead`, `source`, `verification` and `description`,
/// exactly where it lies.
pub fn read(csv: impl Read) -> io::Result<Vec<PublicIncident>> {
    let publisher = Publisher::new(Taxonomy::embedded(), Regions::embedded());
    let mut reader = csv::Reader::from_reader(csv);
    let header = reader.headers()?.clone();
    let column = |name: &str| {
        let missing = || io::Error::new(io::ErrorKind::InvalidData, format!("there is no column {name}"));
        header.iter().position(|own| own == name).ok_or_else(missing)
    };
    let [category, date, lat, lon, dead, source, verification, description] =
        ["category", "date", "lat", "lon", "dead", "source", "verification", "description"].map(column);
    let (category, date, lat, lon, dead) = (category?, date?, lat?, lon?, dead?);
    let (source, verification, description) = (source?, verification?, description?);
    let mut seed = Seed(7);
    let mut incidents = Vec::new();
    for row in reader.into_records() {
        let row = row?;
        let wrong = || io::Error::new(io::ErrorKind::InvalidData, format!("cannot read {row:?}"));
        let degrees = |place: usize| row[place].parse::<f64>().map_err(|_| wrong());
        let at = LonLat::new(degrees(lon)?, degrees(lat)?).map_err(|_| wrong())?;
        let mut incident =
            Incident::new("synthetic", &row[category], row[date].parse().map_err(|_| wrong())?, Place::At(at));
        incident.source = Some(row[source].into());
        incident.description = Some(row[description].into());
        incident.counts.dead = row[dead].parse().ok();
        incident.verification = row[verification].parse().ok();
        incident.consent = Some(Consent::PublicRecord);
        incident.visibility = Some(Visibility::Exact);
        let id = Uuid::from_u64_pair(seed.bits(), seed.bits());
        let public = publisher.publish(id, Status::Published, &incident, Date::constant(2026, 1, 1));
        incidents.push(public.map_err(|_| wrong())?);
    }
    Ok(incidents)
}
