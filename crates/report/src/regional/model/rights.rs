//! Rights that the categories may touch, the instruments that they stand in, and who is bound.

use std::collections::BTreeMap;

use spotlight_core::date::PartialDate;
use spotlight_core::summary::Dimension;

use super::Context;
use crate::regional::document::{Block, Cell, Fact, Table};
use crate::regional::rights::{self, Action, Kind, Right, Status, Treaty};

/// Instruments of the region's own system; they bind whatever the category.
const INTER_AMERICAN: [&str; 2] = ["American Convention", "American Declaration"];

/// What is said of an instrument.
#[derive(Default)]
struct Touched {
    articles: Vec<String>,
    categories: Vec<String>,
    incidents: u64,
}

impl Context<'_> {
    pub(super) fn rights(&self) -> Vec<Block> {
        let words = self.words;
        let touched = self.touched();
        let mut instruments: Vec<&str> = touched.keys().map(String::as_str).collect();
        for code in self.spec.findings.iter().chain(&self.spec.recommendations).flat_map(|own| &own.articles) {
            instruments.push(Right::of(code).code);
        }
        if instruments.is_empty() {
            return Vec::new();
        }
        instruments.extend(INTER_AMERICAN);
        let mut blocks = vec![Block::Text(words.t("text.rights").to_owned())];
        if !touched.is_empty() {
            blocks.push(Block::Table(self.touched_table(&touched)));
        }
        blocks.extend(self.guidelines().map(Block::Table));
        let listed: Vec<&str> = rights::codes().filter(|code| instruments.contains(code)).collect();
        blocks.push(Block::Heading(words.t("text.bound_heading").to_owned()));
        blocks.push(Block::Text(words.fill("text.bound", &[("date", &words.date(rights::written()))])));
        blocks.push(Block::Table(self.bound_table(&listed)));
        let notes = listed.iter().flat_map(|code| self.reservations(code)).collect::<Vec<_>>();
        if !notes.is_empty() {
            blocks.push(Block::Facts(notes));
        }
        blocks
    }

    /// What the categories of the period touch, by instrument.
    fn touched(&self) -> BTreeMap<String, Touched> {
        let mut touched: BTreeMap<String, Touched> = BTreeMap::new();
        for row in self.by(&[Dimension::Category]).rows() {
            let Some(id) = self.taxonomy.find_category(&row.key[0]) else { continue };
            for code in &self.taxonomy.category(id).rights {
                let right = Right::of(code);
                let own = touched.entry(right.code.to_owned()).or_default();
                own.articles.extend(right.articles.split(',').map(|article| article.trim().to_owned()));
                own.categories.push(self.label(Dimension::Category, &row.key[0]));
                own.incidents += row.incidents;
            }
        }
        for own in touched.values_mut() {
            own.articles.sort_by_key(|article| (leading(article), article.clone()));
            own.articles.dedup();
        }
        touched
    }

    fn touched_table(&self, touched: &BTreeMap<String, Touched>) -> Table {
        let words = self.words;
        let values = [
            ("articles", words.t("column.articles")),
            ("categories", words.t("column.categories")),
            ("incidents", words.t("column.incidents")),
        ];
        let caption = words.fill("table.rights", &[("period", &words.date(self.spec.period))]);
        let mut table = Table::new("rights", caption, &[("instrument", words.t("column.instrument"))], &values);
        for (code, own) in touched {
            let categories = own.categories.join("; ");
            table.push(
                &[code],
                vec![self.named(code).into(), own.articles.join(", ").into(), categories.into(), own.incidents.into()],
            );
        }
        table.notes.push(words.t("note.rights").to_owned());
        table
    }

    /// An instrument's short code and whole name.
    pub(super) fn named(&self, code: &str) -> String {
        match rights::find(code) {
            Some(own) if code.chars().any(char::is_lowercase) => own.name.get(self.spec.lang).to_owned(),
            Some(own) => format!("{} ({code})", own.name.get(self.spec.lang)),
            None => code.to_owned(),
        }
    }

    fn bound_table(&self, listed: &[&str]) -> Table {
        let words = self.words;
        let values =
            [("in_force", words.t("column.in_force")), ("us", words.t("column.us")), ("mx", words.t("column.mx"))];
        let mut table = Table::new(
            "bound",
            words.t("table.bound").to_owned(),
            &[("instrument", words.t("column.instrument"))],
            &values,
        );
        for code in listed {
            let Some(own) = rights::find(code) else { continue };
            let treaty = &own.treaty;
            let force = match &treaty.in_force {
                Some(date) => year(date).into(),
                None => words.fill("bound.adopted", &[("year", &year(&treaty.adopted))]).into(),
            };
            let cells: Vec<Cell> = vec![
                self.named(code).into(),
                force,
                self.status(treaty, &treaty.us).into(),
                self.status(treaty, &treaty.mx).into(),
            ];
            table.push(&[code], cells);
        }
        table.notes.push(words.t("note.declarations").to_owned());
        table
    }

    fn status(&self, treaty: &Treaty, status: &Status) -> String {
        let words = self.words;
        let date = |text: &Option<String>| {
            text.as_deref()
                .and_then(|text| text.parse::<PartialDate>().ok())
                .map(|date| words.date(date))
                .unwrap_or_default()
        };
        if treaty.kind == Kind::Declaration {
            return words.t("bound.declaration").to_owned();
        }
        let star = if status.note.is_some() { " †" } else { "" };
        let text = match status.action {
            Action::Ratified => words.fill("bound.ratified", &[("date", &date(&status.bound))]),
            Action::Acceded => words.fill("bound.acceded", &[("date", &date(&status.bound))]),
            Action::Signed => words.fill("bound.signed", &[("date", &date(&status.signed))]),
            Action::None => words.t("bound.none").to_owned(),
            Action::Declaration => words.t("bound.declaration").to_owned(),
        };
        text + star
    }

    /// What states have kept out, and where that can be read.
    fn reservations(&self, code: &str) -> Vec<Fact> {
        let words = self.words;
        let Some(own) = rights::find(code) else { return Vec::new() };
        let states = [("state.us", &own.treaty.us), ("state.mx", &own.treaty.mx)];
        let mut facts: Vec<Fact> = states
            .into_iter()
            .filter_map(|(state, status)| {
                let note = status.note.as_ref()?.get(self.spec.lang).to_owned();
                Some(Fact { name: format!("† {code}, {}", words.t(state)), value: note })
            })
            .collect();
        facts.push(Fact { name: words.fill("bound.source", &[("code", code)]), value: own.treaty.source.clone() });
        facts
    }

    /// The ten guidelines with what stands under each: incidents by category, findings and recommendations.
    fn guidelines(&self) -> Option<Table> {
        let words = self.words;
        let values = [
            ("incidents", words.t("column.incidents_of_categories")),
            ("findings", words.t("section.findings")),
            ("recommendations", words.t("section.recommendations")),
        ];
        let title = words.t("column.guideline");
        let mut table =
            Table::new("by_guideline", words.t("table.by_guideline").to_owned(), &[("guideline", title)], &values);
        let categories = self.by(&[Dimension::Category]);
        for guideline in self.taxonomy.guidelines() {
            let of = |code: &str| {
                let id = self.taxonomy.find_category(code);
                id.is_some_and(|id| self.taxonomy.category(id).guidelines.contains(&guideline.number))
            };
            let incidents: u64 = categories.rows().filter(|row| of(&row.key[0])).map(|row| row.incidents).sum();
            let named = |statements: &[crate::regional::spec::Statement], letter: char| -> String {
                let own = statements.iter().enumerate().filter(|(_, own)| own.guidelines.contains(&guideline.number));
                own.map(|(n, _)| format!("{letter}{}", n + 1)).collect::<Vec<_>>().join(", ")
            };
            let (findings, recommendations) = (named(&self.spec.findings, 'F'), named(&self.spec.recommendations, 'R'));
            if incidents == 0 && findings.is_empty() && recommendations.is_empty() {
                continue;
            }
            let label = format!("{} {}", guideline.number, guideline.label.get(self.spec.lang));
            let text = |text: String| if text.is_empty() { Cell::Blank } else { Cell::Text(text) };
            table.push(
                &[&guideline.number.to_string()],
                vec![label.into(), incidents.into(), text(findings), text(recommendations)],
            );
        }
        table.notes.push(words.t("note.guidelines").to_owned());
        (!table.rows.is_empty()).then_some(table)
    }
}

fn leading(article: &str) -> u32 {
    article.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(u32::MAX)
}

fn year(date: &str) -> String {
    date.chars().take(4).collect()
}
