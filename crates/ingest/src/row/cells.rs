//! The cells of one record by field.

use super::stated::Codes;
use crate::columns::Field;
use crate::plan::Plan;
use crate::read::records::Record;
use crate::values::text;

/// One record, seen through the mapping of its file.
pub(super) struct Cells<'r> {
    pub(super) record: &'r Record,
    pub(super) plan: &'r Plan,
    /// The regions that it states by code; they stand for the cells with names.
    pub(super) codes: Codes<'r>,
}

impl<'r> Cells<'r> {
    pub(super) fn new(record: &'r Record, plan: &'r Plan) -> Self {
        Self { record, plan, codes: Codes::default() }
    }

    pub(super) fn with_regions(record: &'r Record, plan: &'r Plan, codes: Codes<'r>) -> Self {
        Self { record, plan, codes }
    }

    /// The trimmed cell of a field as it stands, blank words included; empty where there is no such column.
    pub(super) fn raw(&self, field: Field) -> &'r str {
        if let Some((code, _)) = self.code(field) {
            return code;
        }
        text::trim(self.plan.mapping.column(field).and_then(|column| self.record.get(column)).unwrap_or_default())
    }

    /// What a cell says, or what whoever imports the file said about all rows; without the preset's constant.
    pub(super) fn stated(&self, field: Field) -> Option<&'r str> {
        if let Some((code, _)) = self.code(field) {
            return Some(code);
        }
        let cell = self.plan.mapping.column(field).and_then(|column| self.record.get(column)).and_then(text::value);
        cell.or_else(|| self.plan.mapping.chosen(field))
    }

    /// What a cell says, or the preset's constant where it is blank.
    pub(super) fn text(&self, field: Field) -> Option<&'r str> {
        self.stated(field).or_else(|| self.plan.mapping.constant(field))
    }

    /// The file's name for the column of a field.
    pub(super) fn column_name(&self, field: Field) -> String {
        let field = self.code(field).map_or(field, |(_, column)| column);
        match self.plan.mapping.column(field) {
            Some(column) => self.plan.header.shown(column),
            None => field.name().to_owned(),
        }
    }

    fn code(&self, field: Field) -> Option<(&'r str, Field)> {
        match field {
            Field::State => self.codes.state,
            Field::County => self.codes.county,
            _ => None,
        }
    }
}
