//! Input text: cleaning, refusing and folding names, messages and addresses.

use proptest::prelude::*;
use toegang::domain::{BadText, Email, Message, Name, SanitizedText, first_forbidden, fold};

#[test]
fn names_are_cleaned_or_refused() {
    assert_eq!(&*Name::new("  Zoe\u{308}  ").unwrap(), "Zoë", "NFC and trimmed");
    let bad = [
        ("", BadText::Empty),
        (" \u{301}\u{302} ", BadText::Empty),
        ("Jan\u{1b}[31m", BadText::ForbiddenCharacter { ch: '\u{1b}', position: 4 }),
        ("Jan\u{7}", BadText::ForbiddenCharacter { ch: '\u{7}', position: 4 }),
        ("\u{202e}naJ", BadText::ForbiddenCharacter { ch: '\u{202e}', position: 1 }),
        ("J\u{200b}an", BadText::ForbiddenCharacter { ch: '\u{200b}', position: 2 }),
        ("Jan\u{2028}x", BadText::ForbiddenCharacter { ch: '\u{2028}', position: 4 }),
        ("a\u{e0041}b", BadText::ForbiddenCharacter { ch: '\u{e0041}', position: 2 }),
        ("a\rb", BadText::ForbiddenCharacter { ch: '\r', position: 2 }),
        ("a\u{0}b", BadText::ForbiddenCharacter { ch: '\0', position: 2 }),
        ("a\u{9b}b", BadText::ForbiddenCharacter { ch: '\u{9b}', position: 2 }),
    ];
    for (raw, why) in bad {
        assert_eq!(Name::new(raw), Err(why), "{raw:?}");
    }
}

#[test]
fn lengths_count_graphemes_and_are_bounded_in_bytes() {
    assert!(Name::new(&"é".repeat(200)).is_ok());
    assert_eq!(Name::new(&"é".repeat(201)), Err(BadText::TooLong { max: 200 }));
    let storm = format!("a{}", "\u{301}".repeat(5_000));
    assert_eq!(Name::new(&storm), Err(BadText::TooLong { max: 200 }));
    assert!(Message::new(&"x".repeat(500)).is_ok());
    assert!(Message::new(&"x".repeat(501)).is_err());
}

#[test]
fn addresses_are_validated_and_folded() {
    for good in ["jan@eigendomein.nl", " Jan.de-Vries+x@sub.domein.co ", "王@example.cn"] {
        assert!(Email::new(good).is_ok(), "{good}");
    }
    let bad = [
        "jan",
        "@x.nl",
        "jan@",
        "jan@x",
        "jan@.nl",
        "a b@x.nl",
        "a@b@c.nl",
        "j,an@x.nl",
        "jan@x..nl",
    ];
    for bad in bad {
        assert_eq!(Email::new(bad), Err(BadText::InvalidEmail), "{bad}");
    }
    let one = Email::new("JAN@EigenDomein.NL").unwrap();
    assert_eq!(
        (one.key().as_str(), one.domain().as_str()),
        ("jan@eigendomein.nl", "eigendomein.nl")
    );
    let dotted = Email::new("İ\u{321}@x.nl").unwrap();
    let typed = Email::new(&dotted.key()).unwrap();
    assert_eq!(typed.key(), dotted.key(), "typed in small letters it is the same one");
}

#[test]
fn folding_removes_case_and_accents() {
    let table = [
        ("Fatma Yılmaz", "fatma yilmaz"),
        ("Çağla Öztürk", "cagla ozturk"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Ørsted Æbel", "orsted aebel"),
        ("Straße", "strasse"),
        ("Sluÿters", "sluijters"),
        ("Ĳsbrandy", "ijsbrandy"),
        ("Nguyễn", "nguyen"),
        ("e\u{301}e\u{301}n", "een"),
        ("İstanbul", "istanbul"),
        ("王小明", "王小明"),
        ("d’Hondt", "d'hondt"),
    ];
    for (name, folded) in table {
        assert_eq!(fold(name), folded, "{name}");
    }
}

/// The byte limit is against stacked accents, and does not restrict normal text.
#[test]
fn a_name_may_use_sixteen_bytes_per_character() {
    let sign = format!("ж{}", "\u{301}".repeat(7));
    assert_eq!(sign.len(), 16);
    let longest = sign.repeat(200);
    assert_eq!(Name::new(&longest).map(|name| name.len()), Ok(longest.len()));
    let longer = longest.replacen('ж', "ж\u{301}", 1);
    assert!(Name::new(&longer).is_err());
}

/// Persian and Indic scripts use joiners that change the letters' shapes.
#[test]
fn a_joiner_is_accepted_only_where_it_changes_letter_shapes() {
    for good in ["علی\u{200c}رضا", "می\u{200c}خواهم", "क्\u{200c}ष", "ශ්\u{200d}රී", "ന്\u{200d}"]
    {
        assert_eq!(&*Name::new(good).unwrap(), good);
        assert_eq!(&*Name::stored(good.to_owned()), good, "it is shown as it is");
        assert_eq!(&*SanitizedText::from(good), good, "and printed");
    }
    let bad =
        ["J\u{200c}an", "Jan\u{200d}", "دا\u{200c}رد", "علی\u{200d}رضا", "علی\u{200c}\u{200c}رضا"];
    for bad in bad {
        assert!(matches!(Name::new(bad), Err(BadText::ForbiddenCharacter { .. })), "{bad:?}");
        assert!(Name::stored(bad.to_owned()).contains('\u{fffd}'), "{bad:?}");
    }
    assert_eq!(fold("علی\u{200c}رضا"), fold("علیرضا"), "search takes them for the same");
    assert!(Email::new("علی\u{200c}رضا@eigendomein.nl").is_err(), "but no address has one");
}

#[test]
fn any_white_space_becomes_a_single_space() {
    for name in ["Jan\u{a0}Jansen", "Jan  Jansen", "Jan\u{2009}\u{202f}Jansen", "Jan\u{3000}Jansen"]
    {
        assert_eq!(&*Name::new(name).unwrap(), "Jan Jansen", "{name:?}");
    }
    assert_eq!(&*Message::new("a  b").unwrap(), "a  b", "a message stays as it is");
}

proptest! {
    #[test]
    fn folding_is_idempotent(text in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn stored_text_has_no_control_characters(text in any::<String>()) {
        prop_assert_eq!(first_forbidden(&Name::stored(text)), None);
    }

    #[test]
    fn cleaning_is_idempotent(text in any::<String>()) {
        if let Ok(name) = Name::new(&text) {
            prop_assert_eq!(Name::new(&name), Ok(name));
        }
    }
}
