//! A spec that is being written: the fields of the file as they are, right or wrong, so that nothing of an author's work is lost.

use serde::{Deserialize, Serialize};

use super::period::following;
use super::preceding;

/// The same names as in the file. Whether it can be built is for [`Spec::parse`](super::Spec::parse) of its [`to_toml`](Self::to_toml).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecDraft {
    /// Title of the cover.
    pub title: String,
    /// A line under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// `en` or `es`.
    pub language: String,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// `kind:code`, or a stretch of the border.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// A period.
    pub period: String,
    /// A period, `preceding` or `none`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<String>,
    /// As in an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// Names of chapters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<String>>,
    /// Identifiers of incidents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// Year-month-day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build_date: Option<String>,
    /// Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Polygons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub area: Vec<AreaDraft>,
    /// What the author concludes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finding: Vec<StatementDraft>,
    /// What communities ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommendation: Vec<StatementDraft>,
    /// Figures of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicator: Vec<IndicatorDraft>,
}

/// A polygon that an author drew or brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaDraft {
    /// What it is called.
    pub name: String,
    /// Longitude and latitude of each corner, degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polygon: Option<Vec<[f64; 2]>>,
    /// GeoJSON as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geojson: Option<String>,
}

/// A finding or a recommendation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementDraft {
    /// One line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Whom it is addressed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// `kind:code`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Codes of categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// OHCHR guidelines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guidelines: Vec<u8>,
    /// Treaty articles, such as `ICCPR 6`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
}

/// A figure of somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorDraft {
    /// What it measures.
    pub name: String,
    /// `kind:code`.
    pub region: String,
    /// Of which year.
    pub year: i16,
    /// The figure.
    pub value: f64,
    /// Of what it is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whose it is.
    pub source: String,
}

impl SpecDraft {
    /// The file.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).expect("texts, numbers and lists can be written as TOML")
    }

    /// From a file that somebody wrote by hand. Comments are not kept.
    ///
    /// # Errors
    /// A sentence, where a field is not known, missing, or of another kind.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        // A day may stand without quotation marks there, as TOML's own local date.
        let mut table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        if let Some(day) = table.get_mut("build_date")
            && day.is_datetime()
        {
            *day = toml::Value::String(day.to_string());
        }
        toml::Value::Table(table).try_into().map_err(|error: toml::de::Error| error.to_string())
    }

    /// The same report for the period that follows, as long as this one; none where the calendar has none, or the period is not one.
    ///
    /// What the author wrote stays, to be gone over; a comparison that was chosen becomes the period of this report.
    pub fn for_following_period(&self) -> Option<Self> {
        let own = self.period.parse().ok()?;
        let next = following(own)?;
        let comparison = match self.comparison.as_deref() {
            Some("none") => Some("none".to_owned()),
            _ if preceding(next) == Some(own) => Some("preceding".to_owned()),
            _ => Some(own.to_string()),
        };
        Some(Self { period: next.to_string(), comparison, build_date: None, ..self.clone() })
    }
}
