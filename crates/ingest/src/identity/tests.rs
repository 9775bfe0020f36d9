use spotlight_core::date::PartialDate;
use spotlight_record::{Incident, Place};

use super::{Digests, Seen, Verdict};

fn incident(id: Option<&str>, title: &str) -> Incident {
    let mut incident = Incident::new("upload", "raid", PartialDate::Year(2020), Place::State("US-AZ".into()));
    incident.external_id = id.map(str::to_owned);
    incident.title = Some(title.to_owned());
    incident
}

#[test]
fn the_same_row_again_is_a_repeat() {
    let mut seen = Seen::default();
    for id in [None, Some("7")] {
        assert_eq!(seen.judge(Digests::of(&incident(id, "a"), std::iter::empty()), 2), Verdict::New);
        assert_eq!(seen.judge(Digests::of(&incident(id, "a"), std::iter::empty()), 3), Verdict::Repeat { of_line: 2 });
    }
}

#[test]
fn the_same_id_with_other_content_is_a_conflict() {
    let mut seen = Seen::default();
    assert_eq!(seen.judge(Digests::of(&incident(Some("7"), "a"), std::iter::empty()), 2), Verdict::New);
    assert_eq!(
        seen.judge(Digests::of(&incident(Some("7"), "b"), std::iter::empty()), 3),
        Verdict::Conflict { of_line: 2 }
    );
    let mut other = incident(Some("7"), "b");
    other.source_system = "ogis".into();
    assert_eq!(
        seen.judge(Digests::of(&other, std::iter::empty()), 4),
        Verdict::New,
        "another register's 7 is another incident"
    );
    assert_eq!(seen.judge(Digests::of(&incident(None, "b"), std::iter::empty()), 5), Verdict::New);
}
