//! The receipt of an import, for people (English or Spanish) and as JSON.

use std::env;
use std::fmt::Write as _;
use std::io::{self, Write as _};

use serde::Serialize;
use spotlight_core::Lang;
use spotlight_ingest::{FileReceipt, Receipt, Tally};
use spotlight_server::import::Imported;

/// What became of every file.
#[derive(Default)]
pub(crate) struct Report {
    receipt: Receipt,
    failures: Vec<Option<String>>,
}

#[derive(Serialize)]
pub(crate) struct Document<'a> {
    files: Vec<File<'a>>,
    totals: &'a Tally,
}

/// A receipt; `failed` says why nothing was stored where the fault is not in the file.
#[derive(Serialize)]
struct File<'a> {
    #[serde(flatten)]
    receipt: &'a FileReceipt,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed: Option<&'a str>,
}

/// The language of the terminal.
pub(crate) fn language() -> Lang {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    if set.is_some_and(|value| value.starts_with("es")) { Lang::Es } else { Lang::En }
}

impl Report {
    pub(crate) fn push(&mut self, imported: Imported) {
        self.receipt.push(imported.receipt);
        self.failures.push(imported.failure.map(|error| error.to_string()));
    }

    /// Whether any row of any file was taken or was already there.
    pub(crate) fn took_any(&self) -> bool {
        self.receipt.totals().took_any()
    }

    pub(crate) fn to_json(&self) -> Document<'_> {
        let files = self.receipt.files().iter().zip(&self.failures);
        let files = files.map(|(receipt, failed)| File { receipt, failed: failed.as_deref() }).collect();
        Document { files, totals: self.receipt.totals() }
    }

    /// Results to standard output, faults to standard error.
    pub(crate) fn print(&self, lang: Lang, dry_run: bool) {
        for (file, failure) in self.receipt.files().iter().zip(&self.failures) {
            match failure.clone().or_else(|| refusal(file, lang)) {
                Some(why) => eprintln!("{}: {} {why}", file.file(), say(lang, ["not stored.", "no guardado."])),
                None => say_out(&lines(file, lang)),
            }
        }
        if self.receipt.files().len() > 1 {
            say_out(&format!(
                "{}: {}\n",
                say(lang, ["All files", "Todos los archivos"]),
                counts(self.receipt.totals(), lang)
            ));
        }
        if dry_run {
            let words = ["Dry run: nothing was stored.\n", "Ensayo: no se guardó nada.\n"];
            say_out(say(lang, words));
        }
    }
}

/// Why the file was refused. The receipt shows English only, its JSON has both.
fn refusal(file: &FileReceipt, lang: Lang) -> Option<String> {
    let english = file.refusal()?;
    let json = serde_json::to_value(file).unwrap_or_default();
    let sentence = json.pointer(&format!("/refused/message/{}", lang.as_str())).and_then(serde_json::Value::as_str);
    Some(sentence.unwrap_or(english).to_owned())
}

/// To standard output; a reader that has gone away is no fault.
fn say_out(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

fn say(lang: Lang, words: [&'static str; 2]) -> &'static str {
    match lang {
        Lang::En => words[0],
        Lang::Es => words[1],
    }
}

/// Sheets and columns that were not read and are named; of more, only their number is told.
const NAMED: usize = 6;

/// The first names of a list.
fn some<S: AsRef<str>>(names: &[S]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    let more = if names.len() > NAMED { format!(", … ({})", names.len()) } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn lines(file: &FileReceipt, lang: Lang) -> String {
    let mut text = format!("{}: {}\n", file.file(), counts(file.tally(), lang));
    if let Some((sheet, others)) = file.sheet().filter(|(_, others)| !others.is_empty()) {
        let (only, not, how) = match lang {
            Lang::En => ("only the sheet", "was read, not", "choose one with --sheet"),
            Lang::Es => ("solo se leyó la hoja", "y no", "elija una con --sheet"),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {only} “{sheet}” {not}: {}; {how}", some(&others));
    }
    if !file.left_out().is_empty() {
        let left_out = say(lang, ["columns left out", "columnas no tomadas"]);
        let _ = writeln!(text, "  {left_out}: {}", some(file.left_out()));
    }
    for (code, count) in file.notes() {
        let severity = match (code.severity().as_str(), lang) {
            (word, Lang::En) => word,
            ("reject", Lang::Es) => "rechazo",
            ("repair", Lang::Es) => "corrección",
            (_, Lang::Es) => "aviso",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {severity:<10} {:<28} {count}", code.as_str());
    }
    text
}

fn counts(tally: &Tally, lang: Lang) -> String {
    let Tally { rows_read, accepted, updated, unchanged, duplicate, rejected, repaired } = tally;
    match lang {
        Lang::En => format!(
            "{rows_read} rows: {accepted} accepted, {updated} updated, {unchanged} unchanged, {duplicate} duplicate, \
             {rejected} rejected ({repaired} repaired)"
        ),
        Lang::Es => format!(
            "{rows_read} filas: {accepted} aceptadas, {updated} actualizadas, {unchanged} sin cambios, \
             {duplicate} repetidas, {rejected} rechazadas ({repaired} corregidas)"
        ),
    }
}
