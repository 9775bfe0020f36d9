//! Every text of a report in both languages, and how numbers and dates are written in them.

mod cell;
mod date;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use spotlight_core::Lang;

const EN: &str = include_str!("en.toml");
const ES: &str = include_str!("es.toml");

/// The texts of one language.
#[derive(Debug)]
pub(in crate::regional) struct Words {
    pub(in crate::regional) lang: Lang,
    texts: BTreeMap<String, String>,
}

impl Words {
    /// Read once.
    pub(in crate::regional) fn of(lang: Lang) -> &'static Self {
        static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| [Words::read(Lang::En, EN), Words::read(Lang::Es, ES)]);
        match lang {
            Lang::En => &WORDS[0],
            Lang::Es => &WORDS[1],
        }
    }

    fn read(lang: Lang, file: &str) -> Self {
        let tables: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(file).expect("the embedded texts are tested");
        let texts = tables
            .into_iter()
            .flat_map(|(table, texts)| texts.into_iter().map(move |(key, text)| (format!("{table}.{key}"), text)))
            .collect();
        Self { lang, texts }
    }

    /// A text. One that is missing shows its key; a test finds that.
    pub(in crate::regional) fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key).map_or(key, String::as_str)
    }

    /// Whether there is such a text.
    pub(in crate::regional) fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// A text with its `{names}` replaced.
    pub(in crate::regional) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.t(key);
        // What is put in is never looked into.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, end) = after.split_once('}').unwrap_or((after, ""));
            text += before;
            text += values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value);
            rest = end;
        }
        text + rest
    }

    /// The text for one, or for any other number, with `{n}` replaced.
    pub(in crate::regional) fn n(&self, key: &str, n: u64) -> String {
        let none = format!("{key}_zero");
        if n == 0 && self.has(&none) {
            return self.texts[&none].clone();
        }
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{key}_{form}"), &[("n", &number(n))])
    }

    /// A list: commas, and a word before the last.
    pub(in crate::regional) fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.t("word.and")),
        }
    }
}

/// A whole number with its thousands parted by commas, as both languages do here.
pub(in crate::regional) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with its sign: `+12`, `−3`, `0`.
pub(in crate::regional) fn signed(n: i64) -> String {
    let sign = match n {
        1.. => "+",
        0 => "",
        _ => "−",
    };
    format!("{sign}{}", number(n.unsigned_abs()))
}
