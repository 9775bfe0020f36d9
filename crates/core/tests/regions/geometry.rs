//! What is said of the polygons: areas, label points, codes, sectors.

use crate::support::counties;
use geo::{Coord, GeodesicArea as _, Intersects as _};
use spotlight_core::Lang;
use spotlight_core::region::{Region, RegionKind, Regions};

#[test]
fn every_label_point_lies_inside_its_region() {
    let regions = Regions::embedded();
    for region in regions.iter() {
        let label = region.label_point();
        if let Some(geometry) = region.geometry() {
            let inside = geometry.intersects(&Coord { x: label.lon(), y: label.lat() });
            assert!(inside, "{} {}", region.kind(), region.code());
        }
        if region.kind() == RegionKind::County {
            assert_eq!(regions.locate(label).map(|located| located.county), Some(region.id()), "{}", region.code());
        }
    }
}

#[test]
fn areas_are_geodesic() {
    for county in counties().into_iter().step_by(40) {
        let exact = county.geometry().expect("a county has polygons").geodesic_area_signed() / 1e6;
        let found = county.area_km2();
        assert!((found - exact).abs() < 1e-4 * exact, "{}: {found} km², geodesic {exact} km²", county.code());
    }
}

#[test]
fn states_and_countries_have_the_area_of_their_counties() {
    let regions = Regions::embedded();
    for parent in regions.iter().filter(|region| matches!(region.kind(), RegionKind::State | RegionKind::Country)) {
        let children = regions.iter().filter(|child| {
            child.parent() == Some(parent.id()) && matches!(child.kind(), RegionKind::State | RegionKind::County)
        });
        let sum: f64 = children.map(Region::area_km2).sum();
        assert!((sum - parent.area_km2()).abs() < 0.5, "{}: {sum} and {}", parent.code(), parent.area_km2());
    }
    let arizona = regions.find(RegionKind::State, "US-AZ").expect("a border state");
    assert!((arizona.area_km2() - 295_230.0).abs() < 300.0, "{}", arizona.area_km2());
}

#[test]
fn a_region_is_found_by_its_code_and_numbered_by_its_place() {
    let regions = Regions::embedded();
    for (place, region) in regions.iter().enumerate() {
        assert_eq!(region.id().index(), place);
        assert_eq!(regions.get(region.id()).code(), region.code());
        assert_eq!(regions.find(region.kind(), region.code()).map(Region::id), Some(region.id()));
        assert_eq!(region.approximate(), region.kind() == RegionKind::Sector);
        for lang in Lang::ALL {
            assert!(!region.name(lang).is_empty());
        }
    }
}

#[test]
fn a_county_belongs_to_its_sectors_land() {
    let regions = Regions::embedded();
    let mut unassigned = Vec::new();
    for county in counties() {
        let located = regions.locate(county.label_point()).expect("a county's label point");
        let sector = located.sector.map(|sector| regions.get(sector).code());
        match (&county.code()[..2], sector) {
            ("04" | "35" | "48", None) => panic!("{} has no sector", county.code()),
            ("06", None) => unassigned.push(county.code()),
            ("04" | "06" | "35" | "48", Some(code)) => {
                let land = regions.find(RegionKind::Sector, code).and_then(|sector| sector.geometry());
                let label = county.label_point();
                assert!(land.is_some_and(|land| land.intersects(&Coord { x: label.lon(), y: label.lat() })));
            }
            (_, sector) => assert_eq!(sector, None, "municipios have no sector: {}", county.code()),
        }
    }
    assert_eq!(unassigned.len(), 41, "inland California");
}
