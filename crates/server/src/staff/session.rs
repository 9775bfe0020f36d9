//! Who calls: the token of the request, and `GET /api/v1/session`.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use spotlight_store::{Act, Role, TokenSecret, TokenStore as _};

use super::Staff;
use super::fault::Fault;
use crate::clock;

/// Somebody who has proved who they are.
pub(super) struct Signed {
    pub(super) name: String,
    pub(super) role: Role,
}

impl Signed {
    /// What they do, now.
    pub(super) fn act(&self) -> Act {
        Act { who: self.name.clone(), now: clock::now(), why: None }
    }

    /// Whether something of somebody's is theirs to see and to change.
    pub(super) fn may_touch(&self, whose: &str) -> bool {
        self.role >= Role::Reviewer || self.name == whose
    }
}

fn refuse(code: &'static str, message: [String; 2]) -> Fault {
    Fault::new(StatusCode::UNAUTHORIZED, code, message)
}

impl FromRequestParts<Staff> for Signed {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, staff: &Staff) -> Result<Self, Fault> {
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given =
            given.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let Some((_, text)) = given else {
            let message = ["Sign in with a token.".to_owned(), "Inicie sesión con una clave de acceso.".to_owned()];
            return Err(refuse("no_token", message));
        };
        let secret = TokenSecret::from_text(text).map_err(|mistyped| {
            let es = "Esto no es una clave de acceso, o no se copió completa: es spot_ y 72 cifras hexadecimales.";
            let mut en = mistyped.to_string();
            en.replace_range(..1, "T");
            refuse("mistyped_token", [format!("{en}."), es.to_owned()])
        })?;
        let token = staff.store.token(&secret).await?.ok_or_else(|| {
            let message =
                ["This token is not known here.".to_owned(), "Aquí no se conoce esta clave de acceso.".to_owned()];
            refuse("unknown_token", message)
        })?;
        if let Some(when) = token.revoked {
            let day = when.strftime("%Y-%m-%d");
            let message =
                [format!("This token was revoked on {day}."), format!("Esta clave de acceso se revocó el {day}.")];
            return Err(refuse("revoked_token", message));
        }
        if token.expires <= clock::now() {
            let day = token.expires.strftime("%Y-%m-%d");
            let message = [format!("This token expired on {day}."), format!("Esta clave de acceso venció el {day}.")];
            return Err(refuse("expired_token", message));
        }
        Ok(Self { name: token.name, role: token.role })
    }
}

/// `GET /api/v1/session`
pub(super) async fn session(signed: Signed) -> Json<Value> {
    Json(json!({ "name": signed.name, "role": signed.role.as_str() }))
}
