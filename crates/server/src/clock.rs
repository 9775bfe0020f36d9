//! The clock. Everything below is told what time it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// This moment.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The day in UTC: on the border it begins seven or eight hours early, so that no event of today lies in the future.
pub fn today() -> Date {
    now().to_zoned(TimeZone::UTC).date()
}
