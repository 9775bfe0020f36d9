//! Names on a map: of cities, of states and of what was chosen. None lies upon another.

use std::sync::LazyLock;

use serde_json::Value;
use spotlight_core::Lang;
use spotlight_core::region::RegionKind;

use super::draw::Layer;
use crate::regional::chart::QUIET;
use crate::regional::chart::svg::{Anchor, Svg, short};
use crate::regional::fonts::width;

const PLACES: &str = include_str!("../../../../../../data/basemap/places.geojson");

/// Cities that a map names, at most.
const MOST: usize = 12;

struct City {
    lon: f64,
    lat: f64,
    name: [String; 2],
}

/// Most people first.
static CITIES: LazyLock<Vec<City>> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(PLACES).expect("the basemap is JSON");
    let mut cities: Vec<(u64, City)> = file["features"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|feature| {
            let (at, properties) = (&feature["geometry"]["coordinates"], &feature["properties"]);
            let name = properties["name"].as_str()?;
            let names = [name.to_owned(), properties["name_es"].as_str().unwrap_or(name).to_owned()];
            Some((properties["pop"].as_u64()?, City { lon: at[0].as_f64()?, lat: at[1].as_f64()?, name: names }))
        })
        .collect();
    cities.sort_by_key(|(people, _)| std::cmp::Reverse(*people));
    cities.into_iter().map(|(_, city)| city).collect()
});

/// Left, top, right, bottom.
type Box2 = [f64; 4];

/// Whether two boxes share any room.
pub(super) fn meet(a: &Box2, b: &Box2) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

impl Layer<'_> {
    /// Names states first, then cities, each where it has room.
    pub(super) fn labels(&self, svg: &mut Svg, cities: bool) {
        let mut taken: Vec<Box2> = Vec::new();
        let inside = |own: &Box2| {
            own[0] > 4.0 && own[1] > 4.0 && own[2] < self.frame.width - 4.0 && own[3] < self.frame.height - 4.0
        };
        for state in self.ground.geo.iter().filter(|region| region.kind() == RegionKind::State) {
            let own = state.envelope();
            if !self.frame.shows([own.west, own.south, own.east, own.north]) {
                continue;
            }
            let name = state.bare_name().to_uppercase();
            let label = state.label_point();
            let (x, y) = self.frame.at(label.lon(), label.lat());
            let half = width(&name, 11.0) * 0.62;
            let place = [x - half, y - 12.0, x + half, y + 5.0];
            if inside(&place) && !taken.iter().any(|other| meet(other, &place)) {
                svg.text((x, y), Anchor::Middle, &name, &[("fill", "#9aa5b1"), ("letter-spacing", "1.5")]);
                taken.push(place);
            }
        }
        if !cities {
            return;
        }
        let mut named = 0;
        for city in CITIES.iter() {
            if named >= MOST {
                break;
            }
            let (x, y) = self.frame.at(city.lon, city.lat);
            let name = &city.name[usize::from(self.ground.lang == Lang::Es)];
            let wide = width(name, 10.0);
            let right = [x - 3.0, y - 9.0, x + 9.0 + wide, y + 6.0];
            let left = [x - 9.0 - wide, y - 9.0, x + 3.0, y + 6.0];
            let free = |place: &Box2| inside(place) && !taken.iter().any(|other| meet(other, place));
            let (place, at) = if free(&right) {
                (right, x + 5.0 + wide / 2.0)
            } else if free(&left) {
                (left, x - 5.0 - wide / 2.0)
            } else {
                continue;
            };
            svg.element(
                "rect",
                &[
                    ("x", &short(x - 1.8)),
                    ("y", &short(y - 1.8)),
                    ("width", "3.6"),
                    ("height", "3.6"),
                    ("fill", "#ffffff"),
                    ("stroke", QUIET),
                    ("stroke-width", "1"),
                ],
            );
            svg.halo_text((at, y + 3.5), name, "10", "400");
            taken.push(place);
            named += 1;
        }
    }
}
