use proptest::prelude::*;

use super::links;

#[test]
fn a_cell_may_hold_several_links() {
    for (cell, expected) in [
        ("http://bit.ly/383RjMo", vec!["http://bit.ly/383RjMo"]),
        ("http://a.org/x, https://b.org/y", vec!["http://a.org/x", "https://b.org/y"]),
        ("http://a.org/x,http://b.org/y", vec!["http://a.org/x", "http://b.org/y"]),
        ("https://archive.org/web/http://a.org/x", vec!["https://archive.org/web/http://a.org/x"]),
        ("http://a.org/x,2", vec!["http://a.org/x,2"]),
        (" http://a.org\nhttp://b.org ;", vec!["http://a.org", "http://b.org"]),
    ] {
        assert_eq!(links(cell), Some(expected), "{cell:?}");
    }
}

#[test]
fn what_is_no_link_makes_none() {
    for cell in [
        "",
        "www.a.org",
        "see file",
        "http://",
        "http://localhost",
        "http://a.org and more",
        "javascript:alert(1)",
        "http://a.org/<b>",
        ",",
    ] {
        assert_eq!(links(cell), None, "{cell:?}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(cell in "(http://|https://|,|é|[a-z. ;/]){0,12}") {
        links(&cell);
    }
}
