//! The gate: who may call which route is decided here and nowhere else.
//!
//! Routes are entries of one table ([`Routes`]), each with the [`Permission`] that it asks for. The gate finds out who calls, by
//! a token in `Authorization: Bearer` or by the cookie of a session, refuses who may not, and hands [`Signed`] to the handler.
//! No handler looks at a role, but for the question whether a thing is somebody's own.

use std::convert::Infallible;

use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use serde_json::json;
use spotlight_store::Role;

use super::Staff;
use super::fault::Fault;
use super::session::{authenticate, foreign, is_same_origin};
use crate::edge::Rate;

/// What a route asks of whoever calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Nothing: nobody needs to be signed in.
    Open,
    /// Any role.
    SignedIn,
    /// To hand in records, and to take them back.
    Upload,
    /// To see everybody's records and to decide about them.
    Review,
    /// To write reports.
    Report,
    /// To look after accounts, settings and the audit log.
    Administer,
}

impl Permission {
    /// Whether a role is enough.
    pub fn allows(self, role: Role) -> bool {
        match self {
            Self::Open | Self::SignedIn => true,
            Self::Upload => role.covers(Role::Documenter),
            Self::Review => role.covers(Role::Reviewer),
            Self::Report => role.covers(Role::Author),
            Self::Administer => role.covers(Role::Admin),
        }
    }

    /// The words of `x-spotlight-roles` in the contract.
    pub fn roles(self) -> Vec<&'static str> {
        match self {
            Self::Open => vec!["anyone"],
            _ => Role::ALL.into_iter().filter(|role| self.allows(*role)).map(Role::as_str).collect(),
        }
    }
}

/// One row of the table.
struct Route {
    method: Method,
    path: &'static str,
    permission: Permission,
    /// How often, if that is bounded.
    rate: Option<Rate>,
    handler: MethodRouter<Staff, Infallible>,
}

/// The table of routes: method, address, what is asked, and what answers.
#[derive(Default)]
pub(crate) struct Routes(Vec<Route>);

impl Routes {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The same with one route more.
    pub(super) fn add<H, T>(mut self, method: Method, path: &'static str, permission: Permission, handler: H) -> Self
    where
        H: Handler<T, Staff>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).expect("routes use methods that HTTP itself defines");
        self.0.push(Route { method, path, permission, rate: None, handler: on(filter, handler) });
        self
    }

    /// Bounds how often one person may call the route that was added last.
    pub(super) fn at(mut self, rate: Rate) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.rate = Some(rate);
        }
        self
    }

    /// Method, address and what is asked, of every route.
    pub(super) fn rules(&self) -> impl Iterator<Item = (Method, &'static str, Permission)> {
        self.0.iter().map(|route| (route.method.clone(), route.path, route.permission))
    }

    /// Method and address of every route that one person may call only so often.
    pub(super) fn counted(&self) -> impl Iterator<Item = (Method, &'static str)> {
        self.0.iter().filter(|route| route.rate.is_some()).map(|route| (route.method.clone(), route.path))
    }

    /// The router: each handler behind the gate.
    pub(super) fn into_router(self, staff: &Staff) -> Router<Staff> {
        self.0.into_iter().fold(Router::new(), |router, route| {
            let gate = from_fn_with_state((staff.clone(), route.permission, route.rate), check);
            router.route(route.path, route.handler.route_layer(gate))
        })
    }
}

/// Lets a request through, or says why not.
async fn check(
    State((staff, permission, rate)): State<(Staff, Permission, Option<Rate>)>,
    mut request: Request,
    next: Next,
) -> Response {
    if permission == Permission::Open {
        // Nobody's session is at stake, but another site's page must not sign somebody in as somebody else.
        if !request.method().is_safe() && !is_same_origin(request.headers(), true) {
            return foreign().into_response();
        }
    } else {
        match authenticate(&staff, request.method(), request.headers()).await {
            Ok(signed) if permission.allows(signed.role) => {
                if let Some(Err(fault)) = rate.map(|rate| staff.limits.account(rate, &signed.name)) {
                    return fault.into_response();
                }
                request.extensions_mut().insert(signed);
            }
            Ok(_) => return forbidden(permission).into_response(),
            Err(fault) => return fault.into_response(),
        }
    }
    next.run(request).await
}

fn forbidden(permission: Permission) -> Fault {
    let roles = permission.roles();
    let message = [
        format!("Your role does not allow this; it takes one of: {}.", roles.join(", ")),
        format!("Su función no lo permite; hace falta una de estas: {}.", roles.join(", ")),
    ];
    Fault::new(StatusCode::FORBIDDEN, "not_allowed", message).with("roles", json!(roles))
}
