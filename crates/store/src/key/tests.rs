//! The text form, the key file's mode, and the refusals.

use super::*;

#[test]
fn the_text_form_round_trips_and_hides_in_debug() {
    let key = MasterKey::generate().unwrap();
    let again = MasterKey::from_text(&key.to_text()).unwrap();
    assert_eq!(key.expose(), again.expose());
    assert_eq!(format!("{key:?}"), "MasterKey(…)");
    assert_ne!(key.expose(), MasterKey::generate().unwrap().expose());
}

#[test]
fn anything_but_64_digits_is_refused() {
    for text in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32)] {
        assert!(matches!(MasterKey::from_text(text), Err(KeyError::Form)), "{text:?}");
    }
}

#[test]
fn a_new_key_file_is_for_its_owner_alone_and_is_reused() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let (key, made) = KeySource::Beside.load_or_create(&database).unwrap();
    let path = folder.path().join("a.db.key");
    assert_eq!(made.as_deref(), Some(path.as_path()));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);

    let (again, made) = KeySource::Beside.load_or_create(&database).unwrap();
    assert_eq!((again.expose(), made), (key.expose(), None));
    assert_eq!(KeySource::File(path).load(&database).unwrap().expose(), key.expose());
}

#[test]
fn a_missing_or_broken_key_file_names_itself() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let missing = KeySource::Beside.load(&database).unwrap_err();
    assert!(missing.to_string().contains("a.db.key is missing"), "{missing}");

    fs::write(folder.path().join("a.db.key"), "short").unwrap();
    assert!(matches!(KeySource::Beside.load_or_create(&database), Err(KeyError::Form)));
}

/// A database whose key is `key`, with these key files.
fn settled(key: u8, current: Option<u8>, pending: Option<u8>) -> (Result<u8, KeyError>, Option<u8>, Option<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let files = ["a.db.key", "a.db.key.new"].map(|name| folder.path().join(name));
    for (file, byte) in files.iter().zip([current, pending]) {
        if let Some(byte) = byte {
            MasterKey::from_bytes([byte; 32]).write_to(file).unwrap();
        }
    }
    let fits = |found: &MasterKey| Some(found.expose()[0]).filter(|byte| *byte == key);
    let found = KeySource::Beside.settle(&database, fits);
    let [current, pending] = files.map(|file| read(&file).unwrap().map(|key| key.expose()[0]));
    (found, current, pending)
}

#[test]
fn whichever_of_two_keys_fits_is_the_key_and_the_other_goes() {
    // Cut short before the database was sealed with the new key, and after it.
    assert!(matches!(settled(1, Some(1), Some(2)), (Ok(1), Some(1), None)));
    assert!(matches!(settled(2, Some(1), Some(2)), (Ok(2), Some(2), None)));
    assert!(matches!(settled(2, None, Some(2)), (Ok(2), Some(2), None)));
    assert!(matches!(settled(1, Some(1), None), (Ok(1), Some(1), None)));
    // Where neither fits, nothing is touched.
    assert!(matches!(settled(3, Some(1), Some(2)), (Err(KeyError::Wrong { .. }), Some(1), Some(2))));
    assert!(matches!(settled(3, None, Some(2)), (Err(KeyError::Missing { .. }), None, Some(2))));
}

#[test]
fn a_key_file_that_was_cut_off_while_it_was_written_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    MasterKey::from_bytes([1; 32]).write_to(&folder.path().join("a.db.key")).unwrap();
    fs::write(folder.path().join("a.db.key.new"), "0123").unwrap();
    assert!(KeySource::Beside.settle(&database, |_| Some(())).is_ok());
    assert!(!folder.path().join("a.db.key.new").exists());
}

#[test]
fn a_prepared_key_goes_unless_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let (key, pending) = (folder.path().join("a.db.key"), folder.path().join("a.db.key.new"));
    KeySource::Beside.load_or_create(&database).unwrap();
    let (_, prepared) = NewKey::InPlace.prepare(&KeySource::Beside, &database).unwrap();
    assert!(pending.exists());
    drop(prepared);
    assert!(!pending.exists());
    let (new, prepared) = NewKey::InPlace.prepare(&KeySource::Beside, &database).unwrap();
    assert_eq!(prepared.keep().finish().unwrap(), Some(key.clone()));
    assert_eq!(read(&key).unwrap().unwrap().expose(), new.expose());
    let given = KeySource::Given(new);
    assert!(matches!(NewKey::InPlace.prepare(&given, &database), Err(KeyError::NoFile)));
    assert!(matches!(NewKey::File(key).prepare(&given, &database), Err(KeyError::Exists(_))));
}
