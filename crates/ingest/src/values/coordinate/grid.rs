//! Places in metres or squares of a map grid: UTM, MGRS, Web Mercator.

use std::f64::consts::PI;

use geoconvert::{LatLon, Mgrs, UtmUps};

use super::token::Token;
use super::{Said, Unread};

/// A place on a map grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Grid {
    /// Metres of a UTM zone of the northern hemisphere; the zone may be missing.
    Utm { zone: Option<u8>, easting: f64, northing: f64 },
    /// The middle of an MGRS square of 100 m or less, in degrees.
    Mgrs { lat: f64, lon: f64 },
    /// Metres of Web Mercator. Whole numbers could also be degrees that lost their point.
    Mercator { x: f64, y: f64, whole: bool },
}

/// The equator's radius that Web Mercator uses, metres (EPSG:3857).
const RADIUS: f64 = 6_378_137.0;

impl Grid {
    /// Latitude and longitude, degrees; nothing for UTM without a zone.
    pub(crate) fn degrees(self) -> Option<(f64, f64)> {
        match self {
            Self::Utm { zone, easting, northing } => utm_to_degrees(zone?, easting, northing),
            Self::Mgrs { lat, lon } => Some((lat, lon)),
            Self::Mercator { x, y, .. } => {
                Some(((PI / 2.0 - 2.0 * (-y / RADIUS).exp().atan()).to_degrees(), (x / RADIUS).to_degrees()))
            }
        }
    }
}

/// Latitude and longitude of metres in a UTM zone of the northern hemisphere, on WGS 84.
pub(crate) fn utm_to_degrees(zone: u8, easting: f64, northing: f64) -> Option<(f64, f64)> {
    let utm = UtmUps::create(i32::from(zone), true, easting, northing).ok().filter(|_| (1..=60).contains(&zone))?;
    let at = utm.to_latlon();
    Some((at.latitude(), at.longitude()))
}

/// Whether metres can be a UTM position between the tropics and the polar circle: no northing is ever mistaken for an easting.
pub(super) fn in_reach(easting: f64, northing: f64) -> bool {
    (100_000.0..=900_000.0).contains(&easting) && (1_000_000.0..10_000_000.0).contains(&northing)
}

/// Reads metres: UTM with or without its zone, in either order, or Web Mercator.
pub(super) fn metres(tokens: &[Token]) -> Option<Grid> {
    let mut large: Vec<(f64, bool)> = Vec::new();
    let mut zone: Option<u8> = None;
    let mut band = None;
    let mut rest = tokens;
    let mut after_zone = false;
    while let [token, tail @ ..] = rest {
        rest = tail;
        let negative = *token == Token::Minus;
        let token = if negative {
            rest = tail.get(1..)?;
            tail.first()?
        } else {
            token
        };
        let follows_zone = std::mem::take(&mut after_zone);
        match token {
            Token::Number(number) if number.value >= 1000.0 => {
                let value = if negative { -number.value } else { number.value };
                large.push((value, number.fraction));
            }
            Token::Number(number) if !negative && !number.fraction && zone.is_none() => {
                zone = Some(number.value as u8).filter(|zone| (1..=60).contains(zone));
                after_zone = zone.is_some() && number.digits <= 2;
                after_zone.then_some(())?;
            }
            Token::Word(word, glued) if !negative => {
                match word.as_str() {
                    "utm" | "zone" | "zona" | "huso" | "easting" | "northing" | "x" | "y" | "m" | "mts" => {}
                    // Behind the zone a letter is its band; `n` stands for the hemisphere there.
                    letter if follows_zone && letter.len() == 1 && !matches!(letter, "e" | "w" | "o") => {
                        band = Some(letter.as_bytes()[0]);
                    }
                    "e" | "este" | "east" | "me" if !glued || !large.last().is_some_and(|(n, _)| *n > 1e6) => {}
                    "n" | "norte" | "north" | "mn" if !glued || !large.last().is_some_and(|(n, _)| *n < 1e6) => {}
                    _ => return None,
                }
            }
            Token::Comma | Token::Colon if !negative => {}
            _ => return None,
        }
    }
    let [(a, a_fraction), (b, b_fraction)] = large[..] else { return None };
    if zone.is_none() && band.is_none() && (a < 0.0) != (b < 0.0) {
        let (x, y) = if a < 0.0 { (a, b) } else { (b, a) };
        let sane = (-20_037_509.0..-5_000_000.0).contains(&x) && (1_000_000.0..20_037_509.0).contains(&y);
        return sane.then_some(Grid::Mercator { x, y, whole: !a_fraction && !b_fraction });
    }
    let (easting, northing) = if a < b { (a, b) } else { (b, a) };
    if !in_reach(easting, northing) {
        return None;
    }
    if let (Some(band), Some(zone)) = (band, zone)
        && band != b'n'
    {
        // `12S` is band S or a zone of the south; only where the band holds is it certain.
        let (lat, _) = utm_to_degrees(zone, easting, northing)?;
        let lowest = lowest_latitude(band)?;
        if !(lowest - 0.01..=lowest + 8.01).contains(&lat) {
            return None;
        }
    }
    Some(Grid::Utm { zone, easting, northing })
}

/// The southern edge of a latitude band, degrees.
pub(super) fn lowest_latitude(band: u8) -> Option<f64> {
    let index = b"cdefghjklmnpqrstuvwx".iter().position(|letter| *letter == band)?;
    Some(-80.0 + 8.0 * index as f64)
}

/// Reads an MGRS reference: zone, band, square, and as many digits east as north. Squares of a kilometre and more are no point.
pub(super) fn mgrs(cell: &str) -> Option<Result<Said, Unread>> {
    let body: String = cell.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let body = body.to_ascii_uppercase();
    let body = body.strip_prefix("MGRS").unwrap_or(&body).trim_start_matches(':');
    let zone = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().skip(zone).take_while(u8::is_ascii_alphabetic).count();
    let digits = body.len() - zone - letters;
    let is_mgrs = (1..=2).contains(&zone)
        && letters == 3
        && digits > 0
        && body.bytes().skip(zone + letters).all(|b| b.is_ascii_digit());
    if !is_mgrs {
        return None;
    }
    let groups: Vec<&str> = cell.split_whitespace().collect();
    // `12R WA 1234 567` lost or gained a digit: halves of unlike length.
    let uneven = matches!(groups[..], [.., east, north]
        if [east, north].iter().all(|g| g.bytes().all(|b| b.is_ascii_digit())) && east.len() != north.len());
    let at = Mgrs::parse_str(body).ok().filter(|_| matches!(digits, 6 | 8 | 10) && !uneven);
    Some(
        at.map(|at| LatLon::from_mgrs(&at))
            .map_or(Err(Unread::Unclear), |at| Ok(Said::Grid(Grid::Mgrs { lat: at.latitude(), lon: at.longitude() }))),
    )
}
