//! Cuts a coordinate into numbers, signs, marks and words. The many ways to type a degree sign, a prime or a minus become one each.

/// A piece of a coordinate.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(Number),
    Minus,
    Plus,
    Degree,
    Minute,
    Second,
    /// `:` or `=`.
    Colon,
    /// A hyphen between two digits: `31-39-00`.
    Dash,
    /// A comma that separates, or a hyphen between blanks.
    Comma,
    /// Letters, in lower case, and whether they follow the piece before without a blank.
    Word(String, bool),
}

/// A number without its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// How many digits stand before the point.
    pub(super) digits: usize,
    /// Whether it has a point, or a comma for one.
    pub(super) fraction: bool,
}

/// The pieces of a text; nothing where it holds what no coordinate has.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let text = normal(text);
    let chars: Vec<char> = text.chars().collect();
    let comma_is_point = !chars.windows(3).any(|w| w[0].is_ascii_digit() && w[1] == '.' && w[2].is_ascii_digit());
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(at + 1).copied();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        at += 1;
        tokens.push(match c {
            _ if c.is_whitespace() => continue,
            '0'..='9' => {
                let length = number_length(&chars[at - 1..], comma_is_point);
                if let Some([degrees, minutes, seconds]) = dotted(&chars[at - 1..at - 1 + length]) {
                    at += length - 1;
                    tokens.extend([degrees, Token::Colon, minutes, Token::Colon, seconds]);
                    continue;
                }
                let number = number(&chars[at - 1..at - 1 + length])?;
                at += length - 1;
                Token::Number(number)
            }
            '-' if digit(before) && digit(after) => Token::Dash,
            '-' if blank(before) && blank(after) && ends_a_coordinate(tokens.last()) => Token::Comma,
            '-' => Token::Minus,
            '+' => Token::Plus,
            '°' => Token::Degree,
            '\'' => Token::Minute,
            '"' => Token::Second,
            ':' | '=' => Token::Colon,
            ',' => Token::Comma,
            // Behind a word or at the end a point is punctuation.
            '.' if before.is_some_and(char::is_alphabetic) || chars[at..].iter().all(|c| c.is_whitespace()) => {
                continue;
            }
            _ if c.is_alphabetic() => {
                let mut length = chars[at - 1..].iter().take_while(|c| c.is_alphabetic()).count();
                // `36sW`, `44secN`: the mark and then the letter of the compass.
                let (mark, letter) = (&chars[at - 1..at + length - 2], chars[at + length - 2]);
                let is_word = |word: &[char]| is_mark_word(&word.iter().collect::<String>());
                if matches!(letter, 'N' | 'S' | 'E' | 'W' | 'O')
                    && ((length == 2 && is_mark(c, &tokens)) || (length > 2 && is_word(mark)))
                {
                    length -= 1;
                }
                let word: String = chars[at - 1..at - 1 + length].iter().collect();
                at += length - 1;
                let glued = before.is_some_and(|c| !c.is_whitespace());
                // `3.165E1` is no coordinate: an exponent is never typed by hand.
                if word.eq_ignore_ascii_case("e") && digit(before) && digit(chars.get(at).copied()) {
                    return None;
                }
                if joins(&word) && !glued && ends_a_coordinate(tokens.last()) && !names(&chars[at..]) {
                    Token::Comma
                } else {
                    word_token(&word, glued, &tokens, &chars[at..])
                }
            }
            _ => return None,
        });
    }
    Some(tokens)
}

/// One character for each sign, whatever the keyboard made of it; no invisible characters, no brackets around.
fn normal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '−' | '–' | '—' | '‐' | '‑' | '﹣' | '－' => plain.push('-'),
            'º' | '˚' | '∘' | '⁰' | 'ᵒ' | '*' => plain.push('°'),
            '’' | '‘' | '′' | '´' | '`' | 'ʹ' | 'ʼ' | '‛' | '＇' => plain.push('\''),
            '”' | '“' | '″' | '˝' | 'ʺ' | '„' | '＂' | '¨' => plain.push('"'),
            '，' => plain.push(','),
            '．' => plain.push('.'),
            // Full width, as keyboards for Chinese and Japanese have them.
            '０'..='９' => plain.extend(char::from_digit(u32::from(c) - u32::from('０'), 10)),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{202a}'..='\u{202e}' => {}
            other => plain.push(other),
        }
    }
    // Two primes are a double prime.
    plain.replace("''", "\"")
}

/// The signs that a page on the web had as entities, if there are any.
pub(super) fn unescaped(text: &str) -> Option<String> {
    const ENTITIES: [(&str, &str); 12] = [
        ("&deg;", "°"),
        ("&#176;", "°"),
        ("&#xb0;", "°"),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&prime;", "'"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&Prime;", "\""),
        ("&nbsp;", " "),
        ("&minus;", "-"),
    ];
    let any = text.contains('&') && ENTITIES.iter().any(|(entity, _)| text.contains(entity));
    any.then(|| ENTITIES.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign)))
}

/// How many characters of a text that begins with a digit belong to its number.
fn number_length(chars: &[char], comma_is_point: bool) -> usize {
    let mut length = 0;
    while let Some(&c) = chars.get(length) {
        let inside = c == '.' || (c == ',' && comma_is_point);
        let digit_follows = chars.get(length + 1).is_some_and(char::is_ascii_digit);
        let belongs = c.is_ascii_digit() || (inside && digit_follows);
        if !belongs {
            break;
        }
        length += 1;
    }
    length
}

/// Degrees, minutes and seconds with points between them, each of the latter of two digits: `31.39.08`.
fn dotted(chars: &[char]) -> Option<[Token; 3]> {
    let mut groups = chars.split(|c| *c == '.');
    let (degrees, minutes, seconds, None) = (groups.next()?, groups.next()?, groups.next()?, groups.next()) else {
        return None;
    };
    let token = |group: &[char]| number(group).filter(|number| !number.fraction).map(Token::Number);
    let sane = degrees.len() <= 3 && minutes.len() == 2 && seconds.len() == 2;
    Some([token(degrees).filter(|_| sane)?, token(minutes)?, token(seconds)?])
}

/// A number with at most one point or comma.
fn number(chars: &[char]) -> Option<Number> {
    let text: String = chars.iter().map(|c| if *c == ',' { '.' } else { *c }).collect();
    let mut parts = text.split('.');
    let digits = parts.next()?.len();
    let fraction = parts.next().is_some();
    if parts.next().is_some() {
        return None;
    }
    Some(Number { value: text.parse().ok()?, digits, fraction })
}

/// Whether a coordinate can end with this piece.
fn ends_a_coordinate(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Number(_) | Token::Degree | Token::Minute | Token::Second | Token::Word(..)))
}

/// A word between two coordinates.
fn joins(word: &str) -> bool {
    matches!(word, "y" | "Y" | "and" | "AND" | "And")
}

/// Whether a word is a name of what follows: `Y: 31.65`.
fn names(after: &[char]) -> bool {
    matches!(after.iter().find(|c| !c.is_whitespace()), Some(':' | '='))
}

/// Whether a word is one for degrees, minutes or seconds in full or cut.
fn is_mark_word(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "deg", "degs", "grado", "grados", "degrees", "min", "mins", "minutos", "minutes", "sec", "secs", "seg", "segs",
        "segundos", "seconds",
    ];
    WORDS.contains(&word)
}

/// A word, or the mark that it stands for.
fn word_token(word: &str, glued: bool, before: &[Token], after: &[char]) -> Token {
    let lower = word.to_lowercase();
    let behind_number = matches!(before.last(), Some(Token::Number(_)));
    match lower.as_str() {
        "deg" | "degs" | "degree" | "degrees" | "grado" | "grados" if behind_number => Token::Degree,
        "min" | "mins" | "minute" | "minutes" | "minuto" | "minutos" if behind_number => Token::Minute,
        "sec" | "secs" | "second" | "seconds" | "seg" | "segs" | "segundo" | "segundos" if behind_number => {
            Token::Second
        }
        "d" if behind_number && glued => Token::Degree,
        "m" if word == "m" && glued && is_mark('m', before) => Token::Minute,
        "s" if word == "s" && glued && is_mark('s', before) => Token::Second,
        // A small `o` for the degree sign, but only where minutes with their mark follow; else it is *oeste*.
        "o" if word == "o" && behind_number && glued && minutes_follow(after) => Token::Degree,
        _ => Token::Word(lower, glued),
    }
}

/// Whether a small `m` or `s` stands where the mark of minutes or seconds is due: behind the number behind the mark before.
fn is_mark(letter: char, before: &[Token]) -> bool {
    match before {
        [.., mark, Token::Number(_)] => match letter {
            'm' => *mark == Token::Degree,
            's' => *mark == Token::Minute,
            _ => false,
        },
        _ => false,
    }
}

fn minutes_follow(after: &[char]) -> bool {
    let rest: String = after.iter().collect();
    let rest = rest.trim_start();
    let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    tail.len() < rest.len() && tail.trim_start().starts_with('\'')
}
