//! Regions by what a row calls them: codes with or without their leading zero, names with or without `County`.

use rustc_hash::FxHashMap;
use spotlight_core::region::{Region, RegionId, RegionKind, Regions};

/// How many names are remembered; a register has a few dozen. More than this means free text, and starting over is cheap.
const REMEMBERED: usize = 4096;

/// Looks regions up and remembers the answers: a register repeats the same few names in every row.
#[derive(Debug)]
pub(crate) struct Gazetteer<'a> {
    pub(crate) regions: &'a Regions,
    states: FxHashMap<Box<str>, Option<&'a Region>>,
    /// By state, then by name.
    counties: FxHashMap<Option<RegionId>, FxHashMap<Box<str>, Option<&'a Region>>>,
}

impl<'a> Gazetteer<'a> {
    pub(crate) fn new(regions: &'a Regions) -> Self {
        Self { regions, states: FxHashMap::default(), counties: FxHashMap::default() }
    }

    /// The border state that a text names.
    pub(crate) fn state(&mut self, text: &str) -> Option<&'a Region> {
        if let Some(known) = self.states.get(text) {
            return *known;
        }
        let found = self.regions.find_state_by_name(text);
        if self.states.len() >= REMEMBERED {
            self.states.clear();
        }
        self.states.insert(text.into(), found);
        found
    }

    /// The county or municipio that a text names, in a state if one is known, else the only one of that name.
    pub(crate) fn county(&mut self, state: Option<&'a Region>, text: &str) -> Option<&'a Region> {
        let id = state.map(Region::id);
        if let Some(known) = self.counties.get(&id).and_then(|names| names.get(text)) {
            return *known;
        }
        let found = self.look_up(state, text);
        let names = self.counties.entry(id).or_default();
        if names.len() >= REMEMBERED {
            names.clear();
        }
        names.insert(text.into(), found);
        found
    }

    fn look_up(&self, state: Option<&'a Region>, text: &str) -> Option<&'a Region> {
        let within = |county: &&Region| state.is_none_or(|state| county.parent() == Some(state.id()));
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return self.by_number(state, text).filter(within);
        }
        if let Some(state) = state {
            return self.regions.find_county_by_name(state.code(), text);
        }
        let states = self.regions.iter().filter(|region| region.kind() == RegionKind::State);
        let mut found = states.filter_map(|state| self.regions.find_county_by_name(state.code(), text));
        // A name that several states have is no place.
        match (found.next(), found.next()) {
            (only, None) => only,
            _ => None,
        }
    }

    /// `04019`; `4019`, whose zero a spreadsheet took; `19` where the state is known.
    fn by_number(&self, state: Option<&'a Region>, digits: &str) -> Option<&'a Region> {
        let code = match (digits.len(), state) {
            (4 | 5, _) => format!("{digits:0>5}"),
            (1..=3, Some(state)) => {
                let sibling =
                    self.regions.iter().find(|r| r.kind() == RegionKind::County && r.parent() == Some(state.id()))?;
                format!("{}{digits:0>3}", sibling.code().get(..2)?)
            }
            _ => return None,
        };
        self.regions.find(RegionKind::County, &code)
    }
}
