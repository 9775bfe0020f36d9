//! Links that open what is not public to whoever has them.

use std::ops::Range;

/// Parameters that are keys.
const KEYS: [&str; 13] = [
    "token",
    "access_token",
    "key",
    "apikey",
    "api_key",
    "sig",
    "signature",
    "auth",
    "password",
    "pwd",
    "session",
    "sid",
    "secret",
];

/// The link with a key in a text.
pub(crate) fn with_key(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'?', b'&', bytes).find_map(|at| {
        let rest = &text[at + 1..];
        let (name, value) = rest.split_once('=')?;
        let known = name.len() <= 12 && KEYS.iter().any(|key| name.eq_ignore_ascii_case(key));
        let value = value.split(|c: char| c.is_whitespace() || c == '&').next().unwrap_or_default();
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |before| before + 1);
        let link = text.get(start..at).is_some_and(|link| link.contains("://") || link.contains("www."));
        (known && value.len() >= 3 && link).then(|| at + 1..at + 1 + name.len() + 1 + value.len())
    })
}

/// The profile of a person as a link: with a number, or with a name as people have it, of two words and a point.
pub(crate) fn is_a_profile(link: &str) -> bool {
    let Some((_, rest)) = link.split_once("://") else { return false };
    let Some((host, path)) = rest.split_once('/') else { return false };
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let name = path.trim_end_matches('/');
    match host {
        "facebook.com" => {
            path.starts_with("profile.php?id=")
                || (name.contains('.') && !name.contains(['/', '?']) && !name.contains(".php"))
        }
        "wa.me" | "t.me" | "api.whatsapp.com" => !name.is_empty(),
        _ => false,
    }
}
