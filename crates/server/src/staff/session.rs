//! Who calls: a token or the cookie of a session; and `GET /api/v1/session`.

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use spotlight_store::{
    AccountStore as _, Act, Role, Secret, Session, SessionStore as _, TokenSecret, TokenStore as _, UserId,
};

use super::Staff;
use super::fault::Fault;
use crate::clock;

/// The name of the cookie. With this prefix a browser takes it only from this very host, over TLS or from this machine.
const COOKIE: &str = "__Host-spotlight";

/// How long a session lasts without being used, and at most.
const IDLE: SignedDuration = SignedDuration::from_hours(1);
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// How often the use of a session is noted.
const NOTED: SignedDuration = SignedDuration::from_mins(1);

/// What somebody has proved with who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The cookie of a session.
    Cookie,
    /// A token in `Authorization`.
    Token,
}

impl By {
    fn as_str(self) -> &'static str {
        match self {
            Self::Cookie => "cookie",
            Self::Token => "token",
        }
    }
}

/// Somebody who has proved who they are; the gate puts it into the request.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) name: String,
    pub(super) role: Role,
    /// Their account; who has a token that the operator made has none.
    pub(super) user: Option<UserId>,
    pub(super) by: By,
    /// The session of the cookie.
    session: Option<Secret>,
    totp: bool,
    must_change: bool,
}

impl Signed {
    /// What they do, now.
    pub(super) fn act(&self) -> Act {
        Act { who: self.name.clone(), now: clock::now(), why: None }
    }

    /// Whether something of somebody's is theirs to see and to change.
    pub(super) fn may_touch(&self, whose: &str) -> bool {
        self.role.covers(Role::Reviewer) || self.name == whose
    }

    /// Their name, if they may not see what others handed in.
    pub(super) fn told_own(&self) -> Option<String> {
        (!self.role.covers(Role::Reviewer)).then(|| self.name.clone())
    }

    /// Their account and session: what belongs to the account itself is not for whoever has got hold of a token.
    pub(super) fn in_person(&self) -> Result<(UserId, &Secret), Fault> {
        self.user.zip(self.session.as_ref()).ok_or_else(|| {
            let message = [
                "This takes an account: sign in with name and password, not with a token.",
                "Para esto hace falta una cuenta: inicie sesión con nombre y contraseña, no con una clave de acceso.",
            ];
            Fault::new(StatusCode::FORBIDDEN, "account_needed", message)
        })
    }
}

fn refuse(code: &'static str, message: [String; 2]) -> Fault {
    Fault::new(StatusCode::UNAUTHORIZED, code, message)
}

impl<S: Sync> FromRequestParts<S> for Signed {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        parts.extensions.get().cloned().ok_or_else(|| Fault::internal(&"a handler of an open route asks who calls"))
    }
}

/// Finds out who calls. A token counts before a cookie, because no browser sends one by itself.
pub(super) async fn authenticate(staff: &Staff, method: &Method, headers: &HeaderMap) -> Result<Signed, Fault> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given =
        given.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    if let Some((_, text)) = given {
        return by_token(staff, text).await;
    }
    let Some(text) = cookie(headers) else {
        let message = ["Sign in first.".to_owned(), "Inicie sesión primero.".to_owned()];
        return Err(refuse("no_token", message));
    };
    if !method.is_safe() && !is_same_origin(headers, false) {
        return Err(foreign());
    }
    by_cookie(staff, text).await
}

async fn by_token(staff: &Staff, text: &str) -> Result<Signed, Fault> {
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
    if let Some(owner) = token.owner {
        let owner = staff.store.user(owner).await?;
        if !owner.is_active() || !owner.role.covers(token.role) {
            let message = [
                "This token allows more than its owner may do now; make a new one.".to_owned(),
                "Esta clave de acceso permite más de lo que su dueño puede hacer ahora; haga una nueva.".to_owned(),
            ];
            return Err(refuse("outgrown_token", message));
        }
    }
    let (name, role, user) = (token.name, token.role, token.owner);
    Ok(Signed { name, role, user, by: By::Token, session: None, totp: false, must_change: false })
}

async fn by_cookie(staff: &Staff, text: &str) -> Result<Signed, Fault> {
    let ended = || {
        let message = ["Your session has ended; sign in again.", "Su sesión terminó; inicie sesión de nuevo."];
        refuse("session_ended", message.map(str::to_owned))
    };
    let secret = Secret::from_text(text).ok_or_else(ended)?;
    let session = staff.store.session(&secret).await?.ok_or_else(ended)?;
    let now = clock::now();
    let seen = staff.uses.last(&secret).max(Some(session.seen));
    if !is_good(&session, seen, now) {
        return Err(ended());
    }
    if staff.uses.is_due(&secret, session.seen, now) {
        let (store, secret) = (staff.store.clone(), secret.clone());
        // Nobody waits for it: an import may hold the database for a while, and until then it is remembered here.
        tokio::spawn(async move {
            if let Err(error) = store.touch_session(&secret, now).await {
                tracing::debug!(%error, "the use of a session was not noted");
            }
        });
    }
    let Session { user, must_change, .. } = session;
    let (name, role, totp) = (user.name, user.role, user.totp);
    Ok(Signed { name, role, user: Some(user.id), by: By::Cookie, session: Some(secret), totp, must_change })
}

fn is_good(session: &Session, seen: Option<Timestamp>, now: Timestamp) -> bool {
    session.user.is_active() && now < session.made + LONGEST && seen.is_some_and(|seen| now < seen + IDLE)
}

/// The value of our cookie.
fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}

/// The header that sets the cookie. It has no end of its own: browsers forget it when they are closed.
pub(super) fn set_cookie(secret: &Secret) -> HeaderValue {
    let value = format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Strict", *secret.to_text());
    let mut value = HeaderValue::from_str(&value).expect("hexadecimal digits may stand in a header");
    value.set_sensitive(true);
    value
}

/// The header that removes it.
pub(super) fn remove_cookie() -> HeaderValue {
    HeaderValue::from_static("__Host-spotlight=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// Whether a request was made by a page of ours, as browsers tell (W3C Fetch Metadata; `Origin` before that). Where neither is
/// told, `otherwise` says whether that is good enough.
pub(super) fn is_same_origin(headers: &HeaderMap, otherwise: bool) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    match text(header::ORIGIN) {
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(header::HOST)
        }
        None => otherwise,
    }
}

/// Why a request of another site's page is refused.
pub(super) fn foreign() -> Fault {
    let message = [
        "Another site made this request; only pages of this service may.",
        "Otro sitio hizo esta petición; solo pueden hacerla las páginas de este servicio.",
    ];
    Fault::new(StatusCode::FORBIDDEN, "foreign_site", message)
}

/// `GET /api/v1/session`
pub(super) async fn session(signed: Signed) -> Json<Value> {
    Json(json!({
        "name": signed.name,
        "role": signed.role.as_str(),
        "by": signed.by.as_str(),
        "totp": signed.totp,
        "must_change": signed.must_change,
    }))
}

/// When sessions were last used, as long as the store has not noted it.
#[derive(Default)]
pub(super) struct Uses(std::sync::Mutex<std::collections::HashMap<u64, Timestamp>>, std::hash::RandomState);

impl Uses {
    fn key(&self, secret: &Secret) -> u64 {
        std::hash::BuildHasher::hash_one(&self.1, secret.to_text().as_bytes())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, std::collections::HashMap<u64, Timestamp>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn last(&self, secret: &Secret) -> Option<Timestamp> {
        self.lock().get(&self.key(secret)).copied()
    }

    /// Whether this use is to be noted; it is remembered then.
    fn is_due(&self, secret: &Secret, stored: Timestamp, now: Timestamp) -> bool {
        let key = self.key(secret);
        let mut uses = self.lock();
        let known = uses.get(&key).copied().unwrap_or(stored).max(stored);
        if now < known + NOTED {
            return false;
        }
        uses.retain(|_, used| now < *used + IDLE);
        uses.insert(key, now);
        true
    }
}

#[cfg(test)]
mod tests;
