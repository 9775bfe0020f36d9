//! Which part of the world a map shows, and where a position is on it.

use geo::{BoundingRect as _, MultiPolygon};
use spotlight_core::region::{RegionId, RegionKind, Regions};

use super::Dot;
use crate::regional::chart::WIDTH;

/// Heights that a map may have.
const LOWEST: f64 = 250.0;
const HIGHEST: f64 = 560.0;

/// Web Mercator, cut out and scaled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    west: f64,
    north: f64,
    /// Units a degree of longitude.
    scale: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    /// Whether something of the regions lies outside.
    pub(super) cropped: bool,
}

/// West, south, east, north of nothing.
const NOTHING: [f64; 4] = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

fn around(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn size([west, south, east, north]: [f64; 4]) -> f64 {
    (east - west) * (north - south)
}

fn mercator(lat: f64) -> f64 {
    lat.clamp(-85.0, 85.0).to_radians().tan().asinh().to_degrees()
}

impl Frame {
    /// Around regions and polygons; without any, around the incidents; without those, around the border states.
    pub(super) fn around(geo: &Regions, regions: &[RegionId], shapes: &[MultiPolygon<f64>], dots: &[Dot]) -> Self {
        let mut boxes: Vec<[f64; 4]> = regions
            .iter()
            .map(|id| geo.get(*id).envelope())
            .map(|own| [own.west, own.south, own.east, own.north])
            .collect();
        boxes.extend(shapes.iter().filter_map(|shape| {
            let own = shape.bounding_rect()?;
            Some([own.min().x, own.min().y, own.max().x, own.max().y])
        }));
        if boxes.is_empty() {
            boxes.extend(dots.iter().map(|dot| [dot.lon, dot.lat, dot.lon, dot.lat]));
        }
        if boxes.is_empty() {
            let states = geo.iter().filter(|region| region.kind() == RegionKind::State);
            boxes.extend(
                states
                    .map(spotlight_core::region::Region::envelope)
                    .map(|own| [own.west, own.south, own.east, own.north]),
            );
        }
        let all = boxes.iter().fold(NOTHING, |all, own| around(all, *own));
        let drawn = dots.iter().filter(|dot| !dot.of_region);
        let filled = drawn.fold(NOTHING, |all, dot| around(all, [dot.lon, dot.lat, dot.lon, dot.lat]));
        // Where incidents fill little of the regions, the map comes closer, but never closer than a third of the way across.
        let room = [(all[2] - all[0]) / 6.0, (all[3] - all[1]) / 6.0];
        let middle = [f64::midpoint(filled[0], filled[2]), f64::midpoint(filled[1], filled[3])];
        let least = [middle[0] - room[0], middle[1] - room[1], middle[0] + room[0], middle[1] + room[1]];
        let closer = around(filled, least);
        if filled[0] <= filled[2] && size(closer) < 0.55 * size(all) {
            return Self { cropped: true, ..Self::of(closer) };
        }
        Self::of(all)
    }

    /// With some room around, and a shape that suits a page.
    fn of([west, south, east, north]: [f64; 4]) -> Self {
        let (bottom, top) = (mercator(south), mercator(north));
        // A single place is shown with what is a tenth of a degree around it.
        let wide = ((east - west) * 1.14).max(0.4);
        let high = ((top - bottom) * 1.14).max(0.4 * LOWEST / WIDTH);
        let (x, y) = (f64::midpoint(west, east), f64::midpoint(bottom, top));
        let height = (high / wide * WIDTH).clamp(LOWEST, HIGHEST);
        let scale = (WIDTH / wide).min(height / high);
        Self {
            west: x - WIDTH / scale / 2.0,
            north: y + height / scale / 2.0,
            scale,
            width: WIDTH,
            height,
            cropped: false,
        }
    }

    /// The same part, smaller.
    pub(super) fn scaled(&self, by: f64) -> Self {
        Self { scale: self.scale * by, width: self.width * by, height: self.height * by, ..*self }
    }

    /// Where a position is.
    pub(super) fn at(&self, lon: f64, lat: f64) -> (f64, f64) {
        ((lon - self.west) * self.scale, (self.north - mercator(lat)) * self.scale)
    }

    /// Whether anything of a box can be seen; west, south, east, north.
    pub(super) fn shows(&self, [west, south, east, north]: [f64; 4]) -> bool {
        let ((left, bottom), (right, top)) = (self.at(west, south), self.at(east, north));
        right >= 0.0 && left <= self.width && bottom >= 0.0 && top <= self.height
    }

    /// Kilometres a unit at the middle of the map.
    pub(super) fn km_a_unit(&self) -> f64 {
        let middle = self.north - self.height / self.scale / 2.0;
        let lat = middle.to_radians().sinh().atan();
        // One degree of longitude at the equator of the sphere of Web Mercator.
        111.319_5 * lat.cos() / self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_lies_inside_and_a_page_has_room_for_it() {
        let geo = Regions::embedded();
        for region in geo.iter() {
            let frame = Frame::around(geo, &[region.id()], &[], &[]);
            let own = region.envelope();
            for (lon, lat) in [(own.west, own.south), (own.east, own.north)] {
                let (x, y) = frame.at(lon, lat);
                assert!((0.0..=frame.width).contains(&x) && (0.0..=frame.height).contains(&y), "{}", region.code());
            }
            assert!((LOWEST..=HIGHEST).contains(&frame.height));
        }
        let one = Dot { lon: -111.0, lat: 31.5, area: false, of_region: false };
        assert!(Frame::around(geo, &[], &[], &[one]).km_a_unit() > 0.01);
        assert!(Frame::around(geo, &[], &[], &[]).km_a_unit() > 1.0);
    }
}
