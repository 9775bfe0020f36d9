//! Incidents and filters for the tests of this crate: one that can be changed, and any number from a seed.

use std::sync::Arc;

use geo::{LineString, MultiPolygon, Point, Polygon};
use jiff::civil::Date;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use crate::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use crate::date::{Bound, PartialDate, from_epoch_day};
use crate::filter::Filter;
use crate::lonlat::{E5, LonLat};
use crate::public::{Area, Counts, Facts, Membership, Person, Precision, PublicIncident, Words};
use crate::region::{RegionKind, Regions};
use crate::taxonomy::Taxonomy;

/// An incident that can be changed before it is built.
#[derive(Debug, Clone)]
pub(crate) struct Builder(Facts);

/// A documented death at an exact place near Arivaca, Arizona, on 2023-05-14, without words or counts.
pub(crate) fn incident() -> Builder {
    let death = Taxonomy::embedded().death().unwrap();
    let point = LonLat::new(-111.35, 31.75).unwrap().to_e5();
    Builder(Facts {
        id: Uuid::from_u128(1),
        source_system: "test".into(),
        external_id: None,
        category: death,
        date: PartialDate::day(Date::constant(2023, 5, 14)),
        date_kind: DateKind::Occurred,
        point,
        precision: Precision::Exact,
        regions: membership(point),
        counts: Counts::default(),
        identified: None,
        actors: 0,
        source_type: None,
        source_quality: None,
        verification: Verification::Unverified,
        words: Words::default(),
        person: Person::default(),
        updated: PartialDate::day(Date::constant(2026, 1, 2)),
    })
}

impl From<PublicIncident> for Builder {
    fn from(incident: PublicIncident) -> Self {
        Self((*incident).clone())
    }
}

impl Builder {
    /// Changes any of the facts.
    #[must_use]
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Facts)) -> Self {
        change(&mut self.0);
        self
    }

    /// Puts it at an exact place, in that place's regions.
    #[must_use]
    pub(crate) fn at(self, lon: f64, lat: f64) -> Self {
        let point = LonLat::new(lon, lat).unwrap().to_e5();
        self.with(|facts| (facts.point, facts.regions) = (point, membership(point)))
    }

    /// Gives it a category by its code.
    #[must_use]
    pub(crate) fn category(self, code: &str) -> Self {
        self.with(|facts| facts.category = Taxonomy::embedded().find_category(code).unwrap())
    }

    /// Gives it a date in its text form.
    #[must_use]
    pub(crate) fn date(self, text: &str) -> Self {
        self.with(|facts| facts.date = text.parse().unwrap())
    }

    /// The incident; panics where its facts would undo a mask.
    pub(crate) fn build(self) -> PublicIncident {
        PublicIncident::new(self.0).unwrap()
    }
}

fn membership(point: E5) -> Membership {
    Regions::embedded().locate(point.to_lonlat()).map_or_else(Membership::default, |located| Membership {
        country: Some(located.country),
        state: Some(located.state),
        county: Some(located.county),
        sector: located.sector,
        segment: Some(located.segment),
    })
}

/// Places where things go wrong: on edges of tiles, on the line, outside the regions.
const HARD_PLACES: [(f64, f64); 8] = [
    (-112.5, 31.952_16),
    (-112.5, 32.5),
    (-101.25, 28.304_38),
    (-90.0, 0.0),
    (0.0, 0.0),
    (-110.94, 31.332_6),
    (-117.123_05, 32.534),
    (-99.13, 19.43),
];

/// The same incidents for the same seed, with different ids: every precision, category, actor and form of date; many at one
/// point; some on the edges of tiles and some outside the regions.
pub(crate) fn seeded(n: usize, seed: u64) -> Vec<PublicIncident> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..n).map(|i| one(&mut random, i, n)).collect()
}

fn one(random: &mut ChaCha8Rng, i: usize, n: usize) -> PublicIncident {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let category = crate::taxonomy::CategoryId::from_index(i % taxonomy.categories().len());
    let date = date(random);
    let verification = *Verification::ALL.choose(random).unwrap();
    let actors =
        (0..random.random_range(0..3)).fold(0, |set, _| set | 1 << random.random_range(0..taxonomy.actors().len()));
    let mut counts = Counts::default();
    for count in [&mut counts.dead, &mut counts.missing, &mut counts.injured, &mut counts.survivors] {
        *count = random.random_bool(0.5).then(|| random.random_range(0..4));
    }
    let source = *["test", "ogis", "field"].choose(random).unwrap();
    let at = place(random);
    // Random ids, so that the order of the ids says nothing about the order of the rows.
    let id = Uuid::from_u128(random.random::<u128>());
    let quality = random.random_bool(0.5).then(|| random.random_range(1..=5));
    let identified = random.random_bool(0.5).then(|| random.random());
    let source_type = random.random_bool(0.7).then(|| *SourceType::ALL.choose(random).unwrap());
    let day = random.random_range(1..=28);
    let kind = *DateKind::ALL.choose(random).unwrap();
    let precision = random.random_range(0..10);
    let base = incident().at(at.0, at.1).with(|facts| {
        facts.id = id;
        facts.source_system = source.into();
        facts.category = category;
        facts.date = date;
        facts.date_kind = kind;
        facts.counts = counts;
        facts.actors = actors;
        facts.verification = verification;
        facts.source_quality = quality;
        facts.identified = identified;
        facts.source_type = source_type;
        facts.updated = PartialDate::day(Date::constant(2025, 7, day));
    });
    match precision {
        0..5 => exact(base, random, i, n),
        5..8 => base.with(|facts| {
            let area = area(facts.point);
            facts.point = area.centre;
            facts.regions = membership(area.centre);
            facts.precision = Precision::Area(Arc::new(area));
            facts.date = facts.date.to_month();
            facts.updated = facts.updated.to_month();
        }),
        _ => base.with(|facts| {
            let kind = if i.is_multiple_of(2) { RegionKind::County } else { RegionKind::State };
            let named: Vec<_> = regions.iter().filter(|region| region.kind() == kind).collect();
            let region = named.choose(random).unwrap();
            facts.point = region.label_point().to_e5();
            facts.regions = Membership { segment: None, ..membership(facts.point) };
            if kind == RegionKind::State {
                (facts.regions.county, facts.regions.sector) = (None, None);
            }
            facts.precision = Precision::Region(region.id());
        }),
    }
    .build()
}

fn exact(base: Builder, random: &mut ChaCha8Rng, i: usize, n: usize) -> Builder {
    let title = *["Body found near the river", "Patrulla en el desierto", "Água señal", "camp"].choose(random).unwrap();
    base.with(|facts| {
        facts.external_id = Some(format!("{i}/{n}").into());
        facts.words.title = Some(title.into());
        facts.words.place = random.random_bool(0.5).then(|| "Río Bravo".into());
        facts.words.lang = random.random_bool(0.5).then(|| "es".into());
        facts.words.source = Some("Register, \"north\"".into());
        facts.words.source_url = random.random_bool(0.3).then(|| "https://example.org/a?b=1".into());
        facts.person.nationality = random.random_bool(0.5).then(|| "MX".into());
        facts.person.age_group = random.random_bool(0.5).then(|| *AgeGroup::ALL.choose(random).unwrap());
        facts.person.gender = random.random_bool(0.5).then(|| *Gender::ALL.choose(random).unwrap());
        facts.counts.children = random.random_bool(0.3).then_some(1);
    })
}

fn place(random: &mut ChaCha8Rng) -> (f64, f64) {
    match random.random_range(0..10) {
        0 => (-112.123_45, 32.054_32),
        1 => *HARD_PLACES.choose(random).unwrap(),
        2 => (-112.0 + f64::from(random.random_range(-9..9)) * 1e-5, 32.0),
        _ => {
            let line = Regions::embedded().border_point(random.random_range(0.0..3_100.0));
            (line.lon() + random.random_range(-1.5..1.5), line.lat() + random.random_range(-1.5..1.5))
        }
    }
}

fn date(random: &mut ChaCha8Rng) -> PartialDate {
    let day = from_epoch_day(random.random_range(5_000..20_700)).unwrap();
    match random.random_range(0..8) {
        0 => PartialDate::Month(day.year(), day.month() as u8),
        1 => PartialDate::Year(day.year()),
        2 => {
            let end = from_epoch_day(crate::date::epoch_day(day) + random.random_range(0..500)).unwrap();
            PartialDate::interval(Bound::Day(day), Bound::Day(end)).unwrap()
        }
        3 => PartialDate::interval(Bound::Year(day.year()), Bound::Month(day.year() + 1, 3)).unwrap(),
        _ => PartialDate::Day(day),
    }
}

/// A hexagon of about 5 km around the middle of the square of a fixed lattice that a point lies in: as with real areas, what
/// lies together gets the same one.
fn area(point: E5) -> Area {
    const STEP: i32 = 7_000;
    let middle = |value: i32| value.div_euclid(STEP) * STEP + STEP / 2;
    let centre = E5 { lon: middle(point.lon), lat: middle(point.lat) };
    let at = Point::from(centre.to_lonlat());
    let ring: LineString<f64> = (0..6)
        .map(|corner| {
            let angle = f64::from(corner) * std::f64::consts::FRAC_PI_3;
            (at.x() + 0.05 * angle.cos(), at.y() + 0.05 * angle.sin())
        })
        .collect();
    let id = format!("86{:06x}{:06x}f", centre.lon.rem_euclid(1 << 24), centre.lat.rem_euclid(1 << 24));
    Area { id: id.into(), centre, radius_m: 5_600, shape: MultiPolygon::new(vec![Polygon::new(ring, Vec::new())]) }
}

/// Filters that each use a different part of the index, alone and together; the first takes everything, the last nothing.
pub(crate) fn filters() -> Vec<Filter> {
    const QUERIES: [&str; 16] = [
        "",
        "category=death",
        "category=raid,pursuit,death&actor=ice,border_patrol",
        "actor=inm",
        "from=2014-03&to=2019-06-15",
        "from=2025",
        "to=2001",
        "region=state:US-AZ,county:48141",
        "region=sector:tucson&verification=verified,disputed",
        "region=segment:550",
        "bbox=-113,31,-110,33",
        "bbox=170,-90,-112.5,90",
        "fatal=true&source=ogis,field",
        "fatal=false&from=2010",
        "q=rio",
        "category=death&fatal=false",
    ];
    let read = |query: &str| {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Filter::parse(&pairs, &[], Taxonomy::embedded(), Regions::embedded()).unwrap().0
    };
    QUERIES.map(read).to_vec()
}
