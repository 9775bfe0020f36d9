//! Where the service is, as whoever asks knows it.

use axum::http::{Extensions, HeaderMap, header};

/// In the extensions of a request that came over TLS, be it to a proxy that is believed.
#[derive(Debug, Clone, Copy)]
pub struct Https;

/// Scheme and host as the client knows them. What does not look like a host gives relative addresses.
pub(crate) fn origin(headers: &HeaderMap, extensions: &Extensions) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let plain = |host: &&str| {
        !host.is_empty()
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'))
    };
    let scheme = if extensions.get::<Https>().is_some() { "https" } else { "http" };
    host.filter(plain).map(|host| format!("{scheme}://{host}")).unwrap_or_default()
}
