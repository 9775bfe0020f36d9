//! Regions by what a row calls them: codes with or without their leading zero, names with or without `County`.

mod middles;
mod names;

use middles::Middles;
pub(crate) use middles::radius_m;
use rustc_hash::FxHashMap;
use spotlight_core::lonlat::LonLat;
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
    middles: Middles,
}

impl<'a> Gazetteer<'a> {
    pub(crate) fn new(regions: &'a Regions) -> Self {
        Self { regions, states: FxHashMap::default(), counties: FxHashMap::default(), middles: Middles::default() }
    }

    /// The county, or else its state, that a point in the county is the middle of.
    pub(crate) fn middle_of(&mut self, at: LonLat, county: &'a Region) -> Option<&'a Region> {
        self.middles.of(at, county, self.regions)
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

    /// The states that have a county or municipio of a name, if there are several.
    pub(crate) fn ambiguous(&self, text: &str) -> Option<String> {
        let of: Vec<&str> = self.states_with(text).map(|(state, _)| state.code()).collect();
        (of.len() > 1).then(|| of.join(", "))
    }

    fn look_up(&self, state: Option<&'a Region>, text: &str) -> Option<&'a Region> {
        let within = |county: &&Region| state.is_none_or(|state| county.parent() == Some(state.id()));
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return self.by_number(state, text).filter(within);
        }
        let plain = names::plain(text);
        let found = self.by_name(state, &plain).or_else(|| {
            // `Pima County, AZ`: the state stands behind the county.
            let (county, named) = names::county_and_state(&plain)?;
            let named = self.regions.find_state_by_name(named)?;
            self.by_name(Some(named), county)
        });
        found.filter(within)
    }

    fn by_name(&self, state: Option<&'a Region>, text: &str) -> Option<&'a Region> {
        if let Some(code) = names::known_city(text) {
            return self.regions.find(RegionKind::County, code);
        }
        if let Some(state) = state {
            return self.regions.find_county_by_name(state.code(), text).or_else(|| self.with_gaps(Some(state), text));
        }
        let mut found = self.states_with(text);
        // A name that several states have is no place.
        match (found.next(), found.next()) {
            (Some((_, only)), None) => Some(only),
            (None, _) => self.with_gaps(None, text),
            _ => None,
        }
    }

    fn states_with(&self, text: &str) -> impl Iterator<Item = (&'a Region, &'a Region)> {
        let regions = self.regions;
        let states = regions.iter().filter(|region| region.kind() == RegionKind::State);
        states.filter_map(move |state| Some((state, regions.find_county_by_name(state.code(), text)?)))
    }

    /// The only county that a name means in which letters were lost: `Do?a Ana`.
    fn with_gaps(&self, state: Option<&'a Region>, text: &str) -> Option<&'a Region> {
        if !names::has_gaps(text) {
            return None;
        }
        let within = |county: &&Region| {
            county.kind() == RegionKind::County && state.is_none_or(|state| county.parent() == Some(state.id()))
        };
        let mut found = self.regions.iter().filter(within).filter(|county| names::fits(text, county.bare_name()));
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

#[cfg(test)]
mod tests;
