//! What the pages say: the catalogue that the web pages have too, and dates and numbers in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::http::{HeaderMap, header};
use spotlight_core::Lang;
use spotlight_core::date::{Bound, PartialDate};

/// Messages by key: those of the map page, which has the same facts to tell, and those of these pages only.
const CATALOGUES: [[&str; 2]; 2] = [
    [include_str!("../../../../web/src/i18n/en.json"), include_str!("../../../../web/src/i18n/pages.en.json")],
    [include_str!("../../../../web/src/i18n/es.json"), include_str!("../../../../web/src/i18n/pages.es.json")],
];

type Catalogue = HashMap<String, String>;

static READ: LazyLock<[Catalogue; 2]> = LazyLock::new(|| {
    CATALOGUES.map(|files| {
        let read = |text| serde_json::from_str::<Catalogue>(text).expect("the catalogues in the source are JSON");
        files.into_iter().flat_map(read).collect()
    })
});

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
];

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words(pub(super) Lang);

impl Words {
    /// The bytes of all catalogues: part of what an answer depends on.
    pub(super) fn sources() -> impl Iterator<Item = &'static str> {
        CATALOGUES.into_iter().flatten()
    }

    /// A message; nothing where there is none, which a test excludes.
    pub(super) fn t(self, key: &str) -> &'static str {
        let found = READ[self.0 as usize].get(key);
        debug_assert!(found.is_some(), "the catalogue has no {key:?}");
        found.map_or("", String::as_str)
    }

    /// A message with values in the place of their names. What a value says is not looked at.
    pub(super) fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.t(key);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            out.push_str(before);
            out.push_str(values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value));
            rest = after;
        }
        out + rest
    }

    /// The form of a message for a number.
    pub(super) fn count(self, stem: &str, n: u64) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{stem}.{form}"), &[("n", &number(n))])
    }

    /// A date alone: "May 14, 2023", "May 2023", "2023", "between May 2023 and July 2023".
    pub(super) fn date(self, date: PartialDate) -> String {
        match date {
            PartialDate::Day(day) => self.bound(Bound::Day(day)),
            PartialDate::Month(year, month) => self.bound(Bound::Month(year, month)),
            PartialDate::Year(year) => self.bound(Bound::Year(year)),
            PartialDate::Interval(from, to) => {
                self.fill("date.between", &[("from", &self.bound(from)), ("to", &self.bound(to))])
            }
        }
    }

    /// A date with how exactly it is meant: "some time in May 2020".
    pub(super) fn when(self, date: PartialDate) -> String {
        let alone = self.date(date);
        match date {
            PartialDate::Day(_) => self.fill("pages.when.on", &[("date", &alone)]),
            PartialDate::Month(..) => self.fill("pages.when.month", &[("date", &alone)]),
            PartialDate::Year(_) => self.fill("pages.when.year", &[("date", &alone)]),
            PartialDate::Interval(..) => alone,
        }
    }

    fn bound(self, bound: Bound) -> String {
        let month = |month: usize| MONTHS[self.0 as usize][month - 1];
        match (bound, self.0) {
            (Bound::Day(day), Lang::En) => format!("{} {}, {}", month(day.month() as usize), day.day(), day.year()),
            (Bound::Day(day), Lang::Es) => {
                format!("{} de {} de {}", day.day(), month(day.month() as usize), day.year())
            }
            (Bound::Month(year, own), Lang::En) => format!("{} {year}", month(usize::from(own))),
            (Bound::Month(year, own), Lang::Es) => format!("{} de {year}", month(usize::from(own))),
            (Bound::Year(year), _) => year.to_string(),
        }
    }
}

/// The title of a report of a view of the map.
pub(crate) fn view_title(lang: Lang) -> &'static str {
    Words(lang).t("pages.reports.view")
}

/// A whole number with its thousands parted by commas, as both languages do here.
pub(super) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A text without control characters and without those that turn the direction of what follows: what somebody else wrote must not
/// reorder our words around it.
pub(super) fn plain(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    text.chars().filter(|&c| c == '\n' || !c.is_control() && !turns(c) && c != '\u{feff}').collect()
}

/// The language that is asked for: the one of the address, else the first of the browser's that there is, else English.
pub(super) fn language(asked: Option<&str>, headers: &HeaderMap) -> Lang {
    let of = |tag: &str| tag.split('-').next().and_then(|tag| tag.trim().to_ascii_lowercase().parse::<Lang>().ok());
    if let Some(lang) = asked.and_then(|lang| lang.parse().ok()) {
        return lang;
    }
    let lists = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(f32, Lang)> = None;
    for one in lists.flat_map(|list| list.split(',')) {
        let (tag, weight) = one.split_once(';').unwrap_or((one, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if let Some(lang) = of(tag.trim())
            && weight > best.map_or(0.0, |(weight, _)| weight)
        {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::En, |(_, lang)| lang)
}

#[cfg(test)]
mod tests;
