//! A digest of any generation is found again, and by nobody who has only an old key.

use super::*;

fn keys(n: u8) -> DigestKeys {
    DigestKeys::new(&[n; DigestKeys::BYTES])
}

#[test]
fn what_was_digested_under_any_generation_is_among_the_standings() {
    let (one, two, three) = (keys(1), keys(2), keys(3));
    let of = |keys: &DigestKeys| keys.identity().digest(&[b"number", b"7"]);
    let first = three.identity().again(two.identity().again(of(&one)));
    let second = three.identity().again(of(&two));
    let found = standings(&[&one, &two, &three], of, |keys, digest| keys.identity().again(digest));
    assert_eq!(found, [first, second, of(&three)]);
    assert!(!found.contains(&of(&one)), "the digest as it was stored before is none any more");

    let guess = standings(&[&one, &two], of, |keys, digest| keys.identity().again(digest));
    assert!(!guess.iter().any(|digest| found.contains(digest)), "old keys alone make none of them");
}

#[test]
fn a_token_stands_under_its_own_digest_and_no_digest_is_a_token() {
    let (one, two) = (keys(1), keys(2));
    let stored = two.token_again(one.token(b"secret"));
    let found = standings(&[&one, &two], |keys| keys.token(b"secret"), DigestKeys::token_again);
    assert_eq!(found, [stored, two.token(b"secret")]);
    assert!(
        !standings(&[&one, &two], |keys| keys.token(&one.token(b"secret")), DigestKeys::token_again).contains(&stored)
    );
}

#[test]
fn the_kept_form_makes_the_same_keys() {
    let mut bytes = [0; DigestKeys::BYTES];
    bytes.iter_mut().zip(0..).for_each(|(byte, n)| *byte = n);
    let (made, again) = (DigestKeys::new(&bytes), DigestKeys::new(DigestKeys::new(&bytes).bytes()));
    assert_eq!(made.identity().digest(&[b"x"]), again.identity().digest(&[b"x"]));
    assert_eq!((made.content(b"x"), made.token(b"x")), (again.content(b"x"), again.token(b"x")));
    assert_ne!(made.content(b"x"), keys(0).content(b"x"));
}

#[test]
fn equal_is_equal_to_the_last_byte() {
    assert!(same(b"abc", b"abc"));
    assert!(!same(b"abc", b"abd"));
    assert!(!same(b"abc", b"ab"));
}
