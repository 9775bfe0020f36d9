//! From `kind:code` and stretches of the border to regions.

use spotlight_core::region::{Region, RegionId, RegionKind, Regions};

/// Length of a segment of the border, kilometres.
const STEP: u32 = 50;

/// Why a text names no region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Not `kind:code`.
    Form,
    /// No region of that kind has the code.
    Code,
    /// A stretch that is not made of whole segments of the border, or that is none.
    Stretch,
}

/// The regions that a text names: one, or the segments of `km:500-700`.
pub(super) fn find(text: &str, regions: &Regions) -> Result<Vec<RegionId>, Unknown> {
    let (kind, code) = text.split_once(':').ok_or(Unknown::Form)?;
    if kind == "km" {
        return stretch(code, regions).ok_or(Unknown::Stretch);
    }
    let kind: RegionKind = kind.parse().map_err(|_| Unknown::Form)?;
    regions.find(kind, code).map(|region| vec![region.id()]).ok_or(Unknown::Code)
}

/// The segments between two kilometres; the last may be the end of the border.
fn stretch(text: &str, regions: &Regions) -> Option<Vec<RegionId>> {
    let (from, to) = text.split_once(['-', '–'])?;
    let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    let end = regions.border_length_km();
    let whole = |km: u32| km.is_multiple_of(STEP) || f64::from(km) >= end.floor();
    if from >= to || !from.is_multiple_of(STEP) || !whole(to) || f64::from(to) > end + f64::from(STEP) {
        return None;
    }
    let steps = (from..to).step_by(STEP as usize);
    let found: Vec<RegionId> =
        steps.filter_map(|km| regions.find(RegionKind::Segment, &km.to_string())).map(Region::id).collect();
    (!found.is_empty()).then_some(found)
}
