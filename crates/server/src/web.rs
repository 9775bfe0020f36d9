//! The web pages, embedded into the program when it is built.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// `web/dist` as the web build left it; empty where it was not built.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Spotlight</title>\
    <h1>The web pages are not in this program</h1>\
    <p>It was built without them. Build it with <code>cargo xtask build</code>. The API is there: \
    <a href=\"/openapi.json\">/openapi.json</a>.</p>\
    <p lang=\"es\">Las páginas web no están en este programa. Compílelo con <code>cargo xtask build</code>. La API sí está.</p>\
    </html>\n";

const NOT_FOUND: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found · No encontrado</title>\
    <h1>There is no such page</h1><p><a href=\"/\">Spotlight</a></p>\
    <p lang=\"es\">Esta página no existe. <a href=\"/\">Spotlight</a></p></html>\n";

/// Answers what no other route does: a file of the web build, or that there is none.
pub(crate) async fn file(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = match path {
        "" => "index.html",
        "embed" => "embed.html",
        path if is_staff(path) => "upload.html",
        path if is_tables(path) => "tables.html",
        path => path,
    };
    if method != Method::GET && method != Method::HEAD {
        return problem(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered here", uri.path());
    }
    match Dist::get(path) {
        Some(found) => embedded(path, found, &headers),
        None if ["index.html", "embed.html", "tables.html", "upload.html"].contains(&path) => {
            html(StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT)
        }
        None if headers.get("accept").is_some_and(|accept| accept.as_bytes().starts_with(b"text/html")) => {
            html(StatusCode::NOT_FOUND, NOT_FOUND)
        }
        None => problem(StatusCode::NOT_FOUND, "there is nothing at this address", uri.path()),
    }
}

/// The addresses of whoever signs in are one page, which reads the rest of the address itself.
pub(crate) fn is_staff(path: &str) -> bool {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    match first {
        "upload" | "staff" => true,
        "sign-in" | "invite" | "account" => rest.is_empty(),
        _ => false,
    }
}

/// The list of released tables, and each of them by state and year: one page, which reads the rest of the address itself.
fn is_tables(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next() == Some("tables") && [0, 2].contains(&parts.count())
}

fn embedded(path: &str, found: EmbeddedFile, request: &HeaderMap) -> Response {
    let etag = etag(&found);
    // The web build puts the hash of the content into the names below `assets`.
    let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = request.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == etag)) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, etag.as_str()), (CACHE_CONTROL, cache)]).into_response();
    }
    let headers = [(CONTENT_TYPE, media_type(path)), (ETAG, etag.as_str()), (CACHE_CONTROL, cache)];
    (headers, Body::from(found.data.into_owned())).into_response()
}

fn etag(found: &EmbeddedFile) -> String {
    let mut start = [0; 8];
    start.copy_from_slice(&found.metadata.sha256_hash()[..8]);
    // Weak: the same file goes out compressed or plain.
    format!("W/\"{:016x}\"", u64::from_be_bytes(start))
}

/// Media types of what the web build makes. `.mjs` must be JavaScript or browsers refuse to run the map's worker.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn html(status: StatusCode, page: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], page).into_response()
}

/// An error in the form of RFC 9457.
fn problem(status: StatusCode, detail: &str, path: &str) -> Response {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "detail": detail,
        "instance": path,
    });
    (status, [(CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests;
