use std::fs;
use std::io::Read as _;

use axum::body::to_bytes;
use axum::http::Request;
use pmtiles::PmTilesWriter;
use tower::ServiceExt as _;

use super::*;

/// An archive with one tile at the top, whose bytes are invented: nothing here looks into a tile.
fn archive(path: &Path, kind: TileType, metadata: &str) {
    let file = fs::File::create(path).unwrap();
    let writer = PmTilesWriter::new(kind).min_zoom(0).max_zoom(3).bounds(-118.0, 25.0, -96.0, 34.0);
    let mut writer = writer.metadata(metadata).create(file).unwrap();
    writer.add_tile(TileCoord::new(0, 0, 0).unwrap(), b"the whole world").unwrap();
    writer.finalize().unwrap();
}

const METADATA: &str = r#"{"name":"Invented","attribution":"<a href=\"https://example.org\">&copy; Somebody</a>","vector_layers":[{"id":"earth"}]}"#;

async fn ask(router: &Router, path: &str, encoding: Option<&str>) -> Response {
    let mut request = Request::get(path);
    if let Some(encoding) = encoding {
        request = request.header("accept-encoding", encoding);
    }
    router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn bytes(response: Response) -> Vec<u8> {
    to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
}

#[tokio::test]
async fn tiles_come_as_they_are_kept_or_as_the_client_can_read_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.pmtiles");
    archive(&path, TileType::Mvt, METADATA);
    let router = router(Some(Arc::new(Basemap::open(&path).await.unwrap())));

    let about: Value = serde_json::from_slice(&bytes(ask(&router, "/basemap/tiles.json", None).await).await).unwrap();
    assert_eq!(about["kind"], "vector");
    assert_eq!(about["attribution"], "© Somebody");
    assert_eq!(about["vector_layers"][0]["id"], "earth");
    assert_eq!(about["bounds"], json!([-118.0, 25.0, -96.0, 34.0]));
    let template = about["tiles"][0].as_str().unwrap();
    let tile =
        |z: u8, x: u32| template.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", "0");

    let packed = ask(&router, &tile(0, 0), Some("br, gzip;q=1")).await;
    assert_eq!(packed.status(), StatusCode::OK);
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.headers()["content-type"], "application/vnd.mapbox-vector-tile");
    assert!(packed.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    let mut text = String::new();
    let packed = bytes(packed).await;
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
    assert_eq!(text, "the whole world");

    let open = ask(&router, &tile(0, 0), None).await;
    assert!(open.headers().get("content-encoding").is_none());
    assert_eq!(bytes(open).await, b"the whole world");
    assert_eq!(ask(&router, &tile(1, 1), None).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(ask(&router, &tile(1, 2), None).await.status(), StatusCode::NOT_FOUND, "there is no such tile");
    assert_eq!(ask(&router, "/basemap/tiles/other/0/0/0", None).await.status(), StatusCode::NOT_FOUND);

    // Replaced below the running service: said, and not answered with bytes of the other file.
    archive(&path, TileType::Mvt, &METADATA.replace("Invented", "Another one"));
    assert_eq!(ask(&router, &tile(0, 0), None).await.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn without_an_archive_there_is_none_and_no_error() {
    let router = router(None);
    assert_eq!(ask(&router, "/basemap/tiles.json", None).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(ask(&router, "/basemap/tiles/1-1/0/0/0", None).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_background_map_is_refused_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let refused =
        async |path: &Path| Basemap::open(path).await.err().map(|error| error.to_string()).unwrap_or_default();
    let picture = file(
        "map.png",
        b"\x89PNG and so on, which is long enough to hold a header of one hundred and twenty-seven bytes, \
        if somebody counts them all to the very end of the sentence",
    );
    for path in [picture, file("empty.pmtiles", b""), folder.path().join("absent.pmtiles")] {
        let said = refused(&path).await;
        assert!(said.contains(path.file_name().unwrap().to_str().unwrap()) && said.contains("PMTiles"), "{said}");
    }
    let strange = folder.path().join("strange.pmtiles");
    archive(&strange, TileType::Mlt, METADATA);
    assert!(refused(&strange).await.contains("vector tiles (MVT)"));
    archive(&strange, TileType::Png, "[1]");
    assert!(refused(&strange).await.contains("metadata"));
}

#[test]
fn a_credit_is_text() {
    assert_eq!(plain("<a href='x'>A &amp; B</a> 1 < 2"), "A & B 1");
    assert_eq!(plain("&copy; OpenStreetMap"), "© OpenStreetMap");
}
