//! The cells of one record by field.

use crate::columns::Field;
use crate::plan::Plan;
use crate::read::records::Record;
use crate::values::text;

/// One record, seen through the mapping of its file.
pub(super) struct Cells<'r> {
    pub(super) record: &'r Record,
    pub(super) plan: &'r Plan,
}

impl<'r> Cells<'r> {
    pub(super) fn new(record: &'r Record, plan: &'r Plan) -> Self {
        Self { record, plan }
    }

    /// The trimmed cell of a field as it stands, blank words included; empty where there is no such column.
    pub(super) fn raw(&self, field: Field) -> &'r str {
        self.plan.mapping.column(field).and_then(|column| self.record.get(column)).unwrap_or_default().trim()
    }

    /// What a cell says, or what whoever imports the file said about all rows; without the preset's constant.
    pub(super) fn stated(&self, field: Field) -> Option<&'r str> {
        let cell = self.plan.mapping.column(field).and_then(|column| self.record.get(column)).and_then(text::value);
        cell.or_else(|| self.plan.mapping.chosen(field))
    }

    /// What a cell says, or the preset's constant where it is blank.
    pub(super) fn text(&self, field: Field) -> Option<&'r str> {
        self.stated(field).or_else(|| self.plan.mapping.constant(field))
    }

    /// The file's name for the column of a field.
    pub(super) fn column_name(&self, field: Field) -> String {
        match self.plan.mapping.column(field) {
            Some(column) => self.plan.header.shown(column),
            None => field.name().to_owned(),
        }
    }
}
