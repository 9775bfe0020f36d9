use sha2::{Digest, Sha256};

use super::{Attribute, Cell, Count, DamagedRelease, LEAST, Release, Table};

fn release() -> Release {
    let count = |n| Cell::Count(Count::new(n).unwrap());
    let rows = vec![("adult".into(), count(31)), ("child".into(), Cell::Few), ("unknown".into(), Cell::Withheld)];
    Release {
        state: "US-AZ".into(),
        year: 2022,
        made: jiff::civil::date(2023, 2, 1),
        total: Count::new(50),
        tables: vec![
            Table { attribute: Attribute::AgeGroup, rows: Some(rows) },
            Table { attribute: Attribute::Gender, rows: None },
        ],
    }
}

#[test]
fn a_small_number_cannot_be_held() {
    for n in 1..LEAST {
        assert_eq!(Count::new(n), None);
    }
    assert_eq!([0, LEAST].map(|n| Count::new(n).unwrap().get()), [0, 5]);
}

#[test]
fn a_release_comes_back_as_it_was_kept() {
    let (bytes, checksum) = release().encode();
    assert_eq!(Release::decode(&bytes, checksum).unwrap(), release());
    assert!(String::from_utf8(bytes).unwrap().contains(r#"["child","<5"]"#));
}

#[test]
fn a_withheld_release_says_nothing_but_that() {
    let withheld = release().withhold();
    assert!(withheld.is_withheld() && !release().is_withheld());
    let (bytes, checksum) = withheld.encode();
    assert_eq!(Release::decode(&bytes, checksum).unwrap(), withheld);
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, r#"{"state":"US-AZ","year":2022,"made":"2023-02-01","total":null,"tables":[]}"#);
    let forged = text.replace("null", "50");
    let refused = Release::decode(forged.as_bytes(), Sha256::digest(&forged).into());
    assert!(matches!(refused, Err(DamagedRelease::Content(_))));
}

#[test]
fn a_changed_release_is_refused() {
    let (mut bytes, checksum) = release().encode();
    bytes[12] ^= 1;
    assert!(matches!(Release::decode(&bytes, checksum), Err(DamagedRelease::Checksum)));
}

#[test]
fn a_small_number_is_refused_even_with_its_checksum() {
    let text = String::from_utf8(release().encode().0).unwrap();
    for forged in [text.replace("\"<5\"", "3"), text.replace(":50", ":4"), text.replace("withheld", "about 7")] {
        assert_ne!(forged, text);
        let checksum = Sha256::digest(&forged).into();
        assert!(matches!(Release::decode(forged.as_bytes(), checksum), Err(DamagedRelease::Content(_))), "{forged}");
    }
}
