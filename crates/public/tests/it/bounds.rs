//! How much may run at once, and how long an answer may take.

use std::time::Duration;

use crate::support::{Answer, bounded, get, state};
use spotlight_public::Bounds;

fn check(answer: &Answer, code: &str) {
    let problem = answer.json();
    assert_eq!((answer.status.as_u16(), problem["code"].as_str()), (503, Some(code)));
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait} seconds");
    for lang in ["en", "es"] {
        assert!(problem["message"][lang].as_str().is_some_and(|text| text.ends_with('.')), "{problem}");
    }
}

const HEAVY: [&str; 4] =
    ["/api/v1/incidents", "/api/v1/summary?by=county", "/api/v1/summary.csv?by=state", "/api/v1/timeline"];
const TILES: [&str; 2] = ["/tiles/0/0/0.geojson", "/tiles/areas/0/0/0.mvt"];

#[tokio::test]
async fn whoever_gets_no_place_in_time_is_told_to_come_again() {
    let wait = Duration::from_millis(20);
    let full = |heavy, exports, tiles| bounded(Bounds { heavy, exports, tiles, wait, ..Bounds::default() });
    for path in HEAVY {
        check(&get(&full(0, 8, 8), path).await, "busy");
        assert_eq!(get(&full(1, 0, 0), path).await.status, 200, "{path} waits for nothing else");
    }
    for path in TILES {
        check(&get(&full(8, 8, 0), path).await, "busy");
        assert!(get(&full(0, 0, 1), path).await.status.is_success(), "{path} waits for nothing else");
    }
    check(&get(&full(8, 0, 8), "/api/v1/export.csv").await, "busy");
    assert_eq!(get(&full(0, 1, 0), "/api/v1/export.csv").await.status, 200);
}

#[tokio::test]
async fn an_answer_that_does_not_begin_in_time_is_given_up() {
    let slow = bounded(Bounds { heavy: 0, answer: Duration::from_millis(20), ..Bounds::default() });
    check(&get(&slow, "/api/v1/incidents").await, "too_slow");
    assert_eq!(get(&slow, "/tiles/0/0/0.geojson").await.status, 200);
}

#[tokio::test]
async fn places_are_given_back() {
    let one = bounded(Bounds { tiles: 1, heavy: 1, exports: 1, wait: Duration::from_secs(5), ..Bounds::default() });
    for _ in 0..3 {
        for path in HEAVY.iter().chain(&TILES).chain(&["/api/v1/export.geojson"]) {
            assert!(get(&one, path).await.status.is_success(), "{path}");
        }
    }
}

#[tokio::test]
async fn an_export_is_complete() {
    let csv = get(&state(), "/api/v1/export.csv").await;
    assert_eq!(String::from_utf8(csv.body).unwrap().matches('\n').count() as u128, crate::support::INCIDENTS + 1);
}
