//! What the browser tests are told.

use super::{Account, as_json, password};

#[test]
fn the_browser_tests_get_names_roles_and_passwords_that_differ() {
    let account = |name, role| Account { name, role, password: password() };
    let accounts = [account("Alma Admin", "admin"), account("Rocio Reviewer", "reviewer")];
    assert_ne!(accounts[0].password, accounts[1].password);
    assert!(accounts.iter().all(|account| account.password.len() == 23));
    let told: serde_json::Value = serde_json::from_str(&as_json(&accounts)).expect("JSON");
    assert_eq!(told[1]["name"], "Rocio Reviewer");
    assert_eq!(told[1]["role"], "reviewer");
    assert_eq!(told[1]["password"], accounts[1].password.as_str());
}
