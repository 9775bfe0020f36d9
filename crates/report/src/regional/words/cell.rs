//! Cells of tables as people read them.

use spotlight_core::Lang;

use super::{Words, number, signed};
use crate::regional::document::{Amount, Cell};

/// What stands where nothing is known or nothing can be said.
const NOTHING: &str = "–";

impl Words {
    /// A cell.
    pub(in crate::regional) fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Blank => NOTHING.to_owned(),
            Cell::Text(text) | Cell::Link(text) => text.clone(),
            Cell::Date(date) => self.date(*date),
            Cell::Amount(Amount::Count(n)) => number(*n),
            Cell::Amount(Amount::Change(n)) => signed(*n),
            Cell::Amount(Amount::Percent(share)) => self.percent_change(*share),
            Cell::Amount(Amount::Number(value)) => decimal(*value),
        }
    }

    /// A relative change: `+12.5%`, `−3.0 %`. Spanish sets a space before the sign.
    pub(in crate::regional) fn percent_change(&self, share: f64) -> String {
        let tenths = (share.abs() * 10.0).round() as u64;
        let sign = match share {
            _ if tenths == 0 => "",
            share if share > 0.0 => "+",
            _ => "−",
        };
        let space = if self.lang == Lang::Es { "\u{a0}" } else { "" };
        format!("{sign}{}.{}{space}%", number(tenths / 10), tenths % 10)
    }
}

/// A number with what decimals it has, four at most, thousands parted.
fn decimal(value: f64) -> String {
    let text = format!("{:.4}", value.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse::<u64>().map_or_else(|_| whole.to_owned(), number);
    let rest = rest.trim_end_matches('0');
    let sign = if value < 0.0 { "−" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_both_languages_do() {
        let (en, es) = (Words::of(Lang::En), Words::of(Lang::Es));
        assert_eq!(en.percent_change(12.46), "+12.5%");
        assert_eq!(es.percent_change(-3.0), "−3.0\u{a0}%");
        assert_eq!(en.percent_change(-0.04), "0.0%");
        assert_eq!(en.cell(&Cell::Amount(Amount::Number(-12_345.5))), "−12,345.5");
        assert_eq!(en.cell(&Cell::Amount(Amount::Change(-1_200))), "−1,200");
        assert_eq!(en.cell(&Cell::Blank), "–");
    }
}
