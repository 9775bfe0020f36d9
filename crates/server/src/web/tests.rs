//! Which addresses are the signed-in page.

use super::is_staff;

#[test]
fn the_addresses_of_whoever_signs_in_are_one_page() {
    for path in ["upload", "upload/new", "staff", "staff/records/0190", "staff/audit", "sign-in", "invite", "account"] {
        assert!(is_staff(path), "{path}");
    }
}

#[test]
fn every_other_address_is_a_file_or_nothing() {
    for path in ["", "index.html", "uploads", "staffing", "invite/secret", "account/x", "assets/upload.js", "api/v1/x"]
    {
        assert!(!is_staff(path), "{path}");
    }
}
