//! How far the audit log was verified since the service started.
//!
//! Verifying takes as long as the log is, so that the page verifies what is new only, from where the last verification ended. That says nothing
//! of a change of what was verified before; it is found when the whole log is verified: at the start of the service, whenever
//! somebody asks for it on the page, and by `spotlight audit verify`.

use jiff::Timestamp;
use serde_json::{Value, json};
use spotlight_store::{AuditMark, SqliteStore, Store as _, StoreError};
use tokio::sync::Mutex;

use super::Staff;
use crate::clock;

/// What was verified, and when. Empty until the whole log was once, and again when it did not hold.
#[derive(Default)]
pub(super) struct Verified(Mutex<Option<Known>>);

#[derive(Clone, Copy)]
struct Known {
    /// How far the log is verified by now.
    mark: AuditMark,
    /// When it was verified from its beginning, and how long it was then.
    whole_at: Timestamp,
    whole: u64,
}

/// What is known of a log that holds.
#[derive(Clone, Copy)]
pub(super) struct Said(Known);

impl Said {
    /// As the page has it.
    pub(super) fn json(self) -> Value {
        let Known { mark, whole_at, whole } = self.0;
        json!({ "entries": mark.entries, "whole": whole, "whole_at": whole_at.to_string() })
    }
}

impl Verified {
    /// Verifies what is new, or the whole log if it is asked for or was not verified yet. One verification at a time.
    ///
    /// # Errors
    /// [`StoreError::Audit`] if the log does not hold; the next verification is of the whole log again.
    pub(super) async fn check(&self, store: &SqliteStore, whole: bool) -> Result<Said, StoreError> {
        let mut known = self.0.lock().await;
        let before = known.filter(|_| !whole);
        let began = clock::now();
        match store.verify_audit_from(before.map_or(AuditMark::BEGINNING, |known| known.mark)).await {
            Ok(mark) => {
                let first = Known { mark, whole_at: began, whole: mark.entries };
                let now = before.map_or(first, |known| Known { mark, ..known });
                *known = Some(now);
                Ok(Said(now))
            }
            Err(error) => {
                *known = None;
                Err(error)
            }
        }
    }
}

/// Verifies the whole log once, when the service starts.
pub(crate) async fn at_start(staff: Staff) {
    match staff.verified.check(&staff.store, true).await {
        Ok(said) => tracing::info!(entries = said.0.mark.entries, "the audit log was verified"),
        Err(StoreError::Audit(error)) => tracing::error!(%error, "the audit log does not hold"),
        Err(error) => tracing::warn!(%error, "the audit log could not be verified"),
    }
}
