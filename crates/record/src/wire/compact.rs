//! The second form: what the first says, in order and without names of fields, by [postcard](https://postcard.jamesmunns.com/wire-format).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::WireError;
use super::text::{self, Stored};

/// The first byte of the form. JSON begins with a brace, so that it is never the first byte of the first form.
pub(super) const VERSION: u8 = 2;

/// Bytes that most records take.
const USUAL_BYTES: usize = 384;

/// The fields in the order of the form. One more, or another order, is another version.
#[derive(Serialize, Deserialize)]
struct Compact<'a> {
    source_system: &'a str,
    category: &'a str,
    occurred: &'a str,
    /// Longitude and latitude, degrees.
    at: Option<[f64; 2]>,
    uncertainty_m: Option<u32>,
    identified: Option<bool>,
    source_quality: Option<u8>,
    counts: [Option<u32>; 7],
    #[serde(borrow)]
    texts: [Option<&'a str>; TEXTS],
    actors: Vec<&'a str>,
    cleared: Vec<&'a str>,
}

macro_rules! texts {
    ($($field:ident),+ $(,)?) => {
        /// How many texts may be blank.
        const TEXTS: usize = [$(stringify!($field)),+].len();

        /// The texts that may be blank, in the order of the form.
        fn texts<'a>(stored: &'a Stored<'_>) -> [Option<&'a str>; TEXTS] {
            [$(stored.$field.as_deref()),+]
        }

        fn with_texts<'a>(stored: Stored<'a>, [$($field),+]: [Option<&'a str>; TEXTS]) -> Stored<'a> {
            Stored { $($field: $field.map(Cow::Borrowed),)+ ..stored }
        }
    };
}

texts![
    external_id,
    date_kind,
    county,
    state,
    place_name,
    stated_state,
    stated_county,
    title,
    description,
    lang,
    private_notes,
    cause_of_death,
    nationality,
    age_group,
    gender,
    source_type,
    source,
    source_url,
    verification,
    consent,
    visibility,
    proposed_verification,
    proposed_consent,
    proposed_visibility,
];

/// The bytes of the form.
pub(super) fn encode(stored: &Stored<'_>) -> Vec<u8> {
    fn all<'a>(texts: &'a [Cow<'_, str>]) -> Vec<&'a str> {
        texts.iter().map(Cow::as_ref).collect()
    }
    let compact = Compact {
        source_system: &stored.source_system,
        category: &stored.category,
        occurred: &stored.occurred,
        at: stored.at,
        uncertainty_m: stored.uncertainty_m,
        identified: stored.identified,
        source_quality: stored.source_quality,
        counts: stored.counts,
        texts: texts(stored),
        actors: all(&stored.actors),
        cleared: all(&stored.cleared),
    };
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    bytes.push(VERSION);
    postcard::to_extend(&compact, bytes).expect("a vector takes as many bytes as there are")
}

/// What the bytes behind the version say.
pub(super) fn decode(bytes: &[u8]) -> Result<Stored<'_>, WireError> {
    fn all(texts: Vec<&str>) -> Vec<Cow<'_, str>> {
        texts.into_iter().map(Cow::Borrowed).collect()
    }
    let (compact, rest): (Compact<'_>, _) = postcard::take_from_bytes(bytes)?;
    if !rest.is_empty() {
        return Err(WireError::Field("end"));
    }
    let blank = Stored {
        v: text::VERSION,
        source_system: compact.source_system.into(),
        category: compact.category.into(),
        occurred: compact.occurred.into(),
        at: compact.at,
        uncertainty_m: compact.uncertainty_m,
        identified: compact.identified,
        source_quality: compact.source_quality,
        counts: compact.counts,
        actors: all(compact.actors),
        cleared: all(compact.cleared),
        ..Stored::default()
    };
    Ok(with_texts(blank, compact.texts))
}
