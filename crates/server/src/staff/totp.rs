//! The second factor: codes that change every 30 seconds (RFC 6238), and what a person does about them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_store::{AccountStore as _, Secret as Random, TotpChange};
use totp_rs::{Builder, Secret, Totp};

use super::Staff;
use super::fault::Fault;
use super::own::proved;
use super::session::Signed;
use crate::clock;

/// How many recovery codes there are, and how many characters (of 4 bits each) of one.
const CODES: usize = 10;
const CODE_CHARS: usize = 20;

fn totp(secret: &[u8], name: &str) -> Result<Totp, Fault> {
    // The library's defaults are those of RFC 6238 and of every app: SHA-1, six digits, 30 seconds, one period of tolerance.
    let builder = Builder::new().with_secret(Secret::from(secret)).with_issuer(Some("Spotlight"));
    builder.with_account_name(name.replace(':', " ")).build().map_err(|failed| Fault::internal(&failed))
}

/// The period that a code is of, if it is right at a moment or one period before or after.
pub(super) fn period(secret: &[u8], code: &str, now: Timestamp) -> Option<u64> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    totp(secret, "account").ok()?.check(code, seconds)
}

/// `POST /api/v1/session/totp`: a new secret, which is asked for only after a first code of it has come.
pub(super) async fn prepare(signed: Signed, State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    let (user, _) = signed.in_person()?;
    let secret = Secret::generate();
    staff.store.set_totp(user, TotpChange::Prepare(secret.to_vec()), signed.act()).await?;
    let uri = totp(&secret, &signed.name)?.to_url().map_err(|failed| Fault::internal(&failed))?;
    Ok(Json(json!({ "secret": secret.to_base32(), "uri": uri })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    code: String,
}

/// `PUT /api/v1/session/totp`: turns it on; the recovery codes are shown this once.
pub(super) async fn turn_on(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<Code>,
) -> Result<Json<Value>, Fault> {
    let (user, _) = signed.in_person()?;
    let known = staff.store.credentials(user).await?;
    let pending = known.pending.ok_or_else(|| {
        let message = [
            "There is no secret that waits for a code; ask for one first.",
            "No hay un secreto que espere un código; pida uno primero.",
        ];
        Fault::new(StatusCode::CONFLICT, "no_secret", message)
    })?;
    let period = period(&pending, given.code.trim(), clock::now()).ok_or_else(|| {
        let message = [
            "The code is wrong. Is the clock of the phone right?",
            "El código no es correcto. ¿Está bien la hora del teléfono?",
        ];
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong_code", message)
    })?;
    let codes = recovery_codes();
    staff.store.set_totp(user, TotpChange::TurnOn(codes.clone()), signed.act()).await?;
    staff.store.use_totp(user, period).await?;
    Ok(Json(json!({ "recovery": codes })))
}

/// Ten codes of 80 random bits, in groups of five characters.
fn recovery_codes() -> Vec<String> {
    let code = || {
        let text = Random::new().to_text();
        let chars: Vec<char> = text.chars().take(CODE_CHARS).collect();
        chars.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    };
    (0..CODES).map(|_| code()).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Password {
    password: String,
}

/// `DELETE /api/v1/session/totp`: turns it off, with the password.
pub(super) async fn turn_off(
    signed: Signed,
    State(staff): State<Staff>,
    Json(given): Json<Password>,
) -> Result<StatusCode, Fault> {
    let (user, _) = signed.in_person()?;
    proved(&staff, &signed, given.password).await?;
    staff.store.set_totp(user, TotpChange::TurnOff, signed.act()).await?;
    Ok(StatusCode::NO_CONTENT)
}
