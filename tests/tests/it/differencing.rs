//! The differencing test: an attacker has all public answers, of two versions, and a list of suspects (row, true place, true
//! day) to compare them with. He gains nothing beyond the area and the month.
//!
//! Two statistics. *Interference*: every masked incident is moved to another place of its area and another day of its month;
//! answers that differ in any byte, headers included, must number 0. Then no function of the answers, however clever, depends
//! on the place or the day, and the mutual information between them is 0 bits. *Partial takes*: a filter that takes some but
//! not all of the incidents that share area, category and month would cut the area; such pairs must number 0, too.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use jiff::civil::Date;
use serde_json::Value;
use spotlight_core::lonlat::LonLat;
use spotlight_core::region::Regions;
use spotlight_tests::crawl::{everything, incidents, text};
use spotlight_tests::invented::{Openness, Row, csv, rows};
use spotlight_tests::{Server, import};

const MANY: u32 = 1_500;

fn load(db: &Path, rows: &[Row], edition: &str) {
    let file = db.with_extension(format!("{edition}.csv"));
    std::fs::write(&file, csv(rows, edition)).unwrap();
    import(db, &[file], &["--publish"]);
}

fn tag(incident: &Value) -> u32 {
    incident["injured"].as_u64().unwrap() as u32
}

/// Each masked row at the place of another row of the same public area and resolution, and on another day of its month where the day is masked.
///
/// Two rows of one area may have swapped places without the public seeing it; that they may is what is tested.
fn moved(rows: &[Row], listed: &[Value]) -> Vec<Row> {
    let area: HashMap<u32, &str> = listed.iter().map(|i| (tag(i), text(i, "area_id"))).collect();
    let mut mates: BTreeMap<(&str, u8), Vec<&Row>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.openness == Openness::Masked) {
        mates.entry((area[&row.tag], row.resolution())).or_default().push(row);
    }
    let mut places: HashMap<u32, (i32, i32)> = HashMap::new();
    for mates in mates.values() {
        for (i, row) in mates.iter().enumerate() {
            places.insert(row.tag, mates[(i + 1) % mates.len()].place);
        }
    }
    rows.iter()
        .cloned()
        .map(|mut row| {
            if let Some(place) = places.get(&row.tag) {
                row.place = *place;
                if !row.keeps_day() {
                    let day = row.day.day() % 28 + 1;
                    row.day = Date::new(row.day.year(), row.day.month(), day).unwrap();
                }
            }
            row
        })
        .collect()
}

/// Many rows close together, so that areas have mates and filters have something to cut.
fn crowded() -> Vec<Row> {
    rows(11, MANY)
        .into_iter()
        .map(|mut row| {
            // 60 × 40 hundredths of a degree around Nogales, on both sides of the line.
            row.place.0 = -11_120_000 + (row.place.0 / 1_000).rem_euclid(60) * 1_000 + row.place.0 % 1_000;
            row.place.1 = 3_110_000 + (row.place.1 / 1_000).rem_euclid(40) * 1_000 + row.place.1 % 1_000;
            row
        })
        .collect()
}

/// Filters that could cut an area or a month: thin boxes, single days, every kind of region.
fn knives() -> Vec<String> {
    let mut knives = Vec::new();
    for step in 0..30 {
        let west = -111.2 + f64::from(step) * 0.02;
        let south = 31.1 + f64::from(step) * 0.0137;
        knives.push(format!("bbox={west:.3},31,{:.3},31.6", west + 0.013));
        knives.push(format!("bbox=-112,{south:.4},-110,{:.4}", south + 0.009));
        knives.push(format!("from=2020-02-{:02}&to=2020-02-{:02}", step % 28 + 1, step % 28 + 1));
        knives.push(format!("from=2019-07-{:02}", step + 1));
    }
    knives.extend(
        ["sector:tucson", "county:04023", "county:04019", "municipio:26043", "state:MX-SON", "country:US"]
            .map(|region| format!("region={region}")),
    );
    knives.extend((900..1400).step_by(50).map(|km| format!("region=segment:{km}")));
    knives.retain(|knife| !knife.starts_with("region=municipio"));
    knives
}

#[test]
fn answers_do_not_depend_on_the_place_in_the_area_or_the_day_in_the_month() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("one.db");
    let first = crowded();
    load(&db, &first, "A");
    let (before, listed) = {
        let server = Server::start(&db);
        (everything(&server, &knives(), 300), incidents(&server, ""))
    };
    let second = moved(&first, &listed);
    let places = first.iter().zip(&second).filter(|(a, b)| a.place != b.place).count();
    let days = first.iter().zip(&second).filter(|(a, b)| a.day != b.day).count();
    assert!(places > 1_000 && days > 500, "only {places} places and {days} days are other ones");
    load(&db, &second, "B");
    let server = Server::start(&db);
    let after = everything(&server, &knives(), 300);
    assert_eq!(before.len(), after.len());
    let differ: Vec<&str> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.path.as_str()).collect();
    eprintln!("{places} places and {days} days moved; {} of {} answers differ", differ.len(), before.len());
    assert!(differ.is_empty(), "{} answers tell of it, such as {:?}", differ.len(), &differ[..differ.len().min(8)]);

    // The move itself was seen by the store: an exact row that moves does change answers.
    let third: Vec<Row> = second
        .iter()
        .cloned()
        .map(|mut row| {
            row.place.0 -= if row.openness == Openness::Exact { 1_000 } else { 0 };
            row
        })
        .collect();
    drop(server);
    load(&db, &third, "C");
    let server = Server::start(&db);
    assert_ne!(server.answer("/api/v1/export.csv"), before.iter().find(|a| a.path == "/api/v1/export.csv").cloned());
}

#[test]
fn no_filter_cuts_an_area_or_a_month() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("cut.db");
    let rows = crowded();
    load(&db, &rows, "A");
    let server = Server::start(&db);
    // Alike to the public: same area, same month or day as shown. By category only where it decides whether the day is shown.
    let mut alike: HashMap<(String, String), HashSet<u32>> = HashMap::new();
    let listed = incidents(&server, "");
    for incident in listed.iter().filter(|i| text(i, "precision") == "area") {
        let key = (text(incident, "area_id").to_owned(), text(incident, "date").to_owned());
        alike.entry(key).or_default().insert(tag(incident));
    }
    let several = alike.values().filter(|tags| tags.len() > 1).count();
    assert!(several > 50, "only {several} groups have several members");
    let (mut asked, mut partial) = (0, Vec::new());
    for knife in knives() {
        let taken: HashSet<u32> = incidents(&server, &knife).iter().map(tag).collect();
        for (key, tags) in alike.iter().filter(|(_, tags)| tags.len() > 1) {
            asked += 1;
            let inside = tags.intersection(&taken).count();
            if inside != 0 && inside != tags.len() {
                partial.push(format!("{knife} takes {inside} of {} in {key:?}", tags.len()));
            }
        }
    }
    eprintln!("{} partial takes in {asked} pairs of a filter and a group", partial.len());
    assert!(partial.is_empty(), "{} partial takes: {:?}", partial.len(), &partial[..partial.len().min(5)]);
}

/// What is said of a masked incident's regions follows from its public centre, so that the list of regions is no finer place.
#[test]
fn the_regions_of_a_masked_incident_are_those_of_its_public_centre() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("regions.db");
    let rows = rows(12, MANY);
    load(&db, &rows, "A");
    let server = Server::start(&db);
    let (mut seen, mut elsewhere) = (0, 0);
    let true_county = |row: &Row| {
        let (lon, lat) = row.degrees();
        let located = Regions::embedded().locate(LonLat::new(lon, lat).unwrap()).unwrap();
        Regions::embedded().get(located.county).code().to_owned()
    };
    for incident in incidents(&server, "").iter().filter(|i| text(i, "precision") == "area") {
        let centre = LonLat::new(incident["lon"].as_f64().unwrap(), incident["lat"].as_f64().unwrap()).unwrap();
        let located = Regions::embedded().locate(centre).unwrap();
        let regions = Regions::embedded();
        for (name, region) in [
            ("country", Some(located.country)),
            ("state", Some(located.state)),
            ("county", Some(located.county)),
            ("sector", located.sector),
            ("segment", Some(located.segment)),
        ] {
            let said = text(incident, name);
            assert!(said.is_empty() || Some(said) == region.map(|id| regions.get(id).code()), "{name} of {incident}");
        }
        seen += 1;
        elsewhere += usize::from(true_county(&rows[tag(incident) as usize - 1]) != text(incident, "county"));
    }
    // Able to fail: were the true regions said, none would lie elsewhere.
    assert!(seen > 1_000 && elsewhere > 20, "{elsewhere} of {seen} are counted in another county than their own");
}

/// Places that are spread evenly near the line are masked, and for each public area those that it stands for are compared with
/// all that lie inside its outline on its side. The attacker's gain is the part of the outline that he can rule out.
#[test]
fn an_area_stands_for_all_places_inside_its_outline() {
    use geo::Contains;
    use rand::{RngExt, SeedableRng};
    let regions = Regions::embedded();
    let masker = spotlight_record::mask::Masker::new(regions);
    let mut draw = rand_chacha::ChaCha8Rng::seed_from_u64(9);
    let places: Vec<LonLat> = (0..4_000)
        .map(|_| LonLat::new(draw.random_range(-111.4..-110.6), draw.random_range(31.2..31.6)).unwrap())
        .collect();
    let shown: Vec<_> = places.iter().map(|at| masker.mask(*at, 6).unwrap()).collect();
    let mut areas = BTreeMap::new();
    for place in &shown {
        areas.entry(place.area.id.clone()).or_insert_with(|| place.area.clone());
    }
    let (mut ruled_out, mut outside) = (Vec::new(), 0);
    for (id, area) in &areas {
        let (mut inside, mut own) = (0, 0);
        for (at, place) in places.iter().zip(&shown) {
            let within = area.shape.contains(&geo::Point::from(*at));
            inside += usize::from(within);
            own += usize::from(within && place.area.id == *id);
            outside += usize::from(!within && place.area.id == *id);
        }
        if inside >= 20 && own * 10 < inside * 9 {
            ruled_out.push(format!("{id}: stands for {own} of {inside}"));
        }
    }
    eprintln!(
        "{} of {} areas can be narrowed down; {outside} places lie outside their area",
        ruled_out.len(),
        areas.len()
    );
    assert!(areas.len() > 20);
    assert!(ruled_out.is_empty() && outside == 0, "{outside} outside; {ruled_out:?}");
}

/// No filter, no group-by and no search takes what together may tell who somebody is, at exact places either.
#[test]
fn nothing_can_be_asked_by_age_gender_nationality_or_who_was_affected() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("people.db");
    load(&db, &rows(13, 200), "A");
    let server = Server::start(&db);
    let routes = server.json("/openapi.json");
    let mut asked = 0;
    for name in ["age_group", "gender", "nationality", "women", "men", "children", "person"] {
        let public = routes["paths"].as_object().unwrap().iter();
        for (route, operations) in public.filter(|(_, all)| all["get"].get("x-spotlight-roles").is_none()) {
            let takes = |name: &str| {
                let all = operations["get"]["parameters"].as_array();
                all.is_some_and(|all| all.iter().any(|parameter| parameter["name"] == name))
            };
            assert!(!takes(name), "{route} takes {name}");
            if takes("category") {
                let place = route.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0");
                let more = if takes("by") { "by=state&" } else { "" };
                assert_eq!(server.status(&format!("{place}?{more}{name}=adult")), 400, "{route} by {name}");
                asked += 1;
            }
            if takes("by") {
                assert_eq!(server.status(&format!("{route}?by={name}")), 400, "{route} grouped by {name}");
            }
        }
    }
    assert!(asked > 70, "{asked}");
    for word in ["HN", "woman", "adult", "honduras"] {
        assert_eq!(server.json(&format!("/api/v1/incidents?q={word}"))["total"], 0, "{word} finds somebody");
    }
}
