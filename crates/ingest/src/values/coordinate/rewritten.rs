//! Forms that the readers do not know, written as ones that they do: only tried where a text has no reading as it stands, and each only where
//! what is put in place of something can mean nothing else.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// A longer text is no coordinate, and with fewer digits it is none either.
const LONGEST: usize = 120;
const DIGITS: usize = 4;

/// A form, and what it is written as.
type Form = (LazyLock<Regex>, &'static str);

macro_rules! forms {
    ($($pattern:literal => $written:literal),+ $(,)?) => {
        [$((LazyLock::new(|| Regex::new($pattern).expect("a pattern of this file")), $written)),+]
    };
}

/// How exact a place is, behind it, in metres or feet.
static ACCURACY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)[,; ]*\(?(?:±|\+/-|\+-|accuracy|precisi[oó]n)[: ]*(\d+(?:\.\d+)?) ?(?:(m|mts?|metros|met(?:er|re)s)|ft|feet|pies)\.?\)?\s*$";
    Regex::new(pattern).expect("a pattern of this file")
});

/// Metres in a foot.
const FOOT_M: f64 = 0.3048;

/// How far from its coordinates a place may be by what a text says behind them: `31.9, -111.5 ± 100 m`.
pub(super) fn accuracy_m(text: &str) -> Option<u32> {
    if text.len() > LONGEST {
        return None;
    }
    let found = ACCURACY.captures(text)?;
    let stated: f64 = found[1].parse().ok()?;
    let metres = if found.get(2).is_some() { stated } else { stated * FOOT_M };
    (metres <= 1e6).then(|| metres.ceil() as u32)
}

/// In this order. No pattern takes away a digit of a coordinate.
static FORMS: [Form; 18] = forms![
    // Degree signs of MS-DOS and old Macs, and those that some program made a question mark, before minutes with their mark.
    "(\\d) ?[øØ¡§?\u{fffd}] ?(\\d{1,2}(?:[.,]\\d+)? ?['´’′])" => "$1°$2",
    // UTF-8 that was read as something else: a degree sign, a prime, a double prime.
    "Â([°º])" => "$1",
    "â€[²™˜]" => "'",
    "â€[³œ\u{9d}]" => "\"",
    // `28 grados, 14 minutos, 45.3 segundos`
    r"(?i)(\d ?(?:grados?|degrees?|deg|minutos?|minutes?|min))\.? ?(?:,|y|con|and) ?(\d)" => "$1 $2",
    // `de latitud norte`
    r#"(?i)([\d'"°]) ?(?:de|of) (lat|lon)"# => "$1 $2",
    // Packed as aviation and rescue write it: `304053N1103605W`, `N3215.564 W11209.932`.
    r"(?i)^\s*(\d\d)([0-5]\d)([0-5]\d(?:\.\d+)?) ?([NS])[ ,;/]*(\d{2,3})([0-5]\d)([0-5]\d(?:\.\d+)?) ?([EWO])\s*$" => "$1 $2 $3 $4, $5 $6 $7 $8",
    r"(?i)^\s*(\d\d)([0-5]\d\.\d+) ?([NS])[ ,;/]*(\d{2,3})([0-5]\d\.\d+) ?([EWO])\s*$" => "$1 $2 $3, $4 $5 $6",
    r"(?i)^\s*([NS]) ?(\d\d)([0-5]\d\.\d+)[ ,;/]*([EWO]) ?(\d{2,3})([0-5]\d\.\d+)\s*$" => "$2 $3 $1, $5 $6 $4",
    // How high it is.
    r"(?i)[,; ]+(?:alt(?:itude?|itud)?|elev(?:ation|aci[oó]n)?)[.:= ]*-?\d+(?:\.\d+)? ?(?:m|mts?|metros|met(?:er|re)s|msnm|ft|feet|pies)?\.?\s*$" => "",
    r"(?i)([\d\x22'°NSEWO]) ?[,;] ?\d{2,4}(?:\.\d+)? ?(?:m|mts|metros|met(?:er|re)s|msnm|ft|feet|pies)\.?\s*$" => "$1",
    // What stands before and around it.
    r"(?i)^\s*(?:coord(?:s|enadas|inates)?\.?|gps|latlng|ubicaci[oó]n)\s*[:=]?\s*([\x22'(\[]?[-+\d])" => "$1",
    r#"^[\s"'(\[]+([-+]?\d[^"()\[\]]*?)[\s"')\]]+$"# => "$1",
    // `lat=31.9&lon=-111.5`, `27.1 & -98.2`, `31.9\-111.5`
    r"(\d) ?[&\\] ?([-+a-zA-Z\d])" => "$1; $2",
    // Metres: `406960,3537649`, `E367492 N3527951 (12R)`, `X=359177 Y=3562118 Z=12`, `565704E 2986207N Z14`.
    r"\b(\d{6}(?:\.\d+)?),(\d{7}(?:\.\d+)?)\b" => "$1; $2",
    r"\b(\d{7}(?:\.\d+)?),(\d{6}(?:\.\d+)?)\b" => "$1; $2",
    r"\((\d{1,2} ?[A-Za-z]?)\)" => " $1",
    r"(?i)\bz[=: ]?(\d{1,2}) ?([A-Z]?)\s*$" => " zone $1$2",
];

/// A text written otherwise, if it has one of the forms.
pub(super) fn rewritten(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() > LONGEST || digits < DIGITS {
        return None;
    }
    let written = FORMS.iter().fold(ACCURACY.replace(text, ""), |text, (form, written)| {
        // An unchanged text is the same.
        match form.replace_all(&text, *written) {
            Cow::Borrowed(_) => text,
            Cow::Owned(other) => Cow::Owned(other),
        }
    });
    match written {
        Cow::Owned(written) if written != text => Some(written),
        _ => None,
    }
}
