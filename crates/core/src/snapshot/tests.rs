use super::*;
use crate::testing::{incident, seeded};

#[test]
fn a_block_comes_back_as_it_was() {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let incidents = seeded(500, 7);
    let bytes = encode_block(&incidents, taxonomy, regions);
    assert_eq!(decode_block(&bytes, taxonomy, regions).unwrap(), incidents);
    assert_eq!(encode_block(&incidents, taxonomy, regions), bytes);
}

#[test]
fn no_damaged_block_is_taken_for_another_or_makes_it_panic() {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let bytes = encode_block(&seeded(20, 3), taxonomy, regions);
    for i in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[i] ^= 0x55;
        assert_ne!(block_hash(&damaged), block_hash(&bytes));
        let _ = decode_block(&damaged, taxonomy, regions);
    }
    for end in 0..bytes.len() {
        assert!(decode_block(&bytes[..end], taxonomy, regions).is_err(), "cut at {end}");
    }
}

#[test]
fn an_unknown_code_is_named() {
    let (taxonomy, regions) = (Taxonomy::embedded(), Regions::embedded());
    let bytes = encode_block(&[incident().build()], taxonomy, regions);
    let text = include_str!("../../../../data/taxonomy/taxonomy.json").replace("\"death\"", "\"deaths\"");
    let other = Taxonomy::from_json(text.as_bytes()).unwrap();
    let error = decode_block(&bytes, &other, regions).unwrap_err();
    assert!(matches!(error, SnapshotError::UnknownCode { list: "category", ref code } if code == "death"), "{error}");
}
