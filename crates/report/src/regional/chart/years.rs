//! The years of two periods side by side.

use super::svg::{Anchor, Svg};
use super::{QUIET, RULE, STRONG, WEAK, WIDTH, scale};
use crate::regional::fonts::width;
use crate::regional::words::{Words, number};

const HEIGHT: f64 = 240.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 190.0;

/// A column a year: the earlier period in a lighter tone, the later one in a darker.
pub(in crate::regional) fn years(words: &Words, before: &[(i16, u64)], now: &[(i16, u64)], names: [&str; 2]) -> String {
    let mut svg = Svg::new(HEIGHT);
    let most = before.iter().chain(now).map(|(_, n)| *n).max().unwrap_or(1);
    let (top, step) = scale(most);
    let left = width(&number(top), 11.0) + 10.0;
    let gap = if before.is_empty() || now.is_empty() { 0.0 } else { 0.6 };
    let wide = (WIDTH - left) / (before.len() as f64 + now.len() as f64 + gap);
    let y = |n: u64| BOTTOM - n as f64 / top as f64 * (BOTTOM - TOP);
    svg.text((0.0, 11.0), Anchor::Start, words.t("chart.incidents_a_year"), &[("fill", QUIET)]);
    for tick in (0..=top).step_by(step as usize) {
        svg.line((left, y(tick)), (WIDTH, y(tick)), RULE, 0.7);
        svg.text((left - 5.0, y(tick) + 4.0), Anchor::End, &number(tick), &[("fill", QUIET)]);
    }
    let mut at = left;
    for ((years, name), colour) in [(before, names[0]), (now, names[1])].into_iter().zip([WEAK, STRONG]) {
        if years.is_empty() {
            continue;
        }
        let begins = at;
        let every = (36.0 / wide).ceil().max(1.0) as usize;
        for (n, (year, count)) in years.iter().enumerate() {
            svg.rect((at + wide * 0.12, y(*count)), (wide * 0.76, BOTTOM - y(*count)), colour);
            if wide > width(&number(*count), 11.0) + 2.0 {
                svg.text((at + wide / 2.0, y(*count) - 4.0), Anchor::Middle, &number(*count), &[]);
            }
            if n.is_multiple_of(every) {
                svg.text((at + wide / 2.0, BOTTOM + 15.0), Anchor::Middle, &year.to_string(), &[("fill", QUIET)]);
            }
            at += wide;
        }
        svg.line((begins + wide * 0.12, BOTTOM + 23.0), (at - wide * 0.12, BOTTOM + 23.0), colour, 3.0);
        svg.text((f64::midpoint(begins, at), BOTTOM + 39.0), Anchor::Middle, name, &[("font-weight", "600")]);
        at += wide * gap;
    }
    svg.finish()
}
