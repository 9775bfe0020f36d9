//! The fixed code lists that behaviour depends on. Their labels are in the taxonomy file.

use std::fmt;
use std::str::FromStr;

/// A code that is not in its list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {list} {code:?}; allowed: {}", .allowed.join(", "))]
pub struct UnknownCode {
    /// What kind of code was expected.
    pub list: &'static str,
    /// What was given.
    pub code: String,
    /// What may be given.
    pub allowed: &'static [&'static str],
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $list:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order of the taxonomy file.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];
            /// All codes, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { list: $list, code: code.to_owned(), allowed: Self::CODES }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

codes! {
    /// How far a reviewer could confirm an incident.
    Verification, "verification" {
        /// Nobody has checked it yet.
        Unverified = "unverified",
        /// A second source agrees.
        Corroborated = "corroborated",
        /// Checked by the organisation.
        Verified = "verified",
        /// Sources contradict each other.
        Disputed = "disputed",
    }
}

codes! {
    /// Where the knowledge of an incident comes from.
    SourceType, "source_type" {
        /// The person concerned.
        Testimony = "testimony",
        /// Somebody who saw it.
        Witness = "witness",
        /// A medical examiner's register.
        MedicalExaminer = "medical_examiner",
        /// Another authority.
        Official = "official",
        /// A court record.
        Court = "court",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// Press, radio, television.
        Media = "media",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What a date is the date of. Registers of deaths mostly give the day of finding or reporting.
    DateKind, "date_kind" {
        /// The day it happened.
        Occurred = "occurred",
        /// The day of finding.
        Found = "found",
        /// The day of the report.
        Reported = "reported",
    }
}

codes! {
    /// Age group of the person concerned. A quasi-identifier.
    AgeGroup, "age_group" {
        /// Under 18.
        Child = "child",
        /// 18 to 59.
        Adult = "adult",
        /// 60 and over.
        Older = "older",
        /// Said to be unknown.
        Unknown = "unknown",
    }
}

codes! {
    /// Gender of the person concerned. A quasi-identifier.
    Gender, "gender" {
        /// Woman or girl.
        Woman = "woman",
        /// Man or boy.
        Man = "man",
        /// Non-binary.
        Nonbinary = "nonbinary",
        /// Said to be unknown.
        Unknown = "unknown",
    }
}
