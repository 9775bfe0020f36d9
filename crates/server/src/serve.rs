//! The running service: bind, load, answer, follow the store, stop.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::middleware::map_response;
use axum::routing::get;
use spotlight_public::PublicState;
use spotlight_store::{KeySource, Projection, SqliteStore, Store, StoreError};
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::load::LoadError;
use crate::staff::Staff;
use crate::{headers, load, openapi, staff, web};

/// How often the store is asked whether something else is public now. One row is read.
const FOLLOW: Duration = Duration::from_secs(1);

/// How long answers that are under way may take when the service is told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The database; it must be there.
    pub database: PathBuf,
    /// Its key.
    pub key: KeySource,
    /// The address to listen at.
    pub listen: SocketAddr,
    /// The most bytes of an uploaded file.
    pub max_upload: u64,
}

/// The most bytes of an uploaded file where nothing is said: 64 MiB.
pub const MAX_UPLOAD: u64 = 64 << 20;

/// Why the service does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened at.
    #[error("cannot listen at {address}: {source}; choose another address with --listen")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is public cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The network failed while serving.
    #[error("serving failed: {0}")]
    Io(#[from] io::Error),
}

/// Serves until SIGINT or SIGTERM. `ready` is called once, with the real address, when the address is bound.
///
/// The address is bound before anything is loaded, so that a supervisor sees a process that answers: `/readyz` is 503 until
/// tiles can be served. What cannot be loaded at the start ends the service; later, it goes on with what it has.
pub async fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let address = options.listen;
    let listener = TcpListener::bind(address).await.map_err(|source| ServeError::Bind { address, source })?;
    let opened = SqliteStore::open_existing(&options.database, &options.key, Projection::embedded()).await?;
    let store = opened.store;
    ready(listener.local_addr()?);

    let state = PublicState::new();
    let follower = follow(store.clone(), Arc::clone(&state));
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let mut told = stopping.clone();
    let sweeper = tokio::spawn(staff::sweep(store.clone()));
    let router = router(state, Staff::new(store.clone(), options.max_upload));
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        // An error means that the sender is gone, which is a reason to stop as well.
        let _ = told.wait_for(|stop| *stop).await;
    });
    let server = tokio::spawn(server.into_future());
    let ended = tokio::select! {
        error = follower => Err(ServeError::Load(error)),
        () = signal() => Ok(()),
    };
    tracing::info!("stopping");
    stop.send_replace(true);
    sweeper.abort();
    if let Ok(Ok(served)) = tokio::time::timeout(PATIENCE, server).await {
        served?;
    }
    store.close().await;
    ended
}

/// Every route, with what every answer carries.
fn router(state: Arc<PublicState>, staff: Staff) -> Router {
    // A 503 before the data is there is no fault to log, and a panic is logged where it is caught.
    // The default span has method and path but no address, and what somebody asks for is logged at `debug` only.
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &Request<Body>| tracing::debug_span!("request", method = %request.method()))
        .on_failure(());
    let pages = Router::new().fallback(web::file).layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    let public = spotlight_public::router(state).fallback_service(pages);
    let contract = Router::new().route("/openapi.json", get(openapi::openapi).layer(CompressionLayer::new()));
    contract.merge(staff::router(staff)).fallback_service(public).layer(map_response(headers::secure)).layer(trace)
}

/// Loads what is public, then again whenever it has changed. Ends only if it cannot be loaded at the start.
async fn follow(store: SqliteStore, state: Arc<PublicState>) -> LoadError {
    let mut shown = match load::dataset(&store).await {
        Ok((dataset, of)) => {
            tracing::info!(incidents = dataset.len(), version = %dataset.version(), "ready");
            state.swap(dataset);
            of
        }
        Err(error) => return error,
    };
    let mut tick = tokio::time::interval(FOLLOW);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match refresh(&store, &state, shown).await {
            Ok(now) => shown = now,
            Err(error) => tracing::warn!(%error, "what is public could not be loaded again; the earlier version stays"),
        }
    }
}

async fn refresh(
    store: &SqliteStore,
    state: &PublicState,
    shown: spotlight_store::PublicState,
) -> Result<spotlight_store::PublicState, LoadError> {
    if store.public_state().await? == shown {
        return Ok(shown);
    }
    let (dataset, now) = load::dataset(store).await?;
    tracing::info!(incidents = dataset.len(), version = %dataset.version(), "a new version is served");
    state.swap(dataset);
    Ok(now)
}

/// Resolves when the process is told to stop.
async fn signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
