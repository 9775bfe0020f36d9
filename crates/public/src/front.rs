//! The way in: tiles are answered at once, everything else goes to the routes behind.
//!
//! Nearly all requests are for tiles. They need none of what surrounds the other routes: compression while sending, time limits, tracing,
//! matching against some seventy patterns. What must be on every answer is added here.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::Service;

use crate::state::PublicState;
use crate::tiles;

/// Adds what must be on every answer, by what was asked.
pub type Finish = Arc<dyn Fn(&Parts, &mut HeaderMap) + Send + Sync>;

/// Answers tiles, and hands on what is none. A clone counts one reference, as every request makes one.
#[derive(Clone)]
pub struct Front(Arc<Parties>);

struct Parties {
    state: Arc<PublicState>,
    rest: Router,
    finish: Finish,
}

impl Front {
    /// In front of `rest`; `finish` is for the answers that do not come from there.
    pub fn new(state: Arc<PublicState>, rest: Router, finish: Finish) -> Self {
        Self(Arc::new(Parties { state, rest, finish }))
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // A router is always ready.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let is_tile = request.uri().path().starts_with("/tiles/")
            && (request.method() == Method::GET || request.method() == Method::HEAD);
        if !is_tile {
            return Box::pin(self.0.rest.clone().call(request));
        }
        let parties = Arc::clone(&self.0);
        let (asked, _) = request.into_parts();
        Box::pin(async move {
            let Parties { state, finish, .. } = &*parties;
            let mut response = tiles::tile(state, &asked).await.unwrap_or_else(IntoResponse::into_response);
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
            finish(&asked, headers);
            Ok(if asked.method == Method::HEAD { headless(response) } else { response })
        })
    }
}

/// The answer to `HEAD`: the head of the same `GET`, and no body (RFC 9110, 9.3.2). The server takes a body away by itself only in HTTP/1.
fn headless(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    if let Some(length) = body.size_hint().exact()
        && head.status == StatusCode::OK
    {
        head.headers.insert(header::CONTENT_LENGTH, length.into());
    }
    Response::from_parts(head, Body::empty())
}
