//! Columns that give the place of a row a second time.

use crate::columns::content::Content;
use crate::columns::{ColumnUse, Field, Header, Mapping};

/// Where they stand. Nothing of them is taken over, but they may contradict what is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Second {
    /// Easting and northing.
    pub(crate) metres: Option<(usize, usize)>,
    pub(crate) zone: Option<usize>,
    /// Links to maps, MGRS references and the like.
    pub(crate) cells: Vec<usize>,
}

const EASTING: [&str; 12] = [
    "easting",
    "utm easting",
    "easting utm",
    "utm x",
    "x utm",
    "utm e",
    "este",
    "utm este",
    "este utm",
    "x",
    "coord x",
    "point x",
];
const NORTHING: [&str; 12] = [
    "northing",
    "utm northing",
    "northing utm",
    "utm y",
    "y utm",
    "utm n",
    "norte",
    "utm norte",
    "norte utm",
    "y",
    "coord y",
    "point y",
];
const ZONE: [&str; 6] = ["zone", "utm zone", "zona", "zona utm", "huso", "huso utm"];

/// Names that say nothing of another place than that of the incident, as `home` or `hospital` would.
const CELLS: [&str; 24] = [
    "mgrs",
    "usng",
    "utm",
    "utm coordinates",
    "coordenadas utm",
    "coordinates utm",
    "coordenadas",
    "coordinates",
    "coords",
    "gps",
    "gps coordinates",
    "coordenadas gps",
    "map",
    "mapa",
    "map link",
    "maps link",
    "link map",
    "google maps",
    "google map",
    "google maps link",
    "link google maps",
    "enlace mapa",
    "enlace google maps",
    "map url",
];

impl Second {
    pub(crate) fn of(header: &Header, mapping: &Mapping, content: &Content) -> Self {
        let placed = [Field::Coordinates, Field::Lat].into_iter().any(|field| mapping.column(field).is_some());
        if !placed {
            return Self::default();
        }
        let free = |column: &usize| !matches!(mapping.uses[*column], ColumnUse::Field(_));
        let named = |names: &[&str]| (0..header.len()).filter(free).find(|column| names.contains(&header.key(*column)));
        let metres = |column: &usize| content.looks(*column).metres > 0;
        let cells = |column: &usize| {
            let looks = content.looks(*column);
            CELLS.contains(&header.phrase(*column)) && looks.pairs > 0 && looks.half(looks.pairs)
        };
        Self {
            metres: named(&EASTING).filter(metres).zip(named(&NORTHING).filter(metres)),
            zone: named(&ZONE),
            cells: (0..header.len()).filter(free).filter(cells).collect(),
        }
    }
}
