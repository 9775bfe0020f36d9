//! The private, complete record of one event.

use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::Counts;
use uuid::Uuid;

use crate::cleared::Cleared;

/// The stable identity of an incident.
pub type Key = Uuid;

/// One event as it was documented. `None` is blank: not known, or not stated by the file.
///
/// Codes of the taxonomy are kept as text here, so that a record outlives the taxonomy that it was written under.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The register or upload series; together with `external_id` the identity for re-import.
    pub source_system: String,
    /// The register's own number.
    pub external_id: Option<String>,
    /// Category code of the taxonomy.
    pub category: String,
    /// When.
    pub occurred: PartialDate,
    /// What that is the date of; blank means `occurred`.
    pub date_kind: Option<DateKind>,
    /// Where.
    pub place: Place,
    /// What the source claims about the precision of its coordinates, metres.
    pub location_uncertainty_m: Option<u32>,
    /// Name or description of the place.
    pub place_name: Option<String>,
    /// State as the row states it (ISO 3166-2 or a name), kept beside what the boundaries say.
    pub stated_state: Option<String>,
    /// County or municipio as the row states it (FIPS, CVEGEO or a name).
    pub stated_county: Option<String>,
    /// Short title.
    pub title: Option<String>,
    /// What happened.
    pub description: Option<String>,
    /// BCP 47 language of title and description.
    pub lang: Option<String>,
    /// Never leaves staff pages.
    pub private_notes: Option<String>,
    /// Cause of death.
    pub cause_of_death: Option<String>,
    /// Whether the dead were identified.
    pub identified: Option<bool>,
    /// People affected.
    pub counts: Counts,
    /// ISO 3166-1 alpha-2, or `unknown`.
    pub nationality: Option<String>,
    /// Age group.
    pub age_group: Option<AgeGroup>,
    /// Gender.
    pub gender: Option<Gender>,
    /// Actor codes of the taxonomy; sorted, without repeats.
    pub actors: Vec<String>,
    /// What kind of source.
    pub source_type: Option<SourceType>,
    /// Who says so.
    pub source: Option<String>,
    /// Where it can be read.
    pub source_url: Option<String>,
    /// 1 (low) to 5 (high).
    pub source_quality: Option<u8>,
    /// How far it could be confirmed; blank means `unverified`.
    pub verification: Option<Verification>,
    /// What the person concerned or the family agreed to; blank means `none`.
    pub consent: Option<Consent>,
    /// How precisely it may be shown; blank means `area`.
    pub visibility: Option<Visibility>,
    /// What a documenter proposes about the three above.
    pub proposed: Proposed,
    /// Which of its words name no place and no person, as a reviewer has ticked.
    pub cleared: Cleared,
}

/// What a documenter proposes and a reviewer decides. It has no effect on what is public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Proposed {
    /// How far it could be confirmed.
    pub verification: Option<Verification>,
    /// What the person concerned or the family agreed to.
    pub consent: Option<Consent>,
    /// How precisely it may be shown.
    pub visibility: Option<Visibility>,
}

/// Where an incident happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// Coordinates as documented.
    At(LonLat),
    /// Only a county or municipio is known, by its FIPS or CVEGEO code.
    County(String),
    /// Only a state is known, by its ISO 3166-2 code.
    State(String),
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// All codes.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

codes! {
    /// What the person concerned, or the family, agreed to.
    Consent {
        /// Nothing: stays inside.
        None = "none",
        /// Use inside the organisation.
        Internal = "internal",
        /// To be public, within an area.
        Public = "public",
        /// To be public at the exact place.
        PublicExact = "public_exact",
        /// Already published by an authority or a register.
        PublicRecord = "public_record",
    }
}

codes! {
    /// How precisely the place may be shown; the stricter comes first.
    Visibility {
        /// Never public.
        Private = "private",
        /// Somewhere in an area.
        Area = "area",
        /// The documented place.
        Exact = "exact",
    }
}

codes! {
    /// Where a record stands on its way to the public.
    Status {
        /// Being written.
        Draft = "draft",
        /// Waiting for a reviewer.
        InReview = "in_review",
        /// Sent back to whoever handed it in, with a reason.
        Returned = "returned",
        /// Released, as far as consent and visibility allow.
        Published = "published",
        /// Taken back; stays in history.
        Retracted = "retracted",
    }
}

impl Incident {
    /// An incident with only what every one must have.
    pub fn new(source_system: &str, category: &str, occurred: PartialDate, place: Place) -> Self {
        Self {
            source_system: source_system.to_owned(),
            external_id: None,
            category: category.to_owned(),
            occurred,
            date_kind: None,
            place,
            location_uncertainty_m: None,
            place_name: None,
            stated_state: None,
            stated_county: None,
            title: None,
            description: None,
            lang: None,
            private_notes: None,
            cause_of_death: None,
            identified: None,
            counts: Counts::default(),
            nationality: None,
            age_group: None,
            gender: None,
            actors: Vec::new(),
            source_type: None,
            source: None,
            source_url: None,
            source_quality: None,
            verification: None,
            consent: None,
            visibility: None,
            proposed: Proposed::default(),
            cleared: Cleared::default(),
        }
    }

    /// Whether it names a source, as every published incident must.
    pub fn has_source(&self) -> bool {
        self.source.is_some() || self.source_url.is_some()
    }

    /// Takes over what reviewers decided about an earlier revision, where this one says nothing about it.
    ///
    /// A file that is imported again must not undo a verification, a consent or a visibility by leaving the cell blank.
    pub fn keep_decisions_of(&mut self, earlier: &Self) {
        self.verification = self.verification.or(earlier.verification);
        self.consent = self.consent.or(earlier.consent);
        self.visibility = self.visibility.or(earlier.visibility);
        self.proposed.verification = self.proposed.verification.or(earlier.proposed.verification);
        self.proposed.consent = self.proposed.consent.or(earlier.proposed.consent);
        self.proposed.visibility = self.proposed.visibility.or(earlier.proposed.visibility);
        self.settle_proposals();
        self.keep_ticks_of(earlier);
        if self.private_notes.is_none() {
            self.private_notes.clone_from(&earlier.private_notes);
        }
    }

    /// Takes over the ticks of an earlier revision for the words that are still the same; another text must be read again.
    pub fn keep_ticks_of(&mut self, earlier: &Self) {
        self.cleared = Cleared {
            title: earlier.cleared.title && self.title == earlier.title,
            description: earlier.cleared.description && self.description == earlier.description,
            source: earlier.cleared.source && self.source == earlier.source,
            source_url: earlier.cleared.source_url && self.source_url == earlier.source_url,
        };
    }

    /// Turns what it states about verification, consent and an exact place into proposals: whoever handed it in may propose
    /// these, not decide them. What protects (a visibility of `private` or `area`) takes effect at once. Whether anything was
    /// turned.
    pub fn propose(&mut self) -> bool {
        let proposed = Proposed {
            verification: self.verification.take(),
            consent: self.consent.take(),
            visibility: self.visibility.take_if(|visibility| *visibility == Visibility::Exact),
        };
        self.proposed = proposed;
        proposed != Proposed::default()
    }

    /// Drops proposals that are decided so already.
    pub fn settle_proposals(&mut self) {
        let Self { verification, consent, visibility, proposed, .. } = self;
        proposed.verification.take_if(|proposal| *verification == Some(*proposal));
        proposed.consent.take_if(|proposal| *consent == Some(*proposal));
        proposed.visibility.take_if(|proposal| *visibility == Some(*proposal));
    }
}

#[cfg(test)]
mod tests;
