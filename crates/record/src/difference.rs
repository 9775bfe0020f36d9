//! In what two revisions of a record differ. Fields have their names in Spotlight's own CSV.

use jiff::civil::Date;
use spotlight_core::date::PartialDate;

use crate::incident::Incident;

/// Hands every field that may be blank, but for what an organisation decides, to a macro.
macro_rules! fields {
    ($each:ident) => {
        $each! {
            "location_uncertainty_m": location_uncertainty_m,
            "place": place_name,
            "state": stated_state,
            "county": stated_county,
            "title": title,
            "description": description,
            "lang": lang,
            "cause_of_death": cause_of_death,
            "identified": identified,
            "dead": counts.dead,
            "missing": counts.missing,
            "injured": counts.injured,
            "survivors": counts.survivors,
            "women": counts.women,
            "men": counts.men,
            "children": counts.children,
            "nationality": nationality,
            "age_group": age_group,
            "gender": gender,
            "source_type": source_type,
            "source": source,
            "source_url": source_url,
            "source_quality": source_quality,
        }
    };
}

impl Incident {
    /// The fields that had a value in an earlier revision and are blank in this one.
    pub fn blanked_since(&self, earlier: &Self) -> Vec<&'static str> {
        let gone = |name: &'static str, before: bool, now: bool| (before && !now).then_some(name);
        macro_rules! gone {
            ($($name:literal: $($field:ident).+),+ $(,)?) => {
                [$(gone($name, earlier.$($field).+.is_some(), self.$($field).+.is_some())),+]
            };
        }
        let actors = gone("actors", !earlier.actors.is_empty(), !self.actors.is_empty());
        fields!(gone).into_iter().chain([actors]).flatten().collect()
    }

    /// The fields of which an earlier revision said something else, but for what an organisation decides.
    pub fn changed_since(&self, earlier: &Self) -> Vec<&'static str> {
        let other = |name: &'static str, same: bool| (!same).then_some(name);
        macro_rules! other {
            ($($name:literal: $($field:ident).+),+ $(,)?) => {
                [$(other($name, earlier.$($field).+ == self.$($field).+)),+]
            };
        }
        let first = [
            other("category", earlier.category == self.category),
            other("date", earlier.occurred == self.occurred),
            other("date_kind", earlier.date_kind == self.date_kind),
            other("latitude, longitude", earlier.place == self.place),
        ];
        let actors = other("actors", earlier.actors == self.actors);
        first.into_iter().chain(fields!(other)).chain([actors]).flatten().collect()
    }

    /// The day of an earlier revision, if this one has it with the numbers of day and month exchanged.
    pub fn exchanged_day_since(&self, earlier: &Self) -> Option<Date> {
        let day = |date: PartialDate| (date.first_day() == date.last_day()).then(|| date.first_day());
        let (before, now) = (day(earlier.occurred)?, day(self.occurred)?);
        let exchanged = Date::new(before.year(), before.day(), before.month()).ok()?;
        (before != now && exchanged == now).then_some(before)
    }
}

#[cfg(test)]
mod tests;
