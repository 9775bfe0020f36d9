//! The lookup structures against geo's own, on random shapes; and what happens with data that are not region data.

use geo::{Coord, Intersects as _, LineString, Polygon};
use proptest::prelude::*;

use super::fixed::Fixed;
use super::lists::Lists;
use super::shape::Shape;
use super::*;

/// A polygon around the origin, star-shaped, with vertices on whole units so that positions hit edges and vertices.
fn star() -> impl Strategy<Value = Vec<Fixed>> {
    prop::collection::vec(2_i32..12, 3..40).prop_map(|radii| {
        let turn = std::f64::consts::TAU / radii.len() as f64;
        let vertex = |(place, &radius): (usize, &i32)| {
            let (sin, cos) = (place as f64 * turn).sin_cos();
            Fixed { x: (f64::from(radius) * cos).round() as i32, y: (f64::from(radius) * sin).round() as i32 }
        };
        let mut ring: Vec<Fixed> = radii.iter().enumerate().map(vertex).collect();
        ring.dedup();
        ring.push(ring[0]);
        ring
    })
}

proptest! {
    #[test]
    fn a_shape_holds_what_geo_says_its_polygon_holds(ring in star(), hole in 0_i32..2) {
        let mut rings = vec![ring];
        if hole == 1 {
            let corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)];
            rings.push(corners.map(|(x, y)| Fixed { x, y }).to_vec());
        }
        let line = |ring: &Vec<Fixed>| -> LineString<f64> {
            ring.iter().map(|at| Coord { x: f64::from(at.x), y: f64::from(at.y) }).collect()
        };
        let polygon = Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect());
        prop_assume!(geo::Validation::is_valid(&polygon));
        let shape = Shape::new(&[rings]);
        for (x, y) in (-13..=13).flat_map(|x| (-13..=13).map(move |y| (x, y))) {
            let expected = polygon.intersects(&Coord { x: f64::from(x), y: f64::from(y) });
            prop_assert_eq!(shape.contains(Fixed { x, y }), expected, "at {}, {}", x, y);
        }
    }

    #[test]
    fn lists_keep_every_item_in_its_order(pairs in prop::collection::vec((0_u32..9, any::<u16>()), 0..60)) {
        let lists = Lists::new(9, &pairs);
        for list in 0..9 {
            let expected: Vec<u16> = pairs.iter().filter(|pair| pair.0 == list).map(|pair| pair.1).collect();
            prop_assert_eq!(lists.of(list as usize), expected.as_slice());
        }
    }

    #[test]
    fn folding_forgets_case_accents_and_stops(name in "[A-Za-zÁÉÍÓÚÑáéíóúñü .'-]{0,20}") {
        let folded = names::fold(&name);
        prop_assert_eq!(&names::fold(&name.to_uppercase()), &folded);
        prop_assert_eq!(&names::fold(&folded), &folded);
    }
}

#[test]
fn the_hash_is_of_every_embedded_file() {
    let regions = Regions::embedded();
    let again = Regions::decode(EMBEDDED).expect("the embedded files decode");
    assert_eq!(regions.hash(), again.hash());
    assert_ne!(regions.hash(), [0; 32]);
}

#[test]
fn damaged_files_are_refused_by_name() {
    let [us, mx, line, neighbours] = EMBEDDED;
    let error = |files| Regions::decode(files).expect_err("damaged data");
    assert!(matches!(error([&us[..us.len() / 2], mx, line, neighbours]), RegionDataError::Unpack(_)));
    assert!(matches!(error([us, mx, neighbours, neighbours]), RegionDataError::Parse(_)));
    assert!(matches!(error([us, us, line, neighbours]), RegionDataError::Incomplete(_)));
    assert!(matches!(error([us, mx, line, mx]), RegionDataError::MissingLayer("us")));
}

#[test]
fn positions_far_away_are_answered_too() {
    let regions = Regions::embedded();
    for (lon, lat) in [(-180.0, -90.0), (180.0, 90.0), (0.0, 0.0), (-129.9, 10.1), (-86.1, 25.9)] {
        let at = LonLat::new(lon, lat).expect("a position");
        assert_eq!(regions.locate(at), None);
        assert!((0.0..=regions.border_length_km()).contains(&regions.border_km(at)));
        assert!(regions.border_distance_m(at) > 100_000.0);
    }
}
