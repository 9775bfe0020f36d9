//! The edge of the service: where connections come in, who they are believed to be from, and how much of everything there may be.
//!
//! [`listen`] takes connections, [`tls`] speaks TLS, [`peer`] decides what a proxy may say, [`limits`] counts requests, [`bounds`]
//! has what every request passes. An address of a visitor is used and forgotten: it is never logged, stored or sent on.

mod bounds;
mod limits;
mod listen;
mod peer;
mod tls;

pub(crate) use bounds::{BODY_SILENCE, Edge, admit};
pub(crate) use limits::{Limits, Rate, Visitor};
pub(crate) use listen::{Limit, listen};
pub(crate) use peer::{Arrival, Proxies};
pub(crate) use tls::Tls;
pub use tls::{TlsError, TlsFiles};
