//! `POST /api/v1/session/password`: a person changes their own password.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use spotlight_store::account::folded;
use spotlight_store::{AccountStore as _, SessionStore as _};

use super::Staff;
use super::fault::Fault;
use super::password;
use super::session::Signed;
use crate::clock;

/// Makes sure that it is the person, and not somebody at their screen: by their password, slowed down as a sign-in is.
pub(super) async fn proved(staff: &Staff, signed: &Signed, given: String) -> Result<(), Fault> {
    let (user, _) = signed.in_person()?;
    let name = folded(&signed.name);
    staff.throttle.begin(&name, None, staff.store.attempts(&name).await?, clock::now())?;
    let known = staff.store.credentials(user).await?;
    if password::is_possible(&given) && staff.passwords.is(given, known.password).await? {
        staff.throttle.forget(&name, None);
        return Ok(());
    }
    staff.store.sign_in_failed(&name, clock::now()).await?;
    let message = ["The password is wrong.", "La contraseña no es correcta."];
    Err(Fault::new(StatusCode::FORBIDDEN, "wrong_password", message))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    old: String,
    new: String,
}

/// `POST /api/v1/session/password`: all other sessions of the account end.
pub(super) async fn change(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<Change>,
) -> Result<StatusCode, Fault> {
    let (user, session) = signed.in_person()?;
    password::check(&given.new, &signed.name)?;
    proved(&staff, &signed, given.old).await?;
    let hash = staff.passwords.hash(given.new).await?;
    staff.store.set_password(user, hash, Some(session), signed.act()).await?;
    Ok(StatusCode::NO_CONTENT)
}
