use super::{Count, count};

#[test]
fn whole_numbers_are_counts() {
    for (cell, n) in [
        ("0", 0),
        ("7", 7),
        ("2.0", 2),
        ("1,234", 1234),
        ("1 234", 1234),
        ("+3", 3),
        ("007", 7),
        ("2,0", 2),
        ("12", 12),
        ("dos", 2),
        ("Two", 2),
        ("cero", 0),
        ("2.00", 2),
    ] {
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
    for cell in [
        "",
        "2.5",
        "1,5",
        "several",
        "3-4",
        "1e3",
        "5000000",
        "inf",
        ".",
        "1,23,456",
        "1.000",
        "2-3",
        ">5",
        "5+",
        "~5",
        "2 o 3",
        "dos o tres",
        "1.234.567",
        "12.345",
        "5 personas",
        "1e1",
        "0x1",
    ] {
        assert_eq!(count(cell), Count::NoNumber, "{cell}");
    }
}
