//! All tables as one tidy CSV file: a line for each number, which says of which table, row and column it is.

use std::io;

use super::Report;
use super::document::{Amount, Cell, Table};
use crate::cell::text;

/// The header. A row is named by the codes and labels of its columns that name it, with ` | ` between where there are several.
const HEADER: [&str; 7] = ["table", "row_kind", "row_code", "row", "measure", "measure_label", "value"];

/// The same in Humanitarian Exchange Language (hxlstandard.org).
const HXL: [&str; 7] = [
    "#meta+table",
    "#meta+row+kind",
    "#meta+row+code",
    "#meta+row+name",
    "#indicator+code",
    "#indicator+name",
    "#indicator+value+num",
];

impl Report<'_> {
    /// Every number of every table; with a row of HXL tags beneath the header, if asked for.
    pub(super) fn tidy(&self, hxl: bool) -> io::Result<Vec<u8>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(HEADER)?;
        if hxl {
            csv.write_record(HXL)?;
        }
        for table in self.document.tables() {
            write(&mut csv, table)?;
        }
        csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn write(csv: &mut csv::Writer<Vec<u8>>, table: &Table) -> io::Result<()> {
    let joined = |parts: Vec<&str>| parts.join(" | ");
    let kinds = joined(table.columns.iter().filter(|column| column.names).map(|column| column.id.as_str()).collect());
    for row in &table.rows {
        let codes = joined(row.codes.iter().map(String::as_str).collect());
        let labels = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.names);
        let labels = joined(
            labels
                .filter_map(|(_, cell)| if let Cell::Text(label) = cell { Some(label.as_str()) } else { None })
                .collect(),
        );
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let Cell::Amount(amount) = cell else { continue };
            let value = plain(*amount);
            csv.write_record([
                table.id,
                &kinds,
                &text(&codes),
                &text(&labels),
                &column.id,
                &text(&column.title),
                &value,
            ])?;
        }
    }
    Ok(())
}

/// A number for programs: a point, no separators.
pub(super) fn plain(amount: Amount) -> String {
    match amount {
        Amount::Count(n) => n.to_string(),
        Amount::Change(n) => n.to_string(),
        // Tenths of a per cent, as they are printed.
        Amount::Percent(share) => format!("{:.1}", (share * 10.0).round() / 10.0 + 0.0),
        Amount::Number(value) => value.to_string(),
    }
}
