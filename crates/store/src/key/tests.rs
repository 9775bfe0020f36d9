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
