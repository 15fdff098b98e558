//! The search: matches, their order, and underlined ranges. Some tests compare the engine with a
//! naive version of the rules.

mod colleagues;
mod naive_comparison;
mod naive_exact;
mod naive_similar;

use std::{collections::BTreeSet, sync::Arc};

use toegang::{
    domain::{Findable, MatchKind, UserId},
    search::{
        Batch, Chunk, Hits, Index, MarkFinder, Matches, Scope, Search, SearchRequest, Tier, search,
    },
};

use naive_exact::TestPerson;

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

fn test_people() -> Vec<TestPerson> {
    let one = |(at, (name, email)): (usize, &(&str, &str))| TestPerson::new(at, name, email);
    PEOPLE.iter().enumerate().map(one).collect()
}

fn build_chunk(people: &[TestPerson]) -> Chunk {
    let mut batch = Batch::default();
    for one in people {
        let (name, email) = (one.name.as_str(), one.email.as_str());
        batch.push(Findable { id: one.id, env: one.env, active: one.active, name, email });
    }
    batch.into()
}

fn build_index(people: &[TestPerson]) -> Index {
    let mut index = Index::default();
    index.push(Arc::new(build_chunk(people)));
    index
}

/// Searches one index, and returns only the exact matches.
fn find_exact(
    index: &mut Index,
    scope: Scope,
    text: &str,
    take: usize,
    first: &BTreeSet<UserId>,
) -> Hits {
    let tier = Tier::Literal;
    index.find(&SearchRequest { scope, tier, text, take, first, wanted: &|| true }).unwrap()
}

/// Searches several groups together. Returns the exact and the similar matches.
fn search_all<const N: usize>(
    groups: [(&mut Index, Scope); N],
    text: &str,
    take: usize,
    first: &BTreeSet<UserId>,
) -> [Matches; N] {
    search(groups, &Search { text, take, first, whole: true, wanted: &|| true }).unwrap()
}

/// Returns the names of the exact and of the similar matches.
fn matched_names(text: &str) -> (Vec<&'static str>, Vec<&'static str>) {
    let [found] =
        search_all([(&mut build_index(&test_people()), Scope::All)], text, 20, &BTreeSet::new());
    assert_eq!(found.total(), found.best.len(), "few enough to see all of them");
    let (typed, like): (Vec<_>, Vec<_>) =
        found.best.iter().partition(|(_, kind)| *kind == MatchKind::Typed);
    assert_eq!((typed.len(), like.len()), (found.typed, found.similar));
    let of = |some: Vec<&(UserId, MatchKind)>| {
        some.iter().map(|(id, _)| PEOPLE[usize::try_from(id.0).unwrap()].0).collect()
    };
    (of(typed), of(like))
}

#[test]
fn queries_find_people_in_the_expected_order() {
    let table: &[(&str, &[&str])] = &[
        ("jan", &["Jan Jansen", "Janneke de Boer", "Anna Jansen", "Marjan Ülger"]),
        ("JAN JANSEN", &["Jan Jansen", "Anna Jansen"]),
        ("jansen a", &["Anna Jansen", "Jan Jansen"]),
        ("j jansen", &["Jan Jansen", "Anna Jansen"]),
        ("de vr", &["Anouk de Vries", "Karin de Vries-Smit", "Sofie de Vreese"]),
        ("vries de", &["Anouk de Vries", "Karin de Vries-Smit"]),
        ("vries-smit", &["Karin de Vries-Smit"]),
        ("de", &["Demi Dekker", "Janneke de Boer", "Karin de Vries-Smit", "Sofie de Vreese"]),
        ("smit", &["Karin de Vries-Smit"]),
        ("yilmaz", &["Fatma Yılmaz"]),
        ("yılmaz", &["Fatma Yılmaz"]),
        ("f.yil", &["Fatma Yılmaz"]),
        ("kuijpers", &["Kees Kuijpers", "Ton Kuypers"]),
        ("kuypers", &["Kees Kuijpers", "Ton Kuypers"]),
        ("sluijters", &["Piet Sluÿters"]),
        ("sluyters", &["Piet Sluÿters"]),
        ("gotz", &["Götz Müller"]),
        ("goetz", &["Götz Müller"]),
        ("muller", &["Götz Müller"]),
        ("ijz", &["IJsbrand van IJzendoorn"]),
        ("wojcik", &["Łukasz Wójcik"]),
        ("王", &["王小明"]),
        ("gilde", &["Sofie de Vreese"]),
        ("vera@", &["Vera van den Berg"]),
        ("van den", &[]),
        ("xyz", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(matched_names(text).0, *expected, "{text:?}");
    }
}

#[test]
fn similar_people_are_found_in_the_expected_order() {
    let table: &[(&str, &[&str])] = &[
        ("jansne", &["Anna Jansen", "Jan Jansen", "Janneke de Boer"]),
        ("jnasen", &["Anna Jansen", "Jan Jansen"]),
        ("dekkre", &["Demi Dekker"]),
        ("jvdb", &[]),
        ("vvdb", &["Vera van den Berg"]),
        ("bergv", &["Vera van den Berg"]),
        ("veravandenb", &["Vera van den Berg"]),
        ("vera vd b", &["Vera van den Berg"]),
        ("uypers", &["Ton Kuypers"]),
        ("cees cuipers", &["Kees Kuijpers"]),
        ("zofi de frees", &["Sofie de Vreese"]),
        ("fatna ylmaz", &["Fatma Yılmaz"]),
        ("fries smit", &["Karin de Vries-Smit"]),
        ("ijsbrant", &["IJsbrand van IJzendoorn"]),
        ("wjck", &["Łukasz Wójcik"]),
        ("van de", &[]),
        ("van", &[]),
        ("vd", &["Vera van den Berg"]),
        ("vdb", &["Vera van den Berg"]),
        ("dv", &["Anouk de Vries", "Sofie de Vreese", "Karin de Vries-Smit"]),
        ("Piet Sluÿters <kees@eigendomein.nl>", &[]),
        ("!!!", &[]),
        ("", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(matched_names(text).1, *expected, "{text:?}");
    }
}

#[test]
fn a_letter_finds_a_word_after_an_apostrophe() {
    let people =
        [TestPerson::new(0, "Thea van den Berg", ""), TestPerson::new(1, "Jan 't Hart", "")];
    let mut index = build_index(&people);
    let [found] = search_all([(&mut index, Scope::All)], "t 'h", 5, &BTreeSet::new());
    assert_eq!(found.ids(), [people[1].id]);
}

#[test]
fn eight_matches_suppress_weaker_tiers() {
    let named = |names: &[(usize, &str)]| {
        let of = |(count, name): &(usize, &str)| std::iter::repeat_n(name.to_string(), *count);
        let all = names.iter().flat_map(of).enumerate();
        let people: Vec<_> = all.map(|(at, name)| TestPerson::new(at, &name, "x@x.nl")).collect();
        let mut index = build_index(&people);
        let [found] = search_all([(&mut index, Scope::All)], "boom", 48, &BTreeSet::new());
        (found.typed, found.similar)
    };
    let (typed, inside, mistyped) = ((8, "Jan Boom"), (1, "Jan Appelboom"), (1, "Jan Blom"));
    assert_eq!(named(&[typed, inside, mistyped]), (8, 0));
    assert_eq!(named(&[(7, "Jan Boom"), inside, mistyped]), (7, 1), "eight with what is close");
    assert_eq!(named(&[(6, "Jan Boom"), inside, mistyped]), (6, 2));
}

#[test]
fn an_address_in_brackets_matches_only_its_owner() {
    assert_eq!(matched_names("Piet Sluÿters <Kees@Eigendomein.nl>").0, ["Kees Kuijpers"]);
    assert_eq!(matched_names("<kees@eigendomein>").0, [""; 0]);
    assert_eq!(matched_names("<@>"), (vec![], vec![]));
}

/// A search for any text is quick, and later searches still work.
#[test]
fn long_and_unusual_texts_are_answered() {
    let mut index = build_index(&test_people());
    let paste = "Jan Jansen <jan@eigendomein.nl>; ".repeat(40_000);
    for text in [
        "a".repeat(10_000),
        "a ".repeat(5_000),
        "van de ".repeat(2_000),
        "!@#$%^&*()".repeat(1_000),
        "<@>".to_owned(),
        "\"Jansen".to_owned(),
        "jan.".repeat(60),
        "j".repeat(63),
        paste,
    ] {
        let [found] = search_all([(&mut index, Scope::All)], &text, 5, &BTreeSet::new());
        assert!(found.total() <= PEOPLE.len());
        MarkFinder::new(&text).find("Jan Jansen", "jan@eigendomein.nl");
    }
    assert_eq!(matched_names("\"Jansen, J").0, ["Jan Jansen", "Anna Jansen"]);
}

#[test]
fn fellow_members_come_first_among_equal_matches() {
    let people = [TestPerson::new(0, "Jan Aarts", ""), TestPerson::new(1, "Jan Zwart", "")];
    let first = BTreeSet::from([people[1].id]);
    let hits = find_exact(&mut build_index(&people), Scope::All, "jan", 5, &first);
    assert_eq!(hits.best, [people[1].id, people[0].id]);
}

/// The best matches never include people who are only counted and barely examined.
#[test]
fn a_match_with_a_particle_can_be_the_single_best() {
    let people = [
        TestPerson::new(0, "Jana Dirk", "x@x.nl"),
        TestPerson::new(1, "Jan de Wit", "jd@x.nl"),
        TestPerson::new(2, "Wim Jansen", "d@x.nl"),
    ];
    let hits = find_exact(&mut build_index(&people), Scope::All, "d j", 1, &BTreeSet::new());
    assert_eq!((hits.best, hits.total), (vec![people[1].id], 3));
}

#[test]
fn matched_letters_are_positions_in_the_shown_name() {
    let marks = |name: &str, text: &str| MarkFinder::new(text).find(name, "").0;
    assert_eq!(marks("Anouk de Vries", "vr de"), [(6, 8), (9, 11)]);
    assert_eq!(marks("Weißman", "weissm"), [(0, 5)]);
    assert_eq!(marks("Piet Sluÿters", "sluij"), [(5, 9)]);
    assert_eq!(marks("Ĳsbrand", "ijs"), [(0, 2)]);
    assert_eq!(marks("Zoe\u{308} Bos", "zoe"), [(0, 4)], "the accent goes along");
    assert_eq!(marks("Jan Jansen", "xx"), []);
    assert_eq!(marks("Jan Jansen", "jan j"), [(0, 3), (4, 5)], "each word has a place of its own");
    assert_eq!(marks("Jan Jansen", "j jan"), [(0, 3), (4, 5)]);
    assert_eq!(marks("Jan van den Berg", "jvdb"), [(0, 1), (4, 5), (8, 9), (12, 13)]);
    assert_eq!(marks("Jan van den Berg", "bergj"), [(0, 1), (12, 16)]);
    assert_eq!(marks("Annemarie Bos", "annrie"), [(0, 3), (6, 9)], "letters left out");
    assert_eq!(marks("Cees Janssen", "nssen"), [(7, 12)], "inside a word");
    assert_eq!(marks("Bart-Jan O'Brien", "bartjanob"), [(0, 4), (5, 8), (9, 12)]);
    assert_eq!(marks("Thea Schouten", "shcout"), [(5, 11)], "with an error");
    assert_eq!(marks("Philip Groen", "filip"), [(0, 6)], "the word that sounds like it");
    assert_eq!(MarkFinder::new("jan@").find("Jan", "jan@x.nl"), (vec![], vec![(0, 4)]));
}

#[test]
fn an_unwanted_search_is_abandoned() {
    let (mut index, first) = (build_index(&test_people()), BTreeSet::new());
    let asked = |wanted| SearchRequest {
        scope: Scope::All,
        tier: Tier::Literal,
        text: "jan",
        take: 5,
        first: &first,
        wanted,
    };
    assert_eq!(index.find(&asked(&|| false)), None);
    assert_eq!(index.find(&asked(&|| true)).unwrap().total, 4, "and leaves nothing behind");
}

#[test]
fn chunks_searched_by_several_threads_give_one_answer() {
    let many: Vec<TestPerson> = (0..600)
        .map(|at| TestPerson::new(at, PEOPLE[at % PEOPLE.len()].0, PEOPLE[at % PEOPLE.len()].1))
        .collect();
    let mut parted = Index::default();
    for few in many.chunks(20) {
        parted.push(Arc::new(build_chunk(few)));
    }
    for text in ["j", "ja", "jan", "jans", "jan", "de vr", "jansne", "van d"] {
        let found = find_exact(&mut parted, Scope::All, text, 50, &BTreeSet::new());
        let expected = naive_exact::find_exact(&many, Scope::All, text, &BTreeSet::new());
        assert_eq!(
            (found.total, &found.best[..]),
            (expected.len(), &expected[..50.min(expected.len())])
        );
    }
}
