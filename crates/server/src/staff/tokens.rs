//! API tokens: made by their owner, shown once, revoked by their owner or an administrator.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_store::{Role, Token, TokenId, TokenStore as _};

use super::Staff;
use super::accounts::role;
use super::fault::Fault;
use super::session::Signed;
use crate::clock;

/// How long a token may be good at most.
const LONGEST: SignedDuration = SignedDuration::from_hours(366 * 24);

/// The most characters of a label.
const LONGEST_LABEL: usize = 100;

fn view(token: &Token) -> Value {
    json!({
        "id": token.id.0,
        "name": token.name,
        "label": token.label,
        "role": token.role.as_str(),
        "made": token.made.to_string(),
        "expires": token.expires.to_string(),
        "revoked": token.revoked.map(|when| when.to_string()),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Whose {
    #[serde(default)]
    all: bool,
}

/// `GET /api/v1/tokens`: one's own; for administrators with `all=true` everybody's.
pub(super) async fn list(
    signed: Signed,
    State(staff): State<Staff>,
    Query(whose): Query<Whose>,
) -> Result<Json<Value>, Fault> {
    let all = whose.all && signed.role.covers(Role::Admin);
    let tokens = staff.store.tokens().await?;
    let listed = tokens.iter().filter(|token| all || token.name == signed.name).map(view);
    Ok(Json(json!({ "tokens": listed.collect::<Vec<_>>() })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Make {
    label: String,
    role: String,
    expires: String,
}

/// Until when a token is good: a moment, or the end of a day (UTC).
fn expires(text: &str, now: Timestamp) -> Result<Timestamp, Fault> {
    let end = |day: Date| day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok().map(|end| end.timestamp());
    let read = text.parse::<Timestamp>().ok().or_else(|| end(text.parse().ok()?));
    read.filter(|when| *when > now && *when <= now + LONGEST).ok_or_else(|| {
        let message = [
            "\"expires\" must be a day, such as 2027-01-31, from today and within a year.",
            "«expires» debe ser un día, como 2027-01-31, a partir de hoy y dentro de un año.",
        ];
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_expiry", message)
    })
}

/// `POST /api/v1/tokens`: the answer has the token, this once.
pub(super) async fn make(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<Make>,
) -> Result<Response, Fault> {
    let (owner, _) = signed.in_person()?;
    let label = given.label.trim();
    if label.is_empty() || label.chars().count() > LONGEST_LABEL || label.chars().any(char::is_control) {
        let message = [
            "\"label\" says in 1 to 100 characters what the token is for.",
            "«label» dice en 1 a 100 caracteres para qué es la clave de acceso.",
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_label", message));
    }
    let expires = expires(given.expires.trim(), clock::now())?;
    let made = staff.store.add_user_token(owner, label, role(&given.role)?, expires, signed.act()).await?;
    let (token, secret) = made;
    let mut answer = view(&token);
    answer["token"] = (*secret.to_text()).clone().into();
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

/// `DELETE /api/v1/tokens/{id}`
pub(super) async fn revoke(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    let id = id.parse().map(TokenId).map_err(|_| Fault::not_found())?;
    let tokens = staff.store.tokens().await?;
    let theirs = |token: &&Token| token.id == id && (token.name == signed.name || signed.role.covers(Role::Admin));
    let token = tokens.iter().find(theirs).ok_or_else(Fault::not_found)?;
    staff.store.revoke_token(token.id, signed.act()).await?;
    Ok(StatusCode::NO_CONTENT)
}
