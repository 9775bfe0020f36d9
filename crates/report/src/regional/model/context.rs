//! Figures of others about the same regions. Each has its source; none is calculated here.

use super::Context;
use crate::regional::document::{Amount, Block, Cell, Table};

impl Context<'_> {
    pub(super) fn indicators(&self) -> Vec<Block> {
        let words = self.words;
        if self.spec.indicators.is_empty() {
            return Vec::new();
        }
        let values = [
            ("region", words.t("column.region")),
            ("year", words.t("column.year")),
            ("value", words.t("column.value")),
            ("unit", words.t("column.unit")),
            ("source", words.t("column.source")),
        ];
        let title = words.t("column.indicator");
        let mut table = Table::new("context", words.t("table.context").to_owned(), &[("indicator", title)], &values);
        for own in &self.spec.indicators {
            let region = self.geo.get(own.region);
            let code = format!("{}|{}:{}", own.name, region.kind().as_str(), region.code());
            let cells = vec![
                own.name.as_str().into(),
                self.region(own.region).into(),
                Cell::Text(own.year.to_string()),
                Cell::Amount(Amount::Number(own.value)),
                own.unit.as_deref().map_or(Cell::Blank, Cell::from),
                own.source.as_str().into(),
            ];
            table.push(&[&code], cells);
        }
        vec![Block::Text(words.t("text.context").to_owned()), Block::Table(table)]
    }
}
