//! Reports of authors: what they write, what is built of it, and what is published. See `crate::reports` for what the public sees.

mod drafts;
mod job;
mod jobs;
mod publish;
mod spec;

pub(super) use drafts::{duplicate, list, make, one, remove, save};
pub(super) use job::Jobs;
pub(super) use jobs::{begin, file, look, words};
pub(super) use publish::{publish, withdraw};
