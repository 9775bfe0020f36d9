//! The table of routes and what surrounds them all.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{self, CorsLayer};

use crate::problem::Problem;
use crate::state::PublicState;
use crate::{
    answer, dataset, export, health, incidents, layers, openapi, pages, regions, releases, reports, summary, taxonomy,
    tilejson, timeline,
};

/// Whether an answer is so dear that whoever runs the service bounds how often one visitor may ask for it: exports and reports.
pub fn is_dear(path: &str) -> bool {
    path.starts_with("/api/v1/export.") || path.starts_with("/api/v1/report.")
}

/// All public routes but tiles, which [`Front`](crate::Front) answers. Data routes answer 503 until the state has a dataset. Has no fallback
/// outside `/api` and `/tiles`.
pub fn router(state: Arc<PublicState>) -> Router {
    let data = Router::new()
        .route("/tiles.json", get(tilejson::tilejson))
        .route("/api/v1/incidents", get(incidents::list))
        .route("/api/v1/incidents/{id}", get(incidents::one))
        .route("/api/v1/summary", get(summary::json))
        .route("/api/v1/summary.csv", get(summary::csv))
        .route("/api/v1/summary.geojson", get(summary::geojson))
        .route("/api/v1/timeline", get(timeline::timeline))
        .route("/api/v1/regions", get(regions::regions))
        .route("/api/v1/taxonomy", get(taxonomy::taxonomy))
        .route("/api/v1/releases", get(releases::list))
        .route("/api/v1/releases/{state}/{file}", get(releases::one))
        .route("/api/v1/dataset", get(dataset::dataset))
        .route("/api/v1/export.csv", get(export::csv))
        .route("/api/v1/export.geojson", get(export::geojson))
        .route("/api/v1/export.xlsx", get(export::xlsx))
        .route("/api/v1/report.pdf", get(reports::view))
        .route("/api/v1/report.html", get(reports::view))
        .route("/api/v1/report.xlsx", get(reports::view))
        .route("/api/v1/report.txt", get(reports::view))
        .route("/api/v1/report.csv", get(reports::view))
        .route("/api/v1/report.geojson", get(reports::view))
        .method_not_allowed_fallback(wrong_method)
        .route_layer(from_fn_with_state(Arc::clone(&state), answer::versioned));
    let plain = Router::new()
        .route("/openapi.json", get(openapi::openapi))
        // Of no version of the dataset.
        .route("/api/v1/layers", get(layers::list))
        .route("/api/v1/layers/{id}", get(layers::one))
        .route("/api/v1/reports", get(reports::list))
        .route("/api/v1/reports/{id}", get(reports::one))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .method_not_allowed_fallback(wrong_method)
        .route("/api/{*path}", any(unknown))
        // Read by `front`; what comes here is no GET.
        .route("/tiles/{*path}", any(wrong_method));
    let cross_origin = CorsLayer::new()
        .allow_origin(cors::Any)
        .allow_methods([Method::GET, Method::HEAD])
        .expose_headers([header::ETAG]);
    data.merge(plain)
        .layer(cross_origin)
        .merge(pages::router().method_not_allowed_fallback(wrong_method))
        .layer(from_fn_with_state(Arc::clone(&state), answer::timely))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::custom(panicked))
        .with_state(state)
}

async fn unknown(uri: Uri) -> Problem {
    Problem::not_found(format!("there is nothing at {}", uri.path()))
}

async fn wrong_method(method: Method) -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, format!("{method} is not possible here; use GET or HEAD"))
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "an unexpected failure").into_response()
}
