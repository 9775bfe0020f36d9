//! Links join what is linked with the same, and split again.

use super::*;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

#[test]
fn what_is_linked_with_the_same_is_linked() {
    let links = Links::new(&[[id(1), id(2)], [id(5), id(4)], [id(2), id(3)]]);
    assert_eq!(links.group(id(3)), [id(1), id(2), id(3)]);
    assert_eq!(links.group(id(4)), [id(4), id(5)]);
    assert_eq!((links.group(id(9)), links.has(id(9))), (vec![id(9)], false));
    assert_eq!(links.groups([id(1), id(3), id(5), id(9)]).len(), 3);
    assert_eq!(links.all().count(), 5);
    let split = Links::new(&[[id(1), id(2)], [id(5), id(4)]]);
    assert_eq!(split.group(id(3)), [id(3)]);
}
