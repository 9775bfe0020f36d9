//! A small dataset and a way to ask the router about it.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use geo::{LineString, MultiPolygon, Polygon};
use serde_json::Value;
use spotlight_core::Uuid;
use spotlight_core::code::{DateKind, Verification};
use spotlight_core::index::{Dataset, Version};
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::{Area, Counts, Facts, Membership, Person, Precision, PublicIncident, Words};
use spotlight_core::region::Regions;
use spotlight_core::release::{Attribute, Cell, Count, Release, Table};
use spotlight_core::taxonomy::Taxonomy;
use spotlight_public::{Bounds, PublicState};
use tower::ServiceExt;

pub(crate) const INCIDENTS: u128 = 120;
pub(crate) const AREA_ID: &str = "8548d9b7fffffff";

/// The n-th incident: deaths south of Tucson, every tenth masked, every third with an unknown number of dead.
fn incident(n: u128) -> PublicIncident {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let masked = n.is_multiple_of(10);
    let at = if masked { LonLat::new(-111.5, 31.9) } else { LonLat::new(-112.5 + n as f64 / 100.0, 32.0) }.unwrap();
    let located = regions.locate(at).unwrap();
    let day = 1 + n % 5;
    let square = [(-111.6, 31.8), (-111.4, 31.8), (-111.4, 32.0), (-111.6, 32.0), (-111.6, 31.8)];
    let shape = MultiPolygon(vec![Polygon::new(LineString::from(square.to_vec()), vec![])]);
    let area = || Arc::new(Area { id: AREA_ID.into(), centre: at.to_e5(), radius_m: 15_000, shape });
    PublicIncident::new(Facts {
        id: Uuid::from_u128(n + 1),
        source_system: if n.is_multiple_of(2) { "sample-invented" } else { "ogis" }.into(),
        external_id: (!masked).then(|| format!("X-{n}").into()),
        category: taxonomy.find_category("death").unwrap(),
        date: if masked { "2023-05".into() } else { format!("2023-05-{day:02}") }.parse().unwrap(),
        date_kind: DateKind::Found,
        point: at.to_e5(),
        precision: if masked { Precision::Area(area()) } else { Precision::Exact },
        regions: Membership {
            country: Some(located.country),
            state: Some(located.state),
            county: Some(located.county),
            sector: located.sector,
            segment: Some(located.segment),
        },
        counts: Counts { dead: (!n.is_multiple_of(3)).then_some(1), ..Counts::default() },
        identified: None,
        actors: 0,
        source_type: None,
        source_quality: None,
        verification: Verification::Verified,
        words: Words { title: (!masked).then(|| "=cmd, \"quoted\"".into()), ..Words::default() },
        person: Person::default(),
        updated: if masked { "2026-11".into() } else { format!("2026-11-{:02}", 1 + n % 7) }.parse().unwrap(),
    })
    .unwrap()
}

pub(crate) fn state() -> Arc<PublicState> {
    bounded(Bounds::default())
}

/// The same with other bounds.
pub(crate) fn bounded(bounds: Bounds) -> Arc<PublicState> {
    let state = PublicState::bounded(bounds);
    let version = Version::of([[7; 32]], [9; 32]);
    let incidents = (0..INCIDENTS).map(incident).collect();
    let dataset = Dataset::build(incidents, version, Taxonomy::embedded(), Regions::embedded());
    state.swap(Arc::new(dataset.with_releases(vec![release(2022), release(2021).withhold(), release(2020)])));
    state
}

/// One incident whose texts try everything.
pub(crate) fn hostile() -> Arc<PublicState> {
    let mut facts = (*incident(1)).clone();
    facts.id = Uuid::from_u128(1);
    let text = "\u{202e}<script>alert(1)</script> \"quoted\" & 'x' <img src=x onerror=\"alert(1)\">\u{0}";
    facts.words = Words {
        place: Some(text.into()),
        title: Some(text.into()),
        description: Some(text.into()),
        lang: Some("\" onmouseover=x".into()),
        cause_of_death: Some(text.into()),
        source: Some(text.into()),
        source_url: Some("https://example.org/a?b=\"><i>".into()),
    };
    facts.external_id = Some(text.into());
    facts.source_system = text.into();
    let state = PublicState::new();
    let only = vec![PublicIncident::new(facts).unwrap()];
    let version = Version::of([[8; 32]], [9; 32]);
    state.swap(Arc::new(Dataset::build(only, version, Taxonomy::embedded(), Regions::embedded())));
    state
}

fn release(year: i16) -> Release {
    let rows = vec![("child".into(), Cell::Few), ("unknown".into(), Cell::Withheld)];
    let tables = vec![
        Table { attribute: Attribute::AgeGroup, rows: Some(rows) },
        Table { attribute: Attribute::Gender, rows: None },
    ];
    Release { state: "US-AZ".into(), year, made: "2023-02-01".parse().unwrap(), total: Count::new(23), tables }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) async fn send(state: &Arc<PublicState>, request: Request<Body>) -> Answer {
    let rest = spotlight_public::router(Arc::clone(state));
    let front = spotlight_public::Front::new(Arc::clone(state), rest, Arc::new(|_, _| {}));
    let response = front.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap().to_vec() }
}

pub(crate) async fn get(state: &Arc<PublicState>, path: &str) -> Answer {
    send(state, Request::get(path).body(Body::empty()).unwrap()).await
}
