//! How far the incidents of a dataset reach, in place and time.

use crate::public::PublicIncident;

/// The smallest box around some positions and the period that their dates span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// West, south, east, north; degrees × 100,000.
    pub degrees: [i32; 4],
    /// First and last day, days since 1970.
    pub days: (i32, i32),
}

impl Extent {
    /// Around incidents, each with its last day. None for none.
    pub(super) fn of<'a>(incidents: impl Iterator<Item = (&'a PublicIncident, i32)>) -> Option<Self> {
        incidents.map(|(incident, last)| Self::at(incident, last)).reduce(Self::and)
    }

    /// Around one incident.
    pub(super) fn at(incident: &PublicIncident, last: i32) -> Self {
        let at = incident.point;
        let first = crate::date::epoch_day(incident.date.first_day());
        Self { degrees: [at.lon, at.lat, at.lon, at.lat], days: (first, last) }
    }

    /// Around both.
    pub(super) fn and(self, other: Self) -> Self {
        let ([w, s, e, n], [west, south, east, north]) = (self.degrees, other.degrees);
        Self {
            degrees: [w.min(west), s.min(south), e.max(east), n.max(north)],
            days: (self.days.0.min(other.days.0), self.days.1.max(other.days.1)),
        }
    }

    /// Whether it might be smaller without a part of it.
    pub(super) fn rests_on(&self, part: &Self) -> bool {
        self.degrees.iter().zip(&part.degrees).any(|(own, other)| own == other)
            || self.days.0 == part.days.0
            || self.days.1 == part.days.1
    }
}
