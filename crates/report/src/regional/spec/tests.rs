//! What is wrong with a spec is told with its line, in its language, and with what is allowed.

use spotlight_core::date::PartialDate;

use super::{Spec, SpecDraft, preceding};

const HEAD: &str = "title = \"T\"\nlanguage = \"en\"\nperiod = \"2020\"\n";

fn errors(more: &str) -> String {
    Spec::parse(&format!("{HEAD}{more}")).err().map(|errors| errors.to_string()).unwrap_or_default()
}

#[test]
fn the_smallest_spec_takes_everything_and_compares_with_the_year_before() {
    let spec = Spec::parse(HEAD).unwrap();
    assert!(spec.regions.is_empty() && spec.areas.is_empty() && spec.filter.is_empty());
    assert_eq!(spec.comparison, PartialDate::year(2019));
    assert_eq!(spec.sections.len(), 15);
}

#[test]
fn every_mistake_names_its_line_and_what_is_allowed() {
    for (more, line, says) in [
        ("colour = \"red\"\n", 4, "unknown field `colour`, expected one of"),
        ("regions = [\"county:99999\"]\n", 4, "no region has the code \"county:99999\""),
        ("regions = [\n  \"county:04019\",\n  \"Pima\",\n]\n", 6, "write country:…"),
        ("regions = [\"km:510-700\"]\n", 4, "in steps of 50"),
        ("regions = [\"km:700-500\"]\n", 4, "in steps of 50"),
        ("filter = \"sauce=ogis\"\n", 4, "allowed: category, actor"),
        ("filter = \"category=deth\"\n", 4, "allowed: death"),
        ("filter = \"from=2015\"\n", 4, "write period or regions"),
        ("comparison = \"last year\"\n", 4, "is not a period"),
        ("sections = [\"maps\"]\n", 4, "unknown variant `maps`, expected one of"),
        ("cases = [\"case 1\"]\n", 4, "not the identifier"),
        ("build_date = \"2026-13-01\"\n", 4, "is not a day"),
        ("subtitle = \"\"\n", 4, "subtitle is empty"),
        ("[[finding]]\ntitle = \"F\"\ntext = \"\"\nguidelines = [11]\n", 7, "allowed: 1 to 10"),
        ("[[finding]]\ntitle = \"F\"\ntext = \"\"\narticles = [\"ICC 6\"]\n", 7, "allowed: American Convention"),
        ("[[finding]]\ntitle = \"F\"\ntext = \"\"\ncategories = [\"deaths\"]\n", 7, "allowed: death"),
        ("[[finding]]\ntext = \"\"\n", 4, "missing field `title`"),
        ("[[area]]\nname = \"A\"\n", 4, "either polygon or geojson"),
        (
            "[[area]]\nname = \"A\"\npolygon = [[0, 0], [1, 1], [1, 0], [0, 1]]\n",
            4,
            "crosses itself: the edges after corners 1 and 3",
        ),
        ("[[area]]\nname = \"A\"\npolygon = [[0, 0], [1, 1], [2, 2]]\n", 4, "encloses nothing"),
        ("[[area]]\nname = \"A\"\npolygon = [[31, -111], [32, -111], [32, -112]]\n", 4, "is not on the globe"),
        (
            "[[area]]\nname = \"A\"\ngeojson = '{\"type\":\"Point\",\"coordinates\":[0,0]}'\n",
            4,
            "not a GeoJSON Polygon",
        ),
        (
            "[[indicator]]\nname = \"I\"\nregion = \"county:04019\"\nyear = 2020\nvalue = nan\nsource = \"S\"\n",
            8,
            "finite number",
        ),
    ] {
        let found = errors(more);
        assert!(found.starts_with(&format!("line {line}: ")) && found.contains(says), "{more:?} gives {found:?}");
    }
    // Latitude before longitude is on the globe here, but 91 degrees north is not.
    let swapped = errors("[[area]]\nname = \"A\"\npolygon = [[31, -111], [32, -111], [32, -112]]\n");
    assert!(swapped.contains("longitude, then latitude"), "{swapped}");
}

#[test]
fn mistakes_are_told_in_the_language_of_the_spec() {
    let found = Spec::parse("title = \"T\"\nlanguage = \"es\"\nperiod = \"ayer\"\n").unwrap_err().to_string();
    assert!(found.starts_with("line 3: «ayer» no es un periodo"), "{found}");
    let found = Spec::parse("title = \"T\"\nlanguage = \"fr\"\nperiod = \"2020\"\n").unwrap_err().to_string();
    assert_eq!(found, "line 2: \"fr\" is not a language of reports; allowed: en, es");
}

#[test]
fn all_mistakes_are_told_at_once_in_their_order() {
    let found = errors("filter = \"sauce=x\"\nregions = [\"Pima\"]\ncases = [\"1\"]\n");
    let lines: Vec<&str> = found.lines().map(|line| &line[..6]).collect();
    assert_eq!(lines, ["line 4", "line 5", "line 6"]);
}

#[test]
fn ten_thousand_recommendations_are_refused_with_the_bound() {
    let many = "[[recommendation]]\ntitle = \"R\"\ntext = \"t\"\n".repeat(10_000);
    let found = errors(&many);
    assert_eq!(found, "line 4: 10000 entries in recommendation; at most 200 are allowed");
    assert!(errors(&format!("introduction = \"{}\"\n", "x".repeat(2_000_000))).contains("longer than 1000000 bytes"));
}

#[test]
fn a_stretch_of_the_border_is_its_segments() {
    let spec = Spec::parse(&format!("{HEAD}regions = [\"km:500-700\", \"segment:550\"]\n")).unwrap();
    assert_eq!(spec.regions.len(), 4);
    let whole = Spec::parse(&format!("{HEAD}regions = [\"km:3100-3155\"]\n")).unwrap();
    assert_eq!(whole.regions.len(), 2);
}

#[test]
fn a_polygon_comes_as_corners_or_as_geojson() {
    let corners = "[[area]]\nname = \"A\"\npolygon = [[-112, 31], [-111, 31], [-111, 32], [-112, 32]]\n";
    let geojson = "[[area]]\nname = \"A\"\ngeojson = '{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-112,31],[-111,31],[-111,32],[-112,32],[-112,31]]]}}'\n";
    let areas = [corners, geojson].map(|more| Spec::parse(&format!("{HEAD}{more}")).unwrap().areas);
    assert_eq!(areas[0], areas[1]);
    assert!(
        areas[0][0].contains(-111.5, 31.5) && areas[0][0].contains(-112.0, 31.0) && !areas[0][0].contains(-110.9, 31.5)
    );
}

#[test]
fn the_preceding_period_is_as_long_in_the_units_that_the_period_is_made_of() {
    for (period, before) in [
        ("2015/2020", Some("2009/2014")),
        ("2020", Some("2019")),
        ("2020-03", Some("2020-02")),
        ("2020-01/2020-03", Some("2019-10/2019-12")),
        ("2020-02-10/2020-02-19", Some("2020-01-31/2020-02-09")),
        ("2020-05-14", Some("2020-05-13")),
        ("0001/0002", None),
        ("0001-01-01", None),
    ] {
        let found = preceding(period.parse().unwrap());
        assert_eq!(found.map(|own| own.to_string()), before.map(str::to_owned), "{period}");
    }
}

#[test]
fn every_mistake_names_its_field() {
    let more =
        "regions = [\"county:04019\", \"Pima\"]\n[[finding]]\ntitle = \"F\"\ntext = \"\"\narticles = [\"ICC 6\"]\n";
    let found = Spec::parse(&format!("{HEAD}{more}")).unwrap_err();
    let paths: Vec<_> = found.0.iter().map(|error| error.path.as_deref()).collect();
    assert_eq!(paths, [Some("regions[1]"), Some("finding[0].articles[0]")]);
}

#[test]
fn a_draft_is_the_file_and_the_file_is_the_draft() {
    let file = include_str!("../../../../../data/reports/tucson-pima.report.toml");
    let draft = SpecDraft::from_toml(file).unwrap();
    let again = SpecDraft::from_toml(&draft.to_toml()).unwrap();
    assert_eq!(draft, again);
    let (one, other) = (Spec::parse(file).unwrap(), Spec::parse(&draft.to_toml()).unwrap());
    let without = |spec: Spec| format!("{:?}", Spec { source: String::new(), ..spec });
    assert_eq!(without(one), without(other));
    let dated = SpecDraft::from_toml(&format!("{HEAD}build_date = 2021-02-03\n")).unwrap();
    assert_eq!(dated.build_date.as_deref(), Some("2021-02-03"));
    assert!(SpecDraft::from_toml("title = \"T\"\nlanguage = \"en\"\nperiod = 2020\n").unwrap_err().contains("string"));
}

/// All that a file may have, a draft has: none of it gets lost on the way.
#[test]
fn a_draft_has_every_field_of_the_file() {
    let whole = format!(
        "{HEAD}subtitle = \"S\"\norganisation = \"O\"\nregions = [\"county:04019\"]\ncomparison = \"none\"\nfilter = \"category=death\"\n\
         sections = [\"map\"]\ncases = []\nintroduction = \"I\"\nmethod = \"M\"\nbuild_date = \"2021-02-03\"\n\
         [[area]]\nname = \"A\"\npolygon = [[-112.5, 31.0], [-111.0, 31.0], [-111.0, 32.0]]\n\
         [[finding]]\ntitle = \"F\"\ntext = \"t\"\nto = \"X\"\nregions = [\"county:04019\"]\ncategories = [\"death\"]\nguidelines = [4]\narticles = [\"ICCPR 6\"]\n\
         [[recommendation]]\ntitle = \"R\"\ntext = \"t\"\n\
         [[indicator]]\nname = \"N\"\nregion = \"county:04019\"\nyear = 2020\nvalue = 1.5\nunit = \"%\"\nsource = \"S\"\n"
    );
    let draft = SpecDraft::from_toml(&whole).unwrap();
    let spec = Spec::parse(&draft.to_toml()).unwrap();
    let (one, other) = (Spec::parse(&whole).unwrap(), spec);
    let without = |spec: Spec| format!("{:?}", Spec { source: String::new(), ..spec });
    assert_eq!(without(one), without(other));
}

#[test]
fn a_report_for_the_following_period_compares_with_this_one() {
    for (period, next) in [
        ("2015/2020", Some("2021/2026")),
        ("2020", Some("2021")),
        ("2020-02", Some("2020-03")),
        ("2020-10/2020-12", Some("2021-01/2021-03")),
        ("2020-02-10/2020-02-19", Some("2020-02-20/2020-02-29")),
        ("9000/9999", None),
        ("soon", None),
    ] {
        let draft = SpecDraft::from_toml(&HEAD.replace("2020", period)).unwrap();
        let found = draft.for_following_period();
        assert_eq!(found.as_ref().map(|own| own.period.as_str()), next, "{period}");
        assert!(found.is_none_or(|own| own.comparison.as_deref() == Some("preceding")), "{period}");
    }
    let alone = SpecDraft::from_toml(&format!("{HEAD}comparison = \"none\"\n")).unwrap();
    assert_eq!(alone.for_following_period().unwrap().comparison.as_deref(), Some("none"));
}
