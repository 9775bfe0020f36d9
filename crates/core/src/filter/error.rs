//! What can be wrong with a filter, in words for both languages.

use std::fmt;

use crate::Lang;

/// Everything that is wrong with a query string, not only the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterErrors(pub Vec<FilterError>);

/// One parameter that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// The parameter's name as it was given.
    pub parameter: String,
    /// The value, or the part of it that is wrong.
    pub value: String,
    /// What is wrong.
    pub problem: Problem,
    /// What may be given instead, where that is a list.
    pub allowed: Vec<String>,
}

/// The kinds of mistakes in a query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// No such parameter here.
    UnknownParameter,
    /// A code that the list does not have.
    UnknownValue,
    /// Given twice, though it takes one value.
    Repeated,
    /// Not a date: year, year-month or year-month-day.
    Date,
    /// `from` is after `to`.
    Reversed,
    /// Not `kind:code` with a known kind.
    RegionForm,
    /// No region of that kind has this code.
    UnknownRegion,
    /// Not four numbers west,south,east,north on the globe.
    Bbox,
    /// Not a number in the range that the parameter takes.
    Number,
    /// Longer than what is accepted.
    TooLong,
    /// A cursor that this service did not give out, or a reference into a tile that cannot be.
    Reference,
}

impl FilterError {
    /// An error without a list of what is allowed.
    pub fn new(parameter: &str, value: &str, problem: Problem) -> Self {
        Self { parameter: parameter.to_owned(), value: value.to_owned(), problem, allowed: Vec::new() }
    }

    /// The same with what is allowed.
    #[must_use]
    pub fn allowing<S: AsRef<str>>(mut self, allowed: impl IntoIterator<Item = S>) -> Self {
        self.allowed = allowed.into_iter().map(|a| a.as_ref().to_owned()).collect();
        self
    }

    /// A sentence for a reader.
    pub fn message(&self, lang: Lang) -> String {
        let Self { parameter, value, .. } = self;
        match lang {
            Lang::En => match self.problem {
                Problem::UnknownParameter => format!("there is no parameter \"{parameter}\" here"),
                Problem::UnknownValue => format!("\"{value}\" is not a value of {parameter}"),
                Problem::Repeated => format!("{parameter} is given more than once"),
                Problem::Date => format!("\"{value}\" is not a date; write 2023, 2023-05 or 2023-05-14"),
                Problem::Reversed => format!("from is later than to (\"{value}\")"),
                Problem::RegionForm => format!("\"{value}\" is not a region; write kind:code, such as county:04019"),
                Problem::UnknownRegion => format!("no region has the code \"{value}\""),
                Problem::Bbox => format!("\"{value}\" is not a box; write west,south,east,north in degrees"),
                Problem::Number => format!("\"{value}\" is not a number that {parameter} takes"),
                Problem::TooLong => format!("{parameter} is too long"),
                Problem::Reference => format!("\"{value}\" is not something that {parameter} can point to"),
            },
            Lang::Es => match self.problem {
                Problem::UnknownParameter => format!("aquí no existe el parámetro «{parameter}»"),
                Problem::UnknownValue => format!("«{value}» no es un valor de {parameter}"),
                Problem::Repeated => format!("{parameter} aparece más de una vez"),
                Problem::Date => format!("«{value}» no es una fecha; escriba 2023, 2023-05 o 2023-05-14"),
                Problem::Reversed => format!("from es posterior a to («{value}»)"),
                Problem::RegionForm => format!("«{value}» no es una región; escriba tipo:código, como county:04019"),
                Problem::UnknownRegion => format!("ninguna región tiene el código «{value}»"),
                Problem::Bbox => format!("«{value}» no es un recuadro; escriba oeste,sur,este,norte en grados"),
                Problem::Number => format!("«{value}» no es un número válido para {parameter}"),
                Problem::TooLong => format!("{parameter} es demasiado largo"),
                Problem::Reference => format!("«{value}» no es algo a lo que {parameter} pueda apuntar"),
            },
        }
    }
}

impl fmt::Display for FilterErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            f.write_str(&error.message(Lang::En))?;
            if !error.allowed.is_empty() {
                write!(f, " (allowed: {})", error.allowed.join(", "))?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for FilterErrors {}
