//! Pages that the server writes itself, so that they can be read without JavaScript, shared and found: an incident, the list, what this
//! map is, and what is said where there is nothing.
//!
//! Every byte about incidents comes from the dataset that the other answers come from. The templates are [maud](https://maud.lambda.xyz)'s:
//! they escape whatever is put into them, and the compiler reads them. Nothing here is marked as escaped already but Markdown that
//! [`markdown`] has made, from events that hold no HTML.

mod about;
mod address;
mod ask;
mod facts;
mod feed;
mod ground;
mod incident;
mod layout;
mod list;
mod list_form;
mod markdown;
mod missing;
mod place;
mod preview;
mod reports;
mod rights;
mod style;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

pub use about::{Imprint, Texts};
pub(crate) use about::{Own, unnamed};
pub use address::Https;
pub(crate) use address::origin;
pub(crate) use style::hex;
pub(crate) use words::view_title;

use crate::state::PublicState;

/// The routes of the pages.
pub(crate) fn router() -> Router<Arc<PublicState>> {
    Router::new()
        .route("/incidents/{id}", get(incident::page))
        .route("/incidents/{id}/preview.png", get(preview::image))
        .route("/list", get(list::page))
        .route("/about", get(about::page))
        .route("/reports", get(reports::list))
        .route("/reports/{id}", get(reports::one))
        .route("/reports/{id}/{file}", get(crate::reports::file))
        .route("/reports.atom", get(feed::feed))
        .route("/robots.txt", get(missing::robots))
        .route("/pages/{file}", get(style::file))
}
