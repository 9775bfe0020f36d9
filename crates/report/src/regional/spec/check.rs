//! From the file to a report that can be built.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::hash::Hash;

use spotlight_core::Lang;
use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::region::{RegionId, Regions};
use spotlight_core::taxonomy::Taxonomy;

use super::area::{self, Area, BadArea};
use super::error::{SpecError, SpecErrors};
use super::file::{AreaFile, At, File, IndicatorFile, SectionName, StatementFile};
use super::locate::Places;
use super::{Indicator, MAX_BYTES, Spec, Statement, period, regions};
use crate::regional::fonts::printable;
use crate::regional::rights::Right;
use crate::regional::words::Words;

/// Bounds, each named in the error that tells of it.
const MAX_REGIONS: usize = 60;
const MAX_AREAS: usize = 8;
const MAX_CASES: usize = 50;
const MAX_STATEMENTS: usize = 200;
const MAX_TAGS: usize = 40;
const MAX_INDICATORS: usize = 500;
const MAX_LINE: usize = 200;
const MAX_TEXT: usize = 20_000;

/// Collects errors with their lines.
struct Checker<'a> {
    source: &'a str,
    words: &'static Words,
    taxonomy: &'static Taxonomy,
    geo: &'static Regions,
    errors: Vec<SpecError>,
    /// Read when the first mistake is found.
    places: OnceCell<Places>,
}

pub(super) fn check(source: &str) -> Result<Spec, SpecErrors> {
    let only = |line, path, message| Err(SpecErrors(vec![SpecError { line, path, message }]));
    if source.len() > MAX_BYTES {
        return only(None, None, Words::of(Lang::En).fill("spec.file_too_long", &[("most", &MAX_BYTES.to_string())]));
    }
    let file: File = match toml::from_str(source) {
        Ok(file) => file,
        Err(error) => {
            let (at, places) = (error.span().map(|span| span.start), Places::of(source));
            let (line, path) = (at.map(|at| places.line(at)), at.and_then(|at| places.path(at)));
            return only(line, path, error.message().trim().replace('\n', " "));
        }
    };
    let lang: Result<Lang, _> = file.language.get_ref().parse();
    let mut checker = Checker {
        source,
        words: Words::of(lang.clone().unwrap_or_default()),
        taxonomy: Taxonomy::embedded(),
        geo: Regions::embedded(),
        errors: Vec::new(),
        places: OnceCell::new(),
    };
    if lang.is_err() {
        checker.error(&file.language, "spec.language", &[("value", file.language.get_ref())]);
    }
    let spec = checker.spec(file, lang.unwrap_or_default());
    if checker.errors.is_empty() {
        return Ok(spec);
    }
    checker.errors.sort_by_key(|error| error.line);
    Err(SpecErrors(checker.errors))
}

impl Checker<'_> {
    fn error<T>(&mut self, at: &At<T>, key: &str, values: &[(&str, &str)]) {
        let message = self.words.fill(key, values);
        let (start, places) = (at.span().start, self.places.get_or_init(|| Places::of(self.source)));
        self.errors.push(SpecError { line: Some(places.line(start)), path: places.path(start), message });
    }

    fn spec(&mut self, file: File, lang: Lang) -> Spec {
        let period = self.period(&file.period);
        let (comparison, comparison_chosen) = self.comparison(file.comparison.as_ref(), period);
        let filter = file.filter.as_ref().map(|filter| self.filter(filter, lang)).unwrap_or_default();
        self.bound(file.regions.first(), file.regions.len(), MAX_REGIONS, "regions");
        self.bound(file.areas.first(), file.areas.len(), MAX_AREAS, "area");
        self.bound(file.cases.first(), file.cases.len(), MAX_CASES, "cases");
        self.bound(file.findings.first(), file.findings.len(), MAX_STATEMENTS, "finding");
        self.bound(file.recommendations.first(), file.recommendations.len(), MAX_STATEMENTS, "recommendation");
        self.bound(file.indicators.first(), file.indicators.len(), MAX_INDICATORS, "indicator");
        let cases = file.cases.iter().take(MAX_CASES).filter_map(|case| {
            let id = case.get_ref().parse().ok();
            if id.is_none() {
                self.error(case, "spec.case", &[("value", case.get_ref())]);
            }
            id
        });
        let cases = distinct(cases);
        let statements = |own: &mut Self, list: &[At<StatementFile>]| {
            list.iter().take(MAX_STATEMENTS).map(|statement| own.statement(statement.get_ref())).collect()
        };
        let sections = match file.sections {
            None => SectionName::ALL.to_vec(),
            Some(named) => {
                let mut sections: Vec<SectionName> = named.iter().map(|name| *name.get_ref()).collect();
                sections.sort_unstable();
                sections.dedup();
                sections
            }
        };
        Spec {
            source: self.source.to_owned(),
            title: self.line(&file.title, "title"),
            subtitle: file.subtitle.as_ref().map(|text| self.line(text, "subtitle")),
            lang,
            organisation: file.organisation.as_ref().map(|text| self.line(text, "organisation")),
            regions: distinct(file.regions.iter().take(MAX_REGIONS).flat_map(|region| self.region(region))),
            areas: file.areas.iter().take(MAX_AREAS).filter_map(|area| self.area(area)).collect(),
            period: period.unwrap_or(PartialDate::Year(2000)),
            comparison,
            comparison_chosen,
            filter,
            sections,
            cases,
            introduction: file.introduction.as_ref().map(|text| self.text(text, "introduction")),
            method: file.method.as_ref().map(|text| self.text(text, "method")),
            findings: statements(self, &file.findings),
            recommendations: statements(self, &file.recommendations),
            indicators: file
                .indicators
                .iter()
                .take(MAX_INDICATORS)
                .filter_map(|own| self.indicator(own.get_ref()))
                .collect(),
            build_date: file.build_date.as_ref().and_then(|date| self.day(date)),
        }
    }

    fn bound<T>(&mut self, at: Option<&At<T>>, found: usize, most: usize, field: &str) {
        if let Some(at) = at.filter(|_| found > most) {
            let values = [("field", field), ("found", &*found.to_string()), ("most", &*most.to_string())];
            self.error(at, "spec.too_many", &values);
        }
    }

    /// A text of one line that says something.
    fn line(&mut self, text: &At<String>, field: &str) -> String {
        let own = text.get_ref().trim();
        // What only turns the direction of writing says nothing either.
        if printable(own).trim().is_empty() {
            self.error(text, "spec.empty", &[("field", field)]);
        } else if own.chars().count() > MAX_LINE {
            self.error(text, "spec.too_long", &[("field", field), ("most", &MAX_LINE.to_string())]);
        } else if own.contains(['\n', '\r']) {
            self.error(text, "spec.one_line", &[("field", field)]);
        }
        own.to_owned()
    }

    /// Markdown.
    fn text(&mut self, text: &At<String>, field: &str) -> String {
        if text.get_ref().chars().count() > MAX_TEXT {
            self.error(text, "spec.too_long", &[("field", field), ("most", &MAX_TEXT.to_string())]);
            return String::new();
        }
        text.get_ref().clone()
    }

    fn period(&mut self, text: &At<String>) -> Option<PartialDate> {
        let period = text.get_ref().parse().ok();
        if period.is_none() {
            self.error(text, "spec.period", &[("value", text.get_ref())]);
        }
        period
    }

    fn comparison(&mut self, text: Option<&At<String>>, period: Option<PartialDate>) -> (Option<PartialDate>, bool) {
        match text.map(|text| text.get_ref().as_str()) {
            None | Some("preceding") => (period.and_then(period::preceding), false),
            Some("none") => (None, true),
            Some(_) => (text.and_then(|text| self.period(text)), true),
        }
    }

    fn filter(&mut self, text: &At<String>, lang: Lang) -> Filter {
        let query = text.get_ref().trim_start_matches('?');
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        if let Some((name, _)) = pairs.iter().find(|(name, _)| ["from", "to", "region"].contains(&name.as_str())) {
            self.error(text, "spec.filter_of_its_own", &[("name", name)]);
        }
        match Filter::parse(&pairs, &[], self.taxonomy, self.geo) {
            Ok((filter, _)) => filter,
            Err(errors) => {
                for error in errors.0 {
                    let mut message = error.message(lang);
                    if !error.allowed.is_empty() {
                        message += &self.words.fill("spec.allowed", &[("allowed", &error.allowed.join(", "))]);
                    }
                    self.error(text, "spec.filter", &[("message", &message)]);
                }
                Filter::default()
            }
        }
    }

    fn region(&mut self, text: &At<String>) -> Vec<RegionId> {
        regions::find(text.get_ref(), self.geo).unwrap_or_else(|unknown| {
            let key = match unknown {
                regions::Unknown::Form => "spec.region_form",
                regions::Unknown::Code => "spec.region_code",
                regions::Unknown::Stretch => "spec.region_stretch",
            };
            let end = format!("{:.0}", self.geo.border_length_km());
            self.error(text, key, &[("value", text.get_ref()), ("end", &end)]);
            Vec::new()
        })
    }

    fn area(&mut self, at: &At<AreaFile>) -> Option<Area> {
        let own = at.get_ref();
        let name = self.line(&own.name, "area.name");
        let shape = match (&own.polygon, &own.geojson) {
            (Some(corners), None) => area::of_corners(corners),
            (None, Some(text)) => area::of_geojson(text.get_ref()),
            _ => {
                self.error(at, "spec.area_one", &[("name", &name)]);
                return None;
            }
        };
        let (key, corners) = match shape {
            Ok(shape) => return Some(Area { name, shape }),
            Err(BadArea::Form) => ("spec.area_form", (0, 0)),
            Err(BadArea::Small) => ("spec.area_small", (0, 0)),
            Err(BadArea::Large) => ("spec.area_large", (0, 0)),
            Err(BadArea::Outside) => ("spec.area_outside", (0, 0)),
            Err(BadArea::Crossing(one, other)) => ("spec.area_crossing", (one, other)),
        };
        let (one, other, most) = (corners.0.to_string(), corners.1.to_string(), area::MAX_CORNERS.to_string());
        self.error(at, key, &[("name", &name), ("one", &one), ("other", &other), ("most", &most)]);
        None
    }

    fn statement(&mut self, own: &StatementFile) -> Statement {
        let tags = own.regions.len().max(own.categories.len()).max(own.articles.len()).max(own.guidelines.len());
        self.bound(Some(&own.title), tags, MAX_TAGS, "regions, categories, guidelines, articles");
        let categories = own.categories.iter().filter_map(|code| {
            let found = self.taxonomy.find_category(code.get_ref());
            if found.is_none() {
                let allowed: Vec<_> = self.taxonomy.categories().iter().map(|c| c.code.as_str()).collect();
                self.error(code, "spec.category", &[("value", code.get_ref()), ("allowed", &allowed.join(", "))]);
            }
            found
        });
        let categories = distinct(categories);
        let guidelines = own.guidelines.iter().filter_map(|number| {
            let known = self.taxonomy.guidelines().iter().any(|own| own.number == *number.get_ref());
            if !known {
                self.error(number, "spec.guideline", &[("value", &number.get_ref().to_string())]);
            }
            known.then_some(*number.get_ref())
        });
        let guidelines = distinct(guidelines);
        let articles = own.articles.iter().filter_map(|text| {
            let known = Right::of(text.get_ref()).instrument().is_some();
            if !known {
                let allowed = crate::regional::rights::codes().collect::<Vec<_>>().join(", ");
                self.error(text, "spec.article", &[("value", text.get_ref()), ("allowed", &allowed)]);
            }
            known.then(|| text.get_ref().clone())
        });
        let articles = distinct(articles);
        Statement {
            title: self.line(&own.title, "title"),
            text: self.text(&own.text, "text"),
            to: own.to.as_ref().map(|to| self.line(to, "to")),
            regions: distinct(own.regions.iter().flat_map(|region| self.region(region))),
            categories,
            guidelines,
            articles,
        }
    }

    fn indicator(&mut self, own: &IndicatorFile) -> Option<Indicator> {
        if !own.value.get_ref().is_finite() {
            self.error(&own.value, "spec.indicator_value", &[]);
        }
        if !(1..=9999).contains(own.year.get_ref()) {
            self.error(&own.year, "spec.period", &[("value", &own.year.get_ref().to_string())]);
        }
        Some(Indicator {
            name: self.line(&own.name, "indicator.name"),
            region: *self.region(&own.region).first()?,
            year: *own.year.get_ref(),
            value: *own.value.get_ref(),
            unit: own.unit.as_ref().map(|unit| self.line(unit, "indicator.unit")),
            source: self.line(&own.source, "indicator.source"),
        })
    }

    /// A day, as a text or as TOML's own local date.
    fn day(&mut self, at: &At<toml::Value>) -> Option<jiff::civil::Date> {
        let text = match at.get_ref() {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if let Ok(PartialDate::Day(day)) = text.parse() {
            return Some(day);
        }
        self.error(at, "spec.build_date", &[("value", &text)]);
        None
    }
}

fn distinct<T: Clone + Eq + Hash>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    values.filter(|value| seen.insert(value.clone())).collect()
}
