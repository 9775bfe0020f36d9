//! Why a file as a whole is not taken.

use std::io;

use spotlight_core::Lang;

use crate::read::sniff::NotATable;

/// Why a file as a whole is not taken. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It holds nothing, or blanks only.
    #[error("the file is empty")]
    Empty,
    /// It is no table of text.
    #[error("the file is no CSV table ({0:?})")]
    NotATable(NotATable),
    /// A header without a single row.
    #[error("the file has a header and no rows")]
    NoRows,
    /// No preset has this name.
    #[error("there is no preset {name:?}; there are: {known}")]
    UnknownPreset {
        /// What was asked for.
        name: String,
        /// What there is, separated by commas.
        known: String,
    },
    /// The header lacks columns that the stated preset needs.
    #[error("the file has no columns {missing}, which {preset} needs")]
    MissingColumns {
        /// The preset.
        preset: String,
        /// The columns, separated by commas.
        missing: String,
    },
    /// The header is that of no known export.
    #[error("the columns are not recognised: {seen}")]
    UnknownColumns {
        /// The columns of the file, separated by commas.
        seen: String,
    },
}

impl Refusal {
    /// The stable reason code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty",
            Self::NotATable(_) => "not_a_table",
            Self::NoRows => "no_rows",
            Self::UnknownPreset { .. } => "unknown_preset",
            Self::MissingColumns { .. } => "missing_columns",
            Self::UnknownColumns { .. } => "unknown_columns",
        }
    }

    /// One clear sentence about it.
    pub fn message(&self, lang: Lang) -> String {
        let spanish = lang == Lang::Es;
        match self {
            Self::Unreadable(error) if spanish => format!("No se puede leer el archivo: {error}."),
            Self::Unreadable(error) => format!("The file cannot be read: {error}."),
            Self::Empty if spanish => "El archivo está vacío.".to_owned(),
            Self::Empty => "The file is empty.".to_owned(),
            Self::NotATable(kind) => not_a_table(*kind, lang).to_owned(),
            Self::NoRows if spanish => "El archivo tiene encabezado, pero ninguna fila.".to_owned(),
            Self::NoRows => "The file has a header, but no rows.".to_owned(),
            Self::UnknownPreset { name, known } if spanish => {
                format!("No existe el formato «{name}»; existen: {known}.")
            }
            Self::UnknownPreset { name, known } => {
                format!("There is no preset “{name}”; there are: {known}.")
            }
            Self::MissingColumns { preset, missing } if spanish => {
                format!("Al archivo le faltan columnas que {preset} necesita: {missing}.")
            }
            Self::MissingColumns { preset, missing } => {
                format!("The file lacks columns that {preset} needs: {missing}.")
            }
            Self::UnknownColumns { seen } if spanish => format!(
                "No se reconocen las columnas de este archivo: {seen}. Se necesitan al menos category, date y un lugar (lat y lon, \
                 o county, o state), o la exportación de un registro conocido."
            ),
            Self::UnknownColumns { seen } => format!(
                "The columns of this file are not recognised: {seen}. Needed are at least category, date and a place (lat and lon, \
                 or county, or state), or the export of a known register."
            ),
        }
    }
}

#[rustfmt::skip]
fn not_a_table(kind: NotATable, lang: Lang) -> &'static str {
    let [en, es] = match kind {
        NotATable::Pdf => ["This is a PDF document, not a table. Export the table itself as CSV.", "Esto es un documento PDF, no una tabla. Exporte la tabla misma como CSV."],
        NotATable::Zip => ["This is a workbook or another zipped file. Save its sheet as CSV (UTF-8).", "Esto es un libro de Excel u otro archivo comprimido. Guarde la hoja como CSV (UTF-8)."],
        NotATable::OldOffice => ["This is a file of an old Office program. Save its sheet as CSV (UTF-8).", "Esto es un archivo de un programa antiguo de Office. Guarde la hoja como CSV (UTF-8)."],
        NotATable::Image => ["This is an image, not a table.", "Esto es una imagen, no una tabla."],
        NotATable::Compressed => ["This file is compressed. Unpack it first.", "Este archivo está comprimido. Descomprímalo primero."],
        NotATable::Html => ["This is a web page, not a table. Download the file itself.", "Esto es una página web, no una tabla. Descargue el archivo mismo."],
        NotATable::Json => ["This is JSON, not a CSV table.", "Esto es JSON, no una tabla CSV."],
        NotATable::Xml => ["This is XML, not a CSV table.", "Esto es XML, no una tabla CSV."],
        NotATable::Binary => ["This file holds no text.", "Este archivo no contiene texto."],
    };
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}
