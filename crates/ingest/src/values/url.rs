//! Web addresses. Registers put several into one cell, with commas, blanks or line ends between them.

/// The links of a cell, if it holds links and nothing else.
pub(crate) fn links(cell: &str) -> Option<Vec<&str>> {
    let mut links = Vec::new();
    for word in cell.split_whitespace() {
        // `http://a/b,http://c/d`: a comma may belong to a link, but not before the next one.
        let mut rest = word;
        while let Some(at) = next_start(rest) {
            links.push(link(&rest[..at])?);
            rest = &rest[at..];
        }
        match rest.trim_matches(SEPARATORS) {
            "" => {}
            _ => links.push(link(rest)?),
        }
    }
    (!links.is_empty()).then_some(links)
}

const SEPARATORS: [char; 3] = [',', ';', '|'];

/// Where the second link of a word begins.
fn next_start(word: &str) -> Option<usize> {
    let starts =
        |scheme: &str| word.char_indices().skip(1).map(|(at, _)| at).find(|at| word[*at..].starts_with(scheme));
    let at = [starts("http://"), starts("https://")].into_iter().flatten().min()?;
    // A link inside a link (an archive of it) follows a slash or an equals sign, not a separator.
    word[..at].ends_with(SEPARATORS).then_some(at)
}

/// The word as a link: http or https, a host with a dot, no characters that a link cannot have.
fn link(word: &str) -> Option<&str> {
    let word = word.trim_matches(SEPARATORS);
    let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let dotted =
        host.split_once('.').is_some_and(|(name, top)| !name.is_empty() && !top.is_empty() && !top.starts_with('.'));
    let sane = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
        && !word.contains(['<', '>', '"', '`', '\\']);
    (dotted && sane && word.len() <= 2000).then_some(word)
}

#[cfg(test)]
mod tests;
