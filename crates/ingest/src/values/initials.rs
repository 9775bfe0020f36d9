//! Genders that are written as one letter. An `m` is a man beside an `f` (*male*, *masculino*) and a woman (*mujer*) beside an `h`
//! (*hombre*): the whole column decides, and where it does not, an `m` is not read. A column with letters that stand for no gender is about
//! something else as well, such as `H` and `W` of a column of race and sex, and no letter of it is read.

use spotlight_core::code::Gender;

/// Which of the letters that decide occur in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Initials {
    h: bool,
    f: bool,
    other: bool,
}

/// Letters that say that it is not known or neither: *u*nknown, *x*, *n*o identificado, *i*ndeterminado, *d*esconocido.
const NEITHER: [char; 5] = ['u', 'x', 'n', 'i', 'd'];

impl Initials {
    /// Takes a value of the column into account.
    pub(crate) fn note(&mut self, value: &str) {
        match letter(value) {
            Some('h') => self.h = true,
            Some('f') => self.f = true,
            Some(letter) if letter.is_alphabetic() && letter != 'm' && !NEITHER.contains(&letter) => self.other = true,
            _ => {}
        }
    }

    /// The gender that a letter stands for in the column.
    pub(crate) fn gender(self, value: &str) -> Option<Gender> {
        match (letter(value).filter(|_| !self.other)?, self.h, self.f) {
            ('h', ..) | ('m', false, true) => Some(Gender::Man),
            ('f', ..) | ('m', true, false) => Some(Gender::Woman),
            _ => None,
        }
    }
}

/// The one letter that a value is, with or without a full stop, in lower case.
fn letter(value: &str) -> Option<char> {
    let value = value.strip_suffix('.').unwrap_or(value);
    let mut letters = value.chars();
    letters.next().filter(|_| letters.next().is_none()).map(|letter| letter.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(column: &[&str]) -> Vec<Option<Gender>> {
        let mut initials = Initials::default();
        for value in column {
            initials.note(value);
        }
        column.iter().map(|value| initials.gender(value)).collect()
    }

    #[test]
    fn an_m_is_what_the_other_letters_of_its_column_make_it() {
        use Gender::{Man, Woman};
        assert_eq!(read(&["M", "F", "f.", "m"]), [Some(Man), Some(Woman), Some(Woman), Some(Man)]);
        assert_eq!(read(&["H", "M", "h", "M."]), [Some(Man), Some(Woman), Some(Man), Some(Woman)]);
        assert_eq!(read(&["M", "m", "male", "X"]), [None, None, None, None], "nothing decides");
        assert_eq!(read(&["M", "H", "F"]), [None, Some(Man), Some(Woman)], "both decide");
        assert_eq!(read(&["F", "M", "X", "", "n"]), [Some(Woman), Some(Man), None, None, None]);
        assert_eq!(read(&["H", "W", "B", "M"]), [None, None, None, None], "of race, too");
        assert_eq!(read(&["", ".", "mm", "ñ"]), [None, None, None, None]);
    }
}
