//! What is believed about where a request comes from.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::{Arrival, Proxies, address};

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn proxies(trusted: &[&str]) -> Proxies {
    Proxies::new(trusted.iter().map(|net| net.parse().unwrap()).collect())
}

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    lines
        .iter()
        .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
        .collect()
}

fn from(peer: &str) -> Arrival {
    Arrival { peer: ip(peer), tls: false }
}

#[test]
fn nobody_is_believed_who_is_not_named() {
    let said = headers(&[
        ("x-forwarded-for", "203.0.113.9"),
        ("forwarded", "for=203.0.113.9;proto=https"),
        ("x-forwarded-proto", "https"),
    ]);
    for trusted in [proxies(&[]), proxies(&["10.0.0.0/8", "::1/128"])] {
        assert_eq!(trusted.visitor(from("127.0.0.1"), &said), ip("127.0.0.1"));
        assert!(!trusted.is_https(from("127.0.0.1"), &said));
        assert!(trusted.is_https(Arrival { peer: ip("127.0.0.1"), tls: true }, &said));
    }
}

#[test]
fn the_rightmost_address_that_is_no_proxy_counts() {
    let trusted = proxies(&["127.0.0.1/32", "10.0.0.0/8"]);
    let visitor = |lines: &[(&str, &str)]| trusted.visitor(from("127.0.0.1"), &headers(lines));
    for (said, expected) in [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, 10.1.2.3, 10.9.9.9", "203.0.113.9"),
        ("198.51.100.1, nonsense", "127.0.0.1"),
        ("198.51.100.1, unknown, 10.1.2.3", "10.1.2.3"),
        ("10.1.2.3", "10.1.2.3"),
        ("", "127.0.0.1"),
        ("203.0.113.9:4711", "203.0.113.9"),
        ("2001:db8::7", "2001:db8::7"),
    ] {
        assert_eq!(visitor(&[("x-forwarded-for", said)]), ip(expected), "{said}");
    }
    for (said, expected) in [
        ("for=203.0.113.9;proto=https;by=10.0.0.1", "203.0.113.9"),
        ("for=198.51.100.1, For=\"[2001:db8::7]:4711\"", "2001:db8::7"),
        ("for=203.0.113.9, for=_hidden", "127.0.0.1"),
        ("proto=https", "127.0.0.1"),
    ] {
        assert_eq!(visitor(&[("forwarded", said)]), ip(expected), "{said}");
    }
    let two = [("x-forwarded-for", "198.51.100.1"), ("x-forwarded-for", "203.0.113.9")];
    assert_eq!(visitor(&two), ip("203.0.113.9"), "lines of one header are one list");
    let both = [("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=198.51.100.1")];
    assert_eq!(visitor(&both), ip("127.0.0.1"), "one of the two is the visitor's own writing");
}

#[test]
fn a_proxy_is_known_by_its_ipv4_address_on_a_socket_of_both_kinds() {
    let trusted = proxies(&["192.0.2.0/24"]);
    let said = headers(&[("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "http, https")]);
    assert_eq!(trusted.visitor(from("::ffff:192.0.2.7"), &said), ip("203.0.113.9"));
    assert!(trusted.is_https(from("::ffff:192.0.2.7"), &said));
    assert!(trusted.is_https(from("192.0.2.7"), &headers(&[("forwarded", "for=x;proto=http, for=y;Proto=\"https\"")])));
    assert!(!trusted.is_https(from("192.0.2.7"), &headers(&[("x-forwarded-proto", "https, http")])));
}

#[test]
fn addresses_are_read_with_and_without_ports() {
    assert_eq!(address("[::ffff:192.0.2.1]:80"), Some(ip("192.0.2.1")));
    for wrong in ["", "[::1", "example.org", "256.1.1.1", "1.2.3"] {
        assert_eq!(address(wrong), None, "{wrong}");
    }
}
