//! The first pass over a file: what it is, what its columns mean, in which order its dates are written.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::columns::{ColumnUse, Field, Header, Mapping, Preset, preset_names};
use crate::input::Input;
use crate::options::{Options, Reference};
use crate::read::decode::{Decoder, Encoding};
use crate::read::dialect::{self, LineEnds};
use crate::read::records::Record;
use crate::read::sniff;
use crate::refusal::Refusal;
use crate::table::Table;
use crate::values::date::{self, Reading};
use crate::values::date_order::{Beside, DateOrder, Evidence, OrderBasis};
use crate::values::{text, words};

/// How many bytes decide about kind and delimiter.
const SAMPLE: usize = 64 * 1024;

/// How a file is going to be read, decided from the whole of it.
#[derive(Debug)]
pub struct Plan {
    pub(crate) file: String,
    pub(crate) sha256: [u8; 32],
    pub(crate) preset: &'static Preset,
    pub(crate) encoding: Encoding,
    pub(crate) bom: bool,
    pub(crate) delimiter: u8,
    /// Whether the first line names the delimiter (`sep=;`).
    pub(crate) declared: bool,
    pub(crate) line_ends: LineEnds,
    pub(crate) header: Header,
    pub(crate) mapping: Mapping,
    pub(crate) date_order: Option<(DateOrder, OrderBasis)>,
    pub(crate) rows: u64,
}

impl Plan {
    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// SHA-256 of the untouched bytes.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// The preset that the file is read with.
    pub fn preset(&self) -> &str {
        &self.preset.name
    }

    /// The encoding of its bytes.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What separates its fields.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// What ends its lines.
    pub fn line_ends(&self) -> LineEnds {
        self.line_ends
    }

    /// The order of day and month in numeric dates, and why; nothing where nothing decides.
    pub fn date_order(&self) -> Option<(DateOrder, OrderBasis)> {
        self.date_order
    }

    /// How many rows there are, for a progress bar: header, hashtag and blank rows do not count.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The names of the columns that are not imported.
    pub fn left_out_columns(&self) -> Vec<String> {
        let left_out = |(column, used): (usize, &ColumnUse)| {
            matches!(used, ColumnUse::LeftOut(_)).then(|| self.header.shown(column))
        };
        self.mapping.uses.iter().enumerate().filter_map(left_out).collect()
    }
}

/// Looks at a whole file without taking anything over.
///
/// It reads the file once, as a stream.
pub fn inspect(input: &Input, options: &Options, _reference: &Reference<'_>) -> Result<Plan, Refusal> {
    let forced = options.preset.as_deref().map(find_preset).transpose()?;
    let sample = sample(input)?;
    if sample.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let declared = dialect::declared(&sample);
    let delimiter = declared.unwrap_or_else(|| best_delimiter(&sample));
    let table = Table::open(Hashing::new(input.open()?), delimiter, declared.is_some())?.ok_or(Refusal::Empty)?;
    let preset = choose_preset(forced, table.header())?;
    let header = table.header().clone();
    let mapping = Mapping::new(preset, &header);
    let survey = Survey::of(table, &mapping, options)?;
    if survey.rows == 0 {
        return Err(Refusal::NoRows);
    }
    Ok(Plan {
        file: input.name().to_owned(),
        sha256: survey.sha256,
        preset,
        encoding: survey.encoding,
        bom: survey.bom,
        delimiter,
        declared: declared.is_some(),
        line_ends: survey.line_ends,
        header,
        mapping,
        date_order: survey.dates.decide(options.date_order, preset.date_order),
        rows: survey.rows,
    })
}

/// The beginning of a file as text, if it is text at all.
fn sample(input: &Input) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    input.open()?.take(SAMPLE as u64).read_to_end(&mut bytes)?;
    let mut decoder = Decoder::new(&bytes[..]);
    let mut text = String::new();
    while decoder.more(&mut text)? {}
    match sniff::not_a_table(&bytes, &text) {
        Some(kind) => Err(Refusal::NotATable(kind)),
        None => Ok(text),
    }
}

/// The delimiter with which the header is recognised, else the one that cuts the sample most evenly.
fn best_delimiter(sample: &str) -> u8 {
    let recognised = |delimiter: u8| {
        let table = Table::open(sample.as_bytes(), delimiter, false).ok().flatten();
        table.and_then(|table| Preset::recognise(table.header())?.fits(table.header())).unwrap_or(0)
    };
    // The first of equals is wanted, and `max_by_key` gives the last.
    let candidates = dialect::DELIMITERS.into_iter().rev();
    candidates.max_by_key(|delimiter| (recognised(*delimiter), dialect::fit(sample, *delimiter))).unwrap_or(b',')
}

fn find_preset(name: &str) -> Result<&'static Preset, Refusal> {
    let unknown =
        || Refusal::UnknownPreset { name: name.to_owned(), known: preset_names().collect::<Vec<_>>().join(", ") };
    Preset::named(name).ok_or_else(unknown)
}

fn choose_preset(forced: Option<&'static Preset>, header: &Header) -> Result<&'static Preset, Refusal> {
    match forced {
        Some(preset) if preset.fits(header).is_some() => Ok(preset),
        Some(preset) => {
            let missing: Vec<_> = preset.needs().iter().filter(|name| header.find(name).is_none()).cloned().collect();
            Err(Refusal::MissingColumns { preset: preset.name.clone(), missing: missing.join(", ") })
        }
        None => Preset::recognise(header).ok_or_else(|| {
            let seen: Vec<_> = (0..header.len()).map(|column| header.shown(column)).collect();
            Refusal::UnknownColumns { seen: shortened(&seen.join(", ")) }
        }),
    }
}

/// The beginning of a list of columns: a file may have thousands.
fn shortened(list: &str) -> String {
    match list.char_indices().nth(500) {
        Some((at, _)) => format!("{}…", &list[..at]),
        None => list.to_owned(),
    }
}

/// What one reading of the whole file tells.
struct Survey {
    sha256: [u8; 32],
    encoding: Encoding,
    bom: bool,
    line_ends: LineEnds,
    dates: Evidence,
    rows: u64,
}

impl Survey {
    fn of(mut table: Table<Hashing<impl Read>>, mapping: &Mapping, options: &Options) -> io::Result<Self> {
        let mut record = Record::default();
        let mut dates = Evidence::default();
        let mut rows = 0;
        let cell = |record: &Record, field| {
            let cell = mapping.column(field).and_then(|column| record.get(column)).and_then(text::value);
            cell.map(str::to_owned)
        };
        while table.next(&mut record)? {
            rows += 1;
            let Some(column) = mapping.column(Field::Date) else {
                continue;
            };
            let Some(value) = record.get(column).and_then(text::value).filter(|_| record.fault.is_none()) else {
                continue;
            };
            // Most columns hold ISO dates or month names, and then there is nothing to decide.
            if let Reading::Numeric(numeric) = date::date(value, options.today) {
                let month = cell(&record, Field::Month).and_then(|month| words::month_or_number(&month));
                let year = cell(&record, Field::Year).and_then(|year| words::whole_year(&year));
                dates.add(numeric, Beside { year, month });
            }
        }
        let records = table.into_records();
        let line_ends = records.line_ends().into();
        let (encoding, bom) = (records.decoder().encoding(), records.decoder().has_bom());
        Ok(Self { sha256: records.into_inner().finish(), encoding, bom, line_ends, dates, rows })
    }
}

/// Hashes what is read through it.
struct Hashing<R> {
    bytes: R,
    hasher: Sha256,
}

impl<R> Hashing<R> {
    fn new(bytes: R) -> Self {
        Self { bytes, hasher: Sha256::new() }
    }

    fn finish(self) -> [u8; 32] {
        self.hasher.finalize().into()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into)?;
        self.hasher.update(&into[..read]);
        Ok(read)
    }
}
