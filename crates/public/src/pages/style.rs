//! The stylesheet: a file of its own, since the content security policy allows no style in a page; its name has its hash.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use crate::problem::Problem;

/// The tokens of the map page, then what is made of them here: one set of colours for both.
pub(super) const STYLE: &str =
    concat!(include_str!("../../../../web/src/styles/tokens.css"), include_str!("pages.css"));

/// The name of the file.
static NAME: LazyLock<String> = LazyLock::new(|| format!("{}.css", hex(&Sha256::digest(STYLE)[..6])));

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").expect("writing to a String cannot fail");
        out
    })
}

/// Where the stylesheet is.
pub(super) fn href() -> String {
    format!("/pages/{}", *NAME)
}

pub(super) async fn file(Path(file): Path<String>) -> Response {
    if file != *NAME {
        return Problem::not_found("there is no such file").into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, STYLE).into_response()
}
