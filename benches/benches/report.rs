//! The regional report on generated data: a summary by county, month and category, and a whole PDF.
//!
//! `cargo bench -p spotlight-benches --bench report -- 100000 1000000`

use std::time::{Duration, Instant};

use spotlight_benches::invented;
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::summary::Dimension;
use spotlight_report::regional::{Doubles, Inputs, Report, ReportFormat, Spec};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 7;

const SPECS: [(&str, &str); 2] = [
    ("everywhere, all years", "period = \"2000/2030\"\ncomparison = \"none\"\n"),
    ("Arizona, six years against six", "period = \"2017/2022\"\nregions = [\"state:US-AZ\"]\n"),
];

/// The shortest of some runs.
fn shortest(mut run: impl FnMut()) -> Duration {
    let once = |()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    std::iter::repeat_n((), RUNS).map(once).min().unwrap_or_default()
}

fn pdf(dataset: &Dataset, more: &str) -> usize {
    let spec = Spec::parse(&format!("title = \"Invented\"\nlanguage = \"en\"\n{more}")).expect("a spec");
    let inputs = Inputs {
        dataset,
        doubles: Doubles::Pairs(&[]),
        organisation: None,
        licence: None,
        command: "spotlight report build",
    };
    let report = Report::new(&spec, inputs).expect("a report");
    report.files(ReportFormat::Pdf).expect("a PDF").iter().map(|file| file.bytes.len()).sum()
}

fn main() {
    let sizes: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100_000, 1_000_000] } else { sizes };
    for rows in sizes {
        let dataset = invented(rows);
        println!("{} incidents", dataset.len());
        let by = [Dimension::County, Dimension::Month, Dimension::Category];
        let groups = dataset.summary(&Filter::default(), &by).rows().len();
        let took = shortest(|| assert_eq!(dataset.summary(&Filter::default(), &by).rows().len(), groups));
        println!("  summary by county, month, category: {took:.1?} ({groups} rows)");
        for (name, more) in SPECS {
            let mut bytes = 0;
            let took = shortest(|| bytes = pdf(&dataset, more));
            println!("  PDF, {name}: {took:.2?} ({} KB)", bytes / 1000);
        }
    }
}
