//! Codes of counties and municipios: with zeros that a spreadsheet took away, in one column or two, of one country or both.
//!
//! The same five digits mean different places in the two systems (05001 is a county of Arkansas and a municipio of Coahuila), so that a
//! file must be of one system, or of counties and municipios of the border states only.

use std::fmt;
use std::str::FromStr;

use spotlight_core::region::{Region, RegionKind, Regions};

/// The states whose counties and municipios are regions, by the first two digits of their codes.
const US_STATES: [u8; 4] = [4, 6, 35, 48];
const MX_STATES: [u8; 6] = [2, 5, 8, 19, 26, 28];

/// The greatest code of a state: of Mexico, and of the United States with its territories.
const LAST_MX: u8 = 32;
const LAST_US: u8 = 78;

/// What the codes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySystem {
    /// US counties by FIPS.
    Fips,
    /// Mexican municipios by CVEGEO.
    Cvegeo,
    /// Both, of the border states only.
    Both,
}

/// A word that names no system.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown system of codes {0:?}; allowed: fips, cvegeo, both")]
pub struct UnknownKeySystem(String);

impl KeySystem {
    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fips => "fips",
            Self::Cvegeo => "cvegeo",
            Self::Both => "both",
        }
    }

    fn has(self, state: u8) -> bool {
        let (us, mx) = (US_STATES.contains(&state), MX_STATES.contains(&state));
        match self {
            Self::Fips => us,
            Self::Cvegeo => mx,
            Self::Both => us || mx,
        }
    }
}

impl fmt::Display for KeySystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for KeySystem {
    type Err = UnknownKeySystem;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let all = [Self::Fips, Self::Cvegeo, Self::Both];
        all.into_iter().find(|system| system.as_str() == name).ok_or_else(|| UnknownKeySystem(name.to_owned()))
    }
}

/// Five digits: two of the state, three of the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code {
    state: u8,
    county: u16,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{:03}", self.state, self.county)
    }
}

impl Code {
    /// Reads `04019`, `4019`, `4019.0` and `0500000US04019`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.rsplit_once("US").map_or(text, |(_, code)| code);
        let digits = whole(text)?;
        if !(4..=5).contains(&digits.len()) {
            return None;
        }
        let number: u32 = digits.parse().ok()?;
        Some(Self { state: u8::try_from(number / 1000).ok()?, county: (number % 1000) as u16 })
    }

    /// Reads the code of a state, of one or two digits, and that of a county in it, of one to three.
    pub(super) fn parse_pair(state: &str, county: &str) -> Option<Self> {
        let (state, county) = (whole(state.trim())?, whole(county.trim())?);
        if !(1..=2).contains(&state.len()) || !(1..=3).contains(&county.len()) {
            return None;
        }
        Some(Self { state: state.parse().ok()?, county: county.parse().ok()? })
    }
}

/// The digits of a whole number, which a spreadsheet may have given a `.0`.
fn whole(text: &str) -> Option<&str> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// What a code stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'r> {
    /// A county or municipio of the border states.
    In(&'r Region),
    /// A municipio that is younger than the boundaries, in the one whose land it was.
    Younger(&'r Region),
    /// A county or municipio of another state.
    Outside,
    /// A whole state or country (`04000`).
    Total,
    /// A border state that has no such county, or no state at all.
    Unknown,
}

/// What a code stands for in a system.
pub(super) fn place(code: Code, system: KeySystem, regions: &Regions) -> Place<'_> {
    if code.county == 0 {
        return Place::Total;
    }
    if !system.has(code.state) {
        let last = if system == KeySystem::Cvegeo { LAST_MX } else { LAST_US };
        return if (1..=last).contains(&code.state) { Place::Outside } else { Place::Unknown };
    }
    let text = code.to_string();
    match regions.find(RegionKind::County, &text) {
        Some(region) if region.code() == text => Place::In(region),
        Some(parent) => Place::Younger(parent),
        None => Place::Unknown,
    }
}

/// What the codes of a column are, by its name and by the codes; nothing where they could be of either country.
pub(super) fn detect(name: &str, codes: &[Code], regions: &Regions) -> Option<KeySystem> {
    let border = |system: KeySystem| codes.iter().any(|code| system.has(code.state));
    let all = |system: KeySystem| codes.iter().all(|code| code.county == 0 || system.has(code.state));
    let known = |code: &Code| !matches!(place(*code, KeySystem::Both, regions), Place::Unknown | Place::Outside);
    if border(KeySystem::Fips) && border(KeySystem::Cvegeo) && codes.iter().all(known) {
        return Some(KeySystem::Both);
    }
    if codes.iter().any(|code| code.state > LAST_MX) {
        return Some(KeySystem::Fips);
    }
    let name = spotlight_core::words::fold(name);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match (says(&["fips", "county", "condado"]), says(&["cve", "clave", "mun", "inegi"])) {
        (true, false) => Some(KeySystem::Fips),
        (false, true) => Some(KeySystem::Cvegeo),
        _ if all(KeySystem::Fips) => Some(KeySystem::Fips),
        _ if all(KeySystem::Cvegeo) => Some(KeySystem::Cvegeo),
        _ => None,
    }
}
