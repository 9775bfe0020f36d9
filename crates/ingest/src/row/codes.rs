//! Codes of the taxonomy by code or label, and the small code lists.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use spotlight_core::code::{AgeGroup, DateKind, Gender, SourceType, Verification};
use spotlight_core::taxonomy::{Label, Taxonomy};
use spotlight_core::words::fold;
use spotlight_record::{Consent, Incident, Visibility};

use super::Builder;
use super::cells::Cells;
use crate::columns::Field;
use crate::note::{Code, Note};
use crate::values::text::{is_failed_formula, is_null};

/// Words for what happened that surely mean one category, folded, by its code.
static CATEGORIES: LazyLock<Synonyms> =
    LazyLock::new(|| parse(include_str!("../../../../data/columns/categories.toml")));

/// The same for names of who did it.
static ACTORS: LazyLock<Synonyms> = LazyLock::new(|| parse(include_str!("../../../../data/columns/actors.toml")));

type Synonyms = BTreeMap<String, Vec<String>>;

fn parse(file: &str) -> Synonyms {
    let lists: Synonyms = toml::from_str(file).expect("the embedded list is tested");
    lists.into_iter().map(|(code, words)| (code, words.iter().map(|word| fold(word)).collect())).collect()
}

fn synonyms<'a>(known: &'static Synonyms, code: &'a str) -> impl Iterator<Item = (String, &'a str)> {
    known.get(code).into_iter().flatten().map(move |word| (word.clone(), code))
}

/// Categories and actors by everything that they are called, folded.
pub(crate) struct CodeBook<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    categories: FxHashMap<String, &'a str>,
    actors: FxHashMap<String, &'a str>,
    /// The longest name of a category, in bytes.
    longest: usize,
}

impl<'a> CodeBook<'a> {
    pub(crate) fn new(taxonomy: &'a Taxonomy) -> Self {
        let names = |code: &'a str, label: &'a Label| [code, &label.en, &label.es].map(|name| (fold(name), code));
        // Codes and labels come last: what an organisation's taxonomy says counts before what words commonly mean.
        let words = taxonomy.categories().iter().flat_map(|c| synonyms(&CATEGORIES, &c.code));
        let authorities = taxonomy.actors().iter().flat_map(|a| synonyms(&ACTORS, &a.code));
        let actors = taxonomy.actors().iter().flat_map(|a| names(&a.code, &a.label));
        let own = taxonomy.categories().iter().flat_map(|c| names(&c.code, &c.label));
        let categories: FxHashMap<_, _> = words.chain(own).collect();
        let longest = categories.keys().map(String::len).max().unwrap_or_default();
        Self { taxonomy, categories, actors: authorities.chain(actors).collect(), longest }
    }

    pub(crate) fn category(&self, text: &str) -> Option<&'a str> {
        // A text that is much longer, accents included, is the name of none.
        if text.len() > 2 * self.longest {
            return None;
        }
        self.categories.get(text).or_else(|| self.categories.get(fold(text).trim())).copied()
    }

    /// The category of a cell with several, if they all mean the same one: which of two counts nobody can tell.
    pub(crate) fn only_category(&self, text: &str) -> Option<&'a str> {
        let mut codes = text.split([',', ';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let first = self.category(codes.next()?)?;
        codes.all(|part| self.category(part) == Some(first)).then_some(first)
    }

    pub(super) fn actor(&self, text: &str) -> Option<&'a str> {
        self.actors.get(text).or_else(|| self.actors.get(&fold(text))).copied()
    }

    pub(super) fn all_categories(&self) -> String {
        self.taxonomy.categories().iter().map(|c| c.code.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn all_actors(&self) -> String {
        self.taxonomy.actors().iter().map(|a| a.code.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Reads a cell against a list. A blank cell takes the preset's constant; an unknown code is noted and left blank.
pub(super) fn code<T>(
    cells: &Cells<'_>,
    field: Field,
    notes: &mut Vec<Note>,
    allowed: &[&str],
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let raw = cells.raw(field);
    if raw.is_empty() {
        return cells.text(field).and_then(read);
    }
    // A code may itself be a word for blank: `none`, `unknown`.
    let known = read(raw).or_else(|| read(&fold(raw)));
    if known.is_some() || is_null(raw) {
        return known.or_else(|| cells.text(field).and_then(read));
    }
    notes.push(Note::new(cells.column_name(field), raw, Code::UnknownCode).with_text(allowed.join(", ")));
    None
}

/// Reads a decision about what may be shown. What is said of all rows, `given`, stands for a blank cell; a cell that cannot be read is noted,
/// and nothing stands for it.
fn decided<T>(
    cells: &Cells<'_>,
    field: Field,
    notes: &mut Vec<Note>,
    allowed: &[&str],
    given: Option<T>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let blank = cells.raw(field).is_empty() || (is_null(cells.raw(field)) && read(&fold(cells.raw(field))).is_none());
    let read = code(cells, field, notes, allowed, read);
    read.or(given.filter(|_| blank))
}

fn is_yes(text: &str) -> bool {
    matches!(text, "yes" | "y" | "true" | "1" | "si" | "s" | "x" | "verdadero")
}

fn is_no(text: &str) -> bool {
    matches!(text, "no" | "n" | "false" | "0" | "falso")
}

/// Words by which a column about secrecy says that there is none.
fn is_open(text: &str) -> bool {
    is_no(text)
        || is_null(text)
        || [
            "none",
            "ninguno",
            "ninguna",
            "public",
            "publico",
            "open",
            "no aplica",
            "not confidential",
            "no confidencial",
            "not restricted",
        ]
        .contains(&text)
}

/// Words by which somebody refuses, or asks that nothing be shown.
fn is_refusal(text: &str) -> bool {
    const BEGIN: [&str; 14] = [
        "no ", "not ", "sin ", "denied", "refus", "neg", "withdr", "revoc", "retir", "private", "privad", "confiden",
        "hidden", "ocult",
    ];
    is_no(text)
        || ["none", "ninguno", "ninguna", "reservado", "secret", "restricted"].contains(&text)
        || BEGIN.iter().any(|word| text.starts_with(word))
}

/// How words begin by which somebody has refused, or has not decided yet.
const NOT_YET: [&str; 14] = [
    "aun no",
    "declin",
    "denied",
    "neg",
    "not yet",
    "pend",
    "rechaz",
    "refus",
    "retir",
    "revoc",
    "tbd",
    "todavia",
    "por confirmar",
    "withdr",
];

/// Words that keep a row back, and say nothing else.
fn is_kept_back(text: &str) -> bool {
    const WORDS: [&str; 32] = [
        "amber",
        "archived",
        "archivado",
        "borrador",
        "confidencial",
        "confidential",
        "draft",
        "internal",
        "internal only",
        "interno",
        "not approved",
        "no aprobado",
        "off the record",
        "private",
        "privada",
        "privado",
        "red",
        "rejected",
        "rechazado",
        "rechazada",
        "reservada",
        "reservado",
        "restricted",
        "restringido",
        "restringida",
        "sealed",
        "sensitive",
        "tlp:amber",
        "tlp:red",
        "tlp red",
        "unpublished",
        "uso interno",
    ];
    WORDS.contains(&text)
        || ["validation_status_not", "do not ", "no publicar", "no compartir", "no difundir"]
            .iter()
            .any(|b| text.starts_with(b))
}

/// The codes that a field of all rows may have, if what is said of them is none of these. `other`: the register's own word for a category.
pub(crate) fn not_a_code(codes: &CodeBook<'_>, field: Field, said: &str, other: Option<&str>) -> Option<String> {
    let known = |known: bool, allowed: &[&str]| (!known).then(|| allowed.join(", "));
    match field {
        Field::Category => {
            let category =
                codes.category(said).or_else(|| codes.category(other?)).or_else(|| codes.only_category(said));
            category.is_none().then(|| codes.all_categories())
        }
        Field::Actors => {
            let mut names = said.split([';', '|', ',']).map(str::trim).filter(|name| !name.is_empty());
            names.any(|name| codes.actor(name).is_none() && !is_null(name)).then(|| codes.all_actors())
        }
        Field::DateKind => known(said.parse::<DateKind>().is_ok(), DateKind::CODES),
        Field::SourceType => known(said.parse::<SourceType>().is_ok(), SourceType::CODES),
        Field::Verification => known(said.parse::<Verification>().is_ok(), Verification::CODES),
        Field::Consent => known(is_refusal(said) || Consent::from_code(said).is_some(), Consent::CODES),
        Field::Visibility => known(is_refusal(said) || Visibility::from_code(said).is_some(), Visibility::CODES),
        Field::AgeGroup => known(age_group(said).is_some(), AgeGroup::CODES),
        Field::Gender => known(gender(said).is_some(), Gender::CODES),
        _ => None,
    }
}

impl Builder<'_> {
    /// What reviewers decide, and what the options fill in where the row says nothing.
    pub(super) fn decisions(&self, cells: &Cells<'_>, incident: &mut Incident, notes: &mut Vec<Note>) {
        incident.date_kind = code(cells, Field::DateKind, notes, DateKind::CODES, |c| c.parse().ok());
        incident.actors = self.actors(cells, notes);
        incident.source_type = code(cells, Field::SourceType, notes, SourceType::CODES, |c| c.parse().ok());
        incident.verification = code(cells, Field::Verification, notes, Verification::CODES, |c| c.parse().ok());
        incident.consent = self.consent(cells, notes);
        let read = |text: &str| match text {
            _ if is_refusal(text) => Some(Visibility::Private),
            code => Visibility::from_code(code),
        };
        let given = self.options.visibility;
        incident.visibility = decided(cells, Field::Visibility, notes, Visibility::CODES, given, read);
    }

    /// The consent of a row. What a row says about it and cannot be read is never filled in by what is said about all rows.
    fn consent(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Option<Consent> {
        let beside = |columns: &[usize]| -> Vec<String> {
            let cells =
                columns.iter().filter_map(|column| cells.record.get(*column)).map(|cell| fold(cell).trim().to_owned());
            cells.filter(|cell| !cell.is_empty()).collect()
        };
        // Whatever is said there but a clear no.
        if beside(&self.plan.beside.secrets).iter().any(|said| !is_open(said)) {
            return Some(Consent::None);
        }
        let consents = beside(&self.plan.beside.consents);
        if consents.iter().any(|said| is_refusal(said)) {
            return Some(Consent::None);
        }
        let none = |said: &str| {
            is_no(said)
                || ["none", "ninguno", "ninguna"].contains(&said)
                || NOT_YET.iter().any(|word| said.starts_with(word))
                || is_failed_formula(said)
        };
        if beside(&self.plan.beside.hints).iter().any(|said| none(said) || is_kept_back(said))
            || beside(&self.plan.beside.labels).iter().any(|said| is_kept_back(said))
        {
            return Some(Consent::None);
        }
        let given = self.options.consent.filter(|_| consents.iter().all(|said| is_yes(said)));
        let raw = cells.raw(Field::Consent);
        let said = if raw.is_empty() { String::new() } else { fold(raw) };
        match said.trim() {
            // To what is not said: that is for whoever says it of all rows.
            yes if is_yes(yes) => return given,
            // That nobody knows is no blank.
            "unknown" | "desconocido" | "desconocida" | "?" => return None,
            _ => {}
        }
        let read = |text: &str| match text {
            _ if is_refusal(text) => Some(Consent::None),
            code => Consent::from_code(code),
        };
        decided(cells, Field::Consent, notes, Consent::CODES, given, read)
    }

    fn actors(&self, cells: &Cells<'_>, notes: &mut Vec<Note>) -> Vec<String> {
        let raw = Some(cells.raw(Field::Actors)).filter(|raw| !raw.is_empty());
        let raw = raw.or_else(|| cells.text(Field::Actors)).unwrap_or_default();
        let mut actors = Vec::new();
        for name in raw.split([';', '|', ',']).map(str::trim).filter(|name| !name.is_empty()) {
            match self.codes.actor(name) {
                Some(actor) => actors.push(actor.to_owned()),
                None if is_null(name) => {}
                None => {
                    let note = Note::new(cells.column_name(Field::Actors), name, Code::UnknownCode);
                    notes.push(note.with_text(self.codes.all_actors()));
                }
            }
        }
        actors.sort_unstable();
        actors.dedup();
        actors
    }
}

/// Age groups under the names that forms give them.
pub(super) fn age_group(text: &str) -> Option<AgeGroup> {
    match text {
        "minor" | "nino" | "nina" | "menor" | "menor de edad" | "adolescente" => Some(AgeGroup::Child),
        "adulto" | "adulta" => Some(AgeGroup::Adult),
        "older adult" | "adulto mayor" | "adulta mayor" | "persona mayor" => Some(AgeGroup::Older),
        _ if is_unknown(text) => Some(AgeGroup::Unknown),
        code => code.parse().ok(),
    }
}

/// Genders under the names that registers give them; single letters are for [`Initials`](crate::values::initials::Initials).
pub(super) fn gender(text: &str) -> Option<Gender> {
    match text {
        "male" | "masculino" | "hombre" | "varon" | "boy" => Some(Gender::Man),
        "female" | "femenino" | "mujer" | "girl" => Some(Gender::Woman),
        "non-binary" | "no binario" | "no binaria" => Some(Gender::Nonbinary),
        _ if is_unknown(text) => Some(Gender::Unknown),
        code => code.parse().ok(),
    }
}

fn is_unknown(text: &str) -> bool {
    matches!(
        text,
        "undetermined"
            | "not determined"
            | "indeterminado"
            | "desconocido"
            | "desconocida"
            | "no identificado"
            | "se desconoce"
    )
}

#[cfg(test)]
mod tests;
