//! A report over HTTP: written, built, published, read by everybody, made again when somebody in it is no longer public, withdrawn.

use std::fmt::Write as _;

use serde_json::{Value, json};
use spotlight_store::Role;

use crate::service::{Answer, Service};

fn ok(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()
}

/// Six public deaths of 2020 in Pima County, in a service that serves them.
fn published(service: &Service, rosa: &str) -> Vec<Value> {
    let ana = service.token("Ana", Role::Documenter, 1);
    let mut file = String::from("external_id,category,date,lat,lon,source,consent,visibility,dead\n");
    for n in 0..6 {
        writeln!(file, "{n},death,2020-05-{:02},32.{n:02},-111.{n:02},A register,public_record,exact,1", n + 1)
            .unwrap();
    }
    let path = service.upload(&ana, file.as_bytes());
    let preview = service.post(&format!("{path}/preview"), &ana, &json!({})).json();
    ok(&service.post(&format!("{path}/confirm"), &ana, &json!({ "sha256": preview["sha256"] })), 201);
    let queue = ok(&service.get("/api/v1/review?limit=100", rosa), 200);
    let records: Vec<Value> = queue["records"].as_array().unwrap().clone();
    let short: Vec<Value> = records.iter().map(|r| json!({ "id": r["id"], "revision": r["revision"] })).collect();
    let publish = json!({ "action": "publish", "records": short, "visibility": "exact", "consent": "public_record" });
    ok(&service.post("/api/v1/review/bulk", rosa, &publish), 200);
    until(|| service.get("/api/v1/summary?by=year", ""), |answer| answer.json()["total"] == 6);
    records
}

/// Asks until the answer is as expected.
fn until(ask: impl Fn() -> Answer, expected: impl Fn(&Answer) -> bool) -> Answer {
    for _ in 0..400 {
        let answer = ask();
        if expected(&answer) {
            return answer;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let last = ask();
    panic!("{} {}", last.status, String::from_utf8_lossy(&last.body));
}

/// A job once it has ended.
fn ended(service: &Service, token: &str, begun: &Value) -> Value {
    let path = format!("/api/v1/report-jobs/{}", begun["id"].as_str().unwrap());
    let ended = |answer: &Answer| ["done", "failed"].map(Value::from).contains(&answer.json()["state"]);
    until(|| service.get(&path, token), ended).json()
}

fn spec(title: &str) -> Value {
    json!({ "title": title, "language": "en", "regions": ["county:04019"], "period": "2020", "comparison": "none" })
}

#[test]
fn a_report_is_written_previewed_published_and_withdrawn() {
    let service = Service::start();
    let (rosa, eva) = (service.token("Rosa", Role::Reviewer, 1), service.token("Eva", Role::Author, 1));
    let records = published(&service, &rosa);
    assert_eq!(ok(&service.get("/api/v1/reports", ""), 200), json!({ "reports": [] }));

    let made = ok(&service.post("/api/v1/drafts", &eva, &json!({ "name": "pima-2020", "spec": spec("Pima") })), 201);
    let path = format!("/api/v1/drafts/{}", made["id"].as_str().unwrap());
    assert_eq!((made["revision"].clone(), made["published"].clone()), (json!(1), Value::Null));
    assert!(made["toml"].as_str().unwrap().contains("regions = [\"county:04019\"]"), "{made}");
    let saved = json!({ "name": "pima-2020", "spec": spec("Deaths in Pima"), "revision": 1 });
    let put = |body: &Value| {
        service.request("PUT", &path, &eva, &[("content-type", "application/json")], body.to_string().as_bytes())
    };
    assert_eq!(ok(&put(&saved), 200)["title"], "Deaths in Pima");
    assert_eq!(ok(&put(&saved), 409)["code"], "changed");

    // A preview: a page that shows itself in a frame of ours, and nothing else.
    let job = json!({ "name": "pima-2020", "spec": spec("Deaths in Pima"), "formats": ["html", "txt"] });
    let job = ended(&service, &eva, &ok(&service.post("/api/v1/report-jobs", &eva, &job), 202));
    assert_eq!((job["state"].clone(), job["done"].clone(), job["of"].clone()), (json!("done"), json!(3), json!(3)));
    let page = service.get(job["files"][0]["address"].as_str().unwrap(), "");
    assert!(String::from_utf8_lossy(&page.body).contains("Deaths in Pima"));
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'self'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!((page.header("x-frame-options"), page.header("cache-control")), ("SAMEORIGIN", "no-store"));
    let text = service.get(job["files"][1]["address"].as_str().unwrap(), "");
    assert!(text.header("content-disposition").starts_with("attachment"), "{:?}", text.headers);
    assert_eq!(service.get("/report-files/00000000-0000-4000-8000-000000000000/pima-2020.html", "").status, 404);

    // Published, and read by everybody.
    let publish = |revision: u32| service.post(&format!("{path}/publish"), &eva, &json!({ "revision": revision }));
    assert_eq!(ok(&publish(1), 409)["code"], "changed");
    let job = ended(&service, &eva, &ok(&publish(2), 202));
    assert_eq!(job["state"], "done", "{job}");
    let listed = |count: usize| {
        let counts = |answer: &Answer| answer.json()["reports"].as_array().is_some_and(|all| all.len() == count);
        until(|| service.get("/api/v1/reports", ""), counts).json()
    };
    let report = listed(1)["reports"][0].clone();
    assert_eq!((report["title"].clone(), report["struck"].clone()), (json!("Deaths in Pima"), json!(0)));
    let address = |name: &str| {
        let files = report["files"].as_array().unwrap();
        files.iter().find(|file| file["name"] == name).unwrap()["address"].as_str().unwrap().to_owned()
    };
    let pdf = service.get(&address("pima-2020.pdf"), "");
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.header("content-type") == "application/pdf");
    let known = service.request("GET", &address("pima-2020.pdf"), "", &[("if-none-match", pdf.header("etag"))], b"");
    assert_eq!(known.status, 304);
    let words_of = |answer: &Answer| String::from_utf8_lossy(&answer.body).into_owned();
    let before = words_of(&service.get(&address("pima-2020.txt"), ""));
    let policy = service.get(&address("pima-2020.html"), "").header("content-security-policy").to_owned();
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("'sha256-"), "{policy}");
    let one = report["address"].as_str().unwrap();
    let page = words_of(&service.get(&format!("{one}?lang=es"), ""));
    assert!(page.contains("Deaths in Pima") && page.contains("Descargar el PDF"), "{page}");
    let feed = service.get("/reports.atom", "");
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(words_of(&feed).contains(&format!("urn:uuid:{}", report["id"].as_str().unwrap())), "{}", words_of(&feed));

    // Somebody in it is no longer public: what was published goes at once, and comes back without them.
    let id = records[3]["id"].as_str().unwrap();
    let full = ok(&service.get(&format!("/api/v1/records/{id}"), &rosa), 200);
    let why = json!({ "revision": full["revision"], "why": "not to be public" });
    ok(&service.post(&format!("/api/v1/records/{id}/retract"), &rosa, &why), 200);
    let path_of_text = address("pima-2020.txt");
    let after = until(|| service.get(&path_of_text, ""), |answer| answer.status == 200 && words_of(answer) != before);
    assert!(!words_of(&after).contains(id), "{}", words_of(&after));
    let again = listed(1)["reports"][0].clone();
    assert_eq!(again["struck"], 1);
    // What is said of it names the dataset that its files name: not the one with them in it.
    for (text, said) in [(&before, &report), (&words_of(&after), &again)] {
        let (dataset, citation) = (said["dataset"].as_str().unwrap(), said["citation"].as_str().unwrap());
        assert!(text.contains(dataset) && citation.contains(&dataset[..16]), "{said}");
    }
    assert_ne!(again["dataset"], report["dataset"]);
    assert_eq!(after.header("x-robots-tag"), "noindex");
    let page = words_of(&service.get(one, ""));
    assert!(page.contains("no longer public"), "{page}");

    // Withdrawn, with a reason.
    let withdraw = |body: &Value| service.post(&format!("{path}/withdraw"), &eva, body);
    assert_eq!(ok(&withdraw(&json!({ "why": " " })), 422)["code"], "why_needed");
    let delete = || service.request("DELETE", &path, &eva, &[], b"");
    assert_eq!(ok(&delete(), 409)["code"], "published");
    assert_eq!(ok(&withdraw(&json!({ "why": "a mistake" })), 200)["published"]["state"], "withdrawn");
    listed(0);
    assert_eq!(service.get(&path_of_text, "").status, 404);
    assert_eq!(service.get(one, "").status, 404);
    assert_eq!(delete().status, 204);
    assert_eq!(ok(&service.get("/api/v1/drafts", &eva), 200), json!({ "drafts": [] }));
}

#[test]
fn a_report_that_tells_a_case_is_withdrawn_with_it() {
    let service = Service::start();
    let (rosa, eva) = (service.token("Rosa", Role::Reviewer, 1), service.token("Eva", Role::Author, 1));
    let records = published(&service, &rosa);
    let id = records[0]["id"].as_str().unwrap();
    let mut told = spec("One case");
    told["cases"] = json!([id]);
    let made = ok(&service.post("/api/v1/drafts", &eva, &json!({ "name": "case", "spec": told })), 201);
    let path = format!("/api/v1/drafts/{}", made["id"].as_str().unwrap());
    let begun = ok(&service.post(&format!("{path}/publish"), &eva, &json!({ "revision": 1 })), 202);
    assert_eq!(ended(&service, &eva, &begun)["state"], "done");
    let full = ok(&service.get(&format!("/api/v1/records/{id}"), &rosa), 200);
    let why = json!({ "revision": full["revision"], "why": "not to be public" });
    ok(&service.post(&format!("/api/v1/records/{id}/retract"), &rosa, &why), 200);
    let withdrawn = |answer: &Answer| answer.json()["published"]["state"] == "withdrawn";
    until(|| service.get(&path, &eva), withdrawn);
    until(|| service.get("/api/v1/reports", ""), |answer| answer.json() == json!({ "reports": [] }));
    // And it cannot be built again with the case.
    until(|| service.get("/api/v1/summary?by=year", ""), |answer| answer.json()["total"] == 5);
    let begun = ok(&service.post(&format!("{path}/publish"), &eva, &json!({ "revision": 1 })), 202);
    let job = ended(&service, &eva, &begun);
    assert!(job["state"] == "failed" && job["message"]["en"].as_str().unwrap().contains(id), "{job}");
}

#[test]
fn what_is_wrong_with_a_report_is_named_beside_its_field() {
    let service = Service::start();
    let eva = service.token("Eva", Role::Author, 1);
    until(|| service.get("/readyz", ""), |answer| answer.status == 200);
    let mut wrong = spec("Pima");
    wrong["regions"] = json!(["county:04019", "Pima"]);
    wrong["finding"] = json!([{ "title": "F", "text": "", "articles": ["ICC 6"] }]);
    // Saved all the same: nothing of an author's work is lost.
    ok(&service.post("/api/v1/drafts", &eva, &json!({ "name": "pima", "spec": wrong })), 201);
    let asked = json!({ "name": "pima", "spec": wrong, "formats": ["html"] });
    let fault = ok(&service.post("/api/v1/report-jobs", &eva, &asked), 422);
    assert_eq!(fault["code"], "spec");
    let paths: Vec<&str> = fault["errors"].as_array().unwrap().iter().map(|e| e["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["regions[1]", "finding[0].articles[0]"]);
    let refused = |body: &Value, code: &str| {
        let fault = ok(&service.post("/api/v1/report-jobs", &eva, body), 422);
        assert_eq!(fault["code"], code, "{body}");
        assert!(fault["message"]["en"] != fault["message"]["es"], "{fault}");
    };
    refused(&json!({ "name": "Pima 2020", "spec": spec("T"), "formats": ["html"] }), "name");
    refused(&json!({ "name": "pima", "spec": spec("T"), "formats": ["docx"] }), "format");
    refused(&json!({ "name": "pima", "spec": spec("T"), "formats": [] }), "format");
    refused(&json!({ "name": "pima", "spec": { "titel": "T" }, "formats": ["html"] }), "spec");
    refused(&json!({ "name": "pima", "spec": spec("T"), "toml": "", "formats": ["html"] }), "spec");
    let many = vec![json!({ "title": "R", "text": "t" }); 10_000];
    let mut long = spec("T");
    long["recommendation"] = json!(many);
    let fault =
        ok(&service.post("/api/v1/report-jobs", &eva, &json!({ "name": "a", "spec": long, "formats": ["html"] })), 422);
    assert!(fault["errors"][0]["message"].as_str().unwrap().contains("10000"), "{fault}");
    // A period in the future, and no incident at all, give a sensible document.
    let mut future = spec("T");
    future["period"] = json!("2999");
    let begun = service.post("/api/v1/report-jobs", &eva, &json!({ "name": "a", "spec": future, "formats": ["pdf"] }));
    assert_eq!(ended(&service, &eva, &ok(&begun, 202))["state"], "done");
    // The file in the place of JSON.
    let toml = "title = \"T\"\nlanguage = \"es\"\nperiod = \"2020/2021\" # two years\n";
    let made = ok(&service.post("/api/v1/drafts", &eva, &json!({ "name": "a", "toml": toml })), 201);
    assert_eq!((made["language"].clone(), made["spec"]["period"].clone()), (json!("es"), json!("2020/2021")));
    let copy = service.post(&format!("/api/v1/drafts/{}/duplicate", made["id"].as_str().unwrap()), &eva, &json!({}));
    let copy = ok(&copy, 201);
    assert_eq!((copy["name"].clone(), copy["period"].clone()), (json!("a-2022-2023"), json!("2022/2023")));
    assert_eq!(copy["spec"]["comparison"], "preceding");
    let ana = service.token("Ana", Role::Documenter, 1);
    assert_eq!(service.get("/api/v1/drafts", &ana).status, 403);
}

#[test]
fn any_view_of_the_map_becomes_a_report() {
    let service = Service::start();
    let rosa = service.token("Rosa", Role::Reviewer, 1);
    published(&service, &rosa);
    let text = |query: &str| {
        let answer = service.get(&format!("/api/v1/report.txt{query}"), "");
        assert_eq!(answer.status, 200, "{query}: {}", String::from_utf8_lossy(&answer.body));
        String::from_utf8_lossy(&answer.body).into_owned()
    };
    let whole = text("");
    assert!(whole.contains("Incidents along the US–Mexico border") && whole.contains("2020"), "{whole}");
    let some = text("?region=county:04019&from=2020-05-02&to=2020-05-04&lang=es");
    assert!(some.contains("Incidentes en la frontera"), "{some}");
    assert!(text("?from=1990&to=1991").contains("1990"), "years before any record");
    let pdf = service.get("/api/v1/report.pdf?lang=es", "");
    assert!(pdf.body.starts_with(b"%PDF-"));
    assert_eq!(pdf.body, service.get("/api/v1/report.pdf?lang=es", "").body);
    for (query, status) in [("?lang=fr", 400), ("?sauce=x", 400), ("?comparison=yesterday", 400)] {
        assert_eq!(service.get(&format!("/api/v1/report.txt{query}"), "").status, status, "{query}");
    }
    assert_eq!(service.get("/api/v1/report.docx", "").status, 404);
}
