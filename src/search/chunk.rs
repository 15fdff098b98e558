//! People, folded, in one piece of memory: a million of them are some thirty of these.

use super::letters::Letters;
use crate::domain::{EnvId, Findable, UserId};

/// People in a full chunk.
pub const FULL: usize = 32_768;

/// Some people, in the order of their numbers. It never changes, so that it can be read by several
/// threads while others are made.
#[derive(Debug, Default)]
pub struct Chunk {
    /// Names and addresses, one behind the other.
    text: String,
    people: Vec<One>,
    /// The letters of each, apart: most are passed over by them alone.
    letters: Vec<Letters>,
}

#[derive(Debug)]
struct One {
    id: UserId,
    env: EnvId,
    /// Where the name ends in the text, and where the address does.
    ends: (u32, u32),
    active: bool,
}

/// Among whom is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody.
    All,
    /// Who is active, of all environments.
    Active,
    /// The users of one environment.
    Of(EnvId),
}

impl Chunk {
    /// Takes somebody in. Their numbers must rise.
    pub fn push(&mut self, one: Findable<'_>) {
        self.text.push_str(one.name);
        let name = self.text.len();
        self.text.push_str(one.email);
        let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.letters.push(Letters::of([one.name, one.email]));
        self.people.push(One {
            id: one.id,
            env: one.env,
            ends: (end(name), end(self.text.len())),
            active: one.active,
        });
    }

    /// How many people it has.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it has nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Who stands at a place.
    pub(super) fn id(&self, at: usize) -> Option<UserId> {
        self.people.get(at).map(|one| one.id)
    }

    /// Where somebody stands.
    pub(super) fn find(&self, id: UserId) -> Option<usize> {
        self.people.binary_search_by_key(&id, |one| one.id).ok()
    }

    /// Whether the one at a place belongs to those among whom is looked.
    pub(super) fn is_in(&self, at: usize, scope: Scope) -> bool {
        self.people.get(at).is_some_and(|one| match scope {
            Scope::All => true,
            Scope::Active => one.active,
            Scope::Of(env) => one.env == env,
        })
    }

    /// The letters of the one at a place.
    pub(super) fn letters(&self, at: usize) -> Letters {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// Folded name and address of the one at a place.
    pub(super) fn texts(&self, at: usize) -> (&str, &str) {
        let before = at.checked_sub(1).and_then(|before| self.people.get(before));
        let start = before.map_or(0, |one| one.ends.1) as usize;
        let (name, end) = self.people.get(at).map_or((0, 0), |one| one.ends);
        let part = |from: usize, to: u32| self.text.get(from..to as usize).unwrap_or_default();
        (part(start, name), part(name as usize, end))
    }
}
