//! A crawler of everything that needs no account: all public routes of the contract, with filters, and tiles wherever
//! something is. It keeps whole answers, headers included, so that they can be searched and compared.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use serde_json::Value;
use zip::ZipArchive;

use crate::Server;

/// One answer as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub path: String,
    /// Status code.
    pub status: u16,
    /// All headers but the clock's, in the order they came.
    pub headers: String,
    /// The body, after decompression.
    pub body: Vec<u8>,
}

impl Answer {
    /// Headers and body as text; bytes of a binary tile become whatever they can. Of a workbook, all that is in it.
    ///
    /// # Panics
    /// If a workbook cannot be opened.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.path, self.headers);
        if self.status == 200 && self.path.contains(".xlsx") {
            let mut book = ZipArchive::new(Cursor::new(&self.body)).expect("a workbook is a ZIP file");
            for n in 0..book.len() {
                let mut file = book.by_index(n).expect("a file of the workbook");
                file.read_to_string(&mut text).expect("a workbook is made of texts");
                text.push('\n');
            }
        } else if !self.body.starts_with(b"%PDF-") {
            // What a PDF says is compressed, and is in the text and the page of the same report; its bytes say anything.
            text.push_str(&String::from_utf8_lossy(&self.body));
        }
        text
    }
}

/// Zooms at which tiles are taken wherever something is.
const ZOOMS: [u8; 5] = [0, 6, 10, 14, 16];

/// Other parameters of the routes that take the filter.
const VARIANTS: [(&str, &[&str]); 5] = [
    ("/api/v1/incidents", &["limit=1000", "limit=7"]),
    ("/api/v1/summary", &["by=state,category", "by=county,month", "by=segment", "by=sector,year"]),
    ("/api/v1/summary.csv", &["by=country,verification,source"]),
    ("/api/v1/summary.geojson", &["by=county"]),
    ("/api/v1/timeline", &["unit=day", "unit=month", "unit=year"]),
];

/// Asks for everything. `filters` are query strings; `deep` limits how many ids and places are followed.
///
/// # Panics
/// If the contract has a public route that the crawler has no way to ask for: then it would no longer see everything.
pub fn everything(server: &Server, filters: &[String], deep: usize) -> Vec<Answer> {
    let contract = server.json("/openapi.json");
    let listed = incidents(server, "");
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for (route, operations) in contract["paths"].as_object().expect("a contract has paths") {
        let Some(get) = operations.get("get") else { continue };
        if get.get("x-spotlight-roles").is_some() {
            paths.insert(route.replace("{id}", "1").replace("{n}", "1"));
            continue;
        }
        let takes = |name: &str| get["parameters"].as_array().is_some_and(|all| all.iter().any(|p| p["name"] == name));
        if route.contains("{z}") {
            tiles(&mut paths, route, &listed, filters, deep);
        } else if route == "/api/v1/incidents/{id}" {
            paths.extend(listed.iter().take(deep).map(|i| format!("/api/v1/incidents/{}", text(i, "id"))));
            paths.insert("/api/v1/incidents/00000000-0000-4000-8000-000000000000".to_owned());
        } else if route.starts_with("/api/v1/releases") {
            let one = |state: &str, year: &str| route.replace("{state}", state).replace("{year}", year);
            paths.insert(one("US-AZ", "2020"));
            paths.insert(one("US-AZ", "1999"));
            paths.extend(releases(server).iter().map(|r| one(text(r, "state"), &r["year"].to_string())));
            paths.insert(with(&one("US-AZ", "2020"), "category=death&gender=woman"));
        } else if route.starts_with("/api/v1/report.") {
            // What a PDF says is in the text, too, and takes a tenth of the time.
            let few = if route == "/api/v1/report.pdf" { 1 } else { REPORTS };
            let filters = [String::new()].into_iter().chain(filters.iter().cloned());
            paths.extend(filters.take(few).map(|filter| with(route, &join("lang=es", &filter))));
        } else if route == "/api/v1/reports/{id}" {
            paths.extend(reports(server));
            paths.insert(route.replace("{id}", "00000000-0000-4000-8000-000000000000"));
        } else if route == "/api/v1/layers/{id}" {
            let all = server.json("/api/v1/layers");
            let ids = all["layers"].as_array().into_iter().flatten().map(|layer| text(layer, "id"));
            paths.extend(ids.chain(["nothing"]).map(|id| route.replace("{id}", id)));
        } else {
            assert!(!route.contains('{'), "the crawler does not know how to ask for {route}");
            let variants = VARIANTS.iter().find(|(own, _)| own == route).map_or(&[""][..], |(_, variants)| variants);
            for variant in variants {
                paths.insert(with(route, variant));
                if takes("category") {
                    paths.extend(filters.iter().map(|filter| with(route, &join(variant, filter))));
                    paths.insert(with(route, &join(variant, "from=nonsense&unheard=1")));
                }
            }
        }
    }
    pages(&mut paths, &listed, filters, deep);
    paths.extend(["/", "/en", "/es", "/nothing", "/api/v1/nothing", "/feed", "/tiles/99/0/0.geojson"].map(Into::into));
    paths.iter().filter_map(|path| server.answer(path)).collect()
}

/// How many filters reports are asked for with: each is counted and written by itself.
const REPORTS: usize = 6;

/// Published reports with their pages and files.
fn reports(server: &Server) -> Vec<String> {
    let all = server.json("/api/v1/reports");
    let mut paths = Vec::new();
    for report in all["reports"].as_array().into_iter().flatten() {
        paths.push(format!("/api/v1/reports/{}", text(report, "id")));
        paths.push(text(report, "address").to_owned());
        paths.extend(report["files"].as_array().into_iter().flatten().map(|file| text(file, "address").to_owned()));
    }
    paths
}

/// How many pictures are asked for: they are drawn one by one.
const PICTURES: usize = 40;

/// The pages that the server writes. They are not in the contract, which is for programs.
fn pages(paths: &mut BTreeSet<String>, listed: &[Value], filters: &[String], deep: usize) {
    for (n, incident) in listed.iter().take(deep).enumerate() {
        let page = format!("/incidents/{}", text(incident, "id"));
        if n < PICTURES {
            paths.insert(format!("{page}/preview.png"));
            paths.insert(with(&page, "lang=es"));
        }
        paths.insert(page);
    }
    paths.extend(filters.iter().map(|filter| with("/list", filter)));
    let more = [
        "/list",
        "/list?lang=es",
        "/list?from=nonsense&unheard=1",
        "/about",
        "/about?lang=es",
        "/reports",
        "/reports?lang=es",
        "/reports/00000000-0000-4000-8000-000000000000",
        "/reports.atom",
        "/robots.txt",
        "/embed",
        "/incidents/00000000-0000-4000-8000-000000000000",
        "/incidents/00000000-0000-4000-8000-000000000000/preview.png",
    ];
    paths.extend(more.map(str::to_owned));
}

fn join(a: &str, b: &str) -> String {
    [a, b].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

fn with(route: &str, query: &str) -> String {
    if query.is_empty() { route.to_owned() } else { format!("{route}?{query}") }
}

/// A text field of an incident.
pub fn text<'a>(incident: &'a Value, name: &str) -> &'a str {
    incident[name].as_str().unwrap_or_default()
}

/// All incidents of a filter, page after page.
///
/// # Panics
/// If an answer is no list.
pub fn incidents(server: &Server, filter: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = server.json(&with("/api/v1/incidents", &join(&format!("limit=1000{cursor}"), filter)));
        all.extend(page["incidents"].as_array().expect("a list").iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

/// All released tables, in short.
///
/// # Panics
/// If the answer is no list.
pub fn releases(server: &Server) -> Vec<Value> {
    server.json("/api/v1/releases")["releases"].as_array().expect("a list").clone()
}

fn tiles(paths: &mut BTreeSet<String>, route: &str, listed: &[Value], filters: &[String], deep: usize) {
    let at = |z: u8, x: u32, y: u32| {
        route.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string())
    };
    for z in ZOOMS {
        let places: BTreeSet<(u32, u32)> =
            listed.iter().filter_map(|i| Some(tile_of(i["lon"].as_f64()?, i["lat"].as_f64()?, z))).collect();
        paths.extend(places.iter().take(deep).map(|(x, y)| at(z, *x, *y)));
    }
    paths.extend(filters.iter().map(|filter| with(&at(0, 0, 0), filter)));
    let (x, y) = tile_of(-111.0, 31.9, 6);
    paths.extend(filters.iter().map(|filter| with(&at(6, x, y), filter)));
}

/// The tile of a place.
fn tile_of(lon: f64, lat: f64, z: u8) -> (u32, u32) {
    let side = f64::from(1_u32 << z);
    let y = (1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
    (((lon + 180.0) / 360.0 * side) as u32, (y * side) as u32)
}

impl Server {
    /// A GET with its headers, the server's own address left out; `None` when nothing answers.
    pub fn answer(&self, path: &str) -> Option<Answer> {
        let mut answer = self.agent.get(format!("{}{path}", self.base())).call().ok()?;
        let mut headers = String::new();
        for (name, value) in answer.headers() {
            // The clock is not the data's.
            if name != "date" {
                writeln!(headers, "{name}: {}", String::from_utf8_lossy(value.as_bytes())).expect("writing to memory");
            }
        }
        let status = answer.status().as_u16();
        let mut body = answer.body_mut().with_config().limit(1 << 30).read_to_vec().ok()?;
        if let Ok(text) = std::str::from_utf8(&body)
            && text.contains(&self.address)
        {
            body = text.replace(&self.address, "address").into_bytes();
        }
        Some(Answer { path: path.to_owned(), status, headers, body })
    }
}
