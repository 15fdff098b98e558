//! Type-to-search: who is found, in which order, and which letters are underlined. The engine is
//! compared with a plain reading of the rules.

mod naive;

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use toegang::{
    domain::{EnvId, Findable, UserId, fold},
    search::{Asked, Chunk, Hits, Index, Scope, Tier, underlined},
};

use naive::Somebody;

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

fn people() -> Vec<Somebody> {
    let one = |(at, (name, email)): (usize, &(&str, &str))| Somebody::new(at, name, email);
    PEOPLE.iter().enumerate().map(one).collect()
}

fn chunk(people: &[Somebody]) -> Chunk {
    let mut chunk = Chunk::default();
    for one in people {
        let (name, email) = (one.name.as_str(), one.email.as_str());
        chunk.push(Findable { id: one.id, env: one.env, active: one.active, name, email });
    }
    chunk
}

fn index(people: &[Somebody]) -> Index {
    let mut index = Index::default();
    index.push(Arc::new(chunk(people)));
    index
}

/// What is found as it is typed, or when there is nobody, with a typing error.
fn find(
    index: &mut Index,
    scope: Scope,
    text: &str,
    take: usize,
    first: &BTreeSet<UserId>,
) -> Hits {
    let mut in_tier =
        |tier| index.find(&Asked { scope, tier, text, take, first, wanted: &|| true }).unwrap();
    let hits = in_tier(Tier::Literal);
    if hits.total > 0 { hits } else { in_tier(Tier::Fuzzy) }
}

fn names(text: &str) -> Vec<&'static str> {
    let hits = find(&mut index(&people()), Scope::All, text, 10, &BTreeSet::new());
    assert_eq!(hits.total, hits.best.len(), "few enough to see all of them");
    let at = |id: &UserId| usize::try_from(id.0).unwrap();
    hits.best.iter().map(|id| PEOPLE[at(id)].0).collect()
}

#[test]
fn queries_and_their_orders() {
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
fn who_shares_an_organisation_goes_first_among_equals() {
    let people = [Somebody::new(0, "Jan Aarts", ""), Somebody::new(1, "Jan Zwart", "")];
    let first = BTreeSet::from([people[1].id]);
    let hits = find(&mut index(&people), Scope::All, "jan", 5, &first);
    assert_eq!(hits.best, [people[1].id, people[0].id]);
}

/// Who is only counted is never one of the best, though little is looked at to know it.
#[test]
fn a_particle_beside_a_better_word_is_one_of_the_best_however_few_are_wanted() {
    let people = [
        Somebody::new(0, "Jana Dirk", "x@x.nl"),
        Somebody::new(1, "Jan de Wit", "jd@x.nl"),
        Somebody::new(2, "Wim Jansen", "d@x.nl"),
    ];
    let hits = find(&mut index(&people), Scope::All, "d j", 1, &BTreeSet::new());
    assert_eq!((hits.best, hits.total), (vec![people[1].id], 3));
}

#[test]
fn the_matched_letters_are_those_of_the_name_as_it_is_shown() {
    let marks = |name: &str, text: &str| underlined(text, name, "").0;
    assert_eq!(marks("Anouk de Vries", "vr de"), [(6, 8), (9, 11)]);
    assert_eq!(marks("Weißman", "weissm"), [(0, 5)]);
    assert_eq!(marks("Piet Sluÿters", "sluij"), [(5, 9)]);
    assert_eq!(marks("Ĳsbrand", "ijs"), [(0, 2)]);
    assert_eq!(marks("Zoe\u{308} Bos", "zoe"), [(0, 4)], "the accent goes along");
    assert_eq!(marks("Jan Jansen", "xx"), []);
    assert_eq!(underlined("jan@", "Jan", "jan@x.nl"), (vec![], vec![(0, 4)]));
}

#[test]
fn an_answer_that_nobody_wants_any_more_is_given_up() {
    let (mut index, first) = (index(&people()), BTreeSet::new());
    let asked = |wanted| Asked {
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

/// Letters that meet all that the rules treat apart: particles, ij and y, oe and o, breaks.
fn a_name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[abeijoy]{1,5}",
        Just("de".to_owned()),
        Just("van".to_owned()),
        "[a-c]{1,2}-[a-c]{1,3}",
        "[éÿøß王]{1,2}[a-c]{0,2}",
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn somebody() -> impl Strategy<Value = (String, String, i64, bool)> {
    (a_name(), "[abeijoy.]{1,6}@[ab]\\.nl", 1..3_i64, any::<bool>())
}

/// What a person does to a text.
#[derive(Clone, Debug)]
enum Edit {
    Type(char),
    Erase,
    Insert(usize, char),
    Clear,
    /// Somebody gets another name or address, or goes.
    Change(usize, Option<(String, String)>),
    /// More people are read.
    Read(Vec<(String, String, i64, bool)>),
}

fn edit() -> impl Strategy<Value = Edit> {
    let sign = || prop::sample::select("abeijoydvn -.@éx".chars().collect::<Vec<_>>());
    prop_oneof![
        8 => sign().prop_map(Edit::Type),
        3 => Just(Edit::Erase),
        1 => (0..8_usize, sign()).prop_map(|(at, sign)| Edit::Insert(at, sign)),
        1 => Just(Edit::Clear),
        1 => (0..40_usize, prop::option::of((a_name(), "[abijy]{1,4}@x.nl"))).prop_map(|(at, to)| Edit::Change(at, to)),
        1 => prop::collection::vec(somebody(), 0..5).prop_map(Edit::Read),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Set, order of the best and count, after every letter, while people change and come.
    #[test]
    fn the_engine_finds_what_the_rules_say(
        people in prop::collection::vec(somebody(), 0..40),
        edits in prop::collection::vec(edit(), 1..25),
        shares in prop::collection::btree_set(0..40_i64, 0..10),
        take in 0_usize..12,
    ) {
        let first: BTreeSet<UserId> = shares.into_iter().map(UserId).collect();
        let made = |(at, (name, email, env, active)): (usize, (String, String, i64, bool))| {
            Somebody { env: EnvId(env), active, ..Somebody::new(at, &name, &email) }
        };
        let mut there: Vec<Somebody> = people.into_iter().enumerate().map(made).collect();
        let mut index = Index::default();
        for few in there.chunks(7) {
            index.push(Arc::new(chunk(few)));
        }
        let (mut text, mut next) = (String::new(), there.len());
        for edit in edits {
            match edit {
                Edit::Type(sign) => text.push(sign),
                Edit::Erase => drop(text.pop()),
                Edit::Insert(at, sign) => {
                    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
                    text.insert(at, sign);
                }
                Edit::Clear => text.clear(),
                Edit::Change(at, to) if !there.is_empty() => {
                    let at = at % there.len();
                    let id = there[at].id;
                    if let Some((name, email)) = to {
                        (there[at].name, there[at].email) = (fold(&name), fold(&email));
                        index.change(&[id], chunk(&there[at..=at]));
                    } else {
                        there.remove(at);
                        index.change(&[id], Chunk::default());
                    }
                }
                Edit::Change(..) => {}
                Edit::Read(more) => {
                    let more: Vec<Somebody> =
                        more.into_iter().enumerate().map(|(at, one)| made((next + at, one))).collect();
                    next += more.len();
                    index.push(Arc::new(chunk(&more)));
                    there.extend(more);
                }
            }
            for scope in [Scope::Of(EnvId(1)), Scope::Active] {
                let found = find(&mut index, scope, &text, take, &first);
                let expected = naive::find(&there, scope, &text, &first);
                prop_assert_eq!(found.total, expected.len(), "{:?} {:?}", text, scope);
                prop_assert_eq!(&found.best[..], &expected[..take.min(expected.len())], "{:?}", text);
                let (tier, wanted) = (Tier::Inside, &|| true);
                let asked = Asked { scope, tier, text: &text, take, first: &first, wanted };
                let (found, expected) =
                    (index.find(&asked).unwrap(), naive::inside(&there, scope, &text));
                prop_assert_eq!(found.total, expected.len(), "{:?}", text);
                prop_assert_eq!(&found.best[..], &expected[..take.min(expected.len())], "{:?}", text);
                let counted = there.iter().filter(|one| one.is_in(scope)).count();
                prop_assert_eq!(index.count(scope), counted);
            }
        }
    }

    #[test]
    fn no_text_and_no_name_is_too_strange(name in any::<String>(), email in any::<String>(), text in any::<String>()) {
        let signs = |text: &str| text.chars().count();
        let (of_name, of_email) = underlined(&text, &name, &email);
        prop_assert!(of_name.iter().all(|(from, to)| from < to && *to <= signs(&name)));
        prop_assert!(of_email.iter().all(|(from, to)| from < to && *to <= signs(&email)));
        let one = [Somebody::new(0, &name, &email)];
        let found = find(&mut index(&one), Scope::All, &text, 1, &BTreeSet::new());
        prop_assert_eq!(found.best, naive::find(&one, Scope::All, &text, &BTreeSet::new()));
    }
}

#[test]
fn many_chunks_are_looked_through_by_several_threads_with_one_answer() {
    let many: Vec<Somebody> = (0..600)
        .map(|at| Somebody::new(at, PEOPLE[at % PEOPLE.len()].0, PEOPLE[at % PEOPLE.len()].1))
        .collect();
    let mut parted = Index::default();
    for few in many.chunks(20) {
        parted.push(Arc::new(chunk(few)));
    }
    for text in ["j", "ja", "jan", "jans", "jan", "de vr", "jansne", "van d"] {
        let found = find(&mut parted, Scope::All, text, 50, &BTreeSet::new());
        let expected = naive::find(&many, Scope::All, text, &BTreeSet::new());
        assert_eq!(
            (found.total, &found.best[..]),
            (expected.len(), &expected[..50.min(expected.len())])
        );
    }
}
