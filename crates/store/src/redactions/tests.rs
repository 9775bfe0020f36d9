use super::*;

fn key(n: u8) -> IdentityKey {
    IdentityKey::new(&[n; 32])
}

fn incident(number: &str) -> Incident {
    let place = spotlight_record::Place::State("MX-SON".to_owned());
    let external_id = Some(number.to_owned());
    Incident { external_id, ..Incident::new("register", "death", "2021-06-02".parse().unwrap(), place) }
}

#[test]
fn what_was_redacted_under_an_earlier_key_is_still_recognised() {
    let redacted = again(&key(1), identity(&key(1), &incident("7")));
    let under_two = again(&key(2), redacted);
    let under_three = again(&key(3), under_two);
    let later = again(&key(3), identity(&key(3), &incident("8")));
    let now = Redactions::new([key(1), key(2), key(3)]);
    assert!(now.digests(&incident("7")).contains(&under_three));
    assert!(now.digests(&incident("8")).contains(&later));
    assert!(!now.digests(&incident("9")).iter().any(|digest| [under_three, later].contains(digest)));
    assert!(!now.digests(&incident("7")).contains(&under_two), "an old file does not match");
}

#[test]
fn the_digest_of_a_live_record_is_no_digest_of_a_redacted_one() {
    let only = Redactions::new([key(1)]);
    assert_ne!(only.digests(&incident("7")), [identity(&key(1), &incident("7"))]);
    assert_eq!(format!("{only:?}"), "Redactions(1 keys)");
}
