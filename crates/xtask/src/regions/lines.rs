//! Joins lines end to end: a dashed line begins its dashes anew with every piece, and short pieces look unbroken.

use std::collections::BTreeMap;

use serde_json::Value;

/// Positions, `[longitude, latitude]` each.
type Line = Vec<Value>;

/// The same lines with as few pieces as can be: two that meet where no third does are one. Which way a line runs may change.
pub(super) fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    let mut ends: BTreeMap<String, u32> = BTreeMap::new();
    for end in lines.iter().flat_map(|line| [line.first(), line.last()]).flatten() {
        *ends.entry(end.to_string()).or_default() += 1;
    }
    let mut out = Vec::new();
    while !lines.is_empty() {
        let mut line = lines.remove(0);
        for _ in 0..2 {
            while let Some(next) = following(&line, &ends, &mut lines) {
                line.extend(next.into_iter().skip(1));
            }
            line.reverse();
        }
        out.push(line);
    }
    out
}

/// Takes out the one line that goes on where a line ends, turned so that it begins there.
fn following(line: &Line, ends: &BTreeMap<String, u32>, lines: &mut Vec<Line>) -> Option<Line> {
    let end = line.last()?;
    if ends.get(&end.to_string()) != Some(&2) {
        return None;
    }
    let at = lines.iter().position(|other| other.first() == Some(end) || other.last() == Some(end))?;
    let mut next = lines.remove(at);
    if next.first() != Some(end) {
        next.reverse();
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(points: &[[i32; 2]]) -> Line {
        points.iter().map(|point| json!(point)).collect()
    }

    #[test]
    fn pieces_become_one_line_whichever_way_they_run() {
        let pieces = vec![line(&[[2, 0], [3, 0]]), line(&[[2, 0], [1, 1], [0, 0]]), line(&[[4, 4], [3, 0]])];
        let whole = joined(pieces);
        assert_eq!(whole, [line(&[[0, 0], [1, 1], [2, 0], [3, 0], [4, 4]])], "{whole:?}");
    }

    #[test]
    fn where_three_meet_each_ends() {
        let star = vec![line(&[[0, 0], [1, 0]]), line(&[[0, 0], [0, 1]]), line(&[[0, 0], [-1, -1]])];
        assert_eq!(joined(star.clone()).len(), star.len());
    }

    #[test]
    fn a_ring_is_closed_once_and_nothing_is_lost() {
        let ring =
            vec![line(&[[0, 0], [1, 0]]), line(&[[1, 1], [1, 0]]), line(&[[1, 1], [0, 0]]), line(&[[9, 9], [8, 8]])];
        let whole = joined(ring);
        assert_eq!(whole.len(), 2);
        assert_eq!(whole[0].len(), 4);
        assert_eq!(whole[0].first(), whole[0].last());
    }
}
