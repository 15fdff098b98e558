//! What a typed word costs on a person, in one byte: the tier in the upper three bits, how far off
//! within the tier in the lower five (R148).

use crate::search::query::word::Rank;

/// How a word matches that does not match as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// It stands inside a word of the name.
    Inside = 1,
    /// It begins several words of the name, written together.
    Joined,
    /// It is made of beginnings of successive words of the name.
    Initials,
    /// It is a beginning of the name with typing errors.
    Mistyped,
    /// It sounds like a word of the name.
    Sound,
    /// Its letters stand in this order in a word of the name.
    Gaps,
}

/// How far a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// What matches as it is typed.
    Typed,
    /// [`Rule::Inside`] to [`Rule::Initials`].
    Close,
    /// All kinds.
    Alike,
}

impl Depth {
    /// What the worst word of a match that a search to here finds costs, from and up to; less than
    /// the close ones is found as typed.
    pub(crate) const fn costs(self) -> (Cost, Cost) {
        match self {
            Self::Typed => (Cost(1), Cost((1 << BITS) - 1)),
            Self::Close => (Cost(1 << BITS), Cost(((Rule::Initials as u8 + 1) << BITS) - 1)),
            Self::Alike => (Cost(1 << BITS), Cost(u8::MAX - 1)),
        }
    }
}

/// The cost of one typed word, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost(u8);

/// Bits that say how far off within a tier.
const BITS: u8 = 5;

impl Cost {
    /// As typed, but only a particle of the name: it scores nothing and finds nobody alone.
    pub(crate) const PARTICLE: Self = Self(0);
    /// Made of beginnings of particles only: it finds nobody alone either.
    pub(crate) const PARTICLES: Self = Self((Rule::Initials as u8) << BITS);
    /// No match.
    pub(crate) const NONE: Self = Self(u8::MAX);

    /// The higher one of two; loops over many compare several at once.
    pub(crate) const fn worst(self, other: Self) -> Self {
        if self.0 > other.0 { self } else { other }
    }

    /// The lower one of two.
    pub(crate) const fn best(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }

    /// Of a word that matches as it is typed.
    pub(crate) const fn typed(rank: Rank) -> Self {
        Self(1 + rank as u8)
    }

    /// Of another match; `off` above 31 counts as 31.
    pub(crate) fn of(kind: Rule, off: usize) -> Self {
        let off = u8::try_from(off).unwrap_or(u8::MAX).min((1 << BITS) - 1);
        Self((kind as u8) << BITS | off)
    }

    /// The tier: 0 as typed, then as [`Rule`].
    pub(crate) const fn tier(self) -> u8 {
        self.0 >> BITS
    }

    /// Returns whether this match is enough to find somebody.
    pub(crate) const fn scores(self) -> bool {
        self.0 != Self::PARTICLE.0 && self.0 != Self::PARTICLES.0
    }

    /// The rank of a match as typed; a particle counts as the best.
    pub(crate) fn rank(self) -> u16 {
        self.0.saturating_sub(1).into()
    }

    /// Those of words that match as they are typed, best first.
    pub(crate) fn all_typed() -> impl Iterator<Item = Self> {
        [Rank::NameStart, Rank::WordStart, Rank::EmailStart, Rank::EmailInside]
            .into_iter()
            .map(Self::typed)
    }

    /// The number behind those of a tier.
    pub(crate) const fn end_of(tier: u16) -> u16 {
        (tier + 1) << BITS
    }

    /// The number that is added up over the words of a query.
    pub(crate) fn value(self) -> u16 {
        self.0.into()
    }
}
