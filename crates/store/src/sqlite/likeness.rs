//! Whether the numbers of a file stand for the same incidents in the store, before anything of it is stored.

use std::sync::Arc;

use rayon::prelude::*;
use spotlight_record::Incident;

use super::{SqliteStore, compute, incidents};
use crate::body::Body;
use crate::error::StoreError;
use crate::model::Likeness;
use crate::plan::{Incoming, Register};

/// Compares a chunk of incidents. `by_register`: only those that have a number, and by what their register does with numbers.
pub(super) async fn compare(
    store: &SqliteStore,
    mut chunk: Vec<Arc<Incident>>,
    by_register: bool,
) -> Result<Likeness, StoreError> {
    chunk.retain(|incident| !by_register || incident.external_id.is_some());
    if chunk.is_empty() {
        return Ok(Likeness::default());
    }
    let context = Arc::clone(&store.context);
    let of_numbers = move || {
        let all = chunk
            .into_par_iter()
            .map_init(Register::default, |register, incident| Incoming::new(&context.keys, register, incident));
        all.collect::<Vec<_>>()
    };
    let incoming = compute(of_numbers).await?;
    let mut connection = store.readers.acquire().await?;
    let rows = incidents::by_identity(&mut connection, incoming.iter().flat_map(Incoming::identities)).await?;
    let known = incoming.iter().filter_map(|one| Some((one, one.identities().find_map(|id| rows.get(id))?)));
    let known: Vec<_> = known.collect();
    let keys = &store.context.keys;
    let changed = known.iter().filter(|(one, row)| !one.says(keys, |content| *content == row.content));
    let bodies = incidents::sealed(&mut connection, changed.map(|(_, row)| row.label.id)).await?;
    let mut likeness = Likeness { known: known.len() as u64, ..Likeness::default() };
    for (one, row) in known {
        let Some(sealed) = bodies.get(&row.label.id) else { continue };
        let body = Body::open(keys, row.label, sealed)?;
        let moves = if by_register { one.tells_of_another(&body.incident) } else { one.moves(&body.incident) };
        likeness.moved += u64::from(moves);
        likeness.other += u64::from(moves && one.differences(&body.incident) >= 2);
    }
    Ok(likeness)
}
