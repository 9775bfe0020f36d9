//! Maps drawn from our own boundaries: where incidents are, how many there are in each county, and a small map for each year.

mod draw;
mod frame;
mod labels;

use geo::MultiPolygon;
use spotlight_core::Lang;
use spotlight_core::region::{RegionId, Regions};

use super::svg::{Anchor, Svg, short};
use super::{INK, QUIET, STEPS, STRONG, WIDTH, on_step};
use crate::regional::spec::Area;
use crate::regional::words::{Words, number};
use draw::Layer;
use frame::Frame;

/// An incident on a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::regional) struct Dot {
    pub lon: f64,
    pub lat: f64,
    /// It stands for an area, of which it is the middle.
    pub area: bool,
    /// Only its region is known: it is drawn nowhere.
    pub of_region: bool,
}

/// What every map of a report is drawn upon.
pub(in crate::regional) struct Ground {
    geo: &'static Regions,
    regions: Vec<RegionId>,
    shapes: Vec<MultiPolygon<f64>>,
    frame: Frame,
    lang: Lang,
}

/// More dots than this are drawn as circles of a size that tells how many there are.
const MOST_DOTS: usize = 3_000;

/// Units across a square whose incidents are one circle.
const CELL: f64 = 9.0;

impl Ground {
    /// The part of the border that holds the regions and polygons, or else the incidents.
    pub(in crate::regional) fn new(
        geo: &'static Regions,
        regions: &[RegionId],
        areas: &[Area],
        dots: &[Dot],
        lang: Lang,
    ) -> Self {
        let shapes: Vec<MultiPolygon<f64>> = areas.iter().map(|area| area.shape.clone()).collect();
        let frame = Frame::around(geo, regions, &shapes, dots);
        Self { geo, regions: regions.to_vec(), shapes, frame, lang }
    }

    /// Whether the regions reach beyond the map.
    pub(in crate::regional) fn cropped(&self) -> bool {
        self.frame.cropped
    }
}

/// Every incident in its place.
pub(in crate::regional) fn places(words: &Words, ground: &Ground, dots: &[Dot]) -> String {
    let frame = &ground.frame;
    let mut svg = Svg::new(frame.height + 40.0);
    let layer = Layer { ground, frame };
    layer.land(&mut svg, |_| None);
    let circles = dots.len() > MOST_DOTS;
    if circles {
        layer.circles(&mut svg, dots, CELL);
    } else {
        layer.dots(&mut svg, dots, 2.6);
    }
    layer.labels(&mut svg, true);
    layer.close(&mut svg);
    let y = frame.height + 24.0;
    let mut x = 4.0;
    let mut entry = |svg: &mut Svg, text: &str, dot: Option<bool>| {
        match dot {
            Some(area) => draw::dot(svg, (x + 4.0, y - 4.0), area, 3.4),
            None => draw::circle(svg, (x + 4.0, y - 4.0), 4.0),
        }
        svg.text((x + 13.0, y), Anchor::Start, text, &[("fill", QUIET)]);
        x += 30.0 + crate::regional::fonts::width(text, 11.0);
    };
    if circles {
        entry(&mut svg, words.t("chart.circles"), None);
    } else {
        if dots.iter().any(|dot| !dot.area) {
            entry(&mut svg, words.t("chart.exact"), Some(false));
        }
        if dots.iter().any(|dot| dot.area) {
            entry(&mut svg, words.t("chart.area"), Some(true));
        }
    }
    layer.scale_bar(&mut svg, y);
    svg.finish()
}

/// The counties of the regions, the darker the more there are in each; the number stands in it where there is room.
pub(in crate::regional) fn choropleth(words: &Words, ground: &Ground, counts: &[(RegionId, u64)]) -> String {
    let frame = &ground.frame;
    let mut svg = Svg::new(frame.height + 40.0);
    let layer = Layer { ground, frame };
    let classes = classes(counts.iter().map(|(_, n)| *n));
    let step = |n: u64| classes.iter().find(|own| (own.from..=own.to).contains(&n)).map(|own| own.step);
    let count = |id: RegionId| counts.iter().find(|(own, _)| *own == id).map_or(0, |(_, n)| *n);
    layer.land(&mut svg, |id| step(count(id)).map(|step| STEPS[step]));
    layer.numbers(&mut svg, counts, |n| step(n).map_or(INK, on_step));
    layer.close(&mut svg);
    let y = frame.height + 24.0;
    let mut x = 4.0;
    for own in &classes {
        let text =
            if own.from == own.to { number(own.from) } else { format!("{}–{}", number(own.from), number(own.to)) };
        svg.element(
            "rect",
            &[
                ("x", &short(x)),
                ("y", &short(y - 10.0)),
                ("width", "18"),
                ("height", "12"),
                ("fill", STEPS[own.step]),
                ("stroke", QUIET),
                ("stroke-width", "0.5"),
            ],
        );
        svg.text((x + 23.0, y), Anchor::Start, &text, &[("fill", QUIET)]);
        x += 38.0 + crate::regional::fonts::width(&text, 11.0);
    }
    svg.text((x, y), Anchor::Start, words.t("chart.incidents"), &[("fill", QUIET)]);
    layer.scale_bar(&mut svg, y);
    svg.finish()
}

/// Numbers of one shade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Class {
    from: u64,
    to: u64,
    step: usize,
}

/// Five classes with about as many different numbers each (quantiles), so that one large number does not make all others alike; every
/// number its own class where there are five at most. Nothing is no class.
fn classes(counts: impl Iterator<Item = u64>) -> Vec<Class> {
    let mut numbers: Vec<u64> = counts.filter(|n| *n > 0).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let most = STEPS.len().min(numbers.len());
    let part = |class: usize| class * numbers.len() / most;
    (0..most)
        .map(|class| Class {
            from: numbers[part(class)],
            to: numbers[part(class + 1) - 1],
            // The least is light and the most dark, however many there are.
            step: if most == 1 { STEPS.len() - 1 } else { class * (STEPS.len() - 1) / (most - 1) },
        })
        .collect()
}

/// A small map for each year, with its number.
pub(in crate::regional) fn small_multiples(words: &Words, ground: &Ground, maps: &[(String, u64, Vec<Dot>)]) -> String {
    const GAP: f64 = 14.0;
    const TITLE: f64 = 22.0;
    let across = match maps.len() {
        0..=2 => 2,
        3 | 5 | 6 | 9 => 3,
        _ => 4,
    };
    let wide = (WIDTH - GAP * (across as f64 - 1.0)) / across as f64;
    let frame = ground.frame.scaled(wide / WIDTH);
    let down = maps.len().div_ceil(across);
    let mut svg = Svg::new((frame.height + TITLE + GAP) * down as f64);
    for (n, (year, count, dots)) in maps.iter().enumerate() {
        let (column, row) = (n % across, n / across);
        let (x, y) = ((wide + GAP) * column as f64, (frame.height + TITLE + GAP) * row as f64);
        svg.text((x, y + 14.0), Anchor::Start, year, &[("font-weight", "600"), ("fill", INK)]);
        let at = x + crate::regional::fonts::width(year, 12.0) + 8.0;
        svg.text((at, y + 14.0), Anchor::Start, &words.n("count.incidents", *count), &[("fill", QUIET)]);
        svg.open(
            "svg",
            &[
                ("x", &short(x)),
                ("y", &short(y + TITLE)),
                ("width", &short(wide)),
                ("height", &short(frame.height)),
                ("viewBox", &format!("0 0 {} {}", short(wide), short(frame.height))),
            ],
        );
        let layer = Layer { ground, frame: &frame };
        layer.small_land(&mut svg);
        if dots.len() > MOST_DOTS / 4 {
            layer.circles(&mut svg, dots, CELL * 0.6);
        } else {
            layer.dots(&mut svg, dots, 1.8);
        }
        layer.edge(&mut svg);
        svg.close("svg");
    }
    svg.finish()
}

/// The colour that marks chosen regions and incidents.
const MARK: &str = STRONG;

#[cfg(test)]
mod tests {
    use super::classes;

    #[test]
    fn one_large_number_does_not_make_the_others_alike() {
        let steps = |numbers: &[u64]| -> Vec<(u64, u64, usize)> {
            classes(numbers.iter().copied()).iter().map(|own| (own.from, own.to, own.step)).collect()
        };
        assert_eq!(steps(&[0, 758, 18, 40, 18]), [(18, 18, 0), (40, 40, 2), (758, 758, 4)]);
        assert_eq!(steps(&[7]), [(7, 7, 4)]);
        assert_eq!(steps(&[0, 0]), []);
        let many = steps(&(1..=20).collect::<Vec<_>>());
        assert_eq!(many, [(1, 4, 0), (5, 8, 1), (9, 12, 2), (13, 16, 3), (17, 20, 4)]);
    }
}
