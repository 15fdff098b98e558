//! The rules of finding people (UX 5.2), written down plainly: everybody is looked at, everything
//! is sorted, nothing is remembered.

use std::{cmp::Reverse, collections::BTreeSet};

use toegang::{
    domain::{EnvId, UserId, fold},
    search::{Rank, Scope},
};

/// Somebody, folded.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    pub(super) id: UserId,
    pub(super) env: EnvId,
    pub(super) active: bool,
    pub(super) name: String,
    pub(super) email: String,
}

impl Somebody {
    pub(super) fn new(at: usize, name: &str, email: &str) -> Self {
        let id = UserId(i64::try_from(at).unwrap());
        Self { id, env: EnvId(1), active: true, name: fold(name), email: fold(email) }
    }

    pub(super) fn is_in(&self, scope: Scope) -> bool {
        match scope {
            Scope::All => true,
            Scope::Active => self.active,
            Scope::Of(env) => self.env == env,
        }
    }
}

const PARTICLES: &[&str] = &[
    "'s", "'t", "aan", "al", "bij", "d'", "da", "de", "del", "den", "der", "di", "do", "dos", "du",
    "el", "het", "in", "la", "le", "op", "te", "ten", "ter", "thoe", "van", "vande", "vanden",
    "vander", "von", "zu", "zum", "zur",
];

fn breaks(sign: char) -> bool {
    sign.is_whitespace() || "-/.".contains(sign)
}

/// Everybody whose name or address has every word, as a list is filtered (UX 3), by name.
pub(super) fn inside(people: &[Somebody], scope: Scope, text: &str) -> Vec<UserId> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let has = |one: &&Somebody| {
        !words.is_empty()
            && words.iter().all(|word| one.name.contains(word) || one.email.contains(word))
    };
    let mut found: Vec<_> = people.iter().filter(|one| one.is_in(scope)).filter(has).collect();
    found.sort_by_key(|one| (one.name.as_str(), one.id));
    found.iter().map(|one| one.id).collect()
}

/// Everybody who is found, best first: as it is typed, or when that is nobody, with an error.
pub(super) fn find(
    people: &[Somebody],
    scope: Scope,
    text: &str,
    first: &BTreeSet<UserId>,
) -> Vec<UserId> {
    let short: String = text.chars().take(200).collect();
    let folded = fold(&short);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    for fuzzy in [false, true] {
        let mut found: Vec<_> = people
            .iter()
            .filter(|one| one.is_in(scope))
            .filter_map(|one| {
                let (worst, sum) = rank(&words, one, fuzzy)?;
                Some((worst, sum, Reverse(first.contains(&one.id)), &one.name, one.id))
            })
            .collect();
        found.sort();
        if !found.is_empty() {
            return found.into_iter().map(|(.., id)| id).collect();
        }
    }
    Vec::new()
}

/// The worst word and the sum of all; particles count for nothing, and alone they find nobody.
fn rank(words: &[&str], one: &Somebody, fuzzy: bool) -> Option<(Rank, usize)> {
    for particles in [true, false] {
        let found: Vec<Fit> = words.iter().map(|word| best(word, one, particles, fuzzy)).collect();
        if found.contains(&Fit::No) {
            continue;
        }
        let ranked = |fit| if let Fit::Ranked(rank) = fit { Some(rank) } else { None };
        let scored: Vec<Rank> = found.into_iter().filter_map(ranked).collect();
        if let Some(worst) = scored.iter().max() {
            return Some((*worst, scored.iter().map(|rank| *rank as usize).sum()));
        }
    }
    None
}

/// How one word matches.
#[derive(PartialEq)]
enum Fit {
    No,
    Particle,
    Ranked(Rank),
}

fn best(word: &str, one: &Somebody, particles: bool, fuzzy: bool) -> Fit {
    let mut ways = vec![word.to_owned()];
    for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
        ways.push(word.replace(from, to));
    }
    for way in ways {
        let mut particle = false;
        for (start, _) in one.name.char_indices() {
            let (before, rest) = one.name.split_at(start);
            if !rest.starts_with(&way) || !before.chars().next_back().is_none_or(breaks) {
                continue;
            }
            if start == 0 {
                return Fit::Ranked(Rank::NameStart);
            }
            if !PARTICLES.contains(&rest.split(breaks).next().unwrap()) {
                return Fit::Ranked(Rank::WordStart);
            }
            particle |= particles;
        }
        if particle {
            return Fit::Particle;
        }
        if one.email.starts_with(&way) {
            return Fit::Ranked(Rank::EmailStart);
        }
        if one.email.contains(&way) {
            return Fit::Ranked(Rank::EmailInside);
        }
    }
    let near = || one.name.split(breaks).any(|other| one_edit(word, other));
    if fuzzy && word.chars().count() >= 4 && near() { Fit::Ranked(Rank::Fuzzy) } else { Fit::No }
}

/// Whether a beginning of `other` becomes the word by one edit behind its first sign.
fn one_edit(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let lengths = word.len() - 1..=word.len() + 1;
    let is_one = |length: usize| {
        let Some(part) = other.get(..length) else { return false };
        part.first() == word.first() && distance(&word, part) <= 1
    };
    lengths.into_iter().any(is_one)
}

/// Signs to put in, leave out, replace or swap with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    match (one, other) {
        ([], rest) | (rest, []) => rest.len(),
        ([first, one @ ..], [same, other @ ..]) if first == same => distance(one, other),
        ([first, second, one @ ..], [third, fourth, other @ ..])
            if (first, second) == (fourth, third) && one == other =>
        {
            1
        }
        ([_, less @ ..], [_, fewer @ ..]) => {
            let same = |one: &[char], other: &[char]| usize::from(one != other) * 2;
            1 + same(less, fewer).min(same(less, other)).min(same(one, fewer))
        }
    }
}
