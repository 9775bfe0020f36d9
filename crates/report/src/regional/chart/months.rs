//! A column for each month, years beneath.

use spotlight_core::date::PartialDate;

use super::svg::{Anchor, Svg};
use super::{QUIET, RULE, STRONG, WIDTH, scale};
use crate::regional::fonts::width;
use crate::regional::words::{Words, number};

const HEIGHT: f64 = 210.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 182.0;

/// Months in their order, without gaps.
pub(in crate::regional) fn months(words: &Words, months: &[(PartialDate, u64)]) -> String {
    let mut svg = Svg::new(HEIGHT);
    let most = months.iter().map(|(_, n)| *n).max().unwrap_or(1);
    let (top, step) = scale(most);
    let left = width(&number(top), 11.0) + 10.0;
    let wide = (WIDTH - left) / months.len().max(1) as f64;
    let y = |n: u64| BOTTOM - n as f64 / top as f64 * (BOTTOM - TOP);
    svg.text((0.0, 11.0), Anchor::Start, words.t("chart.incidents_a_month"), &[("fill", QUIET)]);
    for tick in (0..=top).step_by(step as usize) {
        svg.line((left, y(tick)), (WIDTH, y(tick)), RULE, 0.7);
        svg.text((left - 5.0, y(tick) + 4.0), Anchor::End, &number(tick), &[("fill", QUIET)]);
    }
    for (i, (_, n)) in months.iter().enumerate() {
        let x = left + wide * i as f64;
        let gap = if wide > 3.0 { 1.0 } else { 0.2 };
        svg.rect((x + gap / 2.0, y(*n)), (wide - gap, BOTTOM - y(*n)), STRONG);
    }
    // The year stands where its first month is; years whose names would touch are left out.
    let mut free = left - 1.0;
    for (i, (month, _)) in months.iter().enumerate() {
        let first = month.first_day();
        if i > 0 && first.month() != 1 {
            continue;
        }
        let x = left + wide * i as f64;
        svg.line((x, BOTTOM), (x, BOTTOM + 5.0), QUIET, 0.8);
        let name = first.year().to_string();
        // A first year that begins late has its name only where the next leaves room for it.
        let room = if first.month() == 1 { f64::INFINITY } else { wide * f64::from(13 - first.month()) };
        if x >= free && width(&name, 11.0) + 6.0 <= room {
            svg.text((x + 2.0, BOTTOM + 17.0), Anchor::Start, &name, &[("fill", QUIET)]);
            free = x + width(&name, 11.0) + 8.0;
        }
    }
    svg.finish()
}
