//! `GET /healthz` (the process answers) and `/readyz` (tiles can be served).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::problem::Problem;
use crate::state::PublicState;

pub(crate) async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

pub(crate) async fn readyz(State(state): State<Arc<PublicState>>) -> Result<Json<Value>, Problem> {
    let served = state.served()?;
    Ok(Json(json!({ "status": "ready", "version": served.dataset.version().to_string() })))
}
