//! Finding a state or a county by the name that a row of a file gives it.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

use super::kind::RegionKind;
use super::types::{Region, RegionId};

/// Names that the border states go by beside their own: ISO code, then spellings. Case, accents and full stops don't matter.
const STATE_ALIASES: [(&str, &[&str]); 10] = [
    ("US-AZ", &["AZ", "Ariz"]),
    ("US-CA", &["CA", "Calif"]),
    ("US-NM", &["NM", "N Mex", "Nuevo Mexico"]),
    ("US-TX", &["TX", "Tex", "Tejas"]),
    ("MX-BCN", &["BCN", "BC", "Baja California Norte", "Baja Norte"]),
    ("MX-CHH", &["CHH", "Chih"]),
    ("MX-COA", &["COA", "Coah", "Coahuila de Zaragoza"]),
    ("MX-NLE", &["NLE", "NL"]),
    ("MX-SON", &["SON"]),
    ("MX-TAM", &["TAM", "Tamps"]),
];

/// Municipios made since the polygons were drawn: state, name, CVEGEO, and the municipio that holds their land here.
pub(super) const NEW_MUNICIPIOS: [(&str, &str, &str, &str); 2] =
    [("MX-BCN", "San Quintín", "02006", "02001"), ("MX-BCN", "San Felipe", "02007", "02002")];

/// Words that only say that a name is a county's; each is tried at both ends.
const AFFIXES: [&str; 10] = [
    "county of",
    "county",
    "co",
    "condado de",
    "condado",
    "municipality of",
    "municipality",
    "municipio de",
    "municipio",
    "mpio",
];

/// The names of states and counties, folded.
#[derive(Debug)]
pub(super) struct NameIndex {
    states: FxHashMap<String, RegionId>,
    counties: FxHashMap<(RegionId, String), RegionId>,
}

impl NameIndex {
    /// Indexes the names of all states and counties; `by_code` finds a region.
    pub(super) fn new(regions: &[Region], by_code: impl Fn(RegionKind, &str) -> Option<RegionId>) -> Self {
        let mut index = Self { states: FxHashMap::default(), counties: FxHashMap::default() };
        for region in regions {
            match (region.kind, region.parent) {
                (RegionKind::State, _) => {
                    for name in region.name.iter().chain([&region.code]) {
                        index.states.insert(fold(name), region.id);
                    }
                }
                (RegionKind::County, Some(state)) => {
                    index.counties.insert((state, bare(&fold(&region.bare_name))), region.id);
                }
                _ => {}
            }
        }
        for (code, aliases) in STATE_ALIASES {
            let state = by_code(RegionKind::State, code);
            index.states.extend(aliases.iter().filter_map(|alias| Some((fold(alias), state?))));
        }
        for (state, name, _, parent) in NEW_MUNICIPIOS {
            if let (Some(state), Some(county)) =
                (by_code(RegionKind::State, state), by_code(RegionKind::County, parent))
            {
                index.counties.insert((state, fold(name)), county);
            }
        }
        index
    }

    /// The state of a name or code.
    pub(super) fn state(&self, name: &str) -> Option<RegionId> {
        self.states.get(&fold(name)).copied()
    }

    /// The county of a name in a state.
    pub(super) fn county(&self, state: RegionId, name: &str) -> Option<RegionId> {
        let folded = fold(name);
        let exact = self.counties.get(&(state, folded.clone()));
        exact.or_else(|| self.counties.get(&(state, bare(&folded)))).copied()
    }
}

/// Lower case without accents; full stops vanish, every other mark is a blank, blanks are single.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            folded.extend(letter.to_lowercase());
        } else if letter != '.' && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A folded name without the words that say what it names.
fn bare(folded: &str) -> String {
    let mut name = folded;
    for affix in AFFIXES {
        if let Some(rest) = name.strip_prefix(affix).and_then(|rest| rest.strip_prefix(' ')) {
            name = rest;
        }
        if let Some(rest) = name.strip_suffix(affix).and_then(|rest| rest.strip_suffix(' ')) {
            name = rest;
        }
    }
    name.to_owned()
}
