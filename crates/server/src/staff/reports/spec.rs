//! Specs as they come over HTTP: as JSON with the names of the file, or as the file.

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use spotlight_report::regional::{MAX_SPEC_BYTES, Spec, SpecDraft, SpecErrors};

use crate::staff::fault::Fault;

/// A spec that is given: one of the two.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    #[serde(default)]
    pub(super) spec: Option<Value>,
    #[serde(default)]
    pub(super) toml: Option<String>,
}

impl Given {
    /// The spec as a draft: right or wrong, but of the shape that a spec has.
    pub(super) fn draft(self) -> Result<SpecDraft, Fault> {
        let draft = match (self.spec, self.toml) {
            (Some(spec), None) => serde_json::from_value(spec).map_err(|error| error.to_string()),
            (None, Some(toml)) => SpecDraft::from_toml(&toml),
            _ => Err("give either `spec` or `toml`".to_owned()),
        };
        let draft: SpecDraft =
            draft.map_err(|message| wrong(&json!([{ "path": null, "line": null, "message": message }])))?;
        let bytes = draft.to_toml().len();
        if bytes > MAX_SPEC_BYTES {
            let message = [
                format!("The report has {bytes} bytes of text; {MAX_SPEC_BYTES} are the most."),
                format!("El informe tiene {bytes} bytes de texto; el máximo es {MAX_SPEC_BYTES}."),
            ];
            return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_long", message));
        }
        Ok(draft)
    }
}

/// A draft as a spec that can be built, or everything that is wrong with it.
pub(super) fn parse(draft: &SpecDraft) -> Result<Spec, Fault> {
    Spec::parse(&draft.to_toml()).map_err(|errors| told(&errors))
}

/// All mistakes of a spec, each with its field.
fn told(errors: &SpecErrors) -> Fault {
    let errors: Vec<Value> = errors
        .0
        .iter()
        .map(|error| json!({ "path": error.path, "line": error.line, "message": error.message }))
        .collect();
    wrong(&json!(errors))
}

fn wrong(errors: &Value) -> Fault {
    let message = [
        "The report cannot be built like this; what is wrong is named beside each field.",
        "El informe no se puede hacer así; junto a cada campo se dice qué está mal.",
    ];
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "spec", message).with("errors", errors.clone())
}

/// The name of the files: what every system takes as one, and what can be said.
pub(super) fn name(name: &str) -> Result<(), Fault> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=60).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('-') {
        return Ok(());
    }
    let message = [
        "The name of the files takes 1 to 60 of: a to z, digits, hyphens.",
        "El nombre de los archivos lleva de 1 a 60 de estos signos: a a z, cifras, guiones.",
    ];
    Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "name", message))
}
