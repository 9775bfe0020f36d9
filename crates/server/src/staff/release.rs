//! `/api/v1/release`: how many masked incidents wait, when they appear, and letting them appear now.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use spotlight_store::{LEAST_RELEASE, ReviewStore as _};

use super::fault::Fault;
use super::session::Signed;
use super::{Staff, work};
use crate::clock;

async fn told(staff: &Staff) -> Result<Value, Fault> {
    Ok(json!({
        "waiting": staff.store.waiting().await?,
        "least": LEAST_RELEASE,
        "next": staff.store.next_release(clock::today()).await?.to_string(),
    }))
}

/// `GET /api/v1/release`
pub(super) async fn look(State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    Ok(Json(told(&staff).await?))
}

/// `POST /api/v1/release`
pub(super) async fn release(signed: Signed, State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let (store, act) = (staff.store.clone(), signed.act());
    let released = work::heavy(&staff, async move { Ok(store.release(act).await?) }).await?;
    let mut answer = told(&staff).await?;
    answer["released"] = json!(released.records);
    Ok(Json(answer))
}
