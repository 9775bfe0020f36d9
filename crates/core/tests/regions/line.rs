//! The border line: which side is which country, and the kilometre scale.

use crate::support::{anywhere, at, line_of_file, metres_to_line, near_line, seeded};
use geo::{Coord, Line};
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::{Country, RegionKind, Regions};

/// The side of the line by its nearest stretch alone: left of the way from the Pacific to the Gulf is the United States.
///
/// Where the nearest point is a vertex, both of its stretches are as near, and the side is that of the sharper turn.
fn side_by_nearest_stretch(line: &[Coord<f64>], position: LonLat) -> Country {
    let shrink = position.lat().to_radians().cos();
    let plane = |c: Coord<f64>| Coord { x: (c.x - position.lon()) * shrink, y: c.y - position.lat() };
    let left = |a: Coord<f64>, b: Coord<f64>| (b.x - a.x) * -a.y - (b.y - a.y) * -a.x;
    let (index, share, _) = nearest(line, position);
    let side = left(plane(line[index]), plane(line[index + 1]));
    let neighbour = if share <= 0.0 && index > 0 {
        Some((index - 1, index))
    } else if share >= 1.0 && index + 2 < line.len() {
        Some((index + 1, index + 1))
    } else {
        None
    };
    let us = match neighbour {
        Some((other, vertex)) if (left(plane(line[other]), plane(line[other + 1])) > 0.0) != (side > 0.0) => {
            // Left of one stretch and right of the other: outside of the turn at their vertex.
            let (a, b, c) = (line[vertex - 1], line[vertex], line[vertex + 1]);
            (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) < 0.0
        }
        _ => side > 0.0,
    };
    if us { Country::Us } else { Country::Mx }
}

/// The nearest stretch, the share of it at which its nearest point lies, and the squared distance: by asking all of them.
fn nearest(line: &[Coord<f64>], position: LonLat) -> (usize, f64, f64) {
    let shrink = position.lat().to_radians().cos();
    let mut best = (0, 0.0, f64::INFINITY);
    for (index, pair) in line.windows(2).enumerate() {
        let way = ((pair[1].x - pair[0].x) * shrink, pair[1].y - pair[0].y);
        let to = ((position.lon() - pair[0].x) * shrink, position.lat() - pair[0].y);
        let share = ((to.0 * way.0 + to.1 * way.1) / (way.0 * way.0 + way.1 * way.1)).clamp(0.0, 1.0);
        let distance2 = (to.0 - way.0 * share).powi(2) + (to.1 - way.1 * share).powi(2);
        if distance2 < best.2 {
            best = (index, share, distance2);
        }
    }
    best
}

#[test]
fn five_to_five_hundred_metres_beside_the_line_the_country_is_the_side_of_the_line() {
    let (line, regions) = (line_of_file(), Regions::embedded());
    let mut checked = 0;
    for pair in line.windows(2).step_by(31) {
        let middle = (pair[0] + pair[1]) / 2.0;
        let shrink = middle.y.to_radians().cos();
        let way = ((pair[1].x - pair[0].x) * shrink, pair[1].y - pair[0].y);
        let length = way.0.hypot(way.1);
        for metres in [5.0, 20.0, 100.0, 500.0, -5.0, -20.0, -100.0, -500.0] {
            let degrees = metres / 111_195.0 / length;
            let position = at(middle.x - way.1 * degrees / shrink, middle.y + way.0 * degrees);
            let expected = side_by_nearest_stretch(&line, position);
            assert_eq!(regions.side(position), expected, "{position:?}");
            let located = regions.locate(position).expect("beside the line");
            assert_eq!(regions.get(located.country).code(), expected.as_str(), "{position:?}");
            checked += 1;
        }
    }
    assert!(checked > 5_000, "{checked}");
}

#[test]
fn a_vertex_of_the_line_is_mexican() {
    let regions = Regions::embedded();
    for vertex in line_of_file().into_iter().step_by(50) {
        let position = at(vertex.x, vertex.y);
        assert_eq!(regions.side(position), Country::Mx, "{position:?}: a shared edge goes to the lower code");
        assert!(regions.border_distance_m(position) < 0.01, "{position:?}");
    }
}

#[test]
fn the_scale_grows_along_the_line_to_3155_kilometres() {
    let (line, regions) = (line_of_file(), Regions::embedded());
    assert!((regions.border_length_km() - 3154.93).abs() < 0.01, "{}", regions.border_length_km());
    let mut last = -1.0;
    for vertex in &line {
        let km = regions.border_km(at(vertex.x, vertex.y));
        assert!(km > last || (km - last).abs() < 1e-6, "{vertex:?}: {km} after {last}");
        last = km;
    }
    assert!((last - regions.border_length_km()).abs() < 1e-6);
    for km in [0.0, 0.4, 777.7, 1500.0, 3154.9] {
        let back = regions.border_km(regions.border_point(km));
        assert!((back - km).abs() < 0.001, "{km} came back as {back}");
    }
}

#[test]
fn the_nearest_point_of_the_line_is_the_nearest() {
    let (line, regions, mut random) = (line_of_file(), Regions::embedded(), seeded(5));
    for _ in 0..300 {
        let position = near_line(&mut random, 30_000.0);
        let (index, _, _) = nearest(&line, position);
        let expected = metres_to_line(Line::new(line[index], line[index + 1]), position);
        let found = regions.border_distance_m(position);
        assert!((found - expected).abs() < 0.5 + 0.006 * expected, "{position:?}: {found} and {expected}");
    }
}

#[test]
fn segments_are_fifty_kilometres_each_and_follow_the_scale() {
    let regions = Regions::embedded();
    let segments: Vec<_> = regions.iter().filter(|region| region.kind() == RegionKind::Segment).collect();
    assert_eq!(segments.len(), 64);
    for (number, segment) in segments.iter().enumerate() {
        assert_eq!(segment.code(), (number * 50).to_string());
        assert_eq!(regions.segment_at(segment.label_point()), segment.id());
        let envelope = segment.envelope();
        let label = segment.label_point();
        assert!((envelope.west..=envelope.east).contains(&label.lon()));
        assert!((envelope.south..=envelope.north).contains(&label.lat()));
    }
    let mut random = seeded(6);
    for _ in 0..20_000 {
        let position = anywhere(&mut random);
        let number = (regions.border_km(position) / 50.0) as usize;
        assert_eq!(regions.segment_at(position), segments[number].id(), "{position:?}");
        if let Some(located) = regions.locate(position) {
            assert_eq!(located.segment, segments[number].id(), "{position:?}");
        }
    }
}
