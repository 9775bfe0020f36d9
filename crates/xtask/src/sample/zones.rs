//! Where the invented incidents lie: desert corridors, the river, ports of entry and towns on both sides.

use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Located, Regions};

use super::draw::Draw;

/// What a place is like decides what is said to have happened there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Desert,
    River,
    Port,
    Town,
}

/// A centre, and how far incidents lie from it, in degrees; 0 puts all of them on one spot.
#[derive(Clone, Copy)]
pub(super) struct Zone {
    pub(super) name: &'static str,
    pub(super) ground: Ground,
    lon: f64,
    lat: f64,
    reach: f64,
}

const fn zone(name: &'static str, ground: Ground, lon: f64, lat: f64, reach: f64) -> Zone {
    Zone { name, ground, lon, lat, reach }
}

/// Zones with their weights.
pub(super) const ZONES: [(u32, Zone); 30] = [
    (14, zone("Baboquivari Valley", Ground::Desert, -111.75, 31.95, 0.7)),
    (12, zone("Tohono O'odham Nation", Ground::Desert, -112.2, 32.1, 0.9)),
    (9, zone("Ajo", Ground::Desert, -112.85, 32.25, 0.7)),
    (5, zone("Cabeza Prieta", Ground::Desert, -113.6, 32.3, 0.6)),
    (7, zone("Arivaca", Ground::Desert, -111.3, 31.6, 0.5)),
    (4, zone("Douglas", Ground::Desert, -109.5, 31.5, 0.5)),
    (3, zone("Yuma", Ground::Desert, -114.5, 32.6, 0.4)),
    (6, zone("Sunland Park", Ground::Desert, -106.65, 31.85, 0.3)),
    (2, zone("Animas", Ground::Desert, -108.7, 31.8, 0.6)),
    (3, zone("Presidio", Ground::Desert, -104.2, 29.8, 0.9)),
    (8, zone("Falfurrias", Ground::Desert, -98.15, 27.1, 0.6)),
    (4, zone("Jacumba", Ground::Desert, -116.1, 32.65, 0.4)),
    (6, zone("Eagle Pass", Ground::River, -100.5, 28.7, 0.4)),
    (5, zone("Del Rio", Ground::River, -100.9, 29.35, 0.4)),
    (5, zone("Laredo", Ground::River, -99.5, 27.5, 0.4)),
    (6, zone("McAllen", Ground::River, -98.25, 26.12, 0.4)),
    (3, zone("Brownsville", Ground::River, -97.5, 25.92, 0.3)),
    (5, zone("El Paso", Ground::Town, -106.42, 31.76, 0.25)),
    (5, zone("Ciudad Juárez", Ground::Town, -106.42, 31.68, 0.2)),
    (5, zone("San Diego", Ground::Town, -117.05, 32.65, 0.3)),
    (6, zone("Tijuana", Ground::Town, -116.98, 32.49, 0.25)),
    (3, zone("Mexicali", Ground::Town, -115.45, 32.6, 0.25)),
    (4, zone("Altar, Sonora", Ground::Desert, -111.85, 30.9, 0.9)),
    (3, zone("Nogales, Sonora", Ground::Town, -110.94, 31.29, 0.15)),
    (3, zone("Reynosa", Ground::Town, -98.28, 26.05, 0.25)),
    (2, zone("Monterrey", Ground::Town, -100.3, 25.68, 0.4)),
    (2, zone("San Ysidro port of entry", Ground::Port, -117.0297, 32.5428, 0.0)),
    (2, zone("Nogales port of entry", Ground::Port, -110.9428, 31.3334, 0.0)),
    (2, zone("Paso del Norte port of entry", Ground::Port, -106.4871, 31.7497, 0.0)),
    (2, zone("Matamoros", Ground::Town, -97.5, 25.85, 0.2)),
];

/// A place of the ten states near a zone's centre, to 10⁻⁵ degree.
pub(super) fn place(zone: &Zone, draw: &mut Draw) -> (LonLat, Located) {
    loop {
        let near = |centre: f64, draw: &mut Draw| ((centre + zone.reach * draw.bell()) * 1e5).round() / 1e5;
        let (lon, lat) = (near(zone.lon, draw), near(zone.lat, draw));
        let at = LonLat::new(lon, lat).expect("zones lie far from the edges of the world");
        if let Some(located) = Regions::embedded().locate(at) {
            return (at, located);
        }
    }
}
