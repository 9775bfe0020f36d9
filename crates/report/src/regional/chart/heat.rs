//! A table whose cells are the darker the more they hold. The number stands in each.

use super::svg::{Anchor, Svg};
use super::{QUIET, STEPS, WIDTH, on_step, step_of};
use crate::regional::words::number;

const ROW: f64 = 24.0;
const LEFT: f64 = 56.0;

/// Rows by columns.
pub(in crate::regional) fn heat(columns: &[String], rows: &[(String, Vec<u64>)]) -> String {
    let mut svg = Svg::new(26.0 + ROW * rows.len() as f64);
    let most = rows.iter().flat_map(|(_, counts)| counts).copied().max().unwrap_or(1);
    let wide = (WIDTH - LEFT) / columns.len().max(1) as f64;
    for (n, name) in columns.iter().enumerate() {
        svg.text((LEFT + wide * (n as f64 + 0.5), 14.0), Anchor::Middle, name, &[("fill", QUIET)]);
    }
    for (r, (name, counts)) in rows.iter().enumerate() {
        let top = 22.0 + ROW * r as f64;
        svg.text((LEFT - 8.0, top + 15.5), Anchor::End, name, &[]);
        for (c, n) in counts.iter().enumerate() {
            let left = LEFT + wide * c as f64;
            let step = step_of(*n, most);
            svg.rect((left + 1.0, top + 1.0), (wide - 2.0, ROW - 2.0), step.map_or("#f7f9fb", |step| STEPS[step]));
            let colour = step.map_or(QUIET, on_step);
            svg.text((left + wide / 2.0, top + 15.5), Anchor::Middle, &number(*n), &[("fill", colour)]);
        }
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_is_the_darkest_and_nothing_has_no_colour() {
        let svg = heat(&["a".into(), "b".into()], &[("x".into(), vec![0, 10])]);
        assert!(svg.contains(STEPS[4]) && svg.contains("#f7f9fb") && !svg.contains(STEPS[1]));
    }
}
