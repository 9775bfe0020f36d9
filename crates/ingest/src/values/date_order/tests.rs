use jiff::civil::date;

use super::{DateOrder, Evidence, OrderBasis, resolve};
use crate::values::date::Numeric;

fn numeric(a: i8, b: i8) -> Numeric {
    Numeric { a, b, year: 2020, weekday: None }
}

fn evidence(values: &[(i8, i8)]) -> Evidence {
    let mut evidence = Evidence::default();
    for (a, b) in values {
        evidence.add(numeric(*a, *b), None);
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
    assert_eq!(evidence(&[(28, 10), (10, 28)]).decide(None, Some(DateOrder::Dmy)), None);
    assert_eq!(resolve(numeric(3, 4), None, None), None);
    assert_eq!(
        resolve(numeric(28, 10), None, None),
        Some(date(2020, 10, 28)),
        "but a value with one reading is that day"
    );
}

#[test]
fn nothing_decides_without_evidence() {
    let open = evidence(&[(3, 4), (5, 5)]);
    assert_eq!(open.open, 1);
    assert_eq!(open.decide(None, None), None);
    assert_eq!(open.decide(None, Some(DateOrder::Dmy)), Some((DateOrder::Dmy, OrderBasis::Preset)));
    assert_eq!(open.decide(Some(DateOrder::Mdy), Some(DateOrder::Dmy)), Some((DateOrder::Mdy, OrderBasis::Stated)));
}

#[test]
fn the_values_outrank_what_the_preset_expects() {
    assert_eq!(evidence(&[(10, 28)]).decide(None, Some(DateOrder::Dmy)), Some((DateOrder::Mdy, OrderBasis::Values)));
}

#[test]
fn a_month_column_or_a_weekday_decides() {
    let mut beside = Evidence::default();
    beside.add(numeric(3, 4), Some(3));
    assert_eq!(beside.decide(None, None), Some((DateOrder::Mdy, OrderBasis::Neighbours)));
    let mut beside = Evidence::default();
    // 4 March 2020 was a Wednesday, 3 April a Friday.
    beside.add(Numeric { weekday: Some(5), ..numeric(3, 4) }, None);
    assert_eq!(beside.decide(None, None), Some((DateOrder::Dmy, OrderBasis::Neighbours)));
}
