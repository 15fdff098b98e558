//! Sanitized output text: all characters stay visible, and none controls the terminal.

use toegang::domain::{Name, SanitizedText, is_forbidden};

use crate::support::{assert_plain, naughty_strings};

#[test]
fn every_text_is_sanitized_and_every_name_stays_unchanged() {
    for text in naughty_strings() {
        let safe = SanitizedText::from(&text);
        assert_plain(&safe);
        let is_control = |ch: char| ch != '\n' && is_forbidden(ch);
        assert_eq!(safe.chars().count(), text.chars().count(), "each sign is seen: {text:?}");
        assert_eq!(
            safe.contains('\u{fffd}'),
            text.contains(is_control) || text.contains('\u{fffd}')
        );
        assert!(!safe.in_line().contains('\n'));
        if let Ok(name) = Name::new(&text) {
            assert_eq!(*SanitizedText::from(&*name), *name);
        }
    }
}
