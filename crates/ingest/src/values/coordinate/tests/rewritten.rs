//! Forms that are read by way of another.

use super::super::{accuracy_m, in_one_cell, in_two_cells};
use super::degrees;

fn near(cell: &str, found: Option<(f64, f64)>, (lat, lon): (f64, f64)) {
    let found = found.unwrap_or_else(|| panic!("{cell} was not read"));
    assert!((found.0 - lat).abs() < 2e-5 && (found.1 - lon).abs() < 2e-5, "{cell}: {found:?}");
}

#[test]
fn what_programs_and_people_made_of_a_form_is_that_form() {
    let there = (31.91, -111.52);
    for cell in [
        "31ø54'36\"N 111ø31'12\"W",
        "31¡54'36\"N 111¡31'12\"W",
        "31?54'36\"N 111?31'12\"W",
        "31\u{fffd}54.6'N 111\u{fffd}31.2'W",
        "31Â°54'36\"N, 111Â°31'12\"W",
        "31°54â€²36â€³N, 111°31â€²12â€³W",
        "31 grados, 54 minutos, 36 segundos N; 111 grados, 31 minutos, 12 segundos W",
        "31°54'36\" de latitud norte y 111°31'12\" de longitud oeste",
        "315436N1113112W",
        "315436N 1113112W",
        "3154.600N 11131.200W",
        "N3154.600 W11131.200",
        "31.91, -111.52 ± 100m",
        "31.91, -111.52 (+/- 5 m)",
        "31.91, -111.52, 1200m",
        "Lat: 31.91 Long: -111.52 Alt: 1200",
        "31.91 N, 111.52 W, elev. 3900 ft",
        "((31.91, -111.52))",
        "\"31.91,-111.52\"",
        "Coord. 31.91,-111.52",
        "LatLng(31.91, -111.52)",
        "lat=31.91&lon=-111.52",
        "31.91 & -111.52",
        "31.91\\-111.52",
    ] {
        near(cell, degrees(in_one_cell(cell)), there);
    }
    for cell in [
        "12R 450837,3530579",
        "E450837 N3530579 (12R)",
        "X=450837 Y=3530579 Z=12",
        "450837E 3530579N Z12",
        "3530579,450837 12R",
    ] {
        near(cell, degrees(in_one_cell(cell)), (31.910_01, -111.519_98));
    }
    near("two cells", degrees(in_two_cells("3154.600N", "11131.200W")), there);
    near("two cells", degrees(in_two_cells("31ø54'36\"N", "111ø31'12\"W")), there);
}

#[test]
fn how_exact_a_place_is_counts() {
    for (cell, metres) in
        [("31.91, -111.52 ± 100m", 100), ("31.91, -111.52 (+/- 5.2 m)", 6), ("31.91 -111.52 ±100 ft", 31)]
    {
        assert_eq!(accuracy_m(cell), Some(metres), "{cell}");
    }
    for cell in ["31.91, -111.52", "31.91, -111.52 ± 100", "POINT (-111.52 31.91)"] {
        assert_eq!(accuracy_m(cell), None, "{cell}");
    }
}

#[test]
fn what_could_mean_something_else_stays_unread() {
    for cell in [
        "31?91, -111.52",
        "316036N1113112W",
        "3160.600N 11131.200W",
        "3154600N 11131200W",
        "31.91, -111.52 or 31.95, -111.60",
        "31.91, -111.52, 31.95, -111.60",
        "31.9 & 32.0, -111.52",
        "30°26'04.8\" N 110°13'03.6\" 0",
        "31.91N 111.52W NAD27",
        "31.91, -111 52m",
    ] {
        assert_eq!(degrees(in_one_cell(cell)), None, "{cell}");
    }
}
