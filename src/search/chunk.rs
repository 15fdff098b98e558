//! People, folded, in one piece of memory: a million of them are some thirty of these.

use std::collections::BTreeMap;

use super::texts::{Heads, Signs, Texts, parts};
use crate::domain::{EnvId, Findable, UserId};

/// People in a full chunk.
pub const FULL: usize = 32_768;

/// Some people, in the order of their numbers. It never changes, so that it can be read by several
/// threads while others are made. Each has a place, the same in every list: what is looked at
/// first stands apart, so that most are passed over without the rest.
#[derive(Debug, Default)]
pub struct Chunk {
    signs: Vec<Signs>,
    /// Which domain the address has.
    domain_of: Vec<u16>,
    /// The domains, of which there are few.
    domains: BTreeMap<Box<str>, u16>,
    envs: Vec<EnvId>,
    active: Vec<bool>,
    /// Names and addresses, one behind the other.
    text: String,
    /// Where the name ends in the text, and where the address does.
    ends: Vec<(u32, u32)>,
    heads: Vec<Heads>,
    ids: Vec<UserId>,
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
        let texts = Texts::of(one.name, one.email);
        self.signs.push(texts.signs);
        self.heads.push(texts.heads);
        let next = u16::try_from(self.domains.len()).unwrap_or(u16::MAX);
        let domain = parts(one.email).1;
        let known = self.domains.get(domain).copied();
        self.domain_of.push(known.unwrap_or_else(|| {
            self.domains.insert(domain.into(), next);
            next
        }));
        self.text.push_str(one.name);
        let name = self.text.len();
        self.text.push_str(one.email);
        let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.ends.push((end(name), end(self.text.len())));
        self.envs.push(one.env);
        self.active.push(one.active);
        self.ids.push(one.id);
    }

    /// Gives back the memory that was kept for more people.
    pub fn fit(&mut self) {
        self.signs.shrink_to_fit();
        self.domain_of.shrink_to_fit();
        self.envs.shrink_to_fit();
        self.active.shrink_to_fit();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.heads.shrink_to_fit();
        self.ids.shrink_to_fit();
    }

    /// How many people it has.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has nobody.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Who stands at a place.
    pub(super) fn id(&self, at: usize) -> Option<UserId> {
        self.ids.get(at).copied()
    }

    /// Where somebody stands.
    pub(super) fn find(&self, id: UserId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// Whether the one at a place belongs to those among whom is looked.
    pub(super) fn is_in(&self, at: usize, scope: Scope) -> bool {
        match scope {
            Scope::All => at < self.len(),
            Scope::Active => self.active.get(at).is_some_and(|active| *active),
            Scope::Of(env) => self.envs.get(at).is_some_and(|of| *of == env),
        }
    }

    /// Which of the domains of the addresses are wanted, by their number.
    pub(super) fn domains(&self, wanted: impl Fn(&str) -> bool) -> Vec<bool> {
        let mut all = vec![false; self.domains.len()];
        for (domain, at) in &self.domains {
            if let Some(one) = all.get_mut(usize::from(*at)) {
                *one |= wanted(domain);
            }
        }
        all
    }

    /// The number of the domain of the one at a place.
    pub(super) fn domain(&self, at: usize) -> usize {
        self.domain_of.get(at).copied().map_or(0, usize::from)
    }

    /// What is known beforehand of the one at a place.
    pub(super) fn signs(&self, at: usize) -> Signs {
        self.signs.get(at).copied().unwrap_or_default()
    }

    /// Where the texts of the one at a place begin.
    fn start(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |(_, end)| *end as usize)
    }

    /// Some bytes of what is kept of the one at a place: reading them brings all of it near.
    pub(super) fn touch(&self, at: usize) -> u8 {
        let end = self.ends.get(at).map_or(0, |(_, end)| *end as usize);
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        let known = self.heads.get(at).is_some_and(|heads| *heads != Heads::default());
        byte(self.start(at)) ^ byte(end.saturating_sub(1)) ^ u8::from(known)
    }

    /// Folded name and address of the one at a place.
    pub(super) fn texts(&self, at: usize) -> Texts<'_> {
        let start = self.start(at);
        let (name, end) = self.ends.get(at).copied().unwrap_or_default();
        let part = |from: usize, to: u32| self.text.get(from..to as usize).unwrap_or_default();
        Texts {
            name: part(start, name),
            email: part(name as usize, end),
            signs: self.signs(at),
            heads: self.heads.get(at).copied().unwrap_or_default(),
        }
    }
}
