//! The form of a block, apart from the domain's types.

use std::borrow::Cow;
use std::sync::Arc;

use geo::{LineString, MultiPolygon, Polygon};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::SnapshotError;
use crate::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use crate::date::{Bound, PartialDate, epoch_day, from_epoch_day};
use crate::lonlat::E5;
use crate::public::{Area, Counts, Facts, Membership, Person, Precision, PublicIncident, Words};
use crate::region::{RegionId, RegionKind, Regions};
use crate::taxonomy::{CategoryId, Taxonomy};

/// The first byte of a block.
pub(super) const VERSION: u8 = 1;

/// One block. The dictionaries are in the order of first use.
#[derive(Serialize, Deserialize)]
pub(super) struct Block<'a> {
    version: u8,
    sources: Vec<String>,
    categories: Vec<String>,
    actors: Vec<String>,
    regions: Vec<(u8, String)>,
    areas: Vec<AreaRow>,
    pub(super) rows: Vec<Row<'a>>,
}

#[derive(Serialize, Deserialize)]
struct AreaRow {
    id: String,
    centre: (i32, i32),
    radius_m: u32,
    /// Polygons, each its rings, each its corners in degrees.
    shape: Vec<Vec<Vec<(f64, f64)>>>,
}

#[derive(Serialize, Deserialize)]
enum PlaceRow {
    Exact,
    Area(u32),
    Region(u32),
}

#[derive(Serialize, Deserialize)]
enum DateRow {
    Bound(BoundRow),
    Interval(BoundRow, BoundRow),
}

#[derive(Serialize, Deserialize)]
enum BoundRow {
    /// Days since 1970-01-01.
    Day(i32),
    Month(i16, u8),
    Year(i16),
}

/// One incident. Codes of fixed lists are their places in `ALL`, plus one where 0 stands for none.
#[derive(Serialize, Deserialize)]
pub(super) struct Row<'a> {
    id: [u8; 16],
    source: u32,
    external_id: Option<Cow<'a, str>>,
    category: u8,
    date: DateRow,
    date_kind: u8,
    point: (i32, i32),
    place: PlaceRow,
    /// Country, state, county, sector, segment: place in the dictionary plus one, 0 for none.
    regions: [u32; 5],
    counts: [Option<u32>; 7],
    identified: Option<bool>,
    actors: Vec<u8>,
    source_type: u8,
    source_quality: Option<u8>,
    verification: u8,
    /// Place, title, description, language, cause of death, source, source link.
    words: [Option<Cow<'a, str>>; 7],
    nationality: Option<Cow<'a, str>>,
    age_group: u8,
    gender: u8,
    updated: DateRow,
}

/// What the codes of a block stand for in this installation.
pub(super) struct Dictionaries {
    sources: Vec<Box<str>>,
    categories: Vec<CategoryId>,
    actors: Vec<u64>,
    regions: Vec<RegionId>,
    areas: Vec<Arc<Area>>,
}

/// Collects values in the order of first use.
struct Collector<K>(FxHashMap<K, u32>);

impl<K: std::hash::Hash + Eq> Collector<K> {
    fn place(&mut self, key: K) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }

    fn in_order<T>(self, of: impl Fn(K) -> T) -> Vec<T> {
        let mut entries: Vec<_> = self.0.into_iter().collect();
        entries.sort_unstable_by_key(|(_, place)| *place);
        entries.into_iter().map(|(key, _)| of(key)).collect()
    }
}

impl<K> Default for Collector<K> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<'a> Block<'a> {
    pub(super) fn of(incidents: &'a [PublicIncident], taxonomy: &Taxonomy, regions: &Regions) -> Self {
        let mut sources = Collector::<&str>::default();
        let mut categories = Collector::default();
        let mut actors = Collector::default();
        let mut used = Collector::default();
        let mut areas = Collector::<&str>::default();
        let mut shapes: Vec<AreaRow> = Vec::new();
        let mut rows = Vec::with_capacity(incidents.len());
        for incident in incidents {
            let place = match &incident.precision {
                Precision::Exact => PlaceRow::Exact,
                Precision::Region(id) => PlaceRow::Region(used.place(*id)),
                Precision::Area(area) => {
                    let place = areas.place(&*area.id);
                    if place as usize == shapes.len() {
                        shapes.push(area_row(area));
                    }
                    PlaceRow::Area(place)
                }
            };
            let m = incident.regions;
            rows.push(Row {
                id: *incident.id.as_bytes(),
                source: sources.place(&incident.source_system),
                external_id: incident.external_id.as_deref().map(Cow::Borrowed),
                category: categories.place(incident.category) as u8,
                date: date_row(incident.date),
                date_kind: incident.date_kind as u8,
                point: (incident.point.lon, incident.point.lat),
                place,
                regions: [m.country, m.state, m.county, m.sector, m.segment]
                    .map(|region| region.map_or(0, |id| used.place(id) + 1)),
                counts: counts_row(incident.counts),
                identified: incident.identified,
                actors: incident.actor_ids().map(|actor| actors.place(actor) as u8).collect(),
                source_type: incident.source_type.map_or(0, |t| t as u8 + 1),
                source_quality: incident.source_quality,
                verification: incident.verification as u8,
                words: words_row(&incident.words),
                nationality: incident.person.nationality.as_deref().map(Cow::Borrowed),
                age_group: incident.person.age_group.map_or(0, |a| a as u8 + 1),
                gender: incident.person.gender.map_or(0, |g| g as u8 + 1),
                updated: date_row(incident.updated),
            });
        }
        Self {
            version: VERSION,
            sources: sources.in_order(str::to_owned),
            categories: categories.in_order(|id| taxonomy.category(id).code.clone()),
            actors: actors.in_order(|id| taxonomy.actor(id).code.clone()),
            regions: used.in_order(|id| {
                let region = regions.get(id);
                (region.kind() as u8, region.code().to_owned())
            }),
            areas: shapes,
            rows,
        }
    }
}

impl Dictionaries {
    pub(super) fn resolve(block: &Block<'_>, taxonomy: &Taxonomy, regions: &Regions) -> Result<Self, SnapshotError> {
        let unknown = |list, code: &str| SnapshotError::UnknownCode { list, code: code.to_owned() };
        Ok(Self {
            sources: block.sources.iter().map(|source| source.as_str().into()).collect(),
            categories: block
                .categories
                .iter()
                .map(|code| taxonomy.find_category(code).ok_or_else(|| unknown("category", code)))
                .collect::<Result<_, _>>()?,
            actors: block
                .actors
                .iter()
                .map(|code| {
                    taxonomy.find_actor(code).map(crate::taxonomy::ActorId::bit).ok_or_else(|| unknown("actor", code))
                })
                .collect::<Result<_, _>>()?,
            regions: block
                .regions
                .iter()
                .map(|(kind, code)| {
                    let kind = pick(&RegionKind::ALL, *kind, "region kind")?;
                    regions.find(kind, code).map(crate::region::Region::id).ok_or_else(|| unknown("region", code))
                })
                .collect::<Result<_, _>>()?,
            areas: block.areas.iter().map(|row| Arc::new(area(row))).collect(),
        })
    }
}

impl Row<'_> {
    #[expect(clippy::similar_names, reason = "the names of the fields")]
    pub(super) fn into_facts(self, own: &Dictionaries) -> Result<Facts, SnapshotError> {
        let point = E5 { lon: self.point.0, lat: self.point.1 };
        let region = |place: u32| match place {
            0 => Ok(None),
            place => at(&own.regions, place - 1, "region").map(Some),
        };
        let [country, state, county, sector, segment] = self.regions;
        let [dead, missing, injured, survivors, women, men, children] = self.counts;
        let text = |text: Option<Cow<'_, str>>| text.map(|text| text.into_owned().into_boxed_str());
        let [place, title, description, lang, cause_of_death, source, source_url] = self.words.map(text);
        let mut actors = 0;
        for place in self.actors {
            actors |= at(&own.actors, u32::from(place), "actor")?;
        }
        Ok(Facts {
            id: uuid::Uuid::from_bytes(self.id),
            source_system: at(&own.sources, self.source, "source")?,
            external_id: text(self.external_id),
            category: at(&own.categories, u32::from(self.category), "category")?,
            date: date(&self.date)?,
            date_kind: pick(&DateKind::ALL, self.date_kind, "kind of date")?,
            point,
            precision: match self.place {
                PlaceRow::Exact => Precision::Exact,
                PlaceRow::Area(place) => Precision::Area(at(&own.areas, place, "area")?),
                PlaceRow::Region(place) => Precision::Region(at(&own.regions, place, "region")?),
            },
            regions: Membership {
                country: region(country)?,
                state: region(state)?,
                county: region(county)?,
                sector: region(sector)?,
                segment: region(segment)?,
            },
            counts: Counts { dead, missing, injured, survivors, women, men, children },
            identified: self.identified,
            actors,
            source_type: pick_optional(&SourceType::ALL, self.source_type, "kind of source")?,
            source_quality: self.source_quality,
            verification: pick(&Verification::ALL, self.verification, "verification")?,
            words: Words { place, title, description, lang, cause_of_death, source, source_url },
            person: Person {
                nationality: text(self.nationality),
                age_group: pick_optional(&AgeGroup::ALL, self.age_group, "age group")?,
                gender: pick_optional(&Gender::ALL, self.gender, "gender")?,
            },
            updated: date(&self.updated)?,
        })
    }
}

fn at<T: Clone>(list: &[T], place: u32, what: &'static str) -> Result<T, SnapshotError> {
    list.get(place as usize).cloned().ok_or(SnapshotError::Value(what))
}

fn pick<T: Copy>(all: &[T], place: u8, what: &'static str) -> Result<T, SnapshotError> {
    all.get(usize::from(place)).copied().ok_or(SnapshotError::Value(what))
}

fn pick_optional<T: Copy>(all: &[T], place: u8, what: &'static str) -> Result<Option<T>, SnapshotError> {
    place.checked_sub(1).map(|place| pick(all, place, what)).transpose()
}

fn counts_row(c: Counts) -> [Option<u32>; 7] {
    [c.dead, c.missing, c.injured, c.survivors, c.women, c.men, c.children]
}

fn words_row(w: &Words) -> [Option<Cow<'_, str>>; 7] {
    let words = [&w.place, &w.title, &w.description, &w.lang, &w.cause_of_death, &w.source, &w.source_url];
    words.map(|text| text.as_deref().map(Cow::Borrowed))
}

fn date_row(date: PartialDate) -> DateRow {
    let bound = |bound| match bound {
        Bound::Day(day) => BoundRow::Day(epoch_day(day)),
        Bound::Month(year, month) => BoundRow::Month(year, month),
        Bound::Year(year) => BoundRow::Year(year),
    };
    match date {
        PartialDate::Day(day) => DateRow::Bound(bound(Bound::Day(day))),
        PartialDate::Month(year, month) => DateRow::Bound(bound(Bound::Month(year, month))),
        PartialDate::Year(year) => DateRow::Bound(bound(Bound::Year(year))),
        PartialDate::Interval(from, to) => DateRow::Interval(bound(from), bound(to)),
    }
}

fn date(row: &DateRow) -> Result<PartialDate, SnapshotError> {
    let bound = |row: &BoundRow| match *row {
        BoundRow::Day(days) => from_epoch_day(days).map(Bound::Day),
        BoundRow::Month(year, month) => PartialDate::month(year, month).map(|_| Bound::Month(year, month)),
        BoundRow::Year(year) => PartialDate::year(year).map(|_| Bound::Year(year)),
    };
    let read = match row {
        DateRow::Bound(row) => bound(row).map(PartialDate::from),
        DateRow::Interval(from, to) => {
            bound(from).zip(bound(to)).and_then(|(from, to)| PartialDate::interval(from, to))
        }
    };
    read.ok_or(SnapshotError::Value("date"))
}

fn area_row(area: &Area) -> AreaRow {
    let ring = |ring: &LineString<f64>| ring.coords().map(|c| (c.x, c.y)).collect::<Vec<_>>();
    AreaRow {
        id: area.id.to_string(),
        centre: (area.centre.lon, area.centre.lat),
        radius_m: area.radius_m,
        shape: area
            .shape
            .iter()
            .map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect())
            .collect(),
    }
}

fn area(row: &AreaRow) -> Area {
    let polygon = |rings: &Vec<Vec<(f64, f64)>>| {
        let mut rings = rings.iter().map(|ring| LineString::from(ring.clone()));
        Polygon::new(rings.next().unwrap_or_else(|| LineString::new(Vec::new())), rings.collect())
    };
    Area {
        id: row.id.as_str().into(),
        centre: E5 { lon: row.centre.0, lat: row.centre.1 },
        radius_m: row.radius_m,
        shape: MultiPolygon::new(row.shape.iter().map(polygon).collect()),
    }
}
