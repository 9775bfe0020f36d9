//! From query parameters to a filter. Nothing is ignored: what is not understood is an error that names it.

use std::str::FromStr;

use super::{Bbox, Filter, FilterError, FilterErrors, Problem};
use crate::code::Verification;
use crate::date::{Bound, PartialDate};
use crate::region::{RegionKind, Regions};
use crate::taxonomy::Taxonomy;
use crate::words;

/// The parameters of a filter, in canonical order.
pub const PARAMETERS: [&str; 10] =
    ["category", "actor", "from", "to", "region", "bbox", "verification", "fatal", "source", "q"];

/// The longest value of one parameter, bytes.
const MAX_VALUE: usize = 2_000;

/// The longest search text, characters.
const MAX_SEARCH: usize = 200;

impl Filter {
    /// Reads the filter's own parameters out of decoded pairs and gives back the others, which belong to the route.
    ///
    /// A parameter that is neither the filter's nor in `own` is an error. Lists may be comma-separated or repeated; an empty
    /// value is the same as none (a form sends those).
    pub fn parse(
        pairs: &[(String, String)],
        own: &[&str],
        taxonomy: &Taxonomy,
        regions: &Regions,
    ) -> Result<(Self, Vec<(String, String)>), FilterErrors> {
        let mut filter = Self::default();
        let mut rest: Vec<(String, String)> = Vec::new();
        let mut errors = Vec::new();
        let mut once: Vec<&str> = Vec::new();
        for (name, value) in pairs {
            if own.contains(&name.as_str()) {
                if rest.iter().any(|(seen, _)| seen == name) {
                    errors.push(FilterError::new(name, value, Problem::Repeated));
                }
                rest.push((name.clone(), value.clone()));
                continue;
            }
            if !PARAMETERS.contains(&name.as_str()) {
                let allowed = PARAMETERS.iter().chain(own);
                errors.push(FilterError::new(name, value, Problem::UnknownParameter).allowing(allowed));
                continue;
            }
            if value.len() > MAX_VALUE {
                errors.push(FilterError::new(name, "…", Problem::TooLong));
                continue;
            }
            if value.is_empty() {
                continue;
            }
            if ["from", "to", "bbox", "fatal", "q"].contains(&name.as_str()) {
                if once.contains(&name.as_str()) {
                    errors.push(FilterError::new(name, value, Problem::Repeated));
                    continue;
                }
                once.push(name);
            }
            filter.read(name, value, taxonomy, regions, &mut errors);
        }
        if let (Some(first), Some(last)) = filter.period()
            && first > last
        {
            errors.push(FilterError::new("from", &format!("{first} > {last}"), Problem::Reversed));
        }
        sort(&mut filter.regions);
        sort(&mut filter.verification);
        sort(&mut filter.sources);
        sort(&mut filter.words);
        if errors.is_empty() { Ok((filter, rest)) } else { Err(FilterErrors(errors)) }
    }

    fn read(&mut self, name: &str, value: &str, taxonomy: &Taxonomy, regions: &Regions, errors: &mut Vec<FilterError>) {
        let error = |part: &str, problem| FilterError::new(name, part, problem);
        match name {
            "category" => {
                for code in list(value) {
                    match taxonomy.find_category(code) {
                        Some(id) => self.categories |= id.bit(),
                        None => errors.push(
                            error(code, Problem::UnknownValue).allowing(taxonomy.categories().iter().map(|c| &c.code)),
                        ),
                    }
                }
            }
            "actor" => {
                for code in list(value) {
                    match taxonomy.find_actor(code) {
                        Some(id) => self.actors |= id.bit(),
                        None => errors.push(
                            error(code, Problem::UnknownValue).allowing(taxonomy.actors().iter().map(|a| &a.code)),
                        ),
                    }
                }
            }
            "from" | "to" => match value.parse::<Bound>() {
                Ok(bound) if name == "from" => self.from = Some(PartialDate::from(bound)),
                Ok(bound) => self.to = Some(PartialDate::from(bound)),
                Err(_) => errors.push(error(value, Problem::Date)),
            },
            "region" => {
                for text in list(value) {
                    match find_region(text, regions) {
                        Ok(id) => self.regions.push(id),
                        Err(problem) => errors.push(error(text, problem).allowing(match problem {
                            Problem::RegionForm => RegionKind::ALL.map(|k| format!("{}:…", k.as_str())).to_vec(),
                            _ => Vec::new(),
                        })),
                    }
                }
            }
            "bbox" => match value.parse() {
                Ok(bbox) => self.bbox = Some(bbox),
                Err(NotABox) => errors.push(error(value, Problem::Bbox)),
            },
            "verification" => {
                for code in list(value) {
                    match code.parse::<Verification>() {
                        Ok(code) => self.verification.push(code),
                        Err(unknown) => errors.push(error(code, Problem::UnknownValue).allowing(unknown.allowed)),
                    }
                }
            }
            "fatal" => match value {
                "true" => self.fatal = Some(true),
                "false" => self.fatal = Some(false),
                _ => errors.push(error(value, Problem::UnknownValue).allowing(["true", "false"])),
            },
            "source" => self.sources.extend(list(value).map(str::to_owned)),
            _ if value.chars().count() > MAX_SEARCH => errors.push(error("…", Problem::TooLong)),
            _ => self.words = words::words(value),
        }
    }
}

fn list(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn sort<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}

fn find_region(text: &str, regions: &Regions) -> Result<crate::region::RegionId, Problem> {
    let (kind, code) = text.split_once(':').ok_or(Problem::RegionForm)?;
    let kind: RegionKind = kind.parse().map_err(|_| Problem::RegionForm)?;
    regions.find(kind, code).map(crate::region::Region::id).ok_or(Problem::UnknownRegion)
}

/// A text that is not west,south,east,north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a box of west,south,east,north in degrees")]
pub struct NotABox;

impl FromStr for Bbox {
    type Err = NotABox;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Vec<f64> =
            text.split(',').map(|n| n.trim().parse::<f64>()).collect::<Result<_, _>>().map_err(|_| NotABox)?;
        let [west, south, east, north] = numbers[..] else { return Err(NotABox) };
        let lon = -180.0..=180.0;
        let lat = -90.0..=90.0;
        let sane = lon.contains(&west) && lon.contains(&east) && lat.contains(&south) && lat.contains(&north);
        if sane && south <= north { Ok(Self { west, south, east, north }) } else { Err(NotABox) }
    }
}
