//! Slows down whoever tries passwords: for one name and for one visitor with a growing delay, and for all names together.
//!
//! A visitor who fails too often has to wait whatever name they try, so that nobody gets through many names, and nobody alone uses up
//! what all together may try. Who has signed in from somewhere does not wait there for what others did to their name: one visitor
//! cannot lock another out. Visitors are keyed hashes of their networks ([`Visitor`]), in memory only.
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
use crate::edge::Visitor;

/// So many may fail before the next has to wait.
const FREE: u32 = 5;

/// The longest delay. At four an hour, nobody gets through the thousand most common passwords in a week.
const LONGEST: SignedDuration = SignedDuration::from_mins(15);

/// So many may fail within [`WINDOW`], of all names together.
const TOGETHER: usize = 60;
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// So many may fail from one visitor before the next has to wait: an office of several people has one address.
const FREE_VISITOR: u32 = 20;

/// What a visitor failed at is forgotten when nothing failed for so long.
const QUIET: SignedDuration = SignedDuration::from_hours(1);

/// So many names are remembered; what is beyond is in the store. As many visitors and places where somebody has signed in. An attempt that
/// is refused adds none, so that there are at most [`TOGETHER`] a minute more, and most are forgotten before there are so many.
const REMEMBERED: usize = 10_000;

#[derive(Default)]
pub(super) struct Throttle(Mutex<State>);

#[derive(Default)]
struct State {
    names: HashMap<String, Attempts>,
    visitors: HashMap<Visitor, Attempts>,
    /// From where a name has signed in, and how often it has failed there since.
    known: HashMap<(String, Visitor), u32>,
    recent: VecDeque<Timestamp>,
}

/// How long after so many failures the next attempt has to wait: 2, 4, 8 … seconds beyond those that are free.
fn delay(failed: u32, free: u32) -> SignedDuration {
    match failed.checked_sub(free) {
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
    pub(super) fn begin(
        &self,
        name: &str,
        visitor: Option<Visitor>,
        stored: Attempts,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let mut state = self.lock();
        let theirs = visitor.map(|visitor| (visitor, state.failed_by(visitor, now)));
        if let Some((_, theirs)) = theirs {
            refuse_until(&theirs, FREE_VISITOR, now)?;
        }
        while state.recent.front().is_some_and(|oldest| *oldest + WINDOW <= now) {
            state.recent.pop_front();
        }
        let here = state.names.get(name).copied().unwrap_or_default();
        let known = if here.failed >= stored.failed { here } else { stored };
        let place = visitor.map(|visitor| (name.to_owned(), visitor));
        let failed_here = place.as_ref().and_then(|place| state.known.get_mut(place)).filter(|failed| **failed < FREE);
        if let Some(failed) = failed_here {
            *failed += 1;
        } else {
            if state.recent.len() >= TOGETHER {
                let free = state.recent.front().map_or(now, |oldest| *oldest + WINDOW);
                return Err(wait(free.duration_since(now)));
            }
            refuse_until(&known, FREE, now)?;
        }
        state.make_room(now);
        let one_more = |before: Attempts| Attempts { failed: before.failed.saturating_add(1), last: Some(now) };
        state.names.insert(name.to_owned(), one_more(known));
        if let Some((visitor, theirs)) = theirs {
            state.visitors.insert(visitor, one_more(theirs));
        }
        state.recent.push_back(now);
        Ok(())
    }

    /// Takes back that an attempt counts as failed: it was right, but for a code that was not given.
    pub(super) fn forgive(&self, name: &str, visitor: Option<Visitor>, stored: Attempts) {
        let mut state = self.lock();
        state.names.insert(name.to_owned(), stored);
        state.take_back(name, visitor);
    }

    /// Forgets the attempts of a name that has signed in. What the visitor has failed at with other names stays: whoever has an account of
    /// their own must not get more attempts by it.
    pub(super) fn forget(&self, name: &str, visitor: Option<Visitor>) {
        let mut state = self.lock();
        state.names.remove(name);
        state.take_back(name, visitor);
        if let Some(visitor) = visitor {
            state.known.insert((name.to_owned(), visitor), 0);
        }
    }
}

fn refuse_until(failed: &Attempts, free: u32, now: Timestamp) -> Result<(), Fault> {
    let until = failed.last.map_or(now, |last| last + delay(failed.failed, free));
    if until > now { Err(wait(until.duration_since(now))) } else { Ok(()) }
}

impl State {
    fn failed_by(&self, visitor: Visitor, now: Timestamp) -> Attempts {
        let failed = self.visitors.get(&visitor).copied().unwrap_or_default();
        if failed.last.is_some_and(|last| last + QUIET > now) { failed } else { Attempts::default() }
    }

    /// Takes the newest attempt back where it was counted.
    fn take_back(&mut self, name: &str, visitor: Option<Visitor>) {
        self.recent.pop_back();
        let Some(visitor) = visitor else { return };
        if let Some(theirs) = self.visitors.get_mut(&visitor) {
            theirs.failed = theirs.failed.saturating_sub(1);
        }
        if let Some(failed) = self.known.get_mut(&(name.to_owned(), visitor)) {
            *failed = failed.saturating_sub(1);
        }
    }

    fn make_room(&mut self, now: Timestamp) {
        if self.names.len() >= REMEMBERED {
            self.names.retain(|_, attempts| attempts.last > Some(now - LONGEST));
        }
        if self.visitors.len() >= REMEMBERED {
            self.visitors.retain(|_, attempts| attempts.last > Some(now - QUIET));
        }
        // Whoever signed in there waits for others again until they have once more.
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
    }
}

#[cfg(test)]
mod tests;
