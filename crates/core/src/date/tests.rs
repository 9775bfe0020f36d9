use proptest::prelude::*;

use super::*;

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

#[test]
fn every_precision_prints_as_it_was_read() {
    for text in ["2023-05-14", "2023-05", "2023", "2023-05-14/2023-06-01", "2023/2024-02", "0001"] {
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_refused_by_kind() {
    for text in ["", "23", "2023-5-14", "2023-05-14-01", "+2023", "2023-05-", "14/05/2023", "２０２３"] {
        assert!(matches!(text.parse::<PartialDate>(), Err(DateError::Form(_))), "{text}");
    }
    for text in ["2023-02-29", "2023-13", "2023-00", "0000", "2023-04-31"] {
        assert!(matches!(text.parse::<PartialDate>(), Err(DateError::Calendar(_))), "{text}");
    }
    assert!(matches!("2024/2023".parse::<PartialDate>(), Err(DateError::Reversed(_))));
}

#[test]
fn first_and_last_days_cover_the_whole_date() {
    let days = |text| (date(text).first_day().to_string(), date(text).last_day().to_string());
    assert_eq!(days("2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
    assert_eq!(days("2023"), ("2023-01-01".into(), "2023-12-31".into()));
    assert_eq!(days("2022-12/2023"), ("2022-12-01".into(), "2023-12-31".into()));
}

#[test]
fn a_mask_leaves_no_day() {
    assert_eq!(date("2023-05-14").to_month(), date("2023-05"));
    assert_eq!(date("2023-05-14/2023-05-20").to_month(), date("2023-05"));
    assert_eq!(date("2023-05-14/2023-06-20").to_month(), date("2023-05/2023-06"));
    assert_eq!(date("2023").to_month(), date("2023"));
}

#[test]
fn a_bucket_must_hold_the_whole_date() {
    assert_eq!(date("2023-05-14/2023-05-20").only_month(), Some((2023, 5)));
    assert_eq!(date("2023-05-14/2023-06-01").only_month(), None);
    assert_eq!(date("2023-05-14/2023-06-01").only_year(), Some(2023));
    assert_eq!(date("2023").only_month(), None);
    assert_eq!(date("2023-05-14/2023-05-14").only_day(), Some(date("2023-05-14").first_day()));
}

proptest! {
    #[test]
    fn epoch_days_round_trip(days in -700_000_i32..2_900_000) {
        let day = from_epoch_day(days).unwrap();
        prop_assert_eq!(epoch_day(day), days);
    }
}
