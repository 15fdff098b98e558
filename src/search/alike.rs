//! The rules behind "as typed" over all people of a chunk: each asks the lexicon or the signs of
//! the names who may match, and gives those who do a cost.

use super::{
    chunk::Chunk,
    cost::{Cost, Kind, Level},
    pattern::Pattern,
};

/// Gives those who do not match better the costs of the rules behind a level up to another one.
pub(super) fn fill(
    chunk: &Chunk,
    pattern: &Pattern,
    (from, to): (Level, Level),
    costs: &mut [Cost],
) {
    if from < Level::Close {
        inside(chunk, pattern, costs);
        along(chunk, pattern, costs);
    }
    if to == Level::Alike {
        let typed = mistyped(chunk, pattern, costs);
        let heard = sounds(chunk, pattern, costs);
        gaps(chunk, pattern, costs);
        tails(chunk, pattern, (&typed, &heard), costs);
    }
}

/// Gives all who have a word other than as a particle a cost.
fn give(chunk: &Chunk, word: usize, cost: Cost, costs: &mut [Cost]) {
    chunk.names.having(word).for_each(|name| chunk.lower(name, cost, costs));
}

fn inside(chunk: &Chunk, pattern: &Pattern, costs: &mut [Cost]) {
    if !pattern.is_part() {
        return;
    }
    let lexicon = &chunk.names.lexicon;
    for word in lexicon.with(pattern.letters()) {
        if pattern.inside(lexicon.entry(word).text).is_some() {
            give(chunk, word, Cost::of(Kind::Inside, 0), costs);
        }
    }
}

fn along(chunk: &Chunk, pattern: &Pattern, costs: &mut [Cost]) {
    for name in chunk.names.along(&pattern.wanted()) {
        if needs(chunk, name, Cost::of(Kind::Joined, 0), costs) {
            let cost = pattern.along(&chunk.names.name(name));
            chunk.lower(name, cost, costs);
        }
    }
}

/// Returns whether somebody with this name does not match so well.
fn needs(chunk: &Chunk, name: usize, cost: Cost, costs: &[Cost]) -> bool {
    let people = costs.get(chunk.names.people(name)).unwrap_or_default();
    people.iter().any(|one| *one > cost)
}

/// Words with typing errors; gives which words may begin a match of several.
fn mistyped(chunk: &Chunk, pattern: &Pattern, costs: &mut [Cost]) -> Vec<usize> {
    let mut heads = Vec::new();
    let Some((distance, most)) = pattern.mistakes() else { return heads };
    let lexicon = &chunk.names.lexicon;
    lexicon.near(distance, most, |word, near| {
        let text = lexicon.entry(word).text;
        let allowed = pattern.allowed(text.chars());
        if allowed.is_some_and(|allowed| near.beginning <= allowed) {
            give(chunk, word, Cost::of(Kind::Mistyped, near.beginning), costs);
        }
        // Behind a single letter the next word may have what is swapped.
        let single = !text.is_empty() && text.chars().nth(1).is_none();
        let allowed = if single { Some(most) } else { allowed };
        if allowed.is_some_and(|allowed| near.whole <= allowed) {
            heads.push(word);
        }
    });
    heads
}

/// Words that sound alike; gives which words may begin a match of several.
fn sounds(chunk: &Chunk, pattern: &Pattern, costs: &mut [Cost]) -> Vec<usize> {
    let Some((sound, first)) = pattern.sound() else { return Vec::new() };
    let lexicon = &chunk.names.lexicon;
    for word in lexicon.sounding(first) {
        let word = *word as usize;
        if let Some(off) = pattern.heard(lexicon.entry(word).sound) {
            give(chunk, word, Cost::of(Kind::Sound, off), costs);
        }
    }
    let beginnings = sound.char_indices().skip(1).filter_map(|(end, _)| sound.get(..end));
    beginnings.flat_map(|part| lexicon.heard_as(part)).collect()
}

fn gaps(chunk: &Chunk, pattern: &Pattern, costs: &mut [Cost]) {
    let lexicon = &chunk.names.lexicon;
    for word in lexicon.with(pattern.letters()) {
        if let Some((gaps, _)) = pattern.gaps(lexicon.entry(word).text) {
            give(chunk, word, Cost::of(Kind::Gaps, gaps), costs);
        }
    }
}

/// Several words of a name together, with typing errors or by their sounds.
fn tails(
    chunk: &Chunk,
    pattern: &Pattern,
    (typed, heard): (&[usize], &[usize]),
    costs: &mut [Cost],
) {
    let names = &chunk.names;
    let mut found: Vec<usize> = Vec::new();
    let typed = typed.iter().flat_map(|word| names.with_word(*word));
    found.extend(typed.filter(|name| pattern.may_be_mistyped(names.letters(*name).0)));
    let heard = heard.iter().flat_map(|word| names.with_word(*word));
    found.extend(heard.filter(|name| pattern.may_be_heard(names.letters(*name).1)));
    found.sort_unstable();
    found.dedup();
    for name in found {
        if names.words_of(name) > 1 && needs(chunk, name, Cost::of(Kind::Mistyped, 1), costs) {
            let cost = pattern.tails(&names.name(name));
            chunk.lower(name, cost, costs);
        }
    }
}
