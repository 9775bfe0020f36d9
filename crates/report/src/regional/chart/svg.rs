//! Writing SVG: elements with escaped texts, coordinates to a tenth of a unit.

use std::fmt::Write as _;

use super::{INK, WIDTH};
use crate::regional::fonts::printable;

/// A drawing that is being made.
pub(in crate::regional) struct Svg {
    out: String,
}

/// How a text stands to its position.
#[derive(Debug, Clone, Copy)]
pub(in crate::regional) enum Anchor {
    Start,
    Middle,
    End,
}

impl Svg {
    /// A drawing of the usual width.
    pub(in crate::regional) fn new(height: f64) -> Self {
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" \
             font-family=\"Noto Sans, sans-serif\" font-size=\"11\" fill=\"{INK}\">\n"
        );
        Self { out }
    }

    /// An element without content.
    pub(in crate::regional) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.out.truncate(self.out.len() - 2);
        self.out += "/>\n";
    }

    /// The beginning of an element.
    pub(in crate::regional) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out += name;
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(value));
        }
        self.out += ">\n";
    }

    /// Its end.
    pub(in crate::regional) fn close(&mut self, name: &str) {
        let _ = writeln!(self.out, "</{name}>");
    }

    pub(in crate::regional) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>",
            short(from.0),
            short(from.1),
            short(to.0),
            short(to.1)
        );
    }

    pub(in crate::regional) fn rect(&mut self, at: (f64, f64), size: (f64, f64), fill: &str) {
        // Nothing is no rectangle: what draws pictures of it would complain.
        if size.0 < 0.05 || size.1 < 0.05 {
            return;
        }
        let _ = writeln!(
            self.out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
            short(at.0),
            short(at.1),
            short(size.0),
            short(size.1)
        );
    }

    pub(in crate::regional) fn text(&mut self, at: (f64, f64), anchor: Anchor, text: &str, more: &[(&str, &str)]) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(self.out, "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\"", short(at.0), short(at.1));
        for (name, value) in more {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(value));
        }
        let _ = writeln!(self.out, ">{}</text>", escaped(&printable(text)));
    }

    /// A text that can be read upon lines.
    pub(in crate::regional) fn halo_text(&mut self, at: (f64, f64), text: &str, size: &str, weight: &str) {
        let halo = [
            ("font-size", size),
            ("font-weight", weight),
            ("stroke", "#ffffff"),
            ("stroke-width", "3"),
            ("stroke-linejoin", "round"),
            ("paint-order", "stroke"),
        ];
        self.text(at, Anchor::Middle, text, &halo);
    }

    /// The drawing.
    pub(in crate::regional) fn finish(mut self) -> String {
        self.out += "</svg>\n";
        self.out
    }
}

/// A coordinate to a tenth.
pub(in crate::regional) fn short(n: f64) -> String {
    let text = format!("{n:.1}");
    let text = text.strip_suffix(".0").map_or(text.clone(), str::to_owned);
    if text == "-0" { "0".to_owned() } else { text }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c => out.push(c),
        }
    }
    out
}
