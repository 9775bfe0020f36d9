//! The one row of `settings`, sealed JSON; and that the masks in it are those that everything is published under.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use spotlight_record::{CategoryMask, Masks};
use sqlx::SqliteConnection;

use super::{SqliteStore, Write, audit, republish};
use crate::error::StoreError;
use crate::model::{Act, AuditEntry};
use crate::plan::Context;
use crate::review::{Imprint, Settings, TwoPerson};
use crate::seal::{Keys, Slot};

/// What is sealed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    two_person: String,
    release_days: u16,
    #[serde(default)]
    retain_drafts_days: u16,
    #[serde(default)]
    retain_rejects_days: u16,
    /// Category, resolution, whether the day is kept.
    #[serde(default)]
    masks: BTreeMap<String, (u8, bool)>,
    /// The last day of release that has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    turn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    backup_recipient: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    corrections: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    licence: Option<String>,
}

/// The settings, and the last day of release that has passed.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    keys: &Keys,
) -> Result<(Settings, Option<Date>), StoreError> {
    let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT sealed FROM settings").fetch_optional(connection).await?;
    let Some(sealed) = sealed else { return Ok((Settings::default(), None)) };
    let wrong = |_| StoreError::Value("setting");
    let stored: Stored = serde_json::from_slice(&keys.open(Slot::Settings, &sealed)?).map_err(wrong)?;
    let mask = |(resolution, keeps_day)| CategoryMask { resolution, keeps_day };
    let settings = Settings {
        two_person: TwoPerson::from_code(&stored.two_person).ok_or(StoreError::Value("setting"))?,
        release_days: stored.release_days,
        retain_drafts_days: stored.retain_drafts_days,
        retain_rejects_days: stored.retain_rejects_days,
        masks: Masks::stored(stored.masks.into_iter().map(|(category, set)| (category, mask(set))).collect()),
        backup_recipient: stored.backup_recipient,
        imprint: Imprint {
            organisation: stored.organisation,
            contact: stored.contact,
            corrections: stored.corrections,
            licence: stored.licence,
        },
    };
    let turn = stored.turn.map(|day| day.parse().map_err(|_| StoreError::Value("day of release"))).transpose()?;
    Ok((settings, turn))
}

/// Keeps the settings.
pub(super) async fn store(
    connection: &mut SqliteConnection,
    keys: &Keys,
    settings: &Settings,
    turn: Option<Date>,
) -> Result<(), StoreError> {
    let stored = Stored {
        two_person: settings.two_person.as_str().to_owned(),
        release_days: settings.release_days,
        retain_drafts_days: settings.retain_drafts_days,
        retain_rejects_days: settings.retain_rejects_days,
        masks: settings.masks.iter().map(|(code, set)| (code.to_owned(), (set.resolution, set.keeps_day))).collect(),
        turn: turn.map(|day| day.to_string()),
        backup_recipient: settings.backup_recipient.clone(),
        organisation: settings.imprint.organisation.clone(),
        contact: settings.imprint.contact.clone(),
        corrections: settings.imprint.corrections.clone(),
        licence: settings.imprint.licence.clone(),
    };
    let stored = serde_json::to_vec(&stored).expect("texts and numbers are always JSON");
    sqlx::query(
        "INSERT INTO settings (one, sealed) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET sealed = excluded.sealed",
    )
    .bind(keys.seal(Slot::Settings, &stored))
    .execute(connection)
    .await?;
    Ok(())
}

/// Publishes under the masks that are set, also where another process has set them.
pub(super) async fn follow(connection: &mut SqliteConnection, context: &Context) -> Result<(), StoreError> {
    let (settings, _) = load(connection, &context.keys).await?;
    context.projection.set_masks(&settings.masks);
    Ok(())
}

/// Changes the settings; other masks publish everything again.
pub(super) async fn change(
    mut write: Write,
    store: SqliteStore,
    settings: Settings,
    act: Act,
) -> Result<(), StoreError> {
    let context = &store.context;
    let (before, turn) = load(&mut write, &context.keys).await?;
    if settings == before {
        return Ok(write.rollback().await?);
    }
    self::store(&mut write, &context.keys, &settings, turn).await?;
    let (now, who) = (act.now, act.who.clone());
    let entry = AuditEntry { now, who, what: "settings".to_owned(), subject: changed(&before, &settings).join(", ") };
    audit::append(&mut write, &context.keys, &entry).await?;
    let other_masks = settings.masks != before.masks;
    let done = async {
        if other_masks {
            context.projection.set_masks(&settings.masks);
            republish::rebuild(&mut write, &store, &act).await?;
        }
        Ok(write.commit().await?)
    };
    let done: Result<(), StoreError> = done.await;
    if done.is_err() {
        context.projection.set_masks(&before.masks);
    } else if other_masks {
        store.sweep().await;
    }
    done
}

/// The names of what differs.
fn changed(before: &Settings, after: &Settings) -> Vec<&'static str> {
    let differs = [
        ("two_person", before.two_person != after.two_person),
        ("release_days", before.release_days != after.release_days),
        ("retain_drafts_days", before.retain_drafts_days != after.retain_drafts_days),
        ("retain_rejects_days", before.retain_rejects_days != after.retain_rejects_days),
        ("masks", before.masks != after.masks),
        ("backup_recipient", before.backup_recipient != after.backup_recipient),
        ("organisation", before.imprint.organisation != after.imprint.organisation),
        ("contact", before.imprint.contact != after.imprint.contact),
        ("corrections", before.imprint.corrections != after.imprint.corrections),
        ("licence", before.imprint.licence != after.imprint.licence),
    ];
    differs.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect()
}
