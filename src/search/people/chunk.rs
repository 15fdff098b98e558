//! Batches of people as they are read, and the chunks that are searched.

use std::cmp::Ordering;

use super::{
    addresses::Addresses,
    names::SortedNames,
    positions::Positions,
    strings::{Strings, to_u32},
};
use crate::domain::{EnvId, Findable, UserId};

/// Maximum people in a chunk.
pub const CHUNK_SIZE: usize = 262_144;

/// People collected for a chunk, in any order.
#[derive(Debug, Default)]
pub struct Batch {
    names: Strings,
    emails: Strings,
    details: Vec<(UserId, EnvId, bool)>,
}

impl Batch {
    /// Adds a person; the order does not matter.
    pub fn push(&mut self, one: Findable<'_>) {
        self.names.push(one.name);
        self.emails.push(one.email);
        self.details.push((one.id, one.env, one.active));
    }

    /// Returns the number of people added so far.
    pub const fn len(&self) -> usize {
        self.details.len()
    }

    /// Returns whether no person was added yet.
    pub const fn is_empty(&self) -> bool {
        self.details.is_empty()
    }
}

/// People sorted by name, then by id. Immutable, so that threads can share it. A person has one
/// position in all lists.
#[derive(Debug, Default)]
pub struct Chunk {
    pub(crate) names: SortedNames,
    pub(crate) addresses: Addresses,
    ids: Vec<UserId>,
    /// The positions, sorted by id.
    by_id: Vec<u32>,
    envs: Vec<u32>,
    /// The distinct environments, sorted; `envs` are positions in it.
    all_envs: Vec<EnvId>,
    active: Positions,
}

/// The people to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Everybody, active or not.
    All,
    /// Active people of all environments.
    Active,
    /// The users of one environment, active or not.
    Environment(EnvId),
}

impl From<Batch> for Chunk {
    fn from(batch: Batch) -> Self {
        let order = sorted_positions(&batch);
        let all = || order.iter().map(|at| *at as usize);
        // Free each part once it is converted: building the names needs memory.
        let Batch { names, emails, details } = batch;
        let addresses = Addresses::from_addresses(all().map(|at| emails.get(at)));
        drop(emails);
        let those = || all().filter_map(|at| details.get(at));
        let ids: Vec<UserId> = those().map(|(id, ..)| *id).collect();
        let mut by_id: Vec<u32> = (0..ids.len()).map(to_u32).collect();
        by_id.sort_unstable_by_key(|at| ids.get(*at as usize));
        let mut all_envs: Vec<EnvId> = details.iter().map(|(_, env, _)| *env).collect();
        all_envs.sort_unstable();
        all_envs.dedup();
        let number = |env: EnvId| to_u32(all_envs.partition_point(|one| *one < env));
        let envs = those().map(|(_, env, _)| number(*env)).collect();
        let mut active = Positions::none(ids.len());
        for (at, _) in those().enumerate().filter(|(_, (.., active))| *active) {
            active.insert(at..at + 1);
        }
        drop(details);
        let names = SortedNames::from_sorted(all().map(|at| names.get(at)));
        Self { names, addresses, ids, by_id, envs, all_envs, active }
    }
}

/// Returns the positions of a batch, sorted by name, then by id.
fn sorted_positions(batch: &Batch) -> Vec<u32> {
    // Most names differ in their first 8 bytes, which compare as one number.
    let front = |at: usize| {
        let bytes = batch.names.get(at).bytes().chain(std::iter::repeat(0)).take(8);
        bytes.fold(0, |all, byte| all << 8 | u64::from(byte))
    };
    let mut order: Vec<(u64, u32)> = (0..batch.len()).map(|at| (front(at), to_u32(at))).collect();
    let rest = |at: u32| {
        let at = at as usize;
        (batch.names.get(at), batch.details.get(at).map(|(id, ..)| *id))
    };
    order.sort_unstable_by(|one, other| match one.0.cmp(&other.0) {
        Ordering::Equal => rest(one.1).cmp(&rest(other.1)),
        differs => differs,
    });
    order.into_iter().map(|(_, at)| at).collect()
}

impl Chunk {
    /// Returns the number of people, outdated entries included.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether there are no people; such a chunk matches nobody.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the person at a position; `None` past the end.
    pub(crate) fn id(&self, at: usize) -> Option<UserId> {
        self.ids.get(at).copied()
    }

    /// Returns the position of a person; `None` if they are not in this chunk.
    pub(crate) fn position_of(&self, id: UserId) -> Option<usize> {
        let there = |at: &u32| self.ids.get(*at as usize).copied();
        let nth = self.by_id.binary_search_by(|at| there(at).cmp(&Some(id))).ok()?;
        self.by_id.get(nth).map(|at| *at as usize)
    }

    /// Returns the positions of the people in a scope.
    pub(crate) fn people_in(&self, scope: Scope) -> Positions {
        match scope {
            Scope::All => Positions::all(self.len()),
            Scope::Active => self.active.clone(),
            Scope::Environment(env) => match self.all_envs.binary_search(&env) {
                Ok(number) => Positions::of(self.envs.iter().map(|of| *of == to_u32(number))),
                Err(_) => Positions::none(self.len()),
            },
        }
    }
}
