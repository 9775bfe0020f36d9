//! The routes of those who sign in: uploads, batches, single records, possible doubles. One file a resource.
//!
//! Whoever calls proves who they are with a token in `Authorization: Bearer` or with the cookie of a session; the gate decides
//! what they may. Nothing of an answer may be kept by a browser or a proxy.

mod accounts;
mod audit;
mod batches;
mod confirm;
mod doubles;
mod fault;
mod gate;
mod history;
mod mine;
mod own;
mod password;
mod preview;
mod reading;
mod record;
mod records;
mod rejects;
mod release;
mod reports;
mod review;
mod router;
mod session;
mod settings;
mod sign_in;
mod tables;
mod throttle;
mod tokens;
mod totp;
mod tus;
mod uploads;
mod verified;
mod withheld;
mod work;

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use spotlight_public::PublicState;
use spotlight_store::{
    Act, RetentionStore as _, ReviewStore as _, SessionStore as _, SqliteStore, Store as _, StoreError,
    UploadStore as _,
};
use tokio::sync::Semaphore;

use crate::clock;
use crate::edge::Limits;

pub(crate) use accounts::first_admin;
pub use accounts::{LINK_LASTS, invitation_path};
pub(crate) use fault::Fault;
pub use gate::Permission;
pub use reading::{encoding, encoding_names};
pub use router::rules;
pub(crate) use router::{counted, router};
pub use settings::{changed_settings, settings};
pub(crate) use verified::at_start as verify_audit;

/// How many uploads that are not confirmed one person may have.
const MOST_OPEN_UPLOADS: u64 = 20;

/// How many previews, confirmations and undos may run at the same time.
const AT_ONCE: usize = 2;

/// How long an upload that nothing happens to is kept.
pub(crate) const UPLOADS_KEPT: SignedDuration = SignedDuration::from_hours(48);

/// How often abandoned uploads are looked for.
const SWEEP: Duration = Duration::from_mins(15);

/// What the routes share.
#[derive(Clone)]
pub(crate) struct Staff {
    store: SqliteStore,
    max_upload: u64,
    heavy: Arc<Semaphore>,
    passwords: Arc<password::Passwords>,
    throttle: Arc<throttle::Throttle>,
    uses: Arc<session::Uses>,
    limits: Arc<Limits>,
    verified: Arc<verified::Verified>,
    /// What is public now.
    state: Arc<PublicState>,
    jobs: Arc<reports::Jobs>,
}

impl Staff {
    pub(crate) fn new(store: SqliteStore, max_upload: u64, limits: Arc<Limits>, state: Arc<PublicState>) -> Self {
        Self {
            store,
            max_upload,
            heavy: Arc::new(Semaphore::new(AT_ONCE)),
            passwords: Arc::new(password::Passwords::new()),
            throttle: Arc::default(),
            uses: Arc::default(),
            limits,
            verified: Arc::default(),
            state,
            jobs: Arc::default(),
        }
    }
}

/// Gives abandoned uploads up, for as long as the service runs.
pub(crate) async fn sweep(store: SqliteStore) {
    let mut tick = tokio::time::interval(SWEEP);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match abandoned(&store).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "uploads that nothing happened to for two days were given up"),
            Err(error) => tracing::warn!(%error, "abandoned uploads could not be removed"),
        }
    }
}

async fn abandoned(store: &SqliteStore) -> Result<u64, StoreError> {
    // Before the first republish there may be a writer that takes long; there is always a next time.
    if !store.projection_is_current().await? {
        return Ok(0);
    }
    let act = Act { who: "system".to_owned(), now: clock::now(), why: None };
    if let Some(released) = store.release_if_due(act).await? {
        tracing::info!(incidents = released.records, "masked incidents were released");
    }
    let act = Act { who: "system".to_owned(), now: clock::now(), why: None };
    let retained = store.retain(false, act).await?;
    if !retained.is_nothing() {
        tracing::info!(%retained, "what was older than the settings allow was removed");
    }
    let ended = clock::now() - session::LONGEST;
    store.remove_sessions(ended, ended).await?;
    store.remove_uploads_before(clock::now() - UPLOADS_KEPT).await
}
