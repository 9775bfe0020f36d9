//! What we write we read back without loss.

use crate::common::{TODAY, import, options};
use jiff::civil::Date;
use proptest::prelude::*;
use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::date::{Bound, PartialDate, epoch_day, from_epoch_day};
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::Counts;
use spotlight_core::taxonomy::Taxonomy;
use spotlight_ingest::{Input, Options, Outcome, own};
use spotlight_record::{Consent, Incident, Place, Visibility};

/// Texts that want to go wrong: formulas, words for blank, quotes, line ends, blanks at the ends.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZñÑé ,;\"'\n\r=+@-]{1,20}",
        prop::sample::select(vec![
            "NA", "-", "unknown", "'", "''=", "=1+1", "+x", " x ", "a\r\nb", "\"", "Ñ", "&amp;", "'Twas", "#tag", "\t"
        ])
        .prop_map(str::to_owned),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    (-20_000..epoch_day(TODAY)).prop_map(|day| from_epoch_day(day).expect("in range"))
}

fn occurred() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        // The last day of 1969 and the first of 1970 are what programs write where there is none.
        day().prop_filter("no day", |day| !(-1..=0).contains(&epoch_day(*day))).prop_map(PartialDate::Day),
        day().prop_map(|d| PartialDate::Month(d.year(), d.month() as u8)),
        day().prop_map(|d| PartialDate::Year(d.year())),
        (day(), day()).prop_filter_map("an interval that ends before it begins", |(a, b)| {
            PartialDate::interval(Bound::Day(a.min(b)), Bound::Month(a.max(b).year(), a.max(b).month() as u8))
        }),
    ]
}

fn place() -> impl Strategy<Value = (Place, Option<String>, Option<String>)> {
    prop_oneof![
        ((-114.0f64..-109.5), (31.0f64..33.0), prop::option::of(text()), prop::option::of(text())).prop_map(
            |(lon, lat, state, county)| (
                Place::At(LonLat::new(lon, lat).expect("in Arizona or Sonora")),
                state,
                county
            )
        ),
        prop::sample::select(vec!["04019", "26043", "48141"]).prop_map(|code| (Place::County(code.into()), None, None)),
        prop::sample::select(vec!["US-AZ", "MX-SON"]).prop_map(|code| (Place::State(code.into()), None, None)),
    ]
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Option<T>> + use<T> {
    prop::option::of(prop::sample::select(all.to_vec()))
}

fn counts() -> impl Strategy<Value = Counts> {
    prop::collection::vec(prop::option::of(0u32..1_000_000), 7).prop_map(|n| Counts {
        dead: n[0],
        missing: n[1],
        injured: n[2],
        survivors: n[3],
        women: n[4],
        men: n[5],
        children: n[6],
    })
}

fn incident() -> impl Strategy<Value = Incident> {
    let taxonomy = Taxonomy::embedded();
    let categories: Vec<_> = taxonomy.categories().iter().map(|c| c.code.clone()).collect();
    let actors: Vec<_> = taxonomy.actors().iter().map(|a| a.code.clone()).collect();
    let words = prop::collection::vec(prop::option::of(text()), 6);
    let codes = (
        one_of(&DateKind::ALL),
        one_of(&AgeGroup::ALL),
        one_of(&Gender::ALL),
        one_of(&SourceType::ALL),
        one_of(&Verification::ALL),
        one_of(&Consent::CODES.iter().filter_map(|c| Consent::from_code(c)).collect::<Vec<_>>()),
        one_of(&Visibility::CODES.iter().filter_map(|c| Visibility::from_code(c)).collect::<Vec<_>>()),
    );
    let people = (
        counts(),
        one_of(&["MX", "HN", "NA", "NO", "unknown"]),
        prop::option::of(any::<bool>()),
        prop::collection::btree_set(prop::sample::select(actors), 0..3),
    );
    let rest = (
        one_of(&["en", "es", "es-MX"]),
        one_of(&["https://a.org/x,y?z=1#q", "http://b.org"]),
        prop::option::of(1u8..6),
        prop::option::of(0u32..1_000_000),
    );
    (prop::sample::select(categories), occurred(), place(), text(), words, codes, people, rest).prop_map(
        |(category, occurred, (place, state, county), source_system, words, codes, people, rest)| {
            let mut i = Incident::new(&source_system, &category, occurred, place);
            let mut words = words.into_iter();
            let mut word = || words.next().flatten();
            (i.external_id, i.place_name, i.title, i.description) = (word(), word(), word(), word());
            (i.cause_of_death, i.source) = (word(), word());
            (i.stated_state, i.stated_county) = (state, county);
            (i.date_kind, i.age_group, i.gender, i.source_type, i.verification, i.consent, i.visibility) = codes;
            i.counts = people.0;
            i.nationality = people.1.map(str::to_owned);
            i.identified = people.2;
            i.actors = people.3.into_iter().collect();
            i.lang = rest.0.map(str::to_owned);
            i.source_url = rest.1.map(str::to_owned);
            i.source_quality = rest.2;
            i.location_uncertainty_m = rest.3;
            // Only coordinates have a precision of their own.
            if !matches!(i.place, Place::At(_)) {
                i.location_uncertainty_m = None;
            }
            i
        },
    )
}

fn write(incidents: &[Incident]) -> Vec<u8> {
    let mut writer = own::Writer::new(Vec::new()).unwrap();
    for incident in incidents {
        writer.write_row(incident).unwrap();
    }
    writer.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_incident_survives_writing_and_reading(incident in incident()) {
        let everywhere = Options { keep_outside: true, ..options() };
        let bytes = write(std::slice::from_ref(&incident));
        let imported = import(&Input::from_bytes("own.csv", bytes.clone()), &everywhere).unwrap();
        prop_assert_eq!(imported.plan.preset(), "spotlight");
        prop_assert_eq!(imported.rows.len(), 1);
        let Outcome::Incident(read) = &imported.rows[0].outcome else { panic!("{:?}\n{}", imported.rows[0], String::from_utf8_lossy(&bytes)) };
        prop_assert_eq!(&**read, &incident);
    }

    #[test]
    fn no_cell_but_a_number_runs_as_a_formula(incident in incident()) {
        let bytes = write(std::slice::from_ref(&incident));
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        for record in reader.records() {
            for cell in &record.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.parse::<f64>().is_ok(), "{:?}", cell);
            }
        }
    }
}

#[test]
fn the_header_is_the_documented_one() {
    let expected = "external_id,source_system,category,date,date_kind,lat,lon,location_uncertainty_m,place,state,county,title,description,lang,\
                    cause_of_death,identified,dead,missing,injured,survivors,women,men,children,nationality,age_group,gender,actors,source_type,\
                    source,source_url,source_quality,verification,consent,visibility";
    assert_eq!(own::HEADER.join(","), expected);
}
