//! By category.

use spotlight_core::summary::Dimension;

use super::Context;
use crate::regional::chart::{self, Bar};
use crate::regional::document::{Block, Cell, Figure, Table};
use crate::regional::words::number;

impl Context<'_> {
    pub(super) fn categories(&self) -> Vec<Block> {
        let words = self.words;
        let period = words.date(self.spec.period);
        let caption = words.fill("table.by_category", &[("period", &period)]);
        let Some(mut table) = self.table("by_category", Dimension::Category, caption, words.t("column.category"))
        else {
            return Vec::new();
        };
        most_first(&mut table);
        let mut blocks = Vec::new();
        if table.rows.len() > 1 {
            blocks.extend(self.bars("categories", &table, words.fill("figure.categories", &[("period", &period)])));
        }
        table.rows.push(self.total_row());
        blocks.push(Block::Table(table));
        blocks.extend(self.category_years().map(Block::Table));
        blocks
    }

    /// Ranked bars of the incidents of a table.
    pub(super) fn bars(&self, id: &'static str, table: &Table, caption: String) -> Option<Block> {
        const MOST: usize = 15;
        let bars: Vec<Bar> = table
            .rows
            .iter()
            .filter(|row| !row.total)
            .filter_map(|row| match (&row.cells[0], &row.cells[1]) {
                (Cell::Text(label), Cell::Amount(crate::regional::document::Amount::Count(n))) if *n > 0 => {
                    Some(Bar { label: label.clone(), value: *n })
                }
                _ => None,
            })
            .take(MOST)
            .collect();
        if bars.is_empty() {
            return None;
        }
        let values: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.label, number(bar.value))).collect();
        let alt = self.words.fill("alt.bars", &[("caption", &caption), ("values", &values.join("; "))]);
        Some(Block::Figure(Figure { id, caption, alt, svg: chart::bars(&bars) }))
    }

    /// Category by year, where there are several of both.
    fn category_years(&self) -> Option<Table> {
        let words = self.words;
        let summary = self.by(&[Dimension::Category, Dimension::Year]);
        let caption = words.fill("table.category_year", &[("period", &words.date(self.spec.period))]);
        self.crossed("category_year", caption, (Dimension::Category, "column.category"), &summary)
    }
}

/// The most incidents first; special rows last; equal numbers as they were.
pub(super) fn most_first(table: &mut Table) {
    let special = |code: &str| code == "unassigned" || code == "imprecise";
    table.rows.sort_by_key(|row| {
        let n = match row.cells[1] {
            Cell::Amount(crate::regional::document::Amount::Count(n)) => n,
            _ => 0,
        };
        (row.codes.first().is_some_and(|code| special(code)), std::cmp::Reverse(n))
    });
}
