//! The running service: bind, load, answer, follow the store, stop.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use ipnet::IpNet;
use spotlight_public::{Front, PublicState};
use spotlight_store::{KeySource, Projection, SqliteStore, StoreError};
use tokio::net::TcpListener;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::about::{self, AboutError};
use crate::basemap::{self, Basemap, BasemapError};
use crate::edge::{self, BODY_SILENCE, Edge, Limit, Limits, Proxies, Tls, TlsError, TlsFiles};
use crate::load::LoadError;
use crate::staff::Staff;
use crate::{follow, layers, openapi, reports, staff, web};

/// How long answers that are under way may take when the service is told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// More than any system gives.
const MOST_CONNECTIONS: usize = 1 << 20;

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
    /// The most connections at once; whoever comes then waits.
    pub max_connections: usize,
    /// A certificate, to speak TLS with; without one the service speaks plain HTTP.
    pub tls: Option<TlsFiles>,
    /// The proxies whose word about where a request comes from is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// A folder with what the organisation says about the map; without one, what ships with Spotlight.
    pub about: Option<PathBuf>,
    /// The organisation's own background map, a `PMTiles` archive.
    pub basemap: Option<PathBuf>,
    /// Whether it is bounded how often somebody may ask for what is dear. Only on the loopback address, and behind no proxy, may it not be.
    pub rate_limits: bool,
}

impl Options {
    /// A service with the usual bounds, in plain HTTP, that believes no proxy.
    pub fn new(database: PathBuf, key: KeySource, listen: SocketAddr) -> Self {
        Self {
            database,
            key,
            listen,
            max_upload: MAX_UPLOAD,
            max_connections: MAX_CONNECTIONS,
            tls: None,
            trusted_proxies: Vec::new(),
            about: None,
            basemap: None,
            rate_limits: true,
        }
    }
}

/// The most bytes of an uploaded file where nothing is said: 64 MiB.
pub const MAX_UPLOAD: u64 = 64 << 20;

/// The most connections at once where nothing is said. Most systems give a process 1,024 file descriptors, and the database takes some.
pub const MAX_CONNECTIONS: usize = 768;

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
    /// Without rate limits, others than this machine could come.
    #[error("without rate limits the service listens on the loopback address only, and behind no proxy, not at {0}")]
    Unlimited(SocketAddr),
    /// No connection could be taken.
    #[error("--max-connections must be from 1 to {MOST_CONNECTIONS}")]
    Connections,
    /// The certificate.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// What the organisation says about the map.
    #[error(transparent)]
    About(#[from] AboutError),
    /// The organisation's own background map.
    #[error(transparent)]
    Basemap(#[from] BasemapError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is public cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The address that was bound cannot be told.
    #[error("serving failed: {0}")]
    Io(#[from] io::Error),
}

/// Serves until SIGINT or SIGTERM. `ready` is called once, with the real address, when the address is bound.
///
/// The address is bound before anything is loaded, so that a supervisor sees a process that answers: `/readyz` is 503 until
/// tiles can be served. What cannot be loaded at the start ends the service; later, it goes on with what it has.
pub async fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let address = options.listen;
    let alone = address.ip().is_loopback() && options.trusted_proxies.is_empty();
    if !(options.rate_limits || alone) {
        return Err(ServeError::Unlimited(address));
    }
    if !(1..=MOST_CONNECTIONS).contains(&options.max_connections) {
        return Err(ServeError::Connections);
    }
    let texts = options.about.as_deref().map(about::read).transpose()?.unwrap_or_default();
    let basemap = match &options.basemap {
        Some(path) => Some(Arc::new(Basemap::open(path).await?)),
        None => None,
    };
    let tls = options.tls.map(Tls::load).transpose()?.map(Arc::new);
    let listener = TcpListener::bind(address).await.map_err(|source| ServeError::Bind { address, source })?;
    let opened = SqliteStore::open_existing(&options.database, &options.key, Projection::embedded()).await?;
    let store = opened.store;
    let bound = listener.local_addr()?;
    ready(bound);

    let state = PublicState::new();
    state.tell(texts);
    state.ask_withdrawn(about::withdrawn(store.clone()));
    state.ask_report_files(reports::files(store.clone()));
    let follower = follow::follow(store.clone(), Arc::clone(&state));
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let scheme = if tls.is_some() { "https" } else { "http" };
    let mut beside = vec![
        tokio::spawn(staff::sweep(store.clone())),
        tokio::spawn(about::follow(store.clone(), Arc::clone(&state))),
        tokio::spawn(layers::follow(store.clone(), Arc::clone(&state))),
        tokio::spawn(reports::follow(store.clone(), Arc::clone(&state))),
        tokio::spawn(staff::first_admin(store.clone(), format!("{scheme}://{bound}"))),
    ];
    beside.extend(tls.clone().map(|tls| tokio::spawn(tls.follow())));
    let limits = Arc::new(if options.rate_limits { Limits::new() } else { Limits::none() });
    let staff = Staff::new(store.clone(), options.max_upload, Arc::clone(&limits), Arc::clone(&state));
    beside.push(tokio::spawn(staff::verify_audit(staff.clone())));
    let edge = Arc::new(Edge { proxies: Proxies::new(options.trusted_proxies), limits });
    let rest = router(Arc::clone(&state), staff, basemap, Arc::clone(&edge));
    let front = Front::new(state, rest, Arc::new(move |asked, headers| edge.secure_data(asked, headers)));
    let limit = Limit { connections: options.max_connections, patience: PATIENCE };
    let server = tokio::spawn(edge::listen(listener, front, tls, limit, stopping));
    let ended = tokio::select! {
        error = follower => Err(ServeError::Load(error)),
        () = signal() => Ok(()),
    };
    tracing::info!("stopping");
    stop.send_replace(true);
    beside.iter().for_each(tokio::task::JoinHandle::abort);
    // It ends after its own patience; that it panicked was logged.
    let _ = server.await;
    store.close().await;
    ended
}

/// Every route but tiles, with what every answer carries.
fn router(state: Arc<PublicState>, staff: Staff, basemap: Option<Arc<Basemap>>, edge: Arc<Edge>) -> Router {
    // A 503 before the data is there is no fault to log, and a panic is logged where it is caught.
    // The default span has method and path but no address, and what somebody asks for is logged at `debug` only.
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &Request<Body>| tracing::debug_span!("request", method = %request.method()))
        .on_failure(());
    let pages = Router::new().fallback(web::file).layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    let public = spotlight_public::router(state).fallback_service(pages);
    let contract = Router::new().route("/openapi.json", get(openapi::openapi).layer(CompressionLayer::new()));
    contract
        .merge(staff::router(staff))
        .merge(basemap::router(basemap))
        .fallback_service(public)
        .layer(RequestBodyTimeoutLayer::new(BODY_SILENCE))
        .layer(from_fn_with_state(edge, edge::admit))
        .layer(trace)
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
