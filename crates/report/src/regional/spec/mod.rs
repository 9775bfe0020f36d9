//! What a report is asked for: a TOML file, written by hand or by a builder page.

mod area;
mod check;
mod draft;
mod error;
mod file;
mod locate;
mod period;
mod regions;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use spotlight_core::Lang;
use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::region::RegionId;
use spotlight_core::taxonomy::CategoryId;
use uuid::Uuid;

pub use area::Area;
pub use draft::{AreaDraft, IndicatorDraft, SpecDraft, StatementDraft};
pub use error::{SpecError, SpecErrors};
pub use file::SectionName;
pub use period::preceding;
pub(super) use period::{days, ends};

/// The most bytes of a spec.
pub const MAX_BYTES: usize = 1_000_000;

/// A report that can be built: every code in it exists, every text fits.
///
/// ```
/// use spotlight_report::regional::Spec;
///
/// let spec = Spec::parse("title = \"Pima\"\nlanguage = \"en\"\nregions = [\"county:04019\"]\nperiod = \"2020\"\n")?;
/// assert_eq!(spec.regions.len(), 1);
/// let wrong = Spec::parse("title = \"Pima\"\nlanguage = \"en\"\nregions = [\"county:99999\"]\nperiod = \"2020\"\n").unwrap_err();
/// assert!(wrong.to_string().starts_with("line 3: "));
/// # Ok::<(), spotlight_report::regional::SpecErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Spec {
    /// The file as it was read: what a PDF carries, so that it can be built again.
    pub source: String,
    /// Title of the cover.
    pub title: String,
    /// A line under the title.
    pub subtitle: Option<String>,
    /// Language of everything but the author's own texts.
    pub lang: Lang,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// Regions, in the order of the file, without repeats. Empty together with `areas`: everywhere.
    pub regions: Vec<RegionId>,
    /// Polygons.
    pub areas: Vec<Area>,
    /// The period that is reported.
    pub period: PartialDate,
    /// What it is compared with.
    pub comparison: Option<PartialDate>,
    /// Whether the file itself names the comparison period.
    pub comparison_chosen: bool,
    /// What else is asked of incidents: no dates, no regions.
    pub filter: Filter,
    /// Chapters, in the order of the document.
    pub sections: Vec<SectionName>,
    /// Incidents to tell.
    pub cases: Vec<Uuid>,
    /// Markdown before the figures.
    pub introduction: Option<String>,
    /// Markdown of the author about how the data were gathered.
    pub method: Option<String>,
    /// What the author concludes.
    pub findings: Vec<Statement>,
    /// What communities ask for.
    pub recommendations: Vec<Statement>,
    /// Other figures beside the incidents.
    pub indicators: Vec<Indicator>,
    /// The date on the cover.
    pub build_date: Option<Date>,
}

/// A finding or a recommendation.
#[derive(Debug, Clone)]
pub struct Statement {
    /// One line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Whom it is addressed to.
    pub to: Option<String>,
    /// Regions that it is about.
    pub regions: Vec<RegionId>,
    /// Categories that it is about.
    pub categories: Vec<CategoryId>,
    /// OHCHR guidelines, 1–10.
    pub guidelines: Vec<u8>,
    /// Treaty articles, such as `ICCPR 6`.
    pub articles: Vec<String>,
}

/// A figure of somebody else about a region and a year, such as a poverty rate.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// What it measures.
    pub name: String,
    /// Of which region, as people read it.
    pub region: RegionId,
    /// Of which year.
    pub year: i16,
    /// The figure.
    pub value: f64,
    /// Of what it is a number: `%`, persons.
    pub unit: Option<String>,
    /// Whose figure it is, and where it can be found.
    pub source: String,
}

impl Spec {
    /// Reads and checks a spec. Everything that is wrong is told, each with its line.
    pub fn parse(source: &str) -> Result<Self, SpecErrors> {
        check::check(source)
    }
}
