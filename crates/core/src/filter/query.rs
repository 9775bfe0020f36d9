//! From a filter to its canonical query string: the same filter always has the same text.

use form_urlencoded::Serializer;

use super::Filter;
use crate::code::Verification;
use crate::region::Regions;
use crate::taxonomy::Taxonomy;

impl Filter {
    /// The canonical parameters, in the order of [`PARAMETERS`](super::PARAMETERS); none for an empty filter.
    pub fn to_pairs(&self, taxonomy: &Taxonomy, regions: &Regions) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut push = |name, values: Vec<String>| {
            if !values.is_empty() {
                pairs.push((name, values.join(",")));
            }
        };
        let named = |set: u64, codes: &mut dyn Iterator<Item = &str>| {
            codes.enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, code)| code.to_owned()).collect()
        };
        push("category", named(self.categories, &mut taxonomy.categories().iter().map(|c| c.code.as_str())));
        push("actor", named(self.actors, &mut taxonomy.actors().iter().map(|a| a.code.as_str())));
        push("from", self.from.iter().map(ToString::to_string).collect());
        push("to", self.to.iter().map(ToString::to_string).collect());
        let region = |id: &crate::region::RegionId| {
            let region = regions.get(*id);
            format!("{}:{}", region.kind().as_str(), region.code())
        };
        push("region", self.regions.iter().map(region).collect());
        push(
            "bbox",
            self.bbox.iter().flat_map(|b| [b.west, b.south, b.east, b.north]).map(|n| n.to_string()).collect(),
        );
        push("verification", self.verification.iter().map(|v| Verification::as_str(*v).to_owned()).collect());
        push("fatal", self.fatal.iter().map(ToString::to_string).collect());
        push("source", self.sources.clone());
        if !self.words.is_empty() {
            pairs.push(("q", self.words.join(" ")));
        }
        pairs
    }

    /// The canonical query string, without a question mark; empty for an empty filter.
    pub fn to_query(&self, taxonomy: &Taxonomy, regions: &Regions) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(self.to_pairs(taxonomy, regions));
        query.finish()
    }
}
