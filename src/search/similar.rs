//! Who is like what was typed: every typed word gives everybody a cost of one byte, kept as a
//! column for each chunk; a person's cost is that of all columns together.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
    sync::Arc,
    thread,
};

use super::{
    chunk::{Chunk, Scope},
    cost::{Cost, Kind, Level},
    lexicon::has_letters,
    pattern::Pattern,
    read::{Reading, read},
    texts::is_between,
    word::{Tier, Word},
};
use crate::domain::{UserId, has_at_sign};

/// Columns that are kept for each chunk.
const KEPT: usize = 8;
/// Words of a text that can be like a name; a longer one is only looked for as it is typed.
const MOST: usize = 8;
/// People for whom another thread brings more than it costs to start.
const ENOUGH: usize = 40_000;

/// A typed word: as it is typed, and as what may be like it.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    text: String,
    word: Word,
    pattern: Option<Pattern>,
}

/// Words that people may be like.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) all: Vec<Typed>,
    /// The minimum cost, if these are not the typed words: such a match is never "as typed".
    pub(super) least: Option<Cost>,
}

impl Words {
    /// The words of a text; none for particles alone and for a text too long. Of an address there
    /// are none either: it is right, or it is another one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let Reading::Words(words) = read(text) else { return None };
        if words.iter().any(|word| has_at_sign(word)) {
            return None;
        }
        let alone = words.iter().all(|word| is_between(word) || !has_letters(word));
        let all = || words.iter().map(|word| Typed::new(word)).collect();
        (!alone && words.len() <= MOST).then(|| Self { all: all(), least: None })
    }

    /// The ways to read the words, each for where nobody is found by those before: as they are,
    /// written together, and without particles, which people add to names that have none.
    pub(super) fn ways(&self) -> impl Iterator<Item = Self> {
        let ways = [|it: &Self| Some(it.clone()), Self::together, Self::without_particles];
        ways.into_iter().filter_map(|way| way(self))
    }

    /// The same words written together, when they are several.
    fn together(&self) -> Option<Self> {
        let text: String = self.all.iter().map(|typed| typed.text.as_str()).collect();
        let least = Some(Cost::of(Kind::Joined, 0));
        (self.all.len() > 1).then(|| Self { all: vec![Typed::new(&text)], least })
    }

    /// The same words without those that stand between a first and a last name.
    fn without_particles(&self) -> Option<Self> {
        let all = self.all.iter().filter(|typed| !is_between(&typed.text));
        let (all, least) = (all.cloned().collect::<Vec<_>>(), Some(Cost::of(Kind::Mistyped, 0)));
        (all.len() < self.all.len()).then_some(Self { all, least })
    }

    /// Each word, as it is typed and as what may be like it.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&Word, Option<&Pattern>)> {
        self.all.iter().map(|typed| (&typed.word, typed.pattern.as_ref()))
    }

    /// What tells them from others.
    pub(super) fn key(&self) -> String {
        let words: Vec<&str> = self.all.iter().map(|typed| typed.text.as_str()).collect();
        words.join(" ")
    }
}

impl Typed {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), word: Word::new(text), pattern: Pattern::new(text) }
    }
}

/// The costs of one word for the people of a chunk.
#[derive(Debug)]
struct Column {
    text: String,
    level: Level,
    costs: Vec<Cost>,
}

/// The columns of one chunk, the last used at the end.
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<Column>);

impl Columns {
    /// The column of a word moves to the end, computed as far as it was not.
    fn prepare(&mut self, chunk: &Chunk, typed: &Typed, level: Level) {
        let known = self.0.iter().position(|column| column.text == typed.text);
        let mut column = if let Some(at) = known {
            self.0.remove(at)
        } else {
            let (text, costs) = (typed.text.clone(), as_typed(chunk, typed));
            let mut column = Column { text, level: Level::Close, costs };
            fill(chunk, typed, &mut column);
            column
        };
        if column.level < level {
            column.level = level;
            fill(chunk, typed, &mut column);
        }
        self.0.push(column);
    }

    fn get(&self, typed: &Typed) -> &[Cost] {
        let column = self.0.iter().rfind(|column| column.text == typed.text);
        column.map_or(&[], |column| &column.costs)
    }

    fn shorten(&mut self) {
        let most = self.0.len().saturating_sub(KEPT);
        self.0.drain(..most);
    }
}

/// The costs of everybody who matches a word as it is typed.
fn as_typed(chunk: &Chunk, typed: &Typed) -> Vec<Cost> {
    let (word, tier) = (&typed.word, Tier::Literal);
    let domains = chunk.domains(|domain| word.is_in(domain, tier));
    let cost = |at| {
        let domain = domains.get(chunk.domain(at)).is_some_and(|has| *has);
        if !word.can_be(chunk.signs(at), domain, tier) {
            return Cost::NONE;
        }
        match word.best(&chunk.texts(at), true, tier) {
            Some(found) if found.particle => Cost::PARTICLE,
            Some(found) => Cost::typed(found.rank),
            None => Cost::NONE,
        }
    };
    (0..chunk.len()).map(cost).collect()
}

/// Fills in the costs of those who do not match better.
fn fill(chunk: &Chunk, typed: &Typed, column: &mut Column) {
    let Some(pattern) = &typed.pattern else { return };
    let lexicon = chunk.lexicon();
    let hints = lexicon.hints(pattern, column.level);
    for (at, cost) in column.costs.iter_mut().enumerate().filter(|(_, cost)| **cost == Cost::NONE) {
        *cost = lexicon.cost(at, chunk.signs(at).name, (pattern, &hints, column.level));
    }
}

/// Whom to look for.
pub(super) struct Likeness<'a> {
    pub(super) words: &'a Words,
    pub(super) level: Level,
    pub(super) scope: Scope,
    pub(super) take: usize,
    pub(super) first: &'a BTreeSet<UserId>,
    pub(super) wanted: &'a (dyn Fn() -> bool + Sync),
}

/// How much somebody is like what was typed: the worst tier, then all costs together.
type Key = (u8, u16);

/// The order of those who are like it: how much, who goes first, words of the name, its front and
/// whole, the address, the number.
type Place<'a> = (Key, Reverse<bool>, usize, u64, &'a str, &'a str, UserId);

/// Those who are like what was typed and do not match as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Similar {
    /// The best, with the tier of each.
    pub(super) best: Vec<(UserId, u8)>,
    pub(super) total: usize,
}

/// A chunk with those who are no longer as it says, and its columns.
type Part<'a, 'c> = (&'a Arc<Chunk>, &'a BTreeSet<usize>, &'c mut Columns);

/// The best of one thread, and how many there are.
type Best<'a> = (BinaryHeap<Place<'a>>, usize);

/// Looks at everybody; nothing when the answer is no longer wanted.
pub(super) fn similar<'a>(
    it: &Likeness<'_>,
    (chunks, gone): (&'a [Arc<Chunk>], &'a [BTreeSet<usize>]),
    columns: &mut Vec<Columns>,
) -> Option<Similar> {
    columns.resize_with(chunks.len(), Columns::default);
    let people: usize = chunks.iter().map(|chunk| chunk.len()).sum();
    let threads = match people / ENOUGH {
        few @ 0..=1 => few.max(1),
        most => thread::available_parallelism().map_or(1, usize::from).min(most),
    };
    let mut shares: Vec<Vec<Part<'a, '_>>> = (0..threads).map(|_| Vec::new()).collect();
    for (nth, ((chunk, gone), columns)) in chunks.iter().zip(gone).zip(columns).enumerate() {
        if let Some(share) = shares.get_mut(nth % threads) {
            share.push((chunk, gone, columns));
        }
    }
    let found: Vec<Option<Best<'a>>> = thread::scope(|scope| {
        let mut shares = shares.into_iter();
        let mine = shares.next().unwrap_or_default();
        let others: Vec<_> = shares.map(|share| scope.spawn(move || of_share(it, share))).collect();
        let mine = of_share(it, mine);
        let others = others.into_iter().map(|other| other.join().ok().flatten());
        std::iter::once(mine).chain(others).collect()
    });
    let (mut best, mut total) = (Vec::new(), 0);
    for part in found {
        let (some, count) = part?;
        best.extend(some);
        total += count;
    }
    best.sort_unstable();
    best.truncate(it.take);
    let best = best.into_iter().map(|((tier, _), .., id)| (id, tier)).collect();
    Some(Similar { best, total })
}

fn of_share<'a>(it: &Likeness<'_>, share: Vec<Part<'a, '_>>) -> Option<Best<'a>> {
    let (mut best, mut total) = (BinaryHeap::new(), 0);
    for (chunk, gone, columns) in share {
        for typed in &it.words.all {
            if !(it.wanted)() {
                return None;
            }
            columns.prepare(chunk, typed, it.level);
        }
        let all: Vec<&[Cost]> = it.words.all.iter().map(|typed| columns.get(typed)).collect();
        for at in 0..chunk.len() {
            let Some(key) = key(it, &all, at) else { continue };
            if !chunk.is_in(at, it.scope) || gone.contains(&at) {
                continue;
            }
            total += 1;
            let full = best.len() >= it.take;
            let late = |worst: &Place<'_>| key > worst.0;
            if !full || best.peek().is_some_and(|worst| !late(worst)) {
                place(it, (chunk, at, key), &mut best);
            }
        }
        columns.shorten();
    }
    Some((best, total))
}

/// What all words cost together; nothing for who does not match, or matches as typed.
fn key(it: &Likeness<'_>, columns: &[&[Cost]], at: usize) -> Option<Key> {
    let (mut tier, mut sum, mut scores) = (0, 0, false);
    for column in columns {
        let mut cost = column.get(at).copied().unwrap_or(Cost::NONE);
        if let Some(least) = it.words.least.filter(|_| cost.scores()) {
            cost = cost.max(least);
        }
        if cost == Cost::NONE || (it.level == Level::Close && cost.tier() > Kind::Initials as u8) {
            return None;
        }
        tier = tier.max(cost.tier());
        sum += cost.value();
        scores |= cost.scores();
    }
    (scores && tier > 0).then_some((tier, sum))
}

fn place<'a>(
    it: &Likeness<'_>,
    (chunk, at, key): (&'a Chunk, usize, Key),
    best: &mut BinaryHeap<Place<'a>>,
) {
    let Some(id) = chunk.id(at) else { return };
    let texts = chunk.texts(at);
    let goes_first = Reverse(it.first.contains(&id));
    let words = chunk.lexicon().words_of(at);
    let place = (key, goes_first, words, texts.signs.front, texts.name, texts.email, id);
    if best.len() < it.take {
        best.push(place);
    } else if let Some(mut worst) = best.peek_mut()
        && place < *worst
    {
        *worst = place;
    }
}
