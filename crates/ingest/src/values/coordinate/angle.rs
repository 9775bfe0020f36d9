//! One coordinate: degrees, or degrees and minutes, or with seconds; a sign, a letter or a word beside it.

use super::Axis;
use super::token::{Number, Token};

/// One coordinate as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Angle {
    pub(super) value: f64,
    /// What a letter or word says it is.
    pub(super) axis: Option<Axis>,
    /// Whether a letter of the compass says on which side of zero it lies.
    pub(super) sided: bool,
    /// Whether it has a mark, letter or word: anything that numbers alone do not have.
    pub(super) marked: bool,
    /// How many numbers it has: 1 to 3.
    pub(super) parts: usize,
    /// Whether it has degrees alone, without a fraction.
    pub(super) whole: bool,
}

/// What a letter of the compass or its word means: axis and sign. `o` is *oeste*, `e` is *este* and east, `ln` is *latitud norte*.
pub(super) fn compass(word: &str) -> Option<(Axis, f64)> {
    Some(match word {
        "n" | "north" | "norte" | "ln" => (Axis::Lat, 1.0),
        "s" | "south" | "sur" | "ls" => (Axis::Lat, -1.0),
        "e" | "east" | "este" | "oriente" | "le" => (Axis::Lon, 1.0),
        "w" | "west" | "o" | "oeste" | "poniente" | "lw" | "lo" => (Axis::Lon, -1.0),
        _ => return None,
    })
}

/// The axis that a word names.
fn label(word: &str) -> Option<Axis> {
    Some(match word {
        "lat" | "latitude" | "latitud" => Axis::Lat,
        "lon" | "long" | "lng" | "longitude" | "longitud" => Axis::Lon,
        _ => return None,
    })
}

/// The axis that a letter names, with a colon behind it: alone an `x` may be a sign between two numbers.
fn labelled_xy(word: &str, after: &[Token]) -> Option<Axis> {
    match (word, after) {
        ("y", [Token::Colon, ..]) => Some(Axis::Lat),
        ("x", [Token::Colon, ..]) => Some(Axis::Lon),
        _ => None,
    }
}

/// Reads one coordinate from all of the tokens.
pub(super) fn angle(tokens: &[Token]) -> Option<Angle> {
    let mut rest = tokens;
    let mut labelled = None;
    let mut letter = None;
    if let [Token::Word(word, _), tail @ ..] = rest
        && let Some(axis) = label(word).or_else(|| labelled_xy(word, tail))
    {
        labelled = Some(axis);
        rest = tail;
        if let [Token::Colon, tail @ ..] = rest {
            rest = tail;
        }
    }
    if let [Token::Word(word, _), tail @ ..] = rest {
        letter = Some(compass(word)?);
        rest = tail;
        if let [Token::Colon, tail @ ..] = rest {
            rest = tail;
        }
    }
    let sign = match rest {
        [Token::Minus, tail @ ..] => {
            rest = tail;
            Some(-1.0)
        }
        [Token::Plus, tail @ ..] => {
            rest = tail;
            Some(1.0)
        }
        _ => None,
    };
    let (parts, mut rest) = Parts::read(rest)?;
    // `31.65 latitud norte`
    if let [Token::Word(word, _), tail @ ..] = rest
        && let (Some(axis), None) = (label(word), labelled)
    {
        labelled = Some(axis);
        rest = tail;
    }
    if let [Token::Word(word, _), tail @ ..] = rest {
        // A letter before and a letter behind say it twice, or contradict each other.
        letter = letter.is_none().then(|| compass(word))?;
        letter?;
        rest = tail;
    }
    if !rest.is_empty() {
        return None;
    }
    let side = match (sign, letter) {
        (None, None) => 1.0,
        (Some(sign), None) => sign,
        (None, Some((_, side))) => side,
        // `-110.36 W` says west twice and means it once; `-110.36 E` contradicts itself.
        (Some(sign), Some((_, side))) => ((sign < 0.0) == (side < 0.0)).then_some(sign)?,
    };
    let axis = match (labelled, letter.map(|(axis, _)| axis)) {
        (Some(a), Some(b)) if a != b => return None,
        (a, b) => a.or(b),
    };
    let value = side * parts.degrees()?;
    let most = if axis == Some(Axis::Lat) { 90.0 } else { 180.0 };
    (value.abs() <= most).then_some(Angle {
        value,
        axis,
        sided: letter.is_some(),
        marked: parts.marked || axis.is_some(),
        parts: parts.count,
        whole: parts.count == 1 && parts.numbers[0].is_some_and(|number| !number.fraction),
    })
}

/// The numbers of one coordinate.
#[derive(Default)]
struct Parts {
    numbers: [Option<Number>; 3],
    count: usize,
    marked: bool,
}

impl Parts {
    /// Reads numbers with their marks; answers them and what follows.
    fn read(tokens: &[Token]) -> Option<(Self, &[Token])> {
        let mut parts = Self::default();
        let mut rest = tokens;
        // `:` or `-` between all numbers, or none.
        let mut joint: Option<&Token> = None;
        while let [Token::Number(number), tail @ ..] = rest {
            *parts.numbers.get_mut(parts.count)? = Some(*number);
            parts.count += 1;
            rest = tail;
            match rest {
                [mark @ (Token::Degree | Token::Minute | Token::Second), tail @ ..] => {
                    let right = match mark {
                        Token::Degree => parts.count == 1,
                        // A single prime behind the seconds is a double one that was typed in haste.
                        Token::Minute => parts.count == 2 || (parts.count == 3 && parts.marked),
                        _ => parts.count == 3,
                    };
                    if !right || joint.is_some() {
                        return None;
                    }
                    parts.marked = true;
                    rest = tail;
                }
                [sign @ (Token::Colon | Token::Dash), tail @ ..] => {
                    // With a fraction before it a hyphen is a minus sign, which begins the next coordinate.
                    if *sign == Token::Dash && number.fraction {
                        break;
                    }
                    let alike = joint.is_none_or(|joint| joint == sign) && (joint.is_some() || parts.count == 1);
                    if !alike || !matches!(tail, [Token::Number(_), ..]) {
                        return None;
                    }
                    joint = Some(sign);
                    parts.marked = true;
                    rest = tail;
                }
                // `31:39 00` is half one way and half the other.
                [Token::Number(_), ..] if joint.is_some() => return None,
                _ => {}
            }
        }
        (parts.count > 0).then_some((parts, rest))
    }

    /// The sum in degrees. Only the last number may have a fraction; minutes and seconds run to 60 and have two digits at most.
    fn degrees(&self) -> Option<f64> {
        let last = self.count.checked_sub(1)?;
        let mut sum = 0.0;
        for (index, number) in self.numbers.iter().flatten().enumerate() {
            let sane = index == 0 || (number.value < 60.0 && number.digits <= 2);
            if !sane || (number.fraction && index < last) {
                return None;
            }
            sum += number.value / [1.0, 60.0, 3600.0][index];
        }
        Some(sum)
    }
}
