//! What reviewers do: they publish, return, retract and edit records, decide about possible doubles, release what is masked, and
//! set how all of this is done.

use std::future::Future;

use jiff::Timestamp;
use jiff::civil::Date;
use spotlight_core::code::Verification;
use spotlight_core::public::PublicIncident;
use spotlight_record::{Cleared, Consent, Incident, Masks, Status, Visibility, Withheld};
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::{Act, Change, ChangeId, PublicState, Put, Stored};

/// The fewest masked incidents that appear together: fewer would date each of them.
pub const LEAST_RELEASE: u64 = 5;

/// What a reviewer decides when a record is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decisions {
    /// What the person concerned or the family agreed to.
    pub consent: Consent,
    /// How precisely it may be shown.
    pub visibility: Visibility,
    /// How far it could be confirmed.
    pub verification: Verification,
    /// Which of its words name no place and no person.
    pub cleared: Cleared,
}

impl Decisions {
    /// Writes them into a record; nothing is proposed any more then.
    pub fn apply(&self, incident: &mut Incident) {
        incident.consent = Some(self.consent);
        incident.visibility = Some(self.visibility);
        incident.verification = Some(self.verification);
        incident.proposed = spotlight_record::Proposed::default();
        let Cleared { title, description, source, source_url } = self.cleared;
        // A text that is not there cannot have been read.
        incident.cleared = Cleared {
            title: title && incident.title.is_some(),
            description: description && incident.description.is_some(),
            source: source && incident.source.is_some(),
            source_url: source_url && incident.source_url.is_some(),
        };
    }
}

/// What is done to a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It is published, with these decisions.
    Publish(Decisions),
    /// It goes back to whoever handed it in.
    Return,
    /// It leaves the map, and stays in history.
    Retract,
    /// It says something else now. Verification, consent, visibility and proposals stay; a text that changed loses its tick.
    Edit(Box<Incident>),
    /// Whoever handed it in has mended it and hands it in again. What it states about verification, consent and an exact place is
    /// proposed, as with a file. Only as long as it is not published.
    Mend(Box<Incident>),
}

impl Action {
    /// The stable word.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Publish(_) => "publish",
            Self::Return => "return",
            Self::Retract => "retract",
            Self::Edit(_) => "edit",
            Self::Mend(_) => "mend",
        }
    }
}

/// An action on one version of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The record.
    pub id: Uuid,
    /// The version that was looked at.
    pub revision: u32,
    /// What is done.
    pub action: Action,
}

/// A record in the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Queued {
    /// Its place in the order of entry, for the next page; 0 outside of the queue.
    pub n: i64,
    /// The record.
    pub stored: Stored,
    /// The newest batch that told of it, and who handed that in.
    pub batch: Option<(ChangeId, String)>,
    /// How many open pairs of possible doubles it is in.
    pub doubles: u64,
}

/// A record as a reviewer sees it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The record.
    pub stored: Stored,
    /// The newest batch that told of it, and who handed that in.
    pub batch: Option<(ChangeId, String)>,
    /// What the public sees of it now.
    pub public: Option<PublicIncident>,
    /// Whether that is an earlier version, which stays until this one is reviewed.
    pub standing: bool,
    /// What the public would see once it is published with the decisions as they stand, and released; or why nothing.
    pub preview: Result<PublicIncident, Withheld>,
    /// Why it is not public although it is published.
    pub withheld: Option<Withheld>,
    /// The pairs of possible doubles that it is in, decided or not.
    pub doubles: Vec<Pairing>,
    /// The records that document the same event, as somebody has decided.
    pub links: Vec<Queued>,
}

/// A pair of possible doubles, as one of the two sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairing {
    /// What the pair is known by.
    pub pair: Uuid,
    /// What was decided about it.
    pub verdict: Option<Verdict>,
    /// The other record.
    pub other: Queued,
}

/// What a reviewer says of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One event: the public counts one, with the strictest visibility of all.
    Same,
    /// Two events.
    Different,
}

/// What a release did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Released {
    /// How many incidents appeared.
    pub records: u64,
    /// The public snapshot with them.
    pub public: PublicState,
}

/// Whether nobody may publish what they have handed in themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TwoPerson {
    /// Once two people may review.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl TwoPerson {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::On => "on",
            Self::Off => "off",
        }
    }

    /// The value of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Auto, Self::On, Self::Off].into_iter().find(|rule| rule.as_str() == code)
    }

    /// Whether the rule holds where so many people may review.
    pub fn holds(self, reviewers: u64) -> bool {
        match self {
            Self::Auto => reviewers >= 2,
            Self::On => true,
            Self::Off => false,
        }
    }
}

/// How an organisation works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The two-person rule.
    pub two_person: TwoPerson,
    /// The days from one release to the next.
    pub release_days: u16,
    /// After how many days drafts and unconfirmed uploads are removed; 0 keeps them.
    pub retain_drafts_days: u16,
    /// After how many days rejected rows are removed; 0 keeps them.
    pub retain_rejects_days: u16,
    /// Masks of categories that differ from the taxonomy's.
    pub masks: Masks,
    /// The age recipient that backups are encrypted to.
    pub backup_recipient: Option<String>,
    /// What the organisation says of itself on public pages.
    pub imprint: Imprint,
}

/// What an organisation says of itself in public; what is unset is said to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// Its name.
    pub organisation: Option<String>,
    /// Where to write to: a link or an address of electronic mail.
    pub contact: Option<String>,
    /// Where corrections go, in the same form.
    pub corrections: Option<String>,
    /// The licence of the data.
    pub licence: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            two_person: TwoPerson::Auto,
            release_days: 7,
            retain_drafts_days: 0,
            retain_rejects_days: 0,
            masks: Masks::default(),
            backup_recipient: None,
            imprint: Imprint::default(),
        }
    }
}

/// The last day of release that is not after a day. Releases follow the calendar, not the records: every `every` days, counted
/// from 1970-01-01, so that the day of a release tells nothing.
pub fn release_day(today: Date, every: u16) -> Date {
    let days = i64::from(spotlight_core::date::epoch_day(today));
    let into = days.rem_euclid(i64::from(every.max(1)));
    today.saturating_sub(jiff::Span::new().days(into))
}

/// The review of a store.
pub trait ReviewStore {
    /// Acts on records, all of them or none: one transaction. Refuses if one of them is not the version that was looked at any
    /// more, or if the two-person rule forbids it. Five or more masked ones that are published together are released at once.
    fn review(&self, records: Vec<Reviewed>, act: Act) -> impl Future<Output = Result<Vec<Put>, StoreError>> + Send;

    /// The next records of a status, in the order of entry; of one batch only, if it is given.
    fn queue(
        &self,
        status: Status,
        batch: Option<ChangeId>,
        after: Option<i64>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Queued>, StoreError>> + Send;

    /// Records in short, in the order of the given ids; those that there are not are left out.
    fn brief(&self, ids: &[Uuid]) -> impl Future<Output = Result<Vec<Queued>, StoreError>> + Send;

    /// How many records have a status.
    fn count(&self, status: Status) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// One record with everything that a reviewer wants to know about it. `today` dates the preview.
    fn open_record(&self, id: Uuid, today: Date) -> impl Future<Output = Result<Opened, StoreError>> + Send;

    /// What the public would see of a record once it was published with these decisions, and released; or why nothing.
    fn preview(
        &self,
        id: Uuid,
        decisions: Decisions,
        today: Date,
    ) -> impl Future<Output = Result<Result<PublicIncident, Withheld>, StoreError>> + Send;

    /// Links and releases that concern a record, oldest first.
    fn touches(&self, id: Uuid) -> impl Future<Output = Result<Vec<Change>, StoreError>> + Send;

    /// Decides about a pair of possible doubles, also about one that was decided before.
    fn judge(
        &self,
        pair: Uuid,
        verdict: Verdict,
        act: Act,
    ) -> impl Future<Output = Result<PublicState, StoreError>> + Send;

    /// Decides that two records document the same event although they were not found as possible doubles; the pair, by which
    /// [`judge`](Self::judge) takes it back.
    fn link(&self, records: [Uuid; 2], act: Act) -> impl Future<Output = Result<Uuid, StoreError>> + Send;

    /// The record that a register knows by a number.
    fn by_number(
        &self,
        source_system: &str,
        external_id: &str,
    ) -> impl Future<Output = Result<Option<Uuid>, StoreError>> + Send;

    /// How many published records wait for their release.
    fn waiting(&self) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Releases everything that waits; refuses if fewer than [`LEAST_RELEASE`] incidents would appear.
    fn release(&self, act: Act) -> impl Future<Output = Result<Released, StoreError>> + Send;

    /// The same if it is time: once for each day of release, and nothing if too few wait then.
    fn release_if_due(&self, act: Act) -> impl Future<Output = Result<Option<Released>, StoreError>> + Send;

    /// The day of the next release.
    fn next_release(&self, today: Date) -> impl Future<Output = Result<Date, StoreError>> + Send;

    /// The settings.
    fn settings(&self) -> impl Future<Output = Result<Settings, StoreError>> + Send;

    /// Changes the settings. Other masks make a new public snapshot in the same transaction.
    fn set_settings(&self, settings: Settings, act: Act) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// How many people may review now.
    fn reviewers(&self, now: Timestamp) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Whether nobody may publish their own upload now.
    fn two_person_rule(&self, now: Timestamp) -> impl Future<Output = Result<bool, StoreError>> + Send;
}
