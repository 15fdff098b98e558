//! Which of several a typed text means.

use toegang::domain::{Meant, meant};

const ROWS: &[(&str, &str)] = &[
    ("Jan Jansen", "jan@eigendomein.nl"),
    ("Jan de Boer", "jdb@eigendomein.nl"),
    ("Els Bakker-Smit", "els@eigendomein.nl"),
    ("Els", "e2@eigendomein.nl"),
    ("Fatma Yılmaz", "fatma@eigendomein.nl"),
];

fn one(at: usize, whole: bool) -> Meant {
    Meant::One { at, whole }
}

#[test]
fn words_begin_and_a_whole_name_or_address_wins() {
    let rows = || ROWS.iter().copied();
    for (typed, expected) in [
        ("", Meant::Nobody),
        ("eigendomein", Meant::Nobody),
        ("ansen", Meant::Nobody),
        (".nl", Meant::Nobody),
        ("jan", Meant::Several(vec![0, 1])),
        ("j", Meant::Several(vec![0, 1])),
        ("jan b", one(1, false)),
        ("boer jan", one(1, false)),
        ("smit", one(2, false)),
        ("bakker-s", one(2, false)),
        ("els", one(3, true)),
        ("ELS@eigendomein.nl ", one(2, true)),
        ("jdb", one(1, false)),
        ("yilm", one(4, false)),
    ] {
        assert_eq!(meant(typed, rows()), expected, "{typed:?}");
    }
}
