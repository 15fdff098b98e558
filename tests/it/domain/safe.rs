//! Output text: everything stays visible, and nothing controls the terminal.

use toegang::domain::{Name, SanitizedText, forbidden};

use crate::support::{assert_plain, naughty};

#[test]
fn every_text_is_safe_and_every_name_stays_as_it_is() {
    for text in naughty() {
        let safe = SanitizedText::from(&text);
        assert_plain(&safe);
        let steers = |sign: char| sign != '\n' && forbidden(sign);
        assert_eq!(safe.chars().count(), text.chars().count(), "each sign is seen: {text:?}");
        assert_eq!(safe.contains('\u{fffd}'), text.contains(steers) || text.contains('\u{fffd}'));
        assert!(!safe.in_line().contains('\n'));
        if let Ok(name) = Name::new(&text) {
            assert_eq!(*SanitizedText::from(&*name), *name);
        }
    }
}
