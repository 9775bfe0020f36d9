use jiff::civil::date;

use proptest::prelude::*;

use super::{Beside, DateOrder, Evidence, OrderBasis, resolve};
use crate::values::date::{Numeric, Reading, date as read};

fn numeric(a: i8, b: i8) -> Numeric {
    Numeric { a, b, year: 2020, weekday: None, year_first: None }
}

fn evidence(values: &[(i8, i8)]) -> Evidence {
    let mut evidence = Evidence::default();
    for (a, b) in values {
        evidence.add(numeric(*a, *b), Beside::default());
    }
    evidence
}

#[test]
fn a_value_over_twelve_decides_the_column() {
    assert_eq!(evidence(&[(3, 4), (28, 10)]).decide(None, None), Some((DateOrder::Dmy, OrderBasis::Values)));
    assert_eq!(evidence(&[(3, 4), (10, 28)]).decide(None, None), Some((DateOrder::Mdy, OrderBasis::Values)));
}

#[test]
fn a_column_that_contradicts_itself_stays_open() {
    assert_eq!(evidence(&[(28, 10), (10, 28)]).decide(None, Some((DateOrder::Dmy, OrderBasis::Preset))), None);
    assert_eq!(resolve(numeric(3, 4), None, None), None);
    assert_eq!(
        resolve(numeric(28, 10), None, None),
        Some(date(2020, 10, 28)),
        "but a value with one reading is that day"
    );
}

#[test]
fn one_slip_among_many_changes_nothing() {
    let mut values = vec![(28, 10); 100];
    values.extend([(3, 4), (5, 25)]);
    assert_eq!(evidence(&values).decide(None, None), Some((DateOrder::Dmy, OrderBasis::Values)));
    values.push((6, 26));
    assert_eq!(evidence(&values).decide(None, None), None);
}

#[test]
fn weekdays_beside_the_dates_decide_if_they_are_theirs() {
    let decided = |weekdays: &[i8]| {
        let mut evidence = Evidence::default();
        // 3 April, 5 June and 7 August 2020 were Fridays; the other way round they were a Wednesday and two Wednesdays.
        for ((a, b), weekday) in [(3, 4), (5, 6), (7, 8)].into_iter().zip(weekdays) {
            evidence.add(numeric(a, b), Beside { weekday: Some(*weekday), ..Beside::default() });
        }
        evidence.decide(None, None)
    };
    assert_eq!(decided(&[5, 5, 5]), Some((DateOrder::Dmy, OrderBasis::Neighbours)));
    assert_eq!(decided(&[5, 1, 1]), None, "weekdays of another event");
}

#[test]
fn nothing_decides_without_evidence() {
    let open = evidence(&[(3, 4), (5, 5)]);
    assert_eq!(open.open, 1);
    assert_eq!(open.decide(None, None), None);
    assert_eq!(
        open.decide(None, Some((DateOrder::Dmy, OrderBasis::Preset))),
        Some((DateOrder::Dmy, OrderBasis::Preset))
    );
    assert_eq!(
        open.decide(Some(DateOrder::Mdy), Some((DateOrder::Dmy, OrderBasis::Preset))),
        Some((DateOrder::Mdy, OrderBasis::Stated))
    );
}

#[test]
fn the_values_outrank_what_the_preset_expects() {
    assert_eq!(
        evidence(&[(10, 28)]).decide(None, Some((DateOrder::Dmy, OrderBasis::Preset))),
        Some((DateOrder::Mdy, OrderBasis::Values))
    );
}

#[test]
fn a_month_column_or_a_weekday_decides() {
    let mut beside = Evidence::default();
    beside.add(numeric(3, 4), Beside { month: Some(3), ..Beside::default() });
    assert_eq!(beside.decide(None, None), Some((DateOrder::Mdy, OrderBasis::Neighbours)));
    let mut beside = Evidence::default();
    // 4 March 2020 was a Wednesday, 3 April a Friday.
    beside.add(Numeric { weekday: Some(5), ..numeric(3, 4) }, Beside::default());
    assert_eq!(beside.decide(None, None), Some((DateOrder::Dmy, OrderBasis::Neighbours)));
}

const TODAY: jiff::civil::Date = date(2026, 11, 23);

fn column(cells: &[String]) -> Option<(DateOrder, OrderBasis)> {
    let mut evidence = Evidence::default();
    for cell in cells {
        if let Reading::Numeric(numeric) = read(cell, TODAY) {
            evidence.add(numeric, Beside::default());
        }
    }
    evidence.decide(None, None)
}

/// Days in time order that can all be read both ways: none is after the 12th.
fn sorted_days(count: usize, year: i16) -> Vec<jiff::civil::Date> {
    let all = (0..).flat_map(|y| (1..=12).flat_map(move |m| (1..=12).map(move |d| date(year + y, m, d))));
    all.filter(|day| day.day() % 3 == 1).take(count).collect()
}

fn written(days: &[jiff::civil::Date], order: DateOrder) -> Vec<String> {
    days.iter()
        .map(|day| match order {
            DateOrder::Mdy => format!("{}/{}/{}", day.month(), day.day(), day.year()),
            _ => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        })
        .collect()
}

#[test]
fn a_file_in_time_order_decides() {
    for order in [DateOrder::Dmy, DateOrder::Mdy] {
        let mut days = sorted_days(60, 2019);
        assert_eq!(column(&written(&days, order)), Some((order, OrderBasis::FileOrder)));
        days.reverse();
        assert_eq!(column(&written(&days, order)), Some((order, OrderBasis::FileOrder)), "the newest first");
    }
    assert_eq!(column(&written(&sorted_days(6, 2019), DateOrder::Dmy)), None, "too few");
}

#[test]
fn a_file_sorted_as_text_decides_nothing() {
    let mut cells: Vec<String> =
        sorted_days(40, 2019).iter().map(|day| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())).collect();
    cells.sort();
    assert_eq!(column(&cells), None, "day-month, sorted as text within one year, looks like month-day in time");
    cells.push("02/02/2019".to_owned());
    assert_eq!(column(&cells), None, "nor with a late entry");
    let one_year = written(&sorted_days(40, 2019), DateOrder::Mdy);
    assert_eq!(column(&one_year), None, "so month-day in time within one year is no evidence either");
}

#[test]
fn a_preset_that_the_file_speaks_against_does_not_decide() {
    let mut evidence = Evidence::default();
    for cell in written(&sorted_days(60, 2019), DateOrder::Dmy) {
        if let Reading::Numeric(numeric) = read(&cell, TODAY) {
            evidence.add(numeric, Beside::default());
        }
    }
    assert_eq!(evidence.decide(None, Some((DateOrder::Mdy, OrderBasis::Preset))), None);
    assert_eq!(
        evidence.decide(None, Some((DateOrder::Dmy, OrderBasis::Preset))),
        Some((DateOrder::Dmy, OrderBasis::Preset))
    );
}

#[test]
fn a_year_of_two_digits_is_in_front_or_behind() {
    let cells = |cells: &[&str]| column(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(cells(&["98/12/31", "14/05/23"]), Some((DateOrder::Ymd, OrderBasis::Values)));
    assert_eq!(cells(&["31/12/98", "14/05/23"]), Some((DateOrder::Dmy, OrderBasis::Values)));
    assert_eq!(cells(&["14/05/23"]), None, "14 May 2023 or 23 May 2014");
    let year_behind = ["03/05/23", "14/05/23", "16/05/23", "20/06/23", "22/08/23"];
    assert_eq!(cells(&year_behind), Some((DateOrder::Dmy, OrderBasis::Values)), "always 23");
    let year_in_front = ["23/05/03", "23/05/14", "23/05/16", "23/06/20", "23/08/22"];
    assert_eq!(cells(&year_in_front), Some((DateOrder::Ymd, OrderBasis::Values)));
    assert_eq!(cells(&["14/05/23", "16/05/23", "20/06/23", "22/08/23", "21/08/23"]), None, "14 to 22 may be years");
    for day in ["01", "15"] {
        let on_the_day = ["03/08", "04/12", "05/18", "07/19", "11/20", "01/21"].map(|rest| format!("{day}/{rest}"));
        assert_eq!(column(&on_the_day), None, "always the {day}th, or always of that year");
    }
    assert_eq!(cells(&["98/12/31", "31/12/98"]), None);
    assert_eq!(
        cells(&["14/05/23", "20/06/2023"]),
        Some((DateOrder::Dmy, OrderBasis::Values)),
        "the other has its year in full"
    );
}

#[test]
fn nine_rows_in_order_by_chance_do_not_decide() {
    let cells =
        ["1/7/2020", "2/3/2020", "2/5/2020", "3/4/2020", "4/1/2020", "1/2/2021", "1/3/2021", "2/1/2021", "1/2/2022"];
    assert_eq!(column(&cells.map(str::to_owned)), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// Rows that stand in no order never decide: neither for the wrong order nor for the right one.
    #[test]
    fn random_rows_never_decide(days in prop::collection::vec((1i8..=12, 1i8..=12, 2015i16..2026), 0..400)) {
        let cells: Vec<_> = days.iter().map(|(a, b, year)| format!("{a}/{b}/{year}")).collect();
        prop_assert_eq!(column(&cells), None);
    }

    /// Nor do few rows, where chance has its best chances.
    #[test]
    fn few_random_rows_never_decide_wrongly(days in prop::collection::vec((1i8..=12, 1i8..=12, 2020i16..2023), 9..16)) {
        let cells: Vec<_> = days.iter().map(|(a, b, year)| format!("{a}/{b}/{year}")).collect();
        prop_assert_eq!(column(&cells), None);
    }

    /// A register kept day by day, with late entries, is decided rightly or not at all.
    #[test]
    fn a_register_with_late_entries_is_never_read_the_wrong_way(
        steps in prop::collection::vec(0i32..9, 60..300), late in prop::collection::vec(any::<prop::sample::Index>(), 0..6), mdy in any::<bool>(),
    ) {
        let mut at = spotlight_core::date::epoch_day(date(2018, 1, 1));
        let mut days = Vec::new();
        for step in steps {
            at += step;
            let day = spotlight_core::date::from_epoch_day(at).unwrap();
            if day.day() <= 12 { days.push(day); }
        }
        for late in late {
            let day = days.remove(late.index(days.len()));
            days.push(day);
        }
        let order = if mdy { DateOrder::Mdy } else { DateOrder::Dmy };
        let found = column(&written(&days, order)).map(|(order, _)| order);
        prop_assert!(found.is_none() || found == Some(order), "{:?} for {:?}", found, order);
    }
}
