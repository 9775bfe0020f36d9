//! The mapping of one file: what becomes of each of its columns.
//!
//! Four sources, each of which leaves alone what an earlier one decided but the last, which overrules all: the preset, the guess, privacy,
//! the choices of a person.

use super::Header;
use super::content::Content;
use super::elsewhere::is_elsewhere;
use super::field::Field;
use super::guess;
use super::others::is_no_point;
use super::preset::{CategoryRule, DatePrecision, Precision, Preset};
use super::privacy::is_personal;
use super::used::{Basis, ColumnUse, LeftOut};
use super::view::{Ask, ColumnChoice};
use crate::values::coordinate::Zone;

/// What the ids of a file are.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "facts about one column, each noted by itself")]
pub(crate) struct Ids {
    /// Whether some are two numbers with a dash, which spreadsheets take for dates.
    pub(crate) dashed: bool,
    /// Whether most are dates.
    pub(crate) dated: bool,
    /// Whether some are a year and a number that is no month.
    pub(crate) yearly: bool,
    /// Whether most rows have one.
    pub(crate) mostly: bool,
}

/// Which column each field is in.
#[derive(Debug, Clone)]
pub(crate) struct Mapping {
    columns: [Option<usize>; Field::ALL.len()],
    constants: [Option<String>; Field::ALL.len()],
    /// What whoever imports the file said about all rows; it stands for what a row itself would say.
    chosen: [Option<String>; Field::ALL.len()],
    /// Label and column of what the description keeps.
    pub(crate) described: Vec<(String, usize)>,
    /// Label and column of what the private notes keep beside their own column.
    pub(crate) noted: Vec<(String, usize)>,
    /// The columns whose words tell how precise the place is, each with what its words mean.
    pub(crate) precision: Vec<(usize, Vec<Precision>)>,
    /// The columns that tell how exactly the day is known, each with one of its values.
    pub(crate) date_precision: Vec<(usize, DatePrecision)>,
    /// The columns that tell it in words.
    pub(crate) date_words: Vec<usize>,
    /// How the category of a row is found.
    pub(crate) category: CategoryRule,
    /// What becomes of each column of the file.
    pub(crate) uses: Vec<ColumnUse>,
    /// What that rests on.
    pub(crate) basis: Vec<Basis>,
    /// The columns whose values a preview does not show, whatever they are read as.
    pub(crate) personal: Vec<bool>,
    /// What only a person can decide.
    pub(crate) asks: Vec<Ask>,
    /// What its ids are.
    pub(crate) ids: Ids,
    /// Whether what looked like the region may be that of somewhere else, so that without a point there is no place before somebody has said.
    pub(crate) doubted_region: bool,
}

impl Mapping {
    /// The mapping of a file before anybody corrects it.
    pub(crate) fn new(preset: &Preset, header: &Header, content: &Content) -> Self {
        let mut mapping = Self {
            columns: [None; Field::ALL.len()],
            constants: [const { None }; Field::ALL.len()],
            chosen: [const { None }; Field::ALL.len()],
            described: Vec::new(),
            noted: Vec::new(),
            precision: Vec::new(),
            date_precision: Vec::new(),
            date_words: Vec::new(),
            category: preset.category,
            uses: vec![ColumnUse::LeftOut(LeftOut::Unknown); header.len()],
            basis: vec![Basis::Header; header.len()],
            personal: (0..header.len()).map(|column| is_personal(&header.names()[column])).collect(),
            asks: Vec::new(),
            ids: Ids::default(),
            doubted_region: false,
        };
        for (field, value) in &preset.constants {
            mapping.constants[*field as usize] = Some(value.clone());
        }
        if preset.guess {
            for column in content.beside(header) {
                mapping.leave_out(column, LeftOut::Aside, Basis::Content);
            }
        }
        mapping.apply_preset(preset, header, content);
        mapping.leave_out_personal(content);
        if preset.guess {
            guess::guess(&mut mapping, header, content);
            mapping.leave_out_personal(content);
        } else {
            guess::renamed(&mut mapping, preset, header, content);
        }
        guess::qualifiers(&mut mapping, header, content);
        mapping.zone_of_header(header);
        mapping.fall_back(preset, header);
        if preset.guess {
            guess::weak_date(&mut mapping, header, content);
        }
        mapping
    }

    fn apply_preset(&mut self, preset: &Preset, header: &Header, content: &Content) {
        for name in &preset.redundant {
            for column in header.matching(name) {
                self.leave_out(column, LeftOut::Redundant, Basis::Preset);
            }
        }
        for name in &preset.reported {
            for column in header.matching(name) {
                self.leave_out(column, LeftOut::Redundant, Basis::Preset);
            }
        }
        for described in &preset.describe {
            if let Some(column) = header.find(&described.column) {
                self.described.push((described.label.clone(), column));
                self.assign(column, ColumnUse::Described, Basis::Preset);
            }
        }
        for precision in &preset.precision {
            let Some(column) = header.find(&precision.column) else {
                continue;
            };
            if matches!(self.uses[column], ColumnUse::LeftOut(_)) {
                self.assign(column, ColumnUse::Precision, Basis::Preset);
            }
            match self.precision.iter_mut().find(|(known, _)| *known == column) {
                Some((_, rules)) => rules.push(precision.clone()),
                None => self.precision.push((column, vec![precision.clone()])),
            }
        }
        for precision in &preset.date_precision {
            self.date_precision.extend(header.find(&precision.column).map(|column| (column, precision.clone())));
        }
        for (field, names) in &preset.columns {
            // Two columns are read where no cell gives the whole place.
            if matches!(field, Field::Lat | Field::Lon) && self.column(Field::Coordinates).is_some() {
                continue;
            }
            let Some(name) = names.iter().find(|name| header.matching(name).next().is_some()) else {
                continue;
            };
            let columns: Vec<usize> = header.matching(name).collect();
            // A pattern fits where the form was filled in, and whose home it was, too.
            let another = |column: &usize| match field {
                Field::Date => guess::is_another_day(header.phrase(*column)),
                Field::Lat | Field::Lon | Field::Coordinates if is_no_point(header.phrase(*column)) => true,
                _ => is_elsewhere(header.phrase(*column)),
            };
            let (elsewhere, here): (Vec<usize>, Vec<usize>) =
                columns.iter().partition(|column| name.contains('*') && another(column));
            if here.is_empty()
                && !elsewhere.is_empty()
                && matches!(field, Field::Lat | Field::Coordinates | Field::Date)
            {
                let field = if *field == Field::Date { Field::Date } else { Field::Lat };
                self.asks.push(Ask::Mapping { field: field.name(), columns: elsewhere });
                continue;
            }
            let columns = here;
            match columns[..] {
                // Where a pattern fits several columns, none is more likely than the others.
                [_, _, ..] if name.contains('*') || !alike(&columns, content) => {
                    self.asks.push(Ask::Mapping { field: field.name(), columns });
                }
                [column, ..] => self.set(*field, column, Basis::Preset),
                [] => {}
            }
        }
    }

    /// Leaves out what a header or the values themselves show to be about persons.
    fn leave_out_personal(&mut self, content: &Content) {
        for column in 0..self.uses.len() {
            let looks = content.looks(column);
            // One text that is a number is a text with a warning; a column of them is a column of numbers.
            let shown_by_values = looks.values >= 3 && looks.personal.max(looks.people) * 2 > looks.values;
            let free = matches!(self.uses[column], ColumnUse::LeftOut(LeftOut::Unknown));
            // Ids, dates and places of a known export may have the form of a telephone number; its words may not be one.
            let words = matches!(self.uses[column], ColumnUse::Described)
                || matches!(self.uses[column], ColumnUse::Field(field) if field.is_words());
            if free && self.personal[column] {
                self.leave_out(column, LeftOut::Personal, Basis::Header);
            } else if shown_by_values && (free || words) {
                self.personal[column] = true;
                self.leave_out(column, LeftOut::Personal, Basis::Content);
            }
        }
    }

    /// Takes the UTM zone that the headers of the coordinates name; none where they name two.
    fn zone_of_header(&mut self, header: &Header) {
        let named = |field| self.column(field).and_then(|column| Zone::in_header(&header.names()[column]));
        let zone = match (named(Field::Lat), named(Field::Lon)) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        };
        if let Some(zone) = zone {
            self.set_constant(Field::UtmZone, zone.to_string());
        }
    }

    /// Takes the day on which records came in for their date where the file has no other.
    fn fall_back(&mut self, preset: &Preset, header: &Header) {
        if self.column(Field::Date).is_some() || self.asks.iter().any(|ask| ask.is_about(Field::Date)) {
            return;
        }
        let found = preset.reported.iter().find_map(|name| header.find(name));
        if let Some(column) = found {
            self.set(Field::Date, column, Basis::Preset);
            self.constants[Field::DateKind as usize] = Some("reported".to_owned());
        }
    }

    /// Applies what a person chose. Choices are checked before: every column exists and every field is one.
    pub(crate) fn choose(&mut self, choices: &[ColumnChoice], header: &Header) {
        for choice in choices {
            self.leave_out(choice.column, LeftOut::Chosen, Basis::Chosen);
        }
        for choice in choices {
            let Some(field) = choice.field.as_deref().and_then(Field::from_name) else {
                continue;
            };
            let taken = self.column(field).filter(|column| self.basis[*column] == Basis::Chosen);
            let label = || header.shown(choice.column);
            match (field, taken) {
                // Several columns go into one text, each behind its name.
                (Field::Description, Some(_)) => {
                    self.described.push((label(), choice.column));
                    self.assign(choice.column, ColumnUse::Described, Basis::Chosen);
                }
                (Field::PrivateNotes, Some(_)) => {
                    self.noted.push((label(), choice.column));
                    self.assign(choice.column, ColumnUse::Noted, Basis::Chosen);
                }
                _ => {
                    for rival in rivals(field) {
                        if let Some(column) = self.column(*rival).filter(|c| self.basis[*c] != Basis::Chosen) {
                            self.leave_out(column, LeftOut::Redundant, Basis::Chosen);
                        }
                    }
                    self.set(field, choice.column, Basis::Chosen);
                }
            }
            self.asks.retain(|ask| !ask.is_about(field));
            match field {
                // A stated category is not to be told from counts, and a stated date is of no stated kind.
                Field::Category => self.category = CategoryRule::Column,
                Field::Date => self.constants[Field::DateKind as usize] = None,
                _ => {}
            }
        }
    }

    /// Applies what a person said about all rows.
    pub(crate) fn choose_constants(&mut self, constants: &[(Field, String)]) {
        for (field, value) in constants {
            self.chosen[*field as usize] = Some(value.clone());
            self.constants[*field as usize] = Some(value.clone());
            self.asks.retain(|ask| !ask.is_about(*field));
        }
    }

    /// The fields that every incident has, of those that neither a column nor a constant gives: a category, a date, a place.
    pub(crate) fn missing(&self) -> Vec<Field> {
        let has = |field: Field| self.column(field).is_some() || self.chosen(field).is_some();
        let category = has(Field::Category)
            || self.constant(Field::Category).is_some()
            || match self.category {
                CategoryRule::Column => false,
                CategoryRule::Deceased => true,
                // Without its counts a register of dead and missing does not tell them apart.
                CategoryRule::Casualties => has(Field::Dead) && has(Field::Missing),
            };
        let place = has(Field::Coordinates)
            || (has(Field::Lat) && has(Field::Lon))
            || [Field::State, Field::County, Field::CveEnt, Field::CveMun, Field::StateFips, Field::CountyFips]
                .into_iter()
                .any(has);
        let missing =
            [(Field::Category, category), (Field::Date, has(Field::Date) || has(Field::Year)), (Field::Lat, place)];
        missing.into_iter().filter(|(_, there)| !there).map(|(field, _)| field).collect()
    }

    /// What is asked about the region of a file that has no point.
    pub(crate) fn region_asks(&self) -> Vec<Ask> {
        let placed = [Field::Lat, Field::Coordinates].into_iter().any(|field| self.column(field).is_some());
        let about = |ask: &&Ask| [Field::County, Field::State].into_iter().any(|field| ask.is_about(field));
        if placed { Vec::new() } else { self.asks.iter().filter(about).cloned().collect() }
    }

    /// Reads a column as a field. A column that the field was in before says the same.
    pub(crate) fn set(&mut self, field: Field, column: usize, basis: Basis) {
        if let Some(before) = self.columns[field as usize].filter(|before| *before != column) {
            self.leave_out(before, LeftOut::Redundant, basis);
        }
        self.assign(column, ColumnUse::Field(field), basis);
        self.columns[field as usize] = Some(column);
    }

    /// Leaves a column out.
    pub(crate) fn leave_out(&mut self, column: usize, why: LeftOut, basis: Basis) {
        for at in &mut self.columns {
            if *at == Some(column) {
                *at = None;
            }
        }
        self.described.retain(|(_, described)| *described != column);
        self.noted.retain(|(_, noted)| *noted != column);
        self.precision.retain(|(precise, _)| *precise != column || basis != Basis::Chosen);
        self.date_words.retain(|words| *words != column || basis != Basis::Chosen);
        self.assign(column, ColumnUse::LeftOut(why), basis);
    }

    /// Keeps a column in the description, behind a label.
    pub(crate) fn describe(&mut self, column: usize, label: String, basis: Basis) {
        self.described.push((label, column));
        self.assign(column, ColumnUse::Described, basis);
    }

    pub(super) fn assign(&mut self, column: usize, used: ColumnUse, basis: Basis) {
        self.uses[column] = used;
        self.basis[column] = basis;
    }

    /// Sets what stands for a blank cell of a field.
    pub(crate) fn set_constant(&mut self, field: Field, value: String) {
        self.constants[field as usize] = Some(value);
    }

    /// Whether nothing has been decided about a column.
    pub(crate) fn is_free(&self, column: usize) -> bool {
        self.uses[column] == ColumnUse::LeftOut(LeftOut::Unknown)
    }

    /// The columns of which nothing is taken over, and that do not only say again what another says.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = usize> {
        let is = |used: &ColumnUse| matches!(used, ColumnUse::LeftOut(why) if *why != LeftOut::Redundant);
        self.uses.iter().enumerate().filter(move |(_, used)| is(used)).map(|(column, _)| column)
    }

    /// Whether a column is read as a code, number, date or place, which all have their length and mean something else without their end.
    pub(crate) fn is_value(&self, column: usize) -> bool {
        matches!(self.uses.get(column), Some(ColumnUse::Field(field)) if !field.is_words())
    }

    /// The column of a field.
    pub(crate) fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// What stands for a blank cell of a field.
    pub(crate) fn constant(&self, field: Field) -> Option<&str> {
        self.constants[field as usize].as_deref()
    }

    /// What whoever imports the file said about the field of all rows.
    pub(crate) fn chosen(&self, field: Field) -> Option<&str> {
        self.chosen[field as usize].as_deref()
    }
}

/// Whether columns of one name hold the same, as far as samples tell.
fn alike(columns: &[usize], content: &Content) -> bool {
    let samples = |column: usize| content.samples(column).collect::<Vec<_>>();
    columns.windows(2).all(|pair| samples(pair[0]) == samples(pair[1]))
}

/// The fields that say the same as a field, so that choosing a column for it frees theirs: the place in one cell and in two.
fn rivals(field: Field) -> &'static [Field] {
    match field {
        Field::Lat | Field::Lon => &[Field::Coordinates],
        Field::Coordinates => &[Field::Lat, Field::Lon],
        _ => &[],
    }
}

impl Ask {
    pub(crate) fn is_about(&self, field: Field) -> bool {
        matches!(self, Self::Mapping { field: asked, .. } if *asked == field.name())
    }
}
