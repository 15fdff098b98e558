//! The similarity rules over all people of a chunk. Each rule gets candidates from the lexicon or
//! the letter sets, and lowers the costs of the people who match.

use super::{
    cost::{Cost, Rule, SearchLevel},
    cost_list::CostList,
    frequent_start::{FrequentStart, NextWords},
    pattern::Pattern,
};
use crate::search::people::{
    chunk::Chunk, letters::Letters, lexicon::TextSoFar, positions::Positions,
};

/// A word is frequent if it has more names than the lexicon has words, divided by this: then
/// looking up the words that may follow it is less work (see [`FrequentStart`]).
const WORDS_PER_NAME_OF_FREQUENT: usize = 8;
/// Minimum people in a chunk for each name that is looked at on its own.
const MIN_PEOPLE_PER_NAME: usize = 96;

/// The costs of one word for all people of a chunk, lowered rule by rule.
pub(crate) struct WordCosts<'a> {
    pub(crate) chunk: &'a Chunk,
    /// The people who match the earlier words of the query, if any; others are skipped.
    pub(crate) candidates: Option<&'a Positions>,
    pub(crate) all: &'a mut CostList,
}

impl WordCosts<'_> {
    /// Lowers the cost of all people with this name.
    fn lower_name(&mut self, name: usize, cost: Cost) {
        self.all.lower(self.chunk.names.people(name), cost);
    }

    /// Lowers the cost of all people whose name has this word other than as a particle.
    fn lower_word(&mut self, word: usize, cost: Cost) {
        self.chunk
            .names
            .with_word_beyond_particles(word)
            .for_each(|name| self.lower_name(name, cost));
    }

    /// Returns the names of the candidates, if they are so few that looking at each is less work
    /// than looking for words.
    fn few_names(&self) -> Option<Vec<usize>> {
        let (people, most) = (self.candidates?, self.all.len() / MIN_PEOPLE_PER_NAME);
        if people.count() > most {
            return None;
        }
        let name = |at| self.chunk.names.name_of_person(at);
        let mut names: Vec<usize> = people.iter().map(name).collect();
        names.dedup();
        Some(names)
    }

    /// Returns whether this cost is lower than the current cost of anybody with this name.
    fn can_improve(&self, name: usize, cost: Cost) -> bool {
        self.chunk.names.people(name).any(|at| {
            self.candidates.is_none_or(|candidates| candidates.contains(at))
                && self.all.get(at) > cost
        })
    }
}

/// Applies the rules of the levels after `from`, up to `to`, where they lower a cost.
pub(crate) fn apply_rules(
    pattern: &Pattern,
    from: SearchLevel,
    to: SearchLevel,
    costs: &mut WordCosts<'_>,
) {
    if let Some(names) = costs.few_names() {
        for name in names {
            if let Some((cost, _)) = pattern.best(&costs.chunk.names.name(name), to) {
                costs.lower_name(name, cost);
            }
        }
        return;
    }
    if from < SearchLevel::Close {
        fill_inside(pattern, costs);
        fill_across_words(pattern, costs);
    }
    if to == SearchLevel::Alike {
        let starts = fill_mistyped(pattern, costs);
        fill_mistyped_tails(pattern, &starts, costs);
        let starts = fill_sounds(pattern, costs);
        fill_sound_tails(pattern, &starts, costs);
        fill_gaps(pattern, costs);
    }
}

fn fill_inside(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    if !pattern.is_long_enough_inside() {
        return;
    }
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_letters(pattern.letters()).iter() {
        if pattern.inside(lexicon.entry(word).text).is_some() {
            costs.lower_word(word, Cost::similar(Rule::Inside, 0));
        }
    }
}

fn fill_across_words(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    let names = &costs.chunk.names;
    for name in names.candidates_across_words(&pattern.required_letters()).iter() {
        if costs.can_improve(name, Cost::similar(Rule::Joined, 0))
            && pattern.may_be_across_words(names.text(name))
        {
            let cost = pattern.cost_across_words(&names.name(name));
            costs.lower_name(name, cost);
        }
    }
}

/// A word that can begin a mistyped match across several words.
struct TailStart {
    word: usize,
    text: TextSoFar,
    /// Maximum typing errors of the whole match.
    max_errors: usize,
}

/// Matches single words with typing errors; returns the words that can begin a match across several
/// words.
fn fill_mistyped(pattern: &Pattern, costs: &mut WordCosts<'_>) -> Vec<TailStart> {
    let mut starts = Vec::new();
    let Some((distance, max_errors)) = pattern.distance_and_max_errors() else { return starts };
    let lexicon = &costs.chunk.names.lexicon;
    lexicon.for_each_near(distance, &TextSoFar::empty(distance), max_errors, |word, near| {
        let text = lexicon.entry(word).text;
        let allowed = pattern.errors_allowed(text.chars());
        if allowed.is_some_and(|allowed| near.prefix_errors <= allowed) {
            costs.lower_word(word, Cost::similar(Rule::Mistyped, near.prefix_errors));
        }
        // After a single letter, a transposition may involve the next word.
        let single = !text.is_empty() && text.chars().nth(1).is_none();
        let allowed = if single { Some(max_errors) } else { allowed };
        if let Some(max_errors) = allowed.filter(|allowed| near.text.min_errors <= *allowed) {
            starts.push(TailStart { word, text: near.text, max_errors });
        }
    });
    starts
}

/// Matches several words together, with typing errors.
fn fill_mistyped_tails(pattern: &Pattern, starts: &[TailStart], costs: &mut WordCosts<'_>) {
    let Some((distance, most_errors)) = pattern.distance_and_max_errors() else { return };
    let names = &costs.chunk.names;
    // For each number of errors, the names that may match.
    let fits: Vec<Positions> = (0..=most_errors)
        .filter(|_| !starts.is_empty())
        .map(|errors| names.with_most_letters(pattern.mistyped_letters(), errors))
        .collect();
    for TailStart { word, text, max_errors } in starts {
        let (first, max_errors) = (*word, *max_errors);
        let fit = |letters: Letters| {
            letters.count_missing(pattern.mistyped_letters()) as usize <= max_errors
        };
        let most = names.lexicon.len() / WORDS_PER_NAME_OF_FREQUENT;
        let is_frequent = names.with_word(first).nth(most).is_some();
        let mut frequent = is_frequent.then(|| {
            let letters = distance.next_letters(&text.row, text.min_errors, max_errors);
            let next = NextWords { lexicon: &names.lexicon, distance, max_errors };
            (names.with_any_initial(letters), FrequentStart::new(next, text))
        });
        for name in names.with_word(first) {
            if fits.get(max_errors).is_some_and(|fits| fits.contains(name))
                && frequent.as_mut().is_none_or(|(likely, next)| {
                    likely.contains(name) && next.may_match(first, names.words(name))
                })
                && costs.can_improve(name, Cost::similar(Rule::Mistyped, 1))
            {
                let tails = names.tails(name, first, fit);
                let all = tails.filter_map(|tail| pattern.mistyped_tail(&tail));
                if let Some(errors) = all.map(|apart| apart.errors).min() {
                    costs.lower_name(name, Cost::similar(Rule::Mistyped, errors));
                }
            }
        }
    }
}

/// Matches single words by sound; returns the words that can begin a match across several words.
fn fill_sounds(pattern: &Pattern, costs: &mut WordCosts<'_>) -> Vec<usize> {
    let Some((sound, first)) = pattern.sound() else { return Vec::new() };
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_sound_prefix(first) {
        let word = *word as usize;
        if let Some(steps) = pattern.compare_sound(lexicon.entry(word).sound) {
            costs.lower_word(word, Cost::similar(Rule::Sound, steps));
        }
    }
    let beginnings = sound.char_indices().skip(1).filter_map(|(end, _)| sound.get(..end));
    beginnings.flat_map(|part| lexicon.with_sound(part)).collect()
}

fn fill_gaps(pattern: &Pattern, costs: &mut WordCosts<'_>) {
    let lexicon = &costs.chunk.names.lexicon;
    for word in lexicon.with_letters(pattern.letters()).iter() {
        if let Some((gaps, _)) = pattern.gaps(lexicon.entry(word).text) {
            costs.lower_word(word, Cost::similar(Rule::Gaps, gaps));
        }
    }
}

/// Matches several words together by sound.
fn fill_sound_tails(pattern: &Pattern, starts: &[usize], costs: &mut WordCosts<'_>) {
    if starts.is_empty() {
        return;
    }
    let names = &costs.chunk.names;
    let fits = names.with_sound_letters(pattern.sound_letters());
    for word in starts {
        for name in names.with_word(*word) {
            if fits.contains(name)
                && costs.can_improve(name, Cost::similar(Rule::Sound, 0))
                && names
                    .tails(name, *word, |_| true)
                    .any(|tail| pattern.count_sounding_words(tail).is_some())
            {
                costs.lower_name(name, Cost::similar(Rule::Sound, 0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{EnvId, Findable, UserId},
        search::{columns::costs_as_typed, people::chunk::Batch, query::word::Word},
    };

    const FIRST: [&str; 9] =
        ["jan", "piet hein", "kees", "muhammed", "j.p.", "anne-fleur", "d'arcy", "van", "zoë"];
    const LAST: [&str; 12] = [
        "van den berg",
        "de vries",
        "van der meulen",
        "dijkstra",
        "el idrissi",
        "'t hart",
        "jansen - bakker",
        "vandenbroucke",
        "de la cruz",
        "van de ven",
        "van",
        "van van dijk",
    ];
    const TYPED: [&str; 24] = [
        "jvdb",
        "vandermeulen",
        "vandermeulne",
        "fandenbr",
        "dijkstrakee",
        "kees",
        "cees",
        "ven",
        "vdven",
        "devreis",
        "mohamed",
        "idrisi",
        "pvries",
        "vriesp",
        "jpbakker",
        "annefleur",
        "delacruz",
        "delacrux",
        "van",
        "vanvandijk",
        "vanvandyk",
        "thart",
        "darcyd",
        "bkr",
    ];

    fn chunk() -> Chunk {
        let mut batch = Batch::default();
        let names = FIRST.iter().flat_map(|first| LAST.iter().map(move |last| (first, last)));
        let names: Vec<String> = names.map(|(first, last)| format!("{first} {last}")).collect();
        for (at, name) in names.iter().enumerate() {
            let id = UserId(i64::try_from(at).expect("a small number"));
            batch.push(Findable { id, env: EnvId(1), active: true, name, email: "" });
        }
        batch.into()
    }

    #[test]
    fn looking_at_a_few_names_gives_the_costs_of_looking_for_words() {
        let chunk = chunk();
        for (typed, to) in TYPED
            .iter()
            .flat_map(|typed| [SearchLevel::Close, SearchLevel::Alike].map(|level| (*typed, level)))
        {
            let pattern = Pattern::new(typed).expect("letters");
            let costs_among = |candidates: Option<&Positions>| {
                let mut all = costs_as_typed(
                    &chunk,
                    &Word::new(typed),
                    true,
                    None,
                    CostList::new(chunk.len()),
                );
                let mut costs = WordCosts { chunk: &chunk, candidates, all: &mut all };
                let few = costs.few_names().is_some();
                apply_rules(&pattern, SearchLevel::Typed, to, &mut costs);
                (few, all)
            };
            let (few, expected) = costs_among(None);
            assert!(!few, "without earlier words");
            for at in 0..chunk.len() {
                let candidates = Positions::of((0..chunk.len()).map(|one| one == at));
                let (few, costs) = costs_among(Some(&candidates));
                let name = chunk.names.text(chunk.names.name_of_person(at));
                assert!(few, "one person");
                assert_eq!(costs.get(at), expected.get(at), "{typed} in {name} at {to:?}");
            }
        }
    }
}
