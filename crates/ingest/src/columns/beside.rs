//! Columns that are no field of an incident, and change what others mean.

use super::field::Field;
use super::header::Header;
use super::mapping::Mapping;
use super::used::ColumnUse;

/// Where they stand, if the file has them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside {
    /// The country in which it happened: counties and municipios of other countries have the names of ours.
    pub(crate) country: Option<usize>,
    /// Whether a row may be shown, beside the column that is read as its consent.
    pub(crate) consents: Vec<usize>,
    /// Whether a row must not be shown.
    pub(crate) secrets: Vec<usize>,
    /// What may tell by a plain no, or by a word such as `restricted`, that a row is not for the public.
    pub(crate) hints: Vec<usize>,
    /// What may tell it by such a word only.
    pub(crate) labels: Vec<usize>,
    /// How far a record is in somebody's work, who may have found that it is none.
    pub(crate) statuses: Vec<usize>,
    /// Latitude and longitude in columns of their own, beside a cell with both.
    pub(crate) second: Option<(usize, usize)>,
    /// The last day, beside the first.
    pub(crate) end: Option<usize>,
    /// The sum of dead and missing.
    pub(crate) total: Option<usize>,
    /// What an age counts.
    pub(crate) age_unit: Option<usize>,
}

const COUNTRY: [&str; 18] = [
    "country",
    "pais",
    "incident country",
    "country incident",
    "pais incidente",
    "pais hechos",
    "country death",
    "country code",
    "country name",
    "pais hecho",
    "pais donde ocurrio",
    "country event",
    "event country",
    "nation",
    "admin0",
    "iso3",
    "pais evento",
    "pais suceso",
];

/// Words of a header that ask whether something may be shown, and words that say that it must not.
const CONSENT: [&str; 11] = [
    "consent",
    "autoriza",
    "permiso para",
    "permission to",
    "difundir",
    "to share",
    "to publish",
    "can publish",
    "may publish",
    "publicar",
    "may be public",
];
const SECRET: [&str; 22] = [
    "confiden",
    "reservad",
    "restricted",
    "restringid",
    "embargo",
    "not publish",
    "not share",
    "no publicar",
    "no difund",
    "no compartir",
    "anonim",
    "anonym",
    "off the record",
    "sealed",
    "sensitiv",
    "uso interno",
    "hide",
    "ocult",
    "withh",
    "do not show",
    "no mostrar",
    "keep private",
];

/// More such words, in headers that may well be about something else (`Published`).
const HINTS: [&str; 47] = [
    "acepta public",
    "acepta que",
    "accepts to",
    "acceso a la informacion",
    "access level",
    "agree to",
    "agrees to",
    "approved",
    "aprobad",
    "compart",
    "difusion",
    "for release",
    "is public",
    "make public",
    "media release",
    "nivel de acceso",
    "permis",
    "press release",
    "privacidad",
    "privacy",
    "publicable",
    "publicad",
    "publicly",
    "published",
    "release form",
    "release signed",
    "share",
    "sharing",
    "tlp",
    "to release",
    "use our story",
    "use their story",
    "use this story",
    "visibil",
    "publishable",
    "for publication",
    "publication ok",
    "ok for",
    "ok to",
    "release ok",
    "divulg",
    "consinti",
    "apto para",
    "apta para",
    "for web",
    "show on map",
    "mostrar en",
];

/// Headers under which only a word such as `confidential` or `draft` says it: a plain no, or `none`, is about something else.
const LABELS: [&str; 6] = ["clasificacion", "classification", "review state", "reviewstate", "status", "validation"];

/// Headers under which a yes is what keeps a row from the public.
const CLOSED: [&str; 12] = [
    "do not release",
    "internal",
    "internal only",
    "interno",
    "interna",
    "private",
    "privado",
    "retirado",
    "sellado",
    "sensible",
    "solo interno",
    "withdrawn",
];

/// Words for the state of a case in a header, as whole words.
const STATUS: [&str; 14] = [
    "status",
    "estatus",
    "estado",
    "situacion",
    "resultado",
    "outcome",
    "result",
    "disposition",
    "resolution",
    "resolucion",
    "determination",
    "finding",
    "conclusion",
    "condicion",
];

const START: [&str; 5] = ["start date", "fecha inicio", "initial date", "date start", "hxl date start"];

const END: [&str; 8] = [
    "end date",
    "fecha fin",
    "fecha final",
    "fecha termino",
    "fecha terminacion",
    "date end",
    "final date",
    "hxl date end",
];

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
        let (mut consents, mut secrets, mut hints) = (Vec::new(), Vec::new(), Vec::new());
        let (mut labels, mut statuses) = (Vec::new(), Vec::new());
        for column in (0..header.len()).filter(|column| !matches!(mapping.uses[*column], ColumnUse::Field(_))) {
            let name = header.key(column);
            let consent = CONSENT.iter().any(|word| name.contains(word));
            if header.phrase(column).split(' ').any(|word| STATUS.contains(&word)) {
                statuses.push(column);
            }
            if SECRET.iter().any(|word| name.contains(word)) || CLOSED.contains(&name) {
                secrets.push(column);
            } else if consent {
                consents.push(column);
            } else if HINTS.iter().any(|word| name.contains(word))
                || ["public", "publico", "publica"].contains(&name.trim_end_matches('?').trim())
            {
                hints.push(column);
            } else if LABELS.iter().any(|word| name.contains(word)) {
                labels.push(column);
            }
        }
        let both = mapping.column(Field::Coordinates).is_some();
        let second = find(&["latitude", "lat", "latitud"]).zip(find(&["longitude", "lon", "long", "lng", "longitud"]));
        let starts = mapping.column(Field::Date).is_some_and(|date| START.contains(&header.phrase(date)));
        Self {
            country: find(&COUNTRY),
            consents,
            secrets,
            hints,
            labels,
            statuses,
            second: second.filter(|_| both),
            end: find(&END).filter(|_| starts),
            total: find(&TOTAL),
            age_unit: find(&AGE_UNIT),
        }
    }
}
