//! `GET /incidents/{id}/preview.png`: what a link preview shows of the place, 1200 × 630.
//!
//! It is drawn from the public incident alone: the area of a masked one, its region where nothing finer is known, the place where that
//! is public. It has no text, so that it needs no font and is the same in every language.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use spotlight_core::Uuid;
use spotlight_core::index::Dataset;
use spotlight_core::public::{Precision, PublicIncident};
use spotlight_core::region::RegionKind;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path as Outline, PathBuilder, Pixmap, PixmapPaint, Rect, Stroke,
    Transform,
};

use super::ground::{Ground, Shape, project};
use super::incident::may_be_indexed;
use crate::problem::Problem;
use crate::state::{CACHE, PublicState, is_known};
use crate::{query, work};

/// Pixels, as those who show link previews ask.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// Degrees of longitude that a picture shows at least: some 150 km.
const LEAST_SPAN: f64 = 1.6;

/// West, south, east, north of the small map in the corner, degrees: the whole border, so that one sees where one is. And its width in
/// pixels, with its distance from the edges.
const BORDERLANDS: [f64; 4] = [-118.5, 25.0, -96.0, 35.0];
const INSET: f64 = 330.0;
const MARGIN: f64 = 18.0;

/// How much wider a picture is than what it is about.
const AROUND: f64 = 2.6;

const WATER: [u8; 3] = [0xd9, 0xe3, 0xe8];
const LAND: [u8; 3] = [0xf7, 0xf4, 0xed];
const COUNTY: [u8; 3] = [0xd3, 0xca, 0xb8];
const STATE: [u8; 3] = [0xa3, 0x99, 0x85];
const BORDER: [u8; 3] = [0x8d, 0x42, 0x34];
const AREA: [u8; 3] = [0x9a, 0x67, 0x00];
const MARK: [u8; 3] = [0x2b, 0x32, 0x38];
const WHITE: [u8; 3] = [0xff, 0xff, 0xff];

/// The picture, drawn once a version and kept with it.
pub(super) async fn image(
    State(state): State<Arc<PublicState>>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    query::own(query.as_deref(), &[])?;
    let served = state.served()?;
    let unknown = || Problem::not_found("there is no such picture");
    let id = Uuid::try_parse(&id).map_err(|_| unknown())?;
    let dataset = Arc::clone(&served.dataset);
    let incident = dataset.get(id).ok_or_else(unknown)?;
    let robots = (!may_be_indexed(incident))
        .then(|| [(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"))]);
    let tag = format!("W/\"{}-preview-{}\"", dataset.version(), env!("CARGO_PKG_VERSION"));
    let about = [
        (header::CACHE_CONTROL, CACHE),
        (header::ETAG, HeaderValue::try_from(&tag).expect("a tag is made of plain characters")),
    ];
    if is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let drawn = Arc::clone(&dataset);
    let make = async {
        work::heavy(&state, move || {
            let incident = drawn.get(id).ok_or_else(|| Problem::not_found("there is no such picture"))?;
            draw(&drawn, incident)
        })
        .await
    };
    let bytes = served.previews.get_or_insert_async(&id, make).await?;
    Ok((about, robots, [(header::CONTENT_TYPE, "image/png")], bytes).into_response())
}

/// What a picture is about.
enum Subject {
    Shape(Shape),
    Point([f64; 2]),
}

fn subject(dataset: &Dataset, incident: &PublicIncident) -> Subject {
    let at = incident.point.to_lonlat();
    let point = Subject::Point(project(at.lon(), at.lat()));
    match &incident.precision {
        Precision::Exact => point,
        Precision::Area(area) => Subject::Shape(Shape::of_polygons(&area.shape)),
        Precision::Region(region) => {
            let shape = dataset.regions().get(*region).geometry();
            shape.map_or(point, |shape| Subject::Shape(Shape::of_polygons(shape)))
        }
    }
}

/// From Mercator to pixels.
#[derive(Clone, Copy)]
struct View {
    west: f64,
    north: f64,
    /// Pixels a degree.
    scale: f64,
    width: f64,
    height: f64,
}

impl View {
    fn around(edges: [f64; 4]) -> Self {
        let (width, height) = (f64::from(WIDTH), f64::from(HEIGHT));
        let aspect = width / height;
        let span = ((edges[2] - edges[0]).max((edges[3] - edges[1]) * aspect) * AROUND).max(LEAST_SPAN);
        let (x, y) = (f64::midpoint(edges[0], edges[2]), f64::midpoint(edges[1], edges[3]));
        Self { west: x - span / 2.0, north: y + span / aspect / 2.0, scale: width / span, width, height }
    }

    /// The small map.
    fn inset() -> Self {
        let [west, south, east, north] = BORDERLANDS;
        let ([west, south], [east, north]) = (project(west, south), project(east, north));
        let scale = INSET / (east - west);
        Self { west, north, scale, width: INSET, height: ((north - south) * scale).round() }
    }

    /// The box that is seen, in Mercator.
    fn edges(self) -> [f64; 4] {
        let (width, height) = (self.width / self.scale, self.height / self.scale);
        [self.west, self.north - height, self.west + width, self.north]
    }

    fn pixel(self, [x, y]: [f64; 2]) -> (f32, f32) {
        // Far outside nothing is seen, and the renderer's numbers stay small.
        let near = |pixel: f64| pixel.clamp(-20_000.0, 20_000.0) as f32;
        (near((x - self.west) * self.scale), near((self.north - y) * self.scale))
    }

    fn outline<'a>(self, shapes: impl IntoIterator<Item = &'a Shape>, closed: bool) -> Option<Outline> {
        let seen = self.edges();
        let mut path = PathBuilder::new();
        for line in shapes.into_iter().filter(|shape| shape.meets(seen)).flat_map(|shape| &shape.lines) {
            let mut last: Option<(f32, f32)> = None;
            for at in line {
                let (x, y) = self.pixel(*at);
                match last {
                    None => path.move_to(x, y),
                    // Less than half a pixel is not seen.
                    Some((a, b)) if (x - a).abs() < 0.5 && (y - b).abs() < 0.5 => continue,
                    Some(_) => path.line_to(x, y),
                }
                last = Some((x, y));
            }
            if closed && last.is_some() {
                path.close();
            }
        }
        path.finish()
    }
}

fn paint([r, g, b]: [u8; 3], alpha: u8) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(r, g, b, alpha);
    paint
}

fn stroke(pixmap: &mut Pixmap, path: Option<Outline>, colour: [u8; 3], width: f32) {
    let Some(path) = path else { return };
    let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
    pixmap.stroke_path(&path, &paint(colour, 255), &stroke, Transform::identity(), None);
}

fn fill(pixmap: &mut Pixmap, path: Option<Outline>, colour: [u8; 3], alpha: u8) {
    let Some(path) = path else { return };
    pixmap.fill_path(&path, &paint(colour, alpha), FillRule::EvenOdd, Transform::identity(), None);
}

fn draw(dataset: &Dataset, incident: &PublicIncident) -> Result<Bytes, Problem> {
    let subject = subject(dataset, incident);
    let edges = match &subject {
        Subject::Shape(shape) => shape.edges,
        Subject::Point([x, y]) => [*x, *y, *x, *y],
    };
    let (view, ground) = (View::around(edges), Ground::embedded());
    let unwritable = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the picture could not be drawn");
    let mut pixmap = Pixmap::new(WIDTH, HEIGHT).ok_or_else(unwritable)?;
    pixmap.fill(Color::from_rgba8(WATER[0], WATER[1], WATER[2], 255));
    for land in &ground.land {
        fill(&mut pixmap, view.outline([land], true), LAND, 255);
    }
    let counties: Vec<Shape> = dataset
        .regions()
        .iter()
        .filter(|region| region.kind() == RegionKind::County && is_seen(region.envelope(), view))
        .filter_map(|region| region.geometry())
        .map(Shape::of_polygons)
        .collect();
    stroke(&mut pixmap, view.outline(&counties, true), COUNTY, 1.5);
    stroke(&mut pixmap, view.outline(&ground.states, false), STATE, 2.0);
    if let Subject::Shape(shape) = &subject {
        fill(&mut pixmap, view.outline([shape], true), AREA, 64);
        stroke(&mut pixmap, view.outline([shape], true), AREA, 4.0);
    }
    stroke(&mut pixmap, view.outline(&ground.border, false), BORDER, 4.0);
    if let Subject::Point(at) = subject {
        let (x, y) = view.pixel(at);
        fill(&mut pixmap, PathBuilder::from_circle(x, y, 17.0), WHITE, 255);
        fill(&mut pixmap, PathBuilder::from_circle(x, y, 13.0), MARK, 255);
    }
    overview(&mut pixmap, edges);
    pixmap.encode_png().map(Bytes::from).map_err(|_| unwritable())
}

/// The whole border in the corner, with a dot at the middle of what the picture is about. Nothing if that lies elsewhere.
fn overview(pixmap: &mut Pixmap, about: [f64; 4]) {
    let (view, ground) = (View::inset(), Ground::embedded());
    let middle = [f64::midpoint(about[0], about[2]), f64::midpoint(about[1], about[3])];
    let seen = view.edges();
    let inside = (seen[0]..=seen[2]).contains(&middle[0]) && (seen[1]..=seen[3]).contains(&middle[1]);
    let Some(mut small) = Pixmap::new(view.width as u32, view.height as u32).filter(|_| inside) else { return };
    small.fill(Color::from_rgba8(WATER[0], WATER[1], WATER[2], 255));
    for land in &ground.land {
        fill(&mut small, view.outline([land], true), LAND, 255);
    }
    stroke(&mut small, view.outline(&ground.states, false), STATE, 1.0);
    stroke(&mut small, view.outline(&ground.border, false), BORDER, 2.5);
    let (x, y) = view.pixel(middle);
    fill(&mut small, PathBuilder::from_circle(x, y, 8.0), WHITE, 255);
    fill(&mut small, PathBuilder::from_circle(x, y, 6.0), AREA, 255);
    let (left, top) = (f64::from(WIDTH) - view.width - MARGIN, f64::from(HEIGHT) - view.height - MARGIN);
    let frame = Rect::from_xywh(left as f32, top as f32, view.width as f32, view.height as f32);
    stroke(pixmap, frame.map(PathBuilder::from_rect), STATE, 5.0);
    pixmap.draw_pixmap(left as i32, top as i32, small.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
}

fn is_seen(edges: spotlight_core::region::Envelope, view: View) -> bool {
    let ([west, south], [east, north]) = (project(edges.west, edges.south), project(edges.east, edges.north));
    let seen = view.edges();
    west <= seen[2] && east >= seen[0] && south <= seen[3] && north >= seen[1]
}
