//! A drawing as a picture.

use resvg::{tiny_skia, usvg};

use super::WIDTH;
use crate::regional::fonts;

/// Pixels across: 17 cm at 300 dots an inch.
const PIXELS: f32 = 2_000.0;

/// A drawing that cannot be made a picture: it is no SVG, or too large.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the drawing cannot be made a picture: {0}")]
pub struct PngError(String);

/// A picture of a drawing on white.
pub(in crate::regional) fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let options =
        usvg::Options { fontdb: fonts::database(), font_family: "Noto Sans".to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| PngError(error.to_string()))?;
    let scale = PIXELS / WIDTH as f32;
    let (width, height) = (PIXELS.ceil() as u32, (tree.size().height() * scale).ceil() as u32);
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or_else(|| PngError("it is too large".to_owned()))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError(error.to_string()))
}
