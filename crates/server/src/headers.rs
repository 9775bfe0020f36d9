//! Headers of every answer: what a browser may do with it.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

macro_rules! content_security {
    ($ancestors:literal, $more:literal) => {
        HeaderValue::from_static(concat!(
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; ",
            "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; ",
            $more,
            "frame-ancestors ",
            $ancestors
        ))
    };
}

/// Nothing from anywhere else, in no frame: the page needs no other host, and no other host may show it as its own.
const CONTENT_SECURITY: HeaderValue = content_security!("'none'", "");

/// The same for the one page that is made to be shown in others. It keeps nothing, asks for nothing and signs nobody in.
const EMBEDDED_SECURITY: HeaderValue = content_security!("*", "");

/// For the pages of whoever signs in: an author sees the report beside what is being written, in a frame.
const STAFF_SECURITY: HeaderValue = content_security!("'none'", "frame-src 'self'; ");

/// For what is no document: it loads nothing and shows nothing, should a browser ever take it for one.
const DATA_SECURITY: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// The page that may be framed.
pub(crate) const EMBED: &str = "/embed";

/// A year of TLS and nothing else. Not for other hosts below this one: they are not ours to promise for.
const TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The map asks where somebody is only if they press its button; nothing else of a device is wanted.
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), \
     interest-cohort=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
);

const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");
const CROSS_ORIGIN: HeaderValue = HeaderValue::from_static("cross-origin");

/// Adds them. An answer that says itself what it may do (a report as a page, which has its own style and no script) keeps that. What
/// allows other origins to read it (CORS) may be used by them; everything else may not.
pub(crate) fn secure(path: &str, headers: &mut HeaderMap, https: bool) {
    let framed = path == EMBED;
    let shared = framed || headers.contains_key("access-control-allow-origin");
    let policy = if framed {
        EMBEDDED_SECURITY
    } else if crate::web::is_staff(path.trim_start_matches('/')) {
        // All of its addresses: whoever signs in at one goes on to the reports without loading the page again.
        STAFF_SECURITY
    } else {
        CONTENT_SECURITY
    };
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    if !framed {
        headers.entry(X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    }
    headers.insert(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), SAME_ORIGIN);
    let resource = if shared { CROSS_ORIGIN } else { SAME_ORIGIN };
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), resource);
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, TRANSPORT);
    }
}

/// Adds what a tile needs. It is no document, so that what a document may do need not be said: a page of the map asks for hundreds of
/// tiles, and those words would be half a kilobyte of each.
pub(crate) fn secure_data(headers: &mut HeaderMap, https: bool) {
    headers.insert(CONTENT_SECURITY_POLICY, DATA_SECURITY);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), CROSS_ORIGIN);
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, TRANSPORT);
    }
}
