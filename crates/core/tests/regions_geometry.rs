//! The polygons themselves: valid, wound as RFC 7946 says, measured and labelled rightly.

mod regions_support;

use std::collections::HashMap;

use geo::{Coord, GeodesicArea as _, Intersects as _, Line, LineString, Validation as _, Winding as _};
use regions_support::counties;
use spotlight_core::Lang;
use spotlight_core::region::{Region, RegionKind, Regions};

#[test]
fn no_county_is_invalid() {
    let counties = counties();
    let share = counties.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from));
    std::thread::scope(|scope| {
        for counties in counties.chunks(share) {
            scope.spawn(|| counties.iter().for_each(|county| validate(county)));
        }
    });
}

fn validate(county: &Region) {
    if let Err(error) = county.geometry().expect("a county has polygons").check_validation() {
        panic!("{}: {error}", county.code());
    }
}

/// The same for the large ones, whose every edge against every other would take minutes: rings that are simple and wound
/// rightly. What they are made of has been validated above.
#[test]
fn no_ring_meets_itself() {
    let regions = Regions::embedded();
    let shapes = regions.iter().filter_map(|region| region.geometry()).chain([regions.mexico_side()]);
    for polygon in shapes.flatten() {
        assert!(polygon.exterior().is_ccw() && polygon.interiors().iter().all(|hole| hole.is_cw()));
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            assert!(ring.is_closed() && ring.0.len() > 3);
            if let Some((a, b)) = meeting_edges(ring) {
                panic!("{a:?} meets {b:?}");
            }
        }
    }
}

/// Two edges of a ring that meet anywhere but at the vertex between them, looked for in the cells of a grid.
fn meeting_edges(ring: &LineString<f64>) -> Option<(Line<f64>, Line<f64>)> {
    const CELL: f64 = 0.01;
    let cells_of = |line: &Line<f64>| {
        let cell = |degrees: f64| (degrees / CELL).floor() as i32;
        let (xs, ys) = ((line.start.x, line.end.x), (line.start.y, line.end.y));
        let columns = cell(xs.0.min(xs.1))..=cell(xs.0.max(xs.1));
        let rows = cell(ys.0.min(ys.1))..=cell(ys.0.max(ys.1));
        // The far edges that close the Mexican side span the continent; they are checked against nothing.
        let far = columns.clone().count() * rows.clone().count() > 100_000;
        columns.filter(move |_| !far).flat_map(move |column| rows.clone().map(move |row| (column, row)))
    };
    let lines: Vec<Line<f64>> = ring.lines().collect();
    let mut cells: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        for cell in cells_of(line) {
            let others = cells.entry(cell).or_default();
            for &other in others.iter() {
                if meet(&lines, other, index) {
                    return Some((lines[other], *line));
                }
            }
            others.push(index);
        }
    }
    None
}

fn meet(lines: &[Line<f64>], first: usize, second: usize) -> bool {
    let (a, b) = (lines[first], lines[second]);
    if second == first + 1 {
        b.intersects(&a.start) || a.intersects(&b.end)
    } else if first == 0 && second == lines.len() - 1 {
        a.intersects(&b.start) || b.intersects(&a.end)
    } else {
        first != second && a.intersects(&b)
    }
}

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
            assert_eq!(
                regions.locate(label).map(|located| located.county),
                Some(region.id()),
                "{}",
                region.code()
            );
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
    for parent in
        regions.iter().filter(|region| matches!(region.kind(), RegionKind::State | RegionKind::Country))
    {
        let children = regions.iter().filter(|child| {
            child.parent() == Some(parent.id())
                && matches!(child.kind(), RegionKind::State | RegionKind::County)
        });
        let sum: f64 = children.map(|child| child.area_km2()).sum();
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
        assert_eq!(regions.find(region.kind(), region.code()).map(|found| found.id()), Some(region.id()));
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
