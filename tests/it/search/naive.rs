//! A plain version of the rules for exact matches: it examines all people, sorts everything and
//! caches nothing.

use std::{cmp::Reverse, collections::BTreeSet};

use toegang::{
    domain::{EnvId, UserId, fold},
    search::{Rank, Scope},
};

/// A person, folded.
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

pub(super) const PARTICLES: &[&str] = &[
    "'s", "'t", "aan", "al", "bij", "d'", "da", "de", "del", "den", "der", "di", "do", "dos", "du",
    "el", "het", "in", "la", "le", "op", "te", "ten", "ter", "thoe", "van", "vande", "vanden",
    "vander", "von", "zu", "zum", "zur",
];

pub(super) fn breaks(sign: char) -> bool {
    sign.is_whitespace() || "-/.".contains(sign)
}

/// Returns people whose name or address contains each word, as list filters do, by name.
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

/// Splits a text into words as the search does; none for an address in brackets.
pub(super) fn typed(text: &str) -> Option<Vec<String>> {
    let short: String = text.chars().take(200).collect();
    let mut folded = fold(&short).trim().to_owned();
    // A dash followed by a space marks a list item.
    while let Some(item) = folded.strip_prefix('-').filter(|rest| rest.starts_with(' ')) {
        folded = item.trim().to_owned();
    }
    if bracketed(&folded).is_some() {
        return None;
    }
    for sign in ",;/\"<>“”„«»".chars() {
        folded = folded.replace(sign, " ");
    }
    let mut words = Vec::new();
    for word in folded.split_whitespace() {
        let word = word.strip_prefix("mailto:").unwrap_or(word);
        let parts = if word.contains('@') { vec![word] } else { word.split('.').collect() };
        words.extend(parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
    }
    let has_letters = |word: &String| word.chars().any(char::is_alphanumeric);
    if words.iter().any(has_letters) {
        words.retain(has_letters);
    }
    Some(words)
}

fn bracketed(folded: &str) -> Option<&str> {
    let (_, behind) = folded.rsplit_once('<')?;
    let (inside, _) = behind.split_once('>')?;
    let address = inside.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    address.contains('@').then_some(address)
}

/// Returns the exact matches, best first.
pub(super) fn find(
    people: &[Somebody],
    scope: Scope,
    text: &str,
    first: &BTreeSet<UserId>,
) -> Vec<UserId> {
    let Some(words) = typed(text) else {
        let short: String = text.chars().take(200).collect();
        let folded = fold(&short);
        let address = bracketed(&folded);
        let is = |one: &&Somebody| one.is_in(scope) && Some(one.email.as_str()) == address;
        let mut found: Vec<_> = people.iter().filter(is).collect();
        found.sort_by_key(|one| (Reverse(first.contains(&one.id)), &one.name, one.id));
        return found.into_iter().map(|one| one.id).collect();
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut found: Vec<_> = people
        .iter()
        .filter(|one| one.is_in(scope))
        .filter_map(|one| {
            let (worst, sum) = rank(&words, one)?;
            Some((worst, sum, Reverse(first.contains(&one.id)), &one.name, one.id))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Returns the worst word's rank and the sum. Particles do not count, and match nobody alone.
fn rank(words: &[&str], one: &Somebody) -> Option<(Rank, usize)> {
    for particles in [true, false] {
        let found: Vec<Fit> = words.iter().map(|word| best(word, one, particles)).collect();
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

/// Kind of match of one word.
#[derive(PartialEq)]
pub(super) enum Fit {
    No,
    Particle,
    Ranked(Rank),
}

pub(super) fn best(word: &str, one: &Somebody, particles: bool) -> Fit {
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
    Fit::No
}
