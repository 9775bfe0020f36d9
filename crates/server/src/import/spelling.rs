//! Ids that are those of stored records, written another way: a spreadsheet took the zeros of `007` away, or somebody typed `ml 07-01` for
//! `ML-07-01`. Without this the whole register would come in a second time.

use std::sync::Arc;

use spotlight_record::Incident;
use spotlight_store::{Likeness, Store, StoreError};

/// How many incidents of a file are tried.
const TRIED: usize = 1000;

/// A way in which ids differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Digits without zeros in front.
    WithoutZeros,
    /// Digits with zeros in front, so many in all.
    Digits(usize),
    Upper,
    Lower,
    /// Something else between the parts, or nothing.
    Between(&'static str),
    /// In capitals, with hyphens between the parts.
    UpperHyphens,
    /// Without what stands for `number` in front: `#`, `No.`.
    Bare,
}

const ALL: [Spelling; 15] = [
    Spelling::WithoutZeros,
    Spelling::Digits(2),
    Spelling::Digits(3),
    Spelling::Digits(4),
    Spelling::Digits(5),
    Spelling::Digits(6),
    Spelling::Upper,
    Spelling::Lower,
    Spelling::Between("-"),
    Spelling::Between(" "),
    Spelling::Between(""),
    Spelling::Between("_"),
    Spelling::Between("/"),
    Spelling::UpperHyphens,
    Spelling::Bare,
];

impl Spelling {
    /// An id written this way; nothing if it is already.
    pub(super) fn of(self, id: &str) -> Option<String> {
        let bare = bare(id);
        let digits = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        let written = match self {
            Self::WithoutZeros if digits => bare.trim_start_matches('0').to_owned(),
            Self::Digits(width) if digits => format!("{bare:0>width$}"),
            Self::WithoutZeros | Self::Digits(_) => return None,
            Self::Upper => id.to_uppercase(),
            Self::Lower => id.to_lowercase(),
            Self::Between(sign) => parts(id).join(sign),
            Self::UpperHyphens => parts(id).join("-").to_uppercase(),
            Self::Bare => bare.to_owned(),
        };
        (written != id && !written.is_empty()).then_some(written)
    }

    /// The way in which the ids of a file are those of stored records, if they are not as they stand: most that it changes are then known, of
    /// incidents of the same day, place and category.
    pub(super) async fn found<S: Store>(store: &S, incidents: &[Arc<Incident>]) -> Result<Option<Self>, StoreError> {
        let numbered: Vec<&Arc<Incident>> =
            incidents.iter().filter(|one| one.external_id.is_some()).take(TRIED).collect();
        let as_written = store.compare(numbered.iter().map(|one| Arc::clone(one)).collect(), false).await?;
        if numbered.is_empty() || as_written.known * 2 > numbered.len() as u64 {
            return Ok(None);
        }
        let mut best = None;
        for spelling in ALL {
            let respelled = |one: &&Arc<Incident>| {
                let mut other = Incident::clone(one);
                other.external_id = Some(spelling.of(other.external_id.as_deref()?)?);
                Some(Arc::new(other))
            };
            let changed: Vec<Arc<Incident>> = numbered.iter().filter_map(respelled).collect();
            let count = changed.len() as u64;
            let Likeness { known, moved, .. } = store.compare(changed, false).await?;
            let same = known - moved;
            if same > 0 && same * 2 > count && best.is_none_or(|(most, _)| same > most) {
                best = Some((same, spelling));
            }
        }
        Ok(best.map(|(_, spelling)| spelling))
    }
}

/// An id without what stands for `number` in front of it.
fn bare(id: &str) -> &str {
    let id = id.trim_start_matches(['#', '\'']).trim_start();
    let number = ["no.", "nº", "n°", "no ", "núm.", "num.", "n.º"];
    let front = number.iter().find_map(|front| {
        let start = id.get(..front.len())?;
        start.to_lowercase().starts_with(front).then_some(front.len())
    });
    front.map_or(id, |length| id[length..].trim_start())
}

/// The letters and digits of an id, cut where others stand.
fn parts(id: &str) -> Vec<&str> {
    id.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn an_id_is_written_in_each_way() {
        for (spelling, id, written) in [
            (Spelling::WithoutZeros, "007", Some("7")),
            (Spelling::WithoutZeros, "0", None),
            (Spelling::WithoutZeros, "A-007", None),
            (Spelling::Digits(3), "7", Some("007")),
            (Spelling::Digits(3), "1007", None),
            (Spelling::Upper, "ml-01", Some("ML-01")),
            (Spelling::Between("-"), "ML 01–02", Some("ML-01-02")),
            (Spelling::Between(""), "ML 01-02", Some("ML0102")),
            (Spelling::UpperHyphens, "ml 01-02", Some("ML-01-02")),
            (Spelling::Bare, "No. 12", Some("12")),
            (Spelling::Bare, "Nº 12", Some("12")),
            (Spelling::Digits(3), "#7", Some("007")),
            (Spelling::Bare, "Nogales-12", None),
            (Spelling::Bare, "12", None),
        ] {
            assert_eq!(spelling.of(id).as_deref(), written, "{spelling:?} {id}");
        }
    }
}
