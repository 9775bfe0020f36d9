//! Whoever has the files of the database, but not its key, has no name, no password and nothing to sign in with.

use serde_json::json;
use spotlight_store::Role;

use crate::service::{PASSWORD, Service};

/// The bytes of hexadecimal digits.
fn bytes(hexadecimal: &str) -> Vec<u8> {
    let pairs = hexadecimal.as_bytes().chunks_exact(2);
    pairs.map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn a_stolen_database_yields_no_name_password_token_or_session() {
    let service = Service::start();
    let name = "Xochitl Quintanilla";
    let user = service.account(name, Role::Admin);
    let cookie = service.cookie(&user);
    let day = (spotlight_server::now() + jiff::SignedDuration::from_hours(24)).strftime("%Y-%m-%d").to_string();
    let body = json!({ "label": "zyzzyva script", "role": "author", "expires": day });
    let token = service.as_page("POST", "/api/v1/tokens", &cookie, &body).json()["token"].as_str().unwrap().to_owned();
    let operators = service.token(name, Role::Documenter, 1);
    let totp = service.as_page("POST", "/api/v1/session/totp", &cookie, &json!({})).json();
    let body = json!({ "name": "Zenobia Yturbide", "role": "documenter" });
    let link =
        service.as_page("POST", "/api/v1/invitations", &cookie, &body).json()["link"].as_str().unwrap().to_owned();
    service.post("/api/v1/sign-in", "", &json!({ "name": "Kveta Nobody", "password": "wrong password of Kveta" }));

    let stolen = service.stolen();
    assert!(stolen.len() > 4096, "there is something to look at");
    let has = |needle: &[u8]| stolen.windows(needle.len()).any(|window| window == needle);
    let session = cookie.split_once('=').unwrap().1;
    let (token, operators) = (token.strip_prefix("spot_").unwrap(), operators.strip_prefix("spot_").unwrap());
    let link = link.strip_prefix("/invite#").unwrap();
    let secret = totp_rs::Secret::try_from_base32(totp["secret"].as_str().unwrap()).unwrap();
    let texts = [
        name,
        "Xochitl",
        "xochitl",
        "Zenobia",
        "zenobia",
        "Kveta",
        "kveta",
        PASSWORD,
        "$argon2id",
        "zyzzyva",
        session,
        token,
        operators,
        link,
        totp["secret"].as_str().unwrap(),
        "otpauth",
    ];
    for text in texts {
        assert!(!has(text.as_bytes()), "{text} is in the file");
    }
    for digits in [session, &token[..64], &operators[..64], link] {
        assert!(!has(&bytes(digits)), "the bytes of {digits} are in the file");
    }
    assert!(!has(&secret));
    // The search finds what is there.
    assert!(has(b"invitation") && has(b"CREATE TABLE account"));
}
