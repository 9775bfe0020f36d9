//! Invented incidents of the borderlands, and specs that ask for them.

use std::sync::Arc;

use geo::{LineString, MultiPolygon, Polygon};
use spotlight_core::code::{DateKind, Verification};
use spotlight_core::index::{Dataset, Version};
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::{Area, Counts, Facts, Membership, Person, Precision, PublicIncident, Words};
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;
use uuid::Uuid;

use crate::regional::{Doubles, Inputs, Report, Spec};

/// A stream of numbers that looks random and is the same every time (`SplitMix64`).
pub(super) struct Seed(pub u64);

impl Seed {
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

/// One incident: anywhere near the border, of any category, dated as exactly as it happens to be.
pub(super) fn facts(n: u128, seed: &mut Seed) -> Facts {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let mut degrees = |from: f64, to: f64| from + (to - from) * seed.below(10_000) as f64 / 10_000.0;
    let at = LonLat::new(degrees(-116.5, -98.0), degrees(26.5, 33.0)).unwrap();
    let located = regions.locate(at);
    let year = 2010 + seed.below(11);
    let month = 1 + seed.below(12);
    let masked = seed.below(4) == 0;
    let date = match seed.below(8) {
        0 => format!("{year}"),
        1 => format!("{year}/{}", year + 1),
        2 => format!("{year}-{month:02}"),
        _ if masked => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{:02}", 1 + seed.below(28)),
    };
    let square = [(-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1), (-0.1, -0.1)];
    let corners: Vec<(f64, f64)> = square.iter().map(|(x, y)| (at.lon() + x, at.lat() + y)).collect();
    let shape = MultiPolygon(vec![Polygon::new(LineString::from(corners), vec![])]);
    let area = || Arc::new(Area { id: format!("a{n}").into(), centre: at.to_e5(), radius_m: 9_000, shape });
    let categories = taxonomy.categories().len() as u64;
    let category = &taxonomy.categories()[seed.below(categories.min(5)) as usize].code;
    Facts {
        id: Uuid::from_u128(n + 1),
        source_system: ["red-a", "red-b"][seed.below(2) as usize].into(),
        external_id: None,
        category: taxonomy.find_category(category).unwrap(),
        date: date.parse().unwrap(),
        date_kind: DateKind::ALL[seed.below(3) as usize],
        point: at.to_e5(),
        precision: if masked { Precision::Area(area()) } else { Precision::Exact },
        regions: located.map_or_else(Membership::default, |own| Membership {
            country: Some(own.country),
            state: Some(own.state),
            county: (seed.below(6) > 0).then_some(own.county),
            sector: own.sector,
            segment: Some(own.segment),
        }),
        counts: Counts { dead: (seed.below(3) > 0).then(|| seed.below(4) as u32), ..Counts::default() },
        identified: None,
        actors: seed.below(3) * 3,
        source_type: None,
        source_quality: None,
        verification: Verification::ALL[seed.below(4) as usize],
        words: Words { source: (!masked).then(|| format!("Fuente {}", seed.below(3)).into()), ..Words::default() },
        person: Person::default(),
        updated: if masked { "2026-10" } else { "2026-11-02" }.parse().unwrap(),
    }
}

/// Any number of them.
pub(super) fn dataset(n: u128, seed: u64) -> Dataset {
    let mut seed = Seed(seed);
    of((0..n).map(|n| facts(n, &mut seed)).collect())
}

/// A dataset of facts; its version follows from them.
pub(super) fn of(facts: Vec<Facts>) -> Dataset {
    let incidents: Vec<PublicIncident> = facts.into_iter().map(|own| PublicIncident::new(own).unwrap()).collect();
    let body = spotlight_core::snapshot::encode_block(&incidents, Taxonomy::embedded(), Regions::embedded());
    let version = Version::of([spotlight_core::snapshot::block_hash(&body)], [9; 32]);
    Dataset::build(incidents, version, Taxonomy::embedded(), Regions::embedded())
}

/// A spec with some more lines.
pub(super) fn spec(more: &str) -> Spec {
    let period = if more.contains("period =") { "" } else { "period = \"2015/2020\"\n" };
    let language = if more.contains("language =") { "" } else { "language = \"en\"\n" };
    Spec::parse(&format!("title = \"Invented\"\n{language}{period}{more}")).unwrap()
}

/// What a report needs beside its spec.
pub(super) fn inputs(dataset: &Dataset) -> Inputs<'_> {
    Inputs {
        dataset,
        doubles: Doubles::Pairs(&[]),
        organisation: Some("Red Inventada"),
        licence: None,
        command: "spotlight report build x.report.toml --db DB -o DIR --format pdf",
    }
}

/// A report.
pub(super) fn report<'a>(dataset: &'a Dataset, spec: &'a Spec) -> Report<'a> {
    Report::new(spec, inputs(dataset)).unwrap()
}
