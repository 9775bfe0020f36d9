//! Columns of dates with known answers: right, or refused, and never another day.

use std::fmt::Write as _;

use crate::common::{TODAY, codes, import, import_text, incident, options};
use jiff::civil::{Date, date};
use spotlight_core::date::PartialDate;
use spotlight_ingest::{Ask, Code, DateOrder, Input, OrderBasis, Outcome};

/// Days that look random and are the same in each run.
fn days(count: usize, mut seed: u64) -> Vec<Date> {
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as i16
    };
    (0..count)
        .map(|_| {
            date(2001 + next().rem_euclid(25), (1 + next().rem_euclid(12)) as i8, (1 + next().rem_euclid(28)) as i8)
        })
        .collect()
}

fn file(cells: impl Iterator<Item = String>) -> String {
    let mut text = "category,date,lat,lon\n".to_owned();
    for (index, cell) in cells.enumerate() {
        writeln!(text, "raid,\"{cell}\",31.9,-111.{index:04}").unwrap();
    }
    text
}

fn dmy(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn mdy(day: Date) -> String {
    format!("{}/{}/{}", day.month(), day.day(), day.year())
}

/// How many rows have their day, how many are refused, and how many have another.
fn judged(text: &str, days: &[Date]) -> (usize, usize, usize) {
    let imported = import_text(text);
    assert!(imported.receipt.adds_up());
    assert_eq!(imported.rows.len(), days.len());
    let (mut right, mut refused, mut wrong) = (0, 0, 0);
    for (row, day) in imported.rows.iter().zip(days) {
        match &row.outcome {
            Outcome::Incident(incident) if incident.occurred == PartialDate::Day(*day) => right += 1,
            Outcome::Incident(_) | Outcome::Duplicate { .. } => wrong += 1,
            Outcome::Rejected => {
                assert_eq!(row.notes[0].code, Code::AmbiguousDate);
                refused += 1;
            }
        }
    }
    (right, refused, wrong)
}

#[test]
fn thousands_of_dates_in_either_order_are_all_right() {
    for seed in 0..3 {
        let days = days(1350, seed);
        assert_eq!(judged(&file(days.iter().copied().map(dmy)), &days), (1350, 0, 0));
        assert_eq!(judged(&file(days.iter().copied().map(mdy)), &days), (1350, 0, 0));
    }
}

#[test]
fn a_column_that_mixes_both_orders_refuses_what_is_open() {
    let days = days(2700, 7);
    let mixed = days.iter().enumerate().map(|(i, day)| if i % 2 == 0 { dmy(*day) } else { mdy(*day) });
    let (right, refused, wrong) = judged(&file(mixed), &days);
    assert_eq!(wrong, 0);
    let open = days.iter().filter(|day| day.day() <= 12 && day.day() != day.month()).count();
    assert_eq!((right, refused), (2700 - open, open));
}

#[test]
fn years_of_two_digits_never_turn_round() {
    let days: Vec<_> = days(1350, 11);
    let short = |order: &str| {
        file(days.iter().map(|day| {
            let (d, m, y) = (day.day(), day.month(), day.year() % 100);
            match order {
                "dmy" => format!("{d:02}/{m:02}/{y:02}"),
                "mdy" => format!("{m}/{d}/{y:02}"),
                _ => format!("{y:02}/{m:02}/{d:02}"),
            }
        }))
    };
    for order in ["dmy", "mdy", "ymd"] {
        let (right, _, wrong) = judged(&short(order), &days);
        assert_eq!((right, wrong), (1350, 0), "{order}");
    }
}

#[test]
fn a_file_in_time_order_tells_its_order() {
    let mut days: Vec<_> = days(400, 3).into_iter().filter(|day| day.day() <= 12).collect();
    days.sort_unstable();
    for (write, order) in [(dmy as fn(Date) -> String, DateOrder::Dmy), (mdy, DateOrder::Mdy)] {
        let text = file(days.iter().copied().map(write));
        let plan = import(&Input::from_bytes("a.csv", text.clone().into()), &options()).unwrap().plan;
        assert_eq!(plan.date_order(), Some((order, OrderBasis::FileOrder)));
        assert_eq!(judged(&text, &days), (days.len(), 0, 0));
    }
}

#[test]
fn no_zone_shifts_a_day_and_no_precision_is_invented() {
    for (cell, expected) in [
        ("2023-05-14T23:30:00-07:00", "2023-05-14"),
        ("2023-05-14T00:30:00Z", "2023-05-14"),
        ("2023-05-14T00:30:00+14:00", "2023-05-14"),
        ("mayo 2023", "2023-05"),
        ("2023", "2023"),
        ("2023/05", "2023-05"),
        ("12 al 14 de mayo de 2023", "2023-05-12/2023-05-14"),
    ] {
        let imported = import_text(&file(std::iter::once(cell.to_owned())));
        let Outcome::Incident(incident) = &imported.rows[0].outcome else { panic!("{cell}: {:?}", imported.rows[0]) };
        assert_eq!(incident.occurred.to_string(), expected, "{cell}");
        assert!(imported.rows[0].notes.iter().all(|note| note.code == Code::NoSource), "{cell}");
    }
    for cell in [mdy(TODAY.tomorrow().unwrap()), "31/12/2027".to_owned(), "2026-11-24".to_owned()] {
        let imported = import_text(&file(std::iter::once(cell.clone())));
        assert!(matches!(imported.rows[0].outcome, Outcome::Rejected), "{cell} is in the future");
    }
}

/// The days of a column, or the first reason against each.
fn column(cells: &[&str], beside: &[&str], name: &str) -> Vec<String> {
    let mut text = format!("category,date,{name},state,case\n");
    for (index, cell) in cells.iter().enumerate() {
        writeln!(text, "raid,\"{cell}\",{},AZ,{index}", beside.get(index).unwrap_or(&"")).unwrap();
    }
    let shown = |row: &spotlight_ingest::Row| match &row.outcome {
        Outcome::Incident(incident) => incident.occurred.to_string(),
        _ => row.notes[0].code.as_str().to_owned(),
    };
    import_text(&text).rows.iter().map(shown).collect()
}

#[test]
fn the_first_of_a_month_is_no_year() {
    for cells in [["01/03/18", "01/07/19", "01/11/20", "01/01/21"], ["18/03/01", "19/07/01", "20/11/01", "21/01/01"]] {
        assert_eq!(column(&cells, &[], "x"), ["ambiguous_date"; 4], "{cells:?}");
        let asked = import_text(&file(cells.iter().map(ToString::to_string))).plan.asks();
        assert!(matches!(asked[..], [spotlight_ingest::Ask::DateOrder { .. }]), "{asked:?}");
    }
}

#[test]
fn days_of_one_month_are_no_day_and_year() {
    let cells = ["May 19-20", "mayo 5-12", "Jun 9, 10", "23 de mayo"];
    assert_eq!(column(&cells, &[], "x"), ["bad_date"; 4]);
    assert_eq!(
        column(&cells, &["2018"; 4], "year"),
        ["2018-05-19/2018-05-20", "2018-05-05/2018-05-12", "bad_date", "2018-05-23"]
    );
}

#[test]
fn a_date_that_others_make_doubtful_is_not_taken() {
    let cells = ["2019-13-02", "2019-05-04", "2019-07-07", "2019-30-11"];
    assert_eq!(column(&cells, &[], "x"), ["bad_date", "date_doubtful", "2019-07-07", "bad_date"]);
    assert_eq!(column(&cells, &["", "5"], "month")[1], "2019-05-04", "a month beside it says that it is none");
    let cells = ["19-Apr-03", "18-Mar-31", "20-Jul-04"];
    assert_eq!(column(&cells, &[], "x"), ["date_doubtful", "bad_date", "date_doubtful"]);
    let cells = ["2010-11", "2012-13", "2010-05"];
    assert_eq!(column(&cells, &[], "x"), ["date_doubtful", "bad_date", "2010-05"]);
}

#[test]
fn a_column_of_weekdays_decides_and_contradicts() {
    let cells = ["3/6/2019", "4/7/2019", "5/8/2019"];
    let decided = column(&cells, &["lunes", "jueves", "lunes"], "Día de la semana");
    assert_eq!(decided, ["2019-06-03", "2019-07-04", "2019-08-05"]);
    let decided = column(&cells, &["Wednesday", "Sun", "Wed."], "Weekday");
    assert_eq!(decided, ["2019-03-06", "2019-04-07", "2019-05-08"]);
    // Dates of which some exist in one order only, and weekdays that say the other.
    let cells = ["14/05/2019", "25/05/2019", "3/6/2019", "4/7/2019"];
    let contradicted = column(&cells, &["martes", "sábado", "miércoles", "domingo"], "Día de la semana");
    assert_eq!(contradicted[2..], ["ambiguous_date"; 2]);
    let imported = import_text("category,date,weekday,state\nraid,2019-05-14,Monday,AZ\n");
    assert_eq!(imported.rows[0].notes[0].code, Code::DateMismatch);
}

#[test]
fn the_month_of_a_report_does_not_turn_a_date_round() {
    let cells = ["14/05/2019", "25/05/2019", "05/03/2019", "10/09/2019"];
    let found = column(&cells, &["5", "5", "5", "10"], "month");
    assert_eq!(found, ["2019-05-14", "2019-05-25", "ambiguous_date", "ambiguous_date"]);
}

#[test]
fn one_slip_does_not_make_a_column_ambiguous() {
    let mut cells = vec!["25/10/2019"; 120];
    cells.extend(["05/25/2019", "03/04/2019"]);
    let found = column(&cells, &[], "x");
    assert_eq!(found[120..], ["2019-05-25", "2019-04-03"]);
    let mut text = "category,date,state\n".to_owned();
    for cell in cells {
        writeln!(text, "raid,{cell},AZ").unwrap();
    }
    assert_eq!(import_text(&text).rows[120].notes[0].code, Code::OtherOrder);
}

#[test]
fn one_row_of_another_hand_does_not_decide_against_the_others() {
    // In time order if the month comes first, with no day after the 12th.
    let sorted: Vec<Date> =
        (0..40).map(|n| date(2019 + n / 20, 1 + (n % 20 / 2) as i8, 2 + (n % 2 * 7) as i8)).collect();
    let fortnight: Vec<Date> = (1..13).map(|day| date(2021, 6, day)).filter(|day| day.day() != 6).collect();
    let short: Vec<Date> =
        [(2, 9), (3, 7), (5, 2), (9, 5), (10, 4)].map(|(month, day)| date(2020, month, day)).to_vec();
    for (days, write) in [(&sorted, mdy as fn(Date) -> String), (&fortnight, mdy), (&short, mdy), (&sorted, dmy)] {
        let other = if write(date(2021, 12, 25)).starts_with("12") { "25/12/2021" } else { "12/25/2021" };
        let imported = import_text(&file(days.iter().map(|day| write(*day)).chain([other.to_owned()])));
        assert_eq!(imported.plan.date_order(), None, "{other}");
        assert!(imported.plan.asks().iter().any(|ask| matches!(ask, Ask::DateOrder { .. })));
        let (last, others) = imported.rows.split_last().unwrap();
        assert_eq!(
            (incident(last).occurred.to_string().as_str(), codes(last)),
            ("2021-12-25", vec![Code::AloneInOrder])
        );
        let open = |day: &&Date| day.day() != day.month();
        let refused = others.iter().filter(|row| codes(row) == [Code::AmbiguousDate]).count();
        assert_eq!(refused, days.iter().filter(open).count());
    }
}

#[test]
fn a_late_day_among_few_still_decides() {
    for cells in [
        &["03/04/2020", "28/10/2020"][..],
        &["05/02/2020", "03/04/2020", "02/11/2020", "28/10/2020", "01/05/2020"],
        // Kept day by day, day first: the open ones are in that order, too.
        &["01/03/2020", "09/03/2020", "28/03/2020", "02/04/2020", "07/05/2020", "01/06/2020", "03/06/2020"],
    ] {
        let imported = import_text(&file(cells.iter().map(|cell| (*cell).to_owned())));
        assert_eq!(imported.plan.date_order(), Some((DateOrder::Dmy, OrderBasis::Values)), "{cells:?}");
    }
}
