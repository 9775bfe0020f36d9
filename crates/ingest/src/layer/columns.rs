//! Which column of a table holds the code of the county, and which what the layer shows.

use spotlight_core::region::{RegionKind, Regions};
use spotlight_core::words::fold;

use super::LayerOptions;
use super::cells::{Cells, Row};
use super::code::{Code, KeySystem, Place, detect, place};
use super::refusal::LayerRefusal;

/// Names, folded and without signs, that columns with codes go by.
const CODE_NAMES: [&str; 16] = [
    "fips",
    "countyfips",
    "fipscode",
    "geoid",
    "geoid5",
    "geoidcounty",
    "county",
    "cvegeo",
    "cvemun",
    "cvemunicipio",
    "clavemunicipio",
    "clavemunicipal",
    "claveinegi",
    "municipio",
    "region",
    "code",
];

/// Pairs of columns with the code of the state and that of the county in it.
const PAIRS: [[&str; 2]; 6] = [
    ["cveent", "cvemun"],
    ["claveentidad", "clavemunicipio"],
    ["entidad", "municipio"],
    ["statefips", "countyfips"],
    ["geoidstate", "geoidcounty"],
    ["state", "county"],
];

/// Where the codes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    One(usize),
    Two(usize, usize),
}

impl Key {
    /// The cells that it stands in, as they are written.
    pub(super) fn shown(self, row: &Row) -> String {
        let cell = |column| row.get(column).unwrap_or_default().to_owned();
        match self {
            Self::One(column) => cell(column),
            Self::Two(state, county) => format!("{} {}", cell(state), cell(county)),
        }
    }

    pub(super) fn code(self, row: &Row) -> Option<Code> {
        match self {
            Self::One(column) => Code::parse(row.get(column)?),
            Self::Two(state, county) => Code::parse_pair(row.get(state)?, row.get(county)?),
        }
    }

    pub(super) fn has(self, column: usize) -> bool {
        match self {
            Self::One(own) => own == column,
            Self::Two(state, county) => column == state || column == county,
        }
    }

    pub(super) fn name(self, table: &Cells) -> String {
        match self {
            Self::One(column) => table.header.shown(column),
            Self::Two(state, county) => {
                format!("{},{}", table.header.shown(state), table.header.shown(county))
            }
        }
    }
}

/// A name in the form that [`CODE_NAMES`] has.
fn plain(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The key that was asked for, or the one that there is; and what its codes are.
pub(super) fn key(table: &Cells, options: &LayerOptions, regions: &Regions) -> Result<(Key, KeySystem), LayerRefusal> {
    let key = match &options.key {
        Some(names) => match names.split_once(',') {
            Some((state, county)) if table.header.find(names).is_none() => {
                Key::Two(table.column(state.trim())?, table.column(county.trim())?)
            }
            _ => Key::One(table.column(names)?),
        },
        None => found(table, regions)?,
    };
    let codes: Vec<Code> = table.rows.iter().filter_map(|row| key.code(row)).collect();
    let system = options.system.or_else(|| detect(&key.name(table), &codes, regions));
    let system = system.ok_or_else(|| LayerRefusal::System {
        column: key.name(table),
        samples: codes.iter().take(3).map(ToString::to_string).collect(),
    })?;
    Ok((key, system))
}

/// Looks for the key: a column of a known name whose cells are codes, a pair of such columns, the only column of codes.
fn found(table: &Cells, regions: &Regions) -> Result<Key, LayerRefusal> {
    let names: Vec<String> = (0..table.header.len()).map(|column| plain(&table.header.shown(column))).collect();
    let coded: Vec<usize> = (0..names.len()).filter(|column| holds_codes(table, Key::One(*column), regions)).collect();
    let rank = |column: &usize| CODE_NAMES.iter().position(|name| names[*column] == *name);
    if let Some(column) = coded.iter().copied().filter(|column| rank(column).is_some()).min_by_key(rank) {
        return Ok(Key::One(column));
    }
    let at = |name: &str| names.iter().position(|own| own == name);
    for [state, county] in PAIRS {
        if let (Some(state), Some(county)) = (at(state), at(county))
            && holds_codes(table, Key::Two(state, county), regions)
        {
            return Ok(Key::Two(state, county));
        }
    }
    let sure = |column: &usize| holds_nothing_else(table, Key::One(*column), regions);
    let only: Vec<usize> = coded.iter().copied().filter(sure).collect();
    match only[..] {
        [column] => Ok(Key::One(column)),
        [] => Err(LayerRefusal::NoKey { why: no_codes(table, &names, regions), columns: table.samples() }),
        _ => Err(LayerRefusal::NoKey {
            why: "several columns could hold the codes of counties or municipios; say which with --key".to_owned(),
            columns: table.samples(),
        }),
    }
}

/// Whether nine in ten of the cells are codes of four or five digits, and one at least is of the border states: enough for a column whose
/// name says what it holds.
fn holds_codes(table: &Cells, key: Key, regions: &Regions) -> bool {
    let filled = table.rows.iter().filter(|row| !key.shown(row).trim().is_empty()).count();
    let codes: Vec<Code> = table.rows.iter().filter_map(|row| key.code(row)).collect();
    codes.len() * 10 >= filled * 9 && known_and_unknown(table, key, regions).0 > 0
}

/// Whether, beside that, nine in ten of the codes that could be of the border states are: postal codes have five digits, too.
fn holds_nothing_else(table: &Cells, key: Key, regions: &Regions) -> bool {
    let (known, unknown) = known_and_unknown(table, key, regions);
    holds_codes(table, key, regions) && known * 10 >= (known + unknown) * 9
}

/// How many codes are of the border states, and how many of no county at all.
fn known_and_unknown(table: &Cells, key: Key, regions: &Regions) -> (usize, usize) {
    let codes = table.rows.iter().filter_map(|row| key.code(row));
    codes.fold((0, 0), |(known, unknown), code| match place(code, KeySystem::Both, regions) {
        Place::In(_) | Place::Younger(_) => (known + 1, unknown),
        Place::Unknown => (known, unknown + 1),
        Place::Outside | Place::Total => (known, unknown),
    })
}

/// Why there are no codes, and what to do.
fn no_codes(table: &Cells, names: &[String], regions: &Regions) -> String {
    let is_county = |name: &str| name.contains("county") || name.contains("municipio");
    let sectors = |column: &usize| {
        // Yuma and El Paso are counties, too.
        if is_county(&names[*column]) {
            return false;
        }
        let filled: Vec<&str> = table.rows.iter().filter_map(|row| row.get(*column)).collect();
        let sector = |text: &&&str| regions.find(RegionKind::Sector, &fold(text).replace(' ', "_")).is_some();
        !filled.is_empty() && filled.iter().filter(sector).count() * 3 >= filled.len()
    };
    if let Some(column) = (0..names.len()).find(sectors) {
        return format!(
            "the column {:?} holds Border Patrol sectors. A layer shows a figure for each county or municipio, and the figures of a \
             sector cannot be divided among its counties. Load the sectors as GeoJSON, with the figure in the title, or use figures by \
             county",
            table.header.shown(column)
        );
    }
    match names.iter().position(|name| is_county(name)) {
        Some(column) => format!(
            "the column {:?} holds names and not codes, and names are not unique. Add a column with the FIPS code of the county or the \
             CVEGEO of the municipio (04019, 26043) and name it with --key; for things with a place, add columns latitude and longitude",
            table.header.shown(column)
        ),
        None => "no column holds codes of counties (FIPS) or municipios (CVEGEO), such as 04019 or 26043; name it with --key, or two \
                 columns, state and county, as --key cve_ent,cve_mun"
            .to_owned(),
    }
}

/// The column that the layer shows: the one that was asked for, or the only one beside the key.
pub(super) fn value(table: &Cells, options: &LayerOptions, key: Key) -> Result<usize, LayerRefusal> {
    if let Some(name) = &options.value {
        return table.column(name);
    }
    let others: Vec<usize> = (0..table.header.len()).filter(|column| !key.has(*column)).collect();
    if let [column] = others[..] {
        return Ok(column);
    }
    let samples = table.samples();
    Err(LayerRefusal::NoValue { columns: others.iter().map(|column| samples[*column].clone()).collect() })
}

/// The columns of the rows that are asked for, with what they must hold.
pub(super) fn selection(table: &Cells, options: &LayerOptions) -> Result<Vec<(usize, String)>, LayerRefusal> {
    let mut selected = Vec::new();
    for (name, value) in &options.select {
        let column = table.column(name)?;
        let mut values: Vec<String> = Vec::new();
        for own in table.rows.iter().filter_map(|row| row.get(column)) {
            if !values.iter().any(|known| known == own) && values.len() < 40 {
                values.push(own.to_owned());
            }
        }
        if !table.rows.iter().any(|row| row.get(column).is_some_and(|own| same(own, value))) {
            let (column, value) = (table.header.shown(column), value.clone());
            return Err(LayerRefusal::NothingSelected { column, value, values });
        }
        selected.push((column, value.clone()));
    }
    Ok(selected)
}

/// Whether a row is asked for.
pub(super) fn is_selected(row: &Row, selection: &[(usize, String)]) -> bool {
    selection.iter().all(|(column, value)| row.get(*column).is_some_and(|own| same(own, value)))
}

fn same(own: &str, wanted: &str) -> bool {
    own == wanted.trim() || fold(own) == fold(wanted.trim())
}
