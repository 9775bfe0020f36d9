//! Reference layers over HTTP: what they say of themselves, what they hold, and what a cache may keep of them.

use std::sync::Arc;

use crate::support::{get, send, state};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use spotlight_core::layer::{About, Content, Feature, Layer};
use spotlight_core::region::Regions;
use spotlight_public::PublicState;

/// Invented layers, one of each kind.
fn layers() -> Vec<(Layer, [u8; 32])> {
    let about = |id: &str, en: &str, es: &str, unit: Option<&str>| About {
        id: id.parse().unwrap(),
        names: [en.into(), es.into()],
        source: "An invented register".into(),
        licence: "CC0".into(),
        year: 2017,
        unit: unit.map(Into::into),
        population: id == "people",
    };
    let figures = [("04019", 10.0), ("04023", 30.0), ("26043", 20.0), ("26044", 0.0), ("48141", 50.0), ("48229", 40.5)];
    let figures = Content::Values(figures.iter().map(|(code, n)| ((*code).into(), *n)).collect());
    let people = Content::Values([("04019".into(), 1_010_025.0)].into());
    let words = Content::Categories([("04019".into(), "PHO".into()), ("06073".into(), "SND".into())].into());
    let gate = Feature { title: Some("Gate".into()), shape: geo::Point::new(-110.94, 31.33).into() };
    let all = [
        (about("poverty", "Poverty", "Pobreza", Some("percent")), figures),
        (about("people", "Residents", "Residentes", Some("people")), people),
        (about("office", "Field office", "Oficina", None), words),
        (about("gates", "Gates", "Puertas", None), Content::Features(vec![gate])),
    ];
    let made = all.into_iter().map(|(about, content)| {
        let layer = Layer::new(about, content, Regions::embedded()).unwrap();
        let sha256 = layer.encode().sha256;
        (layer, sha256)
    });
    made.collect()
}

fn with_layers() -> Arc<PublicState> {
    let state = state();
    state.show_layers(&layers());
    state
}

#[tokio::test]
async fn the_list_is_as_it_was() {
    let answer = get(&with_layers(), "/api/v1/layers").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    let pretty = serde_json::to_string_pretty(&answer.json()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/layers.json");
    if std::env::var_os("SPOTLIGHT_GOLDEN").is_some() {
        std::fs::write(path, &pretty).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert_eq!(pretty, golden, "run with SPOTLIGHT_GOLDEN=1 to write it anew, and read the difference");
}

#[tokio::test]
async fn a_layer_says_what_it_holds() {
    let state = with_layers();
    let poverty = get(&state, "/api/v1/layers/poverty").await.json();
    assert_eq!(poverty["values"]["48229"], json!(40.5));
    assert_eq!(poverty["values"]["26044"], json!(0.0), "zero is a figure");
    assert_eq!(poverty["values"].get("04021"), None, "what is not known is not there");
    let office = get(&state, "/api/v1/layers/office").await.json();
    assert_eq!((&office["values"]["06073"], &office["words"]), (&json!("SND"), &json!(["PHO", "SND"])));
    let gates = get(&state, "/api/v1/layers/gates").await;
    assert_eq!(gates.header("content-type"), "application/geo+json");
    let gates = gates.json();
    assert_eq!(
        (&gates["type"], &gates["features"][0]["properties"]["title"]),
        (&json!("FeatureCollection"), &json!("Gate"))
    );
    assert_eq!(gates["layer"]["licence"], "CC0");
    for id in ["poverty", "office"] {
        let own = get(&state, &format!("/api/v1/layers/{id}")).await.json();
        let list = get(&state, "/api/v1/layers").await.json();
        let brief = list["layers"].as_array().unwrap().iter().find(|layer| layer["id"] == id).unwrap().clone();
        let without = |mut value: Value| {
            value.as_object_mut().unwrap().remove("values");
            value
        };
        assert_eq!(without(own), brief, "the same of itself, wherever it says it");
    }
}

#[tokio::test]
async fn each_layer_has_a_validator_of_its_own() {
    let state = with_layers();
    let tag = async |path: &str| get(&state, path).await.header("etag").to_owned();
    let (list, poverty, dataset) =
        (tag("/api/v1/layers").await, tag("/api/v1/layers/poverty").await, tag("/api/v1/dataset").await);
    let asked = |path: &str, tag: &str| Request::get(path).header("if-none-match", tag).body(Body::empty()).unwrap();
    let known = send(&state, asked("/api/v1/layers/poverty", &poverty)).await;
    assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(known.header("cache-control"), "public, max-age=60, must-revalidate");
    assert_eq!(send(&state, asked("/api/v1/layers/office", &poverty)).await.status, StatusCode::OK);

    state.show_layers(&layers()[..2]);
    assert_eq!(send(&state, asked("/api/v1/layers", &list)).await.status, StatusCode::OK);
    assert_eq!(tag("/api/v1/layers/poverty").await, poverty, "a layer that has not changed keeps its validator");
    assert_eq!(tag("/api/v1/dataset").await, dataset, "layers are no part of the dataset");
    assert_eq!(get(&state, "/api/v1/layers/office").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_is_a_problem_document() {
    let state = with_layers();
    for (path, status) in [
        ("/api/v1/layers/nothing", 404),
        ("/api/v1/layers/poverty/x", 404),
        ("/api/v1/layers?kind=values", 400),
        ("/api/v1/layers/poverty?region=county:04019", 400),
    ] {
        let answer = get(&state, path).await;
        let told = (answer.status.as_u16(), answer.header("content-type"));
        assert_eq!(told, (status, "application/problem+json"), "{path}");
    }
    // Before they were read.
    assert_eq!(get(&crate::support::state(), "/api/v1/layers").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let none = crate::support::state();
    none.show_layers(&[]);
    assert_eq!(get(&none, "/api/v1/layers").await.json()["layers"], json!([]));
}
