//! How it was counted, and what that cannot tell.

use spotlight_core::code::DateKind;
use spotlight_core::summary::Dimension;

use super::Context;
use crate::regional::document::{Block, Cell, Table};
use crate::regional::markdown;

impl Context<'_> {
    pub(super) fn method(&self) -> Vec<Block> {
        let words = self.words;
        let mut blocks: Vec<Block> = Vec::new();
        if let Some(text) = self.spec.method.as_deref().filter(|text| !text.trim().is_empty()) {
            blocks.push(Block::Markdown(markdown::parse(text)));
        }
        let registers = self.registers();
        blocks.push(Block::Text(words.fill("method.counted", &[("registers", &registers)])));
        for key in [
            "method.deaths",
            "method.dates",
            "method.places",
            "method.blank",
            "method.maps",
            "method.suppressed",
            "method.limits",
        ] {
            blocks.push(Block::Text(words.t(key).to_owned()));
        }
        if self.seen.reaching > 0 {
            blocks.push(Block::Note(words.n("note.reaching", self.seen.reaching)));
        }
        if self.seen.total > 0 {
            blocks.push(Block::Table(self.precision_table()));
            blocks.push(Block::Table(self.date_kind_table()));
            blocks.extend(self.verification_table().map(Block::Table));
        }
        blocks
    }

    fn precision_table(&self) -> Table {
        let words = self.words;
        let caption = words.t("table.by_precision").to_owned();
        let title = words.t("column.precision");
        let mut table =
            Table::new("by_precision", caption, &[("precision", title)], &[("incidents", words.t("column.incidents"))]);
        let rows = [("exact", "precision.exact"), ("area", "precision.area"), ("region", "precision.region")];
        for ((code, key), n) in rows.into_iter().zip(self.seen.precision) {
            if n > 0 {
                table.push(&[code], vec![words.t(key).into(), n.into()]);
            }
        }
        self.closed(table)
    }

    fn date_kind_table(&self) -> Table {
        let words = self.words;
        let caption = words.t("table.by_date_kind").to_owned();
        let title = words.t("column.date_kind");
        let mut table =
            Table::new("by_date_kind", caption, &[("date_kind", title)], &[("incidents", words.t("column.incidents"))]);
        for (kind, n) in DateKind::ALL.into_iter().zip(&self.seen.date_kinds) {
            if *n > 0 {
                let entry = self.taxonomy.date_kinds().iter().find(|entry| entry.code == kind.as_str());
                let label = entry.map_or(kind.as_str(), |entry| entry.label.get(self.spec.lang));
                table.push(&[kind.as_str()], vec![label.into(), (*n).into()]);
            }
        }
        self.closed(table)
    }

    fn closed(&self, mut table: Table) -> Table {
        table.push_total(&["total"], vec![self.words.t("row.total").into(), Cell::from(self.seen.total)]);
        table
    }

    fn verification_table(&self) -> Option<Table> {
        let words = self.words;
        let caption = words.t("table.by_verification").to_owned();
        let mut table =
            self.table("by_verification", Dimension::Verification, caption, words.t("column.verification"))?;
        table.rows.push(self.total_row());
        Some(table)
    }
}
