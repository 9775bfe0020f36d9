//! Who is said to be responsible.

use spotlight_core::summary::{Dimension, UNASSIGNED};

use super::Context;
use super::categories::most_first;
use crate::regional::document::Block;

impl Context<'_> {
    pub(super) fn actors(&self) -> Vec<Block> {
        let words = self.words;
        let caption = words.fill("table.by_actor", &[("period", &words.date(self.spec.period))]);
        let Some(mut table) = self.table("by_actor", Dimension::Actor, caption, words.t("column.actor")) else {
            return Vec::new();
        };
        if table.rows.iter().all(|row| row.codes[0] == UNASSIGNED) {
            return vec![Block::Text(words.t("text.no_actors").to_owned())];
        }
        most_first(&mut table);
        table.rows.push(self.total_row());
        table.notes.push(words.t("note.actors").to_owned());
        vec![Block::Text(words.t("text.actors").to_owned()), Block::Table(table)]
    }
}
