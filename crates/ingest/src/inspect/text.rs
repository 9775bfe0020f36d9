//! The first pass over a text.

use std::io::{self, Read};

use super::hashed::Bytes;
use super::survey::Survey;
use super::{Columns, Wishes};
use crate::columns::{Header, Preset, header_row};
use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan, TextForm};
use crate::read::dialect;
use crate::read::records::{Record, Records};
use crate::read::sniff;
use crate::read::transcode::Transcoded;
use crate::read::{Encoding, decode::Decoder};
use crate::refusal::Refusal;
use crate::table::{Start, Table};

/// How many bytes decide about kind and delimiter.
const SAMPLE: usize = 64 * 1024;

/// Looks at a text.
pub(super) fn inspect(
    input: &Input,
    wishes: &Wishes,
    options: &Options,
    reference: &Reference<'_>,
) -> Result<Plan, Refusal> {
    let sample = sample(input, options.encoding)?;
    if sample.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let declared = dialect::declared(&sample);
    let delimiter = match options.delimiter {
        Some(stated) => stated_delimiter(stated)?,
        None => declared.unwrap_or_else(|| best_delimiter(&sample)),
    };
    let start = start(&sample, delimiter, declared.is_some());
    let open = || -> io::Result<Bytes<_>> { Ok(Bytes::new(input.open()?, options.encoding)) };
    let first = Table::open(open()?, delimiter, start)?.ok_or(Refusal::Empty)?;
    let columns = Columns::of(first, wishes, options, reference)?;
    let missing = columns.missing();
    if !missing.is_empty() {
        return Err(columns.unmapped(missing, Vec::new(), None));
    }
    let mut table = Table::open(open()?, delimiter, start)?.ok_or(Refusal::Empty)?;
    let survey = Survey::of(&mut table, &columns.mapping, columns.preset.guess, options.today)?;
    let records = table.into_records().ok_or(Refusal::Empty)?;
    let line_ends = records.line_ends().into();
    let (told, bom) = (records.decoder().encoding(), records.decoder().has_bom());
    let encoding = options.encoding.unwrap_or(told);
    let form = TextForm { encoding, stated: options.encoding.is_some(), bom, delimiter, start, line_ends };
    columns.plan(input, records.into_inner().finish(), Form::Text(form), &survey, options)
}

/// A text as a table, whatever its columns mean.
pub(crate) fn table(input: &Input) -> Result<Table<Box<dyn Read + Send>>, Refusal> {
    let sample = sample(input, None)?;
    if sample.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let declared = dialect::declared(&sample);
    let delimiter = declared.unwrap_or_else(|| best_delimiter(&sample));
    let start = start(&sample, delimiter, declared.is_some());
    Table::open(input.open()?, delimiter, start)?.ok_or(Refusal::Empty)
}

/// The beginning of a file as text, if it is text at all.
fn sample(input: &Input, stated: Option<Encoding>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    input.open()?.take(SAMPLE as u64).read_to_end(&mut bytes)?;
    let text = match stated {
        Some(encoding) => decoded(Transcoded::new(&bytes[..], encoding))?,
        None => decoded(&bytes[..])?,
    };
    match sniff::not_a_table(&bytes, &text) {
        Some(kind) => Err(Refusal::NotATable(kind)),
        None => Ok(text),
    }
}

fn decoded(bytes: impl Read) -> io::Result<String> {
    let mut decoder = Decoder::new(bytes);
    let mut text = String::new();
    while decoder.more(&mut text)? {}
    Ok(text)
}

/// A delimiter that somebody stated, if it can be one.
fn stated_delimiter(stated: char) -> Result<u8, Refusal> {
    let byte = u8::try_from(stated).ok().filter(u8::is_ascii);
    byte.filter(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'"' | b'\n' | b'\r' | 0))
        .ok_or(Refusal::BadDelimiter { delimiter: stated })
}

/// The delimiter with which the header is recognised, else the one that cuts the sample most evenly.
fn best_delimiter(sample: &str) -> u8 {
    let recognised = |delimiter: u8| {
        let rows = first_rows(sample, delimiter, false);
        let headers = rows.iter().map(|row| Header::new(row.iter().map(String::as_str)));
        headers.filter_map(|header| Preset::recognise(&header)?.fits(&header)).max().unwrap_or(0)
    };
    // The first of equals is wanted, and `max_by_key` gives the last.
    let candidates = dialect::DELIMITERS.into_iter().rev();
    candidates.max_by_key(|delimiter| (recognised(*delimiter), dialect::fit(sample, *delimiter))).unwrap_or(b',')
}

/// Where the header stands.
fn start(sample: &str, delimiter: u8, declared: bool) -> Start {
    Start { declared, above: header_row(&first_rows(sample, delimiter, declared)) }
}

/// The first rows that are not blank.
fn first_rows(sample: &str, delimiter: u8, declared: bool) -> Vec<Vec<String>> {
    let mut records = Records::new(sample.as_bytes(), delimiter);
    let mut record = Record::default();
    let mut rows = Vec::new();
    let mut passed = usize::from(declared);
    // A slice in memory has no input errors; one would only end the sample.
    while rows.len() < crate::columns::LOOKED_AT && records.next(&mut record).unwrap_or(false) {
        if passed > 0 {
            passed -= 1;
        } else if !record.is_blank() {
            rows.push(record.iter().map(str::to_owned).collect());
        }
    }
    rows
}
