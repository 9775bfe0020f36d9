//! Problems, caching and methods.

use crate::support::{get, send, state};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use spotlight_public::{PublicState, Stage};

#[tokio::test]
async fn whatever_is_wrong_is_a_problem_document() {
    let state = state();
    for (path, status) in [
        ("/api/v1/incidents?colour=red", 400),
        ("/api/v1/incidents?category=nonsense", 400),
        ("/api/v1/incidents?limit=0", 400),
        ("/api/v1/incidents?limit=1001", 400),
        ("/api/v1/incidents?cursor=zz", 400),
        ("/api/v1/incidents?cell=1/2", 400),
        ("/api/v1/summary", 400),
        ("/api/v1/summary?by=county,county", 400),
        ("/api/v1/summary?by=county,state,year,month", 400),
        ("/api/v1/timeline?unit=week", 400),
        ("/api/v1/regions?kind=continent", 400),
        ("/api/v1/taxonomy?x=1", 400),
        ("/api/v1/releases?state=US-AZ", 400),
        ("/api/v1/releases/US-AZ/2022?category=death", 400),
        ("/api/v1/releases/US-AZ/2022.csv?by=gender", 400),
        ("/api/v1/incidents/not-an-id", 404),
        ("/api/v1/incidents/00000000-0000-0000-0000-00000000ffff", 404),
        ("/api/v1/releases/US-AZ/2019", 404),
        ("/api/v1/releases/US-CA/2022.csv", 404),
        ("/api/v1/releases/US-AZ/2022.xlsx", 404),
        ("/api/v1/releases/US-AZ/02022", 404),
        ("/api/v1/releases/US-AZ", 404),
        ("/api/v1/nothing", 404),
        ("/api/nothing", 404),
        ("/tiles/1/2/0.geojson", 404),
        ("/tiles/0/0/0.png", 404),
        ("/tiles/0/0/+0.mvt", 404),
        ("/tiles/99/0/0.mvt", 404),
        ("/tiles/nothing", 404),
    ] {
        let answer = get(&state, path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        if status == 400 {
            let message = &problem["errors"][0]["message"];
            assert!(message["en"].is_string() && message["es"].is_string() && message["en"] != message["es"], "{path}");
        }
        assert_eq!(answer.header("etag"), "", "{path}");
    }
}

#[tokio::test]
async fn another_method_is_refused_and_head_has_no_body() {
    let state = state();
    let post = send(&state, Request::post("/api/v1/incidents").body(Body::empty()).unwrap()).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(post.header("content-type"), "application/problem+json");
    let head = send(&state, Request::head("/api/v1/incidents").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    let path = "/tiles/0/0/0.geojson";
    let tile = send(&state, Request::head(path).body(Body::empty()).unwrap()).await;
    let whole = get(&state, path).await;
    assert_eq!((tile.status, tile.body.len()), (StatusCode::OK, 0));
    assert_eq!(tile.header("content-length"), whole.body.len().to_string());
    assert_eq!(tile.header("etag"), whole.header("etag"));
}

#[tokio::test]
async fn who_has_this_version_gets_304() {
    let state = state();
    let first = get(&state, "/tiles/0/0/0.geojson").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && first.header("cache-control") == "public, max-age=60, must-revalidate");
    let ask =
        |tag: &str| Request::get("/tiles/0/0/0.geojson").header("if-none-match", tag).body(Body::empty()).unwrap();
    let again = send(&state, ask(&tag)).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("etag"), tag);
    assert_eq!(send(&state, ask("W/\"0\"")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn answers_are_compressed_and_open_to_other_origins() {
    let state = state();
    for encoding in ["gzip", "br"] {
        let request = Request::get("/api/v1/incidents")
            .header("accept-encoding", encoding)
            .header("origin", "https://example.org")
            .body(Body::empty())
            .unwrap();
        let answer = send(&state, request).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(answer.headers.get_all("vary").iter().any(|v| v.to_str().unwrap().contains("accept-encoding")));
    }
}

#[tokio::test]
async fn an_empty_tile_is_an_empty_collection_and_an_empty_mvt_is_204() {
    let state = state();
    let empty = get(&state, "/tiles/10/0/0.geojson").await;
    assert_eq!((empty.status, empty.json()["features"].as_array().unwrap().len()), (StatusCode::OK, 0));
    for path in ["/tiles/10/0/0.mvt", "/tiles/areas/10/0/0.mvt"] {
        assert_eq!(get(&state, path).await.status, StatusCode::NO_CONTENT, "{path}");
    }
    assert!(!get(&state, "/tiles/0/0/0.mvt").await.body.is_empty());
}

#[tokio::test]
async fn without_data_only_the_process_is_healthy() {
    let state = PublicState::new();
    assert_eq!(get(&state, "/healthz").await.status, StatusCode::OK);
    for path in ["/readyz", "/tiles/0/0/0.geojson", "/api/v1/dataset"] {
        let answer = get(&state, path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!((&problem["code"], &problem["stage"]), (&"loading".into(), &"opening".into()));
    }
    state.enter(Stage::Indexing);
    let told = get(&state, "/readyz").await.json();
    assert_eq!(told["stage"], "indexing");
    assert_eq!(told["message"]["es"], "Los datos todavía no están listos. Se está preparando el mapa.");
}

#[tokio::test]
async fn tilejson_names_absolute_addresses_with_the_filter() {
    let request =
        Request::get("/tiles.json?category=death").header("host", "127.0.0.1:8080").body(Body::empty()).unwrap();
    let document = send(&state(), request).await.json();
    assert_eq!(document["tiles"][0], "http://127.0.0.1:8080/tiles/{z}/{x}/{y}.mvt?category=death");
    assert_eq!(document["bounds"].as_array().unwrap().len(), 4);
}
