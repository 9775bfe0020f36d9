//! The rules of status, identity and what needs opening.

use spotlight_core::lonlat::LonLat;
use spotlight_record::{Consent, Place};

use super::*;
use crate::key::MasterKey;
use crate::seal::SALT_BYTES;

fn keys() -> Keys {
    Keys::new(&MasterKey::from_bytes([3; 32]), &[4; SALT_BYTES])
}

fn incident(number: Option<&str>) -> Incident {
    let at = LonLat::new(-111.5, 32.1).unwrap();
    Incident {
        external_id: number.map(str::to_owned),
        source: Some("A register".to_owned()),
        ..Incident::new("test", "death", "2020-05".parse().unwrap(), Place::At(at))
    }
}

#[test]
fn the_status_after_a_batch() {
    use Status::{Draft, InReview, Published, Retracted};
    let table = [
        (None, Intent::Keep, true, Draft),
        (None, Intent::Keep, false, Draft),
        (None, Intent::Publish, true, Published),
        (None, Intent::Publish, false, InReview),
        (Some(Draft), Intent::Keep, true, Draft),
        (Some(Draft), Intent::Publish, true, Published),
        (Some(Draft), Intent::Publish, false, InReview),
        (Some(InReview), Intent::Keep, true, InReview),
        (Some(InReview), Intent::Publish, true, Published),
        (Some(Published), Intent::Keep, true, Published),
        (Some(Published), Intent::Keep, false, InReview),
        (Some(Published), Intent::Publish, false, InReview),
        (None, Intent::Review, true, InReview),
        (Some(Draft), Intent::Review, true, InReview),
        (Some(Published), Intent::Review, true, Published),
        (Some(Published), Intent::Review, false, InReview),
        (Some(Retracted), Intent::Review, true, Retracted),
        (Some(Retracted), Intent::Keep, true, Retracted),
        (Some(Retracted), Intent::Publish, true, Retracted),
        (Some(Retracted), Intent::Publish, false, Retracted),
    ];
    for (before, intent, has_source, after) in table {
        assert_eq!(status_after(before, intent, has_source), after, "{before:?} {intent:?} {has_source}");
    }
}

#[test]
fn the_number_and_its_register_are_the_identity() {
    let keys = keys();
    let of = |incident: Incident| Incoming::new(&keys, &mut Register::default(), Arc::new(incident));
    let one = of(incident(Some("7")));
    let edited = of(Incident { title: Some("Other".to_owned()), ..incident(Some("7")) });
    assert_eq!(one.identity, edited.identity);
    assert_ne!(one.content, edited.content);
    assert_ne!(one.identity, of(incident(Some("8"))).identity);
    assert_ne!(one.identity, of(Incident { source_system: "other".to_owned(), ..incident(Some("7")) }).identity);
}

#[test]
fn without_a_number_what_is_documented_is_the_identity() {
    let keys = keys();
    let of = |incident: Incident| Incoming::new(&keys, &mut Register::default(), Arc::new(incident)).identity;
    let one = of(incident(None));
    assert_eq!(one, of(Incident { consent: Some(Consent::PublicRecord), ..incident(None) }));
    assert_ne!(one, of(Incident { title: Some("Other".to_owned()), ..incident(None) }));
    assert_ne!(one, of(incident(Some(""))));
}

#[test]
fn only_what_may_change_or_needs_explaining_is_opened() {
    let keys = keys();
    let incoming = Incoming::new(&keys, &mut Register::default(), Arc::new(incident(Some("7"))));
    let row = |status, block| Row {
        waiting: false,
        standing: None,
        linked: false,
        withdrawn: false,
        label: Label { id: Uuid::from_u128(1), revision: 1, status },
        identity: incoming.identity,
        content: incoming.content,
        block,
        vintage: None,
    };
    assert!(!incoming.needs_body(&keys, &row(Status::Draft, None), Intent::Keep));
    assert!(incoming.needs_body(&keys, &row(Status::Draft, None), Intent::Publish));
    assert!(!incoming.needs_body(&keys, &row(Status::Published, Some(1)), Intent::Publish));
    assert!(incoming.needs_body(&keys, &row(Status::Published, None), Intent::Publish), "why is it not public?");
    let older = Row { content: [0; 16], ..row(Status::Published, Some(1)) };
    assert!(incoming.needs_body(&keys, &older, Intent::Keep));
}
