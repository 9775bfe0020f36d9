//! The flags that say how a file is to be read.

use clap::builder::PossibleValuesParser;
use spotlight_ingest::{ColumnChoice, ColumnView, Input, Options};
use spotlight_server::import::columns;
use spotlight_server::{encoding, encoding_names};

use crate::Usage;

/// What is told by the file unless a flag says it.
#[derive(clap::Args)]
#[command(next_help_heading = "How files are read")]
pub(crate) struct Flags {
    /// The encoding of the bytes
    #[arg(long, value_parser = PossibleValuesParser::new(encoding_names()))]
    encoding: Option<String>,
    /// What separates the cells: a character, or `tab`
    #[arg(long)]
    delimiter: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What a column is: `--column "Fecha del hecho=date"`; `NAME=` leaves it out. The column can be given as `#3`, too
    #[arg(long = "column", value_name = "NAME=FIELD")]
    columns: Vec<String>,
    /// What all rows have in common: `--constant category=death`
    #[arg(long = "constant", value_name = "FIELD=VALUE")]
    constants: Vec<String>,
}

impl Flags {
    /// Sets what does not depend on the file.
    pub(crate) fn set(&self, options: &mut Options) -> Result<(), Usage> {
        options.encoding = self.encoding.as_deref().and_then(encoding);
        options.delimiter = self.delimiter.as_deref().map(delimiter).transpose()?;
        options.sheet.clone_from(&self.sheet);
        for constant in &self.constants {
            let pair = constant.split_once('=').filter(|(field, _)| !field.trim().is_empty());
            let (field, value) = pair.ok_or_else(|| Usage(format!("--constant {constant}: write FIELD=VALUE")))?;
            options.constants.push((field.trim().to_owned(), value.to_owned()));
        }
        Ok(())
    }

    /// The options for one file, with the columns that were named. A file that cannot be looked at goes on as it is: the import
    /// says why.
    pub(crate) async fn with_columns(&self, input: &Input, options: &Options) -> anyhow::Result<Options> {
        let mut options = options.clone();
        if self.columns.is_empty() {
            return Ok(options);
        }
        if let Ok(views) = columns(input, &options).await {
            let choices = self.columns.iter().map(|wish| choice(wish, &views, input.name()));
            options.columns = Some(choices.collect::<Result<_, _>>()?);
        }
        Ok(options)
    }
}

fn delimiter(text: &str) -> Result<char, Usage> {
    let mut letters = text.chars();
    match (text, letters.next(), letters.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) => Ok(one),
        _ => Err(Usage(format!("--delimiter {text}: write one character, or tab"))),
    }
}

/// A field cannot hold `=`, but the name of a column can.
fn choice(wish: &str, views: &[ColumnView], file: &str) -> Result<ColumnChoice, Usage> {
    let (name, field) = wish.rsplit_once('=').ok_or_else(|| Usage(format!("--column {wish}: write NAME=FIELD")))?;
    let (name, field) = (name.trim(), field.trim());
    let place = name.strip_prefix('#').and_then(|place| place.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let exact = views.iter().find(|view| view.name == name);
    let found = exact.or_else(|| views.iter().find(|view| view.name.to_lowercase() == name.to_lowercase()));
    let found = found.or_else(|| place.and_then(|place| views.get(place)));
    let found = found.ok_or_else(|| {
        let names: Vec<_> = views.iter().map(|view| view.name.as_str()).collect();
        Usage(format!("{file} has no column \"{name}\"; it has: {}", names.join(", ")))
    })?;
    Ok(ColumnChoice { column: found.column, field: (!field.is_empty()).then(|| field.to_owned()) })
}

#[cfg(test)]
mod tests;
