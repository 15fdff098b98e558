//! Type-to-search: who is found, in which order, and which letters are underlined.

use proptest::prelude::*;
use toegang::search::{Entry, Index};

const PEOPLE: &[(&str, &str)] = &[
    ("Jan Jansen", "jan@eigendomein.nl"),
    ("Anna Jansen", "a.jansen@eigendomein.nl"),
    ("Janneke de Boer", "j.deboer@eigendomein.nl"),
    ("Marjan Ülger", "marjan@eigendomein.nl"),
    ("Fatma Yılmaz", "f.yilmaz@eigendomein.nl"),
    ("Anouk de Vries", "anouk@eigendomein.nl"),
    ("Sofie de Vreese", "sofie@gilde.be"),
    ("Karin de Vries-Smit", "k.devries@eigendomein.nl"),
    ("Demi Dekker", "demi@eigendomein.nl"),
    ("Kees Kuijpers", "kees@eigendomein.nl"),
    ("Ton Kuypers", "ton@eigendomein.nl"),
    ("Piet Sluÿters", "piet@eigendomein.nl"),
    ("Götz Müller", "g.mueller@eigendomein.nl"),
    ("王小明", "wang@eigendomein.nl"),
    ("IJsbrand van IJzendoorn", "ijs@eigendomein.nl"),
    ("Vera van den Berg", "vera@eigendomein.nl"),
    ("Łukasz Wójcik", "lukasz@eigendomein.nl"),
];

fn index() -> Index {
    Index::new(PEOPLE.iter().map(|(name, email)| Entry { name, email, shares: false }))
}

fn names(text: &str) -> Vec<&'static str> {
    let hits = index().find(text, 10);
    assert_eq!(hits.total, hits.best.len(), "few enough to see all of them");
    hits.best.iter().map(|hit| PEOPLE[hit.at].0).collect()
}

#[test]
fn queries_and_their_orders() {
    let table: &[(&str, &[&str])] = &[
        ("jan", &["Jan Jansen", "Janneke de Boer", "Anna Jansen", "Marjan Ülger"]),
        ("JAN JANSEN", &["Jan Jansen", "Anna Jansen"]),
        ("jansen a", &["Anna Jansen", "Jan Jansen"]),
        ("de vr", &["Anouk de Vries", "Karin de Vries-Smit", "Sofie de Vreese"]),
        ("vries de", &["Anouk de Vries", "Karin de Vries-Smit", "Sofie de Vreese"]),
        ("de", &["Demi Dekker", "Janneke de Boer", "Karin de Vries-Smit", "Sofie de Vreese"]),
        ("smit", &["Karin de Vries-Smit"]),
        ("yilmaz", &["Fatma Yılmaz"]),
        ("yılmaz", &["Fatma Yılmaz"]),
        ("kuijpers", &["Kees Kuijpers", "Ton Kuypers"]),
        ("kuypers", &["Kees Kuijpers", "Ton Kuypers"]),
        ("sluijters", &["Piet Sluÿters"]),
        ("sluyters", &["Piet Sluÿters"]),
        ("gotz", &["Götz Müller"]),
        ("goetz", &["Götz Müller"]),
        ("muller", &["Götz Müller"]),
        ("ijz", &["IJsbrand van IJzendoorn"]),
        ("jansne", &["Anna Jansen", "Jan Jansen", "Janneke de Boer"]),
        ("jnasen", &["Anna Jansen", "Jan Jansen"]),
        ("dekkre", &["Demi Dekker"]),
        ("wojcik", &["Łukasz Wójcik"]),
        ("王", &["王小明"]),
        ("gilde", &["Sofie de Vreese"]),
        ("vera@", &["Vera van den Berg"]),
        ("van den", &[]),
        ("xyz", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(names(text), *expected, "{text:?}");
    }
}

#[test]
fn an_empty_text_is_everybody_in_the_given_order() {
    let hits = index().find("  ", 3);
    assert_eq!(hits.total, PEOPLE.len());
    assert_eq!(hits.best.iter().map(|hit| hit.at).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn who_shares_an_organisation_goes_first_among_equals() {
    let entries = [("Jan Aarts", false), ("Jan Zwart", true)];
    let index = Index::new(entries.map(|(name, shares)| Entry { name, email: "", shares }));
    let order: Vec<_> = index.find("jan", 5).best.iter().map(|hit| hit.at).collect();
    assert_eq!(order, [1, 0]);
}

#[test]
fn the_matched_letters_are_those_of_the_name_as_it_is_shown() {
    let marks = |name: &str, text: &str| {
        let index = Index::new([Entry { name, email: "", shares: false }]);
        index.find(text, 1).best.first().map(|hit| hit.name.clone())
    };
    assert_eq!(marks("Anouk de Vries", "vr de"), Some(vec![(6, 8), (9, 11)]));
    assert_eq!(marks("Weißman", "weissm"), Some(vec![(0, 5)]));
    assert_eq!(marks("Piet Sluÿters", "sluij"), Some(vec![(5, 9)]));
    assert_eq!(marks("Ĳsbrand", "ijs"), Some(vec![(0, 2)]));
    assert_eq!(marks("Zoe\u{308} Bos", "zoe"), Some(vec![(0, 4)]), "the accent goes along");
    assert_eq!(marks("Jan Jansen", "xx"), None);
}

/// The same rules, without a heap: everybody in order, by looking at all of them.
fn naive(entries: &[(String, String, bool)], text: &str) -> Vec<usize> {
    let index = |entry: &(String, String, bool)| {
        Index::new([Entry { name: &entry.0, email: &entry.1, shares: entry.2 }])
    };
    (0..entries.len()).filter(|at| index(&entries[*at]).find(text, 1).total == 1).collect()
}

proptest! {
    #[test]
    fn the_best_are_the_first_of_all_and_the_count_is_exact(
        entries in prop::collection::vec(("[a-e]{1,3}( [a-e]{1,3}){0,2}", "[a-e]{1,4}@x", any::<bool>()), 0..40),
        text in "[a-e ]{0,6}",
        take in 0_usize..12,
    ) {
        let index = Index::new(
            entries.iter().map(|(name, email, shares)| Entry { name, email, shares: *shares }),
        );
        let (few, all) = (index.find(&text, take), index.find(&text, usize::MAX / 2));
        prop_assert_eq!(few.total, all.total);
        prop_assert_eq!(&few.best[..], &all.best[..take.min(all.best.len())]);
        let mut found: Vec<_> = all.best.iter().map(|hit| hit.at).collect();
        found.sort_unstable();
        prop_assert_eq!(found, naive(&entries, &text));
    }

    #[test]
    fn no_text_and_no_name_is_too_strange(name in any::<String>(), email in any::<String>(), text in any::<String>()) {
        let index = Index::new([Entry { name: &name, email: &email, shares: false }]);
        for hit in index.find(&text, 1).best {
            let signs = name.chars().count();
            prop_assert!(hit.name.iter().all(|(from, to)| from < to && *to <= signs));
        }
    }
}
