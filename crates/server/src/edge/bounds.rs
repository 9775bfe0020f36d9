//! What every request passes before it is routed, and every answer before it leaves.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Arrival, Limits, Proxies, Rate};
use crate::headers;

/// How long the next bytes of a request's body may take. Uploads are less patient, and say where they stand.
pub(crate) const BODY_SILENCE: Duration = Duration::from_mins(1);

/// What the edge knows.
pub(crate) struct Edge {
    pub(crate) proxies: Proxies,
    pub(crate) limits: Arc<Limits>,
}

impl Edge {
    /// Adds to the headers of a tile what a browser may do with it.
    pub(crate) fn secure_data(&self, asked: &Parts, headers: &mut HeaderMap) {
        let arrival = asked.extensions.get::<Arrival>().copied();
        let https = arrival.is_some_and(|arrival| self.proxies.is_https(arrival, &asked.headers));
        headers::secure_data(headers, https);
    }
}

/// Counts what is dear, tells whoever counts sign-ins who comes, and adds to every answer what a browser may do with it.
pub(crate) async fn admit(State(edge): State<Arc<Edge>>, mut request: Request, next: Next) -> Response {
    let arrival = request.extensions().get::<Arrival>().copied();
    let https = arrival.is_some_and(|arrival| edge.proxies.is_https(arrival, request.headers()));
    if https {
        request.extensions_mut().insert(spotlight_public::Https);
    }
    if request.version() == Version::HTTP_2 {
        name_host(&mut request);
    }
    if !request.method().is_safe()
        && let Some(arrival) = arrival
        && let Some(visitor) = edge.limits.who(edge.proxies.visitor(arrival, request.headers()))
    {
        request.extensions_mut().insert(visitor);
    }
    let path = request.uri().path().to_owned();
    let refused = arrival.filter(|_| spotlight_public::is_dear(request.uri().path())).and_then(|arrival| {
        let visitor = edge.proxies.visitor(arrival, request.headers());
        edge.limits.visitor(Rate::Export, visitor).err()
    });
    let mut response = match refused {
        Some(fault) => {
            // Other sites may read what is dear, and so, too, that it was asked for too often.
            let mut response = fault.into_response();
            response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            response
        }
        None => next.run(request).await,
    };
    headers::secure(&path, response.headers_mut(), https);
    response
}

/// HTTP/2 names the host in the address of the request; the check of where a page comes from reads the header.
fn name_host(request: &mut Request) {
    if request.headers().contains_key(header::HOST) {
        return;
    }
    let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
    if let Some(host) = host {
        request.headers_mut().insert(header::HOST, host);
    }
}
