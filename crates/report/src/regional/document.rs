//! A report as every format has it: chapters of texts, tables and figures, in one language, with typed cells.

use spotlight_core::Lang;
use spotlight_core::date::PartialDate;

use super::markdown;
use super::provenance::Provenance;

/// The whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Title of the cover.
    pub title: String,
    /// A line under it.
    pub subtitle: Option<String>,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// The day that it is dated.
    pub date: Option<jiff::civil::Date>,
    /// Lines of the cover: regions, period, version.
    pub cover: Vec<Fact>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Where every figure comes from.
    pub provenance: Provenance,
}

/// A name and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What is told.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Stable in both languages: the anchor in HTML.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading within the chapter.
    Heading(String),
    /// A paragraph of ours.
    Text(String),
    /// What a reader must know beside the figures.
    Note(String),
    /// What the author wrote.
    Markdown(Vec<markdown::Block>),
    /// Numbers to be read first.
    Keys(Vec<Key>),
    /// Names and values.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A drawing.
    Figure(Figure),
    /// A finding or a recommendation.
    Entry(Entry),
}

/// A number to be read first.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Stable in both languages.
    pub id: &'static str,
    /// The number as it is printed.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// What belongs to it: "4 incidents with unknown count".
    pub note: Option<String>,
}

/// A finding, a recommendation or a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// `F1`, `R2`, `C3`.
    pub number: String,
    /// One line.
    pub title: String,
    /// The text.
    pub text: Vec<markdown::Block>,
    /// Names and values beneath it.
    pub facts: Vec<Fact>,
}

/// A table of which every row and column has a stable name.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Stable in both languages: `by_category`.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
    /// Its columns; the first ones name the row.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What a reader must know beside it.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Stable in both languages: `incidents`; of columns that name the row what they name: `category`.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether it names the row.
    pub names: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// A code for each column that names the row.
    pub codes: Vec<String>,
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// Whether it is the total of the others.
    pub total: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// A number of incidents or people.
    Count(u64),
    /// A difference of two numbers.
    Change(i64),
    /// A share or a relative change in per cent.
    Percent(f64),
    /// Any other number.
    Number(f64),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known, or nothing can be said.
    Blank,
    /// A text.
    Text(String),
    /// A number.
    Amount(Amount),
    /// A date.
    Date(PartialDate),
    /// An address on the web.
    Link(String),
}

/// A drawing with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Stable in both languages: `map`; the name of its files.
    pub id: &'static str,
    /// What stands under it.
    pub caption: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The drawing.
    pub svg: String,
}

impl Document {
    /// All tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }

    /// All drawings, in their order.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().filter_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None })
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Table {
    /// An empty table whose first columns, those of `names`, name its rows.
    pub(super) fn new(id: &'static str, caption: String, names: &[(&str, &str)], values: &[(&str, &str)]) -> Self {
        let column =
            |names| move |(id, title): &(&str, &str)| Column { id: (*id).into(), title: (*title).into(), names };
        let columns = names.iter().map(column(true)).chain(values.iter().map(column(false))).collect();
        Self { id, caption, columns, rows: Vec::new(), notes: Vec::new() }
    }

    /// The rows that a page has room for, and how many are left out; the total is never.
    pub(super) fn printed(&self, most: usize) -> (impl Iterator<Item = &Row>, usize) {
        let bodies = self.rows.iter().filter(|row| !row.total).count();
        // To leave out a row or two would save nothing.
        let shown = if bodies <= most + 3 { bodies } else { most };
        let rows =
            self.rows.iter().filter(|row| !row.total).take(shown).chain(self.rows.iter().filter(|row| row.total));
        (rows, bodies - shown)
    }

    /// Adds a row.
    pub(super) fn push(&mut self, codes: &[&str], cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len(), "{}", self.id);
        self.rows.push(Row { codes: codes.iter().map(|code| (*code).to_owned()).collect(), cells, total: false });
    }

    /// Adds the total of the others.
    pub(super) fn push_total(&mut self, codes: &[&str], cells: Vec<Cell>) {
        self.push(codes, cells);
        if let Some(row) = self.rows.last_mut() {
            row.total = true;
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        Self::Amount(Amount::Count(n))
    }
}
