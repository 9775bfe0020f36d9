//! How a file is to be read, as a request says it, and how it was read the last time.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Arc;

use axum::http::StatusCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use spotlight_ingest::{ColumnChoice, ColumnView, DateOrder, Encoding, Input, Options, Plan, Refusal};
use spotlight_store::{Intent, SqliteStore, Store as _, Upload, UploadStore as _};
use tokio::runtime::Handle;

use super::Staff;
use super::fault::Fault;
use super::preview::hex;
use super::session::Signed;
use crate::clock;
use crate::import::{Bounds, Job, plan};

/// The bytes of a digest that are told: enough that no two readings of one file have the same.
const SHORT: usize = 16;

/// The encoding of a name.
pub fn encoding(name: &str) -> Option<Encoding> {
    Encoding::ALL.into_iter().find(|encoding| encoding.as_str() == name)
}

/// The names of the encodings.
pub fn encoding_names() -> impl Iterator<Item = &'static str> {
    Encoding::ALL.into_iter().map(Encoding::as_str)
}

/// The body of a preview, and of the confirmation that follows it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Wishes {
    preset: Option<String>,
    sheet: Option<String>,
    encoding: Option<String>,
    delimiter: Option<char>,
    date_order: Option<String>,
    keep_outside: bool,
    /// Corrections. None at all: as the last file with this header was read; an empty list: as it is recognised.
    columns: Option<Vec<Choice>>,
    constants: BTreeMap<String, String>,
    /// How new the file is.
    pub(super) as_of: Option<String>,
    /// Of a confirmation: the SHA-256 of what was previewed.
    pub(super) sha256: Option<String>,
    /// Of a confirmation: the digest of the reading that was previewed.
    reading_digest: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    column: usize,
    field: Option<String>,
}

/// What is remembered of a reading: what its columns mean. What all its rows have in common is what that one file is about, and is asked
/// again; readings that were remembered with it are read without.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    columns: Vec<Choice>,
}

/// A decided reading of a file.
pub(super) struct Reading {
    pub(super) options: Options,
    pub(super) as_of: Option<Date>,
    pub(super) plan: Result<Plan, Refusal>,
    /// Whether the columns are as the last file with this header was corrected.
    pub(super) remembered: bool,
    wishes: Wishes,
}

/// `allowed` in English and in Spanish.
fn not_allowed(name: &str, value: &str, allowed: [&str; 2]) -> Fault {
    let [en, es] = allowed;
    Fault::bad_request(
        "bad_value",
        [
            format!("“{value}” is not possible for {name}; allowed: {en}."),
            format!("«{value}» no es posible para {name}; se permite: {es}."),
        ],
    )
}

impl Wishes {
    fn options(&self) -> Result<Options, Fault> {
        let named = self.encoding.as_deref().map(|name| {
            let names = || encoding_names().collect::<Vec<_>>().join(", ");
            encoding(name).ok_or_else(|| not_allowed("encoding", name, [&names(), &names()]))
        });
        let order = self.date_order.as_deref();
        let order = order.map(|code| {
            DateOrder::from_code(code).ok_or_else(|| not_allowed("date_order", code, ["dmy, mdy, ymd"; 2]))
        });
        Ok(Options {
            preset: self.preset.clone(),
            columns: self.columns.as_deref().map(choices),
            constants: self.constants.clone().into_iter().collect(),
            encoding: named.transpose()?,
            delimiter: self.delimiter,
            sheet: self.sheet.clone(),
            keep_outside: self.keep_outside,
            date_order: order.transpose()?,
            ..Options::new(clock::today())
        })
    }

    fn as_of(&self) -> Result<Option<Date>, Fault> {
        let day = |text: &String| match text.parse::<Date>() {
            Ok(day) if day <= clock::today() => Ok(day),
            _ => {
                let allowed =
                    ["a day such as 2023-05-14, not in the future", "un día como 2023-05-14, no en el futuro"];
                Err(not_allowed("as_of", text, allowed))
            }
        };
        self.as_of.as_ref().map(day).transpose()
    }

    /// The SHA-256 of what was previewed.
    pub(super) fn expected(&self) -> Result<[u8; 32], Fault> {
        let text = self.sha256.as_deref().unwrap_or_default();
        let pairs = text.as_bytes().chunks_exact(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = pairs.map(byte).collect();
        let hash = bytes.filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        let allowed = [
            "64 hexadecimal digits, as the preview gave them",
            "64 cifras hexadecimales, como las dio la vista previa",
        ];
        hash.ok_or_else(|| not_allowed("sha256", text, allowed))
    }

    /// Decides how a file is read.
    pub(super) async fn read(self, store: &SqliteStore, input: &Input) -> Result<Reading, Fault> {
        let (mut options, as_of) = (self.options()?, self.as_of()?);
        let mut decided = plan(input, &options).await;
        let mut remembered = false;
        if self.columns.is_none()
            && let Some(header) = signature(&decided)
            && let Some(earlier) = store.reading(&header).await?
            && let Ok(earlier) = serde_json::from_slice::<Remembered>(&earlier)
        {
            let corrected = Options { columns: Some(choices(&earlier.columns)), ..options.clone() };
            let again = plan(input, &corrected).await;
            // What no longer fits is forgotten.
            if signature(&again).is_some() {
                (options, decided, remembered) = (corrected, again, true);
            }
        }
        Ok(Reading { options, as_of, plan: decided, remembered, wishes: self })
    }
}

impl Reading {
    /// The key under which a corrected reading is remembered.
    pub(super) fn signature(&self) -> Option<[u8; 32]> {
        signature(&self.plan)
    }

    /// A digest of everything that decides how the rows are read: two readings with the same one read them alike.
    pub(super) fn digest(&self) -> String {
        let columns = match &self.plan {
            Ok(plan) => plan.columns(),
            Err(refusal) => refusal.columns().to_vec(),
        };
        let column = |view: &ColumnView| json!([view.column, view.name, view.field, view.left_out, view.basis]);
        let read = self.plan.as_ref().ok().map(|plan| {
            let order = plan.date_order().map(|(order, _)| order.as_str());
            json!([plan.preset(), plan.encoding().as_str(), plan.delimiter(), plan.sheet(), order])
        });
        let refused = self.plan.as_ref().err().map(Refusal::code);
        let Options { constants, keep_outside, .. } = &self.options;
        let as_of = self.as_of.map(|day| day.to_string());
        let columns: Vec<Value> = columns.iter().map(column).collect();
        let all = json!([read, refused, columns, constants, keep_outside, as_of]);
        hex(&Sha256::digest(all.to_string())[..SHORT])
    }

    /// Refuses a confirmation of another reading than the one that was previewed.
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.wishes.reading_digest.as_ref().is_none_or(|previewed| *previewed == self.digest()) {
            return Ok(());
        }
        let message = [
            "The file would now be read in another way than it was previewed: another sheet, other columns, dates or answers. Nothing was \
             stored; preview it again.",
            "El archivo se leería ahora de otra manera que en la vista previa: otra hoja, otras columnas, fechas o respuestas. No se guardó \
             nada; revíselo de nuevo.",
        ];
        Err(Fault::new(StatusCode::CONFLICT, "reading_changed", message))
    }

    /// What is done with a file that is only looked at, or that is confirmed; who hands it in proposes and does not decide.
    pub(super) fn job(&self, dry_run: bool, signed: &Signed) -> Job {
        Job {
            options: self.options.clone(),
            intent: Intent::Review,
            propose: true,
            as_of: self.as_of,
            dry_run,
            expected: None,
            upload: None,
            bounds: Bounds { told_own: signed.told_own(), changes_own: None },
            act: signed.act(),
        }
    }

    /// Remembers corrections for the next file with the same header.
    pub(super) async fn remember(&self, store: &SqliteStore) -> Result<(), Fault> {
        let Wishes { columns: Some(columns), .. } = &self.wishes else { return Ok(()) };
        let Some(header) = self.signature() else { return Ok(()) };
        let reading = Remembered { columns: columns.clone() };
        let reading = serde_json::to_vec(&reading).map_err(|error| Fault::internal(&error))?;
        Ok(store.remember_reading(&header, reading).await?)
    }
}

fn choices(choices: &[Choice]) -> Vec<ColumnChoice> {
    choices.iter().map(|choice| ColumnChoice { column: choice.column, field: choice.field.clone() }).collect()
}

fn signature(plan: &Result<Plan, Refusal>) -> Option<[u8; 32]> {
    match plan {
        Ok(plan) => Some(plan.signature()),
        Err(Refusal::UnknownColumns { look, .. }) => Some(look.signature),
        Err(_) => None,
    }
}

/// The file of an upload: opened piece by piece, whenever it is read.
pub(super) fn input(staff: &Staff, upload: &Upload) -> Result<Input, Fault> {
    if !upload.is_complete() {
        let (there, of) = (upload.offset, upload.length);
        let message = [
            format!("The upload is not complete: {there} of {of} bytes are there."),
            format!("La carga no está completa: hay {there} de {of} bytes."),
        ];
        return Err(Fault::new(StatusCode::CONFLICT, "incomplete", message));
    }
    let (store, handle, id) = (staff.store.clone(), Handle::current(), upload.id);
    let open = move || {
        let (store, handle) = (store.clone(), handle.clone());
        Ok(Box::new(Bytes { store, handle, id, at: 0, piece: io::Cursor::default() }) as Box<dyn Read + Send>)
    };
    Ok(Input::from_opener(upload.file_name.clone(), Arc::new(open)))
}

/// The bytes of an upload, one piece in memory at a time. Read on threads that may block.
struct Bytes {
    store: SqliteStore,
    handle: Handle,
    id: spotlight_core::Uuid,
    /// Where the next piece begins.
    at: u64,
    piece: io::Cursor<Vec<u8>>,
}

impl Read for Bytes {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let next = self.handle.block_on(self.store.upload_bytes(self.id, self.at)).map_err(io::Error::other)?;
            if next.is_empty() {
                return Ok(0);
            }
            self.at += next.len() as u64;
            self.piece = io::Cursor::new(next);
        }
    }
}
