//! The search for what must not be public: marked texts, and marked places at every rounding finer than the smallest mask; in
//! binary tiles, on their grid.

use std::collections::HashSet;

use crate::crawl::Answer;
use crate::invented::{MARK, Row};
use crate::mvt;

/// The roundings that are looked for, in decimals of a degree: from 1 m to 1 km. The smallest area is 5 km².
const ROUNDINGS: [u32; 4] = [5, 4, 3, 2];

/// The zooms at which a position of a binary tile is compared: its grid is finer than 10 m there, so that an honest centre meets one
/// of thousands of marked places by a chance that is small.
const GRIDS: [u8; 3] = [10, 14, 16];

/// Places that must not be found.
#[derive(Debug)]
pub struct Secrets {
    /// Rounded and cut off to each number of decimals.
    decimals: [HashSet<(i64, i64)>; 4],
    /// On the grid of binary tiles of each zoom.
    grids: [HashSet<(i64, i64)>; 3],
}

/// A number in a text.
#[derive(Debug, Clone, Copy)]
struct Number {
    /// In units of its last decimal, at most the fifth; later ones are cut off.
    units: i64,
    decimals: u32,
}

impl Secrets {
    /// The places of some rows.
    #[allow(clippy::needless_pass_by_value, reason = "an iterator is passed as it is made")]
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> Self {
        let grids = GRIDS.map(|zoom| {
            let unit = |row: &Row| {
                let (lon, lat) = row.degrees();
                mvt::units(lon, lat, zoom)
            };
            rows.clone().map(unit).collect()
        });
        let decimals = ROUNDINGS.map(|decimals| {
            let unit = 10_i64.pow(5 - decimals);
            let both = |value: i32| {
                let value = i64::from(value);
                let size = value.abs();
                [size / unit, (size + unit / 2) / unit].map(|size| size * value.signum())
            };
            let pairs = |row: &Row| {
                let (lon, lat) = (both(row.place.0), both(row.place.1));
                lon.into_iter().flat_map(move |lon| lat.into_iter().map(move |lat| (lon, lat))).collect::<Vec<_>>()
            };
            rows.clone().flat_map(pairs).collect()
        });
        Self { decimals, grids }
    }

    /// What an answer gives away: a line for each kind of find.
    pub fn found(&self, answer: &Answer) -> Vec<String> {
        let text = answer.text();
        let mut found = Vec::new();
        // What was asked for may come back in an error; it is not in the crawler's questions.
        if let Some(at) = text.to_ascii_lowercase().find(MARK) {
            let end = (at + 40).min(text.len());
            found.push(format!("{}: text {:?}", answer.path, String::from_utf8_lossy(&text.as_bytes()[at..end])));
        }
        let numbers = numbers(text.as_bytes());
        let hit = numbers.windows(2).find(|pair| self.has(pair[0], pair[1]) || self.has(pair[1], pair[0]));
        if let Some(pair) = hit {
            found.push(format!("{}: place {pair:?}", answer.path));
        }
        if let Some(tile) = mvt::decoded(answer) {
            if tile.text.to_ascii_lowercase().contains(MARK) {
                found.push(format!("{}: text of the tile {:?}", answer.path, tile.text));
            }
            if let Some(at) = tile.positions.iter().find(|at| self.on_grid(tile.zoom, **at)) {
                found.push(format!("{}: place of the tile {at:?}", answer.path));
            }
        }
        found
    }

    /// Whether a position of a tile is a marked place, or beside one on the grid: rounding may go either way.
    fn on_grid(&self, zoom: u8, (x, y): (i64, i64)) -> bool {
        let Some(at) = GRIDS.iter().position(|grid| *grid == zoom) else { return false };
        (-1..=1).any(|dx| (-1..=1).any(|dy| self.grids[at].contains(&(x + dx, y + dy))))
    }

    /// A place that is written with fewer than four decimals is compared at the decimals that it has: an honest centre has
    /// five, so that one in ten thousand looks rounded by chance, and has then still to meet a marked place.
    fn has(&self, lon: Number, lat: Number) -> bool {
        let written = lon.decimals.max(lat.decimals);
        ROUNDINGS.iter().zip(&self.decimals).any(|(&decimals, places)| {
            let comparable = if decimals >= 4 { written >= decimals } else { written == decimals };
            comparable && places.contains(&(lon.at(decimals), lat.at(decimals)))
        })
    }
}

impl Number {
    /// In units of another decimal, cut off.
    fn at(self, decimals: u32) -> i64 {
        if self.decimals > decimals {
            self.units / 10_i64.pow(self.decimals - decimals)
        } else {
            self.units * 10_i64.pow(decimals - self.decimals)
        }
    }
}

/// The numbers of a text that have decimals.
fn numbers(text: &[u8]) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut i = 0;
    while i < text.len() {
        if !text[i].is_ascii_digit() {
            i += 1;
            continue;
        }
        let negative = i > 0 && text[i - 1] == b'-';
        let (mut units, mut decimals, mut point) = (0_i64, 0, false);
        while i < text.len() {
            match text[i] {
                digit @ b'0'..=b'9' if !point || decimals < 5 => {
                    units = units.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
                    decimals += u32::from(point);
                }
                b'0'..=b'9' => {}
                b'.' if !point => point = true,
                _ => break,
            }
            i += 1;
        }
        if point && units < 100_000_000 {
            numbers.push(Number { units: if negative { -units } else { units }, decimals });
        }
    }
    numbers
}
