//! The whole example with any number of extra users, generated in batches.

use std::{iter::Peekable, vec};

use super::{
    builder::{UserSpec, World, insert_event},
    country::VariedNames,
    full,
    names::NamePool,
    small,
};
use crate::domain::{
    Actor, EnvId, HistoryBatch, Kind, Moment, Now,
    PlatformRole::{Advanced, Basic},
    Record, UserId,
    UserStatus::{Active, Blocked, Invited},
};

/// Users created in one operation.
const BATCH_SIZE: usize = 500;
/// The first extra user joined this many days ago; the environment was founded 900 days ago.
const FIRST_JOINED_DAYS_AGO: i64 = 880;
/// The numbers in the addresses of extra users start here, above those of the own users in the
/// whole example.
const FIRST_NUMBER: usize = 1_000;

/// An iterator over all events, oldest first: the whole example, with the extra users in between.
///
/// Equal moments, sizes and seeds give equal events. Only one batch of extra users is in memory at
/// a time.
pub struct Crowd {
    world: Peekable<vec::IntoIter<HistoryBatch>>,
    env: EnvId,
    now: Now,
    names: NamePool,
    /// Generates names of [`Self::with_varied_names`], if set.
    varied_names: Option<VariedNames>,
    count: usize,
    seed: u64,
    first: i64,
    generated: usize,
}

impl Crowd {
    pub(super) fn new(now: Now, count: usize, seed: u64) -> Self {
        let mut world = World::new(now);
        let small = small::build(&mut world);
        full::build(&mut world, &small);
        let first = world.next_free_id();
        let batches = world.into_batches().into_iter().peekable();
        let names = NamePool::default();
        Self {
            world: batches,
            env: small.own,
            now,
            names,
            varied_names: None,
            count,
            seed,
            first,
            generated: 0,
        }
    }

    /// Makes the names as varied as in a real country: a hundred thousand family names for a
    /// million people, instead of a few thousand combined from two short lists.
    #[must_use]
    pub fn with_varied_names(mut self) -> Self {
        self.varied_names = Some(VariedNames::default());
        self
    }

    /// Returns the first id that no row has.
    pub fn first_free_id(&self) -> i64 {
        self.first.saturating_add(i64::try_from(self.count).unwrap_or(i64::MAX))
    }

    /// Returns the number of extra users so far.
    pub const fn generated(&self) -> usize {
        self.generated
    }

    /// Returns the moment of the next batch: the extra users are spread evenly over the days until
    /// now.
    fn batch_time(&self) -> Moment {
        let from = self.now.at.plus_days(-FIRST_JOINED_DAYS_AGO).0;
        let span = i128::from(self.now.at.0 - from);
        let (generated, count) = (self.generated as i128, self.count.max(1) as i128);
        Moment(from + i64::try_from(span * generated / count).unwrap_or(0))
    }

    fn user(&self, number: usize, at: Moment) -> crate::domain::User {
        let chance = mix_seed(self.seed, number);
        let (number_of, domain) = (FIRST_NUMBER + number, "eigendomein.nl");
        let (name, email) = match &self.varied_names {
            Some(varied_names) => varied_names.person(chance, number_of, domain),
            None => self.names.varied_person(chance, number_of, domain),
        };
        let role = if number % 17 == 5 { Advanced } else { Basic };
        let status = match number % 41 {
            7 => Blocked,
            19 => Invited,
            _ => Active,
        };
        let id = UserId(self.first + i64::try_from(number).unwrap_or(0));
        UserSpec::new(&name, &email).role(role).status(status).user(id, self.env, at)
    }
}

impl Iterator for Crowd {
    type Item = HistoryBatch;

    fn next(&mut self) -> Option<HistoryBatch> {
        let at = self.batch_time();
        let all_here = self.generated == self.count;
        if all_here || self.world.peek().is_some_and(|batch| batch.at <= at) {
            return self.world.next();
        }
        let until = (self.generated + BATCH_SIZE).min(self.count);
        let event = |number| insert_event(Kind::UserAdded, Record::User(self.user(number, at)));
        let events = (self.generated..until).map(event).collect();
        self.generated = until;
        Some(HistoryBatch { at, by: Actor::System, events })
    }
}

/// Mixes the number of a person with the seed, by `SplitMix64`.
fn mix_seed(seed: u64, number: usize) -> u64 {
    let step = (number as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = seed.wrapping_add(step);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
