//! Invented incidents in bulk, as the CSV that a register would export: about 200 bytes a row, half of them crowded around
//! sixteen places, the others along the border line, a tenth on exact repeats of 64 positions as geocoders make them.

use std::io::{self, Write};

use spotlight_core::date::from_epoch_day;
use spotlight_core::region::Regions;

use crate::Seed;

/// Category and its share in thousandths.
const CATEGORIES: [(&str, u64); 12] = [
    ("death", 300),
    ("disappearance", 170),
    ("arbitrary_detention", 140),
    ("custody_conditions", 110),
    ("profiling", 80),
    ("raid", 65),
    ("abuse", 50),
    ("asylum_denial", 35),
    ("pursuit", 22),
    ("use_of_force", 14),
    ("family_separation", 10),
    ("aid_obstruction", 4),
];

const SOURCES: [&str; 6] = ["Medical examiner", "Agency release", "Press", "NGO", "Community report", "Court record"];

const SENTENCES: [&str; 12] = [
    "A person was found near Arroyo Tres Cruces, two kilometres from a cattle tank.",
    "Restos hallados cerca del Cañón del Mezquite; la identificación está pendiente.",
    "Relatives reported that a young man did not arrive from Laguna Seca.",
    "Detención sin orden judicial en la colonia Los Sauces, según testimonio.",
    "A mother of two was held for nine hours near a water station and released without charge.",
    "The witness said: \"we were told to wait by the canal bank\".",
    "A complaint was filed 14 days later, and closed without a finding.",
    "La familia pide acompañamiento legal.",
    "No official statement was found.",
    "El caso sigue abierto.",
    "Photographs were taken by a volunteer, and the place was noted.",
    "Search teams returned to Vado Hondo six days later.",
];

/// 2000-01-01 and the days to 2026-06-30.
const FIRST_DAY: i32 = 10_957;
const DAYS: u64 = 9_678;

/// Writes `rows` incidents with our own header. The same rows and seed give the same bytes; a shorter file is the beginning of
/// a longer one.
pub fn write_csv(out: impl Write, rows: u64, seed: u64) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "external_id",
        "source_system",
        "category",
        "date",
        "lat",
        "lon",
        "state",
        "dead",
        "source",
        "verification",
        "description",
    ])?;
    let mut seed = Seed(seed);
    let places = Places::new(&mut seed);
    for row in 1..=rows {
        let category = category(&mut seed);
        let day = from_epoch_day(FIRST_DAY + seed.below(DAYS) as i32).map_or_else(String::new, |day| day.to_string());
        let (lon, lat) = places.draw(&mut seed);
        let dead = if category == "death" { (1 + seed.below(20) / 19).to_string() } else { String::new() };
        let mut text = (*seed.one_of::<&str>(&SENTENCES)).to_owned();
        for _ in 0..seed.below(4) {
            text.push(' ');
            text.push_str(seed.one_of::<&str>(&SENTENCES));
        }
        csv.write_record([
            row.to_string().as_str(),
            "synthetic",
            category,
            &day,
            &format!("{lat:.5}"),
            &format!("{lon:.5}"),
            "",
            &dead,
            *seed.one_of::<&str>(&SOURCES),
            if seed.share() < 0.62 { "verified" } else { "unverified" },
            &text,
        ])?;
    }
    csv.flush()
}

fn category(seed: &mut Seed) -> &'static str {
    let mut drawn = seed.below(1000);
    for (category, share) in CATEGORIES {
        if drawn < share {
            return category;
        }
        drawn -= share;
    }
    CATEGORIES[0].0
}

/// Where incidents happen.
struct Places {
    hot: Vec<(f64, f64)>,
    repeated: Vec<(f64, f64)>,
    length_km: f64,
}

impl Places {
    fn new(seed: &mut Seed) -> Self {
        let regions = Regions::embedded();
        let length_km = regions.border_length_km();
        let on_line = |seed: &mut Seed| {
            let at = regions.border_point(seed.share() * length_km);
            (at.lon(), at.lat())
        };
        let hot: Vec<_> = (0..16).map(|_| on_line(seed)).collect();
        let near = |seed: &mut Seed| {
            let (lon, lat) = *seed.one_of(&hot);
            (lon + (seed.share() - 0.5) * 0.2, lat + (seed.share() - 0.5) * 0.14)
        };
        let repeated = (0..64).map(|_| near(seed)).collect();
        Self { hot, repeated, length_km }
    }

    /// Longitude and latitude, degrees.
    fn draw(&self, seed: &mut Seed) -> (f64, f64) {
        let kind = seed.share();
        if kind < 0.1 {
            return *seed.one_of(&self.repeated);
        }
        let (lon, lat, spread) = if kind < 0.6 {
            let (lon, lat) = *seed.one_of(&self.hot);
            (lon, lat, 0.12)
        } else {
            let at = Regions::embedded().border_point(seed.share() * self.length_km);
            (at.lon(), at.lat(), if kind < 0.9 { 0.15 } else { 0.6 })
        };
        (lon + seed.normal() * spread, lat + seed.normal() * spread)
    }
}
