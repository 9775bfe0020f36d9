//! Whose records an import may tell of, and whose it may change.
//!
//! A possible double names a record by its register and number. To somebody who may not see that record it would confirm a guess at its day
//! and place, and the number of a case may hold a name.

use std::collections::HashMap;

use jiff::civil::Date;
use spotlight_record::{Incident, Status, is_masked};
use spotlight_store::{ChangeKind, Disposition, Put, Store, StoreError, Version};
use uuid::Uuid;

use super::ImportError;

/// Whose records there are for an import; without a name, everybody's.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    /// Who is told of their own records only, and of those that the public sees at their exact place.
    pub told_own: Option<String>,
    /// Who may change their own records only.
    pub changes_own: Option<String>,
}

/// Whether every file and form that told of a record was somebody's.
pub(crate) fn is_own(versions: &[Version], who: &str) -> bool {
    let mut imports = versions.iter().filter(|version| matches!(version.by.kind, ChangeKind::Import { .. })).peekable();
    imports.peek().is_some() && imports.all(|version| version.by.act.who == who)
}

/// Holds what becomes of incidents against the bounds.
pub(super) struct Guard<T: Store> {
    store: T,
    bounds: Bounds,
    today: Date,
    /// Whether a record may be told of.
    told: HashMap<Uuid, bool>,
}

impl<T: Store> Guard<T> {
    pub(super) fn new(store: &T, bounds: &Bounds, today: Date) -> Self {
        Self { store: store.clone(), bounds: bounds.clone(), today, told: HashMap::new() }
    }

    /// Refuses an incident that is somebody else's record, and takes from the rest what must not be told.
    pub(super) async fn pass(&mut self, incident: &Incident, put: &mut Put) -> Result<(), ImportError> {
        let known = matches!(put.disposition, Disposition::Updated | Disposition::Unchanged);
        if let Some(who) = self.bounds.changes_own.as_deref().filter(|_| known)
            && !self.is_own(put.id, who).await?
        {
            return Err(ImportError::NotOwn { numbered: incident.external_id.is_some() });
        }
        let Some(who) = self.bounds.told_own.clone() else { return Ok(()) };
        let mut told = Vec::with_capacity(put.doubles.len());
        for double in std::mem::take(&mut put.doubles) {
            if self.may_tell(double.id, &who).await? {
                told.push(double);
            }
        }
        put.doubles = told;
        Ok(())
    }

    async fn may_tell(&mut self, id: Uuid, who: &str) -> Result<bool, StoreError> {
        if let Some(told) = self.told.get(&id) {
            return Ok(*told);
        }
        let told = self.is_own(id, who).await? || self.is_seen(id).await?;
        self.told.insert(id, told);
        Ok(told)
    }

    async fn is_own(&self, id: Uuid, who: &str) -> Result<bool, StoreError> {
        match self.store.history(id).await {
            // Of this very file: nobody else has it yet.
            Err(StoreError::UnknownRecord(_)) => Ok(true),
            versions => Ok(is_own(&versions?, who)),
        }
    }

    /// Whether the public sees a record where it is. Of a masked one a double would tell the place.
    async fn is_seen(&self, id: Uuid) -> Result<bool, StoreError> {
        let brief = self.store.brief(&[id]).await?;
        if !brief.iter().any(|queued| queued.stored.status == Status::Published) {
            return Ok(false);
        }
        let opened = self.store.open_record(id, self.today).await?;
        Ok(!opened.standing && opened.public.is_some_and(|public| !is_masked(&public)))
    }
}
