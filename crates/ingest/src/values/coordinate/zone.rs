//! UTM zones, as a cell or the header of a column names them: `12`, `12N`, `12R`, `Zona 12 Norte`, `UTM 12N`, `EPSG:32612`.

use std::fmt;

use super::grid::{lowest_latitude, utm_to_degrees};

/// A zone of the northern hemisphere, perhaps with its latitude band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zone {
    number: u8,
    band: Option<u8>,
}

/// Words that may stand beside a zone and say nothing more. NAD 27 is not among them: its metres lie 200 m off.
const BESIDE: [&str; 16] = [
    "utm", "zone", "zona", "huso", "wgs", "84", "wgs84", "nad83", "83", "nad", "epsg", "norte", "north", "n", "itrf",
    "itrf2008",
];

impl Zone {
    /// Reads a cell that says a zone and nothing else.
    pub(crate) fn read(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        if cell.len() > 40 {
            return None;
        }
        let mut found = None;
        let lower = cell.to_ascii_lowercase();
        for word in words(&lower) {
            match Self::word(word).or_else(|| Self::epsg(word)) {
                // `84` of `WGS 84` is beyond the zones; a second zone is one too many.
                Some(zone) if found.is_none() => found = Some(zone),
                Some(_) => return None,
                None if BESIDE.contains(&word) => {}
                // A band on its own behind the number: `12 R`.
                None => match (&mut found, word.as_bytes()) {
                    (Some(Self { band: band @ None, .. }), [letter]) if lowest_latitude(*letter).is_some() => {
                        *band = Some(*letter);
                    }
                    _ => return None,
                },
            }
        }
        found
    }

    /// The zone that the name of a column tells: `Easting 12N`, `UTM_13_Este`. A number alone counts only beside a word for a zone.
    pub(crate) fn in_header(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let about_zones = ["utm", "zone", "zona", "huso", "epsg"].iter().any(|word| lower.contains(word));
        let mut zones = words(&lower).filter_map(|word| {
            let glued = word.trim_start_matches("utm").trim_start_matches("zona").trim_start_matches("zone");
            let zone = Self::word(glued).or_else(|| Self::epsg(word))?;
            (about_zones || zone.band.is_some() || glued.ends_with('n')).then_some(zone)
        });
        zones.next().filter(|_| zones.next().is_none())
    }

    fn word(word: &str) -> Option<Self> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let number = word.get(..digits).filter(|_| digits <= 2)?.parse().ok().filter(|n| (1..=60).contains(n))?;
        match word.as_bytes()[digits..] {
            // `n` is the hemisphere, not the band near the equator.
            [] | [b'n'] => Some(Self { number, band: None }),
            [letter] if lowest_latitude(letter).is_some() => Some(Self { number, band: Some(letter) }),
            _ => None,
        }
    }

    /// `EPSG:326xx` is a zone on WGS 84 and `EPSG:269xx` one on NAD 83, a metre or two off at most.
    fn epsg(word: &str) -> Option<Self> {
        let code: u32 = word.strip_prefix("epsg").unwrap_or(word).parse().ok()?;
        let number = match code {
            32601..=32660 => code - 32600,
            26901..=26923 => code - 26900,
            _ => return None,
        };
        Some(Self { number: number as u8, band: None })
    }

    /// The number, if the metres lie in the band that is named. `12S` is band S, or a zone of the south, which nothing here is in.
    pub(crate) fn number(self, easting: f64, northing: f64) -> Option<u8> {
        let Some(band) = self.band else { return Some(self.number) };
        let (lat, _) = utm_to_degrees(self.number, easting, northing)?;
        let lowest = lowest_latitude(band)?;
        (lowest - 0.01..=lowest + 8.01).contains(&lat).then_some(self.number)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let band = self.band.map(char::from).map(String::from).unwrap_or_default();
        write!(f, "{}{band}", self.number)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests;
