//! From rows with codes to a figure or a word for each county and municipio.

use std::collections::{BTreeMap, BTreeSet};

use spotlight_core::layer::{Content, LONGEST_NAME, MOST_WORDS};
use spotlight_core::region::Regions;

use super::cells::{Cells, Row};
use super::code::{Place, place};
use super::columns::{self, Key};
use super::number::{self, Decimal, is_no_figure};
use super::receipt::{LayerReceipt, Reason};
use super::refusal::LayerRefusal;
use super::{LayerOptions, ReadAs};

/// Columns with more different values than this are no choice that a person would be given.
const MOST_CHOICES: usize = 40;

/// A row of a county, with what it says.
struct Entry<'t, T> {
    row: &'t Row,
    text: &'t str,
    value: T,
    /// Of a municipio that is younger than the boundaries.
    younger: bool,
}

/// The rows of each county, by its code.
type Found<'t, T> = BTreeMap<Box<str>, Vec<Entry<'t, T>>>;

/// Reads the figures or words of a table.
pub(super) fn read(
    table: &Cells,
    options: &LayerOptions,
    regions: &Regions,
    receipt: &mut LayerReceipt,
) -> Result<Content, LayerRefusal> {
    let (key, system) = columns::key(table, options, regions)?;
    let column = columns::value(table, options, key)?;
    let selection = columns::selection(table, options)?;
    let name = table.header.shown(column);
    receipt.reading.push(format!("codes: {} ({system})", key.name(table)));

    let mut rows = Vec::new();
    let mut unknown_sums: BTreeSet<Box<str>> = BTreeSet::new();
    for row in &table.rows {
        receipt.read += 1;
        if row.cells.is_none() {
            receipt.reject(row.line, "", Reason::Form);
            continue;
        }
        if !columns::is_selected(row, &selection) {
            receipt.unselected += 1;
            continue;
        }
        let Some(code) = key.code(row) else {
            receipt.reject(row.line, &key.shown(row), Reason::NotACode);
            continue;
        };
        let (region, younger) = match place(code, system, regions) {
            Place::In(region) => (region, false),
            Place::Younger(region) => (region, true),
            Place::Outside => {
                receipt.outside += 1;
                continue;
            }
            Place::Total => {
                receipt.totals += 1;
                continue;
            }
            Place::Unknown => {
                receipt.reject(row.line, &code.to_string(), Reason::NoSuchRegion);
                continue;
            }
        };
        if let Some(text) = row.get(column).filter(|text| !is_no_figure(text)) {
            rows.push((region.code(), Entry { row, text, value: (), younger }));
        } else {
            receipt.blank += 1;
            unknown_sums.insert(region.code().into());
        }
    }
    let (read_as, decimal) = kind(&name, &rows, options)?;
    match read_as {
        ReadAs::Categories if options.sum => Err(LayerRefusal::SumOfWords(name)),
        ReadAs::Categories => {
            receipt.reading.push(format!("words: {name}"));
            words(table, key, column, rows, receipt)
        }
        ReadAs::Values => {
            let sign = if decimal == Decimal::Comma { ", decimal comma" } else { "" };
            let added = if options.sum { ", added up" } else { "" };
            receipt.reading.push(format!("figures: {name}{sign}{added}"));
            let mut found: Found<'_, f64> = BTreeMap::new();
            for (code, Entry { row, text, younger, .. }) in rows {
                if let Some(value) = number::parse(text, decimal) {
                    found.entry(code.into()).or_default().push(Entry { row, text, value, younger });
                } else {
                    receipt.reject(row.line, text, Reason::NotANumber);
                    unknown_sums.insert(code.into());
                }
            }
            let values = if options.sum {
                summed(found, &unknown_sums, receipt)
            } else {
                single(table, key, column, found, receipt)?
            };
            receipt.holds = values.len() as u64;
            Ok(Content::Values(values))
        }
    }
}

/// Whether a column holds figures or words, and what a comma means in it.
fn kind(name: &str, rows: &[(&str, Entry<'_, ()>)], options: &LayerOptions) -> Result<(ReadAs, Decimal), LayerRefusal> {
    if options.read_as == Some(ReadAs::Categories) {
        return Ok((ReadAs::Categories, Decimal::Point));
    }
    let either = |text: &&str| [Decimal::Point, Decimal::Comma].iter().any(|d| number::parse(text, *d).is_some());
    let texts = || rows.iter().map(|(_, entry)| entry.text);
    let numbers = texts().filter(either).count();
    let words = rows.len() - numbers;
    if options.read_as.is_none() && numbers * 10 <= words {
        return Ok((ReadAs::Categories, Decimal::Point));
    }
    if options.read_as.is_none() && words * 10 > rows.len() {
        let sample = texts().find(|text| !either(text)).unwrap_or_default().to_owned();
        return Err(LayerRefusal::Mixed { column: name.to_owned(), numbers, words, sample });
    }
    let decimal = match options.decimal {
        Some(stated) => stated,
        None => number::decimal(texts().filter(either)).map_err(|examples| LayerRefusal::Decimal { examples })?,
    };
    Ok((ReadAs::Values, decimal))
}

fn words(
    table: &Cells,
    key: Key,
    column: usize,
    rows: Vec<(&str, Entry<'_, ()>)>,
    receipt: &mut LayerReceipt,
) -> Result<Content, LayerRefusal> {
    let mut distinct: Vec<&str> = rows.iter().map(|(_, entry)| entry.text).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() > MOST_WORDS {
        let samples = distinct.iter().take(3).map(|text| (*text).to_owned()).collect();
        let (column, found) = (table.header.shown(column), distinct.len());
        return Err(LayerRefusal::ManyWords { column, found, most: MOST_WORDS, samples });
    }
    let mut found: Found<'_, Box<str>> = BTreeMap::new();
    for (code, Entry { row, text, younger, .. }) in rows {
        if text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
            receipt.reject(row.line, text, Reason::LongWord);
            continue;
        }
        found.entry(code.into()).or_default().push(Entry { row, text, value: text.into(), younger });
    }
    let words = single(table, key, column, found, receipt)?;
    receipt.holds = words.len() as u64;
    Ok(Content::Categories(words))
}

/// What each county's rows say, which must be one thing.
fn single<T: Clone + PartialEq>(
    table: &Cells,
    key: Key,
    column: usize,
    found: Found<'_, T>,
    receipt: &mut LayerReceipt,
) -> Result<BTreeMap<Box<str>, T>, LayerRefusal> {
    let differing = |entries: &[Entry<'_, T>]| {
        let mut own = entries.iter().filter(|entry| !entry.younger);
        own.next().is_some_and(|first| own.any(|entry| entry.value != first.value))
    };
    if let Some((code, entries)) = found.iter().find(|(_, entries)| differing(entries)) {
        let choices = choices(table, key, column, &found);
        return Err(LayerRefusal::Several { code: code.to_string(), rows: entries.len(), choices });
    }
    let mut values = BTreeMap::new();
    for (code, entries) in found {
        let first = entries.iter().find(|entry| !entry.younger).unwrap_or(&entries[0]);
        let value = first.value.clone();
        receipt.placed += 1;
        for entry in entries.iter().filter(|entry| !std::ptr::eq(*entry, first)) {
            if entry.value == value {
                receipt.duplicates += 1;
            } else {
                receipt.reject(entry.row.line, entry.text, Reason::Younger { parent: code.to_string() });
            }
        }
        values.insert(code, value);
    }
    Ok(values)
}

/// The columns by which a person can choose one row of each county, with what they hold.
fn choices<T: PartialEq>(table: &Cells, key: Key, column: usize, found: &Found<'_, T>) -> Vec<(String, Vec<String>)> {
    let several: Vec<&Vec<Entry<'_, T>>> = found.values().filter(|entries| entries.len() > 1).collect();
    let tells_apart = |other: &usize| {
        several.iter().any(|entries| entries.iter().any(|e| e.row.get(*other) != entries[0].row.get(*other)))
    };
    let others = (0..table.header.len()).filter(|other| !key.has(*other) && *other != column).filter(tells_apart);
    let choice = |other: usize| {
        let rows = found.values().flatten().map(|entry| entry.row);
        let mut values: Vec<String> = rows.filter_map(|row| row.get(other)).map(str::to_owned).collect();
        values.sort_unstable();
        values.dedup();
        (values.len() <= MOST_CHOICES).then(|| (table.header.shown(other), values))
    };
    others.filter_map(choice).collect()
}

/// The sum of each county's rows; none where one of them is not known.
fn summed(found: Found<'_, f64>, unknown: &BTreeSet<Box<str>>, receipt: &mut LayerReceipt) -> BTreeMap<Box<str>, f64> {
    let mut values = BTreeMap::new();
    for (code, entries) in found {
        if unknown.contains(&code) {
            for entry in &entries {
                receipt.reject(entry.row.line, entry.text, Reason::Incomplete { of: code.to_string() });
            }
            continue;
        }
        receipt.placed += entries.len() as u64;
        values.insert(code, entries.iter().map(|entry| entry.value).sum());
    }
    values
}
