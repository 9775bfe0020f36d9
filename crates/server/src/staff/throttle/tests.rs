//! How long somebody who guesses has to wait.

use jiff::{SignedDuration, Timestamp};
use spotlight_store::Attempts;

use super::{FREE, FREE_VISITOR, LONGEST, QUIET, TOGETHER, Throttle, WINDOW};
use crate::edge::Visitor;

fn none() -> Attempts {
    Attempts::default()
}

/// Guesses as fast as it is let; how many in a time.
fn guesses(throttle: &Throttle, name: &str, within: SignedDuration) -> u32 {
    let (mut now, mut guessed) = (Timestamp::UNIX_EPOCH, 0);
    while now < Timestamp::UNIX_EPOCH + within {
        guessed += u32::from(throttle.begin(name, None, none(), now).is_ok());
        now += SignedDuration::from_secs(1);
    }
    guessed
}

#[test]
fn the_delay_of_a_name_grows_to_its_bound() {
    let throttle = Throttle::default();
    let hour = guesses(&throttle, "ana", SignedDuration::from_hours(1));
    let day = guesses(&Throttle::default(), "ana", SignedDuration::from_hours(24));
    assert!((15..=20).contains(&hour), "{hour} in an hour");
    assert!((100..=115).contains(&day), "{day} in a day, of at most one a quarter of an hour");
}

#[test]
fn one_name_does_not_slow_another_but_all_together_are_bounded() {
    let throttle = Throttle::default();
    let now = Timestamp::UNIX_EPOCH;
    for _ in 0..FREE {
        throttle.begin("ana", None, none(), now).unwrap();
    }
    throttle.begin("ana", None, none(), now).unwrap_err();
    for n in 0..TOGETHER - FREE as usize {
        throttle.begin(&format!("name {n}"), None, none(), now).unwrap();
    }
    throttle.begin("ben", None, none(), now).unwrap_err();
    throttle.begin("ben", None, none(), now + WINDOW).unwrap();
}

#[test]
fn what_the_store_remembers_counts_and_a_good_sign_in_is_forgotten() {
    let throttle = Throttle::default();
    let now = Timestamp::UNIX_EPOCH;
    let stored = Attempts { failed: 40, last: Some(now) };
    throttle.begin("ana", None, stored, now + LONGEST - SignedDuration::from_secs(1)).unwrap_err();
    throttle.begin("ana", None, stored, now + LONGEST).unwrap();
    throttle.forget("ana", None);
    for _ in 0..FREE {
        throttle.begin("ana", None, none(), now + LONGEST).unwrap();
    }
    let before = Attempts { failed: FREE - 1, last: Some(now) };
    throttle.forgive("ana", None, before);
    throttle.begin("ana", None, before, now + LONGEST).unwrap();
}

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// Tries names that nobody has, one a second, from one visitor; how many attempts were let through.
fn sprays(throttle: &Throttle, visitor: Visitor, from: Timestamp, within: SignedDuration) -> u32 {
    let seconds = (0..within.as_secs()).map(SignedDuration::from_secs);
    let tried = seconds.filter(|second| {
        throttle.begin(&format!("name {}", second.as_secs()), Some(visitor), none(), from + *second).is_ok()
    });
    u32::try_from(tried.count()).unwrap()
}

#[test]
fn one_visitor_does_not_get_through_many_names() {
    let throttle = Throttle::default();
    let hour = sprays(&throttle, Visitor::invented(1), NOW, SignedDuration::from_hours(1));
    assert!((FREE_VISITOR..FREE_VISITOR + 15).contains(&hour), "{hour} names in an hour");
    let more =
        sprays(&throttle, Visitor::invented(1), NOW + SignedDuration::from_hours(1), SignedDuration::from_hours(3));
    assert!((10..=14).contains(&more), "{more} in three more, of at most one a quarter of an hour");
}

#[test]
fn a_visitor_who_guesses_uses_up_nobody_elses_attempts() {
    let throttle = Throttle::default();
    sprays(&throttle, Visitor::invented(1), NOW, WINDOW);
    throttle.begin("ana", Some(Visitor::invented(1)), none(), NOW + WINDOW).unwrap_err();
    let then = NOW + WINDOW;
    for name in ["ana", "ben", "eva"] {
        throttle.begin(name, Some(Visitor::invented(2)), none(), then).unwrap();
    }
    // Nor when they come again after a long time.
    throttle.begin("ana", Some(Visitor::invented(1)), none(), then + QUIET).unwrap();
}

#[test]
fn an_account_of_their_own_gives_a_visitor_no_more_attempts() {
    let throttle = Throttle::default();
    let visitor = Some(Visitor::invented(1));
    for n in 0..FREE_VISITOR {
        throttle.begin(&format!("name {n}"), visitor, none(), NOW).unwrap();
        if n % 4 == 0 && n < FREE_VISITOR - 1 {
            throttle.begin("mallory", visitor, none(), NOW).unwrap();
            throttle.forget("mallory", visitor);
        }
    }
    throttle.begin("ana", visitor, none(), NOW).unwrap_err();
}

#[test]
fn who_has_signed_in_from_somewhere_is_not_locked_out_there_by_others() {
    let throttle = Throttle::default();
    let (home, cafe) = (Some(Visitor::invented(1)), Some(Visitor::invented(2)));
    throttle.begin("ana", home, none(), NOW).unwrap();
    throttle.forget("ana", home);
    for _ in 0..FREE {
        throttle.begin("ana", Some(Visitor::invented(3)), none(), NOW).unwrap();
    }
    throttle.begin("ana", Some(Visitor::invented(3)), none(), NOW).unwrap_err();
    throttle.begin("ana", cafe, none(), NOW).unwrap_err();
    // All together have used everything up, too.
    for n in 0..TOGETHER as u64 {
        let _ = throttle.begin(&format!("name {n}"), Some(Visitor::invented(10 + n)), none(), NOW);
    }
    throttle.begin("ben", Some(Visitor::invented(9)), none(), NOW).unwrap_err();
    throttle.begin("ana", home, none(), NOW).unwrap();
    throttle.forget("ana", home);
    // Whoever guesses there is slowed down like anybody.
    let guessed = (0..20).filter(|_| throttle.begin("ana", home, none(), NOW).is_ok()).count();
    assert_eq!(guessed, FREE as usize);
}

#[test]
fn no_more_is_remembered_than_there_is_room_for() {
    let throttle = Throttle::default();
    let mut now = NOW;
    for n in 0..2 * super::REMEMBERED as u64 {
        let name = format!("name {n}");
        throttle.begin(&name, Some(Visitor::invented(n)), none(), now).unwrap();
        if n % 2 == 0 {
            throttle.forget(&name, Some(Visitor::invented(n)));
        }
        now += SignedDuration::from_secs(2);
    }
    let state = throttle.lock();
    for (what, kept) in
        [("names", state.names.len()), ("visitors", state.visitors.len()), ("places", state.known.len())]
    {
        assert!(kept <= super::REMEMBERED, "{kept} {what}");
    }
}
