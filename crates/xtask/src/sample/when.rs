//! Invented dates, 2014 to October 2026: mostly days, some months, years and intervals.

use super::draw::Draw;

const FIRST_YEAR: u32 = 2014;
const LAST_YEAR: u32 = 2026;
/// The last month of the last year.
const LAST_MONTH: u32 = 10;

/// A partial date in its text form. No day after the 28th, so that every one exists.
pub(super) fn date(draw: &mut Draw) -> String {
    // Of two years the later one: recent years have more records.
    let year = FIRST_YEAR + draw.below(LAST_YEAR - FIRST_YEAR + 1).max(draw.below(LAST_YEAR - FIRST_YEAR + 1));
    let months = if year == LAST_YEAR { LAST_MONTH } else { 12 };
    let month = 1 + draw.below(months);
    let day = 1 + draw.below(28);
    match draw.below(100) {
        0..84 => format!("{year}-{month:02}-{day:02}"),
        84..92 => format!("{year}-{month:02}"),
        92..96 => format!("{year}"),
        96..98 => format!("{year}-{month:02}-01/{year}-{month:02}-{:02}", day.max(2)),
        _ => {
            let year = year.max(FIRST_YEAR + 1);
            format!("{}-12-{day:02}/{year}-01-{day:02}", year - 1)
        }
    }
}
