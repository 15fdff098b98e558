//! The people, folded once, and looking through all of them.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    mark::marks,
    word::{Match, Place, Rank, Word},
};
use crate::domain::{Marks, fold};

/// Signs of a typed text that are looked at.
const LONGEST: usize = 200;

/// Somebody to be found.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The name, as it is shown.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
    /// Whether this person already is in an organisation with who searches; goes first.
    pub shares: bool,
}

/// Somebody found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place of the entry.
    pub at: usize,
    /// The letters of the name that matched.
    pub name: Marks,
    /// The letters of the address that matched.
    pub email: Marks,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The best ones, best first.
    pub best: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

#[derive(Debug)]
struct Person {
    name: String,
    email: String,
    folded_name: String,
    folded_email: String,
    shares: bool,
}

/// Everybody who can be found.
#[derive(Debug, Default)]
pub struct Index(Vec<Person>);

/// The order of hits: the worst word, all words, who shares an organisation, the name, the place.
type Order<'a> = (Rank, usize, Reverse<bool>, &'a str, usize);

impl Index {
    /// Folds everybody once.
    pub fn new<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Self {
        let people = entries.into_iter().map(|entry| Person {
            name: entry.name.to_owned(),
            email: entry.email.to_owned(),
            folded_name: fold(entry.name),
            folded_email: fold(entry.email),
            shares: entry.shares,
        });
        Self(people.collect())
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The `take` best matches of `text`, and how many there are. An empty text matches everybody,
    /// in the given order.
    pub fn find(&self, text: &str, take: usize) -> Hits {
        let short: String = text.chars().take(LONGEST).collect();
        let words: Vec<Word> = fold(&short).split_whitespace().map(Word::new).collect();
        if words.is_empty() {
            let all = (0..self.len()).take(take);
            let best = all.map(|at| Hit { at, name: Marks::new(), email: Marks::new() });
            return Hits { best: best.collect(), total: self.len() };
        }
        let mut total = 0;
        let mut best: BinaryHeap<Order<'_>> = BinaryHeap::new();
        for (at, person) in self.0.iter().enumerate() {
            let Some(ranked) = rank(&words, person) else { continue };
            total += 1;
            best.push((ranked.worst, ranked.sum, Reverse(person.shares), &person.folded_name, at));
            if best.len() > take {
                best.pop();
            }
        }
        let best = best.into_sorted_vec().into_iter();
        Hits { best: best.filter_map(|(.., at)| self.hit(&words, at)).collect(), total }
    }

    fn hit(&self, words: &[Word], at: usize) -> Option<Hit> {
        let person = self.0.get(at)?;
        let (mut name, mut email) = (Vec::new(), Vec::new());
        let mut keep = |found: Match| match found.place {
            Place::Name(from, to) => name.push((from, to)),
            Place::Email(from, to) => email.push((from, to)),
        };
        each(words, person, rank(words, person)?.particles, &mut keep)?;
        Some(Hit { at, name: marks(&person.name, &name), email: marks(&person.email, &email) })
    }
}

/// How well a person matches all the words.
struct Ranked {
    worst: Rank,
    sum: usize,
    /// Whether particles were let in; alone they find nobody.
    particles: bool,
}

fn rank(words: &[Word], person: &Person) -> Option<Ranked> {
    [true, false].into_iter().find_map(|particles| {
        let (mut worst, mut sum) = (None, 0);
        each(words, person, particles, &mut |found| {
            if !found.particle {
                worst = worst.max(Some(found.rank));
                sum += found.rank as usize;
            }
        })?;
        worst.map(|worst| Ranked { worst, sum, particles })
    })
}

/// Every word must match; `with` takes each match.
fn each(
    words: &[Word],
    person: &Person,
    particles: bool,
    with: &mut impl FnMut(Match),
) -> Option<()> {
    for word in words {
        with(word.best(&person.folded_name, &person.folded_email, particles)?);
    }
    Some(())
}
