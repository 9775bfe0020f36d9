//! Why a record is not public.

use spotlight_core::public::LeakError;
use uuid::Uuid;

use crate::incident::Status;

/// Why a record has no public form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Withheld {
    /// It is not published.
    #[error("its status is {}", .0.as_str())]
    Status(Status),
    /// It is never to be public, or a record that is linked with it is not.
    #[error("its visibility is private, or that of a record of the same event")]
    Private,
    /// The person concerned or the family has not agreed to publication.
    #[error("there is no consent to publication")]
    Consent,
    /// It names no source.
    #[error("it names no source")]
    NoSource,
    /// Its category is not in the taxonomy.
    #[error("the taxonomy has no category {0:?}")]
    UnknownCategory(String),
    /// One of its actors is not in the taxonomy.
    #[error("the taxonomy has no actor {0:?}")]
    UnknownActor(String),
    /// Its county or state is none of the regions.
    #[error("no region has the code {0:?}")]
    UnknownRegion(String),
    /// No area could be made for its place.
    #[error("there is no area for its place")]
    NoArea,
    /// It documents the same event as another record, which is public for both.
    #[error("it documents the same event as record {0}, which is shown for both")]
    SameEventAs(Uuid),
    /// Masked incidents appear several at a time, so that the day of their appearance tells nothing.
    #[error("it waits for the next release of masked incidents")]
    NotReleased,
    /// Its facts together would undo a mask.
    #[error("{0}")]
    Leak(#[from] LeakError),
}
