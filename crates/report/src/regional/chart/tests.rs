//! Drawings are SVG that can be drawn, and their scales are round.

use spotlight_core::Lang;
use spotlight_core::date::PartialDate;

use super::{Bar, bars, heat, months, png, scale, step_of, years};
use crate::regional::words::Words;

#[test]
fn scales_end_on_round_numbers_above_the_most() {
    for (most, meant) in
        [(0, (1, 1)), (3, (3, 1)), (7, (8, 2)), (35, (40, 10)), (226, (250, 50)), (1_000_000, (1_000_000, 200_000))]
    {
        assert_eq!(scale(most), meant, "{most}");
    }
    for most in 1..3_000 {
        let (top, step) = scale(most);
        assert!(top >= most && top - most < step && top / step <= 5, "{most}");
    }
}

#[test]
fn nothing_has_no_step_and_the_most_has_the_last() {
    assert_eq!((step_of(0, 10), step_of(1, 10), step_of(10, 10)), (None, Some(0), Some(4)));
    assert_eq!(step_of(1, 1), Some(4));
}

#[test]
fn every_chart_can_be_drawn_with_no_and_with_large_numbers() {
    let words = Words::of(Lang::Es);
    let label = "Una categoría de nombre tan largo que no cabe en ninguna parte <&\">".to_owned();
    let some: Vec<(PartialDate, u64)> = (1..=12).map(|month| (PartialDate::Month(2020, month), 1_000_000)).collect();
    let names: Vec<String> = (1..=12).map(|month| words.short_month(month)).collect();
    for svg in [
        bars(&[Bar { label: label.clone(), value: 9_999_999 }, Bar { label, value: 1 }]),
        heat(&names, &[("2020".to_owned(), vec![0; 12]), ("2021".to_owned(), vec![1_234_567; 12])]),
        months(words, &some),
        months(words, &[]),
        years(words, &[(2019, 0)], &[(2020, 5)], ["2019", "2020"]),
        years(words, &[], &[], ["", ""]),
    ] {
        let picture = png(&svg).unwrap();
        assert!(picture.starts_with(b"\x89PNG"), "{svg}");
        assert_eq!(png(&svg).unwrap(), picture);
    }
    assert!(png("not a drawing").is_err());
}
