//! Figures as people and spreadsheets write them. What a comma means is decided once a column, from all of it.

use std::fmt;
use std::str::FromStr;

/// What parts the decimals of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// `1,234.5`.
    Point,
    /// `1.234,5`.
    Comma,
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Point => "point",
            Self::Comma => "comma",
        })
    }
}

impl FromStr for Decimal {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "point" => Ok(Self::Point),
            "comma" => Ok(Self::Comma),
            _ => Err(format!("{name:?} parts no decimals; allowed: point, comma")),
        }
    }
}

/// What statistical offices write where there is no figure, beside the usual words for blank. CONEVAL writes −888 and −999.
const NO_FIGURE: [&str; 14] =
    ["*", "**", ".", "..", "...", "(x)", "(d)", "(na)", "(n)", "n.d.", "-888", "-888.0", "-999.0", "-9999.0"];

/// Whether a cell that is not blank says that there is no figure.
pub(super) fn is_no_figure(text: &str) -> bool {
    NO_FIGURE.iter().any(|own| text.eq_ignore_ascii_case(own))
}

/// What a comma could mean in one figure.
enum Sign {
    Says(Decimal),
    /// Three digits follow the only comma.
    Open,
    Nothing,
}

/// What a comma means in a column.
///
/// # Errors
/// A figure that could be read in two ways, where no other one decides; or two that contradict each other.
pub(super) fn decimal<'t>(figures: impl Iterator<Item = &'t str>) -> Result<Decimal, [String; 2]> {
    let (mut point, mut comma, mut open) = (None, None, None);
    for text in figures {
        match sign(&bare(text)) {
            Sign::Says(Decimal::Point) => point = point.or(Some(text)),
            Sign::Says(Decimal::Comma) => comma = comma.or(Some(text)),
            Sign::Open => open = open.or(Some(text)),
            Sign::Nothing => {}
        }
    }
    match (point, comma, open) {
        (Some(one), Some(other), _) => Err([one.to_owned(), other.to_owned()]),
        (None, Some(_), _) => Ok(Decimal::Comma),
        (Some(_), None, _) | (None, None, None) => Ok(Decimal::Point),
        (None, None, Some(text)) => Err([text.to_owned(), String::new()]),
    }
}

fn sign(text: &str) -> Sign {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let (comma, point) = (text.rfind(','), text.rfind('.'));
    match (commas, points) {
        (0, 0 | 1) => Sign::Nothing,
        (0, _) => Sign::Says(Decimal::Comma),
        (_, 1..) => Sign::Says(if comma < point { Decimal::Point } else { Decimal::Comma }),
        (1, 0) => {
            let (whole, rest) = text.split_once(',').unwrap_or_default();
            let whole = whole.trim_start_matches(['-', '+']);
            let thousands = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if thousands { Sign::Open } else { Sign::Says(Decimal::Comma) }
        }
        (_, 0) => Sign::Says(Decimal::Point),
    }
}

/// A figure without blanks and the signs of money and percent.
fn bare(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '$' | '%' | '\u{202F}'));
    kept.map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// The figure of a text; nothing if it is none.
pub(super) fn parse(text: &str, decimal: Decimal) -> Option<f64> {
    let bare = bare(text);
    let plain: String = match decimal {
        Decimal::Point => bare.replace(',', ""),
        Decimal::Comma => bare.replace('.', "").replace(',', "."),
    };
    let shaped = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
        && plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    plain.parse().ok().filter(|number: &f64| shaped && number.is_finite())
}
