//! Counts and features of invented people. A blank is not zero: most counts stay unknown.

use std::collections::BTreeMap;

use super::draw::Draw;

const NATIONALITIES: [&str; 10] = ["MX", "GT", "HN", "SV", "VE", "CU", "EC", "HT", "CO", "unknown"];

/// Fills the columns on people of a category.
pub(super) fn describe(category: &str, record: &mut BTreeMap<&'static str, String>, draw: &mut Draw) {
    let mut set = |column, value: &str| {
        record.insert(column, value.to_owned());
    };
    match category {
        "death" => {
            if draw.percent(85) {
                set("dead", draw.weighted(&[(88, "1"), (7, "2"), (3, "3"), (1, "6"), (1, "9")]));
            }
            set("identified", draw.weighted(&[(45, "yes"), (35, "no"), (20, "")]));
        }
        "disappearance" => set("missing", draw.weighted(&[(75, "1"), (15, "2"), (10, "")])),
        "use_of_force" | "pursuit" | "private_violence" => {
            set("injured", draw.weighted(&[(40, ""), (25, "1"), (15, "2"), (15, "0"), (5, "5")]));
            set("dead", draw.weighted(&[(55, ""), (35, "0"), (10, "1")]));
        }
        _ => set("survivors", draw.weighted(&[(70, ""), (15, "1"), (10, "3"), (5, "12")])),
    }
    if draw.percent(30) {
        let column = draw.pick(&["women", "men", "men", "children"]);
        set(column, "1");
    }
    if draw.percent(40) {
        set("nationality", draw.pick(&NATIONALITIES));
        set("age_group", draw.weighted(&[(10, "child"), (70, "adult"), (5, "older"), (15, "unknown")]));
        set("gender", draw.weighted(&[(30, "woman"), (55, "man"), (1, "nonbinary"), (14, "unknown")]));
    }
}
