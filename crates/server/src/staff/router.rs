//! The addresses of those who sign in: the table of routes, and what every answer of theirs has in common.

use std::any::Any;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::fault::Fault;
use super::gate::{Permission, Routes};
use super::{
    Staff, accounts, audit, batches, confirm, doubles, history, mine, own, preview, record, records, rejects, release,
    reports, review, session, settings, sign_in, tables, tokens, totp, tus, uploads,
};
use crate::edge::Rate;

/// The most bytes of a request that is no upload.
const MOST_BODY: usize = 256 * 1024;

/// The routes that speak tus.
fn tus() -> Routes {
    use Permission::{Open, Upload};
    Routes::new()
        .add(Method::GET, "/api/v1/uploads", Upload, uploads::list)
        .add(Method::POST, "/api/v1/uploads", Upload, tus::create)
        .at(Rate::Upload)
        .add(Method::OPTIONS, "/api/v1/uploads", Open, tus::options)
        .add(Method::GET, "/api/v1/uploads/{id}", Upload, uploads::one)
        .add(Method::HEAD, "/api/v1/uploads/{id}", Upload, tus::offset)
        .add(Method::PATCH, "/api/v1/uploads/{id}", Upload, tus::append)
        .at(Rate::Piece)
        .add(Method::DELETE, "/api/v1/uploads/{id}", Upload, tus::remove)
        .add(Method::OPTIONS, "/api/v1/uploads/{id}", Open, tus::options)
}

/// The most bytes of a report that is written: drawn areas have many corners.
const MOST_REPORT: usize = 3 << 20;

/// The routes of authors.
fn authors() -> Routes {
    use Permission::{Open, Report};
    Routes::new()
        .add(Method::GET, "/api/v1/drafts", Report, reports::list)
        .add(Method::POST, "/api/v1/drafts", Report, reports::make)
        .at(Rate::Upload)
        .add(Method::GET, "/api/v1/drafts/{id}", Report, reports::one)
        .add(Method::PUT, "/api/v1/drafts/{id}", Report, reports::save)
        .add(Method::DELETE, "/api/v1/drafts/{id}", Report, reports::remove)
        .add(Method::POST, "/api/v1/drafts/{id}/duplicate", Report, reports::duplicate)
        .at(Rate::Upload)
        .add(Method::POST, "/api/v1/drafts/{id}/publish", Report, reports::publish)
        .at(Rate::Upload)
        .add(Method::POST, "/api/v1/drafts/{id}/withdraw", Report, reports::withdraw)
        .add(Method::GET, "/api/v1/report-words", Report, reports::words)
        .add(Method::POST, "/api/v1/report-jobs", Report, reports::begin)
        .at(Rate::Preview)
        .add(Method::GET, "/api/v1/report-jobs/{id}", Report, reports::look)
        .add(Method::GET, "/report-files/{id}/{file}", Open, reports::file)
}

/// All others.
fn answers() -> Routes {
    use Permission::{Administer, Open, Review, SignedIn, Upload};
    Routes::new()
        .add(Method::POST, "/api/v1/sign-in", Open, sign_in::sign_in)
        .add(Method::POST, "/api/v1/sign-out", SignedIn, sign_in::sign_out)
        .add(Method::GET, "/api/v1/session", SignedIn, session::session)
        .add(Method::POST, "/api/v1/session/password", SignedIn, own::change)
        .add(Method::POST, "/api/v1/session/totp", SignedIn, totp::prepare)
        .add(Method::PUT, "/api/v1/session/totp", SignedIn, totp::turn_on)
        .add(Method::DELETE, "/api/v1/session/totp", SignedIn, totp::turn_off)
        .add(Method::POST, "/api/v1/invitations", Administer, accounts::invite)
        .add(Method::POST, "/api/v1/invitations/look", Open, accounts::look)
        .add(Method::POST, "/api/v1/invitations/accept", Open, accounts::accept)
        .add(Method::GET, "/api/v1/users", Administer, accounts::list)
        .add(Method::PATCH, "/api/v1/users/{id}", Administer, accounts::change)
        .add(Method::POST, "/api/v1/users/{id}/reset", Administer, accounts::reset)
        .add(Method::POST, "/api/v1/users/{id}/sign-out", Administer, accounts::sign_out)
        .add(Method::GET, "/api/v1/audit", Administer, audit::list)
        .add(Method::GET, "/api/v1/tokens", SignedIn, tokens::list)
        .add(Method::POST, "/api/v1/tokens", SignedIn, tokens::make)
        .add(Method::DELETE, "/api/v1/tokens/{id}", SignedIn, tokens::revoke)
        .add(Method::POST, "/api/v1/uploads/{id}/preview", Upload, preview::preview)
        .at(Rate::Upload)
        .add(Method::POST, "/api/v1/uploads/{id}/confirm", Upload, confirm::confirm)
        .at(Rate::Upload)
        .add(Method::POST, "/api/v1/uploads/{id}/rejects.csv", Upload, rejects::rejects)
        .at(Rate::Export)
        .add(Method::GET, "/api/v1/batches", Upload, batches::list)
        .add(Method::GET, "/api/v1/batches/{n}", Upload, batches::one)
        .add(Method::GET, "/api/v1/batches/{n}/rejects.csv", Upload, batches::rejects)
        .at(Rate::Export)
        .add(Method::POST, "/api/v1/batches/{n}/undo", Upload, batches::undo)
        .at(Rate::Upload)
        .add(Method::GET, "/api/v1/doubles", Review, doubles::list)
        .add(Method::POST, "/api/v1/doubles/{id}", Review, doubles::judge)
        .add(Method::GET, "/api/v1/review", Review, review::queue)
        .add(Method::POST, "/api/v1/review/bulk", Review, review::bulk)
        .add(Method::GET, "/api/v1/records/{id}", Review, record::one)
        .add(Method::PATCH, "/api/v1/records/{id}", Review, record::edit)
        .add(Method::POST, "/api/v1/records/{id}/preview", Review, record::preview)
        .add(Method::POST, "/api/v1/records/{id}/publish", Review, record::publish)
        .add(Method::POST, "/api/v1/records/{id}/return", Review, record::give_back)
        .add(Method::POST, "/api/v1/records/{id}/retract", Review, record::retract)
        .add(Method::POST, "/api/v1/records/{id}/link", Review, record::link)
        .add(Method::GET, "/api/v1/records/{id}/history", Review, history::history)
        .add(Method::GET, "/api/v1/release", Review, release::look)
        .add(Method::POST, "/api/v1/release", Review, release::release)
        .add(Method::GET, "/api/v1/tables", Review, tables::list)
        .add(Method::POST, "/api/v1/tables", Review, tables::make)
        .add(Method::POST, "/api/v1/tables/withhold", Review, tables::withhold)
        .add(Method::GET, "/api/v1/settings", Review, settings::look)
        .add(Method::PUT, "/api/v1/settings", Administer, settings::change)
        .add(Method::POST, "/api/v1/records", Upload, records::create)
        .at(Rate::Upload)
        .add(Method::GET, "/api/v1/own", Upload, mine::list)
        .add(Method::GET, "/api/v1/own/{id}", Upload, mine::one)
        .add(Method::PATCH, "/api/v1/own/{id}", Upload, mine::mend)
        .at(Rate::Upload)
}

/// Method, address and what is asked, of every route of those who sign in: to hold the contract against.
pub fn rules() -> Vec<(Method, &'static str, Permission)> {
    tus().rules().chain(authors().rules()).chain(answers().rules()).collect()
}

/// Method and address of every route that one person may call only so often.
pub(crate) fn counted() -> Vec<(Method, &'static str)> {
    tus().counted().chain(authors().counted()).chain(answers().counted()).collect()
}

/// The routes; everything else is for whoever comes after.
pub(crate) fn router(staff: Staff) -> Router {
    let tus = tus().into_router(&staff).method_not_allowed_fallback(wrong_method).layer(map_response(tus::stamp));
    let answers =
        answers().into_router(&staff).method_not_allowed_fallback(wrong_method).layer(CompressionLayer::new());
    let authors =
        authors().into_router(&staff).method_not_allowed_fallback(wrong_method).layer(CompressionLayer::new());
    tus.merge(answers)
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .merge(authors.layer(DefaultBodyLimit::max(MOST_REPORT)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(map_response(finish))
        .with_state(staff)
}

/// Nothing may be kept; and what axum itself refuses becomes a problem document, too.
async fn finish(response: Response) -> Response {
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let mut response = match response.status() {
        status if status.is_client_error() && plain => {
            let reason = axum::body::to_bytes(response.into_body(), MOST_BODY).await.unwrap_or_default();
            let reason = String::from_utf8_lossy(&reason);
            let message = [
                format!("The request cannot be read: {reason}."),
                "No se puede leer la petición: revise la dirección, y los nombres y valores de lo que envía. El motivo exacto está en cause, \
                 en inglés."
                    .to_owned(),
            ];
            Fault::new(status, "bad_request", message).with("cause", reason.into()).into_response()
        }
        _ => response,
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn wrong_method(method: Method) -> Fault {
    let message = [format!("{method} is not possible here."), format!("{method} no es posible aquí.")];
    Fault::new(StatusCode::METHOD_NOT_ALLOWED, "wrong_method", message)
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    Fault::internal(&"a request panicked").into_response()
}
