//! By year and by month, and tables of something by year.

use std::collections::BTreeMap;

use spotlight_core::date::PartialDate;
use spotlight_core::summary::{Dimension, IMPRECISE, Summary};

use super::Context;
use super::counts::Counted;
use crate::regional::chart;
use crate::regional::document::{Block, Cell, Figure, Table};
use crate::regional::words::number;

/// Years of a table that has a column for each.
const MOST_YEARS: usize = 12;

/// Months of a chart.
const MOST_MONTHS: usize = 600;

impl Context<'_> {
    pub(super) fn time(&self) -> Vec<Block> {
        let words = self.words;
        let mut blocks = Vec::new();
        if self.seen.total == 0 {
            return blocks;
        }
        blocks.extend(self.monthly_chart().map(Block::Figure));
        let caption = words.fill("table.by_year", &[("period", &words.date(self.spec.period))]);
        let mut table = Table::new(
            "by_year",
            caption,
            &[("year", words.t("column.year"))],
            &[
                ("incidents", words.t("column.incidents")),
                ("dead", words.t("column.dead")),
                ("dead_unknown", words.t("column.dead_unknown")),
            ],
        );
        let mut partial = false;
        for row in self.by(&[Dimension::Year]).rows() {
            let counted = Counted::from(row);
            let own = row.key[0].parse::<i16>().is_ok_and(|year| self.partial(year));
            partial |= own;
            let label = self.label(Dimension::Year, &row.key[0]) + if own { " *" } else { "" };
            let cells =
                vec![label.into(), counted.incidents.into(), counted.dead.sum.into(), counted.dead.unknown.into()];
            table.push(&[&row.key[0]], cells);
        }
        let (all, _) = self.totals();
        let total =
            vec![words.t("row.total").into(), all.incidents.into(), all.dead.sum.into(), all.dead.unknown.into()];
        table.push_total(&["total"], total);
        if partial {
            table.notes.push(words.t("note.partial_year").to_owned());
        }
        blocks.push(Block::Table(table));
        blocks.extend(self.months_of_years());
        blocks
    }

    /// Whether only a part of a year lies in the period and is covered by records.
    pub(super) fn partial(&self, year: i16) -> bool {
        let Some(whole) = PartialDate::year(year) else { return false };
        self.spec.period.first_day() > whole.first_day()
            || self.spec.period.last_day() < whole.last_day()
            || !self.covers(whole)
    }

    /// Months of the period that the records cover, one after the other, with the incidents of each.
    fn monthly(&self) -> Vec<(PartialDate, u64)> {
        let counts: BTreeMap<String, u64> =
            self.by(&[Dimension::Month]).rows().map(|row| (row.key[0].to_string(), row.incidents)).collect();
        let period = self.spec.period;
        let (first, last) =
            (self.covered.iter().map(|own| own.first).min(), self.covered.iter().map(|own| own.last).max());
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let mut at = period.first_day().max(first).first_of_month();
        let end = period.last_day().min(last);
        let mut months = Vec::new();
        while at <= end && months.len() < MOST_MONTHS {
            let month = PartialDate::Month(at.year(), at.month() as u8);
            months.push((month, counts.get(&month.to_string()).copied().unwrap_or_default()));
            let Ok(next) = at.last_of_month().tomorrow() else { break };
            at = next;
        }
        months
    }

    fn monthly_chart(&self) -> Option<Figure> {
        let words = self.words;
        let months = self.monthly();
        let most = months.iter().max_by_key(|(_, n)| *n)?;
        if months.len() < 2 || most.1 == 0 {
            return None;
        }
        let caption = words.fill("figure.months", &[("period", &words.date(self.spec.period))]);
        let mut years: BTreeMap<i16, u64> = BTreeMap::new();
        for (month, n) in &months {
            *years.entry(month.first_day().year()).or_default() += n;
        }
        let values: Vec<String> = years.iter().map(|(year, n)| format!("{year}: {}", number(*n))).collect();
        let alt = words.fill(
            "alt.months",
            &[
                ("caption", &*caption),
                ("most", &*words.date(most.0)),
                ("n", &*number(most.1)),
                ("years", &*values.join(", ")),
            ],
        );
        Some(Figure { id: "months", caption, alt, svg: chart::months(words, &months) })
    }

    /// Years by months of the year: a table, and the same as a picture.
    fn months_of_years(&self) -> Vec<Block> {
        let words = self.words;
        let summary = self.by(&[Dimension::Year, Dimension::Month]);
        let mut years: BTreeMap<String, [u64; 13]> = BTreeMap::new();
        let mut without_year = 0;
        for row in summary.rows() {
            if &row.key[0] == IMPRECISE {
                without_year += row.incidents;
                continue;
            }
            let of_year = years.entry(row.key[0].to_string()).or_default();
            let month = row.key[1].parse::<PartialDate>().ok().and_then(PartialDate::only_month);
            of_year[month.map_or(12, |(_, month)| usize::from(month) - 1)] += row.incidents;
        }
        let names: Vec<(String, String)> =
            (1..=12).map(|month| (format!("month_{month}"), words.short_month(month))).collect();
        let mut columns: Vec<(&str, &str)> = names.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        columns.push(("imprecise", words.t("column.no_month")));
        columns.push(("total", words.t("row.total")));
        let caption = words.fill("table.year_month", &[("period", &words.date(self.spec.period))]);
        let mut table = Table::new("year_month", caption, &[("year", words.t("column.year"))], &columns);
        let mut push = |code: &str, label: String, months: &[u64; 13], total: bool| {
            let sum: u64 = months.iter().sum();
            let cells = std::iter::once(label.into()).chain(months.iter().map(|n| (*n).into())).chain([sum.into()]);
            if total {
                table.push_total(&[code], cells.collect());
            } else {
                table.push(&[code], cells.collect());
            }
        };
        let mut all = [0; 13];
        for (year, months) in &years {
            let partial = year.parse().is_ok_and(|year| self.partial(year));
            push(year, format!("{year}{}", if partial { " *" } else { "" }), months, false);
            all.iter_mut().zip(months).for_each(|(sum, n)| *sum += n);
        }
        if without_year > 0 {
            let mut months = [0; 13];
            months[12] = without_year;
            all[12] += without_year;
            push(IMPRECISE, self.label(Dimension::Year, IMPRECISE), &months, false);
        }
        push("total", words.t("row.total").to_owned(), &all, true);
        if years.keys().any(|year| year.parse().is_ok_and(|year| self.partial(year))) {
            table.notes.push(words.t("note.partial_year").to_owned());
        }
        let mut blocks = Vec::new();
        if years.len() > 1 && self.seen.total > 11 {
            let heat: Vec<(String, Vec<u64>)> =
                years.iter().map(|(year, months)| (year.clone(), months[..12].to_vec())).collect();
            let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
            blocks.push(Block::Figure(Figure {
                id: "heat_months",
                caption: words.fill("figure.heat_months", &[("period", &words.date(self.spec.period))]),
                alt: words.t("alt.heat_months").to_owned(),
                svg: chart::heat(&names, &heat),
            }));
        }
        blocks.push(Block::Table(table));
        blocks
    }

    /// A table of some dimension by year, with totals on both sides; nothing where there is only one row or year, or too many years.
    pub(super) fn crossed(
        &self,
        id: &'static str,
        caption: String,
        (dimension, title): (Dimension, &str),
        summary: &Summary,
    ) -> Option<Table> {
        let words = self.words;
        let mut years: Vec<String> = summary.rows().map(|row| row.key[1].to_string()).collect();
        years.sort_by_key(|year| (year == IMPRECISE, year.clone()));
        years.dedup();
        let mut rows: BTreeMap<(bool, String), Vec<u64>> = BTreeMap::new();
        for row in summary.rows() {
            let special = matches!(&row.key[0], "unassigned" | "imprecise");
            let own = rows.entry((special, row.key[0].to_string())).or_insert_with(|| vec![0; years.len()]);
            if let Some(at) = years.iter().position(|year| **year == row.key[1]) {
                own[at] += row.incidents;
            }
        }
        if rows.len() < 2 || years.len() < 2 || years.len() > MOST_YEARS {
            return None;
        }
        let partial = |year: &str| year.parse().is_ok_and(|year| self.partial(year));
        let titles: Vec<String> = years
            .iter()
            .map(|year| self.label(Dimension::Year, year) + if partial(year) { " *" } else { "" })
            .collect();
        let mut columns: Vec<(&str, &str)> = years.iter().zip(&titles).map(|(id, title)| (&**id, &**title)).collect();
        columns.push(("total", words.t("row.total")));
        let mut table = Table::new(id, caption, &[(dimension.as_str(), words.t(title))], &columns);
        let mut sorted: Vec<(&(bool, String), &Vec<u64>)> = rows.iter().collect();
        sorted.sort_by_key(|((special, _), counts)| (*special, std::cmp::Reverse(counts.iter().sum::<u64>())));
        for ((_, code), counts) in sorted {
            let sum: u64 = counts.iter().sum();
            let label = Cell::Text(self.label(dimension, code));
            table.push(
                &[code],
                std::iter::once(label).chain(counts.iter().map(|n| (*n).into())).chain([sum.into()]).collect(),
            );
        }
        let sums = (0..years.len()).map(|at| rows.values().map(|counts| counts[at]).sum::<u64>());
        let label = Cell::Text(words.t("row.total").to_owned());
        let total: u64 = rows.values().flatten().sum();
        table
            .push_total(&["total"], std::iter::once(label).chain(sums.map(Cell::from)).chain([total.into()]).collect());
        if years.iter().any(|year| partial(year)) {
            table.notes.push(words.t("note.partial_year").to_owned());
        }
        Some(table)
    }
}
