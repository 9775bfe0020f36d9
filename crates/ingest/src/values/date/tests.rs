use jiff::civil::{Date, date as day};
use proptest::prelude::*;
use spotlight_core::date::PartialDate;

use super::{Numeric, Reading, date, with_year};
use crate::values::date_order::{DateOrder, resolve};

const TODAY: Date = day(2026, 11, 23);

fn sure(cell: &str) -> String {
    match date(cell, TODAY) {
        Reading::Sure(date) => date.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn dates_with_one_reading() {
    for (cell, expected) in [
        ("2023-05-14", "2023-05-14"),
        ("2023-05", "2023-05"),
        ("2023", "2023"),
        ("2023-05-14/2023-06", "2023-05-14/2023-06"),
        ("2014-09-04T15:06:01.000+03:00", "2014-09-04"),
        ("2014-09-04 23:59", "2014-09-04"),
        ("2023/5/4", "2023-05-04"),
        ("2023.05.04", "2023-05-04"),
        ("14-mayo-2023", "2023-05-14"),
        ("'14-mayo-2023", "2023-05-14"),
        ("22 May '23", "2023-05-22"),
        ("\u{200e}2023-05-14\u{200e}", "2023-05-14"),
        ("20-Mar-16", "2016-03-20"),
        ("1-Jan-70", "1970-01-01"),
        ("March 20, 2016", "2016-03-20"),
        ("20 de marzo de 2016", "2016-03-20"),
        ("1º de enero del 2020", "2020-01-01"),
        ("Sunday, March 20th 2016", "2016-03-20"),
        ("mayo 2023", "2023-05"),
        ("Sept 2019", "2019-09"),
        ("setiembre 2019", "2019-09"),
        ("05/2023", "2023-05"),
        ("2016 Mar 20", "2016-03-20"),
        ("mar. 20 de 2016", "2016-03-20"),
        ("Domingo, 20 de Marzo de 2016", "2016-03-20"),
        ("dom. 20 mar. 2016", "2016-03-20"),
        ("March 20, 2016 10:30 PM", "2016-03-20"),
        ("Wed Mar 11 2026 23:30:00 GMT-0700 (MST)", "2026-03-11"),
        ("2016-03-20T23:59:59Z", "2016-03-20"),
        ("2016-03-20T23:59:59.999-07:00", "2016-03-20"),
        ("2016-03-20 11:59 PM", "2016-03-20"),
        ("20160320", "2016-03-20"),
        ("2023/05", "2023-05"),
        ("5/2023", "2023-05"),
        ("12-14 May 2020", "2020-05-12/2020-05-14"),
        ("12 - 14 mayo 2020", "2020-05-12/2020-05-14"),
        ("12 al 14 de mayo de 2020", "2020-05-12/2020-05-14"),
        ("May 12 – 14, 2020", "2020-05-12/2020-05-14"),
        ("2020-05-12/2020-05-14", "2020-05-12/2020-05-14"),
        ("Mar-20-16", "2016-03-20"),
        ("mar. 14 may. 2019", "2019-05-14"),
        ("mar. 5 abr 2022", "2022-04-05"),
        ("mar 5 mar 2019", "2019-03-05"),
        ("1ro de mayo de 2022", "2022-05-01"),
        ("1er. de mayo de 2022", "2022-05-01"),
        ("primero de mayo de 2022", "2022-05-01"),
        ("14may2019", "2019-05-14"),
        ("04JUL2019", "2019-07-04"),
        ("14 mayo 2019 11:30:00 p.\u{a0}m.", "2019-05-14"),
    ] {
        assert_eq!(sure(cell), expected, "{cell:?}");
    }
}

#[test]
fn two_numbers_and_a_year_are_left_open() {
    let open = |a, b, year, weekday| Reading::Numeric(Numeric { a, b, year, weekday, year_first: None });
    assert_eq!(date("05/11/2015", TODAY), open(5, 11, 2015, None));
    assert_eq!(date("5.11.15", TODAY), open(5, 11, 2015, None));
    assert_eq!(date("05-11-2015 14:30", TODAY), open(5, 11, 2015, None));
    assert_eq!(date("28/10/2015", TODAY), open(28, 10, 2015, None));
    assert_eq!(date("Wed, 03/11/2026 - 12:00", TODAY), open(3, 11, 2026, Some(3)));
    let wednesday = Numeric { a: 3, b: 11, year: 2026, weekday: Some(3), year_first: None };
    assert_eq!(resolve(wednesday, None, None), Some(day(2026, 3, 11)), "3 November 2026 is a Tuesday");
}

#[test]
fn a_year_of_two_digits_may_stand_in_front() {
    let Reading::Numeric(numeric) = date("14/05/23", TODAY) else { panic!() };
    assert_eq!(numeric.in_order(DateOrder::Dmy), Some(day(2023, 5, 14)));
    assert_eq!(numeric.in_order(DateOrder::Ymd), Some(day(2014, 5, 23)));
    assert_eq!(resolve(numeric, None, None), None, "two readings, and nothing decides");
    assert_eq!(resolve(numeric, Some(DateOrder::Dmy), None), Some(day(2023, 5, 14)));
    let Reading::Numeric(numeric) = date("98/12/31", TODAY) else { panic!() };
    assert_eq!(resolve(numeric, None, None), None);
    assert_eq!(resolve(numeric, Some(DateOrder::Ymd), None), Some(day(1998, 12, 31)));
    assert_eq!(date("10/28/30", TODAY), Reading::None, "neither 2030 nor 1930, and no month 28");
}

#[test]
fn mar_before_a_date_is_a_tuesday() {
    let Reading::Numeric(numeric) = date("mar 14/05/2019", TODAY) else { panic!() };
    assert_eq!(numeric.in_order(DateOrder::Dmy), Some(day(2019, 5, 14)));
    assert_eq!(date("mar 13/05/2019", TODAY), Reading::None, "a Monday");
}

#[test]
fn a_year_of_another_column_completes_what_is_in_words() {
    for (cell, year, expected) in [
        ("23 de mayo", 2019, Some("2019-05-23")),
        ("May 23", 2019, Some("2019-05-23")),
        ("May 19-20", 2018, Some("2018-05-19/2018-05-20")),
        ("mayo", 2019, Some("2019-05")),
        ("May 21", 2021, None),
        ("14/05", 2019, None),
        ("Jun 9, 10", 2012, None),
        ("lunes", 2019, None),
    ] {
        let found = match with_year(cell, year, TODAY) {
            Reading::Sure(date) => Some(date.to_string()),
            _ => None,
        };
        assert_eq!(found.as_deref(), expected, "{cell} of {year}");
    }
}

#[test]
fn spreadsheet_serials_are_days() {
    assert_eq!(date("43831.75", TODAY), Reading::Serial(day(2020, 1, 1)), "the fraction is the time of day");
    assert_eq!(date("43831.5", TODAY), Reading::Serial(day(2020, 1, 1)));
    assert_eq!(date("43831", TODAY), Reading::Serial(day(2020, 1, 1)));
    assert_eq!(date("36526", TODAY), Reading::Serial(day(2000, 1, 1)));
}

#[test]
fn what_is_no_date_is_none() {
    for cell in [
        "00-00097",
        "2023-02-30",
        "31/31/2020",
        "13/13/2020",
        "yesterday",
        "12",
        "99999",
        "0",
        "March",
        "20-Mar",
        "May 23",
        "5/5",
        "1/2/3/4",
        "Monday, March 20 2016",
        "2023-05-14 to 2023-05-16",
        "-110.9",
        "lunes",
        "2023-13",
        "20/3/201",
        "Mar 16 20 2016",
        "Q1 2020",
        "1er trimestre 2020",
        "between 12 and 14 May 2020",
        "entre el 12 y el 14 de mayo de 2020",
        "circa 2015",
        "~2015",
        "approx. May 2015",
        "aprox. 2015",
        "2015?",
        "spring 2015",
        "14-12 May 2020",
        "12-14 May 20",
        "28 Feb - 2 Mar 2020",
        "May 12, 14, 2020",
        "2020-05-12 10:00 - 2020-05-14 12:00",
        "03/04/2020 12:00 - 05/04/2020",
        "03/04/2020 25:00",
        "03/04/2020 12:75",
        "20201340",
        "20032016",
        "2020-W12",
        "2015-05-00",
        "00/05/2015",
        "29/02/2019",
        "May 23, 28",
        "5/2/030",
        "123/4/2020",
        "2020-5-12-13",
        "12 o 13 de mayo de 2020",
        "43831.5.1",
        "May 19-20",
        "mayo 5-12",
        "Jun 9, 10",
        "mar. 13 may. 2019",
        "14mayo",
        "14abc2019",
    ] {
        assert_eq!(date(cell, TODAY), Reading::None, "{cell:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read(days in 0i32..40_000) {
        let day = spotlight_core::date::from_epoch_day(days).unwrap();
        prop_assume!(day <= TODAY);
        let (y, m, d) = (day.year(), day.month(), day.day());
        let months = ["enero", "Feb", "MARZO", "abr", "may", "June", "jul", "agosto", "Sept", "oct", "nov", "diciembre"];
        let name = months[m as usize - 1];
        let day = PartialDate::Day(day);
        for cell in [format!("{y}-{m:02}-{d:02}"), format!("{d}-{name}-{y}"), format!("{name} {d}, {y}"), format!("{y}/{m}/{d}")] {
            prop_assert_eq!(date(&cell, TODAY), Reading::Sure(day), "{}", cell);
        }
        for (cell, order) in [(format!("{d:02}/{m:02}/{y}"), DateOrder::Dmy), (format!("{m}/{d}/{y} 23:59"), DateOrder::Mdy)] {
            let Reading::Numeric(numeric) = date(&cell, TODAY) else { panic!("{cell} is not numeric") };
            prop_assert_eq!(resolve(numeric, Some(order), None).map(PartialDate::Day), Some(day), "{}", cell);
        }
    }

    #[test]
    fn no_text_panics(cell in "\\PC{0,24}") {
        date(&cell, TODAY);
    }

    #[test]
    fn no_date_like_text_panics(cell in "[0-9/:. a-zTº-]{0,20}") {
        date(&cell, TODAY);
    }
}
