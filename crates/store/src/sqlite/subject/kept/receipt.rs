//! The receipts of batches, whose remarks repeat values of the file. Receipts are JSON that this crate otherwise does not read.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::super::needles::Needles;
use super::BLANKED;
use crate::error::StoreError;
use crate::model::ChangeId;
use crate::seal::Keys;
use crate::sqlite::changes;
use crate::subject::{Kept, KeptAt};

pub(super) async fn search(
    connection: &mut SqliteConnection,
    keys: &Keys,
    needles: &Needles,
    blank: bool,
) -> Result<Vec<Kept>, StoreError> {
    let ids = sqlx::query_scalar("SELECT id FROM change WHERE receipt IS NOT NULL ORDER BY id");
    let ids: Vec<i64> = ids.fetch_all(&mut *connection).await?;
    let mut all = Vec::new();
    for batch in ids.into_iter().map(ChangeId) {
        let plain = changes::receipt(connection, keys, batch).await?;
        let mut receipt: Value = serde_json::from_slice(&plain).map_err(|_| StoreError::Value("receipt"))?;
        let found = blanked(&mut receipt, batch, needles);
        if blank && !found.is_empty() {
            let plain = serde_json::to_vec(&receipt).expect("a value is always JSON");
            changes::set_receipt(connection, keys, batch, &plain).await?;
        }
        all.extend(found);
    }
    Ok(all)
}

/// Blanks what is somebody's; what it was.
fn blanked(receipt: &mut Value, batch: ChangeId, needles: &Needles) -> Vec<Kept> {
    let at = KeptAt::Receipt(batch);
    let mut found = Vec::new();
    if let Some(file) = receipt.get_mut("file")
        && file.as_str().is_some_and(|name| needles.is_theirs(name))
    {
        found.push(super::one(at, "file name", file.as_str().unwrap_or_default()));
        *file = json!(BLANKED);
    }
    let Some(remarks) = receipt.get_mut("rows").and_then(Value::as_array_mut) else { return found };
    let text = |remark: &Value, part: &str| remark[part].as_str().unwrap_or_default().to_owned();
    let says = |remark: &Value| {
        let message = &remark["message"];
        [text(remark, "value"), text(message, "en"), text(message, "es")]
    };
    // One remark that is theirs tells whose the line is, and with it the others about it.
    let theirs = remarks.iter().filter(|remark| says(remark).iter().any(|text| needles.is_theirs(text)));
    let theirs: BTreeSet<u64> = theirs.filter_map(|remark| remark["line"].as_u64()).collect();
    for remark in remarks {
        let line = remark["line"].as_u64();
        let value = text(remark, "value");
        let is_theirs = line.is_some_and(|line| theirs.contains(&line)) || needles.may_be_theirs(batch, &value);
        if !is_theirs || value.is_empty() {
            continue;
        }
        let column = text(remark, "column");
        let cells = vec![(column.clone(), value), ("code".to_owned(), text(remark, "code"))];
        found.push(Kept { at, row: line, hits: vec![column], cells });
        remark["value"] = json!("");
        remark["message"] = json!({
            "en": "What stood here was taken out at the person's request.",
            "es": "Lo que había aquí se suprimió a petición de la persona.",
        });
    }
    found
}
