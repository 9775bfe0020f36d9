//! Invitations and accounts: who there is, and what they may do.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_store::account::{self, BadName};
use spotlight_store::{AccountStore as _, Act, Role, Secret, SessionStore as _, SqliteStore, StoreError, User, UserId};

use super::Staff;
use super::fault::Fault;
use super::session::Signed;
use super::{password, sign_in};
use crate::clock;

/// How long a link is good.
pub const LINK_LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How long the link is good that a service without any account shows when it starts.
const FIRST_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// How long to wait before trying again to make the first account, while somebody else writes.
const AGAIN: Duration = Duration::from_mins(1);

/// The address that a person chooses their password at. What follows `#` is never sent to a server, so no log has it.
pub fn invitation_path(secret: &Secret) -> String {
    format!("/invite#{}", *secret.to_text())
}

/// A role of the wire.
pub(super) fn role(code: &str) -> Result<Role, Fault> {
    Role::from_code(code).ok_or_else(|| {
        let all = Role::ALL.map(Role::as_str).join(", ");
        let message = [
            format!("There is no role \"{code}\"; the roles are {all}."),
            format!("No existe la función «{code}»; las funciones son {all}."),
        ];
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_role", message)
    })
}

fn name(text: &str) -> Result<String, Fault> {
    account::name(text).map_err(|bad| {
        let (code, es) = match bad {
            BadName::Form => ("bad_name", "Un nombre tiene de 1 a 100 caracteres, sin saltos de línea."),
            BadName::Reserved => ("reserved_name", "Ese nombre designa al propio programa en el registro; elija otro."),
        };
        let mut en = bad.to_string();
        en.replace_range(..1, &en[..1].to_uppercase());
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, code, [format!("{en}."), es.to_owned()])
    })
}

fn id(text: &str) -> Result<UserId, Fault> {
    text.parse().map(UserId).map_err(|_| Fault::not_found())
}

fn bad_link() -> Fault {
    let message = [
        "This link is not good, or not any more: it was used, replaced, or has expired. Ask for a new one.",
        "Este enlace no sirve, o ya no: se usó, se reemplazó o venció. Pida uno nuevo.",
    ];
    Fault::new(StatusCode::NOT_FOUND, "bad_link", message)
}

fn view(user: &User) -> Value {
    json!({
        "id": user.id.0,
        "name": user.name,
        "role": user.role.as_str(),
        "made": user.made.to_string(),
        "last_seen": user.last_seen.map(|when| when.to_string()),
        "disabled": user.disabled.is_some(),
        "totp": user.totp,
        "invited": user.invited.map(|when| when.to_string()),
    })
}

fn link((user, secret): &(User, Secret)) -> Value {
    let expires = user.invited.map(|when| when.to_string());
    json!({ "id": user.id.0, "name": user.name, "link": invitation_path(secret), "expires": expires })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invite {
    name: String,
    role: String,
}

/// `POST /api/v1/invitations`
pub(super) async fn invite(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<Invite>,
) -> Result<Response, Fault> {
    let (name, role) = (name(&given.name)?, role(&given.role)?);
    let invited = staff.store.invite(&name, role, clock::now() + LINK_LASTS, signed.act()).await?;
    Ok((StatusCode::CREATED, Json(link(&invited))).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Look {
    secret: String,
}

async fn invited(staff: &Staff, text: &str) -> Result<(User, Secret), Fault> {
    let secret = Secret::from_text(text).ok_or_else(bad_link)?;
    let user = staff.store.invited(&secret, clock::now()).await?.ok_or_else(bad_link)?;
    Ok((user, secret))
}

/// `POST /api/v1/invitations/look`: whom a link is for.
pub(super) async fn look(State(staff): State<Staff>, Json(given): Json<Look>) -> Result<Json<Value>, Fault> {
    let (user, _) = invited(&staff, &given.secret).await?;
    Ok(Json(json!({ "name": user.name, "role": user.role.as_str() })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accept {
    secret: String,
    password: String,
}

/// `POST /api/v1/invitations/accept`: sets the password, and signs in.
pub(super) async fn accept(State(staff): State<Staff>, Json(given): Json<Accept>) -> Result<Response, Fault> {
    let (user, secret) = invited(&staff, &given.secret).await?;
    password::check(&given.password, &user.name)?;
    let hash = staff.passwords.hash(given.password).await?;
    let user = staff.store.accept(&secret, hash, clock::now()).await?.ok_or_else(bad_link)?;
    sign_in::begin(&staff, &user, false).await
}

/// `GET /api/v1/users`
pub(super) async fn list(State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let users = staff.store.users().await?;
    Ok(Json(json!({ "users": users.iter().map(view).collect::<Vec<_>>() })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Patch {
    role: Option<String>,
    disabled: Option<bool>,
}

/// `PATCH /api/v1/users/{id}`
pub(super) async fn change(
    signed: Signed,
    State(staff): State<Staff>,
    Path(text): Path<String>,
    Json(given): Json<Patch>,
) -> Result<Json<Value>, Fault> {
    let user = id(&text)?;
    let role = given.role.as_deref().map(role).transpose()?;
    if let Some(role) = role {
        staff.store.set_role(user, role, signed.act()).await?;
    }
    if let Some(disabled) = given.disabled {
        staff.store.set_disabled(user, disabled, signed.act()).await?;
    }
    Ok(Json(view(&staff.store.user(user).await?)))
}

/// `POST /api/v1/users/{id}/reset`
pub(super) async fn reset(
    signed: Signed,
    State(staff): State<Staff>,
    Path(text): Path<String>,
) -> Result<Json<Value>, Fault> {
    let reset = staff.store.reset(id(&text)?, clock::now() + LINK_LASTS, signed.act()).await?;
    Ok(Json(link(&reset)))
}

/// `POST /api/v1/users/{id}/sign-out`
pub(super) async fn sign_out(
    signed: Signed,
    State(staff): State<Staff>,
    Path(text): Path<String>,
) -> Result<StatusCode, Fault> {
    let user = staff.store.user(id(&text)?).await?;
    staff.store.end_sessions(user.id, signed.act()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// While nobody has ever had an account: tells the operator a link to make the first with.
pub(crate) async fn first_admin(store: SqliteStore, base: String) {
    loop {
        let now = clock::now();
        let act = Act { who: "system".to_owned(), now, why: None };
        match store.first_admin(now + FIRST_LASTS, act).await {
            Ok(None) => return,
            Ok(Some((user, secret))) => {
                let (path, until) = (invitation_path(&secret), now + FIRST_LASTS);
                let until = until.strftime("%Y-%m-%d %H:%M UTC");
                tracing::warn!(
                    "nobody has an account yet. Choose the password of \"{}\", the first administrator, at \
                     {base}{path} (good once, until {until})",
                    user.name
                );
                return;
            }
            Err(StoreError::Busy) => tokio::time::sleep(AGAIN).await,
            Err(error) => {
                tracing::warn!(%error, "the first account could not be made; make it with: spotlight user add --role admin");
                return;
            }
        }
    }
}
