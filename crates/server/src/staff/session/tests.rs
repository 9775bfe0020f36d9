//! Which requests a cookie speaks for, and how long.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use jiff::{SignedDuration, Timestamp};
use spotlight_store::{Role, Secret, Session, User, UserId};

use super::{IDLE, LONGEST, NOTED, Uses, cookie, is_good, is_same_origin, set_cookie};

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pair = |&(name, value): &(&'static str, &str)| {
        (HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header of the test"))
    };
    pairs.iter().map(pair).collect()
}

#[test]
fn only_pages_of_this_origin_may_change_something() {
    let host = ("host", "example.org:8080");
    let cases: [(&[(&'static str, &str)], bool); 9] = [
        (&[host, ("sec-fetch-site", "same-origin")], true),
        (&[host, ("sec-fetch-site", "none")], true),
        (&[host, ("sec-fetch-site", "same-site")], false),
        (&[host, ("sec-fetch-site", "cross-site"), ("origin", "https://example.org:8080")], false),
        (&[host, ("origin", "https://example.org:8080")], true),
        (&[host, ("origin", "https://example.org")], false),
        (&[host, ("origin", "https://evil.example")], false),
        (&[host, ("origin", "null")], false),
        (&[host], false),
    ];
    for (given, good) in cases {
        assert_eq!(is_same_origin(&headers(given), false), good, "{given:?}");
    }
    assert!(is_same_origin(&headers(&[host]), true), "a program that sends neither, where no session is at stake");
}

#[test]
fn the_cookie_is_found_among_others_and_is_for_this_host_alone() {
    assert_eq!(cookie(&headers(&[("cookie", "a=b; __Host-spotlight=cd; e=f")])), Some("cd"));
    assert_eq!(cookie(&headers(&[("cookie", "x__Host-spotlight=cd")])), None);
    let set = set_cookie(&Secret::new());
    let text = set.to_str().expect("text");
    assert!(text.starts_with("__Host-spotlight=") && text.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict"));
    assert!(set.is_sensitive());
}

#[test]
fn a_session_ends_when_it_is_not_used_and_in_any_case() {
    let made = Timestamp::UNIX_EPOCH;
    let (id, name, role) = (UserId(1), "Ana".to_owned(), Role::Author);
    let (last_seen, disabled, invited) = (None, None, None);
    let user = User { id, name, role, made, last_seen, disabled, invited, has_password: true, totp: false };
    let session = Session { user, made, seen: made, must_change: false };
    let second = SignedDuration::from_secs(1);
    assert!(is_good(&session, Some(made), made + IDLE - second));
    assert!(!is_good(&session, Some(made), made + IDLE));
    assert!(is_good(&session, Some(made + LONGEST - IDLE), made + LONGEST - second));
    assert!(!is_good(&session, Some(made + LONGEST - second), made + LONGEST));
    let disabled = Session { user: User { disabled: Some(made), ..session.user.clone() }, ..session };
    assert!(!is_good(&disabled, Some(made), made));
}

#[test]
fn a_use_is_noted_once_a_minute() {
    let (uses, secret, made) = (Uses::default(), Secret::new(), Timestamp::UNIX_EPOCH);
    assert!(!uses.is_due(&secret, made, made + NOTED - SignedDuration::from_secs(1)));
    assert_eq!(uses.last(&secret), None);
    assert!(uses.is_due(&secret, made, made + NOTED));
    assert!(!uses.is_due(&secret, made, made + NOTED + NOTED - SignedDuration::from_secs(1)));
    assert!(uses.is_due(&secret, made, made + NOTED + NOTED));
    assert_eq!(uses.last(&secret), Some(made + NOTED + NOTED));
    assert!(uses.is_due(&Secret::new(), made, made + NOTED), "each session is its own");
}
