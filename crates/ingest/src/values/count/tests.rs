use super::{Count, count};

#[test]
fn whole_numbers_are_counts() {
    for (cell, n) in [("0", 0), ("7", 7), ("2.0", 2), ("1,234", 1234), ("1 234", 1234), ("+3", 3), ("007", 7)] {
        assert_eq!(count(cell), Count::Known(n), "{cell}");
    }
}

#[test]
fn negative_numbers_mean_unknown() {
    for cell in ["-1", "-2", "-2.0"] {
        assert_eq!(count(cell), Count::Negative, "{cell}");
    }
}

#[test]
fn anything_else_is_no_count() {
    for cell in ["", "2.5", "1,5", "several", "3-4", "1e3", "5000000", "inf", ".", "1,23,456"] {
        assert_eq!(count(cell), Count::NoNumber, "{cell}");
    }
}
