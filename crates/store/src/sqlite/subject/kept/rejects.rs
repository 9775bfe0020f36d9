//! The rejected rows of batches, which are kept as CSV in the columns of their files.

use std::io;

use csv::{ByteRecord, ReaderBuilder, StringRecord, WriterBuilder};
use spotlight_core::Lang;
use sqlx::{Row as _, SqliteConnection};

use super::super::needles::Needles;
use crate::error::StoreError;
use crate::model::ChangeId;
use crate::seal::Keys;
use crate::sqlite::kept;
use crate::subject::{Kept, KeptAt};

/// The last column, which says why the row was rejected.
const REASON: &[u8] = b"error";

/// Bytes of a piece when rows are kept again.
const PIECE: usize = 256 * 1024;

fn why(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "redacted: taken out at the person's request",
        Lang::Es => "redacted: suprimida a petición de la persona",
    }
}

pub(super) async fn search(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let kept_of = sqlx::query("SELECT DISTINCT change, lang FROM reject ORDER BY change, lang");
    let mut all = Vec::new();
    for row in &kept_of.fetch_all(&mut *connection).await? {
        let batch = ChangeId(row.try_get(0)?);
        let code: &str = row.try_get(1)?;
        let lang =
            [Lang::En, Lang::Es].into_iter().find(|lang| lang.as_str() == code).ok_or(StoreError::Value("language"))?;
        let bytes = kept::rejects(connection, keys, batch, lang).await?;
        let table = Table::read(&bytes).map_err(|_| StoreError::Value("table of rejected rows"))?;
        let theirs = table.theirs(needles);
        if blank && !theirs.is_empty() {
            let bytes = table.without(&theirs, lang).map_err(|_| StoreError::Value("table of rejected rows"))?;
            kept::replace_rejects(connection, keys, batch, lang, &bytes, PIECE).await?;
        }
        all.extend(theirs.into_iter().map(|at| table.kept(at, needles, KeptAt::Rejects(batch, lang))));
    }
    Ok(all)
}

/// The rejected rows of one batch.
struct Table {
    delimiter: u8,
    header: ByteRecord,
    rows: Vec<ByteRecord>,
}

impl Table {
    fn read(bytes: &[u8]) -> csv::Result<Self> {
        let delimiter = delimiter(bytes);
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
        let header = reader.byte_headers()?.clone();
        let rows = reader.byte_records().collect::<csv::Result<_>>()?;
        Ok(Self { delimiter, header, rows })
    }

    /// The cells of a row that came from the file; the last says why it was rejected, and may repeat one of them.
    fn text(row: &ByteRecord) -> StringRecord {
        StringRecord::from_byte_record_lossy(row.clone())
    }

    fn theirs(&self, needles: &Needles) -> Vec<usize> {
        let is_theirs = |row: &ByteRecord| Self::text(row).iter().any(|cell| needles.is_theirs(cell));
        (0..self.rows.len()).filter(|at| is_theirs(&self.rows[*at])).collect()
    }

    fn kept(&self, at: usize, needles: &Needles, place: KeptAt) -> Kept {
        let names = Self::text(&self.header);
        let name = |n: usize| names.get(n).map_or_else(|| format!("column {}", n + 1), str::to_owned);
        let row = Self::text(&self.rows[at]);
        let cells: Vec<_> = row.iter().enumerate().map(|(n, cell)| (name(n), cell.to_owned())).collect();
        let hits = cells.iter().filter(|(_, cell)| needles.is_theirs(cell)).map(|(name, _)| name.clone()).collect();
        let cells = cells.into_iter().filter(|(_, cell)| !cell.is_empty()).collect();
        Kept { at: place, row: Some(at as u64 + 1), hits, cells }
    }

    /// The table with these rows blank.
    fn without(&self, theirs: &[usize], lang: Lang) -> io::Result<Vec<u8>> {
        let mut writer = WriterBuilder::new().delimiter(self.delimiter).flexible(true).from_writer(Vec::new());
        writer.write_byte_record(&self.header)?;
        for (at, row) in self.rows.iter().enumerate() {
            if theirs.contains(&at) {
                let blanks = std::iter::repeat_n(&b""[..], self.header.len().saturating_sub(1));
                writer.write_record(blanks.chain([why(lang).as_bytes()]))?;
            } else {
                writer.write_byte_record(row)?;
            }
        }
        writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What separates the cells: the character before the name of the last column.
fn delimiter(bytes: &[u8]) -> u8 {
    let ends = bytes.windows(REASON.len() + 1).position(|end| end.strip_prefix(REASON).is_some_and(|end| end == b"\n"));
    ends.and_then(|at| at.checked_sub(1)).map_or(b',', |at| bytes[at])
}
