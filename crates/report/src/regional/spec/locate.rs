//! Which field and line of a file lie at a place of it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The fields and lines of a file, read once however many mistakes it has.
pub(super) struct Places {
    /// Every field, such as `finding[0].articles[2]`, with the bytes that it takes.
    fields: Vec<(Range<usize>, String)>,
    /// Where each line but the first begins.
    lines: Vec<usize>,
}

impl Places {
    /// Of a file; one that is no TOML has lines only.
    pub(super) fn of(source: &str) -> Self {
        let mut fields = Vec::new();
        if let Ok(table) = DeTable::parse(source) {
            of_table(table.get_ref(), "", &mut fields);
        }
        Self { fields, lines: source.match_indices('\n').map(|(at, _)| at + 1).collect() }
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }

    /// The field at a byte: the smallest whose text it is part of. None where it is part of none.
    pub(super) fn path(&self, at: usize) -> Option<String> {
        let around = self.fields.iter().filter(|(span, _)| span.contains(&at));
        around.min_by_key(|(span, _)| span.len()).map(|(_, path)| path.clone())
    }
}

fn of_table(table: &DeTable<'_>, within: &str, fields: &mut Vec<(Range<usize>, String)>) {
    for (name, value) in table {
        let name = name.get_ref();
        let path = if within.is_empty() { name.to_string() } else { format!("{within}.{name}") };
        of_value(value, path, fields);
    }
}

/// A table of its own stands apart from what it belongs to, so that each has its own place.
fn of_value(value: &Spanned<DeValue<'_>>, path: String, fields: &mut Vec<(Range<usize>, String)>) {
    match value.get_ref() {
        DeValue::Array(all) => {
            for (n, one) in all.iter().enumerate() {
                of_value(one, format!("{path}[{n}]"), fields);
            }
        }
        DeValue::Table(table) => of_table(table, &path, fields),
        _ => {}
    }
    // After what it holds: of two that take the same bytes the inner one is found.
    fields.push((value.span(), path));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_field_at_a_place_is_named_with_its_line() {
        let source = "title = \"T\"\nregions = [\"county:04019\", \"x\"]\n\n[[finding]]\ntitle = \"F\"\narticles = [\"A 1\", \"B\"]\n[[finding]]\ntext = \"\"\n";
        let places = Places::of(source);
        for (text, line, path) in [
            ("\"T\"", 1, "title"),
            ("\"x\"", 2, "regions[1]"),
            ("\"B\"", 6, "finding[0].articles[1]"),
            ("[[finding]]\ntext", 7, "finding[1]"),
        ] {
            let at = source.find(text).unwrap();
            assert_eq!((places.line(at), places.path(at).as_deref()), (line, Some(path)));
        }
        let broken = Places::of("a = 1\ntitle = ");
        assert_eq!((broken.line(8), broken.path(8)), (2, None));
    }
}
