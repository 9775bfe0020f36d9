//! An attacker of tables, independent of the algorithm: it enumerates every table that could have been meant.

use std::collections::BTreeSet;

use spotlight_core::release::{Attribute, Cell, LEAST, Table};

use super::Tally;

const CODES: [&str; 4] = ["adult", "child", "older", "unknown"];

fn tally(counts: &[u32]) -> Tally {
    Tally(CODES.iter().zip(counts).map(|(code, n)| ((*code).into(), *n)).collect())
}

fn published(counts: &[u32]) -> Table {
    tally(counts).suppress(Attribute::AgeGroup)
}

/// All tables of four cells with a total.
fn tables(total: u32) -> Vec<[u32; 4]> {
    let mut all = Vec::new();
    for a in 0..=total {
        for b in 0..=total - a {
            all.extend((0..=total - a - b).map(|c| [a, b, c, total - a - b - c]));
        }
    }
    all
}

/// Whether counts could be meant by a table, going by what each symbol means alone.
fn fits(table: &Table, counts: [u32; 4]) -> bool {
    let Some(rows) = &table.rows else { return true };
    rows.iter().zip(counts).all(|((_, cell), n)| match cell {
        Cell::Count(count) => count.get() == n,
        Cell::Few => (1..LEAST).contains(&n),
        Cell::Withheld => n >= LEAST,
    })
}

fn possible(candidates: &[[u32; 4]], cell: usize) -> BTreeSet<u32> {
    candidates.iter().map(|counts| counts[cell]).collect()
}

#[test]
fn every_small_number_stays_possible_for_whoever_knows_the_total_and_the_rule() {
    let (mut seen, mut whole) = (0, 0);
    for total in 0..=26 {
        let all = tables(total);
        for counts in &all {
            let table = published(counts);
            let candidates: Vec<[u32; 4]> = all.iter().copied().filter(|c| fits(&table, *c)).collect();
            assert!(candidates.contains(counts), "the truth is among what fits: {counts:?} {table:?}");
            match &table.rows {
                None => whole += 1,
                Some(rows) => {
                    for (i, (_, cell)) in rows.iter().enumerate().filter(|(_, (_, cell))| *cell == Cell::Few) {
                        seen += 1;
                        assert!(
                            possible(&candidates, i).is_superset(&(1..LEAST).collect()),
                            "{cell:?} {i} of {counts:?}"
                        );
                    }
                    for (i, _) in rows.iter().enumerate().filter(|(_, (_, cell))| *cell == Cell::Withheld) {
                        assert!(possible(&candidates, i).len() >= 4, "withheld {i} of {counts:?}");
                    }
                }
            }
        }
    }
    assert!(seen > 3_000 && whole > 500, "{seen} small cells seen, {whole} tables withheld whole");
}

#[test]
fn the_algorithm_run_on_every_candidate_rules_none_out() {
    for total in 0..=26 {
        let all = tables(total);
        let answers: Vec<Table> = all.iter().map(|counts| published(counts)).collect();
        for (counts, table) in all.iter().zip(&answers) {
            let same: Vec<[u32; 4]> = all.iter().zip(&answers).filter(|(_, a)| *a == table).map(|(c, _)| *c).collect();
            for (i, n) in counts.iter().enumerate().filter(|(_, n)| (1..LEAST).contains(*n)) {
                let possible = possible(&same, i);
                let wanted = if table.rows.is_some() { (1..LEAST).collect() } else { BTreeSet::from([*n]) };
                assert!(possible.is_superset(&wanted) && possible.len() >= 2, "{n} at {i} of {counts:?}: {possible:?}");
            }
        }
    }
}

/// The attacker is able to succeed: without the withheld cell it subtracts.
#[test]
fn without_complementary_suppression_the_attacker_finds_the_number() {
    let naive = |counts: [u32; 4]| {
        let mut table = published(&counts);
        for ((_, cell), n) in table.rows.as_mut().unwrap().iter_mut().zip(counts) {
            if *cell == Cell::Withheld {
                *cell = Cell::Count(spotlight_core::release::Count::new(n).unwrap());
            }
        }
        table
    };
    let table = naive([20, 3, 0, 9]);
    let candidates: Vec<[u32; 4]> = tables(32).into_iter().filter(|c| fits(&table, *c)).collect();
    assert_eq!(possible(&candidates, 1), BTreeSet::from([3]));
}

#[test]
fn a_table_without_small_numbers_is_said_whole() {
    let table = published(&[20, 5, 0, 9]);
    assert!(table.rows.unwrap().iter().all(|(_, cell)| matches!(cell, Cell::Count(_))));
}

#[test]
fn counts_are_not_printed() {
    assert_eq!(format!("{:?}", tally(&[3, 1, 0, 2])), "Tally(…)");
}
