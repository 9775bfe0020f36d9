//! The registers that the numbers come from, and what may be in them twice.

use std::collections::BTreeMap;

use spotlight_core::date::PartialDate;
use spotlight_core::summary::Dimension;

use super::Context;
use crate::regional::document::{Block, Table};

/// Who is named as the source of incidents, at most.
const MOST_NAMED: usize = 40;

impl Context<'_> {
    pub(super) fn sources(&self) -> Vec<Block> {
        let words = self.words;
        let caption = words.fill("table.by_source", &[("period", &words.date(self.spec.period))]);
        let Some(mut table) = self.table("by_source", Dimension::Source, caption, words.t("column.register")) else {
            return Vec::new();
        };
        let several = table.rows.len() > 1;
        table.rows.push(self.total_row());
        if several {
            table.notes.push(words.t("warn.registers").to_owned());
        }
        let mut blocks = vec![Block::Table(table), Block::Text(self.doubles_sentence())];
        blocks.extend(self.named_sources().map(Block::Table));
        blocks
    }

    fn doubles_sentence(&self) -> String {
        let words = self.words;
        let count = |period: PartialDate| self.inputs.doubles.count(self.scope, period);
        match count(self.spec.period).map(|(now, _)| now) {
            None => words.t("warn.doubles_not_known").to_owned(),
            Some(now) => {
                let mut text = words.n("text.doubles", now);
                if let Some((period, (_, before))) =
                    self.before.as_ref().and_then(|(period, _)| Some((period, count(*period)?)))
                {
                    text.push(' ');
                    let n = crate::regional::words::number(before);
                    text += &words.fill("text.doubles_before", &[("period", &words.date(*period)), ("n", &n)]);
                }
                text
            }
        }
    }

    /// Who is named by the incidents themselves, most often first.
    fn named_sources(&self) -> Option<Table> {
        let words = self.words;
        let mut named: BTreeMap<&str, u64> = BTreeMap::new();
        let mut without = 0;
        for incident in self.scope.incidents(self.spec.period) {
            match incident.words.source.as_deref() {
                Some(source) => *named.entry(source).or_default() += 1,
                None => without += 1,
            }
        }
        if named.is_empty() {
            return None;
        }
        let caption = words.fill("table.named_sources", &[("period", &words.date(self.spec.period))]);
        let title = words.t("column.source");
        let mut table =
            Table::new("named_sources", caption, &[("source", title)], &[("incidents", words.t("column.incidents"))]);
        let mut sorted: Vec<(&str, u64)> = named.into_iter().collect();
        sorted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let rest: u64 = sorted.iter().skip(MOST_NAMED).map(|(_, n)| n).sum();
        for (source, n) in sorted.iter().take(MOST_NAMED) {
            table.push(&[source], vec![(*source).into(), (*n).into()]);
        }
        if rest > 0 {
            let others = words.n("row.other_sources", (sorted.len() - MOST_NAMED) as u64);
            table.push(&["other"], vec![others.into(), rest.into()]);
        }
        if without > 0 {
            table.push(&["unassigned"], vec![words.t("row.no_source").into(), without.into()]);
        }
        table.push_total(&["total"], vec![words.t("row.total").into(), self.seen.total.into()]);
        Some(table)
    }
}
