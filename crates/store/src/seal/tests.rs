//! A blob opens only unaltered, in its own row, with its own key.

use proptest::prelude::*;

use super::*;

const SALT: [u8; SALT_BYTES] = [7; SALT_BYTES];

fn keys(key: u8) -> Keys {
    Keys::new(&MasterKey::from_bytes([key; 32]), &SALT)
}

fn record(id: u128, revision: u32, status: Status) -> Slot {
    Slot::Record { id: Uuid::from_u128(id), revision, status }
}

proptest! {
    #[test]
    fn what_is_sealed_opens(plain in proptest::collection::vec(any::<u8>(), 0..300)) {
        let keys = keys(1);
        let sealed = keys.seal(Slot::AuditHead, &plain);
        prop_assert_eq!(keys.open(Slot::AuditHead, &sealed).unwrap(), plain);
    }

    #[test]
    fn one_changed_bit_or_missing_byte_is_found(at in 0_usize..60, bit in 0_u8..8) {
        let keys = keys(1);
        let sealed = keys.seal(Slot::AuditHead, b"nobody may alter me");
        let mut altered = sealed.clone();
        altered[at] ^= 1 << bit;
        prop_assert!(keys.open(Slot::AuditHead, &altered).is_err());
        prop_assert!(keys.open(Slot::AuditHead, &sealed[..at]).is_err());
    }
}

#[test]
fn no_other_row_revision_status_or_key_opens_it() {
    let keys = keys(1);
    let home = record(1, 1, Status::Draft);
    let sealed = keys.seal(home, b"31.65,-110.36");
    assert_eq!(keys.open(home, &sealed).unwrap(), b"31.65,-110.36");

    let elsewhere = [
        record(2, 1, Status::Draft),
        record(1, 2, Status::Draft),
        record(1, 1, Status::Published),
        Slot::Detail { change: 1 },
        Slot::Receipt { change: 1 },
        Slot::Audit { seq: 1 },
        Slot::AuditHead,
        Slot::Token { id: 1 },
        Slot::Upload { id: Uuid::from_u128(1) },
        Slot::Chunk { upload: Uuid::from_u128(1), start: 1 },
        Slot::Reject { change: 1, lang: Lang::En, seq: 1 },
        Slot::Reading { header: [1; 16] },
        Slot::Double { pair: [1; 16] },
    ];
    for slot in elsewhere {
        assert_eq!(keys.open(slot, &sealed), Err(SealError(SlotName(slot))));
    }
    assert!(self::keys(2).open(home, &sealed).is_err());
    let other_salt = Keys::new(&MasterKey::from_bytes([1; 32]), &[8; SALT_BYTES]);
    assert!(other_salt.open(home, &sealed).is_err());
    assert_ne!(other_salt.check(), keys.check());
}

#[test]
fn sealing_twice_gives_different_bytes() {
    let keys = keys(1);
    assert_ne!(keys.seal(Slot::AuditHead, b"x"), keys.seal(Slot::AuditHead, b"x"));
}

#[test]
fn digests_depend_on_key_use_and_where_the_parts_end() {
    let keys = keys(1);
    assert_eq!(keys.identity(&[b"ab", b"c"]), keys.identity(&[b"ab", b"c"]));
    assert_ne!(keys.identity(&[b"ab", b"c"]), keys.identity(&[b"a", b"bc"]));
    assert_ne!(keys.identity(&[b"ab", b"c"]), self::keys(2).identity(&[b"ab", b"c"]));
    assert_ne!(keys.content(b"x"), self::keys(2).content(b"x"));
    assert_ne!(keys.check(), keys.content(b""));
}

#[test]
fn a_reference_leads_back_with_the_key_and_nowhere_without() {
    let (keys, other) = (keys(1), self::keys(2));
    let id = Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef);
    assert_eq!(keys.referenced(keys.reference(id)), id);
    assert_ne!(keys.reference(id), id.into_bytes());
    assert_ne!(other.referenced(keys.reference(id)), id);
}

#[test]
fn a_token_is_known_by_its_digest() {
    let keys = keys(1);
    assert!(keys.token_is(b"secret", &keys.token(b"secret")));
    assert!(!keys.token_is(b"secreT", &keys.token(b"secret")));
    assert!(!self::keys(2).token_is(b"secret", &keys.token(b"secret")));
}
