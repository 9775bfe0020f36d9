//! `POST /api/v1/sign-in` and `/sign-out`.
//!
//! Whether a name exists shows neither in the answer nor in the time: an unknown name costs the same work, is counted and slowed
//! down alike.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::json;
use spotlight_store::account::{LONGEST_NAME, folded};
use spotlight_store::{AccountStore as _, Act, Credentials, Role, SessionStore as _, User};

use super::Staff;
use super::fault::Fault;
use super::password;
use super::session::{Signed, remove_cookie, set_cookie};
use super::totp;
use crate::clock;
use crate::edge::Visitor;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignIn {
    name: String,
    password: String,
    code: Option<String>,
}

fn refuse(code: &'static str, message: [&str; 2]) -> Fault {
    Fault::new(StatusCode::UNAUTHORIZED, code, message)
}

fn wrong() -> Fault {
    refuse("wrong_sign_in", ["Name or password are wrong.", "El nombre o la contraseña no son correctos."])
}

/// `POST /api/v1/sign-in`
pub(super) async fn sign_in(
    State(staff): State<Staff>,
    visitor: Option<Extension<Visitor>>,
    Json(given): Json<SignIn>,
) -> Result<Response, Fault> {
    let visitor = visitor.map(|Extension(visitor)| visitor);
    if given.name.chars().count() > LONGEST_NAME || !password::is_possible(&given.password) {
        return Err(wrong());
    }
    let name = folded(&given.name);
    let before = staff.store.attempts(&name).await?;
    staff.throttle.begin(&name, visitor, before, clock::now())?;
    let found = staff.store.user_named(&name).await?;
    let kept = found.as_ref().filter(|(user, _)| user.is_active()).and_then(|(_, known)| known.password.clone());
    let right = staff.passwords.is(given.password.clone(), kept).await?;
    let Some((user, known)) = found.filter(|_| right) else {
        staff.store.sign_in_failed(&name, clock::now()).await?;
        return Err(wrong());
    };
    match second_factor(&staff, &user, &known, given.code.as_deref()).await? {
        Factor::Right => {}
        Factor::Missing => {
            staff.throttle.forgive(&name, visitor, before);
            let message = [
                "Give the code of your app, or a recovery code, as well.",
                "Indique además el código de su aplicación, o uno de recuperación.",
            ];
            return Err(refuse("code_needed", message));
        }
        Factor::Wrong => {
            staff.store.sign_in_failed(&name, clock::now()).await?;
            let message = [
                "This code is wrong, or was used before. Wait for the next one.",
                "Este código no es correcto o ya se usó. Espere al siguiente.",
            ];
            return Err(refuse("wrong_code", message));
        }
    }
    staff.throttle.forget(&name, visitor);
    let must_change = password::check(&given.password, &user.name).is_err();
    begin(&staff, &user, must_change).await
}

enum Factor {
    Right,
    Missing,
    Wrong,
}

async fn second_factor(staff: &Staff, user: &User, known: &Credentials, code: Option<&str>) -> Result<Factor, Fault> {
    let Some(secret) = &known.totp else { return Ok(Factor::Right) };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else { return Ok(Factor::Missing) };
    let good = if let Some(period) = totp::period(secret, code, clock::now()) {
        staff.store.use_totp(user.id, period).await?
    } else {
        let act = Act { who: user.name.clone(), now: clock::now(), why: None };
        staff.store.use_recovery(user.id, code, act).await?
    };
    Ok(if good { Factor::Right } else { Factor::Wrong })
}

/// Begins a session; the answer says who is signed in.
pub(super) async fn begin(staff: &Staff, user: &User, must_change: bool) -> Result<Response, Fault> {
    let secret = staff.store.begin_session(user.id, must_change, clock::now()).await?;
    let users = staff.store.users().await?;
    let reviewers = users.iter().filter(|user| user.is_active() && user.role.covers(Role::Reviewer)).count();
    let answer = json!({
        "name": user.name,
        "role": user.role.as_str(),
        "totp": user.totp,
        "must_change": must_change,
        "reviewers": reviewers,
    });
    Ok(([(header::SET_COOKIE, set_cookie(&secret))], Json(answer)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignOut {
    #[serde(default)]
    everywhere: bool,
}

/// `POST /api/v1/sign-out`
pub(super) async fn sign_out(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<SignOut>,
) -> Result<Response, Fault> {
    let (user, session) = signed.in_person()?;
    if given.everywhere {
        staff.store.end_sessions(user, signed.act()).await?;
    } else {
        staff.store.end_session(session, signed.act()).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, remove_cookie())]).into_response())
}

#[cfg(test)]
mod tests;
