//! Fuzz target: arbitrary text as a name, a message or an address.

use toegang::domain::{BadText, Email, Message, Name, fold, is_forbidden};

/// Text is refused or cleaned. Cleaning a cleaned text changes nothing.
pub(crate) fn target(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    match Name::new(&raw) {
        Ok(name) => {
            assert_eq!(Name::new(&name).as_ref(), Ok(&name), "cleaned twice");
            assert_eq!(Name::stored(name.to_string()), name, "as it stands in the file");
            assert!(!name.chars().any(is_forbidden) && name.trim() == &*name && !name.is_empty());
            assert!(name.len() <= 200 * 16, "{}", name.len());
            let folded = fold(&name);
            assert_eq!(fold(&folded), folded, "folded twice");
        }
        // Messages are cleaned by the same function, but may be longer than names.
        Err(BadText::TooLong { .. }) => {
            if let Ok(message) = Message::new(&raw) {
                assert_eq!(Message::new(&message).as_ref(), Ok(&message), "cleaned twice");
            }
        }
        Err(_) => {}
    }
    // A text without an @ was checked as a name above.
    if raw.contains('@')
        && let Ok(email) = Email::new(&raw)
    {
        assert_eq!(Email::new(&email).as_ref(), Ok(&email), "cleaned twice");
        assert!(email.matches('@').count() == 1 && email.domain().contains('.'), "{email}");
        let key = email.key();
        match Email::new(&key) {
            // Some letters have more bytes in lowercase.
            Err(BadText::TooLong { .. }) => assert!(key.len() > email.len()),
            same => assert_eq!(same.map(|same| same.key()), Ok(key), "its key"),
        }
    }
    let stored = Name::stored(raw.into_owned());
    assert!(!stored.chars().any(is_forbidden), "nothing forbidden reaches the screen");
}
