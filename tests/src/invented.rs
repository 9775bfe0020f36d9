//! Invented incidents that can be recognised wherever they turn up: every private text holds [`MARK`], every place has marked
//! decimals, and the number of injured, which stays public, tells the attacker of a test which row is which.

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use spotlight_core::taxonomy::Taxonomy;

/// In no public answer; a capital letter of it may have become a small one.
pub const MARK: &str = "zqx";

/// Land on both sides of the line, west, south, east, north, in whole hundredths of a degree.
const LAND: [[i32; 4]; 5] = [
    [-11_350, 3_140, -10_920, 3_260],
    [-11_180, 2_950, -10_920, 3_120],
    [-10_700, 3_000, -10_520, 3_150],
    [-10_000, 2_620, -9_780, 2_900],
    [-10_320, 2_700, -10_080, 2_880],
];

/// Codes and how often they are drawn. Some are rare, so that tables have something to suppress.
const NATIONALITIES: [(&str, u32); 6] = [("HN", 50), ("GT", 30), ("MX", 15), ("CU", 2), ("EC", 1), ("", 2)];
const AGES: [(&str, u32); 4] = [("adult", 80), ("child", 4), ("older", 1), ("", 15)];
const GENDERS: [(&str, u32); 4] = [("woman", 40), ("man", 55), ("nonbinary", 1), ("", 4)];

fn draw_of(draw: &mut ChaCha8Rng, codes: &[(&'static str, u32)]) -> &'static str {
    let mut at = draw.random_range(0..codes.iter().map(|(_, weight)| weight).sum());
    for (code, weight) in codes {
        if at < *weight {
            return code;
        }
        at -= weight;
    }
    unreachable!("the number is below the sum of all weights")
}

/// What may become public of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// An area.
    Masked,
    /// The place and the words.
    Exact,
    /// Nothing: no consent.
    Closed,
}

/// One invented incident.
#[derive(Debug, Clone)]
pub struct Row {
    /// From 1; public as the number of injured.
    pub tag: u32,
    /// The register's number, the same in every edition of the row.
    pub external_id: String,
    /// Code of the category.
    pub category: String,
    /// The true day.
    pub day: Date,
    /// The true place in units of 1e-5 degrees: longitude ends in 333, latitude in 777; in 111 and 555 where it is exact.
    pub place: (i32, i32),
    /// What may become public.
    pub openness: Openness,
    /// Nationality, age group and gender; blank where nobody knows.
    pub person: [&'static str; 3],
}

impl Row {
    /// Whether its day may be public.
    pub fn keeps_day(&self) -> bool {
        let taxonomy = Taxonomy::embedded();
        let category = taxonomy.find_category(&self.category).expect("a code of the taxonomy");
        self.openness == Openness::Exact || taxonomy.category(category).mask.keeps_day
    }

    /// The H3 resolution that its category asks for.
    pub fn resolution(&self) -> u8 {
        let taxonomy = Taxonomy::embedded();
        taxonomy.category(taxonomy.find_category(&self.category).expect("a code of the taxonomy")).mask.resolution
    }

    /// Longitude and latitude, degrees.
    pub fn degrees(&self) -> (f64, f64) {
        (f64::from(self.place.0) / 1e5, f64::from(self.place.1) / 1e5)
    }
}

/// So many rows, the same for the same seed: eight of ten masked, one exact, one closed.
pub fn rows(seed: u64, many: u32) -> Vec<Row> {
    let mut draw = ChaCha8Rng::seed_from_u64(seed);
    let mut people = ChaCha8Rng::seed_from_u64(!seed);
    let categories = Taxonomy::embedded().categories();
    (1..=many)
        .map(|tag| {
            let [west, south, east, north] = LAND[draw.random_range(0..LAND.len())];
            let lon = draw.random_range(west..east) * 1_000;
            let lat = draw.random_range(south..north) * 1_000;
            let openness = match draw.random_range(0..10) {
                0 => Openness::Exact,
                1 => Openness::Closed,
                _ => Openness::Masked,
            };
            let day = date(draw.random_range(2015..2024), draw.random_range(1..=12), draw.random_range(1..=28));
            let category = categories[draw.random_range(0..categories.len())].code.clone();
            // Exact places are public, and must not be taken for those of others.
            let (east, north) = if openness == Openness::Exact { (111, 555) } else { (333, 777) };
            let external_id = format!("{}{tag:05}", if openness == Openness::Exact { "OPEN" } else { MARK });
            let person = [&NATIONALITIES[..], &AGES, &GENDERS].map(|codes| draw_of(&mut people, codes));
            Row { tag, external_id, category, day, place: (lon - east, lat + north), openness, person }
        })
        .collect()
}

/// The rows as a file in Spotlight's own columns. `edition` goes into the private texts, so that another one is an edit.
pub fn csv(rows: &[Row], edition: &str) -> String {
    let mut out = String::from(
        "external_id,source_system,category,date,lat,lon,location_uncertainty_m,place,title,description,lang,injured,women,\
         nationality,age_group,gender,source_type,source,source_url,private_notes,nombre,consent,visibility\n",
    );
    for row in rows {
        let Row { tag, category, day, .. } = row;
        let (lon, lat) = row.degrees();
        let open = row.openness == Openness::Exact;
        let (consent, visibility) = match row.openness {
            Openness::Masked => ("public", "area"),
            Openness::Exact => ("public_exact", "exact"),
            Openness::Closed => ("internal", "area"),
        };
        let word = |what: &str| if open { format!("open {what}") } else { format!("{MARK}{what}{tag:05}{edition}") };
        let url = if open { String::new() } else { format!("https://example.org/{MARK}/{tag}{edition}") };
        writeln!(
            out,
            "{external},marked-register,{category},{day},{lat:.5},{lon:.5},4321,{place},{title},{description},en,{tag},1,\
             {nationality},{age},{gender},ngo,{source},{url},{MARK}note{tag:05}{edition},{MARK}name{tag:05},{consent},{visibility}",
            external = row.external_id,
            nationality = row.person[0],
            age = row.person[1],
            gender = row.person[2],
            place = word("place"),
            title = word("title"),
            description = word("description"),
            source = word("source"),
        )
        .expect("writing to memory");
    }
    out
}
