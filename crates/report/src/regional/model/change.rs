//! Against the comparison period, and whether the two can be compared.

use jiff::civil::Date;
use spotlight_core::date::PartialDate;
use spotlight_core::summary::Dimension;

use super::counts::percent;
use super::{Context, Covered};
use crate::regional::chart;
use crate::regional::document::{Amount, Block, Cell, Figure, Table};
use crate::regional::spec::days;
use crate::regional::words::number;

/// Leap days may make two periods of equally many years or months differ.
const SAME: f64 = 0.01;

impl Context<'_> {
    /// Whether the periods are about equally long and both are covered by records.
    pub(super) fn comparable(&self) -> bool {
        let Some((before, _)) = self.before else { return false };
        self.equally_long(before) && self.covers(self.spec.period) && self.covers(before)
    }

    fn equally_long(&self, before: PartialDate) -> bool {
        let (now, before) = (days(self.spec.period) as f64, days(before) as f64);
        // A month may be a tenth longer than the one before it; what was made by counting months is equally long.
        !self.spec.comparison_chosen || (now - before).abs() / now.max(before) <= SAME
    }

    /// Whether every register that is counted has records from the first to the last month of a period: where one begins later, more is
    /// counted at the end than at the beginning.
    pub(super) fn covers(&self, period: PartialDate) -> bool {
        !self.covered.is_empty() && self.short_of(period).next().is_none()
    }

    /// The registers that do not reach over a whole period.
    fn short_of(&self, period: PartialDate) -> impl Iterator<Item = &Covered> {
        let (first, last) = (period.first_day().first_of_month(), period.last_day().first_of_month());
        self.covered.iter().filter(move |own| first < own.first || last > own.last)
    }

    /// Sentences about periods that records do not cover, or that are not equally long.
    pub(super) fn coverage(&self) -> Vec<String> {
        let words = self.words;
        let mut notes = Vec::new();
        let month = |day: Date| words.date(PartialDate::Month(day.year(), day.month() as u8));
        for period in std::iter::once(self.spec.period).chain(self.before.as_ref().map(|(period, _)| *period)) {
            let runs = |own: &Covered| {
                let (first, last) = (month(own.first), month(own.last));
                words.fill("warn.register_runs", &[("register", &own.register), ("first", &first), ("last", &last)])
            };
            let registers: Vec<String> = self.short_of(period).map(runs).collect();
            if !registers.is_empty() {
                let values = [("period", &*words.date(period)), ("registers", &*words.list(&registers))];
                notes.push(words.fill("warn.not_covered", &values));
            }
        }
        if let Some((before, _)) = self.before
            && !self.equally_long(before)
        {
            let (now, then) = (number(days(self.spec.period) as u64), number(days(before) as u64));
            notes.push(words.fill("warn.unequal", &[("now", &now), ("before", &then)]));
        }
        notes
    }

    pub(super) fn change(&self) -> Vec<Block> {
        let words = self.words;
        let Some((period, filter)) = &self.before else { return Vec::new() };
        let (now, Some(before)) = self.totals() else { return Vec::new() };
        if now.incidents == 0 && before.incidents == 0 {
            return Vec::new();
        }
        let (current, earlier) = (words.date(self.spec.period), words.date(*period));
        let titles = [
            ("before", earlier.as_str()),
            ("now", current.as_str()),
            ("change", words.t("column.change")),
            ("change_percent", words.t("column.change_percent")),
        ];
        let caption = words.fill("table.change", &[("now", &current), ("before", &earlier)]);
        let mut table = Table::new("change", caption, &[("measure", words.t("column.measure"))], &titles);
        let per_cent = |now, before| if self.comparable() { percent(now, before) } else { Cell::Blank };
        for (code, key, now, before) in [
            ("incidents", "column.incidents", now.incidents, before.incidents),
            ("dead", "column.dead", now.dead.sum, before.dead.sum),
            ("dead_unknown", "column.dead_unknown", now.dead.unknown, before.dead.unknown),
        ] {
            let change = Cell::Amount(Amount::Change(now as i64 - before as i64));
            table.push(&[code], vec![words.t(key).into(), before.into(), now.into(), change, per_cent(now, before)]);
        }
        let (length, length_before) = (days(self.spec.period) as u64, days(*period) as u64);
        let longer = Cell::Amount(Amount::Change(length as i64 - length_before as i64));
        table.push(
            &["days"],
            vec![words.t("column.days").into(), length_before.into(), length.into(), longer, Cell::Blank],
        );
        table.notes = self.coverage();
        if !self.comparable() {
            table.notes.push(words.t("note.no_percent").to_owned());
        }
        let mut blocks = vec![Block::Table(table)];
        if self.spec.comparison_chosen {
            blocks.insert(0, Block::Text(words.t("text.comparison_chosen").to_owned()));
        } else {
            blocks.insert(0, Block::Text(words.t("text.comparison_preceding").to_owned()));
        }
        let data = self.scope.data();
        let years = |summary: &spotlight_core::summary::Summary| -> Vec<(i16, u64)> {
            summary.rows().filter_map(|row| Some((row.key[0].parse().ok()?, row.incidents))).collect()
        };
        let (now, then) = (years(&self.by(&[Dimension::Year])), years(&data.summary(filter, &[Dimension::Year])));
        if now.len() + then.len() > 1 {
            let values = [("now", &*current), ("before", &*earlier)];
            blocks.push(Block::Figure(Figure {
                id: "years_compared",
                caption: words.fill("figure.years_compared", &values),
                alt: words.fill(
                    "alt.years_compared",
                    &[
                        ("before", &*earlier),
                        ("now", &*current),
                        ("values_before", &*listed(&then)),
                        ("values_now", &*listed(&now)),
                    ],
                ),
                svg: chart::years(words, &then, &now, [&earlier, &current]),
            }));
        }
        blocks
    }
}

fn listed(years: &[(i16, u64)]) -> String {
    years.iter().map(|(year, n)| format!("{year}: {}", number(*n))).collect::<Vec<_>>().join(", ")
}
