//! Both forms say everything of an incident, and nothing else is one.

use proptest::prelude::*;
use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::LonLat;
use spotlight_core::public::Counts;

use super::*;
use crate::cleared::Cleared;
use crate::incident::{Consent, Place, Proposed, Visibility};

fn texts(count: usize) -> impl Strategy<Value = Vec<Option<String>>> {
    prop::collection::vec(prop::option::of(".{0,40}"), count)
}

fn places() -> impl Strategy<Value = Place> {
    let at = (-180.0..=180.0f64, -90.0..=90.0f64).prop_map(|(lon, lat)| Place::At(LonLat::new(lon, lat).unwrap()));
    prop_oneof![at, Just(Place::County("04019".into())), Just(Place::State("US-AZ".into()))]
}

prop_compose! {
    fn incidents()(
        texts in texts(12),
        place in places(),
        counts in prop::array::uniform7(prop::option::of(any::<u32>())),
        rest in any::<(Option<u32>, Option<bool>, Option<u8>, bool, bool)>(),
        actors in prop::collection::vec("[a-z_]{1,12}", 0..4),
    ) -> Incident {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().flatten();
        let [dead, missing, injured, survivors, women, men, children] = counts;
        let (uncertainty, identified, quality, some, other) = rest;
        let mut cleared = Cleared::default();
        assert!(!other || cleared.tick("title"));
        Incident {
            external_id: text(),
            place_name: text(),
            stated_state: text(),
            stated_county: text(),
            title: text(),
            description: text(),
            lang: text(),
            private_notes: text(),
            cause_of_death: text(),
            nationality: text(),
            source: text(),
            source_url: text(),
            date_kind: some.then_some(DateKind::Found),
            location_uncertainty_m: uncertainty,
            identified,
            counts: Counts { dead, missing, injured, survivors, women, men, children },
            age_group: some.then_some(AgeGroup::ALL[0]),
            gender: other.then_some(Gender::ALL[0]),
            actors,
            source_type: some.then_some(SourceType::ALL[0]),
            source_quality: quality,
            verification: other.then_some(Verification::Verified),
            consent: some.then_some(Consent::PublicRecord),
            visibility: other.then_some(Visibility::Area),
            proposed: Proposed {
                verification: some.then_some(Verification::Verified),
                consent: other.then_some(Consent::Internal),
                visibility: some.then_some(Visibility::Exact),
            },
            cleared,
            ..Incident::new("a_register", "death", PartialDate::month(2020, 2).unwrap(), place)
        }
    }
}

proptest! {
    #[test]
    fn both_forms_give_back_what_was_stored(incident in incidents()) {
        prop_assert_eq!(&decode(&encode(&incident)).unwrap(), &incident);
        prop_assert_eq!(&decode(&encode_first(&incident)).unwrap(), &incident);
        prop_assert!(encode_first(&incident).len() > encode(&incident).len());
    }

    #[test]
    fn bytes_that_were_cut_or_added_to_are_no_incident(incident in incidents(), cut in any::<prop::sample::Index>()) {
        let mut bytes = encode(&incident);
        prop_assert!(decode(&bytes[..cut.index(bytes.len())]).is_err());
        bytes.push(0);
        prop_assert!(matches!(decode(&bytes), Err(WireError::Field("end"))));
    }

    #[test]
    fn any_bytes_are_an_incident_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&[&[2], bytes.as_slice()].concat());
        let _ = decode(&bytes);
    }
}

/// Databases hold these bytes: whoever changes a form adds another.
#[test]
fn the_forms_stay_as_they_are() {
    let incident = Incident {
        external_id: Some("7".into()),
        source: Some("Señal".into()),
        identified: Some(false),
        ..Incident::new("s", "death", PartialDate::year(2020).unwrap(), Place::State("US-AZ".into()))
    };
    let first = r#"{"v":1,"source_system":"s","external_id":"7","category":"death","occurred":"2020","state":"US-AZ","identified":false,"counts":[null,null,null,null,null,null,null],"source":"Señal"}"#;
    assert_eq!(String::from_utf8(encode_first(&incident)).unwrap(), first);
    let second = [
        b"\x02\x01s\x05death\x042020\0\0\x01\0\0".as_slice(),
        &[0; 7],
        b"\x01\x017\0\0\x01\x05US-AZ",
        &[0; 12],
        b"\x01\x06Se\xc3\xb1al",
        &[0; 7],
        &[0; 2],
    ];
    assert_eq!(encode(&incident), second.concat());
    let newer = decode(b"\x03").unwrap_err();
    assert_eq!(newer.to_string(), "a stored record has form 3; this version reads forms 1 and 2");
    assert!(matches!(decode(first.replace("\"v\":1", "\"v\":9").as_bytes()), Err(WireError::Version(9))));
}
