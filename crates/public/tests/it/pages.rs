//! The pages that need no JavaScript: what they say, in both languages, and what they never say.

use std::sync::Arc;

use crate::support::{AREA_ID, Answer, INCIDENTS, get, hostile, send, state};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use spotlight_core::Uuid;
use spotlight_public::{Https, Imprint, PublicState, Texts};

/// The address of the n-th incident; every tenth is masked.
fn page_of(n: u128) -> String {
    format!("/incidents/{}", Uuid::from_u128(n + 1))
}

fn text(answer: &Answer) -> String {
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    String::from_utf8(answer.body.clone()).unwrap()
}

async fn asked(state: &Arc<PublicState>, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(state, request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn an_incident_is_a_page_in_both_languages_with_what_is_not_known_said() {
    let state = state();
    let english = text(&get(&state, &page_of(3)).await);
    for said in [
        "<html lang=\"en\">",
        "<h1>Death or remains found</h1>",
        "on May 4, 2023",
        "Arizona",
        "not known",
        "International Covenant on Civil and Political Rights (ICCPR), article 6",
        "The place as it was documented",
        "November 4, 2026",
        "has not set an address for corrections",
        "<a href=\"/list\"",
    ] {
        assert!(english.contains(said), "{said}");
    }
    assert!(!english.contains("noindex"));
    let spanish = text(&get(&state, &format!("{}?lang=es", page_of(3))).await);
    for said in ["<html lang=\"es\">", "Muerte o restos hallados", "el 4 de mayo de 2023", "no se sabe", "artículo 6"]
    {
        assert!(spanish.contains(said), "{said}");
    }
    assert!(spanish.contains("href=\"/list?lang=es\""), "links keep the language that was chosen");
    let preferred = asked(&state, &page_of(3), &[("accept-language", "es-MX,es;q=0.9,en;q=0.5")]).await;
    assert!(text(&preferred).contains("<html lang=\"es\">"));
    assert!(preferred.header("vary").contains("accept-language"));
}

#[tokio::test]
async fn the_head_tells_previews_and_search_engines_where_the_page_is() {
    let state = state();
    let request = Request::get(page_of(3)).header("host", "map.example.org").extension(Https).body(Body::empty());
    let page = text(&send(&state, request.unwrap()).await);
    let own = format!("https://map.example.org{}", page_of(3));
    for said in [
        format!("<link rel=\"canonical\" href=\"{own}?lang=en\">"),
        format!("<link rel=\"alternate\" hreflang=\"es\" href=\"{own}?lang=es\">"),
        format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{own}\">"),
        format!("<meta property=\"og:image\" content=\"{own}/preview.png\">"),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
        "<meta name=\"description\" content=\"Death or remains found, on May 4, 2023, ".to_owned(),
    ] {
        assert!(page.contains(&said), "{said}");
    }
    let odd = text(&asked(&state, &page_of(3), &[("host", "\"><script>")]).await);
    assert!(!odd.contains("<script") && !odd.contains("canonical"));
}

#[tokio::test]
async fn a_masked_incident_says_its_area_and_is_not_for_search_engines() {
    let state = state();
    let answer = get(&state, &page_of(10)).await;
    let page = text(&answer);
    assert!(page.contains("Somewhere in this area, about 30 km across"), "{page}");
    assert!(page.contains("some time in May 2023 (day not public or not known)"));
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!page.contains("Latitude") && !page.contains("Number in the source") && !page.contains(AREA_ID));
    let picture = get(&state, &format!("{}/preview.png", page_of(10))).await;
    assert_eq!((picture.status, picture.header("x-robots-tag")), (StatusCode::OK, "noindex"));
}

#[tokio::test]
async fn a_preview_is_a_picture_of_the_size_that_is_promised_and_shows_no_point_of_a_masked_incident() {
    let state = state();
    let draw = async |n| get(&state, &format!("{}/preview.png", page_of(n))).await;
    let (exact, masked) = (draw(3).await, draw(10).await);
    for answer in [&exact, &masked] {
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/png"));
        let picture = tiny_skia::Pixmap::decode_png(&answer.body).unwrap();
        assert_eq!((picture.width(), picture.height()), (1200, 630));
    }
    assert_eq!(exact.header("x-robots-tag"), "");
    // Masked incidents of one area have one picture, whatever else they are: it cannot say where in the area they lie.
    assert_eq!(masked.body, draw(20).await.body);
    assert_ne!(masked.body, exact.body);
    let mark = |answer: &Answer| {
        let picture = tiny_skia::Pixmap::decode_png(&answer.body).unwrap();
        picture.pixels().iter().filter(|p| (p.red(), p.green(), p.blue()) == (0x2b, 0x32, 0x38)).count()
    };
    assert!(mark(&exact) > 300 && mark(&masked) == 0);
    let tag = exact.header("etag").to_owned();
    let again = asked(&state, &format!("{}/preview.png", page_of(3)), &[("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(draw(INCIDENTS).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_language_of_whoever_asks() {
    let state = state();
    let gone = Uuid::from_u128(77_777);
    state.ask_withdrawn(Box::new(move |id| Box::pin(async move { id == gone })));
    for (path, status, en, es) in [
        (page_of(5_000), 404, "There is no such incident", "Este incidente no existe"),
        ("/incidents/nonsense".to_owned(), 404, "There is no such incident", "Este incidente no existe"),
        (format!("/incidents/{gone}"), 410, "This incident was withdrawn", "Este incidente fue retirado"),
        ("/list?category=nonsense".to_owned(), 400, "This address cannot be read", "Esta dirección no se puede leer"),
        ("/about?x=%3Cscript%3E".to_owned(), 400, "This address cannot be read", "Esta dirección no se puede leer"),
    ] {
        for (language, title) in [("en", en), ("es", es)] {
            let answer = asked(&state, &path, &[("accept-language", language)]).await;
            let page = text(&answer);
            assert_eq!(answer.status.as_u16(), status, "{path}");
            assert!(page.contains(&format!("<h1>{title}</h1>")), "{path} {page}");
            assert!(page.contains("noindex") && !page.contains("<script"), "{path}");
            assert_eq!((answer.header("cache-control"), answer.header("etag")), ("no-store", ""), "{path}");
        }
    }
    let starting = get(&PublicState::new(), "/list").await;
    assert_eq!((starting.status.as_u16(), starting.header("retry-after")), (503, "5"));
    assert!(text(&starting).contains("Please try again"));
}

#[tokio::test]
async fn the_list_holds_every_incident_once_in_the_order_of_the_api() {
    let state = state();
    let api = get(&state, "/api/v1/incidents?limit=1000").await.json();
    let expected: Vec<String> =
        api["incidents"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect();
    let (mut listed, mut path) = (Vec::new(), "/list".to_owned());
    loop {
        let page = text(&get(&state, &path).await);
        assert!(page.contains("<b>120 incidents</b>"));
        listed.extend(
            page.match_indices("href=\"/incidents/").map(|(at, found)| page[at + found.len()..][..36].to_owned()),
        );
        let Some(next) = page.split("rel=\"next\" href=\"").nth(1) else { break };
        path = next.split('"').next().unwrap().replace("&amp;", "&");
    }
    assert_eq!(listed, expected);
}

#[tokio::test]
async fn the_form_keeps_the_filter_and_the_downloads_take_it() {
    let state = state();
    let path = "/list?category=death,raid&region=state:US-AZ&from=2023-05-04&fatal=true&lang=es&q=cmd";
    let page = text(&get(&state, path).await);
    let api = get(&state, &path.replace("/list", "/api/v1/incidents").replace("&lang=es", "")).await.json();
    assert!(page.contains(&format!("<b>{} incidentes</b>", api["total"])), "{}", api["total"]);
    for said in [
        "<option value=\"death,raid\" selected>",
        "<option value=\"state:US-AZ\" selected>",
        "value=\"2023-05-04\"",
        "<input type=\"hidden\" name=\"fatal\" value=\"true\">",
        "<input type=\"hidden\" name=\"lang\" value=\"es\">",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("También en uso: Con muertes conocidas"), "what has no field is said in words");
    let download = page.split("href=\"/api/v1/export.csv").nth(1).unwrap().split('"').next().unwrap();
    let csv = get(&state, &format!("/api/v1/export.csv{}", download.replace("&amp;", "&"))).await;
    assert_eq!(String::from_utf8(csv.body).unwrap().lines().count() as u64, 1 + api["total"].as_u64().unwrap());
    let plain = text(&get(&state, "/list?category=&region=&from=&to=&q=").await);
    assert!(plain.contains("<b>120 incidents</b>"), "an empty form takes everything");
}

#[tokio::test]
async fn about_tells_the_version_and_only_what_the_organisation_has_set() {
    let state = state();
    let version = get(&state, "/api/v1/dataset").await.json()["version"].as_str().unwrap().to_owned();
    let before = get(&state, "/about").await;
    let page = text(&before);
    for said in [&*version, "120 incidents", "has not set a contact", "has not set any hotline", "How to cite"] {
        assert!(page.contains(said), "{said}");
    }
    state.name(Imprint {
        organisation: Some("Red <b>Frontera</b>".into()),
        contact: Some("hola@example.org".into()),
        corrections: Some("https://example.org/correct".into()),
        licence: Some("CC BY 4.0".into()),
    });
    let own = ["# Own\n\n<script>x</script>[bad](javascript:x)".to_owned(), "# Propio".to_owned()];
    state.tell(Texts { about: own, ..Texts::default() });
    let after = get(&state, "/about").await;
    let page = text(&after);
    for said in ["<h2>Own</h2>", "Red &lt;b&gt;Frontera&lt;/b&gt;", "href=\"mailto:hola@example.org\"", "CC BY 4.0"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("<script") && !page.contains("javascript:"));
    assert_ne!(before.header("etag"), after.header("etag"), "what the organisation says is part of the validator");
    assert!(text(&get(&state, "/about?lang=es").await).contains("<h2>Propio</h2>"));
    assert!(text(&get(&state, &page_of(3)).await).contains("href=\"https://example.org/correct\""));
}

#[tokio::test]
async fn a_page_is_kept_by_its_version_and_language() {
    let state = state();
    for path in [page_of(3), "/list".to_owned(), "/about".to_owned()] {
        let first = get(&state, &path).await;
        let tag = first.header("etag").to_owned();
        assert_eq!(first.header("cache-control"), "public, max-age=60, must-revalidate");
        let again = asked(&state, &path, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        let spanish = asked(&state, &path, &[("if-none-match", &tag), ("accept-language", "es")]).await;
        assert_eq!(spanish.status, StatusCode::OK, "{path}");
        assert_eq!(first.header("access-control-allow-origin"), "", "{path} is for people");
    }
    let style = text(&get(&state, "/about").await);
    let style = style.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let style = get(&state, &style).await;
    assert!(
        style.header("cache-control").contains("immutable") && style.header("content-type").starts_with("text/css")
    );
}

#[tokio::test]
async fn texts_of_others_are_texts() {
    let state = hostile();
    for path in [page_of(0), "/list".to_owned(), format!("{}?lang=es", page_of(0))] {
        let page = text(&get(&state, &path).await);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; 'x'"), "{path} {page}");
        assert!(!page.contains("<script") && !page.contains("onerror=\"") && !page.contains("<img src=x"), "{path}");
        assert!(!page.chars().any(|c| ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{0}'), "{path}");
        assert!(!page.contains("style=") && !page.contains("<style"), "{path} would break the content security policy");
    }
    let page = text(&get(&state, &page_of(0)).await);
    assert!(
        page.contains("href=\"https://example.org/a?b=&quot;&gt;&lt;i&gt;\" rel=\"noopener noreferrer\""),
        "{page}"
    );
    assert!(page.contains("lang=\"&quot; onmouseover=x\""), "{page}");
}
