//! Deceptive names, which are refused.

use proptest::prelude::*;
use toegang::domain::{Name, NameFault};

#[test]
fn a_person_name_is_no_address_no_mark_and_not_invisible() {
    use NameFault::{Address, Invisible, Mark};
    for (name, fault) in [
        ("nieuw@eigendomein.nl", Some(Address)),
        ("Jan @ Bakkerij", Some(Address)),
        ("nieuw＠eigendomein.nl", Some(Address)),
        ("nieuw﹫eigendomein.nl", Some(Address)),
        ("\u{2800}", Some(Invisible)),
        ("Jan\u{2800}Jansen", Some(Invisible)),
        ("\u{1d159}\u{1d159}", Some(Invisible)),
        ("Piet de Vries (jij)", Some(Mark)),
        ("Piet de Vries (YOU)", Some(Mark)),
        ("Piet ( jij )", Some(Mark)),
        ("Piet （jij）", Some(Mark)),
        ("Piet (jĳ)", Some(Mark)),
        ("Piet (јіј)", Some(Mark)),
        ("systeem", Some(Mark)),
        ("- Systeem -", Some(Mark)),
        ("System", Some(Mark)),
        ("Sуstеm", Some(Mark)),
        ("systeem (root)", Some(Mark)),
        ("het systeem", Some(Mark)),
        ("Piet · geblokkeerd", Some(Mark)),
        ("Jan nieuw", Some(Mark)),
        ("–", Some(Mark)),
        ("Jan Jansen", None),
        ("Jan Nieuw", None),
        ("Marcel·la Puig", None),
        ("Wim Systeema", None),
        ("Jan (sr.)", None),
        ("王小明", None),
        ("O'Neill-van 't Hof", None),
        ("J.", None),
        ("3", Some(Mark)),
        ("#8", Some(Mark)),
        ("８", Some(Mark)),
        ("٨ - 2", Some(Mark)),
        ("R2-D2", None),
    ] {
        assert_eq!(NameFault::check_person(name), fault, "{name:?}");
    }
}

#[test]
fn an_organisation_name_may_hold_what_registers_hold() {
    use NameFault::{Invisible, Mark};
    for (name, fault) in [
        ("Studio @ Work B.V.", None),
        ("Systeem B.V.", None),
        ("Noord · Zuid", None),
        ("1890", None),
        ("Bakkerij (jij)", Some(Mark)),
        ("\u{2800}", Some(Invisible)),
    ] {
        assert_eq!(NameFault::check_organisation(name), fault, "{name:?}");
    }
}

#[test]
fn an_environment_name_must_not_look_like_a_domain() {
    use NameFault::{Address, Domain, Mark};
    for (name, fault) in [
        ("nieuwbedrijf.nl", Some(Domain)),
        ("Nieuwbedrijf.NL", Some(Domain)),
        ("nieuwbedrijf.nl.", Some(Domain)),
        ("nieuwbedrijf .nl", Some(Domain)),
        ("nieuwbedrijf. nl", Some(Domain)),
        ("Groep nieuwbedrijf. NL", Some(Domain)),
        ("Fam. de Vries", None),
        ("nieuwbedrijf。nl", Some(Domain)),
        ("nieuwbedrijf．nl", Some(Domain)),
        ("niеuwbedrijf.nl", Some(Domain)),
        ("https://nieuwbedrijf.nl/", Some(Domain)),
        ("Groep nieuwbedrijf.nl", Some(Domain)),
        ("xn--bcher-kva.example", Some(Domain)),
        ("pd@gmail.com", Some(Address)),
        ("systeem", Some(Mark)),
        ("BaasPD", None),
        ("Bakkerij Jansen B.V.", None),
        ("B.V. Het Hof", None),
        ("Van der A. Holding", None),
    ] {
        assert_eq!(NameFault::check_environment(name), fault, "{name:?}");
    }
}

proptest! {
    #[test]
    fn an_at_sign_is_found_anywhere_in_a_name(before in "\\PC{0,9}", after in "\\PC{0,9}") {
        for sign in ['@', '＠', '﹫'] {
            let name = format!("{before}{sign}{after}");
            prop_assert_eq!(NameFault::check_person(&name), Some(NameFault::Address));
        }
    }

    #[test]
    fn cleaning_an_organisation_name_of_an_older_file_is_idempotent(text in "\\PC{1,9}") {
        let row = |name: &str| serde_json::json!({
            "id": 1, "env": 1, "name": name, "status": "active", "identifiers": [], "town": null,
            "country": "NL", "creator": 1, "created_at": 0, "activated_at": null,
        });
        let read = |name: &str| {
            let row = serde_json::from_value::<toegang::domain::Organisation>(row(name));
            row.unwrap().name
        };
        for text in [text.clone(), format!("{text} (jij)"), "\u{2800}".to_owned()] {
            let once: Name = read(&text);
            prop_assert_eq!(&read(&once), &once);
            prop_assert_eq!(NameFault::check_organisation(&once), None, "{:?}", text);
        }
    }
}
