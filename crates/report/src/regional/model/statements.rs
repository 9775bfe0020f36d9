//! What the author concludes, and what communities ask for.

use super::Context;
use crate::regional::document::{Block, Entry, Fact};
use crate::regional::markdown;
use crate::regional::spec::Statement;

impl Context<'_> {
    pub(super) fn findings(&self) -> Vec<Block> {
        self.statements(&self.spec.findings, 'F')
    }

    pub(super) fn recommendations(&self) -> Vec<Block> {
        self.statements(&self.spec.recommendations, 'R')
    }

    fn statements(&self, statements: &[Statement], letter: char) -> Vec<Block> {
        let entry = |(n, own): (usize, &Statement)| {
            Block::Entry(Entry {
                number: format!("{letter}{}", n + 1),
                title: own.title.clone(),
                text: markdown::parse(&own.text),
                facts: self.tags(own),
            })
        };
        statements.iter().enumerate().map(entry).collect()
    }

    fn tags(&self, own: &Statement) -> Vec<Fact> {
        let (words, lang) = (self.words, self.spec.lang);
        let regions: Vec<String> = own.regions.iter().map(|region| self.region(*region)).collect();
        let categories: Vec<String> =
            own.categories.iter().map(|id| self.taxonomy.category(*id).label.get(lang).to_owned()).collect();
        let guidelines: Vec<String> = own
            .guidelines
            .iter()
            .filter_map(|number| self.taxonomy.guidelines().iter().find(|own| own.number == *number))
            .map(|guideline| format!("{} {}", guideline.number, guideline.label.get(lang)))
            .collect();
        let tags = [
            ("tag.to", own.to.clone().into_iter().collect()),
            ("tag.regions", regions),
            ("tag.categories", categories),
            ("tag.guidelines", guidelines),
            ("tag.articles", own.articles.clone()),
        ];
        let fact = |(key, values): (&str, Vec<String>)| {
            (!values.is_empty()).then(|| Fact { name: words.t(key).to_owned(), value: values.join("; ") })
        };
        tags.into_iter().filter_map(fact).collect()
    }
}
