//! Regional reports: those that were published, as a list, a page each, a feed and their files; and a report of any view of the map.

mod files;
mod list;
mod view;

use std::fmt;
use std::pin::Pin;

use axum::http::HeaderValue;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use spotlight_core::Uuid;

pub(crate) use files::file;
pub(crate) use list::{list, one};
pub(crate) use view::view;

/// What lists say of a report: written when it is published, and kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutReport {
    /// Its title.
    pub title: String,
    /// A line under it.
    pub subtitle: Option<String>,
    /// `en` or `es`.
    pub language: String,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// The period, as dates are written in addresses.
    pub period: String,
    /// Regions and areas in words, in the language of the report.
    pub place: String,
    /// How to cite it.
    pub citation: String,
    /// The dataset that its files count, in hexadecimal: once somebody was struck out, what is left of the snapshot.
    pub dataset: String,
}

/// A published report as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownReport {
    /// Its id, for good.
    pub id: Uuid,
    /// The name of its files.
    pub name: String,
    /// What lists say of it.
    pub about: AboutReport,
    /// How many incidents were struck out of its snapshot.
    pub struck: u64,
    /// When it was published first: RFC 3339, UTC.
    pub published: String,
    /// When its files were made.
    pub changed: String,
    /// Its files; none while they are made anew.
    pub files: Vec<ShownFile>,
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub length: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl ShownFile {
    /// The format: the last part of the name, but for what is told by more of it.
    pub(crate) fn format(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}

impl ShownReport {
    /// Where its page is.
    pub(crate) fn path(&self) -> String {
        format!("/reports/{}", self.id)
    }

    /// Where a file of it is.
    pub(crate) fn file_path(&self, file: &ShownFile) -> String {
        format!("/reports/{}/{}", self.id, file.name)
    }

    /// The file that most will want, of a format.
    pub(crate) fn main_file(&self, format: &str) -> Option<&ShownFile> {
        let name = format!("{}.{format}", self.name);
        self.files.iter().find(|file| file.name == name)
    }
}

/// Fetches a file of a published report.
pub type ReportFiles = Box<dyn Fn(Uuid, String) -> Pin<Box<dyn Future<Output = Option<Vec<u8>>> + Send>> + Send + Sync>;

/// All published reports, with their validator.
pub(crate) struct Reports {
    pub all: Vec<ShownReport>,
    /// Of everything that is said of them.
    pub hash: String,
}

impl fmt::Debug for Reports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reports").field("all", &self.all.len()).finish_non_exhaustive()
    }
}

impl Reports {
    /// Those that were published last come first.
    pub(crate) fn new(all: Vec<ShownReport>) -> Self {
        let hash = crate::pages::hex(&Sha256::digest(format!("{all:?}"))[..8]);
        Self { all, hash }
    }

    pub(crate) fn find(&self, id: &str) -> Option<&ShownReport> {
        let id = Uuid::try_parse(id).ok()?;
        self.all.iter().find(|report| report.id == id)
    }

    /// The validator of what is made of all of them.
    pub(crate) fn tag(&self) -> HeaderValue {
        HeaderValue::try_from(format!("W/\"{}\"", self.hash)).expect("a hash is made of digits")
    }
}
