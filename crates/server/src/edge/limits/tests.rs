//! Who is counted with whom.

use super::{Limits, Rate};

#[test]
fn each_name_and_each_network_has_its_own_count() {
    let limits = Limits::new();
    let (burst, _) = Rate::Export.quota();
    for n in 0..burst {
        assert!(limits.account(Rate::Export, "Ana").is_ok(), "{n}");
        assert!(limits.visitor(Rate::Export, format!("2001:db8:0:1::{n:x}").parse().unwrap()).is_ok(), "{n}");
    }
    assert_eq!(limits.account(Rate::Export, "Ana").unwrap_err().code(), "too_many_requests");
    assert!(limits.account(Rate::Export, "Ben").is_ok());
    assert!(limits.account(Rate::Upload, "Ana").is_ok(), "another kind");
    assert!(limits.visitor(Rate::Export, "2001:db8:0:1:ffff::1".parse().unwrap()).is_err(), "the same network");
    assert!(limits.visitor(Rate::Export, "2001:db8:0:2::1".parse().unwrap()).is_ok());
    assert!(limits.visitor(Rate::Export, "::ffff:192.0.2.1".parse().unwrap()).is_ok());
    assert!(
        limits.visitor(Rate::Export, "192.0.2.2".parse().unwrap()).is_ok(),
        "an address of IPv4 is its own network"
    );
}

#[test]
fn a_visitor_is_their_network_in_this_process_only() {
    let (limits, other) = (Limits::new(), Limits::new());
    let who = |limits: &Limits, address: &str| limits.who(address.parse().unwrap()).unwrap();
    assert_eq!(who(&limits, "2001:db8:0:1::1"), who(&limits, "2001:db8:0:1:ffff::2"));
    assert_ne!(who(&limits, "2001:db8:0:1::1"), who(&limits, "2001:db8:0:2::1"));
    assert_eq!(who(&limits, "192.0.2.1"), who(&limits, "::ffff:192.0.2.1"));
    assert_ne!(who(&limits, "192.0.2.1"), who(&limits, "192.0.2.2"));
    assert_ne!(who(&limits, "192.0.2.1"), who(&other, "192.0.2.1"), "another process has another secret");
}

#[test]
fn without_limits_nobody_is_refused() {
    assert_eq!(Limits::none().who("192.0.2.1".parse().unwrap()), None);
    let limits = Limits::none();
    assert!((0..1000).all(|_| limits.account(Rate::Upload, "Ana").is_ok()));
}
