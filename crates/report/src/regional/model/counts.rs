//! The columns that every table of counts has: incidents, known deaths and how many do not know them, and the comparison period beside.

use std::collections::HashMap;

use spotlight_core::summary::{Dead, Dimension, Summary, SummaryRow};

use super::Context;
use crate::regional::document::{Amount, Cell, Row, Table};

/// Incidents and deaths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::regional) struct Counted {
    pub incidents: u64,
    pub dead: Dead,
}

impl From<SummaryRow<'_>> for Counted {
    fn from(row: SummaryRow<'_>) -> Self {
        Self { incidents: row.incidents, dead: row.dead }
    }
}

impl Counted {
    /// Everything that a summary counts: it is grouped by nothing.
    pub(in crate::regional) fn all(summary: &Summary) -> Self {
        summary.rows().next().map(Self::from).unwrap_or_default()
    }
}

/// By how much a number is greater than an earlier one, per cent; nothing where that was 0.
pub(super) fn percent(now: u64, before: u64) -> Cell {
    if before == 0 {
        return Cell::Blank;
    }
    Cell::Amount(Amount::Percent((now as f64 - before as f64) / before as f64 * 100.0))
}

impl Context<'_> {
    /// The whole period, and the whole comparison period.
    pub(super) fn totals(&self) -> (Counted, Option<Counted>) {
        (Counted::all(&self.by(&[])), self.by_before(&[]).as_ref().map(Counted::all))
    }

    /// A table of one dimension, in the order of the summary; `None` where there is nothing to show in either period.
    pub(super) fn table(&self, id: &'static str, dimension: Dimension, caption: String, title: &str) -> Option<Table> {
        let (now, before) = (self.by(&[dimension]), self.by_before(&[dimension]));
        let earlier: HashMap<&str, Counted> =
            before.iter().flat_map(Summary::rows).map(|row| (row.key.of(0), Counted::from(row))).collect();
        let mut table = self.table_of(id, dimension.as_str(), caption, title);
        let mut keys: Vec<&str> = now.rows().map(|row| row.key.of(0)).collect();
        let current: HashMap<&str, Counted> = now.rows().map(|row| (row.key.of(0), Counted::from(row))).collect();
        let mut only_before: Vec<&str> = earlier.keys().copied().filter(|key| !current.contains_key(key)).collect();
        only_before.sort_unstable();
        keys.extend(only_before);
        for key in keys {
            let counted = current.get(key).copied().unwrap_or_default();
            let compared = before.is_some().then(|| earlier.get(key).copied().unwrap_or_default());
            table.rows.push(self.row(key, self.label(dimension, key), counted, compared));
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// A table without rows, with one column that names them.
    pub(super) fn table_of(&self, id: &'static str, names: &str, caption: String, title: &str) -> Table {
        let words = self.words;
        let mut values = vec![
            ("incidents", words.t("column.incidents").to_owned()),
            ("dead", words.t("column.dead").to_owned()),
            ("dead_unknown", words.t("column.dead_unknown").to_owned()),
        ];
        if let Some((period, _)) = self.before {
            values
                .push(("incidents_before", words.fill("column.incidents_before", &[("period", &words.date(period))])));
            values.push(("change", words.t("column.change").to_owned()));
            values.push(("change_percent", words.t("column.change_percent").to_owned()));
        }
        let values: Vec<(&str, &str)> = values.iter().map(|(id, title)| (*id, title.as_str())).collect();
        Table::new(id, caption, &[(names, title)], &values)
    }

    /// A row of such a table.
    pub(super) fn row(&self, code: &str, label: String, now: Counted, before: Option<Counted>) -> Row {
        let mut cells = vec![label.into(), now.incidents.into(), now.dead.sum.into(), now.dead.unknown.into()];
        if self.before.is_some() {
            cells.extend(match before {
                Some(before) => [
                    before.incidents.into(),
                    Cell::Amount(Amount::Change(now.incidents as i64 - before.incidents as i64)),
                    if self.comparable() { percent(now.incidents, before.incidents) } else { Cell::Blank },
                ],
                None => [Cell::Blank, Cell::Blank, Cell::Blank],
            });
        }
        Row { codes: vec![code.to_owned()], cells, total: false }
    }

    /// The last row of such a table: the totals of the period, not the sum of the rows.
    pub(super) fn total_row(&self) -> Row {
        let (now, before) = self.totals();
        Row { total: true, ..self.row("total", self.words.t("row.total").to_owned(), now, before) }
    }
}
