//! The figures to be read first.

use spotlight_core::summary::Dimension;

use super::Context;
use super::counts::{Counted, percent};
use crate::regional::document::{Amount, Block, Cell, Key};
use crate::regional::words::{number, signed};

impl Context<'_> {
    pub(super) fn key_figures(&self) -> Vec<Block> {
        let words = self.words;
        let (now, before) = self.totals();
        if now.incidents == 0 && before.is_none_or(|before| before.incidents == 0) {
            return vec![Block::Text(words.fill("keys.none", &[("period", &words.date(self.spec.period))]))];
        }
        let mut blocks = vec![Block::Text(self.summary_sentence(now, before)), Block::Keys(self.keys(now, before))];
        blocks.extend(self.warnings().into_iter().map(Block::Note));
        blocks
    }

    /// The whole in two sentences.
    fn summary_sentence(&self, now: Counted, before: Option<Counted>) -> String {
        let words = self.words;
        let values = [
            ("where", &*self.where_()),
            ("period", &*words.date(self.spec.period)),
            ("incidents", &*words.n("count.incidents", now.incidents)),
            ("dead", &*words.n("count.deaths", now.dead.sum)),
        ];
        let mut text = words.fill("keys.sentence", &values);
        if let (Some((period, _)), Some(before)) = (self.before.as_ref(), before) {
            let values = [
                ("period", &*words.date(*period)),
                ("incidents", &*words.n("count.incidents", before.incidents)),
                ("dead", &*words.n("count.deaths", before.dead.sum)),
            ];
            text.push(' ');
            text += &words.fill("keys.sentence_before", &values);
        }
        text
    }

    fn keys(&self, now: Counted, before: Option<Counted>) -> Vec<Key> {
        let words = self.words;
        let key =
            |id, value, note: Option<String>| Key { id, value, label: words.t(&format!("keys.{id}")).to_owned(), note };
        let unknown = |n: u64| (n > 0).then(|| words.n("count.unknown", n));
        let mut keys = vec![
            key("incidents", number(now.incidents), self.in_registers()),
            key("dead", number(now.dead.sum), unknown(now.dead.unknown)),
        ];
        for (id, (sum, without)) in [("missing", self.seen.missing), ("injured", self.seen.injured)] {
            if sum > 0 {
                keys.push(key(id, number(sum), unknown(without)));
            }
        }
        if let Some(before) = before {
            let change = signed(now.incidents as i64 - before.incidents as i64);
            let per_cent = match percent(now.incidents, before.incidents) {
                Cell::Amount(Amount::Percent(share)) if self.comparable() => Some(words.percent_change(share)),
                _ => None,
            };
            let against = words.fill("keys.against", &[("n", &number(before.incidents))]);
            keys.push(key("change", change, Some(per_cent.map_or(against.clone(), |own| format!("{own}; {against}")))));
        }
        let counties = self.by(&[Dimension::County]).rows().filter(|row| &row.key[0] != "unassigned").count();
        keys.push(key("counties", number(counties as u64), None));
        keys
    }

    /// How many registers the number comes from, where there are several.
    fn in_registers(&self) -> Option<String> {
        let sources = self.by(&[Dimension::Source]).rows().len() as u64;
        (sources > 1).then(|| self.words.n("count.registers", sources))
    }

    /// What must be known before any of the figures is used.
    fn warnings(&self) -> Vec<String> {
        let words = self.words;
        let mut warnings = Vec::new();
        let sources = self.by(&[Dimension::Source]).rows().len() as u64;
        let doubles = self.inputs.doubles.count(self.scope, self.spec.period).map(|(now, _)| now);
        if sources > 1 {
            warnings.push(words.t("warn.registers").to_owned());
        }
        match doubles {
            Some(0) => {}
            Some(n) => warnings.push(words.n("warn.doubles", n)),
            None if sources > 1 => warnings.push(words.t("warn.doubles_not_known").to_owned()),
            None => {}
        }
        warnings.extend(self.coverage());
        warnings
    }
}
