//! The rights that an incident may touch: the taxonomy's codes, with the names of the instruments.

use std::collections::HashMap;
use std::sync::LazyLock;

use spotlight_core::Lang;
use spotlight_core::taxonomy::{Label, part_right};

const FILE: &str = include_str!("../../../../data/taxonomy/instruments.json");

static INSTRUMENTS: LazyLock<HashMap<String, Label>> =
    LazyLock::new(|| serde_json::from_str(FILE).expect("the names of the instruments are tested"));

/// An instrument and its articles, as the taxonomy writes them: "ICPPED 1–3, 24".
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Right<'a> {
    /// The instrument as the taxonomy writes it.
    pub instrument: &'a str,
    /// The articles; empty where the taxonomy names none.
    pub articles: &'a str,
}

impl<'a> Right<'a> {
    /// Parts a right as the taxonomy writes it.
    pub(super) fn of(code: &'a str) -> Self {
        let (instrument, articles) = part_right(code);
        Self { instrument, articles }
    }

    /// The whole name of the instrument; none of one that an organisation added without a name.
    pub(super) fn name(&self, lang: Lang) -> Option<&'static str> {
        INSTRUMENTS.get(self.instrument).map(|label| label.get(lang))
    }

    /// Whether it is about more than one article.
    pub(super) fn several(&self) -> bool {
        self.articles.contains([',', '–', '-'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spotlight_core::taxonomy::Taxonomy;

    #[test]
    fn every_right_of_the_taxonomy_has_the_name_of_its_instrument_and_articles() {
        for category in Taxonomy::embedded().categories() {
            for code in &category.rights {
                let right = Right::of(code);
                assert!(!right.articles.is_empty(), "{code}");
                for lang in Lang::ALL {
                    assert!(right.name(lang).is_some_and(|name| name.len() > 10), "{code}");
                }
            }
        }
    }

    #[test]
    fn a_code_is_parted_where_its_articles_begin() {
        let right = Right::of("Refugee Convention/Protocol 33");
        assert_eq!((right.instrument, right.articles, right.several()), ("Refugee Convention/Protocol", "33", false));
        assert!(Right::of("ICPPED 1–3, 24").several());
        assert_eq!(Right::of("Some charter"), Right { instrument: "Some charter", articles: "" });
        assert_eq!(Right::of("Some charter").name(Lang::En), None);
    }
}
