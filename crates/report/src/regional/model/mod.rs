//! From a spec and a dataset to the document: one file for each chapter.

mod actors;
mod cases;
mod categories;
mod change;
mod context;
mod counts;
mod cover;
mod keys;
mod map;
mod method;
mod places;
mod rights;
mod sources;
mod statements;
mod time;

use std::collections::BTreeSet;

pub(super) use counts::Counted;
use jiff::civil::Date;
use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::public::{Precision, PublicIncident};
use spotlight_core::region::{RegionId, Regions};
use spotlight_core::summary::{Dimension, IMPRECISE, Summary, UNASSIGNED};
use spotlight_core::taxonomy::Taxonomy;
use uuid::Uuid;

use super::Inputs;
use super::document::{Block, Document, Section};
use super::scope::Scope;
use super::spec::{SectionName, Spec};
use super::words::Words;

/// What every chapter looks at.
pub(super) struct Context<'a> {
    pub spec: &'a Spec,
    pub inputs: &'a Inputs<'a>,
    pub words: &'static Words,
    pub scope: &'a Scope<'a>,
    pub taxonomy: &'static Taxonomy,
    pub geo: &'static Regions,
    /// The filter of the period.
    pub now: Filter,
    /// The comparison period and its filter.
    pub before: Option<(PartialDate, Filter)>,
    /// What was found on one walk over the incidents of the period.
    pub seen: Seen,
    /// How far the registers that are counted reach.
    pub covered: Vec<Covered>,
}

/// What is counted incident by incident.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub total: u64,
    /// Exact, area, region.
    pub precision: [u64; 3],
    /// In the order of `DateKind::ALL`.
    pub date_kinds: Vec<u64>,
    /// Those whose date reaches beyond the period.
    pub reaching: u64,
    /// Sums of what is known, and how many do not know it.
    pub missing: (u64, u64),
    pub injured: (u64, u64),
}

/// Makes the document. `None` cannot be: whatever is empty says so.
pub(super) fn compose(spec: &Spec, scope: &Scope<'_>, inputs: &Inputs<'_>) -> Document {
    let data = scope.data();
    let periods: Vec<PartialDate> = std::iter::once(spec.period).chain(spec.comparison).collect();
    let context = Context {
        spec,
        inputs,
        words: Words::of(spec.lang),
        scope,
        taxonomy: data.taxonomy(),
        geo: data.regions(),
        now: scope.during(spec.period),
        before: spec.comparison.map(|period| (period, scope.during(period))),
        seen: Seen::of(scope, spec.period),
        covered: covered(inputs.dataset, scope, &spec.filter, &periods),
    };
    let sections = spec.sections.iter().filter_map(|name| context.section(*name)).collect();
    context.document(sections)
}

impl Seen {
    fn of(scope: &Scope<'_>, period: PartialDate) -> Self {
        use spotlight_core::code::DateKind;
        let mut seen = Self { date_kinds: vec![0; DateKind::ALL.len()], ..Self::default() };
        let (first, last) = (period.first_day(), period.last_day());
        let add = |(sum, unknown): &mut (u64, u64), count: Option<u32>| match count {
            Some(count) => *sum += u64::from(count),
            None => *unknown += 1,
        };
        for incident in scope.incidents(period) {
            seen.total += 1;
            seen.precision[match incident.precision {
                Precision::Exact => 0,
                Precision::Area(_) => 1,
                Precision::Region(_) => 2,
            }] += 1;
            seen.date_kinds[incident.date_kind as usize] += 1;
            seen.reaching += u64::from(incident.date.first_day() < first || incident.date.last_day() > last);
            add(&mut seen.missing, incident.counts.missing);
            add(&mut seen.injured, incident.counts.injured);
        }
        seen
    }
}

/// How far the records of a register reach, wherever they are of.
pub(super) struct Covered {
    pub register: String,
    /// First day of the first month.
    pub first: Date,
    /// Last day of the last month.
    pub last: Date,
}

/// The registers that have incidents in a period, each with the months that it has records of.
fn covered(dataset: &Dataset, scope: &Scope<'_>, filter: &Filter, periods: &[PartialDate]) -> Vec<Covered> {
    let by_register = |period: &PartialDate| scope.data().summary(&scope.during(*period), &[Dimension::Source]);
    let summaries: Vec<Summary> = periods.iter().map(by_register).collect();
    let counted: BTreeSet<&str> = summaries.iter().flat_map(Summary::rows).map(|row| row.key.of(0)).collect();
    let mut covered: Vec<Covered> = Vec::new();
    // By register and then by month: the first row of a register is its first month, and dates that are not exact come last.
    for row in dataset.summary(filter, &[Dimension::Source, Dimension::Month]).rows() {
        let Ok(month) = row.key[1].parse::<PartialDate>() else { continue };
        if !counted.contains(&row.key[0]) {
            continue;
        }
        match covered.last_mut() {
            Some(own) if *own.register == row.key[0] => own.last = month.last_day(),
            _ => covered.push(Covered {
                register: row.key[0].to_string(),
                first: month.first_day(),
                last: month.last_day(),
            }),
        }
    }
    covered
}

impl Context<'_> {
    /// The incidents of the period by some dimensions.
    pub(super) fn by(&self, by: &[Dimension]) -> Summary {
        self.scope.data().summary(&self.now, by)
    }

    /// The same of the comparison period.
    pub(super) fn by_before(&self, by: &[Dimension]) -> Option<Summary> {
        self.before.as_ref().map(|(_, filter)| self.scope.data().summary(filter, by))
    }

    /// The name of a code of a dimension; a special row says what it is.
    pub(super) fn label(&self, dimension: Dimension, code: &str) -> String {
        let words = self.words;
        match code {
            UNASSIGNED => {
                return words
                    .t(if dimension == Dimension::Actor { "row.no_actor" } else { "row.unassigned" })
                    .to_owned();
            }
            IMPRECISE => return words.t("row.imprecise").to_owned(),
            _ => {}
        }
        let lang = self.spec.lang;
        let own = match dimension {
            Dimension::Category => {
                self.taxonomy.find_category(code).map(|id| self.taxonomy.category(id).label.get(lang).to_owned())
            }
            Dimension::Actor => {
                self.taxonomy.find_actor(code).map(|id| self.taxonomy.actor(id).label.get(lang).to_owned())
            }
            Dimension::Verification => {
                let entry = self.taxonomy.verification().iter().find(|entry| entry.code == code);
                entry.map(|entry| entry.label.get(lang).to_owned())
            }
            Dimension::Month => code.parse::<PartialDate>().ok().map(|month| words.date(month)),
            Dimension::Year | Dimension::Source => None,
            region => region
                .as_str()
                .parse()
                .ok()
                .and_then(|kind| self.geo.find(kind, code).map(|region| self.region(region.id()))),
        };
        own.unwrap_or_else(|| code.to_owned())
    }

    /// What a region is called; of a county its state, too, and of a sector that it is approximate.
    pub(super) fn region(&self, id: RegionId) -> String {
        use spotlight_core::region::RegionKind;
        let region = self.geo.get(id);
        let name = region.name(self.spec.lang);
        match (region.kind(), region.parent()) {
            (RegionKind::County, Some(state)) => format!("{name}, {}", self.geo.get(state).bare_name()),
            _ if region.approximate() => format!("{name} {}", self.words.t("word.approximate")),
            _ => name.to_owned(),
        }
    }

    /// The incident of an id.
    pub(super) fn incident(&self, id: Uuid) -> Option<&PublicIncident> {
        self.inputs.dataset.get(id)
    }

    fn section(&self, name: SectionName) -> Option<Section> {
        let (id, blocks): (&'static str, Vec<Block>) = match name {
            SectionName::Introduction => ("introduction", self.introduction()),
            SectionName::KeyFigures => ("key-figures", self.key_figures()),
            SectionName::Map => ("map", self.maps()),
            SectionName::Categories => ("categories", self.categories()),
            SectionName::Regions => ("regions", self.places()),
            SectionName::Time => ("time", self.time()),
            SectionName::Change => ("change", self.change()),
            SectionName::Actors => ("actors", self.actors()),
            SectionName::Rights => ("rights", self.rights()),
            SectionName::Findings => ("findings", self.findings()),
            SectionName::Recommendations => ("recommendations", self.recommendations()),
            SectionName::Cases => ("cases", self.cases()),
            SectionName::Context => ("context", self.indicators()),
            SectionName::Method => ("method", self.method()),
            SectionName::Sources => ("sources", self.sources()),
        };
        let title = match id {
            "introduction" => "section.introduction",
            "key-figures" => "section.key_figures",
            "map" => "section.map",
            "categories" => "section.categories",
            "regions" => "section.regions",
            "time" => "section.time",
            "change" => "section.change",
            "actors" => "section.actors",
            "rights" => "section.rights",
            "findings" => "section.findings",
            "recommendations" => "section.recommendations",
            "cases" => "section.cases",
            "context" => "section.context",
            "method" => "section.method",
            _ => "section.sources",
        };
        (!blocks.is_empty()).then(|| Section { id, title: self.words.t(title).to_owned(), blocks })
    }

    fn introduction(&self) -> Vec<Block> {
        let text = self.spec.introduction.as_deref().filter(|text| !text.trim().is_empty());
        text.map(|text| Block::Markdown(super::markdown::parse(text))).into_iter().collect()
    }
}
