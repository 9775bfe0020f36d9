//! One invented incident.

use std::collections::BTreeMap;

use spotlight_core::Lang;
use spotlight_core::region::{RegionKind, Regions};
use spotlight_core::taxonomy::{Category, Taxonomy};

use super::draw::Draw;
use super::zones::{Ground, ZONES, Zone};
use super::{people, when, words, zones};

/// How a record may be shown, and by which consent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The exact place, from an invented public register.
    Exact,
    /// An area.
    Area,
    /// A county without coordinates.
    County,
    /// Never: private, or without consent.
    Never,
}

/// The cells of record `number`, by column; a column without a cell is blank.
pub(super) fn invent(number: usize, draw: &mut Draw) -> BTreeMap<&'static str, String> {
    let regions = Regions::embedded();
    let zone = draw.weighted(&ZONES);
    let (at, located) = zones::place(&zone, draw);
    let south = regions.find(RegionKind::Country, "MX").is_some_and(|mexico| mexico.id() == located.country);
    let lang = if draw.percent(if south { 80 } else { 25 }) { Lang::Es } else { Lang::En };
    let category = category(number, &zone, draw);
    let shown = shown(category, draw);

    let mut record = BTreeMap::new();
    let mut set = |column, value: &str| {
        record.insert(column, value.to_owned());
    };
    set("external_id", &format!("INV-{number:05}"));
    set("source_system", "invented-sample");
    set("category", &category.code);
    set("date", &when::date(draw));
    set(
        "date_kind",
        if category.code == "death" { draw.pick(&["found", "found", "occurred", "reported"]) } else { "occurred" },
    );
    if shown != Shown::County {
        set("lat", &format!("{:.5}", at.lat()));
        set("lon", &format!("{:.5}", at.lon()));
        set("location_uncertainty_m", draw.weighted(&[(60, ""), (15, "10"), (15, "100"), (10, "2000")]));
        set("place", zone.name);
    }
    // Coordinates say where it is; a record says it twice half of the time.
    if shown == Shown::County || draw.percent(50) {
        set("state", regions.get(located.state).code());
        set("county", regions.get(located.county).code());
    }
    set("title", &words::title(lang, category.label.get(lang), zone.name));
    set("description", &words::description(lang, number));
    set("lang", if lang == Lang::Es { "es" } else { "en" });
    if category.code == "death" {
        set("cause_of_death", draw.pick(words::causes(zone.ground, lang)));
    }
    set("actors", &actors(category, south, draw));
    set(
        "source_type",
        draw.pick(if shown == Shown::Exact {
            &["medical_examiner", "official", "media"]
        } else {
            &["testimony", "witness", "ngo"]
        }),
    );
    set("source", if lang == Lang::Es { "Registro de muestra inventado" } else { "Invented sample record" });
    if draw.percent(40) {
        set("source_url", &format!("https://example.org/invented/{number}"));
    }
    set("source_quality", draw.pick(&["", "1", "2", "3", "4", "5"]));
    set("verification", draw.weighted(&[(30, "unverified"), (30, "corroborated"), (37, "verified"), (3, "disputed")]));
    let (consent, visibility) = match shown {
        Shown::Exact => ("public_record", "exact"),
        Shown::Area | Shown::County => ("public", "area"),
        Shown::Never => draw.pick(&[("none", "area"), ("internal", "area"), ("public", "private")]),
    };
    set("consent", consent);
    set("visibility", visibility);
    people::describe(&category.code, &mut record, draw);
    record
}

/// Every fifth record takes its turn through all categories, so that none is missing; the others fit the ground.
fn category(number: usize, zone: &Zone, draw: &mut Draw) -> &'static Category {
    let all = Taxonomy::embedded().categories();
    let code = match zone.ground {
        _ if number.is_multiple_of(5) => return &all[number / 5 % all.len()],
        Ground::Desert => draw.weighted(&[(88, "death"), (7, "disappearance"), (5, "aid_obstruction")]),
        Ground::River => draw.weighted(&[(70, "death"), (15, "pursuit"), (15, "use_of_force")]),
        Ground::Port => draw.weighted(&[(50, "asylum_denial"), (25, "due_process"), (25, "profiling")]),
        Ground::Town => draw.weighted(&[(45, "death"), (20, "arbitrary_detention"), (20, "abuse"), (15, "raid")]),
    };
    all.iter().find(|category| category.code == code).expect("the codes above are of the embedded taxonomy")
}

/// Registers publish deaths with their place; what living people tell is shown as an area.
fn shown(category: &Category, draw: &mut Draw) -> Shown {
    if category.code == "death" {
        draw.weighted(&[(84, Shown::Exact), (11, Shown::Area), (3, Shown::County), (2, Shown::Never)])
    } else {
        draw.weighted(&[(8, Shown::Exact), (85, Shown::Area), (3, Shown::County), (4, Shown::Never)])
    }
}

/// None, one or two actors of the side that the place lies on.
fn actors(category: &Category, south: bool, draw: &mut Draw) -> String {
    const NORTH: [&str; 5] = ["border_patrol", "cbp_field_operations", "ice", "state_police_us", "local_police_us"];
    const SOUTH: [&str; 5] = ["inm", "guardia_nacional_mx", "state_police_mx", "municipal_police_mx", "criminal_group"];
    if category.code == "death" && draw.percent(90) {
        return String::new();
    }
    let side = if south { &SOUTH } else { &NORTH };
    let first = draw.below(5) as usize;
    if draw.percent(20) { format!("{};{}", side[first], side[(first + 1) % 5]) } else { side[first].to_owned() }
}
