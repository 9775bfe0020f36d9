//! Which incidents stand behind the tables: one line each, with its sources and with the names of the tables that count it.

use std::io;

use spotlight_core::date::PartialDate;
use spotlight_core::public::PublicIncident;

use super::Report;
use super::document::Table;
use crate::cell::text;
use crate::wire::Incident;

/// The header. `period` is `report` or `comparison`; a line's other columns are what tables are made by.
const HEADER: [&str; 18] = [
    "period",
    "id",
    "source_system",
    "external_id",
    "source",
    "source_url",
    "category",
    "date",
    "date_kind",
    "state",
    "county",
    "sector",
    "segment",
    "actors",
    "verification",
    "precision",
    "dead",
    "tables",
];

impl Report<'_> {
    /// The incidents of both periods, newest first.
    pub(super) fn appendix(&self) -> io::Result<Vec<u8>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(HEADER)?;
        let now: Vec<&str> =
            self.document.tables().filter(|table| counts_incidents(table)).map(|table| table.id).collect();
        let compared = self
            .document
            .tables()
            .filter(|table| table.columns.iter().any(|own| own.id == "incidents_before" || own.id == "before"));
        let before: Vec<&str> = compared.map(|table| table.id).collect();
        self.append(&mut csv, "report", self.spec.period, &now.join(" "))?;
        if let Some(period) = self.spec.comparison {
            self.append(&mut csv, "comparison", period, &before.join(" "))?;
        }
        csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn append(&self, csv: &mut csv::Writer<Vec<u8>>, name: &str, period: PartialDate, tables: &str) -> io::Result<()> {
        let data = self.scope.data();
        for incident in self.scope.incidents(period) {
            let own = Incident::of(incident, data.taxonomy(), data.regions());
            csv.write_record(line(name, incident, &own, tables))?;
        }
        Ok(())
    }
}

/// Tables of context indicators, of treaties and the like count none.
fn counts_incidents(table: &Table) -> bool {
    !["bound", "context"].contains(&table.id)
}

fn line(name: &str, incident: &PublicIncident, own: &Incident<'_>, tables: &str) -> [String; HEADER.len()] {
    let safe = |value: Option<&str>| text(value.unwrap_or_default()).into_owned();
    let code = |value: Option<&str>| value.unwrap_or_default().to_owned();
    [
        name.to_owned(),
        own.id.clone(),
        safe(Some(own.source_system)),
        safe(own.external_id),
        safe(own.source),
        safe(own.source_url),
        own.category.to_owned(),
        own.date.clone(),
        own.date_kind.to_owned(),
        code(own.state),
        code(own.county),
        code(own.sector),
        code(own.segment),
        own.actors.join(" "),
        own.verification.to_owned(),
        incident.precision.as_str().to_owned(),
        own.dead.map(|dead| dead.to_string()).unwrap_or_default(),
        tables.to_owned(),
    ]
}
