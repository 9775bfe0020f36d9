//! A filter asked of both parts of a dataset.

use std::ops::Range;

use super::Dataset;
use super::block::Window;
use super::columns::Columns;
use super::gather::Sink;
use super::part::Part;
use super::query::Query;
use super::tree::Total;
use crate::filter::Filter;
use crate::mercator::Mercator;
use crate::tile::TileCoord;

/// A filter made ready for a dataset.
pub(crate) struct Asked<'a> {
    dataset: &'a Dataset,
    base: View<'a>,
    /// None where nothing was added.
    added: Option<View<'a>>,
}

/// A part, and the filter made ready for it.
pub(crate) struct View<'a> {
    part: &'a Part,
    query: Query<'a>,
    /// The row of the whole dataset that the part's first one is.
    pub first: u32,
}

impl<'a> View<'a> {
    fn new(part: &'a Part, filter: &'a Filter, first: u32) -> Self {
        Self { part, query: Query::new(filter, part), first }
    }

    /// The columns of the part.
    pub(crate) fn columns(&self) -> &'a Columns {
        self.part.columns()
    }

    /// Every matching row of a tile, once, by itself or in a total; of the base also those that are [gone](Asked::gone).
    pub(crate) fn gather(&self, coord: TileCoord, sink: &mut impl Sink) {
        self.part.gather(&self.query, coord, sink);
    }
}

/// Counts, and looks at nothing else.
struct Count(u64);

impl Sink for Count {
    fn row(&mut self, _: u32) {
        self.0 += 1;
    }

    fn rows(&mut self, rows: Range<u32>, _: usize) {
        self.0 += rows.len() as u64;
    }

    fn total(&mut self, _: Mercator, _: usize, total: Total) {
        self.0 += u64::from(total.count);
    }
}

impl<'a> Asked<'a> {
    pub(crate) fn new(filter: &'a Filter, dataset: &'a Dataset) -> Self {
        let added = &dataset.added;
        Self {
            dataset,
            base: View::new(&dataset.base, filter, 0),
            added: (!added.is_empty()).then(|| View::new(added, filter, dataset.first_added())),
        }
    }

    /// The base.
    pub(crate) fn base(&self) -> &View<'a> {
        &self.base
    }

    /// What was added.
    pub(crate) fn added(&self) -> Option<&View<'a>> {
        self.added.as_ref()
    }

    /// The matching rows of the base in a tile that are gone: what is gathered of it must do without them.
    pub(crate) fn gone(&self, coord: TileCoord) -> impl Iterator<Item = u32> {
        let View { part, query, .. } = &self.base;
        let gone = &self.dataset.gone;
        let rows = if gone.is_empty() { &[] } else { gone.within(&part.rows_in(coord)) };
        let window = coord.window();
        rows.iter().copied().filter(move |row| window.has(&part.columns, *row) && query.takes(*row))
    }

    /// The row that is the only matching one at its position and in its cell, when only the position is known.
    pub(crate) fn only(&self, at: Mercator) -> Option<u32> {
        let of_base = self.base.part.row_at(&self.base.query, at, |row| self.dataset.gone.has(row));
        of_base.or_else(|| {
            let View { part, query, first } = self.added.as_ref()?;
            part.row_at(query, at, |_| false).map(|row| first + row)
        })
    }

    pub(super) fn count(&self) -> u64 {
        let mut count = Count(0);
        for view in std::iter::once(&self.base).chain(&self.added) {
            view.part.gather_all(&view.query, &mut count);
        }
        count.0 - self.dataset.gone.rows().iter().filter(|row| self.base.query.takes(**row)).count() as u64
    }

    pub(super) fn newest(&self) -> Vec<u32> {
        let mut rows = self.base.part.newest(&self.base.query);
        let gone = &self.dataset.gone;
        if !gone.is_empty() {
            rows.retain(|row| !gone.has(*row));
        }
        let Some(View { part, query, first }) = &self.added else { return rows };
        // Few beside many: the place of each is found, and what lies between is moved as it is.
        let mut merged = Vec::with_capacity(rows.len() + part.len());
        let mut from = 0;
        for row in part.newest(query).into_iter().map(|row| first + row) {
            let age = self.dataset.age(row);
            let upto = from + rows[from..].partition_point(|own| self.dataset.age(*own) < age);
            merged.extend_from_slice(&rows[from..upto]);
            merged.push(row);
            from = upto;
        }
        merged.extend_from_slice(&rows[from..]);
        merged
    }

    pub(super) fn visit(&self, window: Option<Window>, mut each: impl FnMut(u32)) {
        let View { part, query, .. } = &self.base;
        let gone = &self.dataset.gone;
        part.visit_query(query, window, |row| {
            if !gone.has(row) {
                each(row);
            }
        });
        if let Some(View { part, query, first }) = &self.added {
            part.visit_query(query, window, |row| each(first + row));
        }
    }

    /// Whether a row matches.
    pub(crate) fn takes(&self, row: u32) -> bool {
        match &self.added {
            Some(added) if row >= added.first => added.query.takes(row - added.first),
            _ => !self.dataset.gone.has(row) && self.base.query.takes(row),
        }
    }
}
