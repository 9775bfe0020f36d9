//! How a report is cited.

use super::document::Document;
use super::words::Words;

impl Document {
    /// One line that says how to cite it.
    pub(super) fn citation(&self) -> String {
        Words::of(self.lang).fill("citation.cite_as", &[("citation", &self.reference())])
    }

    /// Who, when, what, of which data, by which program.
    pub fn reference(&self) -> String {
        let words = Words::of(self.lang);
        let year = self.date.map_or_else(|| words.t("citation.no_date").to_owned(), |date| date.year().to_string());
        let who = self.organisation.clone().unwrap_or_else(|| "Spotlight".to_owned());
        let version = &self.provenance.dataset[..16.min(self.provenance.dataset.len())];
        let values = [
            ("who", &*who),
            ("year", &*year),
            ("title", &*self.title),
            ("version", version),
            ("software", &*self.provenance.software),
        ];
        words.fill("citation.text", &values)
    }
}
