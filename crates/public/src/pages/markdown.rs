//! Markdown of the organisation as HTML that can do nothing: no HTML of its own, no picture, links only where people expect them to lead.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// What a link may begin with. Addresses of this service begin with one slash.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// Whether a link may be followed.
pub(super) fn is_safe(link: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    let plain = !link.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\');
    let own = link.starts_with('#') || link.starts_with('/') && !link.starts_with("//");
    plain && (own || SCHEMES.iter().any(|scheme| lower.starts_with(scheme)))
}

/// The text as HTML. A heading of the first level becomes one of the second: the page has its own.
pub(super) fn render(text: &str) -> Markup {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // Of links that are dropped, the words stay.
    let mut dropped = Vec::new();
    let events = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Start(Tag::HtmlBlock | Tag::Image { .. })
        | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let safe = is_safe(dest_url);
            dropped.push(!safe);
            safe.then_some(event)
        }
        Event::End(TagEnd::Link) => (!dropped.pop().unwrap_or(true)).then_some(event),
        Event::Start(Tag::Heading { level, id: _, classes: _, attrs: _ }) => {
            Some(Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
        Event::Text(text) => Some(Event::Text(CowStr::from(super::words::plain(&text)))),
        event => Some(event),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    PreEscaped(out)
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_pictures_are_dropped_and_what_is_left_is_text() {
        let out = render(
            "# A <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\n<div>\n\nkept & \"quoted\" <x>\n\n![seen](https://a.example/p.png)\n",
        )
        .0;
        assert!(!out.contains("<script") && !out.contains("onclick") && !out.contains("<img"), "{out}");
        assert!(out.contains("<h2>A b</h2>") && out.contains("kept &amp;") && out.contains("seen"), "{out}");
    }

    #[test]
    fn links_lead_only_where_people_expect() {
        for safe in ["https://example.org/a", "HTTP://x", "mailto:a@example.org", "tel:+15205550100", "/list?x=1", "#a"]
        {
            assert!(is_safe(safe), "{safe}");
            assert!(render(&format!("[words]({safe})")).0.contains("href="), "{safe}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "vbscript:x",
            "x.html",
            "ftp://x",
        ] {
            assert!(!is_safe(bad), "{bad}");
            let out = render(&format!("[words]({bad}) <{bad}>")).0;
            assert!(out.contains("words") && !out.contains("href="), "{bad}: {out}");
        }
    }

    #[test]
    fn tables_are_tables() {
        assert!(render("| a | b |\n|---|---|\n| 1 | 2 |\n").0.contains("<td>2</td>"));
    }
}
