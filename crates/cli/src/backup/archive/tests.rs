//! What was written is read, and a damaged byte anywhere is found.

use super::*;

fn sample() -> (Manifest, Vec<u8>) {
    let (database, key) = (vec![7; 1500], b"key".to_vec());
    let members = vec![Member::of_bytes(DATABASE, &database), Member::of_bytes(KEY, &key)];
    let manifest = Manifest::new(Timestamp::UNIX_EPOCH, Some("abc".to_owned()), members);
    let mut bytes = Vec::new();
    let contents: Vec<Box<dyn Read>> = vec![Box::new(database.as_slice()), Box::new(key.as_slice())];
    write(&mut bytes, &manifest, contents).unwrap();
    (manifest, bytes)
}

fn taken(bytes: &[u8]) -> anyhow::Result<(Manifest, Vec<Vec<u8>>)> {
    let mut members = Vec::new();
    let manifest = read(bytes, |_, _, contents| {
        let mut member = Vec::new();
        contents.read_to_end(&mut member)?;
        members.push(member);
        Ok(())
    })?;
    Ok((manifest, members))
}

#[test]
fn what_was_written_is_read() {
    let (manifest, bytes) = sample();
    assert!(manifest.has_key());
    assert_eq!(taken(&bytes).unwrap(), (manifest, vec![vec![7; 1500], b"key".to_vec()]));
}

#[test]
fn a_damaged_byte_anywhere_is_found() {
    let (_, bytes) = sample();
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        let refused = taken(&damaged).expect_err("a damaged byte");
        assert!(format!("{refused:#}").contains("damaged"), "byte {at}: {refused:#}");
    }
}

#[test]
fn what_was_cut_off_or_is_something_else_is_found() {
    let (_, bytes) = sample();
    for length in (0..bytes.len()).step_by(100) {
        assert!(taken(&bytes[..length]).is_err(), "cut at {length}");
    }
    for other in [b"id,date\n1,2020\n".repeat(200), vec![0; 4096], Vec::new()] {
        let refused = taken(&other).expect_err("another file");
        assert!(format!("{refused:#}").contains("no backup"), "{refused:#}");
    }
}

#[test]
fn a_newer_form_is_refused_by_name() {
    let (mut manifest, _) = sample();
    (manifest.format, manifest.software) = (FORMAT + 1, "9.0".to_owned());
    let mut bytes = Vec::new();
    write(&mut bytes, &manifest, vec![Box::new([7; 1500].as_slice()), Box::new(b"key".as_slice())]).unwrap();
    assert!(taken(&bytes).unwrap_err().to_string().contains("newer version of Spotlight (9.0)"));
}
