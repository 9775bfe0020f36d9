//! Slows down whoever tries passwords: for one name with a growing delay, and for all names together.
//!
//! Names that nobody has are counted like others, so that being slowed down tells nothing. An attempt counts as failed from its
//! beginning, so that many at the same time are not better than many in a row. What the store remembers of a name counts, too:
//! a restart forgives nothing.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use spotlight_store::Attempts;

use super::fault::Fault;

/// So many may fail before the next has to wait.
const FREE: u32 = 5;

/// The longest delay. At four an hour, nobody gets through the thousand most common passwords in a week.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);

/// So many may fail within [`WINDOW`], of all names together.
const TOGETHER: usize = 60;
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// So many names are remembered; what is beyond is in the store.
const NAMES: usize = 10_000;

#[derive(Default)]
pub(super) struct Throttle(Mutex<State>);

#[derive(Default)]
struct State {
    names: HashMap<String, Attempts>,
    recent: VecDeque<Timestamp>,
}

/// How long after so many failures the next attempt has to wait: 2, 4, 8 … seconds.
fn delay(failed: u32) -> SignedDuration {
    match failed.checked_sub(FREE) {
        None => SignedDuration::ZERO,
        Some(beyond) => SignedDuration::from_secs(1 << (beyond + 1).min(20)).min(LONGEST),
    }
}

fn wait(how_long: SignedDuration) -> Fault {
    let seconds = how_long.as_secs().max(0).cast_unsigned() + 1;
    let message = [
        format!("Too many sign-ins failed. Try again in {seconds} seconds."),
        format!("Fallaron demasiados inicios de sesión. Inténtelo de nuevo en {seconds} segundos."),
    ];
    Fault::new(StatusCode::TOO_MANY_REQUESTS, "too_many_attempts", message).retry_after(seconds)
}

impl Throttle {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        // What a panic elsewhere left is still a count.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets an attempt for a folded name begin, or tells how long it has to wait. It counts as failed until it is forgiven.
    pub(super) fn begin(&self, name: &str, stored: Attempts, now: Timestamp) -> Result<(), Fault> {
        let mut state = self.lock();
        while state.recent.front().is_some_and(|oldest| *oldest + WINDOW <= now) {
            state.recent.pop_front();
        }
        if state.recent.len() >= TOGETHER {
            let free = state.recent.front().map_or(now, |oldest| *oldest + WINDOW);
            return Err(wait(free.duration_since(now)));
        }
        let here = state.names.get(name).copied().unwrap_or_default();
        let known = if here.failed >= stored.failed { here } else { stored };
        let free = known.last.map_or(now, |last| last + delay(known.failed));
        if free > now {
            return Err(wait(free.duration_since(now)));
        }
        if state.names.len() >= NAMES {
            let before = now - LONGEST;
            state.names.retain(|_, attempts| attempts.last > Some(before));
        }
        state.names.insert(name.to_owned(), Attempts { failed: known.failed.saturating_add(1), last: Some(now) });
        state.recent.push_back(now);
        Ok(())
    }

    /// Takes back that an attempt counts as failed: it was right, but for a code that was not given.
    pub(super) fn forgive(&self, name: &str, stored: Attempts) {
        let mut state = self.lock();
        state.names.insert(name.to_owned(), stored);
        state.recent.pop_back();
    }

    /// Forgets the attempts of a name that has signed in.
    pub(super) fn forget(&self, name: &str) {
        let mut state = self.lock();
        state.names.remove(name);
        state.recent.pop_back();
    }
}

#[cfg(test)]
mod tests;
