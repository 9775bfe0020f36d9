//! Why a record is not public, in both languages.

use serde_json::{Value, json};
use spotlight_record::{Status, Withheld};

/// A reason as reviewers read it.
pub(super) fn withheld(why: &Withheld) -> Value {
    let (code, en, es) = match why {
        Withheld::Status(status) => {
            ("status", format!("Its status is {}.", status.as_str()), format!("Su estado es {}.", spanish(*status)))
        }
        Withheld::Private => (
            "private",
            "Its visibility is private, or that of a record of the same event.".to_owned(),
            "Su visibilidad es privada, o la de un registro del mismo hecho.".to_owned(),
        ),
        Withheld::Consent => (
            "consent",
            "There is no consent to publication.".to_owned(),
            "No hay consentimiento para publicarlo.".to_owned(),
        ),
        Withheld::NoSource => ("no_source", "It names no source.".to_owned(), "No nombra ninguna fuente.".to_owned()),
        Withheld::UnknownCategory(code) => (
            "unknown_category",
            format!("The taxonomy has no category “{code}”."),
            format!("La taxonomía no tiene la categoría «{code}»."),
        ),
        Withheld::UnknownActor(code) => (
            "unknown_actor",
            format!("The taxonomy has no actor “{code}”."),
            format!("La taxonomía no tiene el actor «{code}»."),
        ),
        Withheld::UnknownRegion(code) => (
            "unknown_region",
            format!("No region has the code “{code}”."),
            format!("Ninguna región tiene el código «{code}»."),
        ),
        Withheld::NoArea => {
            ("no_area", "There is no area for its place.".to_owned(), "No hay un área para su lugar.".to_owned())
        }
        Withheld::SameEventAs(other) => (
            "same_event",
            format!("It documents the same event as record {other}, which is shown for both."),
            format!("Documenta el mismo hecho que el registro {other}, que se muestra por ambos."),
        ),
        Withheld::NotReleased => (
            "not_released",
            "It waits for the next release of masked incidents.".to_owned(),
            "Espera la próxima publicación conjunta de casos enmascarados.".to_owned(),
        ),
        Withheld::Leak(_) => (
            "leak",
            "Its facts together would give away its place.".to_owned(),
            "Sus datos juntos revelarían su lugar.".to_owned(),
        ),
    };
    json!({ "code": code, "message": { "en": en, "es": es } })
}

fn spanish(status: Status) -> &'static str {
    match status {
        Status::Draft => "borrador",
        Status::InReview => "en revisión",
        Status::Returned => "devuelto",
        Status::Published => "publicado",
        Status::Retracted => "retirado",
    }
}
