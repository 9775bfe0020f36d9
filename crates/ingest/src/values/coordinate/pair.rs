//! Two coordinates: in two cells, or in one cell with all that people put between them.

use super::angle::{Angle, angle};
use super::token::{Token, tokens};
use super::{Axis, Pair, Said, Unread, grid};

/// What always separates; a comma may be a decimal one.
const SEPARATORS: [char; 6] = ['|', ';', '/', '\n', '\r', '\t'];

pub(super) fn in_two_cells(lat: &str, lon: &str) -> Result<Said, Unread> {
    let (Some(mut first), Some(mut second)) = (tokens(lat), tokens(lon)) else {
        return Err(Unread::Unclear);
    };
    trim_commas(&mut first);
    trim_commas(&mut second);
    if let (Some(first), Some(second)) = (angle(&first), angle(&second)) {
        return in_order(first, second).map(Said::Degrees).ok_or(Unread::Unclear);
    }
    // Metres: one cell the easting, the other the northing.
    first.push(Token::Comma);
    first.extend(second);
    grid::metres(&first).map(Said::Grid).ok_or(Unread::Unclear)
}

pub(super) fn in_one_cell(cell: &str) -> Result<Said, Unread> {
    let cell = without_datum(cell).ok_or(Unread::Unclear)?;
    let cell = unwrapped(cell.trim());
    let parts: Vec<&str> = cell.split(SEPARATORS).collect();
    let last = parts.iter().rposition(|part| !part.trim().is_empty()).ok_or(Unread::Unclear)?;
    let tokenised: Option<Vec<Vec<Token>>> = parts[..=last].iter().map(|part| tokens(part)).collect();
    let mut parts = tokenised.ok_or(Unread::Unclear)?;
    parts.iter_mut().for_each(trim_commas);
    match &parts[..] {
        [only] => one_part(only),
        [first, second] => match (angle(first), angle(second)) {
            (Some(first), Some(second)) => in_order(first, second).map(Said::Degrees),
            _ => grid::metres(&joined(&parts)).map(Said::Grid),
        },
        _ => grid::metres(&joined(&parts)).map(Said::Grid),
    }
    .ok_or(if is_trace(&parts) { Unread::NotAPoint } else { Unread::Unclear })
}

/// A pair with nothing but commas and blanks between the coordinates.
fn one_part(tokens: &[Token]) -> Option<Said> {
    let fields: Vec<&[Token]> = tokens.split(|token| *token == Token::Comma).collect();
    let pair = match &fields[..] {
        [only] => altitude(&numbers(only)?).or_else(|| split(only)),
        [first, second] => angle(first).zip(angle(second)).and_then(|(first, second)| in_order(first, second)),
        _ => fields
            .iter()
            // What is no number is no place either: `entre 31.9 y 32.0, …` is a range.
            .map(|field| numbers(field).filter(|numbers| !numbers.is_empty() || field.is_empty()))
            .collect::<Option<Vec<_>>>()
            .and_then(|all| altitude(&all.concat())),
    };
    pair.map(Said::Degrees).or_else(|| grid::metres(tokens).map(Said::Grid))
}

/// The numbers of a text, signed, each with whether it has a fraction. Nothing but numbers counts, so marked texts give none.
fn numbers(tokens: &[Token]) -> Option<Vec<(f64, bool)>> {
    let mut found = Vec::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            [] => return Some(found),
            [Token::Minus, Token::Number(number), tail @ ..] => {
                found.push((-number.value, number.fraction));
                tail
            }
            [Token::Number(number), tail @ ..] => {
                found.push((number.value, number.fraction));
                tail
            }
            // Not numbers alone: another reader's.
            _ => return Some(Vec::new()),
        };
    }
}

/// `lat lon alt` and `lat lon alt accuracy`, as ODK writes them. Degrees without a fraction could as well be degrees and minutes.
fn altitude(numbers: &[(f64, bool)]) -> Option<Pair> {
    match numbers {
        [(lat, true), (lon, true), (altitude, _), rest @ ..] if rest.len() < 2 => {
            let sane = lat.abs() <= 180.0
                && lon.abs() <= 180.0
                // Nothing on land lies so far below the sea: it is another longitude.
                && (-90.0..=100_000.0).contains(altitude)
                && rest.iter().all(|(accuracy, _)| *accuracy >= 0.0);
            sane.then_some(Pair::plain(*lat, *lon))
        }
        _ => None,
    }
}

/// A pair without a separator: the only way to cut it into two coordinates.
fn split(tokens: &[Token]) -> Option<Pair> {
    let mut found: Option<Pair> = None;
    for at in 1..tokens.len() {
        let (first, second) = tokens.split_at(at);
        let Some(first) = angle(first) else { continue };
        // `31.65-110.36`: behind a fraction the hyphen can only be a sign; `31-39-110-21` could be cut anywhere.
        let behind_fraction = matches!(tokens[at - 1], Token::Number(number) if number.fraction);
        let second = match second {
            [Token::Dash, ..] if !behind_fraction => None,
            [Token::Dash, rest @ ..] => {
                let signed: Vec<_> = std::iter::once(Token::Minus).chain(rest.iter().cloned()).collect();
                angle(&signed)
            }
            other => angle(other),
        };
        let Some(second) = second else { continue };
        // Bare numbers tell where the second begins only if both are written alike.
        if !first.marked && !second.marked && first.parts != second.parts {
            continue;
        }
        let Some(pair) = in_order(first, second) else { continue };
        if found.is_some_and(|other| other != pair) {
            return None;
        }
        found = Some(pair);
    }
    // `31 39 0` can be cut behind either blank; unlike lengths were passed over, so it is no pair at all.
    found
}

fn in_order(first: Angle, second: Angle) -> Option<Pair> {
    let ordered = first.axis.is_some() || second.axis.is_some();
    let (lat, lon) = match (first.axis, second.axis) {
        (Some(Axis::Lat) | None, Some(Axis::Lon) | None) => (first, second),
        (Some(Axis::Lon) | None, Some(Axis::Lat) | None) => (second, first),
        _ => return None,
    };
    // A longitude by its letter leaves a latitude, and there is none beyond the poles.
    if ordered && lat.value.abs() > 90.0 {
        return None;
    }
    let cut = lat.whole || lon.whole;
    Some(Pair { lat: lat.value, lon: lon.value, ordered, sided: lon.sided, cut })
}

/// Whether the parts are points of a line: at least two, each of two numbers or more.
fn is_trace(parts: &[Vec<Token>]) -> bool {
    let points = |tokens: &Vec<Token>| numbers(tokens).is_some_and(|numbers| (2..=4).contains(&numbers.len()));
    parts.len() > 1 && parts.iter().all(points)
}

fn joined(parts: &[Vec<Token>]) -> Vec<Token> {
    parts.join(&Token::Comma)
}

/// Commas at the ends separate nothing.
fn trim_commas(tokens: &mut Vec<Token>) {
    while tokens.last() == Some(&Token::Comma) {
        tokens.pop();
    }
    let leading = tokens.iter().take_while(|token| **token == Token::Comma).count();
    tokens.drain(..leading);
}

/// A text without brackets or quotation marks around it.
fn unwrapped(text: &str) -> &str {
    let mut text = text;
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')] {
        if let Some(inside) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            text = inside.trim();
        }
    }
    text
}

/// A text without words that only say what it is and on which datum; nothing for a datum that lies elsewhere.
fn without_datum(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if ["nad27", "nad 27", "nad-27", "nad1927", "clarke"].iter().any(|datum| lower.contains(datum)) {
        // A hundred metres off, and the text does not say how it would have to be shifted.
        return None;
    }
    let mut plain = text.to_owned();
    for word in [
        "wgs 84",
        "wgs-84",
        "wgs84",
        "nad 83",
        "nad-83",
        "nad83",
        "itrf2008",
        "itrf92",
        "epsg:4326",
        "gps",
        "coordenadas",
        "coordinates",
        "coords",
        "coord",
        "ubicación",
        "ubicacion",
        "location",
    ] {
        if let Some(at) = plain.to_ascii_lowercase().find(word) {
            plain.replace_range(at..at + word.len(), " ");
        }
    }
    let plain = plain.replace("( )", " ").replace("()", " ");
    Some(plain.trim().trim_start_matches([':', '=']).trim().to_owned())
}
