use geo::{Coord, Geometry, LineString, Point};
use proptest::prelude::*;
use serde_json::Map;

use super::*;

fn about() -> About {
    About {
        id: "poverty".parse().unwrap(),
        names: ["Poverty".into(), "Pobreza".into()],
        source: "An invented register".into(),
        licence: "CC0".into(),
        year: 2017,
        unit: Some("percent".into()),
        population: false,
    }
}

fn values(all: &[(&str, f64)]) -> Content {
    Content::Values(all.iter().map(|(code, value)| ((*code).into(), *value)).collect())
}

fn made(content: Content) -> Result<Layer, LayerError> {
    Layer::new(about(), content, Regions::embedded())
}

fn layers() -> [Layer; 3] {
    let words = [("04019".into(), "PHO".into()), ("06073".into(), "SND".into())];
    let gate = Feature { title: Some("Gate \"A\"".into()), shape: Point::new(-110.940_512, 31.333_333).into() };
    let line = LineString::from(vec![(-111.5, 31.25), (-111.25, 31.5)]);
    [
        made(values(&[("04019", 18.2), ("26043", 0.0)])).unwrap(),
        made(Content::Categories(words.into())).unwrap(),
        made(Content::Features(vec![gate, Feature { title: None, shape: line.into() }])).unwrap(),
    ]
}

#[test]
fn a_layer_comes_back_as_it_was_kept() {
    for layer in layers() {
        let kept = layer.encode();
        assert_eq!(Layer::decode(&kept, Regions::embedded()).unwrap(), layer);
    }
}

#[test]
fn a_layer_that_was_changed_cannot_be_read() {
    let mut kept = layers()[0].encode();
    let at = kept.body.iter().position(|byte| *byte == b'8').unwrap();
    kept.body[at] = b'9';
    assert!(matches!(Layer::decode(&kept, Regions::embedded()), Err(DamagedLayer::Checksum)));
}

#[test]
fn a_county_without_a_figure_is_not_known_and_zero_is_a_figure() {
    let [layer, words, _] = layers();
    assert_eq!((layer.value("26043"), layer.value("26044")), (Some(0.0), None));
    assert_eq!((words.word("06073"), words.word("06075"), words.value("06073")), (Some("SND"), None, None));
    assert_eq!(words.words(), ["PHO", "SND"]);
}

#[test]
fn what_is_no_layer_is_refused_with_its_reason() {
    assert_eq!(made(values(&[])), Err(LayerError::Empty));
    assert_eq!(made(values(&[("01001", 1.0)])), Err(LayerError::Region("01001".to_owned())));
    // A younger municipio is its parent's here.
    assert_eq!(made(values(&[("02006", 1.0)])), Err(LayerError::Region("02006".to_owned())));
    assert_eq!(made(values(&[("04019", f64::NAN)])), Err(LayerError::Figure("04019".to_owned())));
    let people = About { population: true, ..about() };
    let below = Layer::new(people.clone(), values(&[("04019", -1.0)]), Regions::embedded());
    assert_eq!(below, Err(LayerError::Population("04019".to_owned())));
    let words = Content::Categories([("04019".into(), "PHO".into())].into());
    assert_eq!(Layer::new(people, words, Regions::embedded()), Err(LayerError::Population("poverty".to_owned())));
    let many = Regions::embedded().iter().filter(|region| region.kind() == RegionKind::County).take(MOST_WORDS + 1);
    let many = many.map(|region| (region.code().into(), region.code().into())).collect();
    assert!(matches!(made(Content::Categories(many)), Err(LayerError::TooMany { what: "different words", .. })));
    let nowhere = Feature { title: None, shape: Geometry::Point(Point(Coord { x: 500_000.0, y: 3_500_000.0 })) };
    assert_eq!(made(Content::Features(vec![nowhere])), Err(LayerError::Place(1)));
    let blank = About { source: "  ".into(), ..about() };
    let refused = Layer::new(blank, values(&[("04019", 1.0)]), Regions::embedded());
    assert!(matches!(refused, Err(LayerError::Text { field: "the source of a layer", .. })));
    let early = About { year: 17, ..about() };
    assert_eq!(Layer::new(early, values(&[("04019", 1.0)]), Regions::embedded()), Err(LayerError::Year(17)));
}

#[test]
fn an_id_is_a_word_of_an_address_and_none_of_the_maps_own() {
    for good in ["a", "poverty-2017", "0-1"] {
        assert_eq!(good.parse::<LayerId>().unwrap().as_str(), good);
    }
    for bad in ["", "-a", "Poverty", "a b", "a/b", "ñ", &"a".repeat(41)] {
        assert_eq!(bad.parse::<LayerId>(), Err(LayerError::Id(bad.to_owned())));
    }
    assert_eq!("count".parse::<LayerId>(), Err(LayerError::ReservedId("count".to_owned())));
}

#[test]
fn features_are_geojson_with_a_title() {
    let [_, words, features] = layers();
    assert_eq!(words.to_geojson(Map::new()), None);
    let text = String::from_utf8(features.to_geojson(Map::new()).unwrap()).unwrap();
    let parsed: geojson::FeatureCollection = text.parse().unwrap();
    assert_eq!(parsed.features[0].property("title").unwrap(), "Gate \"A\"");
    assert_eq!(parsed.features.len(), 2);
}

proptest! {
    #[test]
    fn classes_hold_every_figure_once_and_none_is_empty(
        figures in prop::collection::vec((-50_i32..50).prop_map(f64::from), 1..200),
        classes in 1_usize..8,
    ) {
        let limits = quantiles(figures.clone(), classes);
        prop_assert!(limits.len() < classes && limits.windows(2).all(|pair| pair[0] < pair[1]));
        let class = |figure: f64| limits.iter().filter(|limit| **limit < figure).count();
        let mut sizes = vec![0; limits.len() + 1];
        for figure in &figures {
            sizes[class(*figure)] += 1;
        }
        prop_assert!(sizes.iter().all(|size| *size > 0), "{sizes:?}");
        // Where no figure comes twice, no class is larger than its share, rounded up.
        let mut distinct = figures.clone();
        distinct.sort_unstable_by(f64::total_cmp);
        distinct.dedup();
        if distinct.len() == figures.len() {
            prop_assert!(sizes.iter().all(|size| *size <= figures.len().div_ceil(classes)), "{sizes:?}");
        }
    }
}
