//! Which passwords are taken, and that each hash is its own.

use super::{Passwords, check};

#[test]
fn common_short_and_telling_passwords_are_refused() {
    let cases = [
        ("short", "password_length"),
        ("éleven chars", ""),
        ("password1234", "password_common"),
        ("1q2w3e4r5t6y", "password_common"),
        ("qwertyuiopasdf", "password_common"),
        ("aaaaaaaaaaaaaaaa", "password_common"),
        ("spotlightspotlight", "password_common"),
        ("P@ssw0rd123456", "password_common"),
        ("ana maría es yo 77 x", "password_name"),
        ("tejado cobre lunes 40", ""),
        ("correct saddle purple train", ""),
    ];
    for (password, code) in cases {
        match check(password, "María") {
            Ok(()) => assert_eq!(code, "", "{password} is taken"),
            Err(fault) => assert_eq!(fault.code(), code, "{password}"),
        }
    }
    assert_eq!(check(&"x".repeat(257), "Ana").unwrap_err().code(), "password_length");
}

#[tokio::test]
async fn a_hash_is_argon2id_with_its_own_salt_and_known_by_its_password_alone() {
    let passwords = Passwords::new();
    let (one, two) = (passwords.hash("tejado cobre".to_owned()).await, passwords.hash("tejado cobre".to_owned()).await);
    let (one, two) = (one.unwrap(), two.unwrap());
    assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
    assert_ne!(one, two);
    assert!(passwords.is("tejado cobre".to_owned(), Some(one.clone())).await.unwrap());
    assert!(!passwords.is("tejado cobrE".to_owned(), Some(one)).await.unwrap());
    assert!(!passwords.is("nobody's".to_owned(), None).await.unwrap(), "nobody's password opens nothing");
    assert_eq!(passwords.compared(), 3);
}
