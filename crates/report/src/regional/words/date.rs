//! Dates as people read them.

use jiff::civil::Date;
use spotlight_core::Lang;
use spotlight_core::date::{Bound, PartialDate};

use super::Words;

impl Words {
    /// The name of a month, 1–12.
    pub(in crate::regional) fn month(&self, month: u8) -> &str {
        const KEYS: [&str; 12] = [
            "month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8", "month.9",
            "month.10", "month.11", "month.12",
        ];
        self.t(KEYS[usize::from(month.clamp(1, 12)) - 1])
    }

    /// Its first three letters.
    pub(in crate::regional) fn short_month(&self, month: u8) -> String {
        self.month(month).chars().take(3).collect()
    }

    /// `May 14, 2023`, `14 de mayo de 2023`.
    pub(in crate::regional) fn day(&self, day: Date) -> String {
        let month = self.month(day.month() as u8);
        match self.lang {
            Lang::En => format!("{month} {}, {}", day.day(), day.year()),
            Lang::Es => format!("{} de {month} de {}", day.day(), day.year()),
        }
    }

    /// A date as exact as it is, an interval with a dash between.
    pub(in crate::regional) fn date(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Day(day) => self.day(day),
            PartialDate::Month(year, month) => self.year_month(year, month),
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Interval(Bound::Year(from), Bound::Year(to)) => format!("{from}–{to}"),
            PartialDate::Interval(from, to) => format!("{} – {}", self.date(from.into()), self.date(to.into())),
        }
    }

    fn year_month(&self, year: i16, month: u8) -> String {
        match self.lang {
            Lang::En => format!("{} {year}", self.month(month)),
            Lang::Es => format!("{} de {year}", self.month(month)),
        }
    }
}
