//! The ticks of a reviewer: which texts of a masked record name no place and no person.

/// One tick for each text that a masked incident may show at all. The name of its place and its number have none: they are
/// never public beside an area.
#[allow(clippy::struct_excessive_bools, reason = "four ticks that have nothing to do with each other")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cleared {
    /// The title.
    pub title: bool,
    /// The description.
    pub description: bool,
    /// The source.
    pub source: bool,
    /// The link to the source.
    pub source_url: bool,
}

impl Cleared {
    /// The texts that can be ticked, by their names in Spotlight's own CSV.
    pub const NAMES: [&'static str; 4] = ["title", "description", "source", "source_url"];

    /// Every tick.
    pub const ALL: Self = Self { title: true, description: true, source: true, source_url: true };

    /// The tick of a text.
    pub fn get(&self, name: &str) -> bool {
        match name {
            "title" => self.title,
            "description" => self.description,
            "source" => self.source,
            "source_url" => self.source_url,
            _ => false,
        }
    }

    /// Sets a tick; false if no text of that name can be ticked.
    pub fn tick(&mut self, name: &str) -> bool {
        let tick = match name {
            "title" => &mut self.title,
            "description" => &mut self.description,
            "source" => &mut self.source,
            "source_url" => &mut self.source_url,
            _ => return false,
        };
        *tick = true;
        true
    }

    /// The names of the texts that are ticked.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let ticks = *self;
        Self::NAMES.into_iter().filter(move |name| ticks.get(name))
    }
}
