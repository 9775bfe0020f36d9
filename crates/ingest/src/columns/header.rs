//! The header of a file: its names as they stand, and in a form that can be compared.

use spotlight_core::words::fold;

/// The column names of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    names: Vec<String>,
    keys: Vec<String>,
}

impl Header {
    pub(crate) fn new<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let names: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
        let keys = names.iter().map(|name| normal(name)).collect();
        Self { names, keys }
    }

    /// How many columns there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names as they stand in the file, trimmed.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// What a column is called in receipts: its name, or its place where it has none.
    pub(crate) fn shown(&self, column: usize) -> String {
        match self.names.get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("#{}", column + 1),
        }
    }

    /// The first column of a name, in whatever case, accents and spacing.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let key = normal(name);
        self.keys.iter().position(|k| *k == key)
    }

    /// The comparable name of a column.
    pub(crate) fn key(&self, column: usize) -> &str {
        &self.keys[column]
    }
}

/// A name in comparable form: folded, `_` and runs of blanks as one blank. HXL tags lose their blanks: `#geo + lat` is `#geo+lat`.
pub(crate) fn normal(name: &str) -> String {
    let folded = fold(name).replace('_', " ");
    let words: Vec<_> = folded.split_whitespace().collect();
    if folded.trim_start().starts_with('#') { words.concat() } else { words.join(" ") }
}

/// Whether a record is a row of HXL hashtags: every filled cell is `#tag` with optional `+attribute`s.
pub(crate) fn is_hxl_row<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut tags = 0;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        let Some(tag) = cell.strip_prefix('#') else {
            return false;
        };
        let sane = tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | ' '));
        if !sane {
            return false;
        }
        tags += 1;
    }
    tags > 0
}

#[cfg(test)]
mod tests;
