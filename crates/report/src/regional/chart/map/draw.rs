//! Land, borders, dots and circles.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use geo::MultiPolygon;
use spotlight_core::region::{Region, RegionId, RegionKind};

use super::{Dot, Frame, Ground, MARK, labels};
use crate::regional::chart::svg::{Anchor, Svg, short};
use crate::regional::chart::{INK, QUIET};
use crate::regional::words::number;

/// Units that two corners of a shape are apart, at least.
const FINE: f64 = 0.7;

/// A ground in a frame.
pub(super) struct Layer<'a> {
    pub(super) ground: &'a Ground,
    pub(super) frame: &'a Frame,
}

impl Layer<'_> {
    /// Sea, counties in the colour that is told for each, states, the border, and the edges of what was chosen.
    pub(super) fn land(&self, svg: &mut Svg, fill: impl Fn(RegionId) -> Option<&'static str>) {
        svg.open(
            "svg",
            &[
                ("width", &short(self.frame.width)),
                ("height", &short(self.frame.height)),
                ("viewBox", &format!("0 0 {} {}", short(self.frame.width), short(self.frame.height))),
            ],
        );
        svg.rect((0.0, 0.0), (self.frame.width, self.frame.height), "#eef2f5");
        for county in self.seen(RegionKind::County) {
            let colour = fill(county.id()).unwrap_or("#fbfbf9");
            self.region(svg, county, &[("fill", colour), ("stroke", "#c3cad1"), ("stroke-width", "0.6")]);
        }
        for state in self.seen(RegionKind::State) {
            self.region(svg, state, &[("fill", "none"), ("stroke", "#7b8794"), ("stroke-width", "1")]);
        }
        self.border(svg, 2.0);
        self.chosen(svg, 1.8);
    }

    /// The least that a small map needs.
    pub(super) fn small_land(&self, svg: &mut Svg) {
        svg.rect((0.0, 0.0), (self.frame.width, self.frame.height), "#eef2f5");
        for state in self.seen(RegionKind::State) {
            self.region(svg, state, &[("fill", "#fbfbf9"), ("stroke", "#9aa5b1"), ("stroke-width", "0.5")]);
        }
        self.border(svg, 1.1);
        self.chosen(svg, 0.8);
    }

    /// The end of what [`land`](Self::land) began, and a line around it.
    pub(super) fn close(&self, svg: &mut Svg) {
        svg.close("svg");
        self.edge(svg);
    }

    /// A line around the map.
    pub(super) fn edge(&self, svg: &mut Svg) {
        svg.element(
            "rect",
            &[
                ("x", "0.5"),
                ("y", "0.5"),
                ("width", &short(self.frame.width - 1.0)),
                ("height", &short(self.frame.height - 1.0)),
                ("fill", "none"),
                ("stroke", "#9aa5b1"),
                ("stroke-width", "0.8"),
            ],
        );
    }

    fn seen(&self, kind: RegionKind) -> impl Iterator<Item = &'static Region> {
        self.ground.geo.iter().filter(move |region| {
            let own = region.envelope();
            region.kind() == kind && self.frame.shows([own.west, own.south, own.east, own.north])
        })
    }

    fn chosen(&self, svg: &mut Svg, width: f64) {
        let width = width.to_string();
        let line = [("fill", "none"), ("stroke", INK), ("stroke-width", &*width), ("stroke-linejoin", "round")];
        for id in &self.ground.regions {
            self.region(svg, self.ground.geo.get(*id), &line);
        }
        for shape in &self.ground.shapes {
            let path = self.path(shape);
            let dashed = [
                ("d", &*path),
                ("fill", "none"),
                ("stroke", INK),
                ("stroke-width", &*width),
                ("stroke-dasharray", "5 3"),
            ];
            svg.element("path", &dashed);
        }
    }

    fn region(&self, svg: &mut Svg, region: &Region, style: &[(&str, &str)]) {
        if let Some(shape) = region.geometry() {
            let path = self.path(shape);
            if !path.is_empty() {
                let attributes: Vec<(&str, &str)> =
                    std::iter::once(("d", &*path)).chain(style.iter().copied()).collect();
                svg.element("path", &attributes);
            }
        }
    }

    /// The rings of a shape, corners that lie too close together left out.
    fn path(&self, shape: &MultiPolygon<f64>) -> String {
        let mut path = String::new();
        for ring in shape.iter().flat_map(|own| std::iter::once(own.exterior()).chain(own.interiors())) {
            let corners = ring.coords().map(|corner| self.frame.at(corner.x, corner.y));
            let thin = thinned(corners);
            if thin.len() > 3 {
                write_line(&mut path, &thin);
                path.push('Z');
            }
        }
        path
    }

    /// The border of the two countries, a kilometre at a time.
    fn border(&self, svg: &mut Svg, width: f64) {
        let end = self.ground.geo.border_length_km();
        let points = (0..=end.ceil() as u32).map(|km| self.ground.geo.border_point(f64::from(km).min(end)));
        let mut path = String::new();
        let mut run: Vec<(f64, f64)> = Vec::new();
        for point in points {
            let own = [point.lon() - 0.05, point.lat() - 0.05, point.lon() + 0.05, point.lat() + 0.05];
            if self.frame.shows(own) {
                run.push(self.frame.at(point.lon(), point.lat()));
            } else if !run.is_empty() {
                write_line(&mut path, &thinned(run.drain(..)));
            }
        }
        write_line(&mut path, &thinned(run.into_iter()));
        if !path.is_empty() {
            let width = width.to_string();
            svg.element(
                "path",
                &[
                    ("d", &path),
                    ("fill", "none"),
                    ("stroke", "#3e4c59"),
                    ("stroke-width", &width),
                    ("stroke-dasharray", "9 3 2 3"),
                ],
            );
        }
    }

    /// A mark for each incident; areas as rings.
    pub(super) fn dots(&self, svg: &mut Svg, dots: &[Dot], radius: f64) {
        svg.open("g", &[("fill-opacity", "0.75"), ("stroke-opacity", "0.8")]);
        for dot in dots {
            let (x, y) = self.frame.at(dot.lon, dot.lat);
            if (0.0..=self.frame.width).contains(&x) && (0.0..=self.frame.height).contains(&y) {
                self::dot(svg, (x, y), dot.area, radius);
            }
        }
        svg.close("g");
    }

    /// A circle for each square with incidents; its area tells how many.
    pub(super) fn circles(&self, svg: &mut Svg, dots: &[Dot], cell: f64) {
        let mut cells: BTreeMap<(i32, i32), (u64, f64, f64)> = BTreeMap::new();
        for dot in dots {
            let (x, y) = self.frame.at(dot.lon, dot.lat);
            if (0.0..=self.frame.width).contains(&x) && (0.0..=self.frame.height).contains(&y) {
                let own = cells.entry(((x / cell) as i32, (y / cell) as i32)).or_default();
                *own = (own.0 + 1, own.1 + x, own.2 + y);
            }
        }
        let most = cells.values().map(|own| own.0).max().unwrap_or(1) as f64;
        svg.open("g", &[("fill-opacity", "0.6")]);
        for (n, x, y) in cells.into_values() {
            let count = n as f64;
            circle(svg, (x / count, y / count), (cell * 0.9 * (count / most).sqrt()).max(0.8));
        }
        svg.close("g");
    }

    /// The number of each county in it, where there is room.
    pub(super) fn numbers(&self, svg: &mut Svg, counts: &[(RegionId, u64)], colour: impl Fn(u64) -> &'static str) {
        let mut largest: Vec<(RegionId, u64)> = counts.to_vec();
        largest.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
        let mut taken: Vec<[f64; 4]> = Vec::new();
        for (id, n) in largest {
            let region = self.ground.geo.get(id);
            let own = region.envelope();
            let ((left, bottom), (right, top)) =
                (self.frame.at(own.west, own.south), self.frame.at(own.east, own.north));
            let text = number(n);
            let half = crate::regional::fonts::width(&text, 11.0) * 0.55;
            let label = region.label_point();
            let (x, y) = self.frame.at(label.lon(), label.lat());
            let place = [x - half - 1.0, y - 6.0, x + half + 1.0, y + 6.0];
            let inside = place[0] > 2.0
                && place[1] > 2.0
                && place[2] < self.frame.width - 2.0
                && place[3] < self.frame.height - 2.0;
            let roomy = right - left > half * 3.0 && bottom - top > 18.0;
            if inside && roomy && !taken.iter().any(|other| labels::meet(other, &place)) {
                svg.text((x, y + 4.0), Anchor::Middle, &text, &[("font-weight", "600"), ("fill", colour(n))]);
                taken.push(place);
            }
        }
    }

    /// A round number of kilometres at the lower right.
    pub(super) fn scale_bar(&self, svg: &mut Svg, y: f64) {
        let km = self.frame.km_a_unit();
        let longest = 110.0 * km;
        let lengths = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
        let length = lengths.into_iter().rfind(|length| *length <= longest).unwrap_or(1.0);
        let wide = length / km;
        let (right, left) = (self.frame.width - 2.0, self.frame.width - 2.0 - wide);
        svg.line((left, y - 2.0), (right, y - 2.0), QUIET, 1.4);
        for x in [left, right] {
            svg.line((x, y - 6.0), (x, y - 1.3), QUIET, 1.4);
        }
        svg.text((left - 6.0, y), Anchor::End, &format!("{length:.0} km"), &[("fill", QUIET)]);
    }
}

/// The mark of an incident: a dot, or a ring for an area.
pub(super) fn dot(svg: &mut Svg, (x, y): (f64, f64), area: bool, radius: f64) {
    let (fill, stroke, radius) = if area { ("#ffffff", MARK, radius * 1.25) } else { (MARK, "#ffffff", radius) };
    let width = if area { "1.2" } else { "0.4" };
    let (x, y, radius) = (short(x), short(y), short(radius));
    svg.element(
        "circle",
        &[("cx", &x), ("cy", &y), ("r", &radius), ("fill", fill), ("stroke", stroke), ("stroke-width", width)],
    );
}

/// A circle that stands for several.
pub(super) fn circle(svg: &mut Svg, (x, y): (f64, f64), radius: f64) {
    svg.element("circle", &[("cx", &short(x)), ("cy", &short(y)), ("r", &format!("{radius:.2}")), ("fill", MARK)]);
}

fn thinned(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut thin: Vec<(f64, f64)> = Vec::new();
    let mut last = None;
    for point in points {
        let far = thin.last().is_none_or(|own| (own.0 - point.0).hypot(own.1 - point.1) >= FINE);
        if far {
            thin.push(point);
        }
        last = Some(point);
    }
    // A line ends where it ends.
    if let Some(last) = last.filter(|last| thin.last() != Some(last)) {
        thin.push(last);
    }
    thin
}

fn write_line(path: &mut String, points: &[(f64, f64)]) {
    for (n, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if n == 0 { "M" } else { "L" }, short(*x), short(*y));
    }
}
