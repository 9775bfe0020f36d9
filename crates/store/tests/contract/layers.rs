//! Reference layers: kept whole, logged, bounded, and apart from what is public of records.

use spotlight_core::layer::{About, Content, Layer};
use spotlight_core::region::Regions;
use spotlight_store::{LayerStore as _, MOST_LAYERS, SameId, Store, StoreError};

use crate::engines::Engine;
use crate::samples::{act, incidents, publish};

/// An invented layer with one figure.
fn layer(id: &str, figure: f64) -> Layer {
    let about = About {
        id: id.parse().unwrap(),
        names: ["Poverty".into(), "Pobreza".into()],
        source: "An invented register".into(),
        licence: "CC0".into(),
        year: 2017,
        unit: Some("percent".into()),
        population: false,
    };
    Layer::new(about, Content::Values([("04019".into(), figure)].into()), Regions::embedded()).unwrap()
}

async fn kept<S: Store>(store: &S) -> Vec<Layer> {
    let kept = store.layers().await.unwrap();
    let hashes: Vec<_> = kept.iter().map(|one| one.sha256).collect();
    assert_eq!(store.layer_hashes().await.unwrap(), hashes);
    kept.iter().map(|one| Layer::decode(one, Regions::embedded()).unwrap()).collect()
}

async fn acts<S: Store>(store: &S) -> Vec<(String, String)> {
    store.audit_log().await.unwrap().into_iter().map(|entry| (entry.what, entry.subject)).collect()
}

pub(crate) async fn a_layer_is_kept_and_logged_and_the_same_again_changes_nothing(engine: impl Engine) {
    let store = engine.store();
    let poverty = layer("poverty", 18.2);
    assert!(store.add_layer(&poverty, SameId::Refuse, act("operator", 1)).await.unwrap());
    assert!(!store.add_layer(&poverty, SameId::Refuse, act("operator", 2)).await.unwrap());
    assert_eq!(kept(store).await, std::slice::from_ref(&poverty));
    let log = acts(store).await;
    assert_eq!(log.len(), 1);
    assert_eq!(log[0].0, "add_layer");
    assert_eq!(log[0].1, format!("poverty sha256:{}", poverty.encode().hex()));
    assert_eq!(kept(engine.reopen().await.store()).await, [poverty]);
}

pub(crate) async fn another_layer_of_the_same_id_takes_its_place_only_when_told(engine: impl Engine) {
    let store = engine.store();
    let (first, other, second) = (layer("a", 1.0), layer("b", 2.0), layer("a", 3.0));
    for one in [&first, &other] {
        store.add_layer(one, SameId::Refuse, act("operator", 1)).await.unwrap();
    }
    let refused = store.add_layer(&second, SameId::Refuse, act("operator", 2)).await;
    assert!(matches!(refused, Err(StoreError::LayerThere(id)) if id == "a"));
    assert_eq!(kept(store).await, [first, other.clone()]);
    assert!(store.add_layer(&second, SameId::Replace, act("operator", 3)).await.unwrap());
    assert_eq!(kept(store).await, [other, second]);
}

pub(crate) async fn a_removed_layer_is_gone_and_an_unknown_one_is_named(engine: impl Engine) {
    let store = engine.store();
    store.add_layer(&layer("a", 1.0), SameId::Refuse, act("operator", 1)).await.unwrap();
    let unknown = store.remove_layer("b", act("operator", 2)).await;
    assert!(matches!(unknown, Err(StoreError::UnknownLayer(id)) if id == "b"));
    store.remove_layer("a", act("operator", 3)).await.unwrap();
    assert_eq!(kept(store).await, []);
    assert_eq!(acts(store).await[1], ("remove_layer".to_owned(), "a".to_owned()));
    assert_eq!(acts(store).await.len(), 2);
    assert_eq!(store.verify_audit().await.unwrap(), 2);
}

pub(crate) async fn layers_change_nothing_that_is_public_of_records(engine: impl Engine) {
    let store = engine.store();
    publish(store, 1, incidents(0..3)).await;
    let before = store.public_state().await.unwrap();
    store.add_layer(&layer("a", 1.0), SameId::Refuse, act("operator", 2)).await.unwrap();
    store.remove_layer("a", act("operator", 3)).await.unwrap();
    assert_eq!(store.public_state().await.unwrap(), before);
}

pub(crate) async fn layers_outlive_another_key(engine: impl Engine) {
    let poverty = layer("poverty", 18.2);
    engine.store().add_layer(&poverty, SameId::Refuse, act("operator", 1)).await.unwrap();
    let engine = engine.rotate(act("operator", 2)).await;
    assert_eq!(kept(engine.store()).await, [poverty]);
}

pub(crate) async fn there_are_only_so_many_layers(engine: impl Engine) {
    let store = engine.store();
    for n in 0..MOST_LAYERS {
        store.add_layer(&layer(&format!("l{n}"), 1.0), SameId::Refuse, act("operator", 1)).await.unwrap();
    }
    let refused = store.add_layer(&layer("more", 1.0), SameId::Refuse, act("operator", 2)).await;
    assert!(matches!(refused, Err(StoreError::TooManyLayers { layers: MOST_LAYERS, .. })));
    // One that takes the place of another needs no more room.
    assert!(store.add_layer(&layer("l0", 2.0), SameId::Replace, act("operator", 3)).await.unwrap());
    assert_eq!(store.layer_hashes().await.unwrap().len() as u64, MOST_LAYERS);
}
