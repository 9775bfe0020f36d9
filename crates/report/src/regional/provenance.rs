//! Where every figure of a report comes from.

use serde::{Deserialize, Serialize};

use super::document::Fact;
use super::words::{Words, number};

/// What is needed to build a report again, printed on its last page and carried by its PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The dataset version: SHA-256 over the checksums of all public blocks and the rules that they were made under.
    pub dataset: String,
    /// The filter as a query string.
    pub filter: String,
    /// The filter of the comparison period.
    pub comparison_filter: Option<String>,
    /// `en` or `es`.
    pub language: String,
    /// Name and version of the program.
    pub software: String,
    /// The date of the report: year-month-day.
    pub build_date: Option<String>,
    /// SHA-256 of the spec.
    pub spec_sha256: String,
    /// How many pairs of its incidents may be the same event, which nobody had decided yet; none where nobody has looked.
    pub possible_doubles: Option<u64>,
    /// The same of the comparison period.
    pub comparison_doubles: Option<u64>,
    /// The command that builds it again.
    pub command: String,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
}

impl Provenance {
    /// What stands on the last page.
    pub(super) fn facts(&self, words: &Words) -> Vec<Fact> {
        // Colons and commas mean the same written out, and can be read.
        let plain = |text: &str| text.replace("%3A", ":").replace("%2C", ",");
        let all = |text: &str| if text.is_empty() { words.t("provenance.all").to_owned() } else { plain(text) };
        let rows = [
            ("provenance.dataset", Some(self.dataset.clone())),
            ("provenance.filter", Some(all(&self.filter))),
            ("provenance.comparison_filter", self.comparison_filter.as_deref().map(all)),
            ("provenance.doubles", self.possible_doubles.map(number)),
            ("provenance.language", Some(words.t("provenance.this_language").to_owned())),
            ("provenance.software", Some(self.software.clone())),
            ("provenance.build_date", self.build_date.clone()),
            ("provenance.spec", Some(self.spec_sha256.clone())),
            ("provenance.licence", self.licence.clone()),
            ("provenance.command", Some(self.command.clone())),
        ];
        let fact = |(key, value): (&str, Option<String>)| Some(Fact { name: words.t(key).to_owned(), value: value? });
        rows.into_iter().filter_map(fact).collect()
    }
}
