//! `GET /api/v1/records/{id}/history`: every version of a record with what changed, who did it and why; and the links and releases
//! that concern it.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use spotlight_record::Incident;
use spotlight_store::{Change, ChangeKind, ReviewStore as _, Store as _};

use super::Staff;
use super::fault::Fault;
use super::record::{cells, id};
use super::review::entry;
use super::session::Signed;

/// The name of what an incident from the form comes in as; see `records`.
const FORM: &str = "form";

fn kind(change: &Change) -> &'static str {
    match &change.kind {
        ChangeKind::Import { file_name, .. } if file_name == FORM => "form",
        ChangeKind::Import { .. } => "import",
        ChangeKind::Status => "status",
        ChangeKind::Edit => "edit",
        ChangeKind::Publish => "publish",
        ChangeKind::Return => "return",
        ChangeKind::Retract => "retract",
        ChangeKind::Link => "link",
        ChangeKind::Release => "release",
        ChangeKind::Table => "table",
        ChangeKind::Withdraw => "withdraw",
        ChangeKind::Redact => "redact",
        ChangeKind::Retain => "retain",
        ChangeKind::Undo { .. } => "undo",
    }
}

/// Every field that can differ between versions.
fn facts(incident: &Incident) -> Result<BTreeMap<String, String>, Fault> {
    let mut facts = cells(incident)?;
    let proposed = &incident.proposed;
    let more = [
        ("private_notes", incident.private_notes.clone()),
        ("cleared", Some(incident.cleared.names().collect::<Vec<_>>().join(", "))),
        ("proposed_verification", proposed.verification.map(|code| code.as_str().to_owned())),
        ("proposed_consent", proposed.consent.map(|code| code.as_str().to_owned())),
        ("proposed_visibility", proposed.visibility.map(|code| code.as_str().to_owned())),
    ];
    facts.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value.unwrap_or_default())));
    Ok(facts)
}

fn changes(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<Value> {
    let blank = String::new();
    let value = |text: &String| if text.is_empty() { Value::Null } else { json!(text) };
    let differs = after.iter().filter_map(|(name, after)| {
        let before = before.get(name).unwrap_or(&blank);
        (before != after).then(|| json!({ "field": name, "before": value(before), "after": value(after) }))
    });
    differs.collect()
}

pub(super) async fn history(
    signed: Signed,
    State(staff): State<Staff>,
    Path(record): Path<String>,
) -> Result<Json<Value>, Fault> {
    let id = id(&record)?;
    let versions = staff.store.history(id).await?;
    let touches = staff.store.touches(id).await?;
    staff.store.audit(entry(&signed.act(), "view_record", format!("record {id}"))).await?;
    let (mut before, mut ended): (_, Option<&Change>) = (BTreeMap::new(), None);
    let mut told = Vec::with_capacity(versions.len() + touches.len());
    for version in &versions {
        let after = facts(&version.stored.incident)?;
        // What an undo brought back was made by somebody else before; it is the undo that is told of here.
        let by = ended.filter(|change| matches!(change.kind, ChangeKind::Undo { .. })).unwrap_or(&version.by);
        let at = by.act.now;
        told.push((
            at,
            json!({
                "revision": version.stored.revision,
                "at": at.to_string(),
                "who": by.act.who,
                "why": by.act.why,
                "kind": kind(by),
                "status": version.stored.status.as_str(),
                "changes": changes(&before, &after),
            }),
        ));
        (before, ended) = (after, version.until.as_ref());
    }
    for touch in &touches {
        let act = &touch.act;
        let standing = versions.iter().rev().find(|version| version.by.act.now <= act.now).or(versions.first());
        told.push((
            act.now,
            json!({
                "revision": standing.map(|version| version.stored.revision),
                "at": act.now.to_string(),
                "who": act.who,
                "why": act.why,
                "kind": kind(touch),
                "status": standing.map(|version| version.stored.status.as_str()),
                "changes": [],
            }),
        ));
    }
    told.sort_by_key(|(at, _)| *at);
    Ok(Json(json!({ "versions": told.into_iter().map(|(_, told)| told).collect::<Vec<_>>() })))
}
