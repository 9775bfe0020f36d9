use jiff::Timestamp;

use super::{AuditHead, signer};

fn head() -> AuditHead {
    AuditHead::sign(&[7; 32], 12, [0xAB; 32], Timestamp::UNIX_EPOCH)
}

#[test]
fn a_head_survives_being_written_down() {
    let text = head().to_string();
    assert_eq!(text.parse::<AuditHead>(), Ok(head()));
    assert_eq!(format!("\r\n{}", text.replace('\n', "\r\n")).parse::<AuditHead>(), Ok(head()));
    assert_eq!(head().check(&signer(&[7; 32])), Some(Ok(())));
}

#[test]
fn any_change_of_a_head_is_found() {
    let text = head().to_string();
    for at in 0..text.len() {
        for digit in ['0', '1', 'f', ' '] {
            let mut changed = text.clone();
            changed.replace_range(at..=at, &digit.to_string());
            if changed.trim() == text.trim() {
                continue;
            }
            if let Ok(parsed) = changed.parse::<AuditHead>()
                && parsed != head()
            {
                assert_ne!(parsed.check(&signer(&[7; 32])), Some(Ok(())), "{changed}");
            }
        }
    }
    assert_eq!(head().check(&signer(&[8; 32])), None);
    for text in ["", "spotlight audit head 1", "spotlight audit head 2\nentries 1"] {
        assert!(text.parse::<AuditHead>().is_err(), "{text}");
    }
}
