//! A token's text is read back, and a slip of the pen is told.

use super::*;

#[test]
fn the_text_of_a_token_is_read_back() {
    let secret = TokenSecret::generate();
    let text = secret.to_text();
    assert_eq!(text.len(), 77);
    assert_eq!(TokenSecret::from_text(&text), Ok(secret.clone()));
    assert_eq!(TokenSecret::from_text(&format!(" {}\n", *text)), Ok(secret));
    assert_ne!(TokenSecret::generate(), TokenSecret::generate());
}

#[test]
fn every_single_wrong_digit_is_a_slip_of_the_pen() {
    let text = TokenSecret::generate().to_text();
    for at in PREFIX.len()..text.len() {
        let wrong = if text.as_bytes()[at] == b'0' { '1' } else { '0' };
        let mistyped: String = text.char_indices().map(|(n, c)| if n == at { wrong } else { c }).collect();
        assert_eq!(TokenSecret::from_text(&mistyped), Err(Mistyped), "{at}");
    }
    for other in ["", "spot_", "spot_zz", &text[1..], &text[..76], "spot_ññññññññññññññññññññññññññññññññññññ"]
    {
        assert_eq!(TokenSecret::from_text(other), Err(Mistyped), "{other}");
    }
}
