#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use axum::http::HeaderValue;

use super::*;

/// The literals that messages are asked for by, in a source.
fn keys(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    // A call may be broken before its first argument.
    let source = source.split_whitespace().collect::<Vec<_>>().join(" ").replace("( \"", "(\"");
    for (call, forms) in [(".t(\"", false), (".fill(\"", false), (".count(\"", true)] {
        for (at, _) in source.match_indices(call) {
            let key = source[at + call.len()..].split('"').next().unwrap();
            if forms {
                keys.extend([format!("{key}.one"), format!("{key}.other")]);
            } else {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

fn all_keys(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_keys(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            into.extend(keys(&fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn every_key_that_is_used_is_in_both_catalogues_and_every_one_of_the_pages_is_used() {
    let mut used = BTreeSet::new();
    all_keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"), &mut used);
    assert!(used.len() > 60, "{}", used.len());
    for lang in Lang::ALL {
        let missing: Vec<_> = used.iter().filter(|key| !READ[lang as usize].contains_key(*key)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
    let own: Catalogue = serde_json::from_str(CATALOGUES[0][1]).unwrap();
    let unused: Vec<_> = own.keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn both_languages_have_the_same_keys_and_values_and_nothing_blank() {
    let [en, es] = &*READ;
    assert_eq!(en.keys().collect::<BTreeSet<_>>(), es.keys().collect());
    let names = |text: &str| {
        let parts: BTreeSet<String> =
            text.split('{').skip(1).map(|part| part.split('}').next().unwrap().to_owned()).collect();
        parts
    };
    for (key, text) in en {
        assert_eq!(names(text), names(&es[key]), "{key}");
        assert!(!text.trim().is_empty() && !es[key].trim().is_empty(), "{key}");
    }
}

#[test]
fn a_date_says_no_more_than_is_known() {
    let (en, es) = (Words(Lang::En), Words(Lang::Es));
    let say = |words: Words, date: &str| words.when(date.parse().unwrap());
    assert_eq!(say(en, "2020-05-14"), "on May 14, 2020");
    assert_eq!(say(es, "2020-05-14"), "el 14 de mayo de 2020");
    assert_eq!(say(en, "2020-05"), "some time in May 2020");
    assert_eq!(say(es, "2020-05"), "en algún momento de mayo de 2020");
    assert_eq!(say(en, "2020"), "some time in 2020");
    assert_eq!(say(en, "2020-05/2020-07"), "between May 2020 and July 2020");
    assert_eq!(say(es, "2020/2021-12-01"), "entre 2020 y 1 de diciembre de 2021");
}

#[test]
fn values_are_not_looked_into_and_numbers_have_commas() {
    let words = Words(Lang::En);
    assert_eq!(words.fill("pages.footer", &[("version", "{version} {x")]), "Dataset version {version} {x");
    assert_eq!(words.count("count.incidents", 1), "1 incident");
    assert_eq!(words.count("count.incidents", 1_234_567), "1,234,567 incidents");
    assert_eq!([0, 12, 999, 1_000, 100_000].map(number), ["0", "12", "999", "1,000", "100,000"]);
}

#[test]
fn the_language_is_that_of_the_address_or_the_one_that_the_browser_likes_best() {
    let ask = |own: Option<&str>, accepted: &'static str| {
        language(own, &HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted))]))
    };
    assert_eq!(ask(Some("es"), "en"), Lang::Es);
    assert_eq!(ask(Some("fr"), "es"), Lang::Es);
    assert_eq!(ask(None, "fr-CA, es-MX;q=0.8, en;q=0.7"), Lang::Es);
    assert_eq!(ask(None, "en;q=0.2,ES;q=0.9"), Lang::Es);
    assert_eq!(ask(None, "es;q=0"), Lang::En);
    assert_eq!(ask(None, "de"), Lang::En);
    assert_eq!(language(None, &HeaderMap::new()), Lang::En);
}

#[test]
fn what_turns_a_text_around_is_taken_out() {
    assert_eq!(plain("a\u{202e}gnp.exe\u{2066}\u{0}b\u{feff}\nc"), "agnp.exeb\nc");
    assert_eq!(plain("سلام ñ 🙂"), "سلام ñ 🙂");
}
