//! Placement against a model: which block says what of which incident.

use jiff::civil::date;
use proptest::prelude::*;
use spotlight_core::code::{DateKind, Verification};
use spotlight_core::date::PartialDate;
use spotlight_core::lonlat::E5;
use spotlight_core::public::{Counts, Facts, Membership, Person, Precision, Words};
use spotlight_core::taxonomy::Taxonomy;

use super::*;

fn public(n: u16, title: u8) -> PublicIncident {
    let facts = Facts {
        id: id(n),
        source_system: "test".into(),
        external_id: None,
        category: Taxonomy::embedded().death().unwrap(),
        date: PartialDate::day(date(2020, 5, 1)),
        date_kind: DateKind::Occurred,
        point: E5 { lon: 0, lat: 0 },
        precision: Precision::Exact,
        regions: Membership::default(),
        counts: Counts::default(),
        identified: None,
        actors: 0,
        source_type: None,
        source_quality: None,
        verification: Verification::Unverified,
        words: Words { title: Some(title.to_string().into()), ..Words::default() },
        person: Person::default(),
        updated: PartialDate::day(date(2026, 11, 1)),
    };
    PublicIncident::new(facts).unwrap()
}

fn id(n: u16) -> Uuid {
    // Spread, so that ids are not in the order of entry.
    Uuid::from_u128(u128::from(n.wrapping_mul(40_503)))
}

/// What is written: the blocks, and of each incident where it is.
#[derive(Default)]
struct Written {
    blocks: BTreeMap<i64, Vec<PublicIncident>>,
    at: HashMap<u16, i64>,
    now: BTreeMap<Uuid, PublicIncident>,
}

impl Written {
    fn flush(&mut self, blocks: &mut Blocks) {
        self.write(blocks.take_edits());
    }

    fn write(&mut self, edits: BTreeMap<i64, Edits>) {
        for (seq, edits) in edits {
            let rows = apply(self.blocks.remove(&seq).unwrap_or_default(), edits);
            if !rows.is_empty() {
                self.blocks.insert(seq, rows);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_public_incident_is_in_one_block_in_its_newest_form(
        acts in proptest::collection::vec((0_u16..300, 0_u8..4, 0_u8..40), 0..600),
        preload in 0_u16..3,
    ) {
        let mut written = Written::default();
        // Sizes as if blocks were nearly full already, so that new ones are begun.
        let full = (1..=i64::from(preload)).map(|seq| (seq, BLOCK_ROWS - 50));
        let mut blocks = Blocks::new(full);
        for (n, title, chance) in acts {
            let public = (title > 0).then(|| public(n, title));
            match &public {
                Some(p) => written.now.insert(id(n), p.clone()),
                None => written.now.remove(&id(n)),
            };
            let at = blocks.place(id(n), written.at.get(&n).copied(), public.map(Box::new));
            match at {
                Some(seq) => written.at.insert(n, seq),
                None => written.at.remove(&n),
            };
            if chance == 0 {
                written.flush(&mut blocks);
            } else if chance == 1 {
                written.write(blocks.take_filled());
            }
        }
        written.flush(&mut blocks);
        prop_assert!(blocks.take_edits().is_empty());

        let found: BTreeMap<Uuid, PublicIncident> =
            written.blocks.values().flatten().map(|p| (p.id, p.clone())).collect();
        prop_assert_eq!(&found, &written.now);
        for (n, seq) in &written.at {
            prop_assert!(written.blocks[seq].iter().any(|p| p.id == id(*n)));
        }
        for rows in written.blocks.values() {
            prop_assert!(rows.is_sorted_by_key(|p| p.id));
        }
    }
}

#[test]
fn a_full_block_begins_the_next_and_room_is_used_again() {
    let mut blocks = Blocks::new([(3, BLOCK_ROWS - 1)]);
    assert_eq!(blocks.place(id(1), None, Some(Box::new(public(1, 1)))), Some(3));
    assert_eq!(blocks.place(id(2), None, Some(Box::new(public(2, 1)))), Some(4));
    assert_eq!(blocks.place(id(1), Some(3), None), None);
    assert_eq!(blocks.place(id(3), None, Some(Box::new(public(3, 1)))), Some(4));
    assert_eq!(blocks.place(id(4), None, None), None);
}

#[test]
fn waiting_edits_are_bounded() {
    let mut blocks = Blocks::default();
    assert!((0..FLUSH_AT - 1).all(|n| {
        blocks.place(Uuid::from_u128(n as u128), None, Some(Box::new(public(1, 1))));
        !blocks.is_full()
    }));
    blocks.place(Uuid::from_u128(u128::MAX), None, Some(Box::new(public(1, 1))));
    assert!(blocks.is_full());
    blocks.take_edits();
    assert!(!blocks.is_full());
}

#[test]
fn blocks_that_have_become_full_are_written_before_the_rest() {
    let mut blocks = Blocks::default();
    let rows = FILLED as u32 * BLOCK_ROWS;
    for n in 0..rows - 1 {
        blocks.place(Uuid::from_u128(n.into()), None, Some(Box::new(public(1, 1))));
    }
    assert!(blocks.take_filled().is_empty(), "one is not full yet");
    for n in [rows - 1, rows] {
        blocks.place(Uuid::from_u128(n.into()), None, Some(Box::new(public(1, 1))));
    }
    // One of them is edited once more before it is written, and one afterwards.
    blocks.place(Uuid::from_u128(0), Some(1), None);
    let filled = blocks.take_filled();
    assert_eq!(filled.keys().copied().collect::<Vec<_>>(), (1..=FILLED as i64).collect::<Vec<_>>());
    assert!(filled.values().all(|edits| edits.len() == BLOCK_ROWS as usize));
    assert!(filled[&1][&Uuid::from_u128(0)].is_none());
    assert!(blocks.take_filled().is_empty(), "they are written");
    blocks.place(Uuid::from_u128(5), Some(1), None);
    let rest = blocks.take_edits();
    assert_eq!(
        rest.iter().map(|(block, edits)| (*block, edits.len())).collect::<Vec<_>>(),
        [(1, 1), (FILLED as i64 + 1, 1)]
    );
}
