//! What the upload page calls fields, orders and encodings: in both languages, all of them.

use serde_json::Value;
use spotlight_ingest::{Encoding, OrderBasis, fields};

#[test]
fn the_upload_page_has_a_name_for_everything_that_a_preview_says() {
    let files = [
        include_str!("../../../../web/src/i18n/upload.en.json"),
        include_str!("../../../../web/src/i18n/upload.es.json"),
    ];
    let bases = [
        OrderBasis::Stated,
        OrderBasis::Values,
        OrderBasis::Neighbours,
        OrderBasis::FileOrder,
        OrderBasis::Preset,
        OrderBasis::Header,
    ];
    let keys = fields()
        .map(|name| format!("upload.field.{name}"))
        .chain(bases.map(|basis| format!("upload.orderBasis.{}", basis.as_str())))
        .chain(Encoding::ALL.map(|encoding| format!("upload.encodingName.{}", encoding.as_str())))
        .chain(["dmy", "mdy", "ymd"].map(|order| format!("upload.order.{order}")));
    let keys: Vec<String> = keys.collect();
    for file in files {
        let catalogue: Value = serde_json::from_str(file).unwrap();
        let unnamed: Vec<_> =
            keys.iter().filter(|key| catalogue[key.as_str()].as_str().is_none_or(str::is_empty)).collect();
        assert!(unnamed.is_empty(), "{unnamed:?}");
    }
}
