use super::{Builder, MOST_SPREAD};

#[test]
fn a_merged_cell_is_given_to_rows_that_hold_something_and_to_no_more_than_a_bound() {
    let mut builder = Builder::new(None);
    for row in (0..3000).step_by(2) {
        builder.add(row, 0, "x").unwrap();
        if row == 2 {
            builder.add(row, 1, "shared").unwrap();
        }
    }
    let mut sheet = builder.finish();
    sheet.spread((2, 1), (1_048_575, 999), |_| false);
    assert_eq!(sheet.spread.len(), MOST_SPREAD);
    assert!(sheet.spread.keys().all(|(row, _)| row % 2 == 0));
    let (line, cells) = sheet.row(2).unwrap();
    assert_eq!((line, cells.take(3).collect::<Vec<_>>()), (5, vec!["x", "shared", "shared"]));
}
