//! A PDF carries what it was made of, and tells from another.

use spotlight_core::index::Dataset;

use super::invented::{Seed, dataset, facts, of, report, spec};
use crate::regional::{Difference, ReportFormat, Spec, UnreadablePdf, carried, compare};

fn pdf(dataset: &Dataset, spec: &Spec) -> Vec<u8> {
    report(dataset, spec).files(ReportFormat::Pdf).unwrap().remove(0).bytes
}

#[test]
fn a_pdf_carries_its_spec_its_provenance_and_every_figure() {
    let (data, spec) = (dataset(120, 47), spec("regions = [\"state:US-AZ\"]\n"));
    let file = pdf(&data, &spec);
    let own = carried(&file).unwrap();
    assert_eq!(own.spec, spec.source);
    assert_eq!(own.provenance, report(&data, &spec).document().provenance);
    assert!(own.figures.contains("by_category,category,total,Total,incidents,"));
    assert_eq!(compare(&file, &own, &pdf(&data, &spec), &own), None);
}

#[test]
fn a_changed_incident_is_told_by_the_first_figure_that_differs() {
    let spec = spec("comparison = \"none\"\nsections = [\"categories\", \"time\"]\n");
    let all = |changed: bool| {
        let mut seed = Seed(53);
        let mut all: Vec<_> = (0..150).map(|n| facts(n, &mut seed)).collect();
        let own = all.iter_mut().find(|own| own.date.only_year() == Some(2016)).unwrap();
        own.counts.dead = Some(if changed { 90 } else { 1 });
        of(all)
    };
    let (file, now) = (pdf(&all(false), &spec), pdf(&all(true), &spec));
    let (old, new) = (carried(&file).unwrap(), carried(&now).unwrap());
    let Some(Difference::Figure { at, file: before, now: after }) = compare(&file, &old, &now, &new) else {
        panic!("no figure differs")
    };
    assert!(at.starts_with("by_category / ") && at.ends_with(" / dead"), "{at}");
    let number = |text: Option<String>| text.unwrap().parse::<u64>().unwrap();
    assert_eq!(number(after) - number(before), 89);
}

#[test]
fn another_title_or_a_changed_byte_is_told_too() {
    let data = dataset(30, 59);
    let (one, other) = (spec("subtitle = \"One\"\n"), spec("subtitle = \"Two\"\n"));
    let (file, now) = (pdf(&data, &one), pdf(&data, &other));
    let found = compare(&file, &carried(&file).unwrap(), &now, &carried(&now).unwrap());
    assert!(matches!(found, Some(Difference::Provenance { at: "spec_sha256", .. })), "{found:?}");
    let mut changed = file.clone();
    let last = changed.len() - 2;
    changed[last] ^= 1;
    let own = carried(&file).unwrap();
    let found = compare(&changed, &own, &file, &own);
    assert!(matches!(found, Some(Difference::Bytes { at, .. }) if at == last), "{found:?}");
}

#[test]
fn what_is_no_report_says_so() {
    assert_eq!(carried(b"not a pdf"), Err(UnreadablePdf::NotPdf));
    let plain = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n";
    assert!(carried(plain).is_err());
}
