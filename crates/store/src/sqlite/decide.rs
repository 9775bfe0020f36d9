//! What becomes of the incidents of a chunk: they are looked up, and those that nobody knows have been made ready before.

use std::collections::{HashMap, HashSet};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread;

use rayon::prelude::*;
use spotlight_record::{Incident, Status};
use sqlx::SqliteConnection;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::{compute, incidents, redacted};
use crate::error::StoreError;
use crate::plan::{Context, Decision, Incoming, Register, Row, Terms};
use crate::seal::{Digest, Keys};

/// An incident on its way, and what becomes of it if nobody knows it.
pub(super) struct Ready {
    pub(super) incoming: Incoming,
    new: Option<Decision>,
}

/// Incidents that are being made ready to be looked up.
pub struct Prepared(oneshot::Receiver<thread::Result<Vec<Ready>>>);

/// Begins to make incidents ready. `new`: whether most of them will be new, so that their records are made at once.
pub(super) fn prepare(context: &Arc<Context>, terms: &Terms, incidents: Vec<Arc<Incident>>, new: bool) -> Prepared {
    let (context, terms) = (Arc::clone(context), terms.clone());
    let (done, prepared) = oneshot::channel();
    let one = move |register: &mut Register, incident| {
        let incoming = Incoming::new(&context.keys, register, incident);
        let new = new.then(|| context.accept(&incoming, &terms));
        Ready { incoming, new }
    };
    // A panic would end the program if it left a thread of the pool.
    rayon::spawn(move || {
        let all = move || incidents.into_par_iter().map_init(Register::default, one).collect();
        // Whoever stopped listening wants none of it.
        let _ = done.send(panic::catch_unwind(AssertUnwindSafe(all)));
    });
    Prepared(prepared)
}

impl Prepared {
    /// The incidents, once they are ready.
    pub(super) async fn ready(self) -> Result<Vec<Ready>, StoreError> {
        match self.0.await {
            Ok(Ok(ready)) => Ok(ready),
            Ok(Err(panic)) => panic::resume_unwind(panic),
            Err(_) => Err(StoreError::Stopping),
        }
    }
}

/// Cuts where a record comes again, so that its second row finds the first one stored.
pub(super) fn without_repeats(ready: Vec<Ready>) -> Vec<Vec<Ready>> {
    let identities: HashSet<&Digest> = ready.iter().map(|one| &one.incoming.identity).collect();
    if identities.len() == ready.len() {
        return vec![ready];
    }
    let mut runs = vec![Vec::with_capacity(ready.len())];
    let mut seen = HashSet::new();
    for one in ready {
        if !seen.insert(one.incoming.identity) {
            seen = HashSet::from([one.incoming.identity]);
            runs.push(Vec::new());
        }
        runs.last_mut().expect("there is always a run").push(one);
    }
    runs
}

/// What the store has of the incidents of a chunk.
#[derive(Default)]
pub(super) struct Known {
    rows: HashMap<Digest, Row>,
    /// The sealed records among them that deciding needs.
    bodies: HashMap<Uuid, Vec<u8>>,
    /// What earlier files said of these.
    said: HashSet<(Uuid, Digest)>,
    /// The places of incidents that were redacted.
    redacted: HashSet<usize>,
}

impl Known {
    /// Looks incidents up of which no two are the same record.
    pub(super) async fn look_up(
        connection: &mut SqliteConnection,
        keys: &Keys,
        terms: &Terms,
        ready: &[Ready],
    ) -> Result<Self, StoreError> {
        let identities = ready.iter().flat_map(|ready| ready.incoming.identities());
        let mut rows = incidents::by_identity(connection, identities).await?;
        for row in rows.values_mut() {
            row.linked = terms.links.has(row.label.id);
        }
        let row = |incoming: &Incoming| incoming.identities().find_map(|identity| rows.get(identity));
        let to_open = ready.iter().filter_map(|Ready { incoming, .. }| {
            row(incoming).filter(|row| incoming.needs_body(keys, row, terms.intent)).map(|row| row.label.id)
        });
        let to_open: Vec<Uuid> = to_open.collect();
        let (mut bodies, mut said) = (HashMap::new(), HashSet::new());
        if !to_open.is_empty() {
            said = incidents::said_before(connection, &to_open).await?;
            bodies = incidents::sealed(connection, to_open).await?;
        }
        let redacted = match &terms.redactions {
            Some(redactions) => {
                let unknown = ready.iter().map(|ready| Some(&ready.incoming).filter(|one| row(one).is_none()));
                redacted::among(connection, redactions, unknown).await?
            }
            None => HashSet::new(),
        };
        Ok(Self { rows, bodies, said, redacted })
    }

    /// Whether any is a record of which another must say, too, what is public: it may have changed in this write.
    pub(super) fn any_linked(&self) -> bool {
        self.rows.values().any(|row| row.linked)
    }

    /// Decides.
    pub(super) async fn decide(
        self,
        context: &Arc<Context>,
        terms: &Terms,
        ready: Vec<Ready>,
    ) -> Result<Vec<Decision>, StoreError> {
        if self.rows.is_empty() && self.redacted.is_empty() && ready.iter().all(|ready| ready.new.is_some()) {
            return Ok(ready.into_iter().filter_map(|ready| ready.new).collect());
        }
        let (context, terms) = (Arc::clone(context), terms.clone());
        let decide = move |(at, ready)| self.decide_one(&context, &terms, at, ready);
        compute(move || ready.into_par_iter().enumerate().map(decide).collect()).await?
    }

    fn decide_one(&self, context: &Context, terms: &Terms, at: usize, ready: Ready) -> Result<Decision, StoreError> {
        if self.redacted.contains(&at) {
            return Ok(Context::refuse());
        }
        let Ready { incoming, new } = ready;
        let Some(row) = incoming.identities().find_map(|identity| self.rows.get(identity)) else {
            if terms.unrelated && incoming.incident.external_id.is_some() {
                return Ok(Context::clash(Status::Draft));
            }
            return Ok(new.unwrap_or_else(|| context.accept(&incoming, terms)));
        };
        match self.bodies.get(&row.label.id) {
            Some(sealed) => {
                let id = row.label.id;
                let said_before = incoming.says(&context.keys, |content| self.said.contains(&(id, *content)));
                context.update(&incoming, row, sealed, said_before, terms)
            }
            None => Ok(Context::keep(row, terms)),
        }
    }
}
