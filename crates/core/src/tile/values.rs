//! The values of a vector tile's layer, each once; features name them by their place.

use rustc_hash::FxHashMap;

use super::line::Line;
use super::{abbreviate, protobuf};
use crate::date::PartialDate;

/// The values of a layer in the specification, and their kinds.
mod field {
    pub(super) const VALUE: u8 = 4;
    pub(super) const TEXT: u8 = 1;
    pub(super) const UINT: u8 = 5;
    pub(super) const BOOL: u8 = 7;
}

/// Numbers below this are found by looking, without hashing.
const SMALL: usize = 1024;

/// Stands for a value that has no place yet.
const NOWHERE: u32 = u32::MAX;

/// The values of a layer so far.
pub(super) struct Values<'a> {
    written: Vec<u8>,
    count: u32,
    /// Places of the small numbers, and of their labels.
    small: [u32; SMALL],
    labels: [u32; SMALL],
    numbers: FxHashMap<u64, u32>,
    large_labels: FxHashMap<u64, u32>,
    texts: FxHashMap<&'a str, u32>,
    dates: FxHashMap<PartialDate, u32>,
    yes: u32,
}

impl<'a> Values<'a> {
    /// None yet, with room for some bytes of them.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            written: Vec::with_capacity(bytes),
            count: 0,
            small: [NOWHERE; SMALL],
            labels: [NOWHERE; SMALL],
            numbers: FxHashMap::default(),
            large_labels: FxHashMap::default(),
            texts: FxHashMap::default(),
            dates: FxHashMap::default(),
            yes: NOWHERE,
        }
    }

    /// As fields of the layer, one after the other.
    pub(super) fn written(&self) -> &[u8] {
        &self.written
    }

    fn next(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    /// A number that no other feature has.
    pub(super) fn own_number(&mut self, number: u64) -> u64 {
        protobuf::head(&mut self.written, field::VALUE, 1 + protobuf::length(number));
        protobuf::number(&mut self.written, field::UINT, number);
        self.next().into()
    }

    /// A number that others are likely to share.
    pub(super) fn number(&mut self, number: u64) -> u64 {
        if let Some(place) = self.small.get(number as usize).filter(|place| **place != NOWHERE) {
            return (*place).into();
        }
        if let Some(place) = self.numbers.get(&number) {
            return (*place).into();
        }
        let place = self.own_number(number);
        match self.small.get_mut(number as usize) {
            Some(own) => *own = place as u32,
            None => _ = self.numbers.insert(number, place as u32),
        }
        place
    }

    /// A number as a short label.
    pub(super) fn label(&mut self, number: u64) -> u64 {
        if let Some(place) = self.labels.get(number as usize).filter(|place| **place != NOWHERE) {
            return (*place).into();
        }
        if let Some(place) = self.large_labels.get(&number) {
            return (*place).into();
        }
        let (mut line, mut label) = (Line::new(), Vec::with_capacity(8));
        abbreviate(&mut line, number);
        line.end(&mut label);
        let place = self.own_bytes(&label);
        match self.labels.get_mut(number as usize) {
            Some(own) => *own = place as u32,
            None => _ = self.large_labels.insert(number, place as u32),
        }
        place
    }

    /// A text that others are likely to share.
    pub(super) fn text(&mut self, text: &'a str) -> u64 {
        if let Some(place) = self.texts.get(text) {
            return (*place).into();
        }
        let place = self.own_text(text);
        self.texts.insert(text, place as u32);
        place
    }

    /// A date as text.
    pub(super) fn date(&mut self, date: PartialDate) -> u64 {
        if let Some(place) = self.dates.get(&date) {
            return (*place).into();
        }
        let (mut line, mut text) = (Line::new(), Vec::with_capacity(10));
        line.date(date);
        line.end(&mut text);
        let place = self.own_bytes(&text);
        self.dates.insert(date, place as u32);
        place
    }

    /// A text that no other feature has.
    pub(super) fn own_text(&mut self, text: &str) -> u64 {
        self.own_bytes(text.as_bytes())
    }

    fn own_bytes(&mut self, text: &[u8]) -> u64 {
        let length = 1 + protobuf::length(text.len() as u64) + text.len();
        protobuf::head(&mut self.written, field::VALUE, length);
        protobuf::bytes(&mut self.written, field::TEXT, text);
        self.next().into()
    }

    pub(super) fn yes(&mut self) -> u64 {
        if self.yes == NOWHERE {
            protobuf::head(&mut self.written, field::VALUE, 2);
            protobuf::number(&mut self.written, field::BOOL, 1);
            self.yes = self.next();
        }
        self.yes.into()
    }
}
