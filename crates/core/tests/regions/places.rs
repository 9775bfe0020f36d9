//! Known places on both sides of the line, and places that lie outside.

use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Country, Ground, Region, RegionKind, Regions};

fn county(lon: f64, lat: f64) -> Option<&'static str> {
    let regions = Regions::embedded();
    let located = regions.locate(LonLat::new(lon, lat).expect("a position"))?;
    Some(regions.get(located.county).code())
}

#[test]
fn twin_cities_fall_on_their_own_side() {
    let places = [
        ("San Ysidro", -117.0430, 32.5520, "06073"),
        ("Tijuana", -117.0382, 32.5149, "02004"),
        ("Calexico", -115.4989, 32.6789, "06025"),
        ("Mexicali", -115.4523, 32.6245, "02002"),
        ("Yuma", -114.6277, 32.6927, "04027"),
        ("San Luis Río Colorado", -114.7719, 32.4561, "26055"),
        ("Lukeville", -112.8171, 31.8823, "04019"),
        ("Sonoyta", -112.8543, 31.8617, "26070"),
        ("Sasabe, Arizona", -111.5435, 31.4880, "04019"),
        ("Nogales, Arizona", -110.9343, 31.3404, "04023"),
        ("Nogales, Sonora", -110.9405, 31.3190, "26043"),
        ("Douglas", -109.5453, 31.3445, "04003"),
        ("Agua Prieta", -109.5489, 31.3287, "26002"),
        ("El Paso", -106.4850, 31.7619, "48141"),
        ("Ciudad Juárez", -106.4869, 31.7330, "08037"),
        ("Presidio", -104.3685, 29.5605, "48377"),
        ("Ojinaga", -104.4083, 29.5464, "08052"),
        ("Del Rio", -100.8968, 29.3627, "48465"),
        ("Ciudad Acuña", -100.9313, 29.3232, "05002"),
        ("Eagle Pass", -100.4995, 28.7091, "48323"),
        ("Piedras Negras", -100.5230, 28.7000, "05025"),
        ("Laredo", -99.5075, 27.5064, "48479"),
        ("Nuevo Laredo", -99.5164, 27.4763, "28027"),
        ("Brownsville", -97.4975, 25.9017, "48061"),
        ("Matamoros", -97.5040, 25.8690, "28022"),
        ("Colombia, Nuevo León", -99.7566, 27.7000, "19005"),
    ];
    for (name, lon, lat, code) in places {
        assert_eq!(county(lon, lat), Some(code), "{name}");
    }
}

#[test]
fn places_elsewhere_are_nowhere() {
    for (name, lon, lat) in [
        ("Las Vegas", -115.14, 36.17),
        ("Culiacán", -107.39, 24.80),
        ("Ardmore, Oklahoma", -97.14, 34.17),
        ("Gómez Palacio, Durango", -103.4983, 25.5611),
        ("Lake Charles, Louisiana", -93.2, 30.2),
        ("the Pacific, 60 km out", -118.2, 32.2),
        ("the Gulf of Mexico, 60 km out", -96.5, 26.0),
        ("Guerrero Negro, Baja California Sur", -114.056, 27.970),
        ("Mexico City", -99.13, 19.43),
        ("London", -0.12, 51.5),
        ("Null Island", 0.0, 0.0),
    ] {
        assert_eq!(county(lon, lat), None, "{name}");
    }
}

#[test]
fn waters_belong_to_the_nearest_shore_of_their_country() {
    for (name, lon, lat, code, country) in [
        ("off Imperial Beach", -117.20, 32.58, "06073", Country::Us),
        ("off Playas de Tijuana", -117.18, 32.51, "02004", Country::Mx),
        ("off Padre Island", -97.25, 26.95, "48261", Country::Us),
        ("Laguna Madre, Texas", -97.44, 26.95, "48261", Country::Us),
        ("off Bagdad beach", -97.08, 25.85, "28022", Country::Mx),
        ("Gulf of California off Puerto Peñasco", -113.60, 31.25, "26048", Country::Mx),
        ("Gulf of California off San Felipe", -114.75, 31.0, "02002", Country::Mx),
    ] {
        let regions = Regions::embedded();
        let at = LonLat::new(lon, lat).expect("a position");
        let located = regions.locate(at).unwrap_or_else(|| panic!("{name} is nowhere"));
        assert_eq!((regions.get(located.county).code(), regions.side(at)), (code, country), "{name}");
        assert!(
            matches!(located.on, Ground::Shore { distance_m } if distance_m < 22_000.0),
            "{name}: {:?}",
            located.on
        );
    }
}

#[test]
fn counts_are_those_of_the_sources() {
    let regions = Regions::embedded();
    let of_kind = |kind| regions.iter().filter(|region| region.kind() == kind).count();
    assert_eq!(RegionKind::ALL.map(of_kind), [2, 10, 636, 9, 64]);
    let in_state = |code| {
        let state = regions.find(RegionKind::State, code).map(Region::id);
        regions.iter().filter(|region| region.kind() == RegionKind::County && region.parent() == state).count()
    };
    assert_eq!(["US-CA", "US-AZ", "US-NM", "US-TX"].map(in_state), [58, 15, 33, 254]);
    let mexican = ["MX-BCN", "MX-SON", "MX-CHH", "MX-COA", "MX-NLE", "MX-TAM"].map(in_state);
    assert_eq!(mexican, [5, 72, 67, 38, 51, 43]);
}
