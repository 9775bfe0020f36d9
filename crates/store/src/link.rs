//! Records that are public together: those of one event, and a version that stays public beside a newer one that nobody has
//! reviewed yet. What the public sees of each is decided here, from all of them at once and from nothing else, so that a single
//! change and a republish of everything come to the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use spotlight_core::public::PublicIncident;
use spotlight_record::{Company, Incident, Limits, Status, Withheld};
use uuid::Uuid;

use crate::body::Body;
use crate::plan::{Context, Row};

/// Which records document the same event.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links(HashMap<Uuid, Arc<[Uuid]>>);

impl Links {
    /// Joins pairs: what is linked with the same is linked.
    pub(crate) fn new(pairs: &[[Uuid; 2]]) -> Self {
        let mut neighbours: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for [one, other] in pairs {
            neighbours.entry(*one).or_default().push(*other);
            neighbours.entry(*other).or_default().push(*one);
        }
        let mut groups = HashMap::new();
        for &start in neighbours.keys() {
            if groups.contains_key(&start) {
                continue;
            }
            let (mut group, mut next) = (BTreeSet::from([start]), vec![start]);
            while let Some(id) = next.pop() {
                next.extend(neighbours[&id].iter().copied().filter(|id| group.insert(*id)));
            }
            let group: Arc<[Uuid]> = group.into_iter().collect();
            groups.extend(group.iter().map(|id| (*id, Arc::clone(&group))));
        }
        Self(groups)
    }

    /// Whether a record is linked with any.
    pub(crate) fn has(&self, id: Uuid) -> bool {
        self.0.contains_key(&id)
    }

    /// A record with all that it is linked with, in the order of their ids.
    pub(crate) fn group(&self, id: Uuid) -> Vec<Uuid> {
        self.0.get(&id).map_or_else(|| vec![id], |group| group.to_vec())
    }

    /// The groups of records, each once.
    pub(crate) fn groups(&self, ids: impl IntoIterator<Item = Uuid>) -> BTreeSet<Vec<Uuid>> {
        ids.into_iter().map(|id| self.group(id)).collect()
    }

    /// Every record that is linked.
    pub(crate) fn all(&self) -> impl Iterator<Item = Uuid> {
        self.0.keys().copied()
    }
}

/// A record among those that it is public with.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) row: Row,
    pub(crate) body: Body,
    /// The earlier version that stays public while this one waits for review.
    pub(crate) standing: Option<Incident>,
}

impl Member {
    /// The version that may be public.
    fn version(&self) -> Option<&Incident> {
        match self.row.label.status {
            Status::Published => Some(&self.body.incident),
            _ => self.standing.as_ref(),
        }
    }

    /// What it asks of all. What was retracted asks nothing any more.
    fn limits(&self, context: &Context) -> Limits {
        let publisher = context.projection.publisher();
        if self.row.label.status == Status::Retracted {
            return Limits::NONE;
        }
        match &self.standing {
            Some(standing) => publisher.limits(standing).join(publisher.limits_of_update(&self.body.incident)),
            None => publisher.limits(&self.body.incident),
        }
    }
}

impl Context {
    fn common_limits<'a>(&self, members: impl IntoIterator<Item = &'a Member>) -> Limits {
        members.into_iter().map(|member| member.limits(self)).fold(Limits::NONE, Limits::join)
    }

    /// What the public sees of each of a group: of all that may be shown, one. The one that is shown stays shown for as long as it
    /// may be; among others the least id is taken, which is random and tells nothing.
    pub(crate) fn together(&self, members: &[Member]) -> Vec<Option<PublicIncident>> {
        let limits = self.common_limits(members);
        let publisher = self.projection.publisher();
        let public = |member: &Member| {
            let company = Company { limits, instead: None, released: !member.row.waiting };
            let (id, changed) = (member.row.label.id, member.body.changed);
            publisher.publish_among(id, Status::Published, member.version()?, changed, &company).ok()
        };
        let mut all: Vec<Option<PublicIncident>> = members.iter().map(public).collect();
        let may: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_some()).collect();
        let shown = may.into_iter().min_by_key(|at| (members[*at].row.block.is_none(), members[*at].row.label.id));
        for (at, public) in all.iter_mut().enumerate() {
            public.take_if(|_| Some(at) != shown);
        }
        all
    }

    /// What the public would see of one of a group if it were published as given, released, and the one that is shown.
    pub(crate) fn preview(
        &self,
        members: &[Member],
        id: Uuid,
        incident: &Incident,
        today: Date,
    ) -> Result<PublicIncident, Withheld> {
        let publisher = self.projection.publisher();
        let others = self.common_limits(members.iter().filter(|member| member.row.label.id != id));
        let limits = others.join(publisher.limits(incident));
        let company = Company { limits, instead: None, released: true };
        publisher.publish_among(id, Status::Published, incident, today, &company)
    }

    /// Why one of a group is not public although it is published.
    pub(crate) fn withheld(&self, members: &[Member], id: Uuid) -> Option<Withheld> {
        let at = members.iter().position(|member| member.row.label.id == id)?;
        let member = &members[at];
        let shown = self.together(members).iter().position(Option::is_some);
        if member.row.label.status != Status::Published || shown == Some(at) {
            return None;
        }
        let company = Company {
            limits: self.common_limits(members),
            instead: shown.map(|shown| members[shown].row.label.id),
            released: !member.row.waiting,
        };
        let incident = &member.body.incident;
        let publisher = self.projection.publisher();
        publisher.publish_among(id, Status::Published, incident, member.body.changed, &company).err()
    }
}

#[cfg(test)]
mod tests;
