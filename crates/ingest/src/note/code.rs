//! The reason codes. They are stable: scripts, saved receipts and translations rely on them.

/// What was done with the row because of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The row was not taken.
    Reject,
    /// The value was changed, and the row taken.
    Repair,
    /// The row was taken; somebody should look.
    Warning,
}

impl Severity {
    /// The word in receipts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reject => "reject",
            Self::Repair => "repair",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($severity:ident: $($(#[$doc:meta])* $variant:ident = $code:literal),+;)+) => {
        /// Why a row was rejected, repaired or warned about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($($(#[$doc])* $variant),+),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$($(Self::$variant),+),+];

            /// The stable word in receipts.
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$variant => $code),+),+ }
            }

            /// What such a note does to its row.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$variant)|+ => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    Reject:
        /// A quotation mark is opened and not closed.
        UnclosedQuote = "unclosed_quote",
        /// Text follows a closing quotation mark.
        StrayQuote = "stray_quote",
        /// The row is longer than 1 MiB.
        RowTooLong = "row_too_long",
        /// More filled cells than the header has columns: values may have moved.
        ExtraCells = "extra_cells",
        /// The file ends in the middle of this row.
        CutOff = "cut_off",
        /// A cell holds a NUL character, which no text has.
        ControlCharacter = "control_character",
        /// The category is blank.
        NoCategory = "no_category",
        /// The category is not in the taxonomy.
        UnknownCategory = "unknown_category",
        /// The counts of the register do not tell whether it is a death or a disappearance.
        UndecidedCategory = "undecided_category",
        /// The date is blank.
        NoDate = "no_date",
        /// The date cannot be read, or does not exist.
        BadDate = "bad_date",
        /// Day and month could be either way round, and nothing in the file decides.
        AmbiguousDate = "ambiguous_date",
        /// Day and month may have been swapped by a spreadsheet that took the dates of this column for the other order.
        MangledDate = "date_mangled",
        /// The date exists, but another of its column exists only if it is read otherwise.
        DoubtfulDate = "date_doubtful",
        /// The date is one that programs write where there is none.
        PlaceholderDate = "placeholder_date",
        /// The date lies in the future.
        FutureDate = "future_date",
        /// Neither coordinates nor a county or state.
        NoPlace = "no_place",
        /// The coordinates cannot be read.
        BadCoordinates = "bad_coordinates",
        /// Latitude and longitude are both zero.
        ZeroCoordinates = "zero_coordinates",
        /// No place on the globe has these coordinates.
        OutOfWorld = "out_of_world",
        /// Outside the ten border states and their waters.
        OutsideRegion = "outside_region",
        /// The county and state of a row without coordinates are not known.
        UnknownRegion = "unknown_region",
        /// An earlier row has the same id and says something else.
        IdRepeated = "id_repeated",
        /// An earlier row says the same in everything that is taken over, and something else in other columns.
        SameElsewhereOther = "same_but_for_other_columns",
        /// Several states have a county or municipio of the name, and the row names no state.
        AmbiguousRegion = "ambiguous_region",
        /// The code of a region and its name say different things, and the row has no coordinates.
        RegionContradiction = "region_contradiction",
        /// The place is a line, an area, several points or an empty geometry.
        NotAPoint = "not_a_point",
        /// The coordinates can be read in several ways, and more than one lies in the region.
        AmbiguousCoordinates = "ambiguous_coordinates",
        /// The one reading of the coordinates that lies in the region is far from the county or state that the row names.
        RepairContradicted = "repair_contradicted",
        /// The decimals of all coordinates of the file are below 60: they are minutes, or minutes and seconds.
        MinutesAsDecimals = "minutes_as_decimals",
        /// UTM metres without a zone, and nothing in the row decides which.
        UtmZoneMissing = "utm_zone_missing",
        /// The coordinates are those of an examiner's office, and the row names no region that is known.
        OfficeOnly = "office_only",
        /// The county or state is of another country than the row names, and the row has no coordinates.
        OtherCountry = "other_country",
        /// The row adds up others.
        TotalRow = "total_row",
        /// The row was rejected before, and is as it was then.
        NotCorrected = "not_corrected",
        /// The row says of itself that it is unfounded, a duplicate or a mistake, or that nobody died.
        NotAnIncident = "not_an_incident",
        /// The id is a number of which a spreadsheet has kept the first digits only, or which it took for a date.
        MangledId = "id_mangled",
        /// The cells of the row stand in other columns than those of the other rows.
        ShiftedCells = "shifted_cells",
        /// A cell in quotation marks holds whole rows.
        SwallowedRows = "swallowed_rows",
        /// Another header stands above this row, with other columns.
        OtherHeader = "other_header",
        /// Another incident, of another day and place, has the same id.
        IdClash = "id_clash",
        /// The row gives two places that are not one.
        PlacesContradict = "places_contradict",
        /// The record was taken out at the person's request, and does not come back.
        Redacted = "redacted";
    Repair:
        /// The longitude's minus sign was missing.
        LongitudeSign = "longitude_sign",
        /// The id is that of a stored record, written another way.
        IdRespelled = "id_respelled",
        /// Latitude and longitude were swapped.
        CoordinatesSwapped = "coordinates_swapped",
        /// Latitude and longitude were swapped, and the longitude's minus sign was missing.
        SwappedAndSign = "coordinates_swapped_and_sign",
        /// A spreadsheet's number was read as the day it stands for.
        ExcelSerial = "excel_serial",
        /// A number that counts the time since 1970 was read as its day in UTC.
        EpochDate = "epoch_date",
        /// The file itself says that the coordinates are not the place: the county or state was taken.
        RegionOnly = "region_only",
        /// The coordinates are those of an examiner's office: the county or state was taken.
        OfficePlace = "office_place",
        /// HTML entities were decoded.
        EntitiesDecoded = "entities_decoded",
        /// The date was blank; month and year of their own columns were taken.
        DateFromMonth = "date_from_month",
        /// UTM metres were converted to degrees.
        UtmConverted = "utm_converted",
        /// An MGRS reference was converted to degrees.
        MgrsConverted = "mgrs_converted",
        /// Web Mercator metres were converted to degrees.
        WebMercatorConverted = "web_mercator_converted";
    Warning:
        /// Fewer cells than the header has columns; the rest is blank.
        ShortRow = "short_row",
        /// A negative count was taken as unknown.
        NegativeCount = "negative_count",
        /// A count that is no whole number was left blank.
        BadCount = "bad_count",
        /// A number that stands for unknown in many registers was left blank.
        PlaceholderNumber = "placeholder_number",
        /// The coordinates are whole degrees: the place is taken, with the uncertainty that this means.
        WholeDegrees = "whole_degrees",
        /// The decimals of all coordinates of the file are below 60, as those of minutes are; in a file so small it may be an accident.
        PerhapsMinutes = "minutes_perhaps",
        /// A number of people out of all proportion to the others of its column was left blank.
        ImplausibleCount = "implausible_count",
        /// What says on which day it ended is no date.
        BadEnd = "bad_end",
        /// The coordinates are those of the middle of a county or state: the place is taken, with the uncertainty that this means.
        RegionMiddle = "region_middle",
        /// The words of the row say that its point is not, or not exactly, where it happened.
        DoubtedPlace = "doubted_place",
        /// Many rows of the file have the same coordinates.
        CrowdedPoint = "crowded_point",
        /// The counts of the row contradict each other, or its category.
        CountsContradict = "counts_contradict",
        /// The coordinates are on the datum of 1927: the place is taken as it stands, with the uncertainty that this means.
        OldDatum = "old_datum",
        /// A code that is not in its list was left blank.
        UnknownCode = "unknown_code",
        /// A nationality that stands for no single country was left blank.
        UnknownNationality = "unknown_nationality",
        /// What says how precise the place is was not understood and left blank.
        BadPrecision = "bad_precision",
        /// An age that cannot be was left blank.
        BadAge = "bad_age",
        /// A link that is none was kept in the description.
        BadUrl = "bad_url",
        /// The county or state of the row is not the one that its coordinates lie in.
        RegionMismatch = "region_mismatch",
        /// The county or state of the row is not known; the coordinates decide.
        UnknownRegionName = "unknown_region_name",
        /// The date exists only in another order of day and month than the other dates of the column have.
        OtherOrder = "date_other_order",
        /// The date is one of few that exist in one order of day and month only, and the other rows speak against that order.
        AloneInOrder = "date_alone_in_order",
        /// The month, year or weekday column disagrees with the date.
        DateMismatch = "date_mismatch",
        /// A text contains what looks like a telephone number, an e-mail address or an A-number.
        PersonalData = "personal_data",
        /// Such a text would become public with the exact place: the record stays private until a reviewer has looked.
        KeptBack = "kept_back",
        /// The row has no id although most rows have one: if it had one before, it comes in a second time.
        NoId = "no_id",
        /// The row names no source, so that it cannot be published.
        NoSource = "no_source",
        /// Published, but consent does not let it become public.
        ConsentMissing = "consent_missing",
        /// Published, but for another reason it does not become public.
        NotPublic = "not_public",
        /// A municipio younger than the boundaries is counted with the one whose land it was.
        ParentRegion = "parent_region",
        /// The file ends without a line end: if it was cut off, the last cell of its last row is not whole.
        NoLineEnd = "no_line_end",
        /// The record is known from a newer file, whose values stayed.
        OlderThanStored = "older_than_stored",
        /// Values that the record had are blank in this newer file; they stay in its history.
        ValueBlanked = "value_blanked",
        /// Somebody here had edited the record, and the file says something else; what was edited stays in its history, and a published record
        /// waits for review.
        EditedHere = "edited_here",
        /// The record's day comes again with day and month exchanged.
        DayExchanged = "day_exchanged",
        /// A record of another register may document the same event.
        PossibleDouble = "possible_double",
        /// Verification, consent or an exact place, which a reviewer decides on.
        Proposed = "proposed";
}
