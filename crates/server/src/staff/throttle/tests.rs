//! How long somebody who guesses has to wait.

use jiff::{SignedDuration, Timestamp};
use spotlight_store::Attempts;

use super::{FREE, LONGEST, TOGETHER, Throttle, WINDOW};

fn none() -> Attempts {
    Attempts::default()
}

/// Guesses as fast as it is let; how many in a time.
fn guesses(throttle: &Throttle, name: &str, within: SignedDuration) -> u32 {
    let (mut now, mut guessed) = (Timestamp::UNIX_EPOCH, 0);
    while now < Timestamp::UNIX_EPOCH + within {
        guessed += u32::from(throttle.begin(name, none(), now).is_ok());
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
        throttle.begin("ana", none(), now).unwrap();
    }
    throttle.begin("ana", none(), now).unwrap_err();
    for n in 0..TOGETHER - FREE as usize {
        throttle.begin(&format!("name {n}"), none(), now).unwrap();
    }
    throttle.begin("ben", none(), now).unwrap_err();
    throttle.begin("ben", none(), now + WINDOW).unwrap();
}

#[test]
fn what_the_store_remembers_counts_and_a_good_sign_in_is_forgotten() {
    let throttle = Throttle::default();
    let now = Timestamp::UNIX_EPOCH;
    let stored = Attempts { failed: 40, last: Some(now) };
    throttle.begin("ana", stored, now + LONGEST - SignedDuration::from_secs(1)).unwrap_err();
    throttle.begin("ana", stored, now + LONGEST).unwrap();
    throttle.forget("ana");
    for _ in 0..FREE {
        throttle.begin("ana", none(), now + LONGEST).unwrap();
    }
    let before = Attempts { failed: FREE - 1, last: Some(now) };
    throttle.forgive("ana", before);
    throttle.begin("ana", before, now + LONGEST).unwrap();
}
