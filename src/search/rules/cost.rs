//! The cost of a typed word for a person, in one byte: the tier in the upper three bits, the
//! distance within the tier in the lower five (R148).

use crate::search::query::word::Rank;

/// How a word matches if it does not match as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// Inside a word of the name.
    Inside = 1,
    /// As the start of several words of the name, written together.
    Joined,
    /// As initials: prefixes of successive words of the name.
    Initials,
    /// As a prefix of a word or of several, with typing errors.
    Mistyped,
    /// By sound.
    Sound,
    /// With gaps: its letters occur in this order in a word of the name.
    Gaps,
}

/// How far a search goes from the typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SearchLevel {
    /// Matches as typed.
    Typed,
    /// [`Rule::Inside`] to [`Rule::Initials`].
    Close,
    /// All rules.
    Alike,
}

impl SearchLevel {
    /// The range of costs that the worst word of a match may have at this level. Similar levels
    /// exclude matches as typed.
    pub(crate) const fn cost_range(self) -> (Cost, Cost) {
        match self {
            Self::Typed => (Cost(1), Cost((1 << DISTANCE_BITS) - 1)),
            Self::Close => {
                (Cost(1 << DISTANCE_BITS), Cost(((Rule::Initials as u8 + 1) << DISTANCE_BITS) - 1))
            }
            Self::Alike => (Cost(1 << DISTANCE_BITS), Cost(u8::MAX - 1)),
        }
    }
}

/// The cost of one typed word for one person; lower is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost(u8);

/// Bits for the distance within a tier.
const DISTANCE_BITS: u8 = 5;

impl Cost {
    /// As typed, but matches a particle only: finds nobody alone.
    pub(crate) const PARTICLE: Self = Self(0);
    /// Made of prefixes of particles only: finds nobody alone.
    pub(crate) const INITIAL_PARTICLES: Self = Self((Rule::Initials as u8) << DISTANCE_BITS);
    /// No match.
    pub(crate) const NONE: Self = Self(u8::MAX);

    /// Returns the cost with this number.
    pub(crate) const fn from_number(number: u8) -> Self {
        Self(number)
    }

    /// Returns the number of the cost, which orders costs.
    pub(crate) const fn number(self) -> u8 {
        self.0
    }

    /// Returns the higher cost. Branch-free, so that loops vectorise.
    pub(crate) const fn worst(self, other: Self) -> Self {
        if self.0 > other.0 { self } else { other }
    }

    /// Returns the lower cost.
    pub(crate) const fn best(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }

    /// Returns whether this is the cost of a match as typed, of a particle or not.
    pub(crate) const fn is_typed(self) -> bool {
        self.0 < 1 << DISTANCE_BITS
    }

    /// The cost of a match as typed.
    pub(crate) const fn typed(rank: Rank) -> Self {
        Self(1 + rank as u8)
    }

    /// The cost of a similar match; `distance` is capped at 31.
    pub(crate) fn similar(kind: Rule, distance: usize) -> Self {
        let distance = u8::try_from(distance).unwrap_or(u8::MAX).min((1 << DISTANCE_BITS) - 1);
        Self((kind as u8) << DISTANCE_BITS | distance)
    }

    /// Returns the tier: 0 as typed, then as in [`Rule`].
    pub(crate) const fn tier(self) -> u8 {
        self.0 >> DISTANCE_BITS
    }

    /// Returns whether this match finds somebody without another word, so not only by particles.
    pub(crate) const fn finds_alone(self) -> bool {
        self.0 != Self::PARTICLE.0 && self.0 != Self::INITIAL_PARTICLES.0
    }

    /// Returns the rank of a match as typed; a particle counts as the best rank.
    pub(crate) fn rank(self) -> u16 {
        self.0.saturating_sub(1).into()
    }

    /// Returns the costs of matches as typed, best first.
    pub(crate) fn all_typed() -> impl Iterator<Item = Self> {
        [Rank::NameStart, Rank::WordStart, Rank::EmailStart, Rank::EmailInside]
            .into_iter()
            .map(Self::typed)
    }

    /// Returns the first number after the costs of a tier.
    pub(crate) const fn tier_end(tier: u16) -> u16 {
        (tier + 1) << DISTANCE_BITS
    }

    /// Returns the number that is summed over the words of a query.
    pub(crate) fn as_number(self) -> u16 {
        self.0.into()
    }
}
