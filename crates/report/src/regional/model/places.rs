//! By region.

use spotlight_core::region::RegionKind;
use spotlight_core::summary::Dimension;

use super::Context;
use super::categories::most_first;
use super::counts::Counted;
use crate::regional::document::{Block, Table};

impl Context<'_> {
    pub(super) fn places(&self) -> Vec<Block> {
        let words = self.words;
        if self.totals().0.incidents == 0 {
            return Vec::new();
        }
        let period = words.date(self.spec.period);
        let mut blocks: Vec<Block> = self.chosen().map(Block::Table).into_iter().collect();
        let caption = words.fill("table.by_county", &[("period", &period)]);
        if let Some(mut table) = self.table("by_county", Dimension::County, caption, words.t("column.county")) {
            most_first(&mut table);
            if table.rows.len() > 1 {
                blocks.extend(self.bars("counties", &table, words.fill("figure.counties", &[("period", &period)])));
            }
            table.rows.push(self.total_row());
            if table.rows.iter().any(|row| row.codes[0] == "unassigned") {
                table.notes.push(words.t("note.unassigned").to_owned());
            }
            blocks.push(Block::Table(table));
        }
        let summary = self.by(&[Dimension::County, Dimension::Year]);
        let caption = words.fill("table.county_year", &[("period", &period)]);
        blocks.extend(
            self.crossed("county_year", caption, (Dimension::County, "column.county"), &summary).map(Block::Table),
        );
        blocks
    }

    /// The regions and polygons of the spec, each by itself; nothing where the counties say the same.
    fn chosen(&self) -> Option<Table> {
        let (words, spec, data) = (self.words, self.spec, self.scope.data());
        let kinds = spec.regions.iter().map(|region| self.geo.get(*region).kind());
        if spec.areas.is_empty() && kinds.clone().all(|kind| kind == RegionKind::County) {
            return None;
        }
        let caption = words.fill("table.by_region", &[("period", &words.date(spec.period))]);
        let mut table = self.table_of("by_region", "region", caption, words.t("column.region"));
        let mut sum = 0;
        for &region in &spec.regions {
            let own = self.geo.get(region);
            let count = |period| Counted::all(&data.summary(&self.scope.during_in(period, region), &[]));
            let now = count(spec.period);
            sum += now.incidents;
            let before = self.before.as_ref().map(|(period, _)| count(*period));
            table.rows.push(self.row(
                &format!("{}:{}", own.kind().as_str(), own.code()),
                self.region(region),
                now,
                before,
            ));
        }
        for area in &spec.areas {
            let part = self.scope.of_area(area);
            let now = Counted::all(&part.summary(&self.now, &[]));
            sum += now.incidents;
            let before = self.before.as_ref().map(|(_, filter)| Counted::all(&part.summary(filter, &[])));
            table.rows.push(self.row("area", area.name.clone(), now, before));
        }
        if sum != self.totals().0.incidents {
            table.notes.push(words.t("note.regions_overlap").to_owned());
        }
        if kinds.clone().any(|kind| kind == RegionKind::Sector) {
            table.notes.push(words.t("note.sectors").to_owned());
        }
        if !spec.areas.is_empty() {
            table.notes.push(words.t("note.areas").to_owned());
            let cut = self.scope.straddling(spec.period, &spec.areas);
            if cut > 0 {
                table.notes.push(words.n("note.straddling", cut));
            }
        }
        table.rows.push(self.total_row());
        Some(table)
    }
}
