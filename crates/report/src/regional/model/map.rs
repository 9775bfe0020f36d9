//! Maps: where, how many in each county, and year by year.

use std::collections::BTreeMap;

use spotlight_core::public::{Precision, PublicIncident};
use spotlight_core::region::RegionId;
use spotlight_core::summary::Dimension;

use super::Context;
use crate::regional::chart::map::{self, Dot, Ground};
use crate::regional::document::{Block, Figure};
use crate::regional::words::number;

/// Years that have a small map each.
const MOST_YEARS: usize = 16;

impl Context<'_> {
    pub(super) fn maps(&self) -> Vec<Block> {
        let words = self.words;
        if self.seen.total == 0 {
            return Vec::new();
        }
        let period = words.date(self.spec.period);
        let mut dots: Vec<Dot> = self.scope.incidents(self.spec.period).map(dot).collect();
        let ground = self.ground(&dots);
        let hidden = dots.iter().filter(|dot| dot.of_region).count() as u64;
        dots.retain(|dot| !dot.of_region);
        let mut blocks = Vec::new();
        let caption = words.fill("figure.map", &[("period", &period)]);
        let alt = words.fill(
            "alt.map",
            &[("where", &*self.where_()), ("n", &*number(dots.len() as u64)), ("hidden", &*number(hidden))],
        );
        blocks.push(Block::Figure(Figure { id: "map", caption, alt, svg: map::places(words, &ground, &dots) }));
        if hidden > 0 {
            blocks.push(Block::Note(words.n("note.not_on_map", hidden)));
        }
        if ground.cropped() {
            blocks.push(Block::Text(words.t("note.cropped").to_owned()));
        }
        let counties = self.county_counts();
        if counties.len() > 1 {
            let caption = words.fill("figure.choropleth", &[("period", &period)]);
            let mut most: Vec<&(RegionId, u64)> = counties.iter().collect();
            most.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
            let listed: Vec<String> =
                most.iter().take(10).map(|(id, n)| format!("{}: {}", self.region(*id), number(*n))).collect();
            let alt = words.fill("alt.choropleth", &[("values", &listed.join("; "))]);
            let svg = map::choropleth(words, &ground, &counties);
            blocks.push(Block::Figure(Figure { id: "choropleth", caption, alt, svg }));
        }
        blocks.extend(self.small_multiples(&ground).map(Block::Figure));
        blocks
    }

    fn ground(&self, dots: &[Dot]) -> Ground {
        Ground::new(self.geo, &self.spec.regions, &self.spec.areas, dots, self.spec.lang)
    }

    fn county_counts(&self) -> Vec<(RegionId, u64)> {
        let find = |code: &str| self.geo.find(spotlight_core::region::RegionKind::County, code);
        let summary = self.by(&[Dimension::County]);
        summary.rows().filter_map(|row| Some((find(&row.key[0])?.id(), row.incidents))).collect()
    }

    /// The years that hold a whole date each, as in the table of years.
    fn small_multiples(&self, ground: &Ground) -> Option<Figure> {
        let words = self.words;
        let mut years: BTreeMap<i16, Vec<Dot>> = BTreeMap::new();
        for incident in self.scope.incidents(self.spec.period) {
            if let Some(year) = incident.date.only_year() {
                years.entry(year).or_default().push(dot(incident));
            }
        }
        if years.len() < 2 || years.len() > MOST_YEARS {
            return None;
        }
        let listed: Vec<String> =
            years.iter().map(|(year, dots)| format!("{year}: {}", number(dots.len() as u64))).collect();
        let maps: Vec<(String, u64, Vec<Dot>)> = years
            .into_iter()
            .map(|(year, mut dots)| {
                let n = dots.len() as u64;
                dots.retain(|dot| !dot.of_region);
                (format!("{year}{}", if self.partial(year) { " *" } else { "" }), n, dots)
            })
            .collect();
        Some(Figure {
            id: "years",
            caption: words.fill("figure.years", &[("period", &words.date(self.spec.period))]),
            alt: words.fill("alt.years", &[("values", &listed.join(", "))]),
            svg: map::small_multiples(words, ground, &maps),
        })
    }
}

/// Where an incident is drawn.
fn dot(incident: &PublicIncident) -> Dot {
    let at = incident.point.to_lonlat();
    Dot {
        lon: at.lon(),
        lat: at.lat(),
        area: matches!(incident.precision, Precision::Area(_)),
        of_region: matches!(incident.precision, Precision::Region(_)),
    }
}
