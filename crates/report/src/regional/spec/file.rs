//! The file as it is written. Values that are looked up keep their place in the file, so that an error can name the line.

use serde::Deserialize;
use toml::Spanned;

pub(super) type At<T> = Spanned<T>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub title: At<String>,
    pub subtitle: Option<At<String>>,
    pub language: At<String>,
    pub organisation: Option<At<String>>,
    #[serde(default)]
    pub regions: Vec<At<String>>,
    #[serde(default, rename = "area")]
    pub areas: Vec<At<AreaFile>>,
    pub period: At<String>,
    pub comparison: Option<At<String>>,
    pub filter: Option<At<String>>,
    pub sections: Option<Vec<At<SectionName>>>,
    #[serde(default)]
    pub cases: Vec<At<String>>,
    pub introduction: Option<At<String>>,
    pub method: Option<At<String>>,
    #[serde(default, rename = "finding")]
    pub findings: Vec<At<StatementFile>>,
    #[serde(default, rename = "recommendation")]
    pub recommendations: Vec<At<StatementFile>>,
    #[serde(default, rename = "indicator")]
    pub indicators: Vec<At<IndicatorFile>>,
    pub build_date: Option<At<toml::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaFile {
    pub name: At<String>,
    /// Longitude and latitude of each corner, degrees.
    pub polygon: Option<Vec<[f64; 2]>>,
    /// A GeoJSON `Polygon`, `MultiPolygon` or `Feature` of one as text.
    pub geojson: Option<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementFile {
    pub title: At<String>,
    pub text: At<String>,
    pub to: Option<At<String>>,
    #[serde(default)]
    pub regions: Vec<At<String>>,
    #[serde(default)]
    pub categories: Vec<At<String>>,
    #[serde(default)]
    pub guidelines: Vec<At<u8>>,
    #[serde(default)]
    pub articles: Vec<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorFile {
    pub name: At<String>,
    pub region: At<String>,
    pub year: At<i16>,
    pub value: At<f64>,
    pub unit: Option<At<String>>,
    pub source: At<String>,
}

/// A chapter. The cover and the provenance are in every report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionName {
    /// What the author says before the figures.
    Introduction,
    /// The figures on one page.
    KeyFigures,
    /// Maps.
    Map,
    /// By category.
    Categories,
    /// By region.
    Regions,
    /// By year and month.
    Time,
    /// Against the comparison period.
    Change,
    /// Who is said to be responsible.
    Actors,
    /// Rights, instruments, and who is bound.
    Rights,
    /// What the author concludes.
    Findings,
    /// What communities ask for.
    Recommendations,
    /// Incidents told one by one.
    Cases,
    /// Figures of others.
    Context,
    /// How it was counted, and what that cannot tell.
    Method,
    /// Registers and sources.
    Sources,
}

impl SectionName {
    /// The name in a spec.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::KeyFigures => "key_figures",
            Self::Map => "map",
            Self::Categories => "categories",
            Self::Regions => "regions",
            Self::Time => "time",
            Self::Change => "change",
            Self::Actors => "actors",
            Self::Rights => "rights",
            Self::Findings => "findings",
            Self::Recommendations => "recommendations",
            Self::Cases => "cases",
            Self::Context => "context",
            Self::Method => "method",
            Self::Sources => "sources",
        }
    }

    /// All of them, in the order of the document.
    pub const ALL: [Self; 15] = [
        Self::Introduction,
        Self::KeyFigures,
        Self::Map,
        Self::Categories,
        Self::Regions,
        Self::Time,
        Self::Change,
        Self::Actors,
        Self::Rights,
        Self::Findings,
        Self::Recommendations,
        Self::Cases,
        Self::Context,
        Self::Method,
        Self::Sources,
    ];
}
