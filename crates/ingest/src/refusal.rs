//! Why a file as a whole is not taken.

use std::io;

use spotlight_core::Lang;

use crate::columns::{Ask, ColumnView};
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
    /// A table of counts by month, year or region: its rows are no incidents.
    #[error("the file is a table of counts: {columns}")]
    Counts {
        /// Those columns, separated by commas.
        columns: String,
    },
    /// The names of the columns take two lines.
    #[error("the header takes two lines: {below}")]
    SplitHeader {
        /// The second of them, separated by commas.
        below: String,
    },
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
    /// A category, a date or a place is in no column that is known, and nobody said where.
    #[error("the columns are not recognised: {seen}")]
    UnknownColumns {
        /// The columns of the file, separated by commas.
        seen: String,
        /// Each of them, with samples, for a person to say what it is.
        columns: Vec<ColumnView>,
        /// What else is known about the file.
        look: Box<Unmapped>,
    },
    /// No field has this name.
    #[error("there is no field {name:?}")]
    UnknownField {
        /// What was asked for.
        name: String,
    },
    /// Two columns were chosen as one field.
    #[error("two columns are chosen as {field}: {columns:?}")]
    FieldTwice {
        /// The field.
        field: &'static str,
        /// The columns.
        columns: [String; 2],
    },
    /// What was said of all rows is no code of its field.
    #[error("{value:?} is no {field}; there are: {allowed}")]
    BadConstant {
        /// The field.
        field: &'static str,
        /// What was said.
        value: String,
        /// The codes, separated by commas.
        allowed: String,
    },
    /// Something was said of all rows that every row says itself.
    #[error("every row says its {field} itself, in the column {column:?}")]
    ConstantUnused {
        /// The field.
        field: &'static str,
        /// The column.
        column: String,
    },
    /// A column was named that the file does not have.
    #[error("there is no column {column}: the file has {columns}, counted from 0")]
    NoSuchColumn {
        /// What was asked for, from 0.
        column: usize,
        /// How many there are.
        columns: usize,
    },
    /// No sheet of the workbook has this name.
    #[error("there is no sheet {name:?}; there are: {known}")]
    NoSuchSheet {
        /// What was asked for.
        name: String,
        /// What there is, separated by commas.
        known: String,
    },
    /// This character cannot separate cells.
    #[error("{delimiter:?} cannot separate cells")]
    BadDelimiter {
        /// What was asked for.
        delimiter: char,
    },
    /// A workbook that cannot be opened: damaged, or protected with a password.
    #[error("the workbook cannot be read: {reason}")]
    BadWorkbook {
        /// What the reader of workbooks said.
        reason: String,
    },
    /// A workbook whose end is missing, or that is damaged.
    #[error("the workbook is cut off or damaged")]
    CutOff,
    /// A workbook that holds more than any register does, perhaps in order to exhaust the machine.
    #[error("the workbook is too large: {what:?}")]
    TooLarge {
        /// Which bound it exceeds.
        what: Bound,
    },
    /// The definition of a form and not what was collected with it.
    #[error("the workbook is the definition of a form (an XLSForm)")]
    XlsForm,
}

/// What is known about a file whose columns a person has to map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmapped {
    /// What is to be decided: [`Ask::Mapping`] for `category`, `date`, or `lat` for the place.
    pub asks: Vec<Ask>,
    /// The key under which a corrected mapping can be remembered, as of [`crate::Plan::signature`].
    pub signature: [u8; 32],
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that was looked at.
    pub sheet: Option<String>,
}

/// What bounds a workbook, which cannot be read as a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The bytes of the file.
    File,
    /// The bytes that it unpacks to.
    Unpacked,
    /// The filled cells of a sheet.
    Cells,
    /// The text of a sheet.
    Text,
}

impl Refusal {
    /// The stable reason code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty",
            Self::NotATable(_) => "not_a_table",
            Self::Counts { .. } => "counts",
            Self::SplitHeader { .. } => "split_header",
            Self::NoRows => "no_rows",
            Self::UnknownPreset { .. } => "unknown_preset",
            Self::MissingColumns { .. } => "missing_columns",
            Self::UnknownColumns { .. } => "unknown_columns",
            Self::UnknownField { .. } => "unknown_field",
            Self::FieldTwice { .. } => "field_twice",
            Self::BadConstant { .. } => "bad_constant",
            Self::ConstantUnused { .. } => "constant_unused",
            Self::NoSuchColumn { .. } => "no_such_column",
            Self::NoSuchSheet { .. } => "no_such_sheet",
            Self::BadDelimiter { .. } => "bad_delimiter",
            Self::BadWorkbook { .. } => "bad_workbook",
            Self::CutOff => "cut_off",
            Self::TooLarge { .. } => "too_large",
            Self::XlsForm => "xlsform",
        }
    }

    /// One clear sentence about it.
    pub fn message(&self, lang: Lang) -> String {
        let spanish = lang == Lang::Es;
        let say = |en: String, es: String| if spanish { es } else { en };
        match self {
            Self::Unreadable(error) if spanish => format!("No se puede leer el archivo: {error}."),
            Self::Unreadable(error) => format!("The file cannot be read: {error}."),
            Self::Empty if spanish => "El archivo está vacío.".to_owned(),
            Self::Empty => "The file is empty.".to_owned(),
            Self::NotATable(kind) => not_a_table(*kind, lang).to_owned(),
            Self::Counts { columns } => say(
                format!("This is a table of counts, not a list of incidents: it counts them by month, year or region ({columns}). Each row must be one incident, with its own date and place. If it is, write the day of each, or give that column another name."),
                format!("Esto es una tabla de conteos, no una lista de hechos: los cuenta por mes, año o región ({columns}). Cada fila debe ser un hecho, con su propia fecha y lugar. Si lo es, escriba el día de cada uno o dé otro nombre a esa columna."),
            ),
            Self::SplitHeader { below } => say(
                format!("The names of the columns take two lines, of which the second is: {below}. Put the whole name of each column into one line."),
                format!("Los nombres de las columnas ocupan dos líneas; la segunda es: {below}. Ponga el nombre completo de cada columna en una sola línea."),
            ),
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
            Self::UnknownColumns { seen, columns, look } => unknown_columns(seen, columns, &look.asks, lang),
            Self::UnknownField { name } => {
                let known = crate::fields().collect::<Vec<_>>().join(", ");
                say(
                    format!("There is no field “{name}”; there are: {known}."),
                    format!("No existe el campo «{name}»; existen: {known}."),
                )
            }
            Self::FieldTwice { field, columns: [one, other] } => say(
                format!("Both “{one}” and “{other}” are chosen as {field}, which only one column can be. Choose one of them, and leave the other out."),
                format!("Tanto «{one}» como «{other}» se eligieron como {field}, que solo puede ser una columna. Elija una y deje fuera la otra."),
            ),
            Self::BadConstant { field, value, allowed } => say(
                format!("“{value}” is not possible as the {field} of all rows; there are: {allowed}."),
                format!("«{value}» no es posible como {field} de todas las filas; existen: {allowed}."),
            ),
            Self::ConstantUnused { field, column } => say(
                format!("Every row says its {field} itself, in the column “{column}”: what is said of all rows would change nothing. Leave that out, or the column."),
                format!("Cada fila dice ya su {field} en la columna «{column}»: lo dicho de todas las filas no cambiaría nada. Quite eso, o deje fuera la columna."),
            ),
            Self::NoSuchColumn { column, columns } => say(
                format!("There is no column {}; the file has {columns}.", column + 1),
                format!("No existe la columna {}; el archivo tiene {columns}.", column + 1),
            ),
            Self::NoSuchSheet { name, known } => say(
                format!("The workbook has no sheet “{name}”; it has: {known}."),
                format!("El libro no tiene una hoja «{name}»; tiene: {known}."),
            ),
            Self::BadDelimiter { delimiter } => say(
                format!("“{}” cannot separate cells. Use a comma, a semicolon, a tab or |.", delimiter.escape_default()),
                format!("«{}» no puede separar celdas. Use coma, punto y coma, tabulador o |.", delimiter.escape_default()),
            ),
            Self::BadWorkbook { reason } => say(
                format!("The workbook cannot be read; it is damaged or protected with a password. Open it and save it again without one ({reason})."),
                format!("No se puede leer el libro; está dañado o protegido con contraseña. Ábralo y guárdelo de nuevo sin ella ({reason})."),
            ),
            Self::CutOff => say(
                "The workbook is cut off or damaged: upload it again. If it cannot be opened on your computer either, save it anew.".to_owned(),
                "El libro está cortado o dañado: súbalo de nuevo. Si tampoco se puede abrir en su computadora, guárdelo otra vez.".to_owned(),
            ),
            Self::TooLarge { what } => say(
                format!("The workbook is too large: {}. Save its sheet as CSV, or split it.", bound(*what, Lang::En)),
                format!("El libro es demasiado grande: {}. Guarde la hoja como CSV, o divídala.", bound(*what, Lang::Es)),
            ),
            Self::XlsForm => say(
                "This is the definition of a form (an XLSForm), not what was collected with it. Export the form's data.".to_owned(),
                "Esto es la definición de un formulario (XLSForm), no lo que se recogió con él. Exporte los datos del formulario.".to_owned(),
            ),
        }
    }

    /// The columns of a file that a person has to map.
    pub fn columns(&self) -> &[ColumnView] {
        match self {
            Self::UnknownColumns { columns, .. } => columns,
            _ => &[],
        }
    }
}

/// How many columns that a field could be in are named.
const MOST_CANDIDATES: usize = 4;

/// The sentence about a file that lacks a field, or has several columns that it could be in.
fn unknown_columns(seen: &str, columns: &[ColumnView], asks: &[Ask], lang: Lang) -> String {
    let names = |ask: &Ask| match (ask, lang) {
        (Ask::Mapping { field: "category", .. }, Lang::En) => "the category",
        (Ask::Mapping { field: "category", .. }, Lang::Es) => "la categoría",
        (Ask::Mapping { field: "date", .. }, Lang::En) => "the date",
        (Ask::Mapping { field: "date", .. }, Lang::Es) => "la fecha",
        (Ask::Mapping { field: "county", .. }, Lang::En) => "the county of the incident",
        (Ask::Mapping { field: "county", .. }, Lang::Es) => "el municipio o condado de los hechos",
        (Ask::Mapping { field: "state", .. }, Lang::En) => "the state of the incident",
        (Ask::Mapping { field: "state", .. }, Lang::Es) => "el estado de los hechos",
        (_, Lang::En) => "the place (coordinates, or a county or state)",
        (_, Lang::Es) => "el lugar (coordenadas, o un municipio o estado)",
    };
    let quoted = |view: &ColumnView| match lang {
        Lang::En => format!("“{}”", view.name),
        Lang::Es => format!("«{}»", view.name),
    };
    let candidates = |ask: &Ask| {
        let Ask::Mapping { columns: asked, .. } = ask else { return String::new() };
        let views = asked.iter().filter_map(|column| columns.get(*column)).take(MOST_CANDIDATES);
        let views: Vec<String> = views.map(quoted).collect();
        let or = match lang {
            Lang::En => " or ",
            Lang::Es => " o ",
        };
        if views.is_empty() { String::new() } else { format!(" ({}?)", views.join(or)) }
    };
    let missing = asks.iter().map(|ask| format!("{}{}", names(ask), candidates(ask))).collect::<Vec<_>>().join("; ");
    match lang {
        Lang::En => format!(
            "It is not clear which column holds {missing}. State it, or use the names category, date, lat and lon. The file has: {seen}."
        ),
        Lang::Es => format!(
            "No queda claro qué columna contiene {missing}. Indíquelo, o use los nombres category, date, lat y lon. El archivo tiene: {seen}."
        ),
    }
}

fn bound(what: Bound, lang: Lang) -> &'static str {
    let [en, es] = match what {
        Bound::File => ["the file has more than 64 MiB", "el archivo pasa de 64 MiB"],
        Bound::Unpacked => ["it unpacks to more than 512 MiB", "descomprimido pasa de 512 MiB"],
        Bound::Cells => ["the sheet has more than 10 million cells", "la hoja tiene más de 10 millones de celdas"],
        Bound::Text => ["the sheet holds more than 256 MiB of text", "la hoja contiene más de 256 MiB de texto"],
    };
    match lang {
        Lang::En => en,
        Lang::Es => es,
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
        NotATable::Unfinished => ["This file ends in zeros: it was not saved or downloaded to its end, and rows may be missing. Save or download it again.", "Este archivo termina en ceros: no se guardó o descargó hasta el final y pueden faltar filas. Guárdelo o descárguelo de nuevo."],
        NotATable::Binary => ["This file holds no text.", "Este archivo no contiene texto."],
    };
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}
