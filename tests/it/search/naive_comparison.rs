//! Compares the engine with the naive version of the rules, on random people and texts.

use std::{collections::BTreeSet, sync::Arc};

use proptest::prelude::*;
use toegang::{
    domain::{EnvId, MatchKind, UserId, fold},
    search::{Chunk, Index, MarkFinder, Scope, SearchRequest, Tier},
};

use super::{
    build_chunk, build_index, find_exact,
    naive_exact::{self, TestPerson},
    naive_similar, search_all,
};

const fn kind_of_tier(tier: usize) -> MatchKind {
    match tier {
        0 => MatchKind::Typed,
        1..=3 => MatchKind::Close,
        _ => MatchKind::Alike,
    }
}

/// Generates names from letters with special rules: particles, ij and y, oe and o, and word breaks.
fn any_name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[abeijoy]{1,5}",
        Just("de".to_owned()),
        Just("van".to_owned()),
        "[a-c]{1,2}-[a-c]{1,3}",
        "[éÿøß王]{1,2}[a-c]{0,2}",
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

const FIRST_NAMES: [&str; 12] = [
    "Jan",
    "Kees",
    "Cees",
    "Philip",
    "Filip",
    "Mohammed",
    "Muhamed",
    "Annemarie",
    "Bart-Jan",
    "Thea",
    "Йосиф",
    "J",
];
const LAST_NAMES: [&str; 14] = [
    "van den Berg",
    "de Vries",
    "Dijkstra",
    "Dykstra",
    "Janssen",
    "van der Meulen-Bos",
    "'t Hart",
    "Vandenbroucke",
    "Schouten",
    "Steenbergen",
    "Nijhuis",
    "O'Brien",
    "El Idrissi",
    "Bergman",
];

fn any_full_name() -> impl Strategy<Value = String> {
    let middle = prop_oneof![3 => Just(""), 1 => Just("Pieter "), 1 => Just("B. ")];
    let (first, last) =
        (prop::sample::select(&FIRST_NAMES[..]), prop::sample::select(&LAST_NAMES[..]));
    (first, middle, last).prop_map(|(first, middle, last)| format!("{first} {middle}{last}"))
}

/// Generates a name as people type it: joined, with initials, reordered, or with errors.
fn mistyped_name() -> impl Strategy<Value = String> {
    let change = prop_oneof![
        3 => Just(0),
        2 => Just(1),
        2 => Just(2),
        2 => Just(3),
        2 => Just(4),
        2 => Just(5),
        2 => Just(6),
    ];
    let change = move || {
        (
            change.clone(),
            0_usize..30,
            prop::sample::select("abdehijkmnstvyz .".chars().collect::<Vec<_>>()),
        )
    };
    (any_full_name(), change(), change()).prop_map(|(name, one, two)| {
        [one, two].into_iter().fold(name, |name, (how, at, ch)| {
            let mut chars: Vec<char> = name.chars().collect();
            let at = at % chars.len().max(1);
            match how {
                1 => return name.split_whitespace().rev().collect::<Vec<_>>().join(" "),
                2 => return name.replace([' ', '-'], ""),
                3 => {
                    return name
                        .split([' ', '-'])
                        .map(|word| word.chars().take(1).collect::<String>())
                        .collect::<Vec<_>>()
                        .join(if at.is_multiple_of(2) { "" } else { " " });
                }
                4 if !chars.is_empty() => drop(chars.remove(at)),
                5 => chars.insert(at, ch),
                6 if at + 1 < chars.len() => chars.swap(at, at + 1),
                _ => {}
            }
            chars.into_iter().collect()
        })
    })
}

fn any_person() -> impl Strategy<Value = (String, String, i64, bool)> {
    (any_name(), "[abeijoy.]{1,6}@[ab]\\.nl", 1..3_i64, any::<bool>())
}

/// An edit of the search text or of the people.
#[derive(Clone, Debug)]
enum Edit {
    Type(char),
    Erase,
    Insert(usize, char),
    Clear,
    /// Changes a person; `None` removes them.
    Change(usize, Option<(String, String)>),
    /// Loads more people into the index.
    Load(Vec<(String, String, i64, bool)>),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let ch = || prop::sample::select("abeijoydvn -.@éx".chars().collect::<Vec<_>>());
    prop_oneof![
        8 => ch().prop_map(Edit::Type),
        3 => Just(Edit::Erase),
        1 => (0..8_usize, ch()).prop_map(|(at, ch)| Edit::Insert(at, ch)),
        1 => Just(Edit::Clear),
        1 => (0..40_usize, prop::option::of((any_name(), "[abijy]{1,4}@x.nl"))).prop_map(|(at, to)| Edit::Change(at, to)),
        1 => prop::collection::vec(any_person(), 0..5).prop_map(Edit::Load),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// After each character, the matches, the order of the best, and the count are equal. People
    /// change and load meanwhile.
    #[test]
    fn the_engine_agrees_with_the_naive_rules(
        people in prop::collection::vec(any_person(), 0..40),
        partners in prop::collection::vec(any_person(), 0..4),
        edits in prop::collection::vec(any_edit(), 1..25),
        shares in prop::collection::btree_set(0..40_i64, 0..10),
        take in 0_usize..12,
    ) {
        let first: BTreeSet<UserId> = shares.into_iter().map(UserId).collect();
        let made = |(at, (name, email, env, active)): (usize, (String, String, i64, bool))| {
            TestPerson { env: EnvId(env), active, ..TestPerson::new(at, &name, &email) }
        };
        let mut there: Vec<TestPerson> = people.into_iter().enumerate().map(made).collect();
        let mut index = Index::default();
        for few in there.chunks(7) {
            index.push(Arc::new(build_chunk(few)));
        }
        let others: Vec<TestPerson> =
            partners.into_iter().enumerate().map(|(at, one)| made((1_000 + at, one))).collect();
        let mut partners = self::build_index(&others);
        let (mut text, mut next) = (String::new(), there.len());
        for edit in edits {
            match edit {
                Edit::Type(ch) => text.push(ch),
                Edit::Erase => drop(text.pop()),
                Edit::Insert(at, ch) => {
                    let at = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
                    text.insert(at, ch);
                }
                Edit::Clear => text.clear(),
                Edit::Change(at, to) if !there.is_empty() => {
                    let at = at % there.len();
                    let id = there[at].id;
                    if let Some((name, email)) = to {
                        (there[at].name, there[at].email) = (fold(&name), fold(&email));
                        index.apply_changes(&[id], build_chunk(&there[at..=at]));
                    } else {
                        there.remove(at);
                        index.apply_changes(&[id], Chunk::default());
                    }
                }
                Edit::Change(..) => {}
                Edit::Load(more) => {
                    let more: Vec<TestPerson> =
                        more.into_iter().enumerate().map(|(at, one)| made((next + at, one))).collect();
                    next += more.len();
                    index.push(Arc::new(build_chunk(&more)));
                    there.extend(more);
                }
            }
            for scope in [Scope::Environment(EnvId(1)), Scope::Active] {
                let found = find_exact(&mut index, scope, &text, take, &first);
                let expected = naive_exact::find_exact(&there, scope, &text, &first);
                prop_assert_eq!(found.total, expected.len(), "{:?} {:?}", text, scope);
                prop_assert_eq!(&found.best[..], &expected[..take.min(expected.len())], "{:?}", text);
                let both = [(&there[..], scope), (&others[..], Scope::All)];
                let expected = naive_similar::search(&both, &text, &first);
                let found = search_all([(&mut index, scope), (&mut partners, Scope::All)], &text, take, &first);
                for (found, expected) in found.iter().zip(&expected) {
                    let kinds = expected.iter().map(|(id, tier)| (*id, kind_of_tier(*tier)));
                    prop_assert_eq!(found.total(), expected.len(), "{:?} {:?}", text, scope);
                    prop_assert_eq!(&found.best, &kinds.take(take).collect::<Vec<_>>(), "{:?}", text);
                    let typed = expected.iter().filter(|(_, tier)| *tier == 0).count();
                    prop_assert_eq!(found.typed, typed);
                }
                let (tier, wanted) = (Tier::Inside, &|| true);
                let asked = SearchRequest { scope, tier, text: &text, take, first: &first, wanted };
                let (found, expected) =
                    (index.find(&asked).unwrap(), naive_exact::find_inside(&there, scope, &text));
                prop_assert_eq!(found.total, expected.len(), "{:?}", text);
                prop_assert_eq!(&found.best[..], &expected[..take.min(expected.len())], "{:?}", text);
                let counted = there.iter().filter(|one| one.is_in(scope)).count();
                prop_assert_eq!(index.count(scope), counted);
            }
        }
    }

    /// The texts are close to a name, are typed character by character, and have similar names
    /// around them.
    #[test]
    fn mistyped_names_are_found_as_by_the_naive_rules(
        names in prop::collection::vec(any_full_name(), 1..30),
        text in mistyped_name(),
        take in 0_usize..12,
    ) {
        let people: Vec<TestPerson> = names
            .iter()
            .enumerate()
            .map(|(at, name)| TestPerson::new(at, name, &format!("{}@x.nl", at % 5)))
            .collect();
        let mut index = build_index(&people);
        let first = BTreeSet::from([UserId(2), UserId(5)]);
        let ends = text.char_indices().map(|(at, ch)| at + ch.len_utf8());
        for end in ends.filter(|end| *end % 3 == 0 || *end == text.len()) {
            let text = &text[..end];
            let [found] = search_all([(&mut index, Scope::All)], text, take, &first);
            let expected = naive_similar::search(&[(&people[..], Scope::All)], text, &first).remove(0);
            prop_assert_eq!(found.total(), expected.len(), "{:?}", text);
            let kinds = expected.iter().map(|(id, tier)| (*id, kind_of_tier(*tier)));
            prop_assert_eq!(&found.best, &kinds.take(take).collect::<Vec<_>>(), "{:?}", text);
            for id in found.ids() {
                let one = &people[usize::try_from(id.0).unwrap()];
                let (of_name, of_email) = MarkFinder::new(text).find(&one.name, &one.email);
                prop_assert!(!of_name.is_empty() || !of_email.is_empty(), "{:?} {:?}", text, one.name);
            }
        }
    }

    #[test]
    fn any_text_and_any_name_can_be_searched(name in any::<String>(), email in any::<String>(), text in any::<String>()) {
        let char_count = |text: &str| text.chars().count();
        let (of_name, of_email) = MarkFinder::new(&text).find(&name, &email);
        prop_assert!(of_name.iter().all(|(from, to)| from < to && *to <= char_count(&name)));
        prop_assert!(of_email.iter().all(|(from, to)| from < to && *to <= char_count(&email)));
        let one = [TestPerson::new(0, &name, &email)];
        let found = find_exact(&mut build_index(&one), Scope::All, &text, 1, &BTreeSet::new());
        prop_assert_eq!(found.best, naive_exact::find_exact(&one, Scope::All, &text, &BTreeSet::new()));
    }
}
