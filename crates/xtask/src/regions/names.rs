//! The ten border states and their two countries: the sources' keys, ISO 3166-2 codes and names in both languages.

/// A border state as the sources know it and as we show it.
pub(super) struct State {
    /// FIPS (US) or `CVE_ENT` (Mexico).
    pub(super) key: &'static str,
    /// ISO 3166-2.
    pub(super) code: &'static str,
    pub(super) en: &'static str,
    pub(super) es: &'static str,
}

const fn state(key: &'static str, code: &'static str, en: &'static str, es: &'static str) -> State {
    State { key, code, en, es }
}

/// The four US border states.
pub(super) const US: [State; 4] = [
    state("04", "US-AZ", "Arizona", "Arizona"),
    state("06", "US-CA", "California", "California"),
    state("35", "US-NM", "New Mexico", "Nuevo México"),
    state("48", "US-TX", "Texas", "Texas"),
];

/// The six Mexican border states.
pub(super) const MX: [State; 6] = [
    state("02", "MX-BCN", "Baja California", "Baja California"),
    state("05", "MX-COA", "Coahuila", "Coahuila"),
    state("08", "MX-CHH", "Chihuahua", "Chihuahua"),
    state("19", "MX-NLE", "Nuevo León", "Nuevo León"),
    state("26", "MX-SON", "Sonora", "Sonora"),
    state("28", "MX-TAM", "Tamaulipas", "Tamaulipas"),
];

/// A Border Patrol sector.
pub(super) struct Sector {
    pub(super) code: &'static str,
    pub(super) en: &'static str,
    pub(super) es: &'static str,
}

const fn named(code: &'static str, en: &'static str, es: &'static str) -> Sector {
    Sector { code, en, es }
}

/// The sectors from west to east.
pub(super) const SECTORS: [Sector; 9] = [
    named("san_diego", "San Diego", "San Diego"),
    named("el_centro", "El Centro", "El Centro"),
    named("yuma", "Yuma", "Yuma"),
    named("tucson", "Tucson", "Tucson"),
    named("el_paso", "El Paso", "El Paso"),
    named("big_bend", "Big Bend", "Big Bend"),
    named("del_rio", "Del Rio", "Del Rio"),
    named("laredo", "Laredo", "Laredo"),
    named("rio_grande_valley", "Rio Grande Valley", "Valle del Río Grande"),
];

/// The sector of a code.
pub(super) fn sector(code: &str) -> Option<&'static Sector> {
    SECTORS.iter().find(|sector| sector.code == code)
}

/// `CVE_ENT` of every Mexican state that is not at the border.
pub(super) fn mx_around() -> Vec<String> {
    (1..=32).map(|number| format!("{number:02}")).filter(|key| by_key(&MX, key).is_none()).collect()
}

/// US states whose land lies within 22 km of a border state, by FIPS.
pub(super) const US_NEIGHBOURS: [&str; 9] = ["05", "08", "16", "20", "22", "32", "40", "41", "49"];

/// Mexican states whose land lies within 22 km of a border state, by `CVE_ENT`.
pub(super) const MX_NEIGHBOURS: [&str; 7] = ["03", "10", "13", "24", "25", "30", "32"];

/// The border state of a FIPS or `CVE_ENT` key.
pub(super) fn by_key<'a>(states: &'a [State], key: &str) -> Option<&'a State> {
    states.iter().find(|state| state.key == key)
}
