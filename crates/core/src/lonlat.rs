//! Geographic positions: WGS 84 longitude and latitude in decimal degrees.
//!
//! Public positions are kept as integers of 10⁻⁵ degree ([`E5`]), so that what is published, stored and compared is
//! exactly the five decimals that a reader sees.

use std::fmt;

/// A position on WGS 84, longitude −180…180 and latitude −90…90, in decimal degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

/// Why a pair of numbers is not a position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum LonLatError {
    /// A longitude that is not a finite number from −180 to 180.
    #[error("longitude {0} is not between -180 and 180")]
    Longitude(f64),
    /// A latitude that is not a finite number from −90 to 90.
    #[error("latitude {0} is not between -90 and 90")]
    Latitude(f64),
}

impl LonLat {
    /// Makes a position; refuses what is not on the globe.
    pub fn new(lon: f64, lat: f64) -> Result<Self, LonLatError> {
        if !(-180.0..=180.0).contains(&lon) {
            return Err(LonLatError::Longitude(lon));
        }
        if !(-90.0..=90.0).contains(&lat) {
            return Err(LonLatError::Latitude(lat));
        }
        Ok(Self { lon, lat })
    }

    /// Longitude in degrees, east positive.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// The same position to five decimals (about a metre): what may be published of an exact place.
    pub fn to_e5(self) -> E5 {
        E5 { lon: (self.lon * 1e5).round() as i32, lat: (self.lat * 1e5).round() as i32 }
    }
}

impl From<LonLat> for geo::Point<f64> {
    fn from(at: LonLat) -> Self {
        geo::Point::new(at.lon, at.lat)
    }
}

/// A position in whole 10⁻⁵ degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct E5 {
    /// Longitude × 10⁵, −18 000 000…18 000 000.
    pub lon: i32,
    /// Latitude × 10⁵, −9 000 000…9 000 000.
    pub lat: i32,
}

impl E5 {
    /// The position in degrees.
    pub fn to_lonlat(self) -> LonLat {
        LonLat { lon: f64::from(self.lon) / 1e5, lat: f64::from(self.lat) / 1e5 }
    }
}

impl fmt::Display for E5 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.to_lonlat();
        write!(f, "{:.5},{:.5}", at.lon, at.lat)
    }
}
