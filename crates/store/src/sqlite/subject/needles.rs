//! By what things that are kept beside the records are recognised as somebody's.

use std::collections::{BTreeSet, HashSet};

use spotlight_record::Incident;
use sqlx::{Row as _, SqliteConnection};
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::{ChangeId, ChangeKind, Version};
use crate::seal::Keys;
use crate::sqlite::changes;
use crate::sqlite::state::key_list;
use crate::subject::Words;
use crate::subject::fields::fields;
use crate::subject::words::plain;

/// The fewest characters of a number that stands for itself, if it has digits only: `12` is also a count.
const TELLING_NUMBER: usize = 5;

/// The fewest characters of a text that nobody else's row has by chance.
const TELLING_TEXT: usize = 12;

/// The fewest characters of a remark's value for it to be looked for in a record's fields.
const TELLING_VALUE: usize = 4;

/// Words, and what the named records say.
#[derive(Debug, Default)]
pub(super) struct Needles {
    words: Words,
    /// Cells that are the record's as a whole: its number.
    whole: HashSet<String>,
    /// Texts that are the record's wherever they stand.
    long: HashSet<String>,
    /// Everything that the records say, for the remarks on the files that told of them.
    all: HashSet<String>,
    /// The batches of those files.
    batches: BTreeSet<ChangeId>,
}

impl Needles {
    pub(super) fn new(words: Words) -> Self {
        Self { words, ..Self::default() }
    }

    pub(super) fn add<'a>(&mut self, versions: impl Iterator<Item = &'a Version>) {
        self.add_incidents(versions.map(|version| &version.stored.incident));
    }

    pub(super) fn add_incidents<'a>(&mut self, incidents: impl Iterator<Item = &'a Incident>) {
        for incident in incidents {
            for (_, value) in fields(incident) {
                self.all.insert(plain(&value));
            }
            if let Some(number) = &incident.external_id {
                let (number, system) = (plain(number), plain(&incident.source_system));
                self.whole.insert(format!("{system} {number}"));
                if number.chars().any(char::is_alphabetic) || number.chars().count() >= TELLING_NUMBER {
                    self.whole.insert(number);
                }
            }
            let long = [&incident.description, &incident.private_notes, &incident.source_url];
            let long = long.into_iter().flatten().map(|text| plain(text));
            self.long.extend(long.filter(|text| text.chars().count() >= TELLING_TEXT));
        }
    }

    /// Adds the batches that told of records: those that made their versions, and those of the same files.
    pub(super) async fn add_batches(
        &mut self,
        connection: &mut SqliteConnection,
        keys: &Keys,
        records: &[Uuid],
    ) -> Result<(), StoreError> {
        if records.is_empty() {
            return Ok(());
        }
        let rows = sqlx::query(
            "SELECT change, vintage FROM incident WHERE n IN \
             (SELECT n FROM incident_id WHERE id IN (SELECT unhex(value) FROM json_each(?1))) \
             UNION SELECT change, vintage FROM revision WHERE incident IN (SELECT unhex(value) FROM json_each(?1))",
        )
        .bind(key_list(records))
        .fetch_all(&mut *connection)
        .await?;
        let mut told = BTreeSet::new();
        for row in &rows {
            told.insert(ChangeId(row.try_get(0)?));
            told.extend(row.try_get::<Option<i64>, _>(1)?.map(ChangeId));
        }
        let imports = changes::imports(connection, keys).await?;
        let file = |kind: &ChangeKind| match kind {
            ChangeKind::Import { file_sha256, .. } => Some(*file_sha256),
            _ => None,
        };
        let files: HashSet<_> = imports.iter().filter(|c| told.contains(&c.id)).filter_map(|c| file(&c.kind)).collect();
        let same = imports.iter().filter(|change| file(&change.kind).is_some_and(|file| files.contains(&file)));
        self.batches.extend(same.map(|change| change.id));
        Ok(())
    }

    /// Whether a text is somebody's by itself.
    pub(super) fn is_theirs(&self, text: &str) -> bool {
        if text.trim().is_empty() {
            return false;
        }
        let text_plain = plain(text);
        self.words.are_in(text)
            || self.whole.contains(&text_plain)
            || self.long.iter().any(|long| text_plain.contains(long.as_str()))
    }

    /// Whether the value of a remark is somebody's, since it stands in what their record says.
    pub(super) fn may_be_theirs(&self, batch: ChangeId, value: &str) -> bool {
        let value = plain(value);
        self.batches.contains(&batch)
            && value.chars().count() >= TELLING_VALUE
            && self.all.iter().any(|text| text.contains(&value))
    }
}
