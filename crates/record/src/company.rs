//! What records that document the same event ask of one another.

use spotlight_core::taxonomy::MaskRule;
use uuid::Uuid;

use crate::incident::Visibility;

/// The most that may be said because of somebody else: of a linked record, or of a newer version of the record itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How precisely.
    pub visibility: Visibility,
    /// The finest resolution of an area.
    pub resolution: u8,
    /// Whether the day may be said.
    pub keeps_day: bool,
}

impl Limits {
    /// None at all.
    pub const NONE: Self = Self { visibility: Visibility::Exact, resolution: u8::MAX, keeps_day: true };

    /// The stricter of both, in everything.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            visibility: self.visibility.min(other.visibility),
            resolution: self.resolution.min(other.resolution),
            keeps_day: self.keeps_day && other.keeps_day,
        }
    }

    /// The mask of a category within these limits.
    pub(crate) fn join_rule(self, rule: MaskRule) -> MaskRule {
        MaskRule { resolution: rule.resolution.min(self.resolution), ..rule }
    }
}

/// The records beside which one is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Company {
    /// What all of them ask.
    pub limits: Limits,
    /// The one that is shown for the event, if it is not this one.
    pub instead: Option<Uuid>,
    /// Whether the record was released. Only a masked one has to be.
    pub released: bool,
}

impl Company {
    /// Of a record that no other is linked with, and that was released.
    pub fn alone() -> Self {
        Self { limits: Limits::NONE, instead: None, released: true }
    }
}
