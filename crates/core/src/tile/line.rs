//! Short pieces of text put together on the stack, and appended to a body at once: without asking for room byte by byte.

use crate::date::PartialDate;

/// Room for one feature without its free text: at most 64 counts of ten digits with a comma each, and some 300 bytes beside them.
const ROOM: usize = 1024;

/// What is being put together.
pub(super) struct Line {
    bytes: [u8; ROOM],
    length: usize,
}

/// The numbers below 100, two digits each.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut n = 0;
    while n < 100 {
        pairs[n] = [b'0' + (n / 10) as u8, b'0' + (n % 10) as u8];
        n += 1;
    }
    pairs
};

impl Line {
    pub(super) fn new() -> Self {
        Self { bytes: [0; ROOM], length: 0 }
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes[self.length] = byte;
        self.length += 1;
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// In digits. Most numbers of a tile are small.
    pub(super) fn number(&mut self, number: u64) {
        match number {
            0..10 => self.byte(b'0' + number as u8),
            10..100 => self.bytes(&PAIRS[number as usize]),
            _ => self.text(itoa::Buffer::new().format(number)),
        }
    }

    /// In two digits; of a number below 100.
    pub(super) fn pair(&mut self, number: u32) {
        self.bytes(&PAIRS[number as usize % 100]);
    }

    /// A day digit by digit, as nearly all dates are; others as they write themselves.
    pub(super) fn date(&mut self, date: PartialDate) {
        let PartialDate::Day(day) = date else { return self.text(&date.to_string()) };
        let year = u32::from(day.year().unsigned_abs());
        self.pair(year / 100);
        self.pair(year);
        self.byte(b'-');
        self.pair(day.month().unsigned_abs().into());
        self.byte(b'-');
        self.pair(day.day().unsigned_abs().into());
    }

    /// Writes `value` × 10^−5 without trailing zeros.
    pub(super) fn five_places(&mut self, value: i32) {
        let (sign, value) = (value < 0, value.unsigned_abs());
        self.part(sign, value / 100_000, value % 100_000 * 10);
    }

    /// Writes `value` × 10^−6 without trailing zeros.
    pub(super) fn six_places(&mut self, value: i64) {
        let (sign, value) = (value < 0, value.unsigned_abs());
        self.part(sign, (value / 1_000_000) as u32, (value % 1_000_000) as u32);
    }

    fn part(&mut self, sign: bool, whole: u32, millionths: u32) {
        if sign {
            self.byte(b'-');
        }
        self.number(whole.into());
        if millionths == 0 {
            return;
        }
        self.byte(b'.');
        self.pair(millionths / 10_000);
        self.pair(millionths / 100);
        self.pair(millionths);
        while self.bytes[self.length - 1] == b'0' {
            self.length -= 1;
        }
    }

    /// Appends what was put together to a body, and begins anew.
    pub(super) fn end(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes[..self.length]);
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Line)) -> String {
        let (mut line, mut out) = (Line::new(), Vec::new());
        write(&mut line);
        line.end(&mut out);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #[test]
        fn numbers_are_written_as_everybody_writes_them(
            number: u64,
            small in 0..300_u64,
            five in -18_000_000..=18_000_000_i32,
            six in -180_000_000..=180_000_000_i64,
        ) {
            prop_assert_eq!(written(|line| line.number(number)), number.to_string());
            prop_assert_eq!(written(|line| line.number(small)), small.to_string());
            prop_assert_eq!(written(|line| line.five_places(five)), (f64::from(five) / 1e5).to_string());
            prop_assert_eq!(written(|line| line.six_places(six)), (six as f64 / 1e6).to_string());
        }
    }

    #[test]
    fn trailing_zeros_go() {
        for (value, text) in [(0, "0"), (-1, "-0.000001"), (1_000_000, "1"), (-110_500_000, "-110.5"), (10, "0.00001")]
        {
            assert_eq!(written(|line| line.six_places(value)), text);
        }
    }
}
