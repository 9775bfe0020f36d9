//! `/api/v1/tables`: the tables of age groups, genders and nationalities, made once a state and year; see `TableStore` for why.
//!
//! Only who sees every record may make or rehearse one: two rehearsals around a new record could be subtracted.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_core::region::Regions;
use spotlight_report::release;
use spotlight_store::{Act, ReleasedTable, TableStore as _};

use super::fault::Fault;
use super::review::reason;
use super::session::Signed;
use super::{Staff, work};

/// `GET /api/v1/tables`: all of them, who made each, and why one was withheld.
pub(super) async fn list(State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let tables = staff.store.tables().await?;
    Ok(Json(json!({ "tables": tables.iter().map(view).collect::<Vec<_>>() })))
}

fn view(table: &ReleasedTable) -> Value {
    let mut view = release::brief(&table.release, Regions::embedded());
    let act = |act: &Act| json!({ "at": act.now.to_string(), "who": act.who, "why": act.why });
    view["made_by"] = act(&table.made.act);
    view["withheld_by"] = table.withheld.as_ref().map(|change| act(&change.act)).into();
    view
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    state: String,
    year: i16,
    /// Only to see what it would say.
    #[serde(default)]
    rehearse: bool,
}

/// `POST /api/v1/tables`
pub(super) async fn make(
    signed: Signed,
    State(staff): State<Staff>,
    Json(asked): Json<Asked>,
) -> Result<(StatusCode, Json<Value>), Fault> {
    let (store, act) = (staff.store.clone(), signed.act());
    let Asked { state, year, rehearse } = asked;
    let made = work::heavy(&staff, async move {
        if rehearse {
            return Ok(store.rehearse_table(&state, year, act).await?);
        }
        Ok(store.make_table(&state, year, act).await?)
    })
    .await?;
    let status = if rehearse { StatusCode::OK } else { StatusCode::CREATED };
    Ok((status, Json(release::document(&made, Regions::embedded()))))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Withheld {
    state: String,
    year: i16,
    why: Option<String>,
}

/// `POST /api/v1/tables/withhold`: it says nothing any more, for good.
pub(super) async fn withhold(
    signed: Signed,
    State(staff): State<Staff>,
    Json(asked): Json<Withheld>,
) -> Result<Json<Value>, Fault> {
    let why = Some(reason(asked.why.as_deref())?);
    let (store, act) = (staff.store.clone(), Act { why, ..signed.act() });
    let withheld =
        work::detached(async move { Ok(store.withhold_table(&asked.state, asked.year, act).await?) }).await?;
    Ok(Json(release::document(&withheld, Regions::embedded())))
}
