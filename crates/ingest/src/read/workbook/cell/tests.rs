use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use super::{Shown, text};

fn day(serial: f64, is_1904: bool, shown: Shown) -> String {
    text(&DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904)), shown)
}

#[test]
fn numbers_carry_no_noise() {
    for (number, expected) in [
        (31.650_000_000_000_002, "31.65"),
        (-110.359_999_999_999_99, "-110.36"),
        (3.0, "3"),
        (-999.0, "-999"),
        (0.1 + 0.2, "0.3"),
        (31.123_456_789, "31.123456789"),
        (1e21, "1000000000000000000000"),
    ] {
        assert_eq!(text(&DataRef::Float(number), Shown::All), expected);
    }
    assert_eq!(text(&DataRef::Float(4019.0), Shown::of_code("00000")), "04019");
}

#[test]
fn days_are_those_that_the_spreadsheet_shows_in_both_systems() {
    assert_eq!(day(43831.0, false, Shown::All), "2020-01-01");
    assert_eq!(day(43831.0 - 1462.0, true, Shown::All), "2020-01-01");
    assert_eq!(day(43831.75, false, Shown::All), "2020-01-01 18:00:00");
    assert_eq!(day(0.5, false, Shown::All), "12:00:00");
    assert_eq!(day(43952.0, false, Shown::of_code("mmm\\-yy")), "2020-05");
    assert_eq!(day(43952.0, false, Shown::of_code("[$-80A]mmmm yyyy;@")), "2020-05");
    assert_eq!(day(43952.0, false, Shown::of_code("yyyy")), "2020");
    assert_eq!(day(43952.0, false, Shown::of_code("dd/mm/yyyy")), "2020-05-01");
    assert_eq!(day(43952.0, false, Shown::of_code("yyyy\"de\"mm\" d\"")), "2020-05");
}

#[test]
fn a_year_that_the_spreadsheet_does_not_show_is_none() {
    for (format, expected) in [
        ("d-mmm", "21-May"),
        ("d\" de \"mmmm", "21-May"),
        ("d-mmm h:mm", "21-May"),
        ("mmmm", "May"),
        ("[$-80A]mmm;@", "May"),
        ("h:mm", "2026-05-21"),
        ("dd/mm/yyyy", "2026-05-21"),
        ("General", "2026-05-21"),
    ] {
        assert_eq!(day(46163.0, false, Shown::of_code(format)), expected, "{format}");
    }
}

#[test]
fn degrees_that_became_a_duration_keep_their_seconds() {
    let typed = |hours: f64, minutes: f64, seconds: f64| {
        let days = (hours + minutes / 60.0 + seconds / 3600.0) / 24.0;
        text(&DataRef::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false)), Shown::All)
    };
    assert_eq!(typed(31.0, 39.0, 25.0), "31:39:25");
    assert_eq!(typed(110.0, 21.0, 36.5), "110:21:36.5");
    assert_eq!(typed(31.0, 39.0, 0.0), "31:39:00");
}
