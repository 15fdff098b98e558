//! People, folded, in one piece of memory: a million of them are some thirty of these.

use std::{collections::BTreeMap, sync::OnceLock};

use super::{
    lexicon::Lexicon,
    texts::{Heads, Signs, Texts, parts},
};
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
    spans: Vec<Span>,
    ids: Vec<UserId>,
    /// The words of the names, once they are asked for.
    lexicon: OnceLock<Lexicon>,
}

/// Where the name ends in the text, where the address does, and where the words of the name begin:
/// together, as who looks at one looks at all.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    name: u32,
    email: u32,
    heads: Heads,
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
        let domain = self.number(parts(one.email).1);
        self.domain_of.push(domain);
        self.text.push_str(one.name);
        let name = self.text.len();
        self.text.push_str(one.email);
        let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (name, email) = (end(name), end(self.text.len()));
        self.spans.push(Span { name, email, heads: texts.heads });
        self.envs.push(one.env);
        self.active.push(one.active);
        self.ids.push(one.id);
        self.lexicon = OnceLock::new();
    }

    /// The number of a domain, a new one where it was not seen before.
    fn number(&mut self, domain: &str) -> u16 {
        // Neighbours often have the same one.
        let email = self.spans.last().and_then(|last| self.text.get(last.name as usize..));
        let before = email.is_some_and(|email| parts(email).1 == domain);
        if let Some(last) = self.domain_of.last().filter(|_| before) {
            return *last;
        }
        let next = u16::try_from(self.domains.len()).unwrap_or(u16::MAX);
        let known = self.domains.get(domain).copied();
        known.unwrap_or_else(|| {
            self.domains.insert(domain.into(), next);
            next
        })
    }

    /// Gives back the memory that was kept for more people.
    pub fn fit(&mut self) {
        self.signs.shrink_to_fit();
        self.domain_of.shrink_to_fit();
        self.envs.shrink_to_fit();
        self.active.shrink_to_fit();
        self.text.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.ids.shrink_to_fit();
    }

    /// Takes the names apart, as a search needs them that finds few as they are typed; else the
    /// first such search does it.
    pub fn prepare(&self) {
        self.lexicon();
    }

    /// The words of the names.
    pub(super) fn lexicon(&self) -> &Lexicon {
        let names = || (0..self.len()).map(|at| self.texts(at).name);
        self.lexicon.get_or_init(|| Lexicon::of(names()))
    }

    /// How many people it has.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether it has nobody.
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

    /// Returns whether the one at a place belongs to those among whom is looked.
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

    fn span(&self, at: usize) -> Span {
        self.spans.get(at).copied().unwrap_or_default()
    }

    /// Where the texts of the one at a place begin.
    fn start(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |before| self.span(before).email as usize)
    }

    /// Some bytes of what is kept of the one at a place: reading them brings all of it near.
    pub(super) fn touch(&self, at: usize) -> u8 {
        let byte = |at: usize| self.text.as_bytes().get(at).copied().unwrap_or_default();
        byte(self.start(at)) ^ byte((self.span(at).email as usize).saturating_sub(1))
    }

    /// Folded name and address of the one at a place.
    pub(super) fn texts(&self, at: usize) -> Texts<'_> {
        let Span { name, email, heads } = self.span(at);
        let part = |from: usize, to: u32| self.text.get(from..to as usize).unwrap_or_default();
        Texts {
            name: part(self.start(at), name),
            email: part(name as usize, email),
            signs: self.signs(at),
            heads,
        }
    }
}
