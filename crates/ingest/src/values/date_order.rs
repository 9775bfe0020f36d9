//! Day before month, or month before day: decided for a column from everything that the column holds, never guessed.

use jiff::civil::Date;

use super::date::Numeric;

/// Which number of `03/04/2020` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The first.
    Dmy,
    /// The second.
    Mdy,
}

impl DateOrder {
    /// The name in options, presets and receipts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
        }
    }

    /// The order of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Dmy, Self::Mdy].into_iter().find(|order| order.as_str() == code)
    }
}

/// Why a column is read in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBasis {
    /// Whoever imports the file said so.
    Stated,
    /// Values of the column that exist in this order only, and none that exists in the other only.
    Values,
    /// A month or year column, or a weekday, beside the date.
    Neighbours,
    /// The export that the file was recognised as always writes it so, and nothing in the file speaks against it.
    Preset,
}

impl OrderBasis {
    /// The name in receipts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Values => "values",
            Self::Neighbours => "neighbours",
            Self::Preset => "preset",
        }
    }
}

/// What a column's values say about its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    only_dmy: u64,
    only_mdy: u64,
    beside_dmy: u64,
    beside_mdy: u64,
    /// Values that exist in both orders and differ.
    pub(crate) open: u64,
}

impl Evidence {
    /// Takes in one value; `month` is what a month column beside it says, 1–12.
    pub(crate) fn add(&mut self, numeric: Numeric, month: Option<i8>) {
        let (dmy, mdy) = (numeric.in_order(DateOrder::Dmy), numeric.in_order(DateOrder::Mdy));
        match (dmy, mdy) {
            (Some(_), None) => {
                // A weekday beside the date decided, or a number that is no month.
                *if numeric.b > 12 || numeric.a > 12 { &mut self.only_dmy } else { &mut self.beside_dmy } += 1;
            }
            (None, Some(_)) => {
                *if numeric.b > 12 || numeric.a > 12 { &mut self.only_mdy } else { &mut self.beside_mdy } += 1;
            }
            (Some(dmy), Some(mdy)) if dmy != mdy => match month {
                Some(month) if dmy.month() == month => self.beside_dmy += 1,
                Some(month) if mdy.month() == month => self.beside_mdy += 1,
                _ => self.open += 1,
            },
            _ => {}
        }
    }

    /// The order of the column, and why. Nothing where nothing decides, or where the column contradicts itself.
    pub(crate) fn decide(
        self,
        stated: Option<DateOrder>,
        preset: Option<DateOrder>,
    ) -> Option<(DateOrder, OrderBasis)> {
        if let Some(order) = stated {
            return Some((order, OrderBasis::Stated));
        }
        match (self.only_dmy > 0, self.only_mdy > 0) {
            (true, true) => return None,
            (true, false) => {
                return (self.beside_mdy == 0).then_some((DateOrder::Dmy, OrderBasis::Values));
            }
            (false, true) => {
                return (self.beside_dmy == 0).then_some((DateOrder::Mdy, OrderBasis::Values));
            }
            (false, false) => {}
        }
        match (self.beside_dmy > 0, self.beside_mdy > 0) {
            (true, true) => None,
            (true, false) => Some((DateOrder::Dmy, OrderBasis::Neighbours)),
            (false, true) => Some((DateOrder::Mdy, OrderBasis::Neighbours)),
            (false, false) => preset.map(|order| (order, OrderBasis::Preset)),
        }
    }
}

/// The day of a numeric date in a column of an order.
///
/// A value that exists in one order only is that day whatever the column's order: it has no other reading.
pub(crate) fn resolve(numeric: Numeric, order: Option<DateOrder>, month: Option<i8>) -> Option<Date> {
    match (numeric.in_order(DateOrder::Dmy), numeric.in_order(DateOrder::Mdy)) {
        (Some(day), None) | (None, Some(day)) => Some(day),
        (Some(dmy), Some(mdy)) if dmy == mdy => Some(dmy),
        (Some(dmy), Some(mdy)) => match order {
            Some(DateOrder::Dmy) => Some(dmy),
            Some(DateOrder::Mdy) => Some(mdy),
            None => [dmy, mdy].into_iter().find(|day| Some(day.month()) == month),
        },
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests;
