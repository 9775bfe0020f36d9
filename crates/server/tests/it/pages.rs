//! The pages that the server writes: what a withdrawal leaves of one, what the settings put on them, and which of all may be framed.

use std::time::{Duration, Instant};

use spotlight_record::Status;
use spotlight_server::now;
use spotlight_store::{Act, Imprint, ReviewStore as _, Settings, Store as _};

use crate::edges::operations;
use crate::follow::{incident, publish};
use crate::service::{Answer, Service};

fn act() -> Act {
    Act { who: "operator".to_owned(), now: now(), why: None }
}

/// Asks until an answer is as it should be: what is served follows what is public, a moment later.
fn until(service: &Service, path: &str, good: impl Fn(&Answer) -> bool) -> Answer {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let answer = service.get(path, "");
        if good(&answer) {
            return answer;
        }
        assert!(Instant::now() < patience, "{path}: {} {}", answer.status, String::from_utf8_lossy(&answer.body));
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

#[test]
fn a_withdrawn_incident_is_gone_one_that_never_was_public_is_not_there() {
    let service = Service::start();
    let store = &service.store;
    let puts = service.runtime.block_on(publish(store, (0..3).map(|n| incident(n, "zqwords")).collect()));
    let path = format!("/incidents/{}", puts[0].id);
    let page = until(&service, &path, |answer| answer.status == 200);
    assert!(text(&page).contains("zqwords"));
    assert_eq!(service.get(&format!("{path}/preview.png"), "").header("content-type"), "image/png");

    service.runtime.block_on(store.set_status(puts[0].id, Status::Retracted, act())).unwrap();
    let gone = until(&service, &path, |answer| answer.status != 200);
    assert_eq!(gone.status, 410);
    assert!(text(&gone).contains("withdrawn") && !text(&gone).contains("zqwords"));
    assert_eq!(service.get(&format!("{path}/preview.png"), "").status, 404);
    assert_eq!(service.get("/incidents/00000000-0000-4000-8000-000000000000", "").status, 404);

    // A record that was retracted before anybody saw it says nothing by its address.
    let drafts = service.runtime.block_on(crate::follow::draft(store, vec![incident(77, "never public")]));
    service.runtime.block_on(store.set_status(drafts[0].id, Status::Retracted, act())).unwrap();
    assert_eq!(service.get(&format!("/incidents/{}", drafts[0].id), "").status, 404);
}

#[test]
fn what_the_settings_say_of_the_organisation_is_on_the_pages() {
    let service = Service::start();
    until(&service, "/about", |answer| text(answer).contains("has not set a contact"));
    let imprint = Imprint {
        organisation: Some("Una red <de> prueba".to_owned()),
        contact: Some("hola@example.org".to_owned()),
        corrections: None,
        licence: Some("CC BY-SA 4.0".to_owned()),
    };
    service.runtime.block_on(async {
        let settings = Settings { imprint, ..service.store.settings().await.unwrap() };
        service.store.set_settings(settings.clone(), act()).await.unwrap();
        assert_eq!(service.store.settings().await.unwrap(), settings);
    });
    let page = text(&until(&service, "/about", |answer| text(answer).contains("CC BY-SA 4.0")));
    assert!(page.contains("Una red &lt;de&gt; prueba") && page.contains("mailto:hola@example.org"));
}

#[test]
fn one_page_may_be_framed_and_it_keeps_nothing() {
    let service = Service::start();
    let mut paths: Vec<String> = operations().into_iter().map(|(_, path, _)| path).collect();
    paths.extend(
        [
            "/",
            "/index.html",
            "/embed.html",
            "/embed/",
            "/embedded",
            "/EMBED",
            "/list",
            "/about",
            "/tables",
            "/upload",
            "/staff",
            "/sign-in",
            "/robots.txt",
            "/pages/x.css",
            "/incidents/x",
            "/incidents/x/preview.png",
            "/nothing",
        ]
        .map(str::to_owned),
    );
    assert!(paths.len() > 60, "{}", paths.len());
    for path in paths {
        let answer = service.get(&path, "");
        // A tile is no document: its policy alone says it, to every browser of this decade.
        let old = if path.starts_with("/tiles/") { "" } else { "DENY" };
        assert_eq!(answer.header("x-frame-options"), old, "{path}");
        assert!(answer.header("content-security-policy").ends_with("frame-ancestors 'none'"), "{path}");
    }
    // Wherever whoever signs in has come in, they go on to the reports without loading the page again, and see them in a frame.
    for path in ["/sign-in", "/account", "/upload", "/staff", "/staff/reports/new"] {
        let policy = service.get(path, "").header("content-security-policy").to_owned();
        assert!(policy.contains("; frame-src 'self'; frame-ancestors 'none'"), "{path}: {policy}");
    }
    for path in ["/", "/list", "/tables"] {
        assert!(!service.get(path, "").header("content-security-policy").contains("frame-src"), "{path}");
    }
    for path in ["/embed", "/embed?category=death&lang=es"] {
        let answer = service.get(path, "");
        let policy = answer.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors *"), "{path}: {policy}");
        assert!(
            !policy.contains("unsafe") && policy.starts_with("default-src 'none'; script-src 'self'; "),
            "{policy}"
        );
        for name in ["x-frame-options", "set-cookie"] {
            assert!(answer.headers.get(name).is_none(), "{path}: {name}");
        }
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
    }
}
