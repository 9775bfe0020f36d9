use super::Shape;
use crate::read::records::{Record, Records};

const TABLE: &str = "id,place,dead,missing,source,notes\n1,Sasabe,1,0,Examiner,\n2,Arivaca,1,0,Examiner,\n3,Ajo,2,0,Press,\n\
                     4,Nogales,1,1,Press,\n5,Why,1,0,Examiner,\n6,Sells,1,0,Press,\n";

fn moved(row: &str) -> Option<usize> {
    let mut shape = Shape::default();
    let mut record = Record::default();
    let mut records = Records::new(TABLE.as_bytes(), b',');
    while records.next(&mut record).unwrap() {
        if record.line > 1 {
            shape.note(&record, 6);
        }
    }
    let text = format!("{row}\n");
    Records::new(text.as_bytes(), b',').next(&mut record).unwrap();
    shape.moved(&record)
}

#[test]
fn a_comma_in_a_text_moves_what_stands_behind_it() {
    assert_eq!(moved("7,Highway 86, 5,1,0,Examiner"), Some(2));
    assert_eq!(moved("7,Highway 86,km 5,1,0,Examiner"), Some(2));
    assert_eq!(moved("7,Highway 86, 5,1,0,Examiner,"), Some(2), "with a blank cell at its end");
    assert_eq!(moved("7,Sasabe,1,Examiner,,"), None, "a word among numbers is noted where it stands");
}

#[test]
fn a_cell_that_is_missing_moves_them_back() {
    assert_eq!(moved("7,Sasabe,0,Examiner"), Some(3));
    assert_eq!(moved("7,Sasabe,1,0,Examiner"), None, "blanks at the end may be left away");
}

#[test]
fn what_is_as_always_is_in_its_place() {
    for row in [
        "7,Sasabe,1,0,Examiner,",
        "7,Sasabe,1,0,Examiner,Found by a rancher",
        "7,Sasabe,,,,",
        "7,86,1,0,Press,",
        "7, Sasabe,1,0,Press,",
    ] {
        assert_eq!(moved(row), None, "{row}");
    }
}
