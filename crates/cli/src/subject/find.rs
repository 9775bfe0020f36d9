//! `spotlight subject find` and `export`: where something is kept, and what it says.

use std::path::Path;

use serde_json::{Map, Value, json};
use spotlight_core::Uuid;
use spotlight_ingest::{Input, scan};
use spotlight_server::now;
use spotlight_store::{ChangeKind, Found, FoundRecord, Kept, KeptAt, Search, SqliteStore, SubjectStore as _};
use spotlight_store::{Upload, UploadStore as _, Version, Words};

use crate::batches::operator;
use crate::database::Database;
use crate::{output, private};

/// Rows of an upload that nobody has confirmed.
pub(super) struct InUpload {
    pub(super) upload: Upload,
    pub(super) rows: Vec<(u64, String)>,
}

/// The rows of unconfirmed uploads that hold the words, or the number of a named record.
pub(super) async fn uploads(store: &SqliteStore, search: &Search, found: &Found) -> anyhow::Result<Vec<InUpload>> {
    let named = found.records.iter().filter(|record| record.named).flat_map(|record| &record.versions);
    let numbers = named.filter_map(|(version, _)| version.stored.incident.external_id.clone());
    // A short number is in every second row; the words are there to find such rows by.
    let numbers: Vec<Words> = numbers.filter(|n| n.chars().count() >= 5).filter_map(|n| Words::new([n]).ok()).collect();
    let mut all = Vec::new();
    for upload in store.open_uploads().await? {
        let mut bytes = Vec::new();
        loop {
            let next = store.upload_bytes(upload.id, bytes.len() as u64).await?;
            if next.is_empty() {
                break;
            }
            bytes.extend(next);
        }
        let mut rows = scan(&Input::from_bytes(upload.file_name.clone(), bytes))?;
        let text: String = rows.iter().map(|(_, row)| row.as_str()).collect::<Vec<_>>().join("\n");
        let is_theirs = |row: &str| search.words.are_in(row) || numbers.iter().any(|number| number.are_in(row));
        // A cell may go over several lines.
        let somewhere = is_theirs(&text);
        rows.retain(|(_, row)| is_theirs(row));
        if somewhere {
            all.push(InUpload { upload, rows });
        }
    }
    Ok(all)
}

/// Prints where anything was found.
pub(super) async fn look(database: &Database, search: Search) -> anyhow::Result<()> {
    let store = database.open().await?;
    let found = store.find_subject(search.clone(), "subject_find", operator()).await?;
    let uploads = uploads(&store, &search, &found).await?;
    print(&found, &uploads);
    if found.records.is_empty() && found.kept.is_empty() && uploads.is_empty() && found.redacted.is_empty() {
        println!("nothing is kept");
    }
    Ok(())
}

/// One line for each place.
pub(super) fn print(found: &Found, uploads: &[InUpload]) {
    for grave in &found.redacted {
        println!("record {}: redacted on {} by {}", grave.id, grave.act.now.strftime("%Y-%m-%d"), grave.act.who);
    }
    for record in &found.records {
        let status = record.status().map_or("", |status| status.as_str());
        let there = if record.current { status } else { "removed by an undo; its history is kept" };
        println!("record {}: {} versions, {there}", record.id, record.versions.len());
        for (version, fields) in record.versions.iter().filter(|(_, fields)| !fields.is_empty()) {
            println!("  revision {}: {}", version.stored.revision, fields.join(", "));
        }
        for other in &record.pairs {
            println!("  may be, or is, the same event as record {other}");
        }
    }
    for kept in &found.kept {
        let row = kept.row.map_or_else(String::new, |row| format!(", row {row}"));
        let hits = if kept.hits.is_empty() { String::new() } else { format!(": {}", kept.hits.join(", ")) };
        println!("{}{row}{hits}", place(kept.at));
    }
    for InUpload { upload, rows } in uploads {
        let lines: Vec<String> = rows.iter().map(|(line, _)| line.to_string()).collect();
        println!("upload {}, not confirmed, rows {}", upload.id, lines.join(", "));
    }
}

fn place(at: KeptAt) -> String {
    match at {
        KeptAt::Rejects(batch, lang) => format!("rejected rows of batch {batch} ({})", lang.as_str()),
        KeptAt::Receipt(batch) => format!("receipt of batch {batch}"),
        KeptAt::Change(change) => format!("description of change {change}"),
        KeptAt::Upload(upload) => format!("name of upload {upload}"),
        KeptAt::Reading => "remembered reading of a file".to_owned(),
    }
}

/// Writes everything as one document.
pub(super) async fn export(database: &Database, search: Search, to: Option<&Path>) -> anyhow::Result<()> {
    let store = database.open().await?;
    let found = store.find_subject(search.clone(), "subject_export", operator()).await?;
    let uploads = uploads(&store, &search, &found).await?;
    let records = found.records.iter().map(record).collect::<anyhow::Result<Vec<_>>>()?;
    let in_upload = |InUpload { upload, rows }: &InUpload| json!({ "upload": upload.id.to_string(), "rows": rows.iter().map(|(n, text)| json!({"row": n, "text": text})).collect::<Vec<_>>() });
    let graves = found.redacted.iter();
    let graves = graves.map(|grave| json!({ "id": grave.id.to_string(), "redacted": grave.act.now.to_string() }));
    let document = json!({
        "made": now().to_string(),
        "left_out": "The names of the people who document and review.",
        "records": records,
        "kept": found.kept.iter().map(kept).collect::<Vec<_>>(),
        "uploads": uploads.iter().map(in_upload).collect::<Vec<_>>(),
        "redacted": graves.collect::<Vec<_>>(),
    });
    output::write(to, |out| {
        serde_json::to_writer_pretty(&mut *out, &document)?;
        Ok(out.write_all(b"\n")?)
    })?;
    Ok(())
}

fn record(record: &FoundRecord) -> anyhow::Result<Value> {
    let versions = record.versions.iter().map(|(v, fields)| version(v, fields)).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(json!({
        "id": record.id.to_string(),
        "named": record.named,
        "current": record.current,
        "same_event": record.pairs.iter().map(Uuid::to_string).collect::<Vec<_>>(),
        "versions": versions,
    }))
}

fn version(version: &Version, fields: &[&'static str]) -> anyhow::Result<Value> {
    let stored = &version.stored;
    let mut says = private::properties(&stored.incident)?;
    if let spotlight_record::Place::At(at) = &stored.incident.place {
        says.insert("lat".to_owned(), at.lat().into());
        says.insert("lon".to_owned(), at.lon().into());
    }
    if let Some(notes) = &stored.incident.private_notes {
        says.insert("private_notes".to_owned(), notes.as_str().into());
    }
    let file = match &version.by.kind {
        ChangeKind::Import { file_name, .. } => Some(file_name),
        _ => None,
    };
    Ok(json!({
        "revision": stored.revision,
        "status": stored.status.as_str(),
        "since": version.by.act.now.to_string(),
        "until": version.until.as_ref().map(|change| change.act.now.to_string()),
        "why": version.by.act.why,
        "file": file,
        "found_in": fields,
        "fields": says,
    }))
}

fn kept(kept: &Kept) -> Value {
    let cells: Map<String, Value> =
        kept.cells.iter().map(|(name, says)| (name.clone(), says.as_str().into())).collect();
    json!({ "where": place(kept.at), "row": kept.row, "found_in": kept.hits, "says": cells })
}
