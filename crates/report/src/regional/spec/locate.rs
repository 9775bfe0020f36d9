//! Which field of a file lies at a place of it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The field at a byte of a file, such as `finding[0].articles[2]`: the smallest whose text it is part of. None where it is part of none.
pub(super) fn path_at(source: &str, at: usize) -> Option<String> {
    let table = DeTable::parse(source).ok()?;
    let mut best = None;
    fields(table.get_ref(), "", at, &mut best);
    best.map(|(_, path)| path)
}

type Best = Option<(usize, String)>;

fn fields(table: &DeTable<'_>, within: &str, at: usize, best: &mut Best) {
    for (name, value) in table {
        let name = name.get_ref();
        let path = if within.is_empty() { name.to_string() } else { format!("{within}.{name}") };
        values(value, &path, at, best);
    }
}

/// A table of its own stands apart from what it belongs to, so that all of them are looked at.
fn values(value: &Spanned<DeValue<'_>>, path: &str, at: usize, best: &mut Best) {
    let span = value.span();
    if span.contains(&at) && best.as_ref().is_none_or(|(length, _)| span.len() <= *length) {
        *best = Some((span.len(), path.to_owned()));
    }
    match value.get_ref() {
        DeValue::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                values(one, &format!("{path}[{n}]"), at, best);
            }
        }
        DeValue::Table(table) => fields(table, path, at, best),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_field_at_a_place_is_named() {
        let source = "title = \"T\"\nregions = [\"county:04019\", \"x\"]\n\n[[finding]]\ntitle = \"F\"\narticles = [\"A 1\", \"B\"]\n[[finding]]\ntext = \"\"\n";
        let at = |text: &str| path_at(source, source.find(text).unwrap());
        assert_eq!(at("\"T\"").as_deref(), Some("title"));
        assert_eq!(at("\"x\"").as_deref(), Some("regions[1]"));
        assert_eq!(at("\"B\"").as_deref(), Some("finding[0].articles[1]"));
        assert_eq!(at("[[finding]]\ntext").as_deref(), Some("finding[1]"));
        assert_eq!(path_at("title = ", 3), None);
    }
}
