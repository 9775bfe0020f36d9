//! Our own CSV: every field of an incident in a fixed order, read back without loss.
//!
//! Not in it: `private_notes`, which never leave staff pages (a column of that name is read where a file has one), and the status. Texts
//! that a spreadsheet program would run as a formula are written behind an apostrophe, which goes again on reading; numbers are not,
//! since every longitude here begins with a minus sign.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::public::Counts;
use spotlight_record::{Consent, Incident, Place, Visibility};

use crate::values::text::escape;

/// The columns, in this order.
pub const HEADER: [&str; 34] = [
    "external_id",
    "source_system",
    "category",
    "date",
    "date_kind",
    "lat",
    "lon",
    "location_uncertainty_m",
    "place",
    "state",
    "county",
    "title",
    "description",
    "lang",
    "cause_of_death",
    "identified",
    "dead",
    "missing",
    "injured",
    "survivors",
    "women",
    "men",
    "children",
    "nationality",
    "age_group",
    "gender",
    "actors",
    "source_type",
    "source",
    "source_url",
    "source_quality",
    "verification",
    "consent",
    "visibility",
];

/// Writes incidents as CSV: RFC 4180, UTF-8 without a byte order mark, lines ended by `\r\n`.
pub struct Writer<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// Begins with the header.
    pub fn new(out: W) -> csv::Result<Self> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        csv.write_record(HEADER)?;
        Ok(Self { csv })
    }

    /// Writes one incident.
    pub fn write_row(&mut self, incident: &Incident) -> csv::Result<()> {
        self.csv.write_record(cells(incident).iter().map(|cell| cell.as_bytes()))
    }

    /// Writes out what is buffered and gives the target back.
    pub fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

fn cells(i: &Incident) -> [Cow<'_, str>; HEADER.len()] {
    let Counts { dead, missing, injured, survivors, women, men, children } = i.counts;
    let (lat, lon) = match &i.place {
        Place::At(at) => (Cow::from(at.lat().to_string()), Cow::from(at.lon().to_string())),
        Place::County(_) | Place::State(_) => ("".into(), "".into()),
    };
    // Where the region is the place, its code stands in the cell that a name would stand in.
    let (state, county) = match &i.place {
        Place::At(_) => (text(i.stated_state.as_ref()), text(i.stated_county.as_ref())),
        Place::County(code) => (text(i.stated_state.as_ref()), code.into()),
        Place::State(code) => (code.into(), text(i.stated_county.as_ref())),
    };
    [
        text(i.external_id.as_ref()),
        escape(&i.source_system),
        escape(&i.category),
        i.occurred.to_string().into(),
        code(i.date_kind.map(DateKind::as_str)),
        lat,
        lon,
        number(i.location_uncertainty_m),
        text(i.place_name.as_ref()),
        state,
        county,
        text(i.title.as_ref()),
        text(i.description.as_ref()),
        text(i.lang.as_ref()),
        text(i.cause_of_death.as_ref()),
        code(i.identified.map(|yes| if yes { "yes" } else { "no" })),
        number(dead),
        number(missing),
        number(injured),
        number(survivors),
        number(women),
        number(men),
        number(children),
        nationality(i),
        code(i.age_group.map(AgeGroup::as_str)),
        code(i.gender.map(Gender::as_str)),
        i.actors.join(";").into(),
        code(i.source_type.map(SourceType::as_str)),
        text(i.source.as_ref()),
        text(i.source_url.as_ref()),
        number(i.source_quality),
        code(i.verification.map(Verification::as_str)),
        code(i.consent.map(Consent::as_str)),
        code(i.visibility.map(Visibility::as_str)),
    ]
}

fn text(value: Option<&String>) -> Cow<'_, str> {
    value.map_or("".into(), |text| escape(text))
}

fn code(value: Option<&'static str>) -> Cow<'static, str> {
    value.unwrap_or_default().into()
}

fn number(value: Option<impl Display>) -> Cow<'static, str> {
    value.map_or("".into(), |number| number.to_string().into())
}

/// `unknown` is a value here and must not look like a protected word; `NA` is Namibia and must not look like a blank.
fn nationality(incident: &Incident) -> Cow<'_, str> {
    match incident.nationality.as_deref() {
        Some("unknown") => "unknown".into(),
        _ => text(incident.nationality.as_ref()),
    }
}
