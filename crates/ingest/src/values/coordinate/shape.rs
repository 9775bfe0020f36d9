//! Geometries as programs write them: WKT, EWKT, GeoJSON. Only a point is a place.

use serde_json::Value;

use super::{Grid, Pair, Said, Unread, decimal, grid};

/// Reads a geometry; nothing where the text is none.
pub(super) fn read(cell: &str) -> Option<Result<Said, Unread>> {
    if cell.starts_with('{') && cell.ends_with('}') && cell.contains(':') {
        return Some(geojson(cell));
    }
    wkt(cell)
}

const WORDS: [&str; 10] = [
    "point",
    "linestring",
    "polygon",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
    "circularstring",
    "triangle",
    "tin",
];

fn wkt(cell: &str) -> Option<Result<Said, Unread>> {
    let lower = cell.to_ascii_lowercase();
    let (srid, body) = match lower.strip_prefix("srid=") {
        Some(rest) => {
            let (srid, body) = rest.split_once(';')?;
            (srid.trim().parse::<u32>().ok(), body.trim())
        }
        None => (Some(4326), lower.as_str()),
    };
    let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = body.split_at(letters);
    let stem = WORDS
        .into_iter()
        .find(|known| word.strip_prefix(known).is_some_and(|suffix| matches!(suffix, "" | "z" | "m" | "zm")))?;
    let rest = rest.trim();
    // Several points of which there is one are a point.
    let only = (stem == "multipoint" && !rest.contains(',') && !rest.contains("empty"))
        .then(|| rest.replace("((", "(").replace("))", ")"));
    let (stem, rest) = only.as_deref().map_or((stem, rest), |rest| ("point", rest));
    let dimension = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (dimension, rest) = rest.split_at(dimension);
    if stem != "point" || dimension == "empty" || rest.trim() == "empty" {
        return Some(Err(Unread::NotAPoint));
    }
    if !matches!(dimension, "" | "z" | "m" | "zm") {
        return Some(Err(Unread::Unclear));
    }
    let announced = !dimension.is_empty() || word.ends_with(['z', 'm']);
    Some(point(rest.trim(), srid, announced).ok_or(Unread::Unclear))
}

/// `(lon lat)`, `(lon lat z)`, `(lon lat z m)`; a comma between the two is a slip that changes nothing.
///
/// A third number without a `Z` or `M` is only believed behind two with a fraction: in `-110.36 31 65` a point may have become a blank.
fn point(text: &str, srid: Option<u32>, announced: bool) -> Option<Said> {
    let inside = text.strip_prefix('(')?.strip_suffix(')')?;
    let inside = match inside.split_once(',') {
        Some((x, y)) if decimal(x).is_some() && decimal(y).is_some() => format!("{x} {y}"),
        Some(_) => return None,
        None => inside.to_owned(),
    };
    let numbers: Option<Vec<f64>> = inside.split_ascii_whitespace().map(decimal).collect();
    let numbers = numbers.filter(|numbers| (2..=4).contains(&numbers.len()))?;
    let fractions = inside.split_ascii_whitespace().take(2).all(|number| number.contains('.'));
    let (x, y) = (numbers[0], numbers[1]);
    if numbers.len() > 2 && !announced && !fractions {
        return None;
    }
    match srid? {
        // WGS 84 and NAD 83, which are the same to a metre.
        4326 | 4269 => Some(Said::Degrees(Pair::plain(y, x))),
        3857 | 900_913 | 102_100 => Some(Said::Grid(Grid::Mercator { x, y, whole: false })),
        zone @ (32_601..=32_660 | 26_901..=26_923) => {
            let zone = (zone % 100) as u8;
            grid::in_reach(x, y).then_some(Said::Grid(Grid::Utm { zone: Some(zone), easting: x, northing: y }))
        }
        _ => None,
    }
}

fn geojson(cell: &str) -> Result<Said, Unread> {
    let value: Value = serde_json::from_str(cell).map_err(|_| Unread::Unclear)?;
    // The old `crs` member may name any projection.
    if value.get("crs").is_some_and(|crs| {
        let crs = crs.to_string();
        !crs.contains("4326") && !crs.contains("CRS84")
    }) {
        return Err(Unread::Unclear);
    }
    let geometry = value.get("geometry").unwrap_or(&value);
    let Some(kind) = geometry.get("type").and_then(Value::as_str) else {
        return by_name(&value).ok_or(Unread::Unclear);
    };
    if kind != "Point" {
        return Err(Unread::NotAPoint);
    }
    let numbers = geometry.get("coordinates").and_then(Value::as_array).ok_or(Unread::Unclear)?;
    match numbers.as_slice() {
        [] => Err(Unread::NotAPoint),
        // The same of three numbers: `[-110.36, 31, 65]` may have been two.
        [x, y, _] if !x.is_f64() || !y.is_f64() => Err(Unread::Unclear),
        [x, y] | [x, y, _] => {
            let (Some(lon), Some(lat)) = (x.as_f64(), y.as_f64()) else { return Err(Unread::Unclear) };
            Ok(Said::Degrees(Pair::plain(lat, lon)))
        }
        _ => Err(Unread::Unclear),
    }
}

/// `{"lat": 31.65, "lng": -110.36}`.
fn by_name(value: &Value) -> Option<Said> {
    let number = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| value.get(name));
        let only = found.next()?;
        if found.next().is_some() {
            return None;
        }
        only.as_f64().or_else(|| only.as_str().and_then(decimal))
    };
    let lat = number(&["lat", "latitude", "latitud"])?;
    let lon = number(&["lon", "lng", "long", "longitude", "longitud"])?;
    Some(Said::Degrees(Pair::in_order(lat, lon)))
}
