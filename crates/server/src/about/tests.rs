#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

#[test]
fn a_folder_gives_its_texts_and_the_others_are_the_usual_ones() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    assert!(matches!(read(folder.path()), Err(AboutError::Empty(_))));
    write("help.en.md", "Call us");
    let told = read(folder.path()).unwrap_err().to_string();
    assert!(told.contains("help.en.md is there") && told.contains("help.es.md is not"), "{told}");
    write("help.es.md", "Llámenos");
    let texts = read(folder.path()).unwrap();
    assert_eq!(texts.help, ["Call us", "Llámenos"]);
    assert_eq!(texts.about, Texts::default().about);
    write("about.en.md", &"x".repeat(LONGEST as usize + 1));
    assert!(matches!(read(folder.path()), Err(AboutError::Long(_))));
}
