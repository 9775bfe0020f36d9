//! What the routes share: the dataset that is served now, and how much heavy work may run at once.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use arc_swap::{ArcSwap, ArcSwapOption};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use serde::Serialize;
use spotlight_core::Uuid;
use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::layer::Layer;
use tokio::sync::Semaphore;

use crate::layers::Layers;
use crate::pages::{self, Imprint, Own, Texts};
use crate::problem::Problem;
use crate::reports::{ReportFiles, Reports, ShownReport};
use crate::tile_cache::TileCache;
use crate::work;

/// Bytes of pictures that are kept with a dataset, and how many there may be.
const PREVIEWS: u64 = 16 << 20;
const LIKELY_PREVIEWS: usize = 256;

/// Bytes of reports of views that are kept with a dataset, and how many there may be.
const VIEWS: u64 = 32 << 20;
const LIKELY_VIEWS: usize = 32;

/// Reports of views that are built at the same time: each takes a core for as long as it lasts.
const BUILDING: usize = 2;

/// Tells whether an incident was public and was withdrawn.
pub type Withdrawn = Box<dyn Fn(Uuid) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// How long an answer may be used without asking again: a correction must not be shown late by more than this.
pub(crate) const CACHE: HeaderValue = HeaderValue::from_static("public, max-age=60, must-revalidate");

/// How much may run at once, and how long.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Tiles that are computed at the same time.
    pub tiles: usize,
    /// Lists, summaries and timelines that are computed at the same time; tiles are not counted.
    pub heavy: usize,
    /// Exports under way at the same time. They last as long as their client reads, so they must not hold up the others.
    pub exports: usize,
    /// How long a request may wait for a place among those.
    pub wait: Duration,
    /// The longest that an answer may take to begin.
    pub answer: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        let (wait, answer) = (Duration::from_secs(10), Duration::from_secs(20));
        Self { tiles: 256, heavy: 8, exports: 8, wait, answer }
    }
}

/// What a service does before it has something to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Opens the database.
    Opening,
    /// Publishes all records again, since masks, taxonomy, regions or software have changed.
    Publishing,
    /// Reads what is public.
    Reading,
    /// Builds the index.
    Indexing,
}

impl Stage {
    /// The stage in English and Spanish.
    fn sentences(self) -> [&'static str; 2] {
        match self {
            Self::Opening => ["The database is being opened.", "Se está abriendo la base de datos."],
            Self::Publishing => [
                "All records are being published again under new rules.",
                "Todos los registros se están publicando de nuevo con reglas nuevas.",
            ],
            Self::Reading => ["The data are being read.", "Se están leyendo los datos."],
            Self::Indexing => ["The map is being prepared.", "Se está preparando el mapa."],
        }
    }
}

/// The shared state of the public routes.
pub struct PublicState {
    /// What is served now; nothing until the first dataset is built.
    served: ArcSwapOption<Served>,
    /// What is done until then.
    stage: ArcSwap<Stage>,
    pub(crate) bounds: Bounds,
    pub(crate) tiles: Semaphore,
    pub(crate) heavy: Arc<Semaphore>,
    pub(crate) exports: Arc<Semaphore>,
    pub(crate) building: Arc<Semaphore>,
    /// What the organisation says of itself.
    own: ArcSwap<Own>,
    withdrawn: OnceLock<Withdrawn>,
    /// The reference layers; nothing until they were read.
    layers: ArcSwapOption<Layers>,
    /// The published reports; nothing until they were read.
    reports: ArcSwapOption<Reports>,
    report_files: OnceLock<ReportFiles>,
}

/// A dataset with what is kept as long as it is served.
pub(crate) struct Served {
    pub dataset: Arc<Dataset>,
    pub tiles: TileCache,
    pub previews: Cache<Uuid, Bytes, ByteWeight>,
    /// Reports of views, by format and spec.
    pub reports: Cache<String, Bytes, ByteWeight>,
    newest: OnceLock<Option<PartialDate>>,
    /// Its version as a validator.
    tag: HeaderValue,
}

impl fmt::Debug for PublicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublicState").field("bounds", &self.bounds).finish_non_exhaustive()
    }
}

impl PublicState {
    /// A state without data: every data route answers 503 until [`swap`](Self::swap).
    pub fn new() -> Arc<Self> {
        Self::bounded(Bounds::default())
    }

    /// The same with other bounds.
    pub fn bounded(bounds: Bounds) -> Arc<Self> {
        Arc::new(Self {
            served: ArcSwapOption::empty(),
            stage: ArcSwap::from_pointee(Stage::Opening),
            bounds,
            tiles: Semaphore::new(bounds.tiles),
            heavy: Arc::new(Semaphore::new(bounds.heavy)),
            exports: Arc::new(Semaphore::new(bounds.exports)),
            building: Arc::new(Semaphore::new(BUILDING)),
            own: ArcSwap::new(pages::unnamed()),
            withdrawn: OnceLock::new(),
            layers: ArcSwapOption::empty(),
            reports: ArcSwapOption::empty(),
            report_files: OnceLock::new(),
        })
    }

    /// Shows these texts of the organisation.
    pub fn tell(&self, texts: Texts) {
        let imprint = self.own.load().imprint().clone();
        self.own.store(Arc::new(Own::new(imprint, texts)));
    }

    /// Shows what the organisation says of itself in its settings.
    pub fn name(&self, imprint: Imprint) {
        if let Some(own) = self.own.load().renamed(imprint) {
            self.own.store(Arc::new(own));
        }
    }

    /// Asks this about incidents that are not public; once.
    pub fn ask_withdrawn(&self, ask: Withdrawn) {
        // Whoever comes second is not heard.
        let _ = self.withdrawn.set(ask);
    }

    /// Whether an incident that is not public was, and was withdrawn. Not known is no.
    pub(crate) async fn was_withdrawn(&self, id: Uuid) -> bool {
        let Some(ask) = self.withdrawn.get() else { return false };
        let Ok(_permit) = work::permit(&self.heavy, self.bounds.wait).await else { return false };
        ask(id).await
    }

    /// Serves these reference layers from now on, each with its hash.
    pub fn show_layers(&self, layers: &[(Layer, [u8; 32])]) {
        self.layers.store(Some(Arc::new(Layers::new(layers))));
    }

    /// The reference layers, or 503.
    pub(crate) fn layers(&self) -> Result<Arc<Layers>, Problem> {
        self.layers.load_full().ok_or_else(|| self.loading())
    }

    /// Shows these published reports from now on, those published last first.
    pub fn show_reports(&self, reports: Vec<ShownReport>) {
        self.reports.store(Some(Arc::new(Reports::new(reports))));
    }

    /// The published reports, or 503.
    pub(crate) fn reports(&self) -> Result<Arc<Reports>, Problem> {
        self.reports.load_full().ok_or_else(|| self.loading())
    }

    /// Asks this for files of published reports; once.
    pub fn ask_report_files(&self, ask: ReportFiles) {
        // Whoever comes second is not heard.
        let _ = self.report_files.set(ask);
    }

    /// A file of a published report.
    pub(crate) async fn report_file(&self, id: Uuid, name: String) -> Option<Vec<u8>> {
        self.report_files.get()?(id, name).await
    }

    /// What is served now; nothing until the first dataset is built.
    pub fn dataset(&self) -> Option<Arc<Dataset>> {
        self.served.load_full().map(|served| Arc::clone(&served.dataset))
    }

    pub(crate) fn own(&self) -> Arc<Own> {
        self.own.load_full()
    }

    /// Notes what is done until something can be served.
    pub fn enter(&self, stage: Stage) {
        self.stage.store(Arc::new(stage));
    }

    /// Serves this dataset from now on. Requests under way finish with the one they began with.
    pub fn swap(&self, dataset: Arc<Dataset>) {
        let tag = HeaderValue::try_from(format!("W/\"{}\"", dataset.version())).expect("a version is made of digits");
        self.served.store(Some(Arc::new(Served {
            dataset,
            tiles: TileCache::new(),
            previews: Cache::with_weighter(LIKELY_PREVIEWS, PREVIEWS, ByteWeight),
            reports: Cache::with_weighter(LIKELY_VIEWS, VIEWS, ByteWeight),
            newest: OnceLock::new(),
            tag,
        })));
    }

    fn loading(&self) -> Problem {
        let stage = **self.stage.load();
        let [en, es] = stage.sentences();
        let message = [format!("The data are not ready yet. {en}"), format!("Los datos todavía no están listos. {es}")];
        Problem::loading(stage, message)
    }

    /// What is served now, or 503.
    pub(crate) fn served(&self) -> Result<Arc<Served>, Problem> {
        self.served.load_full().ok_or_else(|| self.loading())
    }
}

/// Whether `If-None-Match` names a validator, by the weak comparison of RFC 9110, 8.8.3.2.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let own = strong(tag);
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|given| given.trim() == "*" || strong(given) == own)
}

/// How much room something that was made takes.
#[derive(Debug, Clone)]
pub(crate) struct ByteWeight;

impl<K> Weighter<K, Bytes> for ByteWeight {
    fn weight(&self, _: &K, made: &Bytes) -> u64 {
        made.len() as u64 + 64
    }
}

impl Served {
    /// The latest change of any incident, as exactly as it may be said. Looked for once a version.
    pub(crate) fn newest(&self) -> Option<PartialDate> {
        *self.newest.get_or_init(|| {
            let all = self.dataset.newest(&Filter::default()).into_iter();
            all.map(|row| self.dataset.incident(row).updated).max_by_key(|date| (date.last_day(), date.first_day()))
        })
    }

    /// Whether `If-None-Match` names this version.
    pub(crate) fn is_known(&self, headers: &HeaderMap) -> bool {
        self.tag.to_str().is_ok_and(|tag| is_known(headers, tag))
    }

    /// What every answer about the data says of itself.
    pub(crate) fn headers(&self) -> [(HeaderName, HeaderValue); 3] {
        [
            (header::CACHE_CONTROL, CACHE),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
            (header::ETAG, self.tag.clone()),
        ]
    }

    /// The answer to whoever has this version already.
    pub(crate) fn not_modified(&self) -> Response {
        (StatusCode::NOT_MODIFIED, self.headers()).into_response()
    }
}
