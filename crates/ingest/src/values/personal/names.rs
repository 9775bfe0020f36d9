//! Names of people in a text: behind a word that announces one, or a known given name with a surname behind it.
//!
//! Places, streets and schools are called after people: what has a word for one of these beside it is none.

use std::ops::Range;

use super::announced::Announces;
use crate::values::given::{is_given, may_be_given};

/// What is called after somebody, before the name.
const THINGS: [&str; 58] = [
    "san",
    "santa",
    "santo",
    "st",
    "saint",
    "ejido",
    "colonia",
    "col",
    "rancho",
    "ranch",
    "calle",
    "avenida",
    "av",
    "ave",
    "blvd",
    "boulevard",
    "presa",
    "puente",
    "parque",
    "aeropuerto",
    "hospital",
    "ciudad",
    "cd",
    "municipio",
    "condado",
    "valle",
    "cerro",
    "sierra",
    "mina",
    "estacion",
    "poblado",
    "barrio",
    "fracc",
    "fraccionamiento",
    "universidad",
    "escuela",
    "plaza",
    "puerto",
    "villa",
    "centro",
    "mount",
    "lake",
    "fort",
    "port",
    "camp",
    "general",
    "gral",
    "casa",
    "albergue",
    "misión",
    "mision",
    "estación",
    "heroica",
    "new",
    "villas",
    "parroquia",
    "iglesia",
    "instituto",
];

/// The same behind the name; and what else begins with a given name and is none.
const BEHIND: [&str; 52] = [
    "county",
    "ranch",
    "canyon",
    "road",
    "rd",
    "st",
    "street",
    "ave",
    "avenue",
    "blvd",
    "park",
    "bridge",
    "hospital",
    "wash",
    "peak",
    "mountains",
    "mountain",
    "valley",
    "center",
    "airport",
    "school",
    "international",
    "highway",
    "hwy",
    "creek",
    "tank",
    "well",
    "trail",
    "pass",
    "springs",
    "hills",
    "memorial",
    "port",
    "lake",
    "del",
    "de",
    "las",
    "los",
    "la",
    "el",
    "city",
    "village",
    "station",
    "sector",
    "checkpoint",
    "mission",
    "church",
    "news",
    "times",
    "star",
    "foundation",
    "lane",
];

/// Municipios, towns and others that bear the name of a person in full.
const KNOWN: [&str; 30] = [
    "benito juarez",
    "benito juárez",
    "miguel alemán",
    "miguel aleman",
    "miguel hidalgo",
    "francisco madero",
    "gustavo díaz",
    "gustavo diaz",
    "plutarco elías",
    "rosa parks",
    "cesar chavez",
    "césar chávez",
    "diego rivera",
    "vicente guerrero",
    "luis donaldo",
    "adolfo lópez",
    "adolfo lopez",
    "francisco villa",
    "benjamín hill",
    "benjamin hill",
    "felipe carrillo",
    "felipe ángeles",
    "felipe angeles",
    "juan aldama",
    "ruben jaramillo",
    "rubén jaramillo",
    "miguel auza",
    "mario moya",
    "elías calles",
    "elias calles",
];

/// What stands behind `Agent` or `Officer` with a capital letter and is no name.
const NO_NAMES: [&str; 30] = [
    "involved",
    "in",
    "supervisor",
    "sheriff",
    "chief",
    "director",
    "constable",
    "attorney",
    "warden",
    "station",
    "patrol",
    "federal",
    "fronterizo",
    "fronteriza",
    "municipal",
    "estatal",
    "ministerial",
    "and",
    "the",
    "was",
    "orange",
    "migratorio",
    "de",
    "del",
    "general",
    "assaulted",
    "shooting",
    "safety",
    "training",
    "assigned",
];

/// A word that may be a part of a name: a capital letter, and letters alone.
fn capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
}

/// The next word behind a place, behind nothing but blanks and points, and where it begins.
fn next_word(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text[from..].trim_start_matches([' ', '.']);
    let at = text.len() - rest.len();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-')).unwrap_or(rest.len());
    (end > 0 && at - from <= 3).then(|| (&rest[..end], at))
}

/// A name behind a word that announces it.
pub(super) fn behind(text: &str, word: Range<usize>, announces: Announces) -> Option<Range<usize>> {
    let rest = &text[word.end..];
    let from = word.end + usize::from(rest.starts_with(':'));
    let (name, at) = next_word(text, from)?;
    let found = at..at + name.len();
    match announces {
        Announces::Person => {
            let said = ["is", "era", "de"].contains(&name);
            let (name, at) = if said { next_word(text, found.end)? } else { (name, at) };
            // `Victim: Unknown Male`, `a town named Sasabe`
            (capital(name) && is_given(name)).then(|| at..at + name.len())
        }
        Announces::Title => {
            let announcing = &text[word.clone()];
            // `SR 86` is a road.
            let written = announcing.starts_with(char::is_uppercase) && announcing[1..].chars().all(char::is_lowercase);
            let initial = name.len() == 1 && capital(name);
            let next = if initial { next_word(text, found.end)?.0 } else { name };
            (written && capital(next) && next.chars().count() > 2 && !is_listed(&NO_NAMES, next)).then_some(found)
        }
        Announces::Rank => {
            let initial = name.len() == 1 && capital(name) && text[found.end..].starts_with('.');
            let (last, last_at) = if initial { next_word(text, found.end)? } else { (name, at) };
            let shouted = last.chars().skip(1).all(char::is_uppercase);
            if !capital(last) || shouted || last.chars().count() < 3 || is_listed(&NO_NAMES, last) {
                return None;
            }
            // `Officer Involved Shooting`: of a headline all words have capitals.
            let next = text[last_at + last.len()..].trim_start();
            let headline = next.starts_with(char::is_uppercase) && !is_given(last) && !initial;
            (!headline).then_some(found)
        }
        _ => None,
    }
}

/// A known given name and a surname behind it, of which the word at `word` is the first.
pub(super) fn full(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let given = &text[word.clone()];
    // A name and its surname have a blank between them and nothing else.
    let rest = text[word.end..].strip_prefix(' ')?;
    // Most words have neither; these are looked at first.
    if !rest.as_bytes().first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80) || !may_be_given(given) {
        return None;
    }
    let end = rest.find(|c: char| !(c.is_alphabetic() || c == '-' || c == '\'')).unwrap_or(rest.len());
    let surname = &rest[..end];
    if surname.chars().count() < 3 || !capital(surname) || !is_given(given) {
        return None;
    }
    if is_listed(&BEHIND, surname) || is_listed(&KNOWN, &text[word.start..word.end + 1 + end]) {
        return None;
    }
    let after = rest[end..].strip_prefix(' ').unwrap_or_default();
    let after = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Of a third word as of the second: `Jose Garcia Ranch`.
    let thing = is_listed(&BEHIND, after) && !after.starts_with(char::is_lowercase);
    let mut before = text[..word.start].trim_end_matches([' ', '.']).rsplit(|c: char| !c.is_alphanumeric());
    let mut last = before.next().unwrap_or_default();
    if ["de", "del", "la"].iter().any(|small| last.eq_ignore_ascii_case(small)) {
        last = before.next().unwrap_or_default();
    }
    // Another name before it is looked at with it.
    let called = is_listed(&THINGS, last);
    (!thing && !called).then(|| word.start..word.end + 1 + end)
}

fn is_listed(list: &[&str], word: &str) -> bool {
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}
