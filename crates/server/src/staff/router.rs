//! The addresses of those who sign in.

use std::any::Any;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::fault::Fault;
use super::{Staff, batches, confirm, doubles, preview, records, session, tus, uploads};

/// The most bytes of a request that is no upload.
const MOST_BODY: usize = 256 * 1024;

/// The routes; everything else is for whoever comes after.
pub(crate) fn router(staff: Staff) -> Router {
    let tus = Router::new()
        .route("/api/v1/uploads", get(uploads::list).post(tus::create).options(tus::options))
        .route(
            "/api/v1/uploads/{id}",
            get(uploads::one).head(tus::offset).patch(tus::append).delete(tus::remove).options(tus::options),
        )
        .method_not_allowed_fallback(wrong_method)
        .layer(map_response(tus::stamp));
    let answers = Router::new()
        .route("/api/v1/session", get(session::session))
        .route("/api/v1/uploads/{id}/preview", post(preview::preview))
        .route("/api/v1/uploads/{id}/confirm", post(confirm::confirm))
        .route("/api/v1/batches", get(batches::list))
        .route("/api/v1/batches/{n}", get(batches::one))
        .route("/api/v1/batches/{n}/rejects.csv", get(batches::rejects))
        .route("/api/v1/batches/{n}/undo", post(batches::undo))
        .route("/api/v1/doubles", get(doubles::list))
        .route("/api/v1/records", post(records::create))
        .method_not_allowed_fallback(wrong_method)
        .layer(CompressionLayer::new());
    tus.merge(answers)
        .layer(DefaultBodyLimit::max(MOST_BODY))
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
            let message =
                [format!("The request cannot be read: {reason}."), format!("No se puede leer la petición: {reason}.")];
            Fault::new(status, "bad_request", message).into_response()
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
