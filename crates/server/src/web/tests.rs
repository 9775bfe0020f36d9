//! Which addresses are the signed-in page, and which the page of the tables.

use super::{is_staff, is_tables};

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

#[test]
fn the_list_of_tables_and_each_of_them_are_one_page() {
    for path in ["tables", "tables/US-AZ/2024"] {
        assert!(is_tables(path) && !is_staff(path), "{path}");
    }
    for path in ["", "tables.html", "tables/US-AZ", "tables/US-AZ/2024/csv", "tablesque", "api/v1/tables"] {
        assert!(!is_tables(path), "{path}");
    }
}
