//! Incidents told one by one, as far as they are public.

use spotlight_core::public::{Precision, PublicIncident};

use super::Context;
use crate::regional::document::{Block, Entry, Fact};
use crate::regional::markdown::{self, Inline};
use crate::regional::words::number;

impl Context<'_> {
    pub(super) fn cases(&self) -> Vec<Block> {
        let told = self.spec.cases.iter().filter_map(|id| self.incident(*id));
        told.enumerate().map(|(n, incident)| Block::Entry(self.case(n + 1, incident))).collect()
    }

    fn case(&self, n: usize, incident: &PublicIncident) -> Entry {
        let (words, lang) = (self.words, self.spec.lang);
        let category = self.taxonomy.category(incident.category).label.get(lang);
        let title = incident
            .words
            .title
            .as_deref()
            .map_or_else(|| format!("{category}, {}", words.date(incident.date)), str::to_owned);
        // A text of somebody else: printed as it is, never read as Markdown.
        let paragraph = |text: &str| markdown::Block::Para { text: vec![Inline::Text { text: text.to_owned() }] };
        let text = match &incident.words.description {
            Some(text) => text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(paragraph).collect(),
            None => vec![paragraph(words.t("case.no_text"))],
        };
        let mut facts: Vec<Fact> = Vec::new();
        let mut tell = |key: &str, value: String| facts.push(Fact { name: words.t(key).to_owned(), value });
        tell("case.category", category.to_owned());
        let kind = self.taxonomy.date_kinds().iter().find(|kind| kind.code == incident.date_kind.as_str());
        let kind = kind.map(|kind| format!(" ({})", kind.label.get(lang))).unwrap_or_default();
        tell("case.date", words.date(incident.date) + &kind);
        tell("case.place", self.place(incident));
        let counts = &incident.counts;
        for (key, count) in
            [("case.dead", counts.dead), ("case.missing", counts.missing), ("case.injured", counts.injured)]
        {
            if let Some(count) = count {
                tell(key, number(u64::from(count)));
            }
        }
        if let Some(cause) = incident.words.cause_of_death.as_deref() {
            tell("case.cause", cause.to_owned());
        }
        let actors: Vec<String> =
            incident.actor_ids().map(|actor| self.taxonomy.actor(actor).label.get(lang).to_owned()).collect();
        if !actors.is_empty() {
            tell("case.actors", actors.join("; "));
        }
        let degree = self.label(spotlight_core::summary::Dimension::Verification, incident.verification.as_str());
        tell("case.verification", degree);
        tell("case.source", source_of(incident));
        tell("case.id", incident.id.to_string());
        let outside = !self.spec.filter.matches(incident, self.taxonomy) || !self.now.matches(incident, self.taxonomy);
        if outside {
            tell("case.note", words.t("case.outside").to_owned());
        }
        Entry { number: format!("C{n}"), title, text, facts }
    }

    /// Where it was, as exactly as is public.
    fn place(&self, incident: &PublicIncident) -> String {
        let words = self.words;
        let finest = incident.regions.county.or(incident.regions.state).or(incident.regions.country);
        let region = finest.map(|id| self.region(id)).unwrap_or_default();
        let place = incident.words.place.as_deref().unwrap_or_default();
        let named = [place, &region].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        match &incident.precision {
            Precision::Exact => named,
            Precision::Area(area) => {
                let km = format!("{:.0}", (f64::from(area.radius_m) / 1000.0).max(1.0));
                words.fill("case.in_area", &[("region", &named), ("km", &km)])
            }
            Precision::Region(_) => words.fill("case.in_region", &[("region", &named)]),
        }
    }
}

/// Register, number, who says so, and the address.
fn source_of(incident: &PublicIncident) -> String {
    let own = [
        Some(&*incident.source_system),
        incident.external_id.as_deref(),
        incident.words.source.as_deref(),
        incident.words.source_url.as_deref(),
    ];
    own.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
