//! Searches for texts as colleagues type them, among ten thousand people. Each search must find the
//! person meant.

use toegang::{
    domain::{Command, Email, JoinedBy, MatchKind, Name, PlatformRole},
    work::{CandidateScope, Finder, TypedText},
};

use crate::support::World;

/// People added to the crowd, as name and address per line.
const COLLEAGUES: &str = include_str!("colleagues.tsv");
/// Typed texts, each with the end of the address of the person meant. Some texts mean two people.
const TYPED_TEXTS: &str = include_str!("typed.tsv");
/// More typed texts, each with the name of the person meant.
const WRITTEN_NAMES: &str = include_str!("colleagues_write.tsv");
/// Number of first matches that must contain the person meant.
const PLACE_LIMIT: usize = 4;
/// Maximum number of matches for a text that means nobody.
const MAX_ACCIDENTAL_MATCHES: usize = 3;
/// Maximum number of matches that a user would look through.
const MAX_MATCHES: usize = 140;

fn read_pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().map(|line| line.split_once('\t').expect("two columns"))
}

fn world_with_colleagues() -> World {
    let mut world = World::with_users_of_seed(10_000, 5);
    let piet = world.session("piet");
    world.store.begin().unwrap();
    for (name, email) in read_pairs(COLLEAGUES) {
        let (email, full_name) = (Email::new(email).unwrap(), Name::new(name).ok());
        let role = PlatformRole::Basic;
        let command = Command::InviteUser { email, full_name, role, how: JoinedBy::Added };
        world.store.execute_one(piet, &command, world.now, None).unwrap().unwrap();
    }
    world.store.end(true).unwrap();
    world
}

#[test]
fn the_intended_person_is_among_the_first_four_matches() {
    let world = world_with_colleagues();
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Piet Holding") };
    let (mut finder, mut wrong) = (Finder::default(), Vec::new());
    for (text, emails) in read_pairs(TYPED_TEXTS) {
        let found = finder
            .candidates(&world.store, scope, TypedText { text, take: 48 }, world.now)
            .unwrap();
        let is_intended = |email: &str| emails.split(',').any(|one| email.ends_with(one));
        let place = found.rows.iter().position(|row| is_intended(&row.email));
        let all: usize = found.counts.iter().sum();
        if place.is_none_or(|place| place >= PLACE_LIMIT) || all > MAX_MATCHES {
            wrong.push(format!("{text:?}: place {place:?} of {all}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(read_pairs(TYPED_TEXTS).count(), 40);
}

#[test]
fn names_as_colleagues_write_them_find_the_intended_person() {
    let world = world_with_colleagues();
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Piet Holding") };
    let (mut finder, mut wrong) = (Finder::default(), Vec::new());
    for (text, name) in read_pairs(WRITTEN_NAMES) {
        let found = finder
            .candidates(&world.store, scope, TypedText { text, take: 48 }, world.now)
            .unwrap();
        let place = found.rows.iter().position(|row| &*row.person.name == name);
        let all: usize = found.counts.iter().sum();
        if place.is_none_or(|place| place >= PLACE_LIMIT) || all > MAX_MATCHES {
            wrong.push(format!("{text:?}: place {place:?} of {all}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The texts occur in no name, so every match is false.
#[test]
fn a_repeated_letter_sounds_like_nobody() {
    let world = world_with_colleagues();
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Piet Holding") };
    let mut finder = Finder::default();
    let mut found = |text: &str| {
        let found = finder
            .candidates(&world.store, scope, TypedText { text, take: 48 }, world.now)
            .unwrap();
        (found.rows.iter().filter(|row| row.kind == MatchKind::Alike).count(), found)
    };
    let letters = ('a'..='z').chain("0159Жα王ß".chars());
    let repeated = letters.flat_map(|ch| [3, 4, 7].map(|times| ch.to_string().repeat(times)));
    let pairs = ["phph", "ouou", "ijij", "eieiei", "chch"].map(str::to_owned);
    // `aaaa` matches Ada A with one wrong letter, but sound alone must not match thousands.
    let wrong: Vec<String> =
        repeated.chain(pairs).filter(|text| found(text).0 > MAX_ACCIDENTAL_MATCHES).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for text in ["zzzz", "qqqq", "xyz", "ЖЖЖЖ", "αβγδ", "王王王", ".-.-", "98989", "qx", "zz qq"]
    {
        assert_eq!(found(text).1.counts, [0, 0], "{text}");
    }
}
