//! A naive version of the rules for exact matches. It examines all people, sorts all matches and
//! caches nothing.

use std::{cmp::Reverse, collections::BTreeSet};

use toegang::{
    domain::{EnvId, UserId, fold},
    search::{Rank, Scope},
};

/// A person whose name and address are folded for comparison.
#[derive(Clone, Debug)]
pub(super) struct TestPerson {
    pub(super) id: UserId,
    pub(super) env: EnvId,
    pub(super) active: bool,
    pub(super) name: String,
    pub(super) email: String,
}

impl TestPerson {
    pub(super) fn new(at: usize, name: &str, email: &str) -> Self {
        let id = UserId(i64::try_from(at).unwrap());
        Self { id, env: EnvId(1), active: true, name: fold(name), email: fold(email) }
    }

    pub(super) fn is_in(&self, scope: Scope) -> bool {
        match scope {
            Scope::All => true,
            Scope::Active => self.active,
            Scope::Environment(env) => self.env == env,
        }
    }
}

pub(super) const PARTICLES: &[&str] = &[
    "'s", "'t", "aan", "al", "bij", "d'", "da", "de", "del", "den", "der", "di", "do", "dos", "du",
    "el", "het", "in", "la", "le", "op", "te", "ten", "ter", "thoe", "van", "vande", "vanden",
    "vander", "von", "zu", "zum", "zur",
];

pub(super) fn is_separator(ch: char) -> bool {
    ch.is_whitespace() || "-/.".contains(ch)
}

/// Returns people whose name or address contains each word, sorted by name. List filters match in
/// this way.
pub(super) fn find_inside(people: &[TestPerson], scope: Scope, text: &str) -> Vec<UserId> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let contains_all = |one: &&TestPerson| {
        !words.is_empty()
            && words.iter().all(|word| one.name.contains(word) || one.email.contains(word))
    };
    let mut found: Vec<_> =
        people.iter().filter(|one| one.is_in(scope)).filter(contains_all).collect();
    found.sort_by_key(|one| (one.name.as_str(), one.id));
    found.iter().map(|one| one.id).collect()
}

/// Splits a text into words like the search; `None` for an address in brackets.
pub(super) fn split_words(text: &str) -> Option<Vec<String>> {
    let short: String = text.chars().take(200).collect();
    let mut folded = fold(&short).trim().to_owned();
    // A dash followed by a space marks a list item.
    while let Some(item) = folded.strip_prefix('-').filter(|rest| rest.starts_with(' ')) {
        folded = item.trim().to_owned();
    }
    if bracketed_address(&folded).is_some() {
        return None;
    }
    for ch in ",;/\"<>“”„«»".chars() {
        folded = folded.replace(ch, " ");
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

fn bracketed_address(folded: &str) -> Option<&str> {
    let (_, after) = folded.rsplit_once('<')?;
    let (inside, _) = after.split_once('>')?;
    let address = inside.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    address.contains('@').then_some(address)
}

/// Returns the exact matches, best first.
pub(super) fn find_exact(
    people: &[TestPerson],
    scope: Scope,
    text: &str,
    first: &BTreeSet<UserId>,
) -> Vec<UserId> {
    let Some(words) = split_words(text) else {
        let short: String = text.chars().take(200).collect();
        let folded = fold(&short);
        let address = bracketed_address(&folded);
        let is = |one: &&TestPerson| one.is_in(scope) && Some(one.email.as_str()) == address;
        let mut found: Vec<_> = people.iter().filter(is).collect();
        found.sort_by_key(|one| (Reverse(first.contains(&one.id)), &one.name, one.id));
        return found.into_iter().map(|one| one.id).collect();
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut found: Vec<_> = people
        .iter()
        .filter(|one| one.is_in(scope))
        .filter_map(|one| {
            let (worst, sum) = rank_person(&words, one)?;
            Some((worst, sum, Reverse(first.contains(&one.id)), &one.name, one.id))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Returns the rank of the worst word, and the sum of the ranks. Particles do not count, and match
/// nobody alone.
fn rank_person(words: &[&str], one: &TestPerson) -> Option<(Rank, usize)> {
    for particles in [true, false] {
        let found: Vec<WordMatch> =
            words.iter().map(|word| match_word(word, one, particles)).collect();
        if found.contains(&WordMatch::NoMatch) {
            continue;
        }
        let ranked = |fit| if let WordMatch::Ranked(rank) = fit { Some(rank) } else { None };
        let scored: Vec<Rank> = found.into_iter().filter_map(ranked).collect();
        if let Some(worst) = scored.iter().max() {
            return Some((*worst, scored.iter().map(|rank| *rank as usize).sum()));
        }
    }
    None
}

/// How one word matches a person.
#[derive(PartialEq)]
pub(super) enum WordMatch {
    NoMatch,
    Particle,
    Ranked(Rank),
}

pub(super) fn match_word(word: &str, one: &TestPerson, particles: bool) -> WordMatch {
    let mut spellings = vec![word.to_owned()];
    for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
        spellings.push(word.replace(from, to));
    }
    for spelling in spellings {
        let mut particle = false;
        for (start, _) in one.name.char_indices() {
            let (before, rest) = one.name.split_at(start);
            if !rest.starts_with(&spelling) || !before.chars().next_back().is_none_or(is_separator)
            {
                continue;
            }
            if start == 0 {
                return WordMatch::Ranked(Rank::NameStart);
            }
            if !PARTICLES.contains(&rest.split(is_separator).next().unwrap()) {
                return WordMatch::Ranked(Rank::WordStart);
            }
            particle |= particles;
        }
        if particle {
            return WordMatch::Particle;
        }
        if one.email.starts_with(&spelling) {
            return WordMatch::Ranked(Rank::EmailStart);
        }
        if one.email.contains(&spelling) {
            return WordMatch::Ranked(Rank::EmailInside);
        }
    }
    WordMatch::NoMatch
}
