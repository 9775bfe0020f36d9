//! What the basemap's features are called: label points for lines' files, names for areas, in both languages.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use super::names;

/// Names of states around, as their source writes them, and as they are labelled in English and Spanish.
const STATES: [(&str, &str, &str); 20] = [
    ("Ciudad de México", "Mexico City", "Ciudad de México"),
    ("District of Columbia", "District of Columbia", "Distrito de Columbia"),
    ("Hawaii", "Hawaii", "Hawái"),
    ("Louisiana", "Louisiana", "Luisiana"),
    ("Michigan", "Michigan", "Míchigan"),
    ("Michoacán de Ocampo", "Michoacán", "Michoacán"),
    ("Mississippi", "Mississippi", "Misisipi"),
    ("Missouri", "Missouri", "Misuri"),
    ("México", "State of Mexico", "Estado de México"),
    ("New Hampshire", "New Hampshire", "Nuevo Hampshire"),
    ("New Jersey", "New Jersey", "Nueva Jersey"),
    ("New York", "New York", "Nueva York"),
    ("North Carolina", "North Carolina", "Carolina del Norte"),
    ("North Dakota", "North Dakota", "Dakota del Norte"),
    ("Oregon", "Oregon", "Oregón"),
    ("Pennsylvania", "Pennsylvania", "Pensilvania"),
    ("South Carolina", "South Carolina", "Carolina del Sur"),
    ("South Dakota", "South Dakota", "Dakota del Sur"),
    ("Veracruz de Ignacio de la Llave", "Veracruz", "Veracruz"),
    ("West Virginia", "West Virginia", "Virginia Occidental"),
];

/// A label point for each state.
pub(super) fn states(layer: &[Value]) -> Result<Vec<Value>> {
    layer.iter().map(state).collect()
}

fn state(feature: &Value) -> Result<Value> {
    let key = text(feature, "state");
    let ours =
        names::US.iter().chain(&names::MX).find(|state| key.get(2..) == Some(state.key) && key[..2] == state.code[..2]);
    let source = text(feature, "state_name");
    let around = STATES.iter().find(|(name, _, _)| *name == source).copied().unwrap_or((source, source, source));
    let (code, en, es) = ours.map_or((None, around.1, around.2), |state| (Some(state.code), state.en, state.es));
    label(feature, code, en, es)
}

/// A label point for each county.
pub(super) fn counties(layer: &[Value]) -> Result<Vec<Value>> {
    layer
        .iter()
        .map(|county| label(county, Some(text(county, "code")), text(county, "name"), text(county, "name")))
        .collect()
}

/// A county's area with its code and name alone.
pub(super) fn county_area(mut county: Value) -> Value {
    let properties = json!({"code": text(&county, "code"), "name": text(&county, "name")});
    county["properties"] = properties;
    county
}

/// A label point for each sector, with `near`: is it for whoever is close by? That a sector is approximate stands in the legend.
pub(super) fn sectors(layer: &[Value], near: bool) -> Result<Vec<Value>> {
    let mut labels: Vec<Value> = layer.iter().map(sector).collect::<Result<_>>()?;
    for label in &mut labels {
        label["properties"]["near"] = near.into();
    }
    Ok(labels)
}

fn sector(feature: &Value) -> Result<Value> {
    let named = names::sector(text(feature, "sector")).context("a sector without a name")?;
    let (en, es) = (format!("{} Sector", named.en), format!("Sector {}", named.es));
    label(feature, Some(named.code), &en, &es)
}

fn label(feature: &Value, code: Option<&str>, en: &str, es: &str) -> Result<Value> {
    let at = feature["properties"].get("label").context("a feature without a label point")?;
    let mut properties = Map::new();
    if let Some(code) = code {
        properties.insert("code".to_owned(), code.into());
    }
    properties.insert("name".to_owned(), en.into());
    if es != en {
        properties.insert("name_es".to_owned(), es.into());
    }
    Ok(json!({"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": at}}))
}

fn text<'a>(feature: &'a Value, key: &str) -> &'a str {
    feature["properties"][key].as_str().unwrap_or_default()
}
