//! Links to a place on a map, and `geo:` addresses.
//!
//! A link may hold several positions: the pin that somebody set, and the middle of the map that happened to be on the screen. The pin counts.

use super::{Pair, Said, Unread, decimal, pair};

/// Reads a link; nothing where the text is none.
pub(super) fn read(cell: &str) -> Option<Result<Said, Unread>> {
    let lower = cell.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("geo:") {
        return Some(geo(rest).ok_or(Unread::Unclear));
    }
    let is_link = lower.contains("://") || lower.starts_with("www.") || lower.starts_with("maps.");
    if !is_link {
        return None;
    }
    Some(map(&unescaped(cell)).ok_or(Unread::Unclear))
}

/// `geo:31.65,-110.36;u=35`, and Android's `geo:0,0?q=31.65,-110.36(name)`.
fn geo(rest: &str) -> Option<Said> {
    let (at, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parameters = at.split(';');
    // A height may stand behind the two.
    let place = parameters.next()?;
    let at = two(place).or_else(|| two(place.rsplit_once(',').filter(|(_, height)| decimal(height).is_some())?.0))?;
    if parameters.any(|parameter| parameter.starts_with("crs=") && parameter != "crs=wgs84") {
        return None;
    }
    let asked = query.split('&').find_map(|part| part.strip_prefix("q="));
    match asked {
        Some(asked) => two(asked.split('(').next()?).map(said),
        None => Some(said(at)),
    }
}

fn map(link: &str) -> Option<Said> {
    // Directions have a start and an end.
    if link.contains("/dir/") || link.contains("/directions") || link.contains("saddr=") {
        return None;
    }
    let pin = after(link, "!3d").zip(after(link, "!4d"));
    let marker = parameter(link, "mlat").zip(parameter(link, "mlon"));
    let marker = marker.and_then(|(lat, lon)| decimal(lat).zip(decimal(lon)));
    if let Some(at) = pin.or(marker) {
        // Two pins are a list of places.
        return (link.matches("!3d").count() <= 1).then_some(said(at));
    }
    // What was searched for by its name lies somewhere on the screen. Only Apple writes a pin's label so, with the pin in `ll`.
    let apple = link.contains("maps.apple.");
    let in_words = |name| parameter(link, name).is_some_and(|text| !text.is_empty() && written(text).is_none());
    if !apple && ["q", "query", "where1", "ss"].into_iter().any(in_words) {
        return None;
    }
    let asked = ["q", "query", "coordinate", "ll", "destination", "daddr", "center", "cp"];
    // These are the middle of the screen. Of something that was named or looked for that is not where it is.
    let is_named = NAMED.iter().any(|named| link.contains(named));
    let screen = |name: &str| !apple && matches!(name, "ll" | "center" | "cp");
    let asked = asked.iter().filter(|name| !(is_named && screen(name)));
    let mut asked = asked.filter_map(|name| parameter(link, name)).filter_map(written);
    let mut named = ["/place/", "/search/"]
        .iter()
        .filter_map(|path| link.split_once(path))
        .filter_map(|(_, rest)| written(rest.split(['/', '?']).next()?));
    let named = named.next_back();
    if let Some(first) = asked.next() {
        let agreed = asked.chain(named).all(|other| other == first);
        return agreed.then_some(said(first));
    }
    if let Some(at) = named {
        return Some(said(at));
    }
    // What is left is the middle of the screen, too.
    if is_named {
        return None;
    }
    let bare =
        |site: &str| site.split_once("://").map_or(site, |(_, rest)| rest).trim_end_matches('/').find('/').is_none();
    if let Some((site, rest)) = link.split_once("#map=") {
        if !bare(site) {
            return None;
        }
        let mut numbers = rest.split(['/', '&']).skip(1);
        return decimal(numbers.next()?).zip(decimal(numbers.next()?)).map(said);
    }
    let (site, rest) = link.split_once("/@")?;
    if !site.ends_with("/maps") && !bare(site) {
        return None;
    }
    let mut numbers = rest.split(',');
    decimal(numbers.next()?).zip(decimal(numbers.next()?)).map(said)
}

/// What stands in a link to something that has a name, or was looked for.
const NAMED: [&str; 7] = ["/place/", "/search", "/maps/d/", "/node/", "/way/", "/relation/", "sll="];

fn said((lat, lon): (f64, f64)) -> Said {
    Said::Degrees(Pair::in_order(lat, lon))
}

/// The value of a query parameter.
fn parameter<'l>(link: &'l str, name: &str) -> Option<&'l str> {
    let query = link.split_once('?')?.1;
    let query = query.split('#').next()?;
    query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
}

/// The number behind a mark.
fn after(link: &str, mark: &str) -> Option<f64> {
    let (_, rest) = link.split_once(mark)?;
    decimal(rest.split(['!', '?', '&', '/']).next()?)
}

/// `31.65,-110.36`, `31.65, -110.36` or `loc:31.65 -110.36`.
fn two(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_start_matches("loc:");
    // A label may stand behind it: `31.65,-110.36(Pin)`.
    let text = text.split('(').next()?.trim_end();
    let (lat, lon) = text.split_once(',').or_else(|| text.split_once('~')).or_else(|| text.split_once(' '))?;
    decimal(lat).zip(decimal(lon))
}

/// The same, or a pair in degrees, minutes and seconds with their letters, as the address of a pin that was dropped has it.
fn written(text: &str) -> Option<(f64, f64)> {
    two(text).or_else(|| match pair::in_one_cell(text) {
        Ok(Said::Degrees(pair)) if pair.ordered && pair.sided => Some((pair.lat, pair.lon)),
        _ => None,
    })
}

/// A link without its escapes for the characters of coordinates.
fn unescaped(link: &str) -> String {
    let mut plain = link.replace("%2C", ",").replace("%2c", ",").replace("%20", " ").replace("%2B", "+");
    plain = plain.replace("%3A", ":").replace("%3a", ":").replace("%27", "'").replace("%22", "\"");
    plain = plain.replace("%C2%B0", "°").replace("%c2%b0", "°");
    plain.replace('+', " ")
}
