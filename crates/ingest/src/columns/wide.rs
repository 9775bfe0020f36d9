//! Tables of counts, with a column for each month or year, or one for how many there were: not a row of them is one incident.

use super::content::Content;
use super::field::Field;
use super::header::Header;
use super::mapping::Mapping;
use super::used::ColumnUse;
use crate::values::words;

/// How many different months, or years, with numbers below them make such a table.
const MONTHS: usize = 6;
const YEARS: usize = 3;

/// What a column stands for by its name alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    Year(i16),
    /// With the year, where the name has one.
    Month(Option<i16>, i8),
}

/// The columns of a table of counts, as the file calls them; none of a list of incidents.
pub(crate) fn counted(header: &Header, content: &Content) -> Vec<String> {
    let counts = |column: &usize| {
        let looks = content.looks(*column);
        looks.values > 0 && looks.mostly(looks.numbers)
    };
    let mut periods: Vec<(Period, usize)> =
        (0..header.len()).filter(counts).filter_map(|column| Some((period(header.phrase(column))?, column))).collect();
    periods.sort_unstable();
    periods.dedup_by_key(|(period, _)| *period);
    // What was only ticked is no number.
    let ticked = |column: usize| content.looks(column).flags == content.looks(column).values;
    if periods.iter().all(|(_, column)| ticked(*column)) {
        return Vec::new();
    }
    let of = |is_month: bool| {
        let of = periods.iter().filter(|(period, _)| matches!(period, Period::Month(..)) == is_month);
        of.map(|(_, column)| header.shown(*column)).collect::<Vec<_>>()
    };
    let (months, years) = (of(true), of(false));
    if months.len() >= MONTHS {
        months
    } else if years.len() >= YEARS {
        years
    } else {
        Vec::new()
    }
}

/// Names of columns that say how many incidents a row stands for.
const TALLIES: [&str; 30] = [
    "count",
    "counts",
    "casos",
    "cases",
    "num casos",
    "num cases",
    "total casos",
    "total cases",
    "num incidents",
    "num incidentes",
    "num hechos",
    "num eventos",
    "num events",
    "incidents",
    "incidentes",
    "total incidents",
    "total incidentes",
    "total eventos",
    "total events",
    "event count",
    "incident count",
    "frequency",
    "frecuencia",
    "frecuencias",
    "cantidad",
    "encounters",
    "encounter count",
    "num encounters",
    "apprehensions",
    "num apprehensions",
];

/// What a program for tables calls a column that it has added up: `Sum of Dead`, `Recuento de ID`.
const AGGREGATES: [&str; 8] =
    ["average of ", "count of ", "distinct count", "promedio de ", "recuento de ", "sum of ", "suma de ", "cuenta de "];

/// Names of columns that count people whom something happened to in a month or a year.
const PEOPLE_OF_A_PERIOD: [&str; 46] = [
    "aprehensiones",
    "arrests",
    "deportaciones",
    "deportations",
    "detenciones",
    "detentions",
    "encuentros",
    "expulsiones",
    "expulsions",
    "atenciones",
    "lesionados",
    "migrant deaths",
    "migrantes",
    "migrantes atendidos",
    "migrantes fallecidos",
    "migrantes lesionados",
    "migrantes localizados",
    "migrantes orientados",
    "migrantes rescatados",
    "orientados",
    "personas orientadas",
    "personas rescatadas",
    "rescatados",
    "num arrests",
    "num deportaciones",
    "num detenciones",
    "num migrantes",
    "num people",
    "num personas",
    "num rescues",
    "num victimas",
    "num victims",
    "people",
    "people affected",
    "personas",
    "personas afectadas",
    "removals",
    "rescates",
    "rescues",
    "seizures",
    "total people",
    "total personas",
    "total victimas",
    "total victims",
    "victimas",
    "victims",
];

/// From how many people a row on average a month or year of a county is a sum and no incident.
const MANY: f64 = 3.0;

/// The columns of a list of sums: how many there were, with no column that says so of people; or many people in each row, of which none has a
/// point of its own, and a day only as the first or last of its period.
pub(crate) fn tallied(header: &Header, content: &Content, mapping: &Mapping) -> Vec<String> {
    const PEOPLE: [Field; 7] =
        [Field::Dead, Field::Missing, Field::Injured, Field::Survivors, Field::Women, Field::Men, Field::Children];
    let people: Vec<usize> = PEOPLE.into_iter().filter_map(|field| mapping.column(field)).collect();
    let numbers = |column: &usize| {
        let looks = content.looks(*column);
        looks.several > 0 && looks.mostly(looks.numbers)
    };
    let coarse = match mapping.column(Field::Date).map(|column| content.looks(column)) {
        // A day of every period stands for the whole: the first, or the last.
        Some(looks) => {
            let ends = looks.dates >= 4 && looks.mostly(looks.firsts.max(looks.lasts));
            looks.mostly(looks.coarse_dates) || ends
        }
        None => mapping.column(Field::Year).is_some() && mapping.column(Field::Day).is_none(),
    };
    let many = |column: &usize| {
        let looks = content.looks(*column);
        looks.values >= 3 && looks.sum >= MANY * looks.values as f64
    };
    let is_tally = |column: &usize| {
        let name = header.phrase(*column);
        let field = matches!(mapping.uses[*column], ColumnUse::Field(_));
        let summed = AGGREGATES.iter().any(|start| header.key(*column).starts_with(start));
        let of_a_period = coarse && PEOPLE_OF_A_PERIOD.contains(&name) && many(column);
        let total = people.is_empty() && ["total", "totals", "totales"].contains(&name);
        !field && (TALLIES.contains(&name) || summed || of_a_period || total)
    };
    let shown = |columns: Vec<usize>| columns.into_iter().map(|column| header.shown(column)).collect();
    let tallies: Vec<usize> = (0..header.len()).filter(|column| is_tally(column) && numbers(column)).collect();
    if !tallies.is_empty() {
        return shown(tallies);
    }
    // The middle of a county comes again with each of its rows.
    let point = [Field::Lat, Field::Coordinates].into_iter().find_map(|field| mapping.column(field));
    let points = point.map(|column| content.looks(column)).is_some_and(|looks| looks.repeated * 3 < looks.values);
    if points || !coarse { Vec::new() } else { shown(people.into_iter().filter(many).collect()) }
}

/// `enero`, `Jan-21`, `2021 01`, `2021`.
fn period(phrase: &str) -> Option<Period> {
    let year = |word: &str| word.parse().ok().filter(|year| word.len() == 4 && (1900..=2100).contains(year));
    let words: Vec<&str> = phrase.split(' ').collect();
    match words[..] {
        [word] => year(word).map(Period::Year).or_else(|| words::month(word).map(|month| Period::Month(None, month))),
        [a, b] => {
            let month = |word: &str| words::month(word).or_else(|| word.parse().ok().filter(|m| (1..=12).contains(m)));
            if let (Some(year), Some(month)) = (year(a), month(b)) {
                return Some(Period::Month(Some(year), month));
            }
            if let (Some(month), Some(year)) = (month(a), year(b)) {
                return Some(Period::Month(Some(year), month));
            }
            // `Jan-21`: the year of two digits behind a month in words.
            let short = b.parse().ok().filter(|_| b.len() == 2);
            words::month(a).zip(short).map(|(month, year)| Period::Month(Some(year), month))
        }
        _ => None,
    }
}
