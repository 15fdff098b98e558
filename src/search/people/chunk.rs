//! People, folded: as they are read, and as they are searched.

use std::cmp::Ordering;

use super::{
    addresses::Addresses,
    names::SortedNames,
    strings::{Strings, small},
};
use crate::{
    domain::{EnvId, Findable, UserId},
    search::rules::cost::Cost,
};

/// People in a full chunk.
pub const FULL: usize = 262_144;

/// People as they are read, to be made a chunk.
#[derive(Debug, Default)]
pub struct Batch {
    names: Strings,
    emails: Strings,
    about: Vec<(UserId, EnvId, bool)>,
}

impl Batch {
    /// Takes somebody in.
    pub fn push(&mut self, one: Findable<'_>) {
        self.names.push(one.name);
        self.emails.push(one.email);
        self.about.push((one.id, one.env, one.active));
    }

    /// How many people it has.
    pub const fn len(&self) -> usize {
        self.about.len()
    }

    /// Returns whether it has nobody.
    pub const fn is_empty(&self) -> bool {
        self.about.is_empty()
    }
}

/// Some people, sorted by name, then by number. It never changes, so that it can be read by several
/// threads while others are made. Each has a place, the same in every list.
#[derive(Debug, Default)]
pub struct Chunk {
    pub(crate) names: SortedNames,
    pub(crate) addresses: Addresses,
    ids: Vec<UserId>,
    /// The places, in the order of the numbers of the people there.
    by_id: Vec<u32>,
    envs: Vec<u32>,
    /// The different environments, sorted.
    all_envs: Vec<EnvId>,
    active: Vec<bool>,
}

/// The people among whom is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody.
    All,
    /// Active people, of all environments.
    Active,
    /// The users of one environment.
    Of(EnvId),
}

impl From<Batch> for Chunk {
    fn from(batch: Batch) -> Self {
        let order = sorted(&batch);
        let all = || order.iter().map(|at| *at as usize);
        // What is taken over goes at once: the names need room of their own.
        let Batch { names, emails, about } = batch;
        let addresses = Addresses::of(all().map(|at| emails.get(at)));
        drop(emails);
        let those = || all().filter_map(|at| about.get(at));
        let ids: Vec<UserId> = those().map(|(id, ..)| *id).collect();
        let mut by_id: Vec<u32> = (0..ids.len()).map(small).collect();
        by_id.sort_unstable_by_key(|at| ids.get(*at as usize));
        let mut all_envs: Vec<EnvId> = about.iter().map(|(_, env, _)| *env).collect();
        all_envs.sort_unstable();
        all_envs.dedup();
        let number = |env: EnvId| small(all_envs.partition_point(|one| *one < env));
        let envs = those().map(|(_, env, _)| number(*env)).collect();
        let active = those().map(|(.., active)| *active).collect();
        drop(about);
        let names = SortedNames::of(all().map(|at| names.get(at)));
        Self { names, addresses, ids, by_id, envs, all_envs, active }
    }
}

/// The places of a batch, by name, then by number.
fn sorted(batch: &Batch) -> Vec<u32> {
    // Most differ in the first letters, which are a number to compare.
    let front = |at: usize| {
        let bytes = batch.names.get(at).bytes().chain(std::iter::repeat(0)).take(8);
        bytes.fold(0, |all, byte| all << 8 | u64::from(byte))
    };
    let mut order: Vec<(u64, u32)> = (0..batch.len()).map(|at| (front(at), small(at))).collect();
    let rest = |at: u32| {
        let at = at as usize;
        (batch.names.get(at), batch.about.get(at).map(|(id, ..)| *id))
    };
    order.sort_unstable_by(|one, other| match one.0.cmp(&other.0) {
        Ordering::Equal => rest(one.1).cmp(&rest(other.1)),
        differs => differs,
    });
    order.into_iter().map(|(_, at)| at).collect()
}

impl Chunk {
    /// How many people it has.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether it has nobody.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The person at a place.
    pub(crate) fn id(&self, at: usize) -> Option<UserId> {
        self.ids.get(at).copied()
    }

    /// Where somebody stands.
    pub(crate) fn find(&self, id: UserId) -> Option<usize> {
        let there = |at: &u32| self.ids.get(*at as usize).copied();
        let nth = self.by_id.binary_search_by(|at| there(at).cmp(&Some(id))).ok()?;
        self.by_id.get(nth).map(|at| *at as usize)
    }

    /// For each person no cost, or [`Cost::NONE`] for those outside a scope.
    pub(crate) fn scope(&self, scope: Scope) -> Vec<Cost> {
        let cost = |belongs: bool| if belongs { Cost::PARTICLE } else { Cost::NONE };
        match scope {
            Scope::All => vec![Cost::PARTICLE; self.len()],
            Scope::Active => self.active.iter().map(|active| cost(*active)).collect(),
            Scope::Of(env) => match self.all_envs.binary_search(&env) {
                Ok(number) => self.envs.iter().map(|of| cost(*of == small(number))).collect(),
                Err(_) => vec![Cost::NONE; self.len()],
            },
        }
    }
}
