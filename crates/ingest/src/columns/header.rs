//! The header of a file: its names as they stand, and in a form that can be compared.

use sha2::{Digest, Sha256};
use spotlight_core::words::fold;

use super::others::{adds_nothing, is_telling_attribute, makes_another, makes_another_text, says_the_same};

/// The column of a file of rejects that says why.
pub(crate) const REASONS: &str = "error";

/// The column names of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    names: Vec<String>,
    keys: Vec<String>,
    /// The names as words where they are written otherwise: `Main.ID` of R, `MainId` of databases.
    spaced: Vec<String>,
    phrases: Vec<String>,
    loose: Vec<String>,
    /// The words of the hashtag below each name.
    tags: Vec<String>,
}

impl Header {
    pub(crate) fn new<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let names: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
        let keys = names.iter().map(|name| normal(name)).collect();
        let spaced = names.iter().map(|name| spaced(name)).collect();
        let phrases = names.iter().map(|name| phrase(name)).collect();
        let loose = names.iter().map(|name| phrase_of(name, true)).collect();
        Self { names, keys, spaced, phrases, loose, tags: Vec::new() }
    }

    /// The same with a row of hashtags: what an attribute adds to a plain name (`+origin`, `+updated`) makes it another.
    pub(crate) fn with_tags(mut self, tags: &[String]) -> Self {
        self.tags = tags.iter().map(|tag| phrase(tag)).collect();
        for (column, tag) in self.tags.iter().enumerate().take(self.names.len()) {
            for word in tag.split(' ').filter(|word| is_telling_attribute(word)) {
                for name in [&mut self.phrases[column], &mut self.loose[column]] {
                    if !name.split(' ').any(|own| own == word) {
                        name.push(' ');
                        name.push_str(word);
                    }
                }
            }
        }
        self
    }

    /// The words of the hashtag below a name, behind `hxl`; empty where there is none.
    pub(crate) fn tag(&self, column: usize) -> &str {
        self.tags.get(column).map_or("", String::as_str)
    }

    /// How many columns there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names as they stand in the file, trimmed.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// What a column is called in receipts: its name, or its place where it has none.
    pub(crate) fn shown(&self, column: usize) -> String {
        match self.names.get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("#{}", column + 1),
        }
    }

    /// The first column of a name, in whatever case, accents and spacing.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.matching_whole(&normal(name)).next()
    }

    /// The comparable name of a column.
    pub(crate) fn key(&self, column: usize) -> &str {
        &self.keys[column]
    }

    /// The words of a column's name, in the form in which synonyms are compared.
    pub(crate) fn phrase(&self, column: usize) -> &str {
        &self.phrases[column]
    }

    /// The same without anything in parentheses but what surely makes the column another. A text is the same text whatever they add.
    pub(crate) fn loose_phrase(&self, column: usize) -> &str {
        &self.loose[column]
    }

    /// The columns whose name fits a pattern: a name in which one `*` may stand for anything.
    pub(crate) fn matching(&self, pattern: &str) -> impl Iterator<Item = usize> {
        let (start, end) = match pattern.split_once('*') {
            Some((start, end)) => (normal_part(start), Some(normal_part(end))),
            None => (normal(pattern), None),
        };
        let columns: Vec<usize> = match end {
            None => self.matching_whole(&start).collect(),
            Some(end) => {
                let fits = |key: &String| {
                    key.len() > start.len() + end.len()
                        && key.starts_with(start.as_str())
                        && key.ends_with(end.as_str())
                };
                (0..self.len()).filter(|column| fits(&self.keys[*column])).collect()
            }
        };
        columns.into_iter()
    }

    /// The columns of a comparable name; where there are none, those that say it in other letters.
    fn matching_whole(&self, key: &str) -> impl Iterator<Item = usize> {
        let exact = self.keys.iter().any(|own| own == key);
        let names = if exact { &self.keys } else { &self.spaced };
        names.iter().enumerate().filter(move |(_, own)| *own == key).map(|(column, _)| column)
    }

    /// A digest of the comparable names in their order: the same for two files whose columns mean the same. The column of the reasons in a
    /// file of rejects is none of its own.
    pub(crate) fn signature(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let own =
            self.keys.len() - usize::from(self.keys.len() > 1 && self.keys.last().is_some_and(|last| last == REASONS));
        for key in &self.keys[..own] {
            hasher.update(key.as_bytes());
            hasher.update([0x1F]);
        }
        hasher.finalize().into()
    }
}

/// A name as words that are parted by dots, as R writes them, or by capitals only; empty where it is written with blanks, or is a hashtag.
fn spaced(name: &str) -> String {
    if name.contains(char::is_whitespace) || name.starts_with('#') || name.contains('/') {
        return String::new();
    }
    let mut words = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && after_small {
            words.push(' ');
        }
        words.push(if letter == '.' { ' ' } else { letter });
        after_small = letter.is_lowercase();
    }
    normal(&words)
}

/// A piece of a pattern in comparable form; blanks at its ends stay, since they part words.
fn normal_part(part: &str) -> String {
    let mut folded = fold(part).replace('_', " ");
    while folded.contains("  ") {
        folded = folded.replace("  ", " ");
    }
    folded
}

/// Words that say nothing about a column.
const SMALL: [&str; 21] = [
    "de", "del", "la", "las", "el", "los", "lo", "of", "the", "en", "in", "por", "para", "al", "y", "and", "u", "o",
    "su", "que", "se",
];

/// Words that say that a column counts.
const NUMBERS: [&str; 9] = ["n", "no", "num", "nro", "numero", "number", "nbr", "cantidad", "count"];

/// The words of a name, folded, without small ones, parentheses and a language behind `__`; `Nº`, `No.`, `#` and `Number` are `num`. The
/// words of a hashtag (`#geo+lat`) stand behind `hxl`.
pub(crate) fn phrase(name: &str) -> String {
    phrase_of(name, false)
}

fn phrase_of(name: &str, loosely: bool) -> String {
    if let Some(tag) = name.trim().strip_prefix('#').filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let words: Vec<&str> = tag.split(['+', '_', ' ']).filter(|word| !word.is_empty()).collect();
        return fold(&format!("hxl {}", words.join(" ")));
    }
    let name = without_parentheses(one_language(name), loosely);
    let name = match name.rsplit_once("__") {
        Some((bare, tail)) if !bare.is_empty() && tail.len() == 2 => bare,
        _ => &name,
    };
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        match letter {
            // `dateOfIncident` and `CauseOfDeath` are words, too.
            _ if letter.is_uppercase() && after_small => spaced.push(' '),
            '#' => spaced.push_str(" num "),
            _ => {}
        }
        spaced.push(if matches!(letter, 'º' | '°' | 'ª') { ' ' } else { letter });
        after_small = letter.is_lowercase();
    }
    let folded = fold(&spaced);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words
        .iter()
        .filter(|word| !SMALL.contains(word))
        .map(|word| if words.len() > 1 && NUMBERS.contains(word) { "num" } else { word })
        .collect();
    if telling.is_empty() { words.join(" ") } else { telling.join(" ") }
}

/// A name without asides in parentheses, unless nothing else is there. What is no aside stands without its parentheses.
fn without_parentheses(name: &str, loosely: bool) -> String {
    let mut depth = 0_u32;
    let (mut kept, mut inside) = (String::with_capacity(name.len()), String::new());
    for letter in name.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !is_aside(&kept, &inside, loosely) {
                    kept.push(' ');
                    kept.push_str(&inside.replace('%', "percent"));
                }
                inside.clear();
            }
            _ if depth == 0 => kept.push(letter),
            _ => inside.push(letter),
        }
    }
    if kept.trim().is_empty() { name.to_owned() } else { kept }
}

/// Whether what stands in parentheses behind a name leaves the column what it is.
fn is_aside(outside: &str, inside: &str, loosely: bool) -> bool {
    let folded = fold(inside);
    if says_the_same(fold(outside).trim(), folded.trim()) {
        return true;
    }
    !inside.contains('%')
        && if loosely { !makes_another_text(&folded) } else { !makes_another(&folded) && adds_nothing(&folded, &SMALL) }
}

/// The first of two names of which the other says the same in another language: `Date / Fecha`.
fn one_language(name: &str) -> &str {
    match name.split_once('/') {
        Some((one, other)) if says_the_same(fold(one).trim(), fold(other).trim()) => one.trim(),
        _ => name,
    }
}

/// A name in comparable form: folded, `_` and runs of blanks as one blank. HXL tags lose their blanks: `#geo + lat` is `#geo+lat`.
pub(crate) fn normal(name: &str) -> String {
    let folded = fold(name).replace('_', " ");
    let words: Vec<_> = folded.split_whitespace().collect();
    if folded.trim_start().starts_with('#') { words.concat() } else { words.join(" ") }
}

/// Whether a record is a row of HXL hashtags: every filled cell is `#tag` with optional `+attribute`s.
pub(crate) fn is_hxl_row<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut tags = 0;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        let Some(tag) = cell.strip_prefix('#') else {
            return false;
        };
        let sane = tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | ' '));
        if !sane {
            return false;
        }
        tags += 1;
    }
    tags > 0
}

#[cfg(test)]
mod tests;
