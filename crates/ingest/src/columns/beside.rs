//! Columns that are no field of an incident, and change what others mean.

use super::field::Field;
use super::header::Header;
use super::mapping::Mapping;
use super::used::ColumnUse;

/// Where they stand, if the file has them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Beside {
    /// The country in which it happened: counties and municipios of other countries have the names of ours.
    pub(crate) country: Option<usize>,
    /// Whether a row must not be shown.
    pub(crate) confidential: Option<usize>,
    /// Latitude and longitude in columns of their own, beside a cell with both.
    pub(crate) second: Option<(usize, usize)>,
    /// The last day, beside the first.
    pub(crate) end: Option<usize>,
    /// The sum of dead and missing.
    pub(crate) total: Option<usize>,
    /// What an age counts.
    pub(crate) age_unit: Option<usize>,
}

const COUNTRY: [&str; 9] = [
    "country",
    "pais",
    "incident country",
    "country incident",
    "pais incidente",
    "pais hechos",
    "country death",
    "country code",
    "country name",
];

const CONFIDENTIAL: [&str; 13] = [
    "confidential",
    "is confidential",
    "confidencial",
    "es confidencial",
    "private",
    "privado",
    "reservado",
    "restricted",
    "sensitive",
    "do not publish",
    "no publicar",
    "not publish",
    "hide",
];

const START: [&str; 4] = ["start date", "fecha inicio", "initial date", "date start"];

const END: [&str; 7] =
    ["end date", "fecha fin", "fecha final", "fecha termino", "fecha terminacion", "date end", "final date"];

const TOTAL: [&str; 7] = [
    "total dead missing",
    "total num dead missing",
    "num dead missing",
    "total muertos desaparecidos",
    "total muertes desaparecidos",
    "total dead num missing",
    "total deaths missing",
];

const AGE_UNIT: [&str; 6] = ["age unit", "age units", "unit age", "unidad edad", "edad unidad", "units age"];

impl Beside {
    pub(crate) fn of(header: &Header, mapping: &Mapping) -> Self {
        let find = |names: &[&str]| {
            (0..header.len()).find(|column| {
                let other = matches!(mapping.uses[*column], ColumnUse::Field(_));
                !other && names.contains(&header.phrase(*column))
            })
        };
        let both = mapping.column(Field::Coordinates).is_some();
        let second = find(&["latitude", "lat", "latitud"]).zip(find(&["longitude", "lon", "long", "lng", "longitud"]));
        let starts = mapping.column(Field::Date).is_some_and(|date| START.contains(&header.phrase(date)));
        Self {
            country: find(&COUNTRY),
            confidential: find(&CONFIDENTIAL),
            second: second.filter(|_| both),
            end: find(&END).filter(|_| starts),
            total: find(&TOTAL),
            age_unit: find(&AGE_UNIT),
        }
    }
}
