//! Ranked bars, each with its name and number.

use super::svg::{Anchor, Svg};
use super::{RULE, STRONG, WIDTH};
use crate::regional::fonts::{fitting, width};
use crate::regional::words::number;

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::regional) struct Bar {
    pub label: String,
    pub value: u64,
}

const SIZE: f64 = 11.0;
const ROW: f64 = 22.0;
/// The most room that names get.
const NAMES: f64 = 250.0;

/// Bars from the first to the last.
pub(in crate::regional) fn bars(bars: &[Bar]) -> String {
    let height = ROW * bars.len() as f64 + 10.0;
    let mut svg = Svg::new(height);
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1);
    let left = bars.iter().map(|bar| width(&bar.label, SIZE)).fold(0.0, f64::max).min(NAMES) + 10.0;
    let room = WIDTH - left - width(&number(most), SIZE) - 12.0;
    for (n, bar) in bars.iter().enumerate() {
        let top = 4.0 + ROW * n as f64;
        let length = (bar.value as f64 / most as f64 * room).max(1.0);
        svg.text((left - 8.0, top + 13.5), Anchor::End, &fitting(&bar.label, SIZE, NAMES), &[]);
        svg.rect((left, top + 2.0), (length, ROW - 7.0), STRONG);
        svg.text((left + length + 5.0, top + 13.5), Anchor::Start, &number(bar.value), &[("font-weight", "600")]);
    }
    svg.line((left, 2.0), (left, height - 4.0), RULE, 1.0);
    svg.finish()
}
