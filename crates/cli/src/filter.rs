//! The filter flags, the same as the parameters of the API.

use spotlight_core::filter::Filter;
use spotlight_core::region::Regions;
use spotlight_core::taxonomy::Taxonomy;

use crate::Usage;

/// Which incidents. Lists are separated by commas.
#[derive(clap::Args)]
#[command(next_help_heading = "Which incidents")]
pub(crate) struct Flags {
    /// Categories
    #[arg(long)]
    category: Vec<String>,
    /// Actors
    #[arg(long)]
    actor: Vec<String>,
    /// First day, month or year
    #[arg(long)]
    from: Option<String>,
    /// Last day, month or year
    #[arg(long)]
    to: Option<String>,
    /// Regions as kind:code, such as county:04019
    #[arg(long)]
    region: Vec<String>,
    /// West,south,east,north in degrees
    #[arg(long, allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Degrees of verification
    #[arg(long)]
    verification: Vec<String>,
    /// Only incidents that somebody died in, or only others
    #[arg(long, value_name = "true|false", num_args = 0..=1, default_missing_value = "true")]
    fatal: Option<String>,
    /// Registers (`source_system`)
    #[arg(long)]
    source: Vec<String>,
    /// Words that must occur
    #[arg(long)]
    q: Option<String>,
}

impl Flags {
    /// The filter. A value that is not understood is a mistake of usage that names what is allowed.
    pub(crate) fn filter(&self) -> anyhow::Result<Filter> {
        let lists = [
            ("category", &self.category),
            ("actor", &self.actor),
            ("region", &self.region),
            ("verification", &self.verification),
            ("source", &self.source),
        ];
        let single =
            [("from", &self.from), ("to", &self.to), ("bbox", &self.bbox), ("fatal", &self.fatal), ("q", &self.q)];
        let lists = lists.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        let single = single.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value)));
        let pairs: Vec<(String, String)> =
            lists.chain(single).map(|(name, value)| (name.to_owned(), value.clone())).collect();
        let (filter, _) = Filter::parse(&pairs, &[], Taxonomy::embedded(), Regions::embedded())
            .map_err(|errors| Usage(errors.to_string()))?;
        Ok(filter)
    }
}
