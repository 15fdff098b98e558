//! Choosing the one that a typed text means.

use toegang::domain::{NameMatch, match_name, nearest};

const ROWS: &[(&str, &str)] = &[
    ("Jan Jansen", "jan@eigendomein.nl"),
    ("Jan de Boer", "jdb@eigendomein.nl"),
    ("Els Bakker-Smit", "els@eigendomein.nl"),
    ("Els", "e2@eigendomein.nl"),
    ("Fatma Yılmaz", "fatma@eigendomein.nl"),
];

fn one(at: usize, whole: bool) -> NameMatch {
    NameMatch::One { at, whole }
}

#[test]
fn words_begin_and_a_whole_name_or_address_wins() {
    let rows = || ROWS.iter().copied();
    for (typed, expected) in [
        ("", NameMatch::Nobody),
        ("eigendomein", NameMatch::Nobody),
        ("eigendomein.nl", NameMatch::Nobody),
        ("ansen", NameMatch::Nobody),
        (".nl", NameMatch::Nobody),
        ("jan", NameMatch::Several(vec![0, 1])),
        ("j", NameMatch::Several(vec![0, 1])),
        ("jan b", one(1, false)),
        ("boer jan", one(1, false)),
        ("smit", one(2, false)),
        ("bakker-s", one(2, false)),
        ("els", one(3, true)),
        ("ELS@eigendomein.nl ", one(2, true)),
        ("jdb", NameMatch::Nobody),
        ("jdb@", NameMatch::Nobody),
        ("jan@eigendomein", NameMatch::Nobody),
        ("jan@eigendomein.nl", one(0, true)),
        ("yilm", one(4, false)),
    ] {
        assert_eq!(match_name(typed, rows()), expected, "{typed:?}");
    }
}

#[test]
fn a_name_that_reads_as_an_address_means_nobody_and_an_address_no_name() {
    let rows = [("els@eigendomein.nl", "mallory@eigendomein.nl"), ("Els", "els@eigendomein.nl")];
    assert_eq!(match_name("els@eigendomein.nl", rows), one(1, true));
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
fn a_number_means_no_name_that_begins_with_it() {
    let rows = [("18 Septemberplein B.V.", ""), ("1890", ""), ("Els 18", "18els@eigendomein.nl")];
    assert_eq!(match_name("18", rows), NameMatch::Nobody);
    assert_eq!(match_name("1890", rows), one(1, true), "organisations may be called so");
    assert_eq!(match_name("18 sept", rows), one(0, false));
}

#[test]
fn a_name_as_it_is_typed_wins_over_one_that_search_takes_for_the_same() {
    let rows = [("José Smit", "a@x.nl"), ("Jose Smit", "b@x.nl"), ("JOSE SMIT", "c@x.nl")];
    assert_eq!(match_name("Jose Smit", rows), one(1, true));
    assert_eq!(match_name("José Smit", rows), one(0, true));
    assert_eq!(match_name("josé smit", rows), one(0, true));
    assert_eq!(match_name("jose smit", rows), NameMatch::Several(vec![1, 2]));
    assert_eq!(match_name("Jose\u{a0} Smit", rows), one(1, true), "a space is a space");
    assert_eq!(nearest("Jose Smit", rows.map(|(name, _)| name)), [1]);
}
