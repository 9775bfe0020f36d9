//! The facts of an incident as a list of questions and answers.

use maud::{Markup, html};
use spotlight_core::code::{AgeGroup, Gender};
use spotlight_core::public::{Precision, PublicIncident};
use spotlight_core::taxonomy::{Entry, Taxonomy};

use super::ask::Ask;
use super::place;
use super::rights::Right;
use super::words::{Words, number, plain};

/// One question and its answer.
fn fact(label: &str, answer: &Markup) -> Markup {
    html! { div { dt { (label) } dd { (answer) } } }
}

/// The label of a code.
fn label<'a>(list: &'a [Entry], code: &'a str, words: Words) -> &'a str {
    list.iter().find(|entry| entry.code == code).map_or(code, |entry| entry.label.get(words.0))
}

/// A text that somebody wrote: its own language and direction, none of ours.
pub(super) fn said(text: &str, lang: Option<&str>) -> Markup {
    html! { bdi lang=[lang] dir="auto" { (plain(text)) } }
}

/// All of them.
pub(super) fn list(ask: &Ask, incident: &PublicIncident) -> Markup {
    let (words, taxonomy) = (ask.words, ask.dataset().taxonomy());
    html! {
        dl.facts {
            (fact(words.t("detail.when"), &when(incident, taxonomy, words)))
            (fact(words.t("detail.where"), &whereabouts(ask, incident)))
            (fact(words.t("detail.who"), &affected(incident, words)))
            (person(incident, words))
            (fact(words.t("detail.actors"), &actors(incident, taxonomy, words)))
            (fact(words.t("detail.sources"), &source(incident, taxonomy, words)))
            (fact(words.t("detail.verification"), &html! { (label(taxonomy.verification(), incident.verification.as_str(), words)) }))
            (fact(words.t("detail.rights"), &rights(incident, taxonomy, words)))
            (fact(words.t("detail.updated"), &html! { (words.date(incident.updated)) }))
            (fact(words.t("pages.incident.version"), &html! { code { (ask.dataset().version()) } }))
        }
    }
}

fn when(incident: &PublicIncident, taxonomy: &Taxonomy, words: Words) -> Markup {
    let note = match incident.date {
        spotlight_core::date::PartialDate::Month(..) => Some(words.t("date.monthOnly")),
        spotlight_core::date::PartialDate::Year(_) => Some(words.t("date.yearOnly")),
        _ => None,
    };
    html! {
        p { (words.when(incident.date)) @if let Some(note) = note { " (" (note) ")" } }
        p.soft { (label(taxonomy.date_kinds(), incident.date_kind.as_str(), words)) }
    }
}

fn whereabouts(ask: &Ask, incident: &PublicIncident) -> Markup {
    let (words, regions) = (ask.words, ask.dataset().regions());
    let at = incident.point.to_lonlat();
    html! {
        p { bdi dir="auto" { (place::short(incident, regions, words)) } }
        p.soft { (place::precision(incident, words)) }
        @if incident.precision == Precision::Exact {
            p.soft {
                (words.fill("place.coordinates", &[("lat", &at.lat().to_string()), ("lon", &at.lon().to_string())]))
            }
        }
        @if let Some(sector) = incident.regions.sector {
            p.soft { (words.t("region.sector")) ": " (regions.get(sector).name(words.0)) }
        }
    }
}

fn affected(incident: &PublicIncident, words: Words) -> Markup {
    let counts = &incident.counts;
    let rows = [
        (words.t("detail.dead"), counts.dead),
        (words.t("detail.missing"), counts.missing),
        (words.t("detail.injured"), counts.injured),
        (words.t("detail.survivors"), counts.survivors),
        (words.t("detail.women"), counts.women),
        (words.t("detail.men"), counts.men),
        (words.t("detail.children"), counts.children),
    ];
    html! {
        dl.counts {
            @for (name, count) in &rows {
                div {
                    dt { (name) }
                    @match count {
                        Some(n) => dd { (number(u64::from(*n))) },
                        None => dd.soft { (words.t("detail.unknown")) },
                    }
                }
            }
        }
        @if rows.iter().any(|(_, count)| count.is_none()) { p.soft { (words.t("detail.blankNote")) } }
    }
}

fn person(incident: &PublicIncident, words: Words) -> Markup {
    let person = &incident.person;
    let age = person.age_group.map(|age| match age {
        AgeGroup::Child => words.t("tables.code.age_group.child"),
        AgeGroup::Adult => words.t("tables.code.age_group.adult"),
        AgeGroup::Older => words.t("tables.code.age_group.older"),
        AgeGroup::Unknown => words.t("detail.unknown"),
    });
    let gender = person.gender.map(|gender| match gender {
        Gender::Woman => words.t("tables.code.gender.woman"),
        Gender::Man => words.t("tables.code.gender.man"),
        Gender::Nonbinary => words.t("tables.code.gender.nonbinary"),
        Gender::Unknown => words.t("detail.unknown"),
    });
    html! {
        @if let Some(age) = age { (fact(words.t("pages.incident.age"), &html! { (age) })) }
        @if let Some(gender) = gender { (fact(words.t("pages.incident.gender"), &html! { (gender) })) }
        @if let Some(code) = person.nationality.as_deref() {
            (fact(words.t("pages.incident.nationality"), &html! {
                @if code == "unknown" { (words.t("detail.unknown")) } @else { (plain(code)) }
            }))
        }
        @if let Some(cause) = incident.words.cause_of_death.as_deref() {
            (fact(words.t("detail.cause"), &said(cause, incident.words.lang.as_deref())))
        }
        @if let Some(identified) = incident.identified {
            (fact(words.t("detail.identified"), &html! {
                (if identified { words.t("detail.identifiedYes") } else { words.t("detail.identifiedNo") })
            }))
        }
    }
}

fn actors(incident: &PublicIncident, taxonomy: &Taxonomy, words: Words) -> Markup {
    let actors: Vec<_> = incident.actor_ids().map(|id| taxonomy.actor(id).label.get(words.0)).collect();
    html! {
        @if actors.is_empty() {
            p { (words.t("detail.noActors")) }
        } @else {
            ul.plain { @for actor in actors { li { (actor) } } }
            p.soft { (words.t("pages.incident.alleged")) }
        }
    }
}

fn source(incident: &PublicIncident, taxonomy: &Taxonomy, words: Words) -> Markup {
    html! {
        @match incident.words.source.as_deref() {
            Some(source) => p { (said(source, None)) },
            None => p { (words.t("detail.sourceNone")) },
        }
        @if let Some(kind) = incident.source_type {
            p.soft { (label(taxonomy.source_types(), kind.as_str(), words)) }
        }
        @if let Some(url) = incident.words.source_url.as_deref() {
            p { a href=(url) rel="noopener noreferrer" { (words.fill("detail.linkTo", &[("host", host(url))])) } }
        }
        @if let Some(quality) = incident.source_quality {
            p.soft { (words.fill("detail.quality", &[("n", &quality.to_string())])) }
        }
        p.soft {
            (words.t("pages.incident.register")) ": " bdi { (plain(&incident.source_system)) }
            @if let Some(own) = incident.external_id.as_deref() {
                " · " (words.t("detail.externalId")) ": " bdi { (plain(own)) }
            }
        }
    }
}

/// The host of a link, which is `http` or `https`: what stands before `@` is not it.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

fn rights(incident: &PublicIncident, taxonomy: &Taxonomy, words: Words) -> Markup {
    let category = taxonomy.category(incident.category);
    let guidelines = taxonomy.guidelines().iter().filter(|guideline| category.guidelines.contains(&guideline.number));
    html! {
        @if category.rights.is_empty() {
            p { (words.t("detail.noRights")) }
        } @else {
            ul.plain {
                @for right in category.rights.iter().map(|code| Right::of(code)) {
                    li {
                        @match right.name(words.0) {
                            // Some have a short name; of others the taxonomy writes the whole.
                            Some(name) if right.instrument.contains(' ') => (name),
                            Some(name) => { (name) " (" (right.instrument) ")" },
                            None => (right.instrument),
                        }
                        @if !right.articles.is_empty() {
                            ", "
                            @if right.several() {
                                (words.fill("pages.incident.articles", &[("list", right.articles)]))
                            } @else {
                                (words.fill("pages.incident.article", &[("list", right.articles)]))
                            }
                        }
                    }
                }
            }
            p.soft { (words.t("pages.incident.rightsNote")) }
        }
        @if !category.guidelines.is_empty() {
            p.soft { (words.t("pages.incident.guidelines")) ":" }
            ul.plain.soft { @for own in guidelines { li { (own.number) ". " (own.label.get(words.0)) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_host_of_a_link_is_where_it_leads() {
        assert_eq!(host("https://example.org/a?b@c"), "example.org");
        assert_eq!(host("https://bank.example@evil.example/x"), "evil.example");
        assert_eq!(host("HTTP://EXAMPLE.org"), "EXAMPLE.org");
    }
}
