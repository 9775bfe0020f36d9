//! What is to be said about an incident once the store has decided what becomes of it.

use jiff::civil::Date;
use spotlight_core::code::Verification;
use spotlight_ingest::{Code, Detail, Note};
use spotlight_record::{Consent, Incident, Proposed, Status, Visibility, Withheld};
use spotlight_store::{Intent, Put};

/// Everything about one incident.
pub(super) fn about(incident: &Incident, put: &Put, intent: Intent, as_of: Option<Date>) -> Vec<Note> {
    let mut notes = Vec::new();
    if intent == Intent::Publish {
        notes.extend(unpublished(incident, put));
    }
    if let Some(newer) = put.newer {
        let of = as_of.map_or_else(String::new, |date| date.to_string());
        notes.push(Note::new("", &of, Code::OlderThanStored).with_text(newer.to_string()));
    }
    if !put.blanked.is_empty() {
        notes.push(Note::new("", &put.blanked.join(", "), Code::ValueBlanked));
    }
    if !put.unedited.is_empty() {
        notes.push(Note::new("", &put.unedited.join(", "), Code::EditedHere));
    }
    if let Some(before) = put.exchanged {
        notes.push(Note::new("date", &incident.occurred.to_string(), Code::DayExchanged).with_text(before.to_string()));
    }
    for double in &put.doubles {
        let number = double.external_id.as_deref().unwrap_or_default();
        let name = format!("{} {number}", double.source_system);
        notes.push(Note::new("", name.trim_end(), Code::PossibleDouble));
    }
    notes
}

/// What of an incident waits for a reviewer.
pub(super) fn proposed(incident: &Incident) -> Vec<Note> {
    let Proposed { verification, consent, visibility } = incident.proposed;
    let proposals = [
        ("verification", verification.map(Verification::as_str)),
        ("consent", consent.map(Consent::as_str)),
        ("visibility", visibility.map(Visibility::as_str)),
    ];
    let note = |(column, value): (&str, Option<&str>)| Some(Note::new(column, value?, Code::Proposed));
    proposals.into_iter().filter_map(note).collect()
}

/// Why an incident that was to be published is not public.
fn unpublished(incident: &Incident, put: &Put) -> Option<Note> {
    match (put.status, &put.withheld) {
        (Status::Published, None) => None,
        (Status::Published, Some(withheld)) => Some(not_public(incident, withheld)),
        (Status::Retracted, _) => {
            let phrase = ["it was retracted before".into(), "fue retirado antes".into()];
            Some(Note::new("", "", Code::NotPublic).with(Detail::Phrase(phrase)))
        }
        // That is told by itself.
        _ if !put.unedited.is_empty() => None,
        (Status::Draft | Status::InReview | Status::Returned, _) => Some(Note::new("source", "", Code::NoSource)),
    }
}

fn not_public(incident: &Incident, withheld: &Withheld) -> Note {
    let about = |column: &str, value: &str| Note::new(column, value, Code::NotPublic);
    let phrase = |en: String, es: String| Detail::Phrase([en.into(), es.into()]);
    match withheld {
        Withheld::NoSource => Note::new("source", "", Code::NoSource),
        Withheld::Consent => {
            Note::new("consent", incident.consent.map_or("", |consent| consent.as_str()), Code::ConsentMissing)
        }
        Withheld::Private => about("visibility", "private")
            .with(phrase("its visibility is private".into(), "su visibilidad es privada".into())),
        Withheld::UnknownCategory(code) => about("category", code).with(phrase(
            format!("the taxonomy has no category {code:?}"),
            format!("la taxonomía no tiene la categoría {code:?}"),
        )),
        Withheld::UnknownActor(code) => about("actors", code).with(phrase(
            format!("the taxonomy has no actor {code:?}"),
            format!("la taxonomía no tiene el actor {code:?}"),
        )),
        Withheld::UnknownRegion(code) => about("", code).with(phrase(
            format!("no region has the code {code:?}"),
            format!("ninguna región tiene el código {code:?}"),
        )),
        Withheld::NoArea => about("", "").with(phrase(
            "no area could be made for its place".into(),
            "no se pudo formar un área para su lugar".into(),
        )),
        Withheld::NotReleased => about("", "").with(phrase(
            "it waits for the next release of masked incidents".into(),
            "espera la próxima publicación conjunta de casos enmascarados".into(),
        )),
        Withheld::SameEventAs(_) => about("", "").with(phrase(
            "another record of the same event is shown for it".into(),
            "se muestra por él otro registro del mismo hecho".into(),
        )),
        Withheld::Leak(_) => about("", "").with(phrase(
            "its facts together would give away its place".into(),
            "sus datos juntos revelarían su lugar".into(),
        )),
        Withheld::Status(status) => about("", "")
            .with(phrase(format!("its status is {}", status.as_str()), format!("su estado es {}", status.as_str()))),
    }
}
