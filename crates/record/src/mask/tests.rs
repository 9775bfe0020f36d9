//! Areas: floors, cuts at the line, and that a cell has one area however it is entered.

use geo::{Area as _, BoundingRect, Contains};
use proptest::prelude::*;
use spotlight_core::taxonomy::Taxonomy;

use super::*;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn masker() -> Masker<'static> {
    Masker::new(Regions::embedded())
}

#[test]
fn floors_hold_whatever_the_taxonomy_says() {
    for finest in 0..=255 {
        let rule = |living| MaskRule { resolution: finest, keeps_day: true, living };
        assert!(resolution(rule(true)) <= 6);
        assert!(resolution(rule(false)) <= 7);
    }
    for category in Taxonomy::embedded().categories() {
        assert!(resolution(category.mask) <= 6, "{}", category.code);
    }
}

#[test]
fn far_from_the_line_the_area_is_the_cell() {
    let masked = masker().mask(at(-112.0, 32.9), 6).unwrap();
    assert!(!masked.area.id.contains('-'));
    assert_eq!(*masked.area.id, cell_at(at(-112.0, 32.9), 6).unwrap().to_string());
    assert!((2_000..6_000).contains(&masked.area.radius_m), "{}", masked.area.radius_m);
}

#[test]
fn nogales_and_el_paso_are_cut_and_neither_side_says_the_other() {
    let areas = masker();
    let regions = Regions::embedded();
    let mut cut = 0;
    for (lon, lat) in [(-110.940, 31.340), (-110.940, 31.328), (-106.487, 31.755), (-106.487, 31.740)] {
        let place = at(lon, lat);
        let side = regions.side(place);
        let masked = areas.mask(place, 6).unwrap();
        assert_eq!(regions.get(masked.regions.country.unwrap()).code(), side.as_str());
        assert_eq!(regions.side(masked.area.centre.to_lonlat()), side);
        if masked.area.id.contains('-') {
            cut += 1;
            assert!(masked.area.id.ends_with(&side.as_str().to_ascii_lowercase()), "{}", masked.area.id);
            let overlay = match side {
                Country::Us => masked.area.shape.intersection(regions.mexico_side()),
                Country::Mx => masked.area.shape.difference(regions.mexico_side()),
            };
            assert!(overlay.unsigned_area() < masked.area.shape.unsigned_area() * 1e-6);
        }
    }
    assert!(cut >= 2, "these places lie within a few kilometres of the line, but {cut} areas were cut");
}

#[test]
fn a_region_smaller_than_the_area_is_not_named() {
    let areas = masker();
    let regions = Regions::embedded();
    for county in regions.iter().filter(|region| region.kind() == spotlight_core::region::RegionKind::County) {
        let masked = areas.mask(county.label_point(), 5).unwrap();
        let km2 = masked.area.shape.geodesic_area_unsigned() / 1e6;
        for id in masked.regions.iter().filter(|id| Some(*id) != masked.regions.segment) {
            assert!(regions.get(id).area_km2() >= km2, "{} in {}", regions.get(id).code(), masked.area.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_area_lies_on_its_side_with_its_centre_inside(
        km in 0.0..3_000.0f64, east in -0.12..0.12f64, north in -0.12..0.12f64, resolution in 4u8..=7,
    ) {
        let regions = Regions::embedded();
        let areas = masker();
        let line = regions.border_point(km);
        let place = at(line.lon() + east, line.lat() + north);
        let masked = areas.mask(place, resolution).unwrap();
        let area = &masked.area;
        let centre = area.centre.to_lonlat();
        prop_assert!(area.shape.contains(&Point::from(centre)));
        prop_assert_eq!(regions.side(centre), regions.side(place));
        prop_assert_ne!(area.centre, place.to_e5());
        let least = hexagon(cell_at(place, resolution).unwrap()).unsigned_area() * LEAST_PART;
        prop_assert!(area.shape.unsigned_area() >= least);
        for corner in area.shape.coords_iter() {
            let distance = Geodesic.distance(Point::from(centre), Point::from(corner));
            prop_assert!(distance <= f64::from(area.radius_m));
        }
        // Without a country in its id an area is the cell and nothing else.
        prop_assert_eq!(!area.id.contains('-'), area.shape.0 == [hexagon(area.id[..15].parse().unwrap())]);
        prop_assert!(area.shape.contains(&Point::from(place)) || regions.border_distance_m(place) < 50.0);
    }

    #[test]
    fn a_cell_has_one_area(km in 0.0..3_000.0f64, east in -0.1..0.1f64, north in -0.1..0.1f64, u in 0.0..1.0f64, v in 0.0..1.0f64) {
        let regions = Regions::embedded();
        let line = regions.border_point(km);
        let first = at(line.lon() + east, line.lat() + north);
        let bounds = hexagon(cell_at(first, 6).unwrap()).bounding_rect().unwrap();
        let second = at(bounds.min().x + u * bounds.width(), bounds.min().y + v * bounds.height());
        let same = cell_at(first, 6) == cell_at(second, 6) && regions.side(first) == regions.side(second);
        let (one, other) = (masker().mask(first, 6).unwrap(), masker().mask(second, 6).unwrap());
        if same {
            prop_assert_eq!(one.area, other.area);
            prop_assert_eq!(one.regions, other.regions);
        }
    }
}
