//! Reference layers: what an organisation loads beside the incidents. A figure or a word for each county or municipio (poverty,
//! population, field office), or things with a place (fence, facilities, checkpoints). Each says its source, year and licence.
//!
//! A layer is public as a whole, from the moment it is loaded: it is never made of records. It belongs to no dataset version, and has a
//! hash of its own instead ([`Kept::sha256`]).
//!
//! ```
//! use spotlight_core::Lang;
//! use spotlight_core::layer::{About, Content, Layer};
//! use spotlight_core::region::Regions;
//!
//! let about = About {
//!     id: "poverty".parse()?,
//!     names: ["Poverty".into(), "Pobreza".into()],
//!     source: "An invented register".into(),
//!     licence: "CC0".into(),
//!     year: 2017,
//!     unit: Some("percent".into()),
//!     population: false,
//! };
//! let layer = Layer::new(about, Content::Values([("04019".into(), 18.2)].into()), Regions::embedded())?;
//! assert_eq!(layer.name(Lang::Es), "Pobreza");
//! assert_eq!(layer.value("04019"), Some(18.2));
//! assert_eq!(layer.value("04023"), None, "not known, which is not zero");
//! # Ok::<(), spotlight_core::layer::LayerError>(())
//! ```

mod classes;
mod wire;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use geo::{CoordsIter as _, Geometry};

use crate::Lang;
use crate::region::{RegionKind, Regions};

pub use classes::{CLASSES, quantiles};
pub use wire::{DamagedLayer, Kept, hex};

/// Different words that a layer of words may hold: as many as a reader can tell apart on a map.
pub const MOST_WORDS: usize = 12;

/// Features of a layer, at most.
pub const MOST_FEATURES: usize = 20_000;

/// Vertices of all features of a layer, at most.
pub const MOST_VERTICES: usize = 400_000;

/// Characters of a text of a layer, at most: its name, source, licence, the title of a feature, a word.
pub const LONGEST_TEXT: usize = 300;

/// Characters of a name and of a word, at most.
pub const LONGEST_NAME: usize = 80;

/// The name by which a layer is addressed: 1 to 40 small letters, digits and hyphens, a letter or digit first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerId(Box<str>);

/// Names that the map itself uses: for counted incidents, for counted deaths, and in front of a population for rates.
const RESERVED: [&str; 4] = ["none", "count", "deaths", "rate"];

impl LayerId {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LayerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for LayerId {
    type Err = LayerError;

    fn from_str(text: &str) -> Result<Self, LayerError> {
        let signs = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let fits = (1..=40).contains(&text.len()) && text.chars().all(signs) && !text.starts_with('-');
        if !fits {
            return Err(LayerError::Id(text.to_owned()));
        }
        if RESERVED.contains(&text) {
            return Err(LayerError::ReservedId(text.to_owned()));
        }
        Ok(Self(text.into()))
    }
}

/// Why something is no layer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LayerError {
    /// Not a name that a layer can be addressed by.
    #[error("a layer's id takes 1 to 40 small letters, digits and hyphens, such as poverty-2017; not {0:?}")]
    Id(String),
    /// A name that means something else on the map.
    #[error("the id {0:?} means something else on the map; choose another")]
    ReservedId(String),
    /// A text that is blank, too long, or more than one line.
    #[error("{field} takes 1 to {most} characters in one line; not {given:?}")]
    Text {
        /// Which text.
        field: &'static str,
        /// How many characters it takes.
        most: usize,
        /// What was given, its beginning.
        given: String,
    },
    /// A year that no data are of.
    #[error("the year is one from 1800 to 2200; not {0}")]
    Year(i16),
    /// Nothing in it.
    #[error("a layer needs at least one county, municipio or feature")]
    Empty,
    /// A code that is no county's or municipio's of the border states.
    #[error("{0:?} is no county or municipio of the border states")]
    Region(String),
    /// A figure that is no number.
    #[error("the figure of {0} is not a number")]
    Figure(String),
    /// People who are fewer than none, or no number for a denominator.
    #[error("a layer that counts people needs a number that is not negative for each county; {0} has none")]
    Population(String),
    /// More than a map can show apart, or than a browser can draw.
    #[error("{found} {what} are too many: a layer has at most {most}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// How many may be.
        most: usize,
    },
    /// A vertex that is no place on the globe, or a shape without one.
    #[error("feature {0} has no place in longitude and latitude")]
    Place(usize),
}

/// What a layer says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The name by which it is addressed.
    pub id: LayerId,
    /// What readers see, in English and Spanish.
    pub names: [Box<str>; 2],
    /// Who made the data: a citation, printed as it is.
    pub source: Box<str>,
    /// Under which licence, printed as it is.
    pub licence: Box<str>,
    /// The year that the data are of.
    pub year: i16,
    /// The unit of the figures: `percent`, `USD`, `people`, …; `percent` is written as a sign.
    pub unit: Option<Box<str>>,
    /// Whether the figures count residents, so that rates can be made of them.
    pub population: bool,
}

/// What a layer holds. Counties and municipios are named by their codes (`04019`, `26043`); one that is not there is not known.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A figure for each.
    Values(BTreeMap<Box<str>, f64>),
    /// A word for each.
    Categories(BTreeMap<Box<str>, Box<str>>),
    /// Things with a place.
    Features(Vec<Feature>),
}

/// A thing with a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// What it is called.
    pub title: Option<Box<str>>,
    /// Where it is: longitude and latitude in degrees (WGS 84), rounded to six decimals (11 cm).
    pub shape: Geometry<f64>,
}

/// A reference layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    about: About,
    content: Content,
}

impl Layer {
    /// A layer, if everything about it is as it should be.
    ///
    /// # Errors
    /// The first thing that is not.
    pub fn new(about: About, content: Content, regions: &Regions) -> Result<Self, LayerError> {
        check_about(&about)?;
        let known = |code: &str| {
            let found = regions.find(RegionKind::County, code).is_some_and(|region| region.code() == code);
            if found { Ok(()) } else { Err(LayerError::Region(code.to_owned())) }
        };
        match &content {
            Content::Values(values) => {
                for (code, value) in values {
                    known(code)?;
                    if !value.is_finite() {
                        return Err(LayerError::Figure(code.to_string()));
                    }
                    if about.population && *value < 0.0 {
                        return Err(LayerError::Population(code.to_string()));
                    }
                }
            }
            Content::Categories(words) => {
                for (code, word) in words {
                    known(code)?;
                    text("a word of a layer", word, LONGEST_NAME)?;
                }
                at_most("different words", distinct(words).len(), MOST_WORDS)?;
            }
            Content::Features(features) => check_features(features)?,
        }
        let layer = Self { about, content };
        if layer.about.population && !matches!(layer.content, Content::Values(_)) {
            return Err(LayerError::Population(layer.about.id.to_string()));
        }
        if layer.is_empty() { Err(LayerError::Empty) } else { Ok(layer) }
    }

    /// What it says about itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What it holds.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// What readers see.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.about.names[0],
            Lang::Es => &self.about.names[1],
        }
    }

    /// How many counties and municipios, or features, it holds.
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Values(values) => values.len(),
            Content::Categories(words) => words.len(),
            Content::Features(features) => features.len(),
        }
    }

    /// Whether it holds nothing: no layer that was made does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `values`, `categories` or `features`.
    pub fn kind(&self) -> &'static str {
        match self.content {
            Content::Values(_) => "values",
            Content::Categories(_) => "categories",
            Content::Features(_) => "features",
        }
    }

    /// The figure of a county or municipio; nothing where none is known, or the layer has no figures.
    pub fn value(&self, code: &str) -> Option<f64> {
        match &self.content {
            Content::Values(values) => values.get(code).copied(),
            Content::Categories(_) | Content::Features(_) => None,
        }
    }

    /// The word of a county or municipio; nothing where none is known, or the layer has no words.
    pub fn word(&self, code: &str) -> Option<&str> {
        match &self.content {
            Content::Categories(words) => words.get(code).map(|word| &**word),
            Content::Values(_) | Content::Features(_) => None,
        }
    }

    /// The different words of a layer of words, in the order of their letters.
    pub fn words(&self) -> Vec<&str> {
        match &self.content {
            Content::Categories(words) => distinct(words),
            Content::Values(_) | Content::Features(_) => Vec::new(),
        }
    }
}

fn distinct(words: &BTreeMap<Box<str>, Box<str>>) -> Vec<&str> {
    let mut distinct: Vec<&str> = words.values().map(|word| &**word).collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

fn check_about(about: &About) -> Result<(), LayerError> {
    for name in &about.names {
        text("the name of a layer", name, LONGEST_NAME)?;
    }
    text("the source of a layer", &about.source, LONGEST_TEXT)?;
    text("the licence of a layer", &about.licence, LONGEST_TEXT)?;
    if let Some(unit) = &about.unit {
        text("the unit of a layer", unit, LONGEST_NAME)?;
    }
    if (1800..=2200).contains(&about.year) { Ok(()) } else { Err(LayerError::Year(about.year)) }
}

fn check_features(features: &[Feature]) -> Result<(), LayerError> {
    at_most("features", features.len(), MOST_FEATURES)?;
    let mut vertices = 0;
    for (n, feature) in features.iter().enumerate() {
        if let Some(title) = &feature.title {
            text("the title of a feature", title, LONGEST_TEXT)?;
        }
        let before = vertices;
        for at in feature.shape.coords_iter() {
            vertices += 1;
            if !((-180.0..=180.0).contains(&at.x) && (-90.0..=90.0).contains(&at.y)) {
                return Err(LayerError::Place(n + 1));
            }
        }
        if vertices == before {
            return Err(LayerError::Place(n + 1));
        }
    }
    at_most("vertices", vertices, MOST_VERTICES)
}

fn at_most(what: &'static str, found: usize, most: usize) -> Result<(), LayerError> {
    if found <= most { Ok(()) } else { Err(LayerError::TooMany { what, found, most }) }
}

fn text(field: &'static str, given: &str, most: usize) -> Result<(), LayerError> {
    let fits = !given.trim().is_empty() && given.chars().count() <= most && !given.chars().any(char::is_control);
    if fits {
        return Ok(());
    }
    Err(LayerError::Text { field, most, given: given.chars().take(60).collect() })
}
