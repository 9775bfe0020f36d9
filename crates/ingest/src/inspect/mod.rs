//! The first pass over a file: what it is, what its columns mean, in which order its dates are written.

mod answers;
mod book;
mod hashed;
mod second;
mod survey;
mod text;
mod weekday;

use std::io::Read;

use sha2::Digest as _;

use crate::columns::content::Content;
use crate::columns::{
    Ask, Basis, Beside, ColumnChoice, Field, Header, Ids, Mapping, Preset, counted, datum, preset_names, tallied, views,
};
use crate::input::Input;
use crate::options::{Options, Reference};
use crate::plan::{Form, Plan};
use crate::read::shape::Shape;
use crate::read::workbook::may_be_a_workbook;
use crate::refusal::{Refusal, Unmapped};
use crate::table::Table;
use crate::values::clock::Clock;
use crate::values::date_order::{OrderBasis, stated_in};
use survey::Survey;

/// Looks at a whole file without taking anything over.
///
/// It reads the first rows to understand the columns, and then the file once as a whole, always as a stream (a workbook excepted).
pub fn inspect(input: &Input, options: &Options, reference: &Reference<'_>) -> Result<Plan, Refusal> {
    let wishes = Wishes::of(options)?;
    let mut start = Vec::new();
    input.open()?.take(8).read_to_end(&mut start)?;
    if may_be_a_workbook(&start) {
        book::inspect(input, &wishes, options, reference)
    } else {
        text::inspect(input, &wishes, options, reference)
    }
}

/// Whether a file is a workbook, by its first bytes.
pub(crate) fn is_workbook(start: &[u8]) -> bool {
    may_be_a_workbook(start)
}

pub(crate) use book::sheet;
pub(crate) use second::Second;
pub(crate) use text::table as text_table;

/// The wishes of whoever imports the file, as far as they can be checked without the file.
struct Wishes {
    preset: Option<&'static Preset>,
    constants: Vec<(Field, String)>,
    choices: Vec<ColumnChoice>,
}

impl Wishes {
    fn of(options: &Options) -> Result<Self, Refusal> {
        let known = |name: &str| Field::from_name(name).ok_or_else(|| Refusal::UnknownField { name: name.to_owned() });
        let preset = options.preset.as_deref().map(find_preset).transpose()?;
        let constants = options.constants.iter().map(|(name, value)| Ok((known(name)?, value.trim().to_owned())));
        let constants = constants.collect::<Result<Vec<_>, Refusal>>()?;
        let choices = options.columns.clone().unwrap_or_default();
        for field in choices.iter().filter_map(|choice| choice.field.as_deref()) {
            known(field)?;
        }
        Ok(Self { preset, constants: constants.into_iter().filter(|(_, value)| !value.is_empty()).collect(), choices })
    }
}

fn find_preset(name: &str) -> Result<&'static Preset, Refusal> {
    let unknown =
        || Refusal::UnknownPreset { name: name.to_owned(), known: preset_names().collect::<Vec<_>>().join(", ") };
    Preset::named(name).ok_or_else(unknown)
}

/// The preset that was asked for, if the file has its columns; else the one that recognises the header; else the guess.
fn choose_preset(forced: Option<&'static Preset>, header: &Header) -> Result<&'static Preset, Refusal> {
    match forced {
        Some(preset) if preset.fits(header).is_some() || preset.needs().is_empty() => Ok(preset),
        Some(preset) => {
            let missing = preset.needs().iter().filter(|name| header.matching(name).next().is_none());
            let missing: Vec<_> = missing.cloned().collect();
            Err(Refusal::MissingColumns { preset: preset.name.clone(), missing: missing.join(", ") })
        }
        None => Ok(Preset::recognise(header).unwrap_or_else(Preset::guessed)),
    }
}

/// What the columns of a table mean, and what their first values are.
struct Columns {
    preset: &'static Preset,
    header: Header,
    content: Content,
    mapping: Mapping,
}

impl Columns {
    /// Reads the first rows of a table.
    fn of(
        mut table: Table<impl Read>,
        wishes: &Wishes,
        options: &Options,
        reference: &Reference<'_>,
    ) -> Result<Self, Refusal> {
        let header = table.header().clone();
        let preset = choose_preset(wishes.preset, &header)?;
        if let Some(choice) = wishes.choices.iter().find(|choice| choice.column >= header.len()) {
            return Err(Refusal::NoSuchColumn { column: choice.column, columns: header.len() });
        }
        answers::one_column_each(&wishes.choices, &header)?;
        answers::known_codes(wishes, preset, reference)?;
        let content = Content::of(&mut table, options.today, reference)?;
        let header = table.tagged_header();
        // Who says what the columns are is believed.
        let counts = if wishes.choices.is_empty() { counted(&header, &content) } else { Vec::new() };
        if !counts.is_empty() {
            return Err(Refusal::Counts { columns: shortened(&counts.join(", ")) });
        }
        if let Some(below) = content.second_header(&header) {
            let below: Vec<_> = below.iter().filter(|name| !name.is_empty()).map(String::as_str).collect();
            return Err(Refusal::SplitHeader { below: shortened(&below.join(", ")) });
        }
        let mut mapping = Mapping::new(preset, &header, &content);
        let tallies =
            if preset.guess && wishes.choices.is_empty() { tallied(&header, &content, &mapping) } else { Vec::new() };
        if !tallies.is_empty() {
            return Err(Refusal::Counts { columns: shortened(&tallies.join(", ")) });
        }
        mapping.choose(&wishes.choices, &header);
        mapping.choose_constants(&wishes.constants);
        let ids = mapping.column(Field::ExternalId);
        if let Some(looks) = ids.map(|column| content.looks(column)) {
            mapping.ids = Ids {
                dashed: looks.dashed > 0,
                dated: looks.values > 0 && looks.half(looks.written_dates),
                yearly: looks.yearly > 0,
                mostly: looks.values * 2 > content.rows(),
            };
        }
        Ok(Self { preset, header, content, mapping })
    }

    /// Whether the rows have ids, and no known export gives them.
    fn counts_its_own(&self) -> bool {
        self.mapping.column(Field::ExternalId).is_some_and(|column| self.mapping.basis[column] != Basis::Preset)
    }

    /// Keeps the ids of this sheet apart from those of another with the same columns.
    fn tell_apart(&mut self, sheet: &str) {
        let system = self.mapping.constant(Field::SourceSystem).unwrap_or(&self.preset.source_system);
        let digest = sha2::Sha256::digest(sheet.as_bytes());
        let short = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]);
        let system = format!("{system}-{short:08x}");
        self.mapping.set_constant(Field::SourceSystem, system);
    }

    /// What is in the way of reading the file at all: a needed field that nothing gives, or that two columns could be.
    fn missing(&self) -> Vec<Ask> {
        let needed = [Field::Category, Field::Date, Field::Lat];
        let absent = self.mapping.missing();
        let ask = |field: &Field| {
            let asked = self.mapping.asks.iter().find(|ask| ask.is_about(*field)).cloned();
            let open = || vec![Ask::Mapping { field: field.name(), columns: Vec::new() }];
            let region = if *field == Field::Lat { self.mapping.region_asks() } else { Vec::new() };
            match asked {
                Some(ask) => vec![ask],
                None if !region.is_empty() && (self.mapping.doubted_region || absent.contains(field)) => region,
                None if absent.contains(field) => open(),
                None => Vec::new(),
            }
        };
        needed.iter().flat_map(ask).collect()
    }

    /// The plan of a file whose columns are known.
    fn plan(
        self,
        input: &Input,
        sha256: [u8; 32],
        form: Form,
        survey: &Survey,
        options: &Options,
    ) -> Result<Plan, Refusal> {
        if survey.rows == 0 {
            return Err(Refusal::NoRows);
        }
        answers::used(survey, &self.mapping, &self.header)?;
        let known = self.preset.date_order.map(|order| (order, OrderBasis::Preset)).or_else(|| {
            let name = self.mapping.column(Field::Date).and_then(|column| self.header.names().get(column))?;
            stated_in(name).map(|order| (order, OrderBasis::Header))
        });
        let date_order = survey.dates.decide(options.date_order, known);
        let contradicted = survey.dates.contradicted(known).filter(|_| date_order.is_none());
        let mut asks = self.mapping.asks.clone();
        if let Some(column) =
            self.mapping.column(Field::Date).filter(|_| date_order.is_none() && survey.dates.is_open())
        {
            asks.push(Ask::DateOrder { column: self.header.shown(column) });
        }
        Ok(Plan {
            file: input.name().to_owned(),
            sha256,
            preset: self.preset,
            views: views(&self.header, &self.mapping, &self.content),
            datum: datum::column(&self.header),
            old_datum: datum::in_headers(&self.header, &self.mapping),
            beside: Beside::of(&self.header, &self.mapping),
            second: Second::of(&self.header, &self.mapping, &self.content),
            foreign_codes: survey.foreign_codes,
            crowded: survey.crowded.clone(),
            minutes: survey.minutes.clone(),
            clock: self.clock(),
            header: self.header,
            mapping: self.mapping,
            asks,
            date_order,
            contradicted,
            rows: survey.rows,
            initials: survey.initials,
            mangled: survey.dates.is_mangled(),
            doubts: survey.doubts.clone(),
            weekday: survey.weekday,
            trust: survey.dates.trust(),
            last: survey.last,
            shape: if matches!(form, Form::Text(_)) { survey.shape.clone() } else { Shape::default() },
            other_header: survey.other_header,
            unknowns: survey.unknowns,
            form,
        })
    }

    /// What all dates count since 1970.
    fn clock(&self) -> Option<Clock> {
        let looks = self.content.looks(self.mapping.column(Field::Date)?);
        let all = |count: usize| count > 0 && count == looks.values;
        if all(looks.millis) { Some(Clock::Milliseconds) } else { all(looks.epochs).then_some(Clock::Seconds) }
    }

    /// The refusal of a file that a person has to say more about.
    fn unmapped(self, asks: Vec<Ask>, sheets: Vec<String>, sheet: Option<String>) -> Refusal {
        let seen: Vec<_> = (0..self.header.len()).map(|column| self.header.shown(column)).collect();
        Refusal::UnknownColumns {
            seen: shortened(&seen.join(", ")),
            columns: views(&self.header, &self.mapping, &self.content),
            look: Box::new(Unmapped { asks, signature: self.header.signature(), sheets, sheet }),
        }
    }
}

/// The beginning of a list of columns: a file may have thousands.
fn shortened(list: &str) -> String {
    match list.char_indices().nth(500) {
        Some((at, _)) => format!("{}…", &list[..at]),
        None => list.to_owned(),
    }
}
