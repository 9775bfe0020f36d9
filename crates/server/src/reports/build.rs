//! From a spec and a dataset to files, step by step, so that whoever waits can see how far it is.

use serde::{Deserialize, Serialize};
use spotlight_core::index::Dataset;
use spotlight_public::AboutReport;
use spotlight_report::regional::{Doubles, FormatError, Inputs, Report, ReportError, ReportFormat, Spec, SpecErrors};
use spotlight_store::{Imprint, Store, StoreError};
use uuid::Uuid;

/// The formats of a published report: all of them.
pub const PUBLISHED: [ReportFormat; 8] = spotlight_report::regional::REPORT_FORMATS;

/// What is to be built.
pub(crate) struct Work<'a> {
    pub spec: &'a Spec,
    pub dataset: &'a Dataset,
    pub doubles: Doubles<'a>,
    pub imprint: &'a Imprint,
    /// The name of the files.
    pub name: &'a str,
    pub formats: &'a [ReportFormat],
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Counts.
    Counting,
    /// Writes a format.
    Writing(ReportFormat),
}

impl Step {
    /// The stable word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Counting => "counting",
            Self::Writing(format) => format.as_str(),
        }
    }
}

/// What was built.
pub(crate) struct BuiltReport {
    /// Name and content of each file.
    pub files: Vec<(String, Vec<u8>)>,
    /// What lists say of it.
    pub about: AboutReport,
    /// Numbers of possible doubles that it states.
    pub doubled: Doubled,
}

/// The numbers of possible doubles that a report states: they are no part of a snapshot, so that they are kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doubled {
    /// Of its period; none where nobody has looked.
    pub now: Option<u64>,
    /// Of the period before.
    pub before: Option<u64>,
}

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The spec.
    #[error("{0}")]
    Spec(SpecErrors),
    /// The spec on this dataset.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A format.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// Nobody waits for it any more.
    #[error("nobody waits for the report any more")]
    Given,
    /// More bytes than are kept.
    #[error("the files of the report have more than {0} bytes")]
    Large(usize),
}

/// The most bytes of the files of one report.
const MOST_BYTES: usize = 128 << 20;

/// Builds. Before each step `goes_on` is told of it, and may end the work.
pub(crate) fn build(work: &Work<'_>, goes_on: &mut dyn FnMut(Step) -> bool) -> Result<BuiltReport, BuildError> {
    let mut step = |step| if goes_on(step) { Ok(()) } else { Err(BuildError::Given) };
    step(Step::Counting)?;
    let command = format!("spotlight report build {}.report.toml --db DB -o DIR --format pdf", work.name);
    let inputs = Inputs {
        dataset: work.dataset,
        doubles: work.doubles,
        organisation: work.imprint.organisation.as_deref(),
        licence: work.imprint.licence.as_deref(),
        command: &command,
    };
    let report = Report::new(work.spec, inputs)?;
    let mut files = Vec::new();
    let mut bytes = 0;
    for &format in work.formats {
        step(Step::Writing(format))?;
        for file in report.files(format)? {
            bytes += file.bytes.len();
            if bytes > MOST_BYTES {
                return Err(BuildError::Large(MOST_BYTES));
            }
            files.push((format!("{}{}", work.name, file.ending), file.bytes));
        }
    }
    let document = report.document();
    let about = AboutReport {
        title: document.title.clone(),
        subtitle: document.subtitle.clone(),
        language: document.lang.as_str().to_owned(),
        organisation: document.organisation.clone(),
        period: work.spec.period.to_string(),
        place: document.cover.first().map(|fact| fact.value.clone()).unwrap_or_default(),
        citation: document.reference(),
        dataset: document.provenance.dataset.clone(),
    };
    let provenance = &document.provenance;
    let doubled = Doubled { now: provenance.possible_doubles, before: provenance.comparison_doubles };
    Ok(BuiltReport { files, about, doubled })
}

/// The pairs of records that may be the same event and are undecided.
pub async fn pairs<S: Store>(store: &S) -> Result<Vec<[Uuid; 2]>, StoreError> {
    let pairs = store.doubles().await?;
    Ok(pairs.into_iter().map(|pair| pair.records.map(|record| record.id)).collect())
}
