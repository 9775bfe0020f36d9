//! What stands behind a word that announces it.

use std::ops::Range;

use super::announced::Announces::{
    self, Account, Alien, Arroba, At, Birth, Card, Curp, Document, House, LongDocument, Person, Phone, Plate, Rank,
    Rfc, Social, Street, StreetEnd, Title,
};
use super::{Kind, Run, in_a_link, names};

/// Words that may stand between one that announces and what it announces.
const BETWEEN: [&str; 29] = [
    "no",
    "num",
    "núm",
    "numero",
    "número",
    "number",
    "nr",
    "n",
    "is",
    "es",
    "era",
    "clave",
    "consular",
    "reg",
    "registration",
    "file",
    "personal",
    "de",
    "del",
    "la",
    "mi",
    "su",
    "his",
    "her",
    "security",
    "en",
    "at",
    "id",
    "card",
];

/// Where the digits behind a word begin, if nothing but such words and signs stand between.
fn digits_behind(text: &str, from: usize) -> Option<Run> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut words = 0;
    while at < bytes.len() && at < from + 40 {
        let b = bytes[at];
        if b.is_ascii_digit() {
            return Some(Run::at(bytes, at));
        }
        if b.is_ascii_alphabetic() || b >= 0x80 {
            let end = end_of_word(bytes, at);
            let word = text.get(at..end)?;
            words += 1;
            let between = BETWEEN.iter().any(|known| word.eq_ignore_ascii_case(known));
            // `D12345678` and the state of a plate or licence.
            let letters = word.len() - word.bytes().filter(u8::is_ascii_digit).count();
            let prefix = letters <= 3 && word.bytes().next().is_some_and(|b| b.is_ascii_uppercase());
            if words > 3 || !(between || prefix) {
                return None;
            }
            at = if prefix && letters < word.len() { at + letters } else { end };
            continue;
        }
        if matches!(b, b'\n' | b';') {
            return None;
        }
        at += 1;
    }
    None
}

fn end_of_word(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b >= 0x80).count()
}

/// What stands behind a word at `word` that announces it.
pub(super) fn behind(text: &str, word: Range<usize>, announces: Announces) -> Option<(Kind, Range<usize>)> {
    let bytes = text.as_bytes();
    let (start, end) = (word.start, word.end);
    let next = |len: usize| bytes.get(end..end + len).unwrap_or_default();
    let run = || digits_behind(text, end).filter(|_| !in_a_link(text, start));
    let numbered = |kind, fits: fn(&Run, usize) -> bool| {
        let run = run().filter(|run| fits(run, run.digits()) && !run.is_a_date())?;
        Some((kind, run.start..run.end))
    };
    match announces {
        Phone if next(4).eq_ignore_ascii_case(b".me/") || next(5).eq_ignore_ascii_case(b".com/") => {
            let until = end + text[end..].find(char::is_whitespace).unwrap_or(text.len() - end);
            bytes[end..until].iter().any(u8::is_ascii_digit).then_some((Kind::Phone, start..until))
        }
        Phone => {
            let run = run().filter(|run| (7..=13).contains(&run.digits()))?;
            (!run.is_a_day()).then_some((Kind::Phone, run.start..run.end))
        }
        Document => numbered(Kind::Passport, |_, digits| (7..=18).contains(&digits))
            .or_else(|| lettered(text, end).map(|at| (Kind::Passport, at))),
        LongDocument => numbered(Kind::Passport, |run, _| matches!(run.groups(), [10])),
        Alien => {
            // A single small letter is a word of Spanish.
            let gap = &bytes[end..bytes.len().min(end + 12)];
            let sign = gap.first().is_some_and(|b| matches!(b, b'#' | b':' | b'-' | b'.' | b'/'));
            if end - start == 1 && bytes[start] == b'a' && !gap.starts_with(b"#") {
                return None;
            }
            // `A 12 345 678`, but `A 23 year old`; `A la 12345678`.
            if end - start == 1 && !sign && !gap.get(1).is_some_and(|b| b.is_ascii_digit() || *b == b'#') {
                return None;
            }
            numbered(Kind::ANumber, |run, _| matches!(run.groups(), [7..=9] | [2 | 3, 3, 3] | [1, 8]))
        }
        Social => numbered(Kind::SocialSecurity, |run, digits| {
            digits == 9 && matches!(run.groups(), [9] | [3, 2, 4]) || digits == 11 && run.groups().len() < 3
        }),
        Plate => plate(text, end).filter(|_| !in_a_link(text, start)).map(|at| (Kind::Plate, at)),
        Card => numbered(Kind::Card, |run, digits| (10..=18).contains(&digits) && run.groups().len() < 6),
        Birth => birth(text, start, end).map(|at| (Kind::Birth, at)),
        Street => street(text, end).map(|until| (Kind::Address, start..until)),
        StreetEnd => street_before(text, start, end).map(|from| (Kind::Address, from..end)),
        House => house(text, start, end).map(|at| (Kind::House, at)),
        Account => account(text, start, end).map(|at| (Kind::Account, at)),
        Arroba => {
            // `arroba` is a weight, too: what stands behind it must have a point.
            let domain = text[end..].trim_start_matches([' ', ')', ']']);
            let from = text.len() - domain.len();
            let name = domain.split([' ', ',', ';', ')']).next().unwrap_or_default();
            let spoken = domain[name.len()..].trim_start().to_ascii_lowercase();
            let pointed =
                name.trim_end_matches('.').contains('.') || spoken.starts_with("punto") || spoken.starts_with("dot");
            (name.len() > 2 && pointed).then_some((Kind::Email, start..from + name.len()))
        }
        At => at_sign(text, start, end).map(|at| (Kind::Email, at)),
        Curp => {
            let rest = text[end..].trim_start_matches([' ', ':', '#']);
            let from = text.len() - rest.len();
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let behind = rest.get(letters..)?.trim_start_matches([' ', '-']);
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            (letters == 4 && digits == 6).then(|| (Kind::Curp, from..text.len() - behind.len() + digits))
        }
        Rfc => {
            let rest = text[end..].trim_start_matches([' ', ':', '#']);
            let from = text.len() - rest.len();
            let word = rest.split([' ', ',', ';']).next().unwrap_or_default();
            let plain: Vec<u8> = word.bytes().filter(|b| *b != b'-').collect();
            let letters = plain.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            let digits = plain.get(letters..)?.iter().take_while(|b| b.is_ascii_digit()).count();
            ((3..=4).contains(&letters) && digits >= 6).then_some((Kind::Passport, from..from + word.len()))
        }
        Person | Title | Rank => names::behind(text, word, announces).map(|at| (Kind::Name, at)),
    }
}

/// A sign of letters and six digits or more in one or two words, as passports have: `G1234567`, `E 123456`.
fn lettered(text: &str, from: usize) -> Option<Range<usize>> {
    let run = digits_behind(text, from)?;
    let before = text[..run.start].trim_end_matches(' ');
    let letter = before.bytes().next_back().is_some_and(|b| b.is_ascii_uppercase());
    (letter && run.digits() >= 6 && !run.is_a_date() && before.len() > from).then(|| before.len() - 1..run.end)
}

/// The sign of a car: letters and digits together, or two or three capital letters and the digits behind them.
fn plate(text: &str, from: usize) -> Option<Range<usize>> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ':' | '#' | ',' | ';' | '.' | '(' | ')' | '"');
    let mut words = text[from..].split(separates).filter(|word| !word.is_empty()).take(5).peekable();
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    while let Some(word) = words.next() {
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let hyphens = word.bytes().filter(|b| *b == b'-').count();
        let alone = letters + digits + hyphens == word.len() && hyphens <= 3;
        if alone && (2..=4).contains(&letters) && (2..=5).contains(&digits) && (5..=8).contains(&(letters + digits)) {
            return Some(place(word)..place(word) + word.len());
        }
        let capitals = (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        let number = |word: &&str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        if let Some(next) = words.peek().filter(|next| capitals && number(next)) {
            // `AZ 1234` is half a sign; of Sonora's three letters and four digits nothing is missing.
            let more = text[place(next) + next.len()..].split(separates).find(|word| !word.is_empty());
            let more = more.filter(|more| number(more));
            if next.len() >= 3 || more.is_some() {
                let last = more.unwrap_or(next);
                return Some(place(word)..place(last) + last.len());
            }
        }
        // Only what belongs between them.
        let known = ["no", "num", "núm", "number", "is", "de", "del", "sonora", "plate", "plates", "placas"];
        let state = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
        if !state && !known.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            return None;
        }
    }
    None
}

/// A day of birth: day, month and year. A year alone is none.
fn birth(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let single = end - start == 1;
    // `d.o.b.`
    let dotted = bytes.get(end..end + 4).is_some_and(|next| next.eq_ignore_ascii_case(b".o.b"));
    if single && !dotted {
        return None;
    }
    let dob = dotted || bytes[start..end].eq_ignore_ascii_case(b"dob");
    let until = bytes.len().min(end + if dob { 12 } else { 44 });
    let until = bytes[end..until].iter().position(|b| matches!(b, b'\n' | b';')).map_or(until, |at| end + at);
    let first = end + bytes[end..until].iter().position(u8::is_ascii_digit)?;
    let size = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut groups = Vec::new();
    let mut at = first;
    while at < bytes.len() && at < first + 28 && groups.len() < 3 {
        let digits = size(at);
        if digits > 0 {
            groups.push(digits);
        }
        at += digits.max(1);
    }
    let day = match groups[..] {
        [4, 1 | 2, 1 | 2, ..] | [1 | 2, 1 | 2, 2 | 4, ..] => size(first + size(first) + 1) > 0,
        [1 | 2, 4, ..] => true,
        _ => dob,
    };
    day.then_some(start..(first + 4).min(bytes.len())).filter(|at| text.get(at.clone()).is_some())
}

/// Where the number of a house in a Spanish street ends: one or more names, and then the number itself or one of the words for it.
fn street(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut count = 0;
    loop {
        at += bytes.get(at..)?.iter().take_while(|b| matches!(b, b' ' | b'.' | b':')).count();
        let rest = &text[at..];
        let word = rest.split([' ', ',', '.', ';', '#', '\n']).next().unwrap_or_default();
        let number = |text: &str| {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let behind = text[digits..].trim_start();
            let counted = ["de ", "cuadras", "km", "personas", "metros"].iter().any(|word| behind.starts_with(word));
            let ends = !text[digits..].starts_with(|c: char| c.is_alphanumeric() || c == ':' || c == '/');
            ((1..=5).contains(&digits) && ends && !counted).then_some(digits)
        };
        let marked = rest.trim_start_matches([',', ' ']);
        let mark = ["#", "núm", "num", "no."].iter().find(|mark| marked.to_ascii_lowercase().starts_with(**mark));
        if let Some(mark) = mark.filter(|_| count > 0) {
            let behind = marked[mark.len()..].trim_start_matches([' ', '.', 'e', 'r', 'o']);
            return number(behind).map(|digits| text.len() - behind.len() + digits);
        }
        if count > 0
            && let Some(digits) = number(rest)
        {
            return Some(at + digits);
        }
        let named = word.starts_with(char::is_uppercase) || ["de", "del", "la", "los", "las", "calle"].contains(&word);
        // `Calle 5 de Mayo 12`
        let numbered = count == 0 && rest[word.len()..].starts_with(" de ") && number(word).is_some();
        if word.is_empty() || !(named || numbered) || count > 4 {
            return None;
        }
        count += 1;
        at += word.len();
    }
}

/// Numbers before these words are no houses'.
const NO_HOUSES: [&str; 20] = [
    "mile", "milepost", "mp", "km", "highway", "hwy", "route", "us", "sr", "fm", "block", "exit", "i", "in", "of",
    "de", "en", "case", "no", "road",
];

/// Where the number of a house in front of an English street begins: `1234 W Congress St`; or a box of the post.
fn street_before(text: &str, start: usize, end: usize) -> Option<usize> {
    if text[start..end].eq_ignore_ascii_case("box") {
        let before = text[..start].trim_end();
        let post = ["P.O.", "PO", "P. O."].iter().any(|post| before.ends_with(post));
        let number = text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        return (post && number).then_some(start);
    }
    let mut at = start;
    for names in 0..4 {
        let before = text[..at].trim_end_matches([' ', '.']);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        at = before.len() - word.len();
        if names > 0 && (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) {
            let earlier = text[..at].trim_end_matches([' ', '.', '#', ',']);
            let earlier = earlier.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let house = !NO_HOUSES.iter().any(|known| earlier.eq_ignore_ascii_case(known));
            return (house && !text[..at].ends_with(['-', '.', '/', ','])).then_some(at);
        }
        let ordinal =
            word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_lowercase());
        if !(word.starts_with(char::is_uppercase) || ordinal) {
            return None;
        }
    }
    None
}

/// A house where people are hidden or live, with its coordinates.
fn house(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let word = &text[start..end];
    let rest = text[end..].get(..24).unwrap_or(&text[end..]).to_ascii_lowercase();
    let said = match word.to_ascii_lowercase().as_str() {
        "safe" | "stash" => rest.starts_with(" house"),
        "casa" => rest.starts_with(" de seguridad"),
        "safehouse" => true,
        _ => rest.starts_with(" at"),
    };
    let bytes = text.as_bytes();
    if !said {
        return None;
    }
    let decimals = |at: usize| {
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        digits(at) == 2 && matches!(bytes.get(at + 2), Some(b'.')) && digits(at + 3) >= 3
            || matches!(bytes[at], b'N' | b'n') && digits(at + 1) == 2
    };
    let from = (end..bytes.len().min(end + 40)).find(|at| !bytes[at - 1].is_ascii_digit() && decimals(*at))?;
    Some(from..from + bytes[from..].iter().take_while(|b| b.is_ascii_graphic()).count())
}

/// Parts of networks that are no accounts.
const NO_ACCOUNTS: [&str; 17] = [
    "groups", "watch", "events", "pages", "photo", "photos", "share", "sharer", "hashtag", "p", "reel", "reels", "i",
    "tv", "search", "explore", "story",
];

/// An account of a network: its address, or a name behind the name of the network.
fn account(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    let lower = rest.get(..6).unwrap_or(rest).to_ascii_lowercase();
    let single = end - start == 1;
    let path = if lower.starts_with(".com/") { Some(5) } else { (lower.starts_with(".me/")).then_some(4) };
    if let Some(path) = path {
        let name = rest[path..].split(|c: char| c.is_whitespace() || "/?#,;)".contains(c)).next().unwrap_or_default();
        let known = NO_ACCOUNTS.iter().any(|part| name.eq_ignore_ascii_case(part)) || name.contains(".php");
        let person = rest[path..].contains("profile.php?id=");
        return (person || (name.len() > 2 && !known)).then(|| start..end + path + name.len());
    }
    if single {
        return None;
    }
    let behind = rest.trim_start_matches([':', ' ']);
    let from = text.len() - behind.len();
    let colon = rest.starts_with(':') || (end - start == 2 && rest.starts_with(' '));
    let name = behind.split([' ', ',', ';', ')', '\n']).next().unwrap_or_default();
    let handle = name.strip_prefix('@').is_some_and(|name| name.len() > 2)
        || (colon
            && name.len() > 3
            && name.contains(['_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            && name.starts_with(|c: char| c.is_ascii_lowercase()));
    if handle && from - end <= 3 {
        return Some(from..from + name.len());
    }
    // `@marialopez_sv on TikTok`
    let before = text[..start].trim_end();
    let before = ["on", "en"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
    let last = before.rsplit(' ').next().filter(|word| word.len() > 3 && word.starts_with('@'))?;
    Some(before.len() - last.len()..before.len())
}

/// `x (at) y.org` and `x at y dot com`.
fn at_sign(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let bracketed = matches!((before, bytes.get(end)), (Some(b'('), Some(b')')) | (Some(b'['), Some(b']')));
    let domain = text[end..].trim_start_matches([' ', ')', ']']);
    let from = text.len() - domain.len();
    let name = domain.split([' ', ',', ';']).next().unwrap_or_default().trim_end_matches('.');
    let spoken = domain.get(name.len()..)?.starts_with(" dot ");
    let found = if bracketed { name.contains('.') || spoken } else { spoken };
    (found && name.len() > 1).then(|| start..from + name.len())
}
