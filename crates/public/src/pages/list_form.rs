//! The filter as a plain form: category, period, region, words. What else is in use is kept, and said.

use maud::{Markup, html};
use spotlight_core::filter::Filter;
use spotlight_core::region::{Region, RegionKind};
use spotlight_core::taxonomy::Entry;

use super::ask::Ask;
use super::words::plain;

/// What the form has fields for.
const FIELDS: [&str; 5] = ["category", "from", "to", "region", "q"];

pub(super) fn form(ask: &Ask, filter: &Filter) -> Markup {
    let (words, dataset) = (ask.words, ask.dataset());
    let pairs = filter.to_pairs(dataset.taxonomy(), dataset.regions());
    let value = |name: &str| pairs.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value.as_str());
    let others: Vec<_> = pairs.iter().filter(|(name, _)| !FIELDS.contains(name)).collect();
    html! {
        form.filter action="/list" method="get" {
            @if ask.chosen { input type="hidden" name="lang" value=(words.0.as_str()); }
            @for (name, value) in &others { input type="hidden" name=(name) value=(value); }
            div.field {
                label for="category" { (words.t("filter.categories")) }
                select id="category" name="category" {
                    option value="" { (words.t("filter.any")) }
                    @let several = value("category").contains(',');
                    @if several { option value=(value("category")) selected { (categories(ask, filter)) } }
                    @for category in dataset.taxonomy().categories() {
                        option value=(category.code) selected[category.code == value("category")] {
                            (category.label.get(words.0))
                        }
                    }
                }
            }
            div.field {
                label for="region" { (words.t("filter.region")) }
                select id="region" name="region" { (regions(ask, filter, value("region"))) }
            }
            div {
                label for="from" { (words.t("filter.from")) }
                input id="from" name="from" value=(value("from")) inputmode="numeric" maxlength="10" autocomplete="off"
                    aria-describedby="date-hint";
            }
            div {
                label for="to" { (words.t("filter.to")) }
                input id="to" name="to" value=(value("to")) inputmode="numeric" maxlength="10" autocomplete="off"
                    aria-describedby="date-hint";
            }
            p.soft.wide id="date-hint" { (words.t("pages.list.dateHint")) }
            div.wide {
                label for="q" { (words.t("filter.words")) }
                input id="q" name="q" type="search" value=(plain(value("q"))) maxlength="200" autocomplete="off" aria-describedby="q-hint";
                p.soft id="q-hint" { (words.t("filter.wordsHint")) }
            }
            @if !others.is_empty() {
                @let list = others.iter().map(|(name, value)| other(ask, name, value)).collect::<Vec<_>>().join("; ");
                p.wide dir="auto" { (words.fill("pages.list.also", &[("list", &list)])) }
            }
            div.wide.buttons {
                button type="submit" { (words.t("pages.list.apply")) }
                a href=(ask.link("/list")) { (words.t("pages.list.reset")) }
            }
        }
    }
}

/// A part of the filter that the form has no field for, in words.
fn other(ask: &Ask, name: &str, value: &str) -> String {
    let (words, taxonomy) = (ask.words, ask.dataset().taxonomy());
    let labels = |list: &[Entry]| {
        let label = |code| list.iter().find(|own| own.code == code).map_or(code, |own| own.label.get(words.0));
        value.split(',').map(label).collect::<Vec<_>>().join(", ")
    };
    match (name, value) {
        ("actor", _) => format!("{}: {}", words.t("filter.actor"), labels(taxonomy.actors())),
        ("verification", _) => format!("{}: {}", words.t("filter.verification"), labels(taxonomy.verification())),
        ("fatal", "true") => words.t("filter.fatalTrue").to_owned(),
        ("fatal", _) => words.t("filter.fatalFalse").to_owned(),
        ("bbox", _) => words.t("chip.bbox").to_owned(),
        _ => words.fill("chip.source", &[("source", &plain(value))]),
    }
}

fn categories(ask: &Ask, filter: &Filter) -> String {
    let taxonomy = ask.dataset().taxonomy();
    let labels = filter.category_ids().map(|id| taxonomy.category(id).label.get(ask.words.0));
    labels.collect::<Vec<_>>().join(", ")
}

/// All regions but stretches of the line, which nobody knows by name; counties under their state.
fn regions(ask: &Ask, filter: &Filter, chosen: &str) -> Markup {
    let (words, all) = (ask.words, ask.dataset().regions());
    let name = |region: &Region| region.name(words.0).to_owned();
    let of = |kind: RegionKind| {
        let mut found: Vec<&Region> = all.iter().filter(|region| region.kind() == kind).collect();
        found.sort_by_key(|region| spotlight_core::words::words(region.name(words.0)).join(" "));
        found
    };
    let option = |region: &Region| {
        let code = format!("{}:{}", region.kind(), region.code());
        html! { option value=(code) selected[code == chosen] { (name(region)) } }
    };
    let own = !chosen.is_empty() && (chosen.contains(',') || chosen.starts_with("segment:"));
    html! {
        option value="" { (words.t("filter.any")) }
        @if own {
            @let names = filter.regions.iter().map(|id| name(all.get(*id))).collect::<Vec<_>>().join(", ");
            option value=(chosen) selected { (names) }
        }
        optgroup label=(words.t("region.country")) { @for region in of(RegionKind::Country) { (option(region)) } }
        optgroup label=(words.t("region.state")) { @for region in of(RegionKind::State) { (option(region)) } }
        optgroup label=(words.t("region.sector")) { @for region in of(RegionKind::Sector) { (option(region)) } }
        @let counties = of(RegionKind::County);
        @for state in of(RegionKind::State) {
            optgroup label={ (words.t("region.county")) ": " (name(state)) } {
                @for region in counties.iter().filter(|region| region.parent() == Some(state.id())) { (option(region)) }
            }
        }
    }
}
