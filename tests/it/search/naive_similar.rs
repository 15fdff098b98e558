//! A naive version of the rules for similar matches (tiers B to G). It compares each typed word
//! with each person, without preparation or caching.

use std::{cmp::Reverse, collections::BTreeSet};

use toegang::{
    domain::{UserId, fold, has_at_sign},
    search::Scope,
};

use super::naive_exact::{self, PARTICLES, TestPerson, is_separator};

/// A tier (0 for exact, then B to G), and the distance within the tier. A match that does not score
/// cannot stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    tier: usize,
    distance: usize,
    is_scoring: bool,
}

const fn cost(tier: usize, distance: usize) -> Cost {
    Cost { tier, distance: if distance > 31 { 31 } else { distance }, is_scoring: true }
}

/// The cost of a match with only particles of the name.
const fn particle_cost(tier: usize) -> Cost {
    Cost { tier, distance: 0, is_scoring: false }
}

/// A word of a name, without punctuation.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    is_particle: bool,
}

fn without_punctuation(word: &str) -> String {
    word.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

fn split_name(name: &str) -> Vec<Word> {
    let words =
        name.split(is_separator).filter(|word| !without_punctuation(word).is_empty()).take(16);
    let word = |(nth, word): (usize, &str)| Word {
        text: without_punctuation(word),
        is_particle: nth > 0 && PARTICLES.contains(&word),
    };
    words.enumerate().map(word).collect()
}

fn join_words(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}

fn char_count(text: &str) -> usize {
    text.chars().count()
}

/// Returns all matches in the order of their groups, each with its tier. Exact matches come first.
/// If all groups together have fewer than 8, B to D follow, and then E to G. If nothing matches,
/// the words are joined into one, and then tried without particles.
pub(super) fn search(
    groups: &[(&[TestPerson], Scope)],
    text: &str,
    first: &BTreeSet<UserId>,
) -> Vec<Vec<(UserId, usize)>> {
    let typed = |(people, scope): &(&[TestPerson], Scope)| {
        naive_exact::find_exact(people, *scope, text, first).into_iter().map(|id| (id, 0)).collect()
    };
    let as_typed: Vec<Vec<(UserId, usize)>> = groups.iter().map(typed).collect();
    let all = |found: &[Vec<(UserId, usize)>]| found.iter().map(Vec::len).sum::<usize>();
    let mut found = as_typed.clone();
    let Some(words) = naive_exact::split_words(text) else { return found };
    if words.len() > 8
        || words.iter().any(|word| has_at_sign(word))
        || words
            .iter()
            .all(|word| PARTICLES.contains(&word.as_str()) || without_punctuation(word).is_empty())
    {
        return found;
    }
    let mut look = |words: &[String], floor: Option<Cost>| {
        for last in [3, 6] {
            if all(&found) >= 8 {
                return false;
            }
            found.clone_from(&as_typed);
            for (group, found) in groups.iter().zip(&mut found) {
                found.extend(find_similar(*group, words, (last, floor), first));
            }
        }
        all(&found) == 0
    };
    let one = words.concat();
    let mut nobody = look(&words, None);
    if nobody && words.len() > 1 {
        nobody = look(&[one], Some(cost(2, 0)));
    }
    let mut others = words.clone();
    others.retain(|word| !PARTICLES.contains(&word.as_str()));
    if nobody && others.len() < words.len() {
        look(&others, Some(cost(4, 0)));
    }
    found
}

/// Returns the similar matches up to a tier, without the exact ones.
fn find_similar(
    (people, scope): (&[TestPerson], Scope),
    words: &[String],
    (last, floor): (usize, Option<Cost>),
    first: &BTreeSet<UserId>,
) -> Vec<(UserId, usize)> {
    let mut found: Vec<_> = people
        .iter()
        .filter(|one| one.is_in(scope))
        .filter_map(|one| {
            let costs: Option<Vec<Cost>> =
                words.iter().map(|word| lowest_cost(word, one, last)).collect();
            let mut costs = costs?;
            if let Some(floor) = floor {
                let scoring = costs.iter_mut().filter(|cost| cost.is_scoring);
                scoring.for_each(|cost| *cost = floor.max(*cost));
            }
            let worst = costs.iter().map(|cost| cost.tier).max()?;
            let sum: usize = costs.iter().map(|cost| cost.tier * 32 + cost.distance).sum();
            let is_like = worst > 0 && worst <= last && costs.iter().any(|cost| cost.is_scoring);
            let names = (split_name(&one.name).len(), &one.name, &one.email);
            is_like.then(|| ((worst, sum, Reverse(first.contains(&one.id)), names, one.id), worst))
        })
        .collect();
    found.sort();
    found.into_iter().map(|((.., id), tier)| (id, tier)).collect()
}

/// Returns the lowest cost at which a typed word matches a person; `None` if it does not match.
fn lowest_cost(typed: &str, one: &TestPerson, last: usize) -> Option<Cost> {
    match naive_exact::match_word(typed, one, true) {
        naive_exact::WordMatch::Particle => return Some(particle_cost(0)),
        naive_exact::WordMatch::Ranked(rank) => return Some(cost(0, 1 + rank as usize)),
        naive_exact::WordMatch::NoMatch => {}
    }
    let (typed, words) = (without_punctuation(typed), split_name(&one.name));
    if typed.is_empty() || char_count(&typed) > 63 {
        return None;
    }
    let tails = || (0..words.len()).map(|from| (from, &words[from..]));
    let alone = || words.iter().filter(|word| !word.is_particle).map(|word| word.text.as_str());
    let mut all = Vec::new();
    all.extend(alone().map(|word| match_inside_word(&typed, word)));
    all.extend(tails().map(|(from, tail)| match_joined_words(&typed, from, tail)));
    all.push(match_initials(&typed, &words));
    if last == 6 {
        all.extend(alone().flat_map(|word| {
            [
                match_mistyped(&typed, word, 0),
                match_sound(&typed, word),
                match_with_gaps(&typed, word),
            ]
        }));
        all.extend(tails().filter(|(_, tail)| tail.len() > 1).flat_map(|(_, tail)| {
            let particles =
                tail.iter().take_while(|word| word.is_particle).map(|word| char_count(&word.text));
            [
                match_mistyped(&typed, &join_words(tail), particles.sum()),
                match_joined_sounds(&typed, tail),
            ]
        }));
    }
    // Rules over several words prefer matches that score to matches with particles.
    let is_scoring =
        all.iter().flatten().any(|cost| cost.is_scoring && (2..=3).contains(&cost.tier));
    all.into_iter().flatten().filter(|cost| cost.is_scoring || !is_scoring).min()
}

/// Tier B: the typed text is inside a word.
fn match_inside_word(typed: &str, word: &str) -> Option<Cost> {
    if char_count(typed) >= 3 && word.contains(typed) { Some(cost(1, 0)) } else { None }
}

/// Tier C: the typed text starts the joined words.
fn match_joined_words(typed: &str, from: usize, tail: &[Word]) -> Option<Cost> {
    let used = (1..=tail.len()).find(|used| join_words(&tail[..*used]).starts_with(typed))?;
    if char_count(typed) < 3 && used > 1 {
        return None;
    }
    if tail[..used].iter().all(|word| word.is_particle) {
        Some(particle_cost(3))
    } else {
        Some(cost(2, from))
    }
}

/// Tier D: the typed text consists of prefixes of successive words.
fn match_initials(typed: &str, words: &[Word]) -> Option<Cost> {
    let (length, mut all) = (char_count(typed), Vec::new());
    if length < 2 || typed.len() > 31 {
        return None;
    }
    for (from, word) in words.iter().enumerate() {
        if from == 0 || word.is_particle || length >= 4 {
            let splits = prefix_splits(typed, &words[from..], true);
            all.extend(
                splits.into_iter().map(|(is_scoring, distance)| (is_scoring, distance + 2 * from)),
            );
        }
        if from > 0 && length >= 4 {
            let turned = [&words[from..], &words[..from]].concat();
            let splits = prefix_splits(typed, &turned, true);
            all.extend(
                splits.into_iter().map(|(is_scoring, distance)| (is_scoring, distance + 10)),
            );
        }
    }
    let scoring =
        all.iter().filter(|(is_scoring, _)| *is_scoring).map(|(_, distance)| *distance + 1).min();
    match scoring {
        Some(distance) => Some(cost(3, distance)),
        None if all.is_empty() => None,
        None => Some(particle_cost(3)),
    }
}

/// Returns all ways to split the typed text into prefixes. Each has whether a word other than a
/// particle is used, and the cost of skipped words.
fn prefix_splits(typed: &str, words: &[Word], first: bool) -> BTreeSet<(bool, usize)> {
    if typed.is_empty() {
        return BTreeSet::from([(false, 0)]);
    }
    let Some((word, rest)) = words.split_first() else { return BTreeSet::new() };
    let mut all = BTreeSet::new();
    for (at, ch) in typed.char_indices() {
        let (piece, after) = typed.split_at(at + ch.len_utf8());
        if word.text.starts_with(piece) {
            let splits = prefix_splits(after, rest, false);
            all.extend(
                splits
                    .into_iter()
                    .map(|(is_scoring, distance)| (is_scoring || !word.is_particle, distance)),
            );
        }
    }
    if !first {
        let distance = if word.is_particle { 1 } else { 3 };
        all.extend(
            prefix_splits(typed, rest, false)
                .into_iter()
                .map(|(is_scoring, more)| (is_scoring, more + distance)),
        );
    }
    all
}

/// Tier E: typing errors in a prefix longer than `min_prefix`.
fn match_mistyped(typed: &str, text: &str, min_prefix: usize) -> Option<Cost> {
    let (typed, text): (Vec<char>, Vec<char>) = (typed.chars().collect(), text.chars().collect());
    let allowed = match typed.len() {
        0..4 => return None,
        4..7 => 1,
        _ => 2,
    };
    let swapped = text.get(..2) == Some(&[typed[1], typed[0]]);
    let allowed = if text.first() == typed.first() || swapped {
        allowed
    } else if typed.len() >= 6 {
        1
    } else {
        return None;
    };
    let errors = *edit_distances(&typed, &text).get(min_prefix + 1..)?.iter().min()?;
    if errors <= allowed { Some(cost(4, errors)) } else { None }
}

/// Edit distance (insert, delete, replace, swap neighbours) from a word to each prefix of a text.
fn edit_distances(word: &[char], text: &[char]) -> Vec<usize> {
    let mut rows = vec![(0..=text.len()).collect::<Vec<_>>()];
    for a in 1..=word.len() {
        let mut row = vec![a];
        for b in 1..=text.len() {
            let same = usize::from(word[a - 1] != text[b - 1]);
            let mut least = (rows[a - 1][b - 1] + same).min(rows[a - 1][b] + 1).min(row[b - 1] + 1);
            if a > 1 && b > 1 && word[a - 1] == text[b - 2] && word[a - 2] == text[b - 1] {
                least = least.min(rows[a - 2][b - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.remove(word.len())
}

/// Tier F: a matching sound, matching consonants, or one wrong letter in the sound.
fn match_sound(typed: &str, word: &str) -> Option<Cost> {
    if char_count(typed) < 3 {
        return None;
    }
    let (one, other) = (sound_key(typed), sound_key(word));
    if char_count(&one) < 3 {
        return None;
    }
    if other.starts_with(&one) {
        return Some(cost(5, 0));
    }
    if consonants(&one).len() >= 4 && consonants(&one) == consonants(&other) {
        return Some(cost(5, 1));
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let near = edit_distances(&one, &other).into_iter().skip(1).any(|errors| errors <= 1);
    let long = char_count(typed) >= 4 && one.len() >= 5;
    if long && near && one.first() == other.first() { Some(cost(5, 2)) } else { None }
}

/// Tier F: the joined sounds of several words.
fn match_joined_sounds(typed: &str, tail: &[Word]) -> Option<Cost> {
    if char_count(typed) < 3 {
        return None;
    }
    let (typed, mut all) = (sound_key(typed), String::new());
    if char_count(&typed) < 3 {
        return None;
    }
    for word in tail {
        let sound = sound_key(&word.text);
        let doubled = all.chars().next_back().and_then(|last| sound.strip_prefix(last));
        all.push_str(doubled.unwrap_or(&sound));
        if all.starts_with(&typed) {
            return if word.is_particle { None } else { Some(cost(5, 0)) };
        }
    }
    None
}

/// Returns the sound of a word. Replaces the longest known spelling at each position.
fn sound_key(word: &str) -> String {
    let all = [
        "ieuw=iw", "auw=u", "eij=i", "ouw=u", "sch=sg", "uij=ui", "au=u", "ch=g", "ck=k", "dt=t",
        "ei=i", "ey=i", "gh=g", "ie=i", "ij=i", "oe=u", "ou=u", "ph=f", "th=t", "uy=ui", "q=k",
        "v=f", "x=ks", "y=i", "z=s", "ce=se", "ci=si", "cy=si", "c=k",
    ];
    let marked = format!("^{word}");
    let first = ["^ch=k", "^cee=ke", "^ya=ja", "^ye=je", "^yo=jo", "^yu=ju"];
    let mut rest = marked.as_str();
    let mut heard = String::new();
    while !rest.is_empty() {
        let rules = first.iter().chain(&all).filter_map(|rule| rule.split_once('='));
        let rule =
            rules.filter(|(from, _)| rest.starts_with(from)).max_by_key(|(from, _)| from.len());
        match rule {
            // Replace only the *c*; the letter after it is read next.
            Some((from @ ("ce" | "ci" | "cy"), _)) => {
                heard.push('s');
                rest = &rest[from.len() - 1..];
            }
            Some((from, to)) if from.starts_with("^y") || from == "^cee" => {
                heard.push_str(&to[..1]);
                rest = &rest[2..];
            }
            Some((from, to)) => {
                heard.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                let ch = rest.chars().next().unwrap();
                heard.extend((ch != '^').then_some(ch));
                rest = &rest[ch.len_utf8()..];
            }
        }
    }
    let mut single: Vec<char> = heard.chars().collect();
    single.dedup();
    single.into_iter().collect()
}

fn consonants(sound: &str) -> Vec<char> {
    let vowels = |(at, ch): &(usize, char)| *at == 0 || !"aeiou".contains(*ch);
    sound.chars().enumerate().filter(vowels).map(|(_, ch)| ch).collect()
}

/// Tier G: the letters in this order in one word, each as early as possible, with at most two gaps.
fn match_with_gaps(typed: &str, word: &str) -> Option<Cost> {
    if char_count(typed) < 4 || typed.chars().next() != word.chars().next() {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    let (mut at, mut places) = (0, Vec::new());
    for ch in typed.chars() {
        at += word.get(at..)?.iter().position(|other| *other == ch)?;
        places.push(at);
        at += 1;
    }
    let gaps = places.windows(2).filter(|two| two[1] > two[0] + 1).count();
    if gaps <= 2 { Some(cost(6, gaps)) } else { None }
}

#[test]
fn the_naive_rules_reproduce_their_examples() {
    assert_eq!(
        (sound_key("cees"), sound_key("philip"), sound_key("yusuf")),
        ("kes".into(), "filip".into(), "jusuf".into())
    );
    assert_eq!(fold("Şahinoğlu"), "sahinoglu");
}
