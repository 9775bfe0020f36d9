//! Proposals have no effect until somebody decides, and vanish when somebody has.

use spotlight_core::date::PartialDate;

use super::*;
use crate::wire::{decode, encode};

fn incident() -> Incident {
    let at = LonLat::new(-111.5, 32.1).unwrap();
    Incident {
        verification: Some(Verification::Verified),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
        ..Incident::new("test", "death", PartialDate::year(2020).unwrap(), Place::At(at))
    }
}

#[test]
fn what_a_documenter_states_becomes_a_proposal() {
    let mut proposed = incident();
    assert!(proposed.propose());
    assert_eq!((proposed.verification, proposed.consent, proposed.visibility), (None, None, None));
    let expected = Proposed {
        verification: Some(Verification::Verified),
        consent: Some(Consent::PublicRecord),
        visibility: Some(Visibility::Exact),
    };
    assert_eq!(proposed.proposed, expected);
    assert_eq!(decode(&encode(&proposed)).unwrap(), proposed);
}

#[test]
fn what_protects_takes_effect_at_once() {
    for protective in [Visibility::Private, Visibility::Area] {
        let mut incident = Incident { verification: None, consent: None, visibility: Some(protective), ..incident() };
        assert!(!incident.propose());
        assert_eq!((incident.visibility, incident.proposed), (Some(protective), Proposed::default()));
    }
}

#[test]
fn a_proposal_of_what_is_decided_already_is_dropped_and_another_stays() {
    let mut again = incident();
    again.propose();
    again.keep_decisions_of(&incident());
    assert_eq!(again, incident());

    let mut other = Incident { consent: Some(Consent::Public), ..incident() };
    other.propose();
    other.keep_decisions_of(&incident());
    assert_eq!(other.consent, Some(Consent::PublicRecord));
    assert_eq!(other.proposed, Proposed { consent: Some(Consent::Public), ..Proposed::default() });

    let mut blank = Incident { verification: None, consent: None, visibility: None, ..incident() };
    blank.keep_decisions_of(&other);
    assert_eq!(blank.proposed, other.proposed, "a blank cell takes no proposal back");
}
