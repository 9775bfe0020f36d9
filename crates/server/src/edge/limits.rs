//! How often somebody may ask for what is dear: whoever is signed in by their name, everybody else by their address.
//!
//! What is remembered is a number: a hash with a secret that is made at the start and never leaves this process. It is gone when
//! nobody has asked for a while, and cannot be turned back into a name or an address.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::StatusCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::staff::Fault;

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rate {
    /// Uploads that are begun, looked at or confirmed, single records and undos.
    Upload,
    /// Pieces of uploads: a large file over a bad connection comes in many.
    Piece,
    /// Exports of everything, rejects and reports.
    Export,
    /// Previews of a report while it is written.
    Preview,
}

impl Rate {
    /// So many at once, and one more after each period.
    const fn quota(self) -> (u32, Duration) {
        match self {
            Self::Upload => (60, Duration::from_secs(2)),
            Self::Piece => (600, Duration::from_millis(100)),
            Self::Export => (30, Duration::from_secs(6)),
            Self::Preview => (60, Duration::from_secs(1)),
        }
    }
}

/// When so many keys are remembered, those that have been quiet are forgotten.
const KEYS: usize = 10_000;

type Keyed = RateLimiter<u64, HashMapStateStore<u64>, DefaultClock>;

struct Bucket {
    keyed: Keyed,
    clock: DefaultClock,
}

impl Bucket {
    fn new(rate: Rate) -> Self {
        let (burst, period) = rate.quota();
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(period).expect("a period is longer than nothing").allow_burst(burst);
        Self { keyed: RateLimiter::hashmap(quota), clock: DefaultClock::default() }
    }

    fn check(&self, key: u64) -> Result<(), Duration> {
        if self.keyed.len() >= KEYS {
            self.keyed.retain_recent();
        }
        self.keyed.check_key(&key).map_err(|until| until.wait_time_from(self.clock.now()))
    }
}

struct Buckets {
    salt: RandomState,
    upload: Bucket,
    piece: Bucket,
    export: Bucket,
    preview: Bucket,
}

/// Somebody who is not signed in, as far as this process knows them until it ends: the keyed hash of their network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Visitor(u64);

impl Visitor {
    #[cfg(test)]
    pub(crate) fn invented(number: u64) -> Self {
        Self(number)
    }
}

/// The counts of one service.
pub(crate) struct Limits(Option<Buckets>);

impl Limits {
    pub(crate) fn new() -> Self {
        let [upload, piece, export, preview] =
            [Rate::Upload, Rate::Piece, Rate::Export, Rate::Preview].map(Bucket::new);
        Self(Some(Buckets { salt: RandomState::new(), upload, piece, export, preview }))
    }

    /// Never says no: for measurements on one machine.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// Counts a request of somebody who is signed in.
    pub(crate) fn account(&self, rate: Rate, name: &str) -> Result<(), Fault> {
        self.check(rate, &("account", name))
    }

    /// Counts a request of somebody who is not.
    pub(crate) fn visitor(&self, rate: Rate, address: IpAddr) -> Result<(), Fault> {
        self.check(rate, &("visitor", network(address)))
    }

    /// Whom an address is counted as where the counting is done elsewhere; `None` where nobody is counted.
    pub(crate) fn who(&self, address: IpAddr) -> Option<Visitor> {
        let buckets = self.0.as_ref()?;
        Some(Visitor(buckets.salt.hash_one(("sign-in", network(address)))))
    }

    fn check(&self, rate: Rate, key: &impl Hash) -> Result<(), Fault> {
        let Some(buckets) = &self.0 else { return Ok(()) };
        let bucket = match rate {
            Rate::Upload => &buckets.upload,
            Rate::Piece => &buckets.piece,
            Rate::Export => &buckets.export,
            Rate::Preview => &buckets.preview,
        };
        bucket.check(buckets.salt.hash_one(key)).map_err(too_many)
    }
}

/// Who has one address of IPv6 has all of its network of 64 bits.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

fn too_many(wait: Duration) -> Fault {
    let seconds = wait.as_secs() + 1;
    let message = [
        format!("Too many requests of this kind. Try again in {seconds} seconds."),
        format!("Demasiadas peticiones de este tipo. Inténtelo de nuevo en {seconds} segundos."),
    ];
    Fault::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", message).retry_after(seconds)
}

#[cfg(test)]
mod tests;
