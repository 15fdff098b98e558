//! Input text: cleaning, refusing, folding.

use proptest::prelude::*;
use toegang::domain::{BadText, Email, Message, Name, SanitizedText, first_forbidden, fold};

#[test]
fn names_are_cleaned_or_refused() {
    assert_eq!(&*Name::new("  Zoe\u{308}  ").unwrap(), "Zoë", "NFC and trimmed");
    let bad = [
        ("", BadText::Empty),
        (" \u{301}\u{302} ", BadText::Empty),
        ("Jan\u{1b}[31m", BadText::Sign { sign: '\u{1b}', position: 4 }),
        ("Jan\u{7}", BadText::Sign { sign: '\u{7}', position: 4 }),
        ("\u{202e}naJ", BadText::Sign { sign: '\u{202e}', position: 1 }),
        ("J\u{200b}an", BadText::Sign { sign: '\u{200b}', position: 2 }),
        ("Jan\u{2028}x", BadText::Sign { sign: '\u{2028}', position: 4 }),
        ("a\u{e0041}b", BadText::Sign { sign: '\u{e0041}', position: 2 }),
        ("a\rb", BadText::Sign { sign: '\r', position: 2 }),
        ("a\u{0}b", BadText::Sign { sign: '\0', position: 2 }),
        ("a\u{9b}b", BadText::Sign { sign: '\u{9b}', position: 2 }),
    ];
    for (raw, why) in bad {
        assert_eq!(Name::new(raw), Err(why), "{raw:?}");
    }
}

#[test]
fn lengths_are_in_what_people_see_and_bounded_in_bytes() {
    assert!(Name::new(&"é".repeat(200)).is_ok());
    assert_eq!(Name::new(&"é".repeat(201)), Err(BadText::TooLong { max: 200 }));
    let storm = format!("a{}", "\u{301}".repeat(5_000));
    assert_eq!(Name::new(&storm), Err(BadText::TooLong { max: 200 }));
    assert!(Message::new(&"x".repeat(500)).is_ok());
    assert!(Message::new(&"x".repeat(501)).is_err());
}

#[test]
fn addresses() {
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
        assert_eq!(Email::new(bad), Err(BadText::NoEmail), "{bad}");
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
fn folding() {
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

/// The limit on bytes is there for stacked accents; it does not limit normal text.
#[test]
fn sixteen_bytes_a_sign_fit_and_seventeen_do_not() {
    let sign = format!("ж{}", "\u{301}".repeat(7));
    assert_eq!(sign.len(), 16);
    let longest = sign.repeat(200);
    assert_eq!(Name::new(&longest).map(|name| name.len()), Ok(longest.len()));
    let longer = longest.replacen('ж', "ж\u{301}", 1);
    assert!(Name::new(&longer).is_err());
}

/// Persian and Indic scripts use joiners that change the letters' shapes.
#[test]
fn a_joiner_is_taken_where_it_can_be_seen_and_nowhere_else() {
    for good in ["علی\u{200c}رضا", "می\u{200c}خواهم", "क्\u{200c}ष", "ශ්\u{200d}රී", "ന്\u{200d}"]
    {
        assert_eq!(&*Name::new(good).unwrap(), good);
        assert_eq!(&*Name::stored(good.to_owned()), good, "it is shown as it is");
        assert_eq!(&*SanitizedText::from(good), good, "and printed");
    }
    let bad =
        ["J\u{200c}an", "Jan\u{200d}", "دا\u{200c}رد", "علی\u{200d}رضا", "علی\u{200c}\u{200c}رضا"];
    for bad in bad {
        assert!(matches!(Name::new(bad), Err(BadText::Sign { .. })), "{bad:?}");
        assert!(Name::stored(bad.to_owned()).contains('\u{fffd}'), "{bad:?}");
    }
    assert_eq!(fold("علی\u{200c}رضا"), fold("علیرضا"), "search takes them for the same");
    assert!(Email::new("علی\u{200c}رضا@eigendomein.nl").is_err(), "but no address has one");
}

#[test]
fn white_space_of_any_kind_is_one_space() {
    for name in ["Jan\u{a0}Jansen", "Jan  Jansen", "Jan\u{2009}\u{202f}Jansen", "Jan\u{3000}Jansen"]
    {
        assert_eq!(&*Name::new(name).unwrap(), "Jan Jansen", "{name:?}");
    }
    assert_eq!(&*Message::new("a  b").unwrap(), "a  b", "a message stays as it is");
}

proptest! {
    /// Folding is idempotent, so the search finds folded text.
    #[test]
    fn folding_is_stable(text in "\\PC{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    /// Stored text never gives terminal control characters, whatever the file contains.
    #[test]
    fn stored_text_is_harmless(text in any::<String>()) {
        prop_assert_eq!(first_forbidden(&Name::stored(text)), None);
    }

    /// Cleaning is idempotent.
    #[test]
    fn cleaning_is_stable(text in any::<String>()) {
        if let Ok(name) = Name::new(&text) {
            prop_assert_eq!(Name::new(&name), Ok(name));
        }
    }
}
