//! Every figure is what counting by hand gives; tables close; empty choices give a document.

use spotlight_core::filter::Filter;
use spotlight_core::public::PublicIncident;
use spotlight_core::region::Regions;

use super::invented::{dataset, inputs, report, spec};
use crate::regional::document::{Amount, Cell, Row, Table};
use crate::regional::{Doubles, REPORT_FORMATS, Report, ReportFormat, Spec};

fn count(cell: &Cell) -> u64 {
    match cell {
        Cell::Amount(Amount::Count(n)) => *n,
        other => panic!("{other:?} is no count"),
    }
}

fn table<'a>(report: &'a Report<'_>, id: &str) -> &'a Table {
    report.document().tables().find(|table| table.id == id).unwrap_or_else(|| panic!("no table {id}"))
}

fn column(table: &Table, id: &str) -> usize {
    table.columns.iter().position(|column| column.id == id).unwrap()
}

fn row<'a>(table: &'a Table, code: &str) -> &'a Row {
    table.rows.iter().find(|row| row.codes[0] == code).unwrap_or_else(|| panic!("no row {code} in {}", table.id))
}

/// Incidents whose date overlaps the years, in the slow way.
fn overlapping<'a>(
    all: impl Iterator<Item = &'a PublicIncident>,
    from: i16,
    to: i16,
) -> impl Iterator<Item = &'a PublicIncident> {
    all.filter(move |own| own.date.last_day().year() >= from && own.date.first_day().year() <= to)
}

#[test]
fn totals_categories_and_deaths_are_those_of_counting_by_hand() {
    for seed in 0..4 {
        let data = dataset(700, seed);
        let spec = spec("regions = [\"state:US-AZ\", \"sector:tucson\"]\n");
        let built = report(&data, &spec);
        let incidents = || data.newest(&Filter::default()).into_iter().map(|row| data.incident(row));
        let inside = |own: &&PublicIncident| spec.regions.iter().any(|region| own.regions.contains(*region));
        let meant: Vec<_> = overlapping(incidents().filter(inside), 2015, 2020).collect();
        let before = overlapping(incidents().filter(inside), 2009, 2014).count() as u64;
        let categories = table(&built, "by_category");
        let total = row(categories, "total");
        assert_eq!(count(&total.cells[column(categories, "incidents")]), meant.len() as u64);
        assert_eq!(count(&total.cells[column(categories, "incidents_before")]), before);
        let dead: u64 = meant.iter().filter_map(|own| own.counts.dead).map(u64::from).sum();
        let unknown = meant.iter().filter(|own| own.counts.dead.is_none()).count() as u64;
        assert_eq!(count(&total.cells[column(categories, "dead")]), dead);
        assert_eq!(count(&total.cells[column(categories, "dead_unknown")]), unknown);
        let code = &data.taxonomy().categories()[1].code;
        let own = meant.iter().filter(|own| data.taxonomy().category(own.category).code == *code).count() as u64;
        let found = categories.rows.iter().find(|row| row.codes[0] == *code);
        assert_eq!(found.map_or(0, |row| count(&row.cells[1])), own);
    }
}

#[test]
fn the_rows_of_every_closed_table_add_up_to_its_total() {
    let data = dataset(900, 7);
    for more in ["", "regions = [\"state:MX-SON\", \"county:04019\"]\n", "filter = \"source=red-a&fatal=true\"\n"] {
        let spec = spec(more);
        let built = report(&data, &spec);
        for id in [
            "by_category",
            "by_county",
            "by_year",
            "year_month",
            "category_year",
            "county_year",
            "by_source",
            "by_precision",
            "by_date_kind",
            "by_verification",
            "named_sources",
        ] {
            let Some(own) = built.document().tables().find(|table| table.id == id) else { continue };
            for (at, column) in own.columns.iter().enumerate().filter(|(_, column)| !column.names) {
                let counts = |total: bool| {
                    own.rows.iter().filter(move |row| row.total == total).filter_map(move |row| match &row.cells[at] {
                        Cell::Amount(Amount::Count(n)) => Some(*n),
                        _ => None,
                    })
                };
                if counts(true).count() > 0 {
                    assert_eq!(counts(false).sum::<u64>(), counts(true).sum::<u64>(), "{id} {} {more}", column.id);
                }
            }
        }
        // One number, everywhere.
        let total = count(&row(table(&built, "by_category"), "total").cells[1]);
        for id in ["by_county", "by_year", "by_source", "by_verification", "by_precision"] {
            assert_eq!(count(&row(table(&built, id), "total").cells[1]), total, "{id}");
        }
    }
}

#[test]
fn a_polygon_takes_what_lies_in_it_and_overlapping_regions_count_once() {
    let data = dataset(900, 11);
    let corners = "[[-112.0, 31.0], [-108.0, 31.0], [-108.0, 33.0], [-112.0, 33.0]]";
    let spec = spec(&format!("regions = [\"state:US-AZ\"]\n[[area]]\nname = \"Drawn\"\npolygon = {corners}\n"));
    let built = report(&data, &spec);
    let arizona = spec.regions[0];
    let inside = |own: &PublicIncident| {
        let at = own.point.to_lonlat();
        (-112.0..=-108.0).contains(&at.lon()) && (31.0..=33.0).contains(&at.lat())
    };
    let all = data.newest(&Filter::default()).into_iter().map(|row| data.incident(row));
    let all: Vec<_> = overlapping(all, 2015, 2020).collect();
    let union = all.iter().filter(|own| own.regions.contains(arizona) || inside(own)).count() as u64;
    let drawn = all.iter().filter(|own| inside(own)).count() as u64;
    let regions = table(&built, "by_region");
    assert_eq!(count(&row(regions, "total").cells[1]), union);
    assert_eq!(count(&row(regions, "area").cells[1]), drawn);
    assert!(drawn > 0 && regions.notes.iter().any(|note| note.contains("overlap")));
    assert!(regions.notes.iter().any(|note| note.contains("edge of a drawn area")), "{:?}", regions.notes);
}

#[test]
fn the_months_of_a_year_with_a_part_of_it_are_marked_and_not_compared() {
    let data = dataset(900, 13);
    let whole = spec("period = \"2013/2018\"\ncomparison = \"none\"\n");
    let years = report(&data, &whole);
    assert!(table(&years, "by_year").notes.is_empty());
    let part = spec("period = \"2013-03/2018\"\n");
    let built = report(&data, &part);
    let label = |code| row(table(&built, "by_year"), code).cells[0].clone();
    assert_eq!((label("2013"), label("2014")), (Cell::Text("2013 *".into()), Cell::Text("2014".into())));
    assert!(!table(&built, "by_year").notes.is_empty());
    // Chosen periods of unlike length stand side by side without a relative change.
    let unlike = spec("period = \"2015/2018\"\ncomparison = \"2013/2014\"\n");
    let change = report(&data, &unlike);
    let incidents = row(table(&change, "change"), "incidents");
    assert_eq!(incidents.cells[4], Cell::Blank);
    assert!(table(&change, "change").notes.iter().any(|note| note.contains("not equally long")));
    // Years that the records do not cover, too.
    let future = spec("period = \"2019/2024\"\n");
    let change = report(&data, &future);
    assert_eq!(row(table(&change, "change"), "incidents").cells[4], Cell::Blank);
    assert!(table(&change, "change").notes.iter().any(|note| note.contains("do not cover")));
}

#[test]
fn actors_may_exceed_the_total_and_say_so() {
    let data = dataset(600, 17);
    let spec = spec("");
    let built = report(&data, &spec);
    let actors = table(&built, "by_actor");
    let sum: u64 = actors.rows.iter().filter(|row| !row.total).map(|row| count(&row.cells[1])).sum();
    assert!(sum > count(&row(actors, "total").cells[1]));
    assert!(actors.notes.iter().any(|note| note.contains("more than the total")));
}

#[test]
fn pairs_that_may_be_doubles_are_counted_where_both_are_in_the_report() {
    let data = dataset(300, 19);
    let spec = spec("comparison = \"none\"\n");
    let period = Filter { from: "2015".parse().ok(), to: "2020".parse().ok(), ..Filter::default() };
    let (inside, outside): (Vec<_>, Vec<_>) = data
        .newest(&Filter::default())
        .into_iter()
        .map(|row| data.incident(row))
        .partition(|own| period.matches(own, data.taxonomy()));
    let pairs = [[inside[0].id, inside[1].id], [inside[2].id, outside[0].id]];
    let built =
        Report::new(&spec, crate::regional::Inputs { doubles: Doubles::Pairs(&pairs), ..inputs(&data) }).unwrap();
    assert_eq!(built.document().provenance.possible_doubles, Some(1));
    assert!(built.text().contains("1 pair of these incidents may be the same event"));
    let unknown = Report::new(&spec, crate::regional::Inputs { doubles: Doubles::Unknown, ..inputs(&data) }).unwrap();
    assert!(unknown.text().contains("has not been looked at"));
}

#[test]
fn no_incidents_one_incident_and_a_period_in_the_future_make_documents() {
    let empty = dataset(0, 1);
    let one = dataset(1, 3);
    let many = dataset(50, 5);
    let day = one.incident(0).date.first_day().year();
    for (data, more) in [
        (&empty, String::new()),
        (&one, format!("period = \"{day}\"\n")),
        (&many, "period = \"2090/2095\"\n".to_owned()),
        (&many, "regions = [\"segment:3150\"]\n".to_owned()),
    ] {
        for language in ["en", "es"] {
            let spec = spec(&format!("language = \"{language}\"\n{more}"));
            let built = report(data, &spec);
            for format in REPORT_FORMATS {
                for file in built.files(format).unwrap() {
                    assert!(!file.bytes.is_empty(), "{} {more}", file.ending);
                }
            }
        }
    }
    let spec = spec("period = \"2090/2095\"\n");
    assert!(report(&many, &spec).text().contains("No public incident matches"));
}

#[test]
fn two_builds_are_the_same_to_the_byte_in_every_format() {
    let data = dataset(400, 23);
    let source = spec("regions = [\"state:US-AZ\", \"km:500-700\"]\n").source;
    let (one, other) = (Spec::parse(&source).unwrap(), Spec::parse(&source).unwrap());
    let (again, built) = (dataset(400, 23), report(&data, &one));
    let rebuilt = report(&again, &other);
    for format in REPORT_FORMATS {
        assert!(built.files(format).unwrap() == rebuilt.files(format).unwrap(), "{}", format.as_str());
    }
}

#[test]
fn a_case_is_told_as_far_as_it_is_public_and_an_unknown_one_is_refused() {
    let data = dataset(40, 29);
    let masked = data
        .newest(&Filter::default())
        .into_iter()
        .map(|row| data.incident(row))
        .find(|own| own.precision.as_str() == "area");
    let id = masked.unwrap().id;
    let with_case = spec(&format!("cases = [\"{id}\"]\n"));
    let text = report(&data, &with_case).text();
    assert!(text.contains("somewhere in an area of 9 km around") && text.contains(&id.to_string()));
    let unknown = spec("cases = [\"00000000-0000-4000-8000-000000000000\"]\n");
    let error = Report::new(&unknown, inputs(&data)).err().unwrap().to_string();
    assert!(error.contains("00000000-0000-4000-8000-000000000000"), "{error}");
}

#[test]
fn the_appendix_has_a_line_for_every_incident_counted() {
    let data = dataset(500, 31);
    let spec = spec("regions = [\"state:US-TX\"]\n");
    let built = report(&data, &spec);
    let files = built.files(ReportFormat::Csv).unwrap();
    let appendix = files.iter().find(|file| file.ending == ".appendix.csv").unwrap();
    let mut lines = csv::Reader::from_reader(&*appendix.bytes);
    let periods: Vec<String> = lines.records().map(|line| line.unwrap()[0].to_owned()).collect();
    let total = row(table(&built, "by_category"), "total");
    let lines = |name: &str| periods.iter().filter(|own| *own == name).count() as u64;
    assert_eq!((lines("report"), lines("comparison")), (count(&total.cells[1]), count(&total.cells[4])));
}

#[test]
fn regions_as_geojson_carry_the_figures_of_the_tables() {
    let data = dataset(500, 37);
    let spec = spec("regions = [\"state:US-TX\"]\n");
    let built = report(&data, &spec);
    let file = &built.files(ReportFormat::Geojson).unwrap()[0];
    let value: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
    let features = value["features"].as_array().unwrap();
    let texas = Regions::embedded().get(spec.regions[0]).code();
    let chosen = features.iter().find(|own| own["properties"]["code"] == texas).unwrap();
    let total = count(&row(table(&built, "by_category"), "total").cells[1]);
    assert_eq!(chosen["properties"]["incidents"], total);
    let counties = features.iter().filter(|own| own["properties"]["role"] == "county");
    assert_eq!(counties.map(|own| own["properties"]["incidents"].as_u64().unwrap()).sum::<u64>(), total);
}
