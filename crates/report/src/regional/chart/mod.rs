//! Charts as SVG, drawn by ourselves so that they are the same in every format: colours that differ in lightness, too, so that they can be
//! told apart without colour and in grey print; a number beside every mark, as far as there is room.

mod bars;
mod heat;
pub(super) mod map;
mod months;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod years;

pub(super) use bars::{Bar, bars};
pub(super) use heat::heat;
pub(super) use months::months;
pub use png::PngError;
pub(super) use png::png;
pub(super) use years::years;

/// Units across a drawing. In print 640 units are about 17 cm, so that a text of 11 is one of some 8 points.
pub(super) const WIDTH: f64 = 640.0;

/// Ink, greys, and the five steps from little to much (from the scheme Blues of Cynthia Brewer's: darker is more, in grey, too).
pub(super) const INK: &str = "#1f2933";
pub(super) const QUIET: &str = "#52606d";
pub(super) const RULE: &str = "#cbd2d9";
pub(super) const STRONG: &str = "#08519c";
pub(super) const WEAK: &str = "#9ecae1";
pub(super) const STEPS: [&str; 5] = ["#deebf7", "#9ecae1", "#4292c6", "#2171b5", "#08306b"];

/// A round number of at least the given one, and how far its ticks are apart: 1, 2 or 5 times a power of ten.
pub(super) fn scale(most: u64) -> (u64, u64) {
    let most = most.max(1);
    let mut step = 1;
    for factor in [2, 5, 2].iter().cycle() {
        if most.div_ceil(step) <= 5 {
            break;
        }
        // 1 → 2 → 5 → 10: times 2, then 5/2, then 2.
        step = if *factor == 5 { step / 2 * 5 } else { step * 2 };
    }
    (most.div_ceil(step) * step, step)
}

/// Which of five steps a number is in, from none (0) to the most: equal parts of the way.
pub(super) fn step_of(n: u64, most: u64) -> Option<usize> {
    (n > 0).then(|| ((n * 5).div_ceil(most.max(1)) as usize).clamp(1, 5) - 1)
}

/// The colour of a text upon a step.
pub(super) fn on_step(step: usize) -> &'static str {
    if step >= 2 { "#ffffff" } else { INK }
}
