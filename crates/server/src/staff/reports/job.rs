//! Reports that are being built, and those that were, for a while: bounded, one at a time, and given up when nobody waits any more.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use spotlight_core::Uuid;
use spotlight_report::regional::ReportFormat;
use tokio::sync::Semaphore;

use crate::reports::Step;

/// How long what was built is kept.
const KEPT: Duration = Duration::from_mins(10);

/// Jobs of one person: the eldest go when there are more, and are given up if they still run.
const MOST_OF_ONE: usize = 6;

/// Previews of one person, counted apart: each pause in writing makes one, and they must not push out what was built to be saved.
const MOST_PREVIEWS: usize = 2;

/// Jobs of everybody.
const MOST: usize = 60;

/// Reports that are built at the same time.
const AT_ONCE: usize = 1;

/// All jobs.
#[derive(Debug)]
pub(in crate::staff) struct Jobs {
    all: Mutex<HashMap<Uuid, Arc<Job>>>,
    pub(super) places: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { all: Mutex::default(), places: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// A report that is being built, or was.
#[derive(Debug)]
pub(super) struct Job {
    /// Nobody guesses it: whoever knows it may fetch the files.
    pub(super) id: Uuid,
    owner: String,
    begun: Instant,
    pub(super) formats: Vec<ReportFormat>,
    state: Mutex<Progress>,
}

/// How far a job is.
#[derive(Debug, Clone)]
pub(super) enum Progress {
    /// Others are before it.
    Waiting,
    /// Its step, and how many were taken.
    Building(Step, usize),
    /// Name, format and content of each file.
    Done(Vec<(String, Bytes)>),
    /// Why there is nothing, in English and Spanish.
    Failed([String; 2]),
    /// Nobody waits for it.
    GivenUp,
}

/// A page alone is what is looked at while it is written.
fn is_preview(formats: &[ReportFormat]) -> bool {
    formats == [ReportFormat::Html]
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing between lock and unlock panics.
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Job {
    pub(super) fn progress(&self) -> Progress {
        held(&self.state).clone()
    }

    /// Notes how far it is; false when it was given up, which it stays.
    pub(super) fn enter(&self, next: Progress) -> bool {
        let mut state = held(&self.state);
        if matches!(*state, Progress::GivenUp) {
            return false;
        }
        *state = next;
        true
    }

    /// How many steps there are: counting, and a format each.
    pub(super) fn steps(&self) -> usize {
        1 + self.formats.len()
    }
}

impl Jobs {
    /// A new job; none when there are too many.
    pub(super) fn begin(&self, owner: &str, formats: Vec<ReportFormat>) -> Option<Arc<Job>> {
        let mut all = held(&self.all);
        all.retain(|_, job| job.begun.elapsed() < KEPT);
        let preview = is_preview(&formats);
        let alike = |job: &&Arc<Job>| job.owner == owner && is_preview(&job.formats) == preview;
        let mut own: Vec<Arc<Job>> = all.values().filter(alike).cloned().collect();
        own.sort_by_key(|job| std::cmp::Reverse(job.begun));
        let most = if preview { MOST_PREVIEWS } else { MOST_OF_ONE };
        for old in own.iter().skip(most - 1) {
            old.enter(Progress::GivenUp);
            all.remove(&old.id);
        }
        if all.len() >= MOST {
            return None;
        }
        let job = Arc::new(Job {
            id: Uuid::new_v4(),
            owner: owner.to_owned(),
            begun: Instant::now(),
            formats,
            state: Mutex::new(Progress::Waiting),
        });
        all.insert(job.id, Arc::clone(&job));
        Some(job)
    }

    /// A job that is kept.
    pub(super) fn find(&self, id: Uuid) -> Option<Arc<Job>> {
        let mut all = held(&self.all);
        all.retain(|_, job| job.begun.elapsed() < KEPT);
        all.get(&id).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eldest_jobs_of_a_person_are_given_up_and_those_of_others_stay() {
        let jobs = Jobs::default();
        let other = jobs.begin("Ben", Vec::new()).unwrap();
        let first = jobs.begin("Ana", Vec::new()).unwrap();
        for _ in 0..MOST_OF_ONE {
            jobs.begin("Ana", Vec::new()).unwrap();
        }
        assert!(matches!(first.progress(), Progress::GivenUp) && jobs.find(first.id).is_none());
        assert!(!first.enter(Progress::Waiting));
        assert!(matches!(other.progress(), Progress::Waiting) && jobs.find(other.id).is_some());
    }

    #[test]
    fn previews_do_not_push_out_what_is_to_be_saved() {
        let jobs = Jobs::default();
        let saved = jobs.begin("Ana", vec![ReportFormat::Pdf]).unwrap();
        let first = jobs.begin("Ana", vec![ReportFormat::Html]).unwrap();
        for _ in 0..2 * MOST_OF_ONE {
            jobs.begin("Ana", vec![ReportFormat::Html]).unwrap();
        }
        assert!(jobs.find(saved.id).is_some() && jobs.find(first.id).is_none());
    }

    #[test]
    fn there_are_only_so_many() {
        let jobs = Jobs::default();
        let begun = (0..MOST + 3).filter_map(|n| jobs.begin(&n.to_string(), Vec::new())).count();
        assert_eq!(begun, MOST);
    }
}
