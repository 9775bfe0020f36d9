//! Text cells of CSV files that a spreadsheet will not run as a formula.

use std::borrow::Cow;

/// The text, with an apostrophe before it when a spreadsheet would read it as a formula (OWASP, *CSV Injection*).
pub(crate) fn text(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;
