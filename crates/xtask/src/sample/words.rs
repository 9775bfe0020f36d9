//! The words of an invented record: its mark comes first, in the record's language.

use spotlight_core::Lang;

use super::zones::Ground;

/// The title: marked, the category's name, the zone.
pub(super) fn title(lang: Lang, category: &str, place: &str) -> String {
    match lang {
        Lang::En => format!("[INVENTED] {category} near {place}"),
        Lang::Es => format!("[INVENTADO] {category} cerca de {place}"),
    }
}

/// What is said to have happened; nothing of it did.
pub(super) fn description(lang: Lang, number: usize) -> String {
    const EN: [&str; 3] = [
        "A volunteer wrote down an invented account.",
        "An invented register has this entry.",
        "Two invented witnesses agree on the place.",
    ];
    const ES: [&str; 3] = [
        "Una persona voluntaria anotó un relato inventado.",
        "Un registro inventado tiene esta entrada.",
        "Dos testigos inventados coinciden en el lugar.",
    ];
    match lang {
        Lang::En => {
            format!("[INVENTED] Made up to show the software; nothing of it happened. {}", EN[number % EN.len()])
        }
        Lang::Es => {
            format!("[INVENTADO] Hecho para mostrar el programa; nada de esto ocurrió. {}", ES[number % ES.len()])
        }
    }
}

/// Causes of death that fit the ground.
pub(super) fn causes(ground: Ground, lang: Lang) -> &'static [&'static str] {
    match (ground, lang) {
        (Ground::Desert, Lang::En) => &["Exposure (heat)", "Exposure (heat)", "Undetermined", "Skeletal remains"],
        (Ground::Desert, Lang::Es) => &["Exposición (calor)", "Indeterminada", "Restos óseos"],
        (Ground::River, Lang::En) => &["Drowning", "Drowning", "Undetermined"],
        (Ground::River, Lang::Es) => &["Ahogamiento", "Ahogamiento", "Indeterminada"],
        (_, Lang::En) => &["Vehicle collision", "Fall", "Undetermined"],
        (_, Lang::Es) => &["Choque de vehículo", "Caída", "Indeterminada"],
    }
}
