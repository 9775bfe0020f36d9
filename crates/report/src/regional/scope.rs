//! Which incidents a report counts. Every number of it is an answer of [`Dataset::summary`] or [`Dataset::newest`] to one of the filters
//! made here.

use spotlight_core::date::PartialDate;
use spotlight_core::filter::Filter;
use spotlight_core::index::Dataset;
use spotlight_core::public::{Precision, PublicIncident};
use spotlight_core::region::RegionId;

use super::spec::{Area, Spec, ends};

/// A dataset, or the part of one that lies in the regions and polygons of a report.
enum Held<'a> {
    Whole(&'a Dataset),
    Cut(Box<Dataset>),
}

/// The incidents of a report.
pub(super) struct Scope<'a> {
    held: Held<'a>,
    /// All that is asked but the dates; without regions where the data were cut already.
    base: Filter,
    /// The same with the regions, for those who want to ask again.
    stated: Filter,
}

impl<'a> Scope<'a> {
    /// Without polygons the dataset answers itself. With them the incidents inside (and those in the regions) are made a dataset of their
    /// own, so that the same summaries count them; a masked incident lies where its public place is.
    pub(super) fn new(dataset: &'a Dataset, spec: &Spec) -> Self {
        let mut regions = spec.regions.clone();
        regions.sort_unstable();
        let stated = Filter { regions, ..spec.filter.clone() };
        if spec.areas.is_empty() {
            return Self { held: Held::Whole(dataset), base: stated.clone(), stated };
        }
        let inside = |incident: &PublicIncident| {
            spec.regions.iter().any(|region| incident.regions.contains(*region))
                || spec.areas.iter().any(|area| lies_in(incident, area))
        };
        let cut = Box::new(part(dataset, &spec.filter, inside));
        Self { held: Held::Cut(cut), base: spec.filter.clone(), stated }
    }

    /// What is asked.
    pub(super) fn data(&self) -> &Dataset {
        match &self.held {
            Held::Whole(dataset) => dataset,
            Held::Cut(dataset) => dataset,
        }
    }

    /// The filter of a period.
    pub(super) fn during(&self, period: PartialDate) -> Filter {
        with_dates(&self.base, period)
    }

    /// The filter as it can be asked of the whole dataset, polygons left out.
    pub(super) fn stated(&self, period: PartialDate) -> Filter {
        with_dates(&self.stated, period)
    }

    /// The filter of a period in one region.
    pub(super) fn during_in(&self, period: PartialDate, region: RegionId) -> Filter {
        Filter { regions: vec![region], ..self.during(period) }
    }

    /// The incidents of a period, newest first.
    pub(super) fn incidents(&self, period: PartialDate) -> impl Iterator<Item = &PublicIncident> {
        self.data().newest(&self.during(period)).into_iter().map(|row| self.data().incident(row))
    }

    /// The part of a polygon.
    pub(super) fn of_area(&self, area: &Area) -> Dataset {
        part(self.data(), &self.base, |incident| lies_in(incident, area))
    }

    /// How many masked incidents of a period have an area that an edge of a polygon cuts.
    pub(super) fn straddling(&self, period: PartialDate, areas: &[Area]) -> u64 {
        let cut = |incident: &&PublicIncident| match &incident.precision {
            Precision::Area(own) => areas.iter().any(|area| area.straddles(&own.shape)),
            Precision::Exact | Precision::Region(_) => false,
        };
        if areas.is_empty() { 0 } else { self.incidents(period).filter(cut).count() as u64 }
    }
}

fn with_dates(base: &Filter, period: PartialDate) -> Filter {
    let (from, to) = ends(period);
    Filter { from: Some(from), to: Some(to), ..base.clone() }
}

fn lies_in(incident: &PublicIncident, area: &Area) -> bool {
    let at = incident.point.to_lonlat();
    area.contains(at.lon(), at.lat())
}

fn part(dataset: &Dataset, filter: &Filter, takes: impl Fn(&PublicIncident) -> bool) -> Dataset {
    let incidents =
        dataset.newest(filter).into_iter().map(|row| dataset.incident(row)).filter(|own| takes(own)).cloned();
    Dataset::build(incidents.collect(), *dataset.version(), dataset.taxonomy(), dataset.regions())
}
