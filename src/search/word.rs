//! One typed word against one person.

use memchr::memmem::Finder;

use super::{
    letters::{Initials, Letters},
    texts::{Signs, Texts, breaks, front, parts},
};

/// How well a word matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The beginning of the name.
    NameStart,
    /// The beginning of another word of the name.
    WordStart,
    /// The beginning of the address.
    EmailStart,
    /// Inside the address.
    EmailInside,
}

/// How a word must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// As it is typed: the beginning of a word of the name, or a part of the address.
    Literal,
    /// What is typed, anywhere in the name or the address, as a list is filtered: all match alike
    /// and nobody goes first, so the first by name are the best.
    Inside,
}

/// Where a word matched: bytes of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Of the name.
    Name(usize, usize),
    /// Of the address.
    Email(usize, usize),
}

/// A match of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) rank: Rank,
    pub(super) place: Place,
    /// `true` if it is only a particle, which does not score alone.
    pub(super) particle: bool,
}

/// A typed word, folded, with the other ways of writing it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    ways: Vec<Way>,
    /// `true` if it is a whole address.
    whole: bool,
}

/// One way of writing a word.
#[derive(Clone, Debug)]
struct Way {
    text: String,
    /// Its first eight bytes, and a sign for each bit of those that it has.
    front: (u64, u64),
    first: Initials,
    letters: Letters,
    /// Those before the sign that parts an address.
    local: Letters,
    finder: Finder<'static>,
}

impl Word {
    /// `text` is folded.
    pub(super) fn new(text: &str) -> Self {
        let mut ways = vec![text.to_owned()];
        for (from, to) in [("ij", "y"), ("y", "ij"), ("oe", "o"), ("ue", "u"), ("ae", "a")] {
            let other = text.replace(from, to);
            if !ways.contains(&other) {
                ways.push(other);
            }
        }
        let way = |text: String| Way {
            front: (front(&text), u64::MAX << (64 - 8 * text.len().clamp(1, 8))),
            first: Initials::of(text.bytes().next()),
            letters: Letters::of(text.bytes()),
            local: Letters::of(parts(&text).0.bytes()),
            finder: Finder::new(&text).into_owned(),
            text,
        };
        Self { ways: ways.into_iter().map(way).collect(), whole: false }
    }

    /// A folded address, of which every sign must be there.
    pub(super) fn address(text: &str) -> Self {
        let mut word = Self::new(text);
        word.ways.truncate(1);
        Self { whole: true, ..word }
    }

    /// Whether everybody who matches this word as it is typed matches `shorter` too: what was
    /// found for that is then enough to look through.
    pub(super) fn narrows(&self, shorter: &Self) -> bool {
        let begins = |way: &Way| shorter.ways.iter().any(|old| way.text.starts_with(&old.text));
        self.ways.iter().all(begins) && (!shorter.whole || self.is(shorter))
    }

    /// Returns whether this is the same word.
    pub(super) fn is(&self, other: &Self) -> bool {
        let text = |word: &Self| word.ways.first().map(|way| way.text.clone());
        self.whole == other.whole && text(self) == text(other)
    }

    /// The ways of writing it that count.
    fn ways(&self, tier: Tier) -> &[Way] {
        let count = if tier == Tier::Inside { 1 } else { self.ways.len() };
        self.ways.get(..count).unwrap_or_default()
    }

    /// Returns whether a domain of addresses has this word.
    pub(super) fn is_in(&self, domain: &str, tier: Tier) -> bool {
        self.ways(tier).iter().any(|way| way.finder.find(domain.as_bytes()).is_some())
    }

    /// Whether somebody of whom this is known can match at all; `domain` when the domain of the
    /// address has the word.
    pub(super) fn can_be(&self, signs: Signs, domain: bool, tier: Tier) -> bool {
        let inside = |way: &Way| tier == Tier::Inside && signs.name.missing(way.letters) == 0;
        let found = |way: &Way| way.in_name(signs) || way.in_local(signs) || inside(way);
        domain || self.ways(tier).iter().any(found)
    }

    /// How well it matches at best. A particle counts for nothing beside other words; when there
    /// are none it is passed over.
    pub(super) fn hope(&self, signs: Signs, alone: bool) -> Rank {
        let hopes = self.ways.iter().map(|way| way.hope(signs, alone));
        hopes.min().unwrap_or(Rank::NameStart)
    }

    /// Returns whether it matches for certain: a plain letter with which a word begins, or that the
    /// address has.
    pub(super) fn surely(&self, signs: Signs, domain: bool, tier: Tier) -> bool {
        let in_name = |way: &Way| match tier {
            Tier::Inside => signs.name.missing(way.letters) == 0,
            Tier::Literal => signs.starts.meets(way.first),
        };
        let sure = |way: &Way| in_name(way) || domain || way.in_local(signs);
        let plain = |way: &&Way| matches!(way.text.as_bytes(), [b'a'..=b'z']);
        self.ways.first().filter(plain).is_some_and(sure)
    }

    /// The best match of this word in a folded name and address; without `particles` those of the
    /// name are passed over.
    pub(super) fn best(&self, texts: &Texts<'_>, particles: bool, tier: Tier) -> Option<Match> {
        if tier == Tier::Inside {
            return self.ways.first().and_then(|way| way.inside(texts));
        }
        if self.whole {
            let way = self.ways.first().filter(|way| way.text == texts.email)?;
            let place = Place::Email(0, way.text.len());
            return Some(Match { rank: Rank::EmailStart, place, particle: false });
        }
        // The other ways of writing are tried only when the word itself is not there.
        self.ways.iter().find_map(|way| way.literal(texts, particles))
    }

    /// All beginnings of words of the name that match as well as any.
    pub(super) fn beginnings(&self, texts: &Texts<'_>) -> Vec<(usize, usize)> {
        let all = |way: &Way| {
            let begins = |start: &usize| {
                texts.name.get(*start..).is_some_and(|rest| rest.starts_with(&way.text))
            };
            let starts = texts.heads().map(|(start, _)| start).filter(begins);
            starts.map(|start| (start, start + way.text.len())).collect::<Vec<_>>()
        };
        let ways = if self.whole { &[] } else { self.ways.as_slice() };
        ways.iter().map(all).find(|places| !places.is_empty()).unwrap_or_default()
    }
}

impl Way {
    /// Returns whether a word of the name begins with the first letter.
    const fn can_begin(&self, signs: Signs) -> bool {
        signs.starts.meets(self.first) || signs.between.meets(self.first)
    }

    const fn in_name(&self, signs: Signs) -> bool {
        self.can_begin(signs) && signs.name.missing(self.letters) == 0
    }

    const fn in_local(&self, signs: Signs) -> bool {
        signs.local.missing(self.local) == 0
    }

    fn hope(&self, signs: Signs, alone: bool) -> Rank {
        let (front, mask) = self.front;
        if signs.front & mask == front || (!alone && signs.between.meets(self.first)) {
            Rank::NameStart
        } else if signs.starts.meets(self.first) {
            Rank::WordStart
        } else {
            Rank::EmailStart
        }
    }

    fn inside(&self, texts: &Texts<'_>) -> Option<Match> {
        let end = |at: usize| at + self.text.len();
        let in_name = self.finder.find(texts.name.as_bytes());
        let in_email = || self.finder.find(texts.email.as_bytes());
        let place = in_name
            .map(|at| Place::Name(at, end(at)))
            .or_else(|| in_email().map(|at| Place::Email(at, end(at))))?;
        Some(Match { rank: Rank::NameStart, place, particle: false })
    }

    fn literal(&self, texts: &Texts<'_>, particles: bool) -> Option<Match> {
        let mut particle = None;
        if self.in_name(texts.signs) {
            let is_here = |start| {
                let rest = texts.name.as_bytes().get(start..);
                rest.is_some_and(|rest| rest.starts_with(self.text.as_bytes()))
            };
            for (start, between) in texts.heads().filter(|(start, _)| is_here(*start)) {
                let rank = if start == 0 { Rank::NameStart } else { Rank::WordStart };
                let place = Place::Name(start, start + self.text.len());
                if !between {
                    return Some(Match { rank, place, particle: false });
                }
                if particles {
                    particle.get_or_insert(Match { rank, place, particle: true });
                }
            }
        }
        // A particle of the name is meant rather than two letters somewhere in an address.
        particle.or_else(|| {
            let at = self.finder.find(texts.email.as_bytes())?;
            let rank = if at == 0 { Rank::EmailStart } else { Rank::EmailInside };
            let place = Place::Email(at, at + self.text.len());
            Some(Match { rank, place, particle: false })
        })
    }
}

/// The words of a folded name: where each begins, and the word.
pub(super) fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    name.split(breaks).filter_map(move |word| {
        let start = at;
        at += word.len();
        // The sign that split them is one byte: the folded form of every break is ASCII or space.
        at += name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}
