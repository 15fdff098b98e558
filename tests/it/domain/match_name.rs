//! Matching a typed text with exactly one name.

use toegang::domain::{NameMatch, match_name, nearest};

const PEOPLE: &[(&str, &str)] = &[
    ("Jan Jansen", "jan@eigendomein.nl"),
    ("Jan de Boer", "jdb@eigendomein.nl"),
    ("Els Bakker-Smit", "els@eigendomein.nl"),
    ("Els", "e2@eigendomein.nl"),
    ("Fatma Yılmaz", "fatma@eigendomein.nl"),
];

fn one_match(at: usize, whole: bool) -> NameMatch {
    NameMatch::One { at, whole }
}

#[test]
fn word_prefixes_match_and_a_whole_name_or_address_wins() {
    let rows = || PEOPLE.iter().copied();
    for (typed, expected) in [
        ("", NameMatch::Nobody),
        ("eigendomein", NameMatch::Nobody),
        ("eigendomein.nl", NameMatch::Nobody),
        ("ansen", NameMatch::Nobody),
        (".nl", NameMatch::Nobody),
        ("jan", NameMatch::Several(vec![0, 1])),
        ("j", NameMatch::Several(vec![0, 1])),
        ("jan b", one_match(1, false)),
        ("boer jan", one_match(1, false)),
        ("smit", one_match(2, false)),
        ("bakker-s", one_match(2, false)),
        ("els", one_match(3, true)),
        ("ELS@eigendomein.nl ", one_match(2, true)),
        ("jdb", NameMatch::Nobody),
        ("jdb@", NameMatch::Nobody),
        ("jan@eigendomein", NameMatch::Nobody),
        ("jan@eigendomein.nl", one_match(0, true)),
        ("yilm", one_match(4, false)),
    ] {
        assert_eq!(match_name(typed, rows()), expected, "{typed:?}");
    }
}

#[test]
fn a_name_that_looks_like_an_address_matches_nobody() {
    let rows = [("els@eigendomein.nl", "mallory@eigendomein.nl"), ("Els", "els@eigendomein.nl")];
    assert_eq!(match_name("els@eigendomein.nl", rows), one_match(1, true));
    assert_eq!(
        match_name("els＠eigendomein.nl", rows),
        NameMatch::Nobody,
        "not even in full width"
    );
    let without = [rows[0]];
    for typed in ["els@eigendomein.nl", "els", "els@"] {
        assert_eq!(match_name(typed, without), NameMatch::Nobody, "{typed}");
    }
}

#[test]
fn a_number_does_not_match_names_that_begin_with_it() {
    let rows = [("18 Septemberplein B.V.", ""), ("1890", ""), ("Els 18", "18els@eigendomein.nl")];
    assert_eq!(match_name("18", rows), NameMatch::Nobody);
    assert_eq!(match_name("1890", rows), one_match(1, true), "organisations may be called so");
    assert_eq!(match_name("18 sept", rows), one_match(0, false));
}

#[test]
fn an_exactly_typed_name_wins_over_a_name_that_folds_equally() {
    let rows = [("José Smit", "a@x.nl"), ("Jose Smit", "b@x.nl"), ("JOSE SMIT", "c@x.nl")];
    assert_eq!(match_name("Jose Smit", rows), one_match(1, true));
    assert_eq!(match_name("José Smit", rows), one_match(0, true));
    assert_eq!(match_name("josé smit", rows), one_match(0, true));
    assert_eq!(match_name("jose smit", rows), NameMatch::Several(vec![1, 2]));
    assert_eq!(match_name("Jose\u{a0} Smit", rows), one_match(1, true), "a space is a space");
    assert_eq!(nearest("Jose Smit", rows.map(|(name, _)| name)), [1]);
}
