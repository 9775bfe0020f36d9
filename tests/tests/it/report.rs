//! `spotlight report` through the built binary: the words of a whole report in both languages, the way from a PDF back to its dataset, and
//! the real registers.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use spotlight_tests::real::{REGISTERS, real_data};
use spotlight_tests::{PUBLIC, import, root, spotlight};

fn run(db: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = spotlight(arguments.iter().map(OsStr::new).chain(["--db".as_ref(), db.as_os_str()]));
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

fn build(db: &Path, spec: &Path, out: &Path, formats: &str) {
    let (spec, out) = (spec.to_str().unwrap(), out.to_str().unwrap());
    let (code, said) = run(db, &["report", "build", spec, "-o", out, "--format", formats]);
    assert_eq!(code, Some(0), "{said}");
}

/// The text without what is another in every database: identifiers and checksums.
fn settled(text: &str) -> String {
    let hex = |word: &str| word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit());
    let word = |word: &str| {
        let bare = word.trim_end_matches(['.', ',']);
        if hex(bare) { word.replace(bare, "…") } else { word.to_owned() }
    };
    text.lines().map(|line| line.split(' ').map(word).collect::<Vec<_>>().join(" ") + "\n").collect()
}

#[test]
fn a_report_of_the_invented_sample_says_the_same_words_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("sample.db");
    import(&db, &[root().join("data/sample/incidents.csv")], &["--publish"]);
    for language in ["en", "es"] {
        let golden = root().join(format!("tests/golden/report.{language}"));
        build(&db, &golden.with_extension(format!("{language}.toml")), folder.path(), "txt");
        let text = settled(&fs::read_to_string(folder.path().join(format!("report.{language}.txt"))).unwrap());
        let path = golden.with_extension(format!("{language}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let meant = fs::read_to_string(&path).unwrap_or_default();
        let differs = meant.lines().zip(text.lines()).position(|(a, b)| a != b);
        assert!(meant == text, "{} differs from line {differs:?} on; UPDATE_GOLDEN=1 writes it anew", path.display());
    }
}

const SPEC: &str =
    "title = \"Three\"\nlanguage = \"en\"\nregions = [\"county:04019\"]\nperiod = \"2021\"\ncomparison = \"none\"\n";

fn file(dead: u32, third: bool) -> String {
    let head = "external_id,source_system,category,date,lat,lon,title,source,dead\n";
    let third = if third { "C,three,death,2021-06-03,31.8,-111.3,Filomena was here,A register,1\n" } else { "" };
    format!(
        "{head}A,three,death,2021-06-01,31.9,-111.2,One,A register,{dead}\nB,three,death,2021-06-02,31.9,-111.3,Two,A register,1\n{third}"
    )
}

#[test]
fn a_pdf_can_be_verified_while_its_snapshot_is_kept_and_nobody_is_kept_in_it_against_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    let (db, spec) = (folder.path().join("three.db"), folder.path().join("three.report.toml"));
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    fs::write(&spec, SPEC).unwrap();
    import(&db, &[write("one.csv", file(1, true))], &PUBLIC);
    build(&db, &spec, folder.path(), "pdf,html,xlsx,txt,csv,geojson,svg,png");
    let pdf = folder.path().join("three.pdf");
    let pdf = pdf.to_str().unwrap();
    let first = fs::read(pdf).unwrap();
    let (code, said) = run(&db, &["report", "verify", pdf]);
    assert!(code == Some(0) && said.contains("identical"), "{said}");

    // A corrected number: the report is still what it was, and what has changed is told.
    import(&db, &[write("two.csv", file(3, true))], &PUBLIC);
    let (code, said) = run(&db, &["report", "verify", pdf]);
    assert!(
        code == Some(0) && said.contains("identical") && said.contains("by_category / death / dead: the file says 3"),
        "{said}"
    );
    let (code, said) = run(&db, &["report", "verify", pdf, "--current"]);
    assert!(code == Some(1) && said.contains("by_category / death / dead: the file says 3, dataset"), "{said}");
    let (_, kept) = run(&db, &["report", "snapshots"]);
    assert_eq!(kept.lines().count(), 2, "{kept}");

    // A person asks to be taken out: the snapshot must not keep them.
    let (code, found) = run(&db, &["subject", "find", "--words", "Filomena"]);
    assert_eq!(code, Some(0), "{found}");
    let id = found.split_whitespace().map(|word| word.trim_end_matches(':')).find(|word| word.len() == 36).unwrap();
    let (code, said) = run(&db, &["subject", "redact", "--record", id, "--why", "asked", "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&db, &["report", "verify", pdf]);
    assert!(code == Some(1) && said.contains("has been redacted: 1 of its incidents"), "{said}");
    for ending in ["", "-wal"] {
        let path = PathBuf::from(format!("{}{ending}", db.display()));
        let bytes = fs::read(path).unwrap_or_default();
        assert!(!bytes.windows(8).any(|own| own == b"Filomena"), "{ending}");
    }

    let version = kept.lines().last().unwrap().split_whitespace().next().unwrap().to_owned();
    let (code, said) = run(&db, &["report", "forget", &version[..12]]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&db, &["report", "verify", pdf]);
    assert!(code == Some(1) && said.contains("is not kept here"), "{said}");
    assert_eq!(fs::read(pdf).unwrap(), first);
}

#[test]
fn mistakes_are_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("empty.db");
    import(&db, &[root().join("data/sample/incidents.csv")], &[]);
    let spec = folder.path().join("wrong.toml");
    fs::write(&spec, "title = \"T\"\nlanguage = \"en\"\nperiod = \"2020\"\nregions = [\"county:99999\"]\n").unwrap();
    let out = folder.path().join("out");
    let arguments = ["report", "build", spec.to_str().unwrap(), "-o", out.to_str().unwrap(), "--format", "pdf"];
    let (code, said) = run(&db, &arguments);
    assert!(code == Some(2) && said.contains("line 4: no region has the code"), "{said}");
    assert!(!out.exists());
    let (code, said) = run(&db, &["report", "build", "missing.toml", "-o", "x", "--format", "pdf"]);
    assert!(code == Some(1) && said.contains("missing.toml cannot be read"), "{said}");
    let other = folder.path().join("other.pdf");
    fs::write(&other, "no pdf").unwrap();
    let (code, said) = run(&db, &["report", "verify", other.to_str().unwrap()]);
    assert!(code == Some(1) && said.contains("not a PDF that can be read"), "{said}");
}

#[test]
fn the_real_registers_make_the_report_of_the_readme() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("real.db");
    let files: Vec<PathBuf> = REGISTERS.iter().map(|name| data.join("incidents").join(name)).collect();
    import(&db, &files, &PUBLIC);
    for name in ["tucson-pima", "tucson-pima.es"] {
        build(&db, &root().join(format!("data/reports/{name}.report.toml")), folder.path(), "pdf,csv,txt");
        let pdf = folder.path().join(format!("{name}.pdf"));
        let (code, said) = run(&db, &["report", "verify", pdf.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{said}");
    }
    let both: Vec<Vec<u8>> = ["tucson-pima.csv", "tucson-pima.es.csv"]
        .iter()
        .map(|name| fs::read(folder.path().join(name)).unwrap())
        .collect();
    let numbers = |bytes: &[u8]| -> Vec<String> {
        csv::Reader::from_reader(bytes)
            .records()
            .map(|own| own.unwrap())
            .map(|own| format!("{} {} {} {}", &own[0], &own[2], &own[4], &own[6]))
            .collect()
    };
    assert_eq!(numbers(&both[0]), numbers(&both[1]), "both languages have the same figures");
    let summary = spotlight([
        "summary",
        "--by",
        "category",
        "--region",
        "sector:tucson,county:04019",
        "--source",
        "ogis",
        "--from",
        "2015",
        "--to",
        "2020",
        "--format",
        "csv",
        "--db",
        db.to_str().unwrap(),
    ]);
    let total: u64 =
        csv::Reader::from_reader(&*summary.stdout).records().map(|own| own.unwrap()[1].parse::<u64>().unwrap()).sum();
    assert!(numbers(&both[0]).contains(&format!("by_category total incidents {total}")), "{total}");
    sector_years_are_those_of_the_documentation(&db, &data);
}

/// The table of docs/report.md that sets deaths by fiscal year beside those of the Border Patrol.
fn sector_years_are_those_of_the_documentation(db: &Path, data: &Path) {
    let page = fs::read_to_string(root().join("docs/report.md")).unwrap();
    let patrol = fs::read(data.join("context/usbp_southwest_border_deaths_1998_2019.csv")).unwrap();
    let patrol: Vec<csv::StringRecord> = csv::Reader::from_reader(&*patrol).records().map(Result::unwrap).collect();
    for year in 2009..=2019_i32 {
        let (from, to) = (format!("{}-10", year - 1), format!("{year}-09"));
        let arguments =
            ["summary", "--by", "source", "--source", "ogis", "--region", "sector:tucson", "--format", "csv"];
        let output =
            spotlight(arguments.into_iter().chain(["--from", &from, "--to", &to, "--db", db.to_str().unwrap()]));
        let own = csv::Reader::from_reader(&*output.stdout).records().next().unwrap().unwrap()[2].to_owned();
        let theirs = patrol.iter().find(|row| &row[0] == "tucson" && row[1] == year.to_string()).unwrap()[2].to_owned();
        let line = format!("| {year} | {theirs} | {own} |");
        assert!(page.contains(&line), "docs/report.md should have {line}");
    }
}
