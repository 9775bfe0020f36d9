use super::{DELIMITERS, declared, fit};

fn best(sample: &str) -> u8 {
    DELIMITERS.into_iter().max_by_key(|delimiter| fit(sample, *delimiter)).unwrap()
}

#[test]
fn the_delimiter_that_cuts_every_record_alike_fits_best() {
    assert_eq!(best("a,b,c\n1,2,3\n"), b',');
    assert_eq!(best("a;b\n1,5;2,5\n3,5;4,5\n"), b';');
    assert_eq!(best("a\tb\n\"x, y\"\tz\n"), b'\t');
    assert_eq!(best("date|place|lat, lon\n2020|x, y, z|31, -110\n"), b'|');
}

#[test]
fn a_first_line_of_excel_names_it() {
    assert_eq!(declared("sep=;\na;b\n"), Some(b';'));
    assert_eq!(declared("\"sep=,\"\r\na,b\n"), Some(b','));
    assert_eq!(declared("sep=\t\na\tb"), Some(b'\t'));
    assert_eq!(declared("a,b\n"), None);
}
