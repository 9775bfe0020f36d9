//! Classes of figures for a map: quantiles by nearest rank, so that every limit is a figure of the data.

/// So many classes, at most: as many shades of one colour as a reader can tell apart.
pub const CLASSES: usize = 5;

/// The greatest figure of each class but the last, ascending. Each class holds about as many figures as any other: the limit of the n-th
/// of k classes is the figure of rank ⌈n · count / k⌉. Equal limits are one, and so is one that equals the greatest figure; what is
/// left may be fewer classes, or a single one.
///
/// `figures` in any order, all of them finite. O(n log n).
///
/// ```
/// use spotlight_core::layer::quantiles;
///
/// assert_eq!(quantiles(vec![9.0, 1.0, 3.0, 7.0, 5.0], 5), [1.0, 3.0, 5.0, 7.0]);
/// assert!(quantiles(vec![2.0, 2.0, 2.0], 5).is_empty());
/// ```
pub fn quantiles(mut figures: Vec<f64>, classes: usize) -> Vec<f64> {
    figures.sort_unstable_by(f64::total_cmp);
    let Some(greatest) = figures.last().copied() else { return Vec::new() };
    let limit = |n: usize| figures[(n * figures.len()).div_ceil(classes) - 1];
    let mut limits: Vec<f64> = (1..classes).map(limit).filter(|limit| *limit < greatest).collect();
    limits.dedup();
    limits
}
