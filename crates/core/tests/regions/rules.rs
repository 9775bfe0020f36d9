//! Every position on land falls into exactly one county or municipio, the one that the border's rules name; the share of
//! positions that the sources' polygons alone leave in none or in two is measured.

use crate::support::{anywhere, counties, country_of, holding, metres_to, near_line, seeded};
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Country, Ground, Region, Regions};

/// The county that the rules name, by asking every polygon; none for what only the nearest one can answer.
fn by_rule(holding: &[&'static Region], side: Country) -> Option<&'static Region> {
    holding.iter().copied().find(|county| country_of(county) == side)
}

/// Checks a position against the rules; gives how many polygons hold it.
fn check(counties: &[&'static Region], position: LonLat) -> usize {
    let regions = Regions::embedded();
    let holding = holding(counties, position);
    let side = regions.side(position);
    let located = regions.locate(position);
    match (by_rule(&holding, side), located) {
        (Some(expected), Some(found)) => {
            assert_eq!(regions.get(found.county).code(), expected.code(), "{position:?}");
            assert_eq!(found.on, Ground::Land, "{position:?}");
        }
        (Some(expected), None) => panic!("{position:?} lies in {} and is nowhere", expected.code()),
        (None, Some(found)) => {
            let county = regions.get(found.county);
            assert_eq!(country_of(county), side, "{position:?}");
            let Ground::Shore { distance_m } = found.on else { panic!("{position:?} is on no land") };
            let metres = metres_to(county, position);
            assert!((metres - distance_m).abs() <= 1.0 + 0.005 * metres, "{position:?}: {metres} {distance_m}");
        }
        (None, None) => {
            assert!(holding.is_empty(), "{position:?} lies in {} and is nowhere", holding[0].code());
        }
    }
    if let Some(found) = located {
        assert_eq!(regions.get(found.country).code(), side.as_str(), "{position:?}");
        assert_eq!(regions.get(found.county).parent(), Some(found.state), "{position:?}");
        assert_eq!(regions.get(found.state).parent(), Some(found.country), "{position:?}");
        assert_eq!(found.segment, regions.segment_at(position), "{position:?}");
    }
    holding.len()
}

#[test]
fn land_in_the_ten_states_falls_into_exactly_one_county() {
    let (mut random, counties) = (seeded(1), counties());
    let on_land = (0..60_000).filter(|_| check(&counties, anywhere(&mut random)) > 0).count();
    assert!(on_land > 20_000, "only {on_land} positions fell on land");
}

#[test]
fn near_the_line_the_rules_settle_what_the_polygons_leave_open() {
    let (mut random, counties) = (seeded(2), counties());
    for metres in [500.0, 2_000.0, 5_000.0] {
        let count = 20_000;
        let mut held = [0; 4];
        for _ in 0..count {
            held[check(&counties, near_line(&mut random, metres)).min(3)] += 1;
        }
        let percent = |held: i32| 100.0 * f64::from(held) / f64::from(count);
        println!("within {metres} m: in neither {:.2} %, in both {:.2} %", percent(held[0]), percent(held[2]));
        assert_eq!(held[3], 0, "no position lies in three polygons");
        assert!(held[0] > 0 && held[2] > 0, "the sources' polygons do leave some open");
    }
}

#[test]
fn every_position_within_five_kilometres_of_the_line_is_somewhere() {
    let (mut random, regions) = (seeded(3), Regions::embedded());
    for _ in 0..100_000 {
        let position = near_line(&mut random, 5_000.0);
        assert!(regions.locate(position).is_some(), "{position:?}");
    }
}

#[test]
fn a_position_in_no_polygon_goes_to_the_nearest_county_of_its_side() {
    let (mut random, counties, regions) = (seeded(4), counties(), Regions::embedded());
    let mut tried = 0;
    while tried < 150 {
        let position = near_line(&mut random, 400.0);
        if by_rule(&holding(&counties, position), regions.side(position)).is_some() {
            continue;
        }
        tried += 1;
        let side = regions.side(position);
        let near = counties.iter().filter(|county| country_of(county) == side).filter(|county| {
            let envelope = county.envelope();
            (envelope.west - 0.1..envelope.east + 0.1).contains(&position.lon())
                && (envelope.south - 0.1..envelope.north + 0.1).contains(&position.lat())
        });
        let nearest = near.map(|county| metres_to(county, position)).fold(f64::INFINITY, f64::min);
        let found = regions.locate(position).expect("near the line");
        let chosen = metres_to(regions.get(found.county), position);
        assert!(chosen <= nearest + 0.5, "{position:?}: {chosen} m, but another lies at {nearest} m");
    }
}
