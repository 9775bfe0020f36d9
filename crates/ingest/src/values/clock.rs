//! Days as the time since 1970 that programs count.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What a column of days counts since 1970, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    Seconds,
    Milliseconds,
}

impl Clock {
    /// The day of a number.
    pub(crate) fn day(self, text: &str) -> Option<Date> {
        let number = text.strip_suffix(".0").unwrap_or(text);
        if !(9..=13).contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let count = number.parse().ok()?;
        let time = match self {
            Self::Seconds => Timestamp::from_second(count),
            Self::Milliseconds => Timestamp::from_millisecond(count),
        };
        Some(time.ok()?.to_zoned(TimeZone::UTC).date())
    }
}
