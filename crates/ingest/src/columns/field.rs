//! The fields that a column can be mapped to.

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// A field of an incident, or a helper that fields are made from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Field { $($(#[$doc])* $variant),+ }

        impl Field {
            pub(crate) const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name in presets, in our own header and in receipts.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

fields! {
    ExternalId = "external_id",
    SourceSystem = "source_system",
    Category = "category",
    Date = "date",
    DateKind = "date_kind",
    Lat = "lat",
    Lon = "lon",
    Uncertainty = "location_uncertainty_m",
    Place = "place",
    State = "state",
    County = "county",
    Title = "title",
    Description = "description",
    Lang = "lang",
    CauseOfDeath = "cause_of_death",
    Identified = "identified",
    Dead = "dead",
    Missing = "missing",
    Injured = "injured",
    Survivors = "survivors",
    Women = "women",
    Men = "men",
    Children = "children",
    Nationality = "nationality",
    AgeGroup = "age_group",
    Gender = "gender",
    Actors = "actors",
    SourceType = "source_type",
    Source = "source",
    SourceUrl = "source_url",
    SourceQuality = "source_quality",
    Verification = "verification",
    Consent = "consent",
    Visibility = "visibility",
    /// Not in our own header: it never leaves staff pages, so an export has no column for it.
    PrivateNotes = "private_notes",
    /// Both coordinates in one cell.
    Coordinates = "coordinates",
    /// The zone that UTM metres in the columns of latitude and longitude are of.
    UtmZone = "utm_zone",
    /// Year, month and day of the date, for rows that have no date and, but for the day, to check those that have.
    Year = "year",
    Month = "month",
    Day = "day",
    /// An age in years, from which the age group follows.
    Age = "age",
    /// INEGI's codes of a state and of a municipio, the latter of three digits or with the state's in front (CVEGEO). They are fields of
    /// their own since `04001` is Apache County in one numbering and Calkiní in the other.
    CveEnt = "cve_ent",
    CveMun = "cve_mun",
    /// The codes of the US Census for a state and for a county, the latter of three digits or with the state's in front.
    StateFips = "state_fips",
    CountyFips = "county_fips",
}

impl Field {
    /// Whether it holds what somebody wrote, and not a code, number, date or place.
    pub(crate) fn is_words(self) -> bool {
        matches!(
            self,
            Self::Place | Self::Title | Self::Description | Self::CauseOfDeath | Self::Source | Self::PrivateNotes
        )
    }

    /// The field of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The names of everything that a column can be read as: the fields of our own CSV, and helpers that fields are made from.
pub fn names() -> impl Iterator<Item = &'static str> {
    Field::ALL.into_iter().map(Field::name)
}
