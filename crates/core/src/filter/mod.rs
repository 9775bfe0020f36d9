//! The one filter: the same question for tiles, list, summary, timeline, export and report.
//!
//! [`Filter::matches`] is its meaning, written as plainly as possible; the index must agree with it (and is tested to).
//! [`parse`](Filter::parse) and [`to_query`](Filter::to_query) are its one query-string form.

mod error;
mod parse;
mod query;
#[cfg(test)]
mod tests;

use std::hash::{Hash, Hasher};

use jiff::civil::Date;

pub use error::{FilterError, FilterErrors, Problem};
pub use parse::PARAMETERS;

use crate::code::Verification;
use crate::date::PartialDate;
use crate::public::PublicIncident;
use crate::region::RegionId;
use crate::taxonomy::{CategoryId, Taxonomy};
use crate::words;

/// Which incidents are asked for. The default takes all. Sets that are empty restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Filter {
    /// Any of these categories: [`CategoryId::bit`]s; 0 for all.
    pub categories: u64,
    /// Any of these actors: [`ActorId::bit`](crate::taxonomy::ActorId::bit)s; 0 for all.
    pub actors: u64,
    /// The date overlaps the period that begins with the first day of this.
    pub from: Option<PartialDate>,
    /// The date overlaps the period that ends with the last day of this.
    pub to: Option<PartialDate>,
    /// In any of these regions; sorted, without repeats.
    pub regions: Vec<RegionId>,
    /// The public point lies in this box, edges included.
    pub bbox: Option<Bbox>,
    /// Any of these degrees of verification; sorted, without repeats.
    pub verification: Vec<Verification>,
    /// Somebody died, or nobody is known to have.
    pub fatal: Option<bool>,
    /// From any of these source systems; sorted, without repeats.
    pub sources: Vec<String>,
    /// Every one of these begins a word of the public texts; folded, sorted, without repeats.
    pub words: Vec<String>,
}

/// A box in degrees; it crosses the antimeridian when `west > east` (RFC 7946).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bbox {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

/// No edge is NaN: [`Bbox::from_str`](std::str::FromStr) refuses it.
impl Eq for Bbox {}

impl Hash for Bbox {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Adding zero makes −0 the 0 that it equals.
        [self.west, self.south, self.east, self.north].map(|edge| (edge + 0.0).to_bits()).hash(state);
    }
}

impl Bbox {
    /// Whether a position lies in the box or on its edge.
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        let across = if self.west <= self.east {
            self.west <= lon && lon <= self.east
        } else {
            self.west <= lon || lon <= self.east
        };
        across && self.south <= lat && lat <= self.north
    }
}

impl Filter {
    /// The meaning of the filter: whether it takes an incident.
    pub fn matches(&self, incident: &PublicIncident, taxonomy: &Taxonomy) -> bool {
        let at = incident.point.to_lonlat();
        let (first, last) = self.period();
        (self.categories == 0 || self.categories & incident.category.bit() != 0)
            && (self.actors == 0 || self.actors & incident.actors != 0)
            && first.is_none_or(|first| incident.date.last_day() >= first)
            && last.is_none_or(|last| incident.date.first_day() <= last)
            && (self.regions.is_empty() || self.regions.iter().any(|region| incident.regions.contains(*region)))
            && self.bbox.is_none_or(|bbox| bbox.contains(at.lon(), at.lat()))
            && (self.verification.is_empty() || self.verification.contains(&incident.verification))
            && self.fatal.is_none_or(|fatal| fatal == incident.is_fatal(taxonomy.death()))
            && (self.sources.is_empty() || self.sources.iter().any(|s| **s == *incident.source_system))
            && self.words.iter().all(|start| {
                searched_texts(incident)
                    .any(|text| words::words(text).iter().any(|word| word.starts_with(start.as_str())))
            })
    }

    /// The first and the last day of the period, where it has one.
    pub fn period(&self) -> (Option<Date>, Option<Date>) {
        (self.from.map(PartialDate::first_day), self.to.map(PartialDate::last_day))
    }

    /// Whether it takes everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The categories as ids.
    pub fn category_ids(&self) -> impl Iterator<Item = CategoryId> {
        let set = self.categories;
        (0..crate::taxonomy::MAX_CODES).filter(move |i| set >> i & 1 == 1).map(CategoryId::from_index)
    }
}

/// The public texts that `q` looks into.
pub(crate) fn searched_texts(incident: &PublicIncident) -> impl Iterator<Item = &str> {
    let words = &incident.words;
    [&words.title, &words.description, &words.place, &words.cause_of_death, &words.source]
        .into_iter()
        .chain([&incident.external_id])
        .filter_map(|text| text.as_deref())
}
