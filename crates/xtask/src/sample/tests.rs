//! The committed sample is what the generator makes, and it is what it promises.

use std::collections::{BTreeMap, BTreeSet};

use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;

use super::{COUNT, FILE, generate};
use crate::project::Project;

type Row = BTreeMap<String, String>;

fn rows() -> Vec<Row> {
    let bytes = generate().expect("the generator writes to memory");
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.expect("a row of the header")).collect()
}

#[test]
fn the_committed_file_is_what_the_generator_makes() {
    let committed = std::fs::read(Project::here().path(FILE)).expect("the sample is committed");
    assert!(committed == generate().expect("memory"), "{FILE} is stale: run `cargo xtask sample`");
}

#[test]
fn every_record_is_marked_as_invented_in_its_own_language() {
    for row in rows() {
        let mark = if row["lang"] == "es" { "[INVENTADO]" } else { "[INVENTED]" };
        assert!(row["title"].starts_with(mark) && row["description"].starts_with(mark), "{row:?}");
        assert!(row["external_id"].starts_with("INV-") && row["source_system"] == "invented-sample");
    }
}

#[test]
fn ids_are_unique_and_every_category_and_language_occurs() {
    let rows = rows();
    let of = |column: &str| rows.iter().map(|row| row[column].as_str()).collect::<BTreeSet<_>>();
    assert_eq!(of("external_id").len(), COUNT);
    assert_eq!(of("lang").len(), 2);
    let all: BTreeSet<_> = Taxonomy::embedded().categories().iter().map(|category| category.code.as_str()).collect();
    assert_eq!(of("category"), all);
    let actors: BTreeSet<_> =
        rows.iter().flat_map(|row| row["actors"].split(';')).filter(|code| !code.is_empty()).collect();
    assert!(actors.iter().all(|code| Taxonomy::embedded().find_actor(code).is_some()), "{actors:?}");
}

#[test]
fn places_lie_in_the_ten_states_and_dates_are_partial_dates_up_to_october_2026() {
    for row in rows() {
        let date: PartialDate = row["date"].parse().expect("a partial date");
        assert!(row["date"].as_str() < "2026-11", "{date:?}");
        if row["lat"].is_empty() {
            assert!(!row["county"].is_empty(), "a row without coordinates names its county");
            continue;
        }
        let number = |column: &str| row[column].parse::<f64>().expect("a number");
        let at = LonLat::new(number("lon"), number("lat")).expect("degrees");
        let located = Regions::embedded().locate(at).expect("inside the ten states");
        assert!(row["county"].is_empty() || row["county"] == Regions::embedded().get(located.county).code());
    }
}

#[test]
fn consent_and_visibility_are_mixed_as_promised() {
    let rows = rows();
    let share = |keep: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| keep(row)).count() * 100 / rows.len();
    let exact = share(&|row| row["visibility"] == "exact");
    let area = share(&|row| row["visibility"] == "area" && row["consent"] == "public" && !row["lat"].is_empty());
    let county = rows.iter().filter(|row| row["lat"].is_empty()).count();
    let never = rows.iter().filter(|row| row["visibility"] == "private" || row["consent"] == "none").count();
    assert!(
        (50..62).contains(&exact) && (33..46).contains(&area) && county > 25 && never > 25,
        "{exact} {area} {county} {never}"
    );
    assert!(rows.iter().all(|row| row["visibility"] != "exact" || row["consent"] == "public_record"));
}
