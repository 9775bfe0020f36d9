//! Who a request comes from: the other end of the connection, or what a proxy says that the operator has told us to trust.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// How a request reached us. It has no `Debug`, so that it cannot be logged by the way.
#[derive(Clone, Copy)]
pub(crate) struct Arrival {
    /// The other end of the connection.
    pub(crate) peer: IpAddr,
    /// Whether it came over TLS of ours.
    pub(crate) tls: bool,
}

/// The proxies that are believed.
#[derive(Clone, Default)]
pub(crate) struct Proxies(Vec<IpNet>);

impl Proxies {
    pub(crate) fn new(trusted: Vec<IpNet>) -> Self {
        Self(trusted)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        // A socket that takes both kinds tells IPv4 as IPv6.
        let address = address.to_canonical();
        self.0.iter().any(|net| net.contains(&address))
    }

    /// Whether the visitor speaks TLS, to us or to a trusted proxy.
    pub(crate) fn is_https(&self, arrival: Arrival, headers: &HeaderMap) -> bool {
        arrival.tls
            || self.trusts(arrival.peer) && (last(headers, &X_FORWARDED_PROTO) == Some("https") || proto(headers))
    }

    /// The address that requests are counted by: the rightmost one that no trusted proxy has. Without a trusted proxy it is
    /// the other end of the connection, whatever any header says.
    pub(crate) fn visitor(&self, arrival: Arrival, headers: &HeaderMap) -> IpAddr {
        let peer = arrival.peer.to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        let forwarded = lines(headers, &header::FORWARDED).map(forwarded_for).collect::<Vec<_>>();
        let plain = lines(headers, &X_FORWARDED_FOR).map(address).collect::<Vec<_>>();
        match (self.rightmost(peer, forwarded), self.rightmost(peer, plain)) {
            (Some(one), None) | (None, Some(one)) => one,
            (Some(one), Some(other)) if one == other => one,
            // A proxy writes one of the two and may pass on whatever the visitor wrote into the other.
            _ => peer,
        }
    }

    /// From the right: past trusted addresses to the first that is not. What cannot be read ends the search, because whoever
    /// wrote it is behind the last that was read. `None` if the header says nothing.
    fn rightmost(&self, peer: IpAddr, hops: Vec<Option<IpAddr>>) -> Option<IpAddr> {
        if hops.is_empty() {
            return None;
        }
        let mut nearest = peer;
        for hop in hops.into_iter().rev() {
            let Some(hop) = hop else { break };
            nearest = hop;
            if !self.trusts(hop) {
                break;
            }
        }
        Some(nearest)
    }
}

/// The members of a header's comma-separated list, over all its lines. Neither an address nor the names around it may hold a
/// comma, so that quotes need no care.
fn lines<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("unreadable"));
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

fn last<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    lines(headers, name).last()
}

/// A parameter of an element of `Forwarded` (RFC 7239), without its quotes.
fn parameter<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(own, _)| own.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().trim_matches('"'))
}

fn forwarded_for(element: &str) -> Option<IpAddr> {
    address(parameter(element, "for")?)
}

fn proto(headers: &HeaderMap) -> bool {
    last(headers, &header::FORWARDED).and_then(|element| parameter(element, "proto")) == Some("https")
}

/// An address, perhaps with a port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None if text.matches(':').count() == 1 => text.split_once(':')?.0,
        None => text,
    };
    bare.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests;
