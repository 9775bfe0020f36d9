//! Coordinates as people and programs write them. Which reading of a pair is meant is not decided here, only what it says.

/// What a cell with one coordinate says: degrees, and the axis if a letter tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Degrees {
    pub(crate) value: f64,
    pub(crate) axis: Option<Axis>,
}

/// Which coordinate a letter (`N`, `S`, `E`, `W`, `O` for *oeste*) says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Axis {
    Lat,
    Lon,
}

/// A pair in degrees. Not yet checked against the globe: `lat` may be anything finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Whether a letter of the compass says which is which or where zero is, so that nothing is left to guess.
    pub(crate) lettered: bool,
}

/// Reads one coordinate: `-110.36`, `-110,36`, `110.36 W`, `110° 21' 36" O`, `N31.65`, with or without a stray comma behind.
pub(crate) fn degrees(cell: &str) -> Option<Degrees> {
    if let Some(value) = decimal(cell) {
        return Some(Degrees { value, axis: None });
    }
    let cell = cell.trim().trim_end_matches([',', ';', '.']).trim();
    let (letter, body) = hemisphere(cell);
    let magnitude = decimal(body).or_else(|| sexagesimal(body))?;
    let Some((axis, sign)) = letter else {
        return Some(Degrees { value: magnitude, axis: None });
    };
    // `-110.36 W` says west twice and means it once; `-110.36 E` contradicts itself.
    let value = match (magnitude < 0.0, sign < 0.0) {
        (true, false) => return None,
        (true, true) => magnitude,
        (false, _) => magnitude * sign,
    };
    Some(Degrees { value, axis: Some(axis) })
}

/// Reads a pair in two cells. Letters that say the cells are the other way round are believed.
pub(crate) fn in_two_cells(lat: &str, lon: &str) -> Option<Pair> {
    in_order(degrees(lat)?, degrees(lon)?)
}

/// Reads a pair in one cell: WKT, GeoJSON, `lat, lon`, `lat lon alt accuracy`, `lat|lon`.
pub(crate) fn in_one_cell(cell: &str) -> Option<Pair> {
    let cell = cell.trim();
    if let Some(pair) = wkt(cell).or_else(|| geojson(cell)) {
        return Some(pair);
    }
    let cell = cell.trim_matches(['(', ')', '[', ']']).trim();
    for separator in ['|', ';', '/'] {
        if let Some((lat, lon)) = cell.split_once(separator) {
            return in_two_cells(lat, lon);
        }
    }
    // A comma followed by a blank separates; without one it may be a decimal comma, so there must be just one.
    if let Some((lat, lon)) = cell.split_once(", ") {
        return in_two_cells(lat, lon);
    }
    if cell.matches(',').count() == 1 && cell.contains('.') {
        let (lat, lon) = cell.split_once(',')?;
        return in_two_cells(lat, lon);
    }
    let mut numbers = cell.split_ascii_whitespace();
    let pair = in_two_cells(numbers.next()?, numbers.next()?)?;
    // Altitude and accuracy, as ODK writes them.
    let rest: Vec<_> = numbers.collect();
    (rest.len() <= 2 && rest.iter().all(|number| decimal(number).is_some())).then_some(pair)
}

fn in_order(first: Degrees, second: Degrees) -> Option<Pair> {
    let lettered = first.axis.is_some() || second.axis.is_some();
    match (first.axis, second.axis) {
        (Some(Axis::Lat) | None, Some(Axis::Lon) | None) => {
            Some(Pair { lat: first.value, lon: second.value, lettered })
        }
        (Some(Axis::Lon) | None, Some(Axis::Lat) | None) => {
            Some(Pair { lat: second.value, lon: first.value, lettered })
        }
        _ => None,
    }
}

/// A decimal number with a point or a comma; no exponent, no `inf`, no `nan`.
fn decimal(text: &str) -> Option<f64> {
    let plain = |text: &str| {
        let sane = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'))
            && text.bytes().any(|b| b.is_ascii_digit());
        if sane { text.parse().ok() } else { None }
    };
    let text = text.trim();
    plain(text).or_else(|| {
        // The minus sign of typographers, and the decimal comma.
        let typed = text.replace(['−', '–'], "-");
        let comma = typed.matches(',').count() == 1 && !typed.contains('.') && !typed.ends_with(',');
        plain(&if comma { typed.replace(',', ".") } else { typed })
    })
}

/// Degrees and minutes, and seconds: `31° 39' 0.9"`, `31 39.015`.
fn sexagesimal(text: &str) -> Option<f64> {
    let mark = |c: char| {
        matches!(c, '°' | 'º' | '˚' | '\'' | '’' | '′' | '´' | '"' | '”' | '″' | ':' | 'd' | 'm' | 's')
            || c.is_whitespace()
    };
    let mut parts = [0.0; 3];
    let mut count = 0;
    for part in text.split(mark).filter(|part| !part.is_empty()) {
        *parts.get_mut(count)? = decimal(part)?;
        count += 1;
    }
    let [degrees, minutes, seconds] = parts;
    let whole = |value: f64| value.fract() == 0.0;
    // Only the last part may have a fraction; minutes and seconds run to 60.
    let sane = (0.0..60.0).contains(&minutes)
        && (0.0..60.0).contains(&seconds)
        && (count < 2 || whole(degrees))
        && (count < 3 || whole(minutes))
        && (count > 1 || text.contains(['°', 'º', '˚']));
    let sign = if text.trim_start().starts_with(['-', '−', '–']) { -1.0 } else { 1.0 };
    (count > 0 && sane).then(|| sign * (degrees.abs() + minutes / 60.0 + seconds / 3600.0))
}

/// Splits off a letter of the compass, before or behind.
fn hemisphere(cell: &str) -> (Option<(Axis, f64)>, &str) {
    let meaning = |c: char| match c {
        'N' | 'n' => Some((Axis::Lat, 1.0)),
        'S' => Some((Axis::Lat, -1.0)),
        'E' | 'e' => Some((Axis::Lon, 1.0)),
        'W' | 'w' | 'O' | 'o' => Some((Axis::Lon, -1.0)),
        _ => None,
    };
    if let Some(found) = cell.chars().next_back().and_then(meaning) {
        return (Some(found), cell[..cell.len() - 1].trim_end());
    }
    if let Some(found) = cell.chars().next().and_then(meaning) {
        return (Some(found), cell[1..].trim_start());
    }
    (None, cell)
}

/// `POINT (lon lat)`, also with `Z` and with an `SRID=4326;` before it.
fn wkt(cell: &str) -> Option<Pair> {
    let at = cell.find(['P', 'p'])?;
    let prefix = &cell[..at];
    let rest = cell.get(at..at + 5).filter(|word| word.eq_ignore_ascii_case("point")).map(|_| &cell[at + 5..])?;
    if !prefix.is_empty() && !prefix.eq_ignore_ascii_case("srid=4326;") {
        return None;
    }
    let rest = rest.trim_start().trim_start_matches(['Z', 'z']).trim_start();
    let mut numbers = rest.strip_prefix('(')?.strip_suffix(')')?.split_ascii_whitespace().map(decimal);
    let (lon, lat) = (numbers.next()??, numbers.next()??);
    (numbers.count() <= 1).then_some(Pair { lat, lon, lettered: false })
}

/// A GeoJSON point.
fn geojson(cell: &str) -> Option<Pair> {
    if !cell.starts_with('{') {
        return None;
    }
    let value: serde_json::Value = serde_json::from_str(cell).ok()?;
    let geometry = value.get("geometry").unwrap_or(&value);
    let numbers = geometry.get("coordinates").filter(|_| geometry.get("type").is_some_and(|kind| kind == "Point"))?;
    Some(Pair { lon: numbers.get(0)?.as_f64()?, lat: numbers.get(1)?.as_f64()?, lettered: false })
}

#[cfg(test)]
mod tests;
