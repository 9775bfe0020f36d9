//! The cover and the provenance.

use spotlight_core::date::PartialDate;

use super::Context;
use crate::regional::document::{Document, Fact, Section};
use crate::regional::provenance::Provenance;
use crate::regional::{hex, sha256};

/// Name and version of what builds reports.
pub(super) const SOFTWARE: &str = concat!("Spotlight ", env!("CARGO_PKG_VERSION"));

impl Context<'_> {
    pub(super) fn document(&self, sections: Vec<Section>) -> Document {
        let (spec, words) = (self.spec, self.words);
        let organisation = spec.organisation.as_deref().or(self.inputs.organisation).map(str::to_owned);
        let date = spec.build_date.or_else(|| self.dataset_date());
        let fact = |key: &str, value: String| Fact { name: words.t(key).to_owned(), value };
        let mut cover = vec![fact("cover.regions", self.where_()), fact("cover.period", words.date(spec.period))];
        if let Some((period, _)) = self.before {
            cover.push(fact("cover.comparison", words.date(period)));
        }
        cover.push(fact("cover.registers", self.registers()));
        cover.push(fact("cover.version", self.inputs.dataset.version().to_string()));
        let mut provenance = self.provenance();
        provenance.organisation.clone_from(&organisation);
        provenance.build_date = date.map(|date| date.to_string());
        Document {
            lang: spec.lang,
            title: spec.title.clone(),
            subtitle: spec.subtitle.clone(),
            organisation,
            date,
            cover,
            sections,
            provenance,
        }
    }

    /// All regions and polygons in words.
    pub(super) fn where_(&self) -> String {
        let regions = self.spec.regions.iter().map(|region| self.region(*region));
        let areas = self.spec.areas.iter().map(|area| area.name.clone());
        let all: Vec<String> = regions.chain(areas).collect();
        if all.is_empty() { self.words.t("cover.everywhere").to_owned() } else { self.words.list(&all) }
    }

    /// The registers that the filter names, or all of the dataset.
    pub(super) fn registers(&self) -> String {
        let named = &self.spec.filter.sources;
        let all = self.inputs.dataset.sources().iter().map(|(code, _)| code.to_string());
        let codes: Vec<String> = if named.is_empty() { all.collect() } else { named.clone() };
        if codes.is_empty() { self.words.t("cover.no_registers").to_owned() } else { self.words.list(&codes) }
    }

    /// The day of the last change of anything public; of a change that is known by its month only, the first of that.
    fn dataset_date(&self) -> Option<jiff::civil::Date> {
        let all = self.inputs.dataset;
        let newest = all.newest(&spotlight_core::filter::Filter::default()).into_iter();
        newest.map(|row| all.incident(row).updated.first_day()).max()
    }

    fn provenance(&self) -> Provenance {
        let query = |period: PartialDate| self.scope.stated(period).to_query(self.taxonomy, self.geo);
        let doubles = |period: PartialDate| self.inputs.doubles.count(self.scope, period);
        Provenance {
            dataset: hex(self.inputs.dataset.version().as_bytes()),
            filter: query(self.spec.period),
            comparison_filter: self.before.as_ref().map(|(period, _)| query(*period)),
            language: self.spec.lang.as_str().to_owned(),
            software: SOFTWARE.to_owned(),
            build_date: None,
            spec_sha256: sha256(self.spec.source.as_bytes()),
            possible_doubles: doubles(self.spec.period).map(|(now, _)| now),
            comparison_doubles: self.before.as_ref().and_then(|(period, _)| doubles(*period)).map(|(_, before)| before),
            command: self.inputs.command.to_owned(),
            organisation: None,
            licence: self.inputs.licence.map(str::to_owned),
        }
    }
}
