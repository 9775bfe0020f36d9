//! Query strings: the one filter, and the few parameters that a route has of its own.

use std::str::FromStr;

use spotlight_core::filter::{Filter, FilterError, FilterErrors, Problem as Mistake};
use spotlight_core::index::Dataset;

use crate::problem::Problem;

/// A route's own parameters, each given at most once; an empty value is the same as none.
pub(crate) struct Own(Vec<(String, String)>);

impl Own {
    /// The value of a parameter.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, value)| own == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter, read; the mistake is what to answer when it cannot be.
    pub(crate) fn read<T: FromStr>(&self, name: &str, mistake: Mistake) -> Result<Option<T>, FilterError> {
        self.get(name).map(|value| value.parse().map_err(|_| FilterError::new(name, value, mistake))).transpose()
    }
}

fn pairs(query: Option<&str>) -> Vec<(String, String)> {
    form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// The first value of a parameter, before anything else is read.
pub(crate) fn value(query: Option<&str>, name: &str) -> Option<String> {
    pairs(query).into_iter().find(|(own, _)| own == name).map(|(_, value)| value)
}

/// The filter of a query string and the route's own parameters.
pub(crate) fn filter(query: Option<&str>, own: &[&str], dataset: &Dataset) -> Result<(Filter, Own), Problem> {
    let (filter, rest) = Filter::parse(&pairs(query), own, dataset.taxonomy(), dataset.regions())?;
    Ok((filter, Own(rest)))
}

/// The parameters of a route that takes no filter.
pub(crate) fn own(query: Option<&str>, own: &[&str]) -> Result<Own, Problem> {
    let pairs = pairs(query);
    let mut errors = Vec::new();
    for (i, (name, value)) in pairs.iter().enumerate() {
        if !own.contains(&name.as_str()) {
            errors.push(FilterError::new(name, value, Mistake::UnknownParameter).allowing(own));
        } else if pairs[..i].iter().any(|(seen, _)| seen == name) {
            errors.push(FilterError::new(name, value, Mistake::Repeated));
        }
    }
    if errors.is_empty() { Ok(Own(pairs)) } else { Err(FilterErrors(errors).into()) }
}
