//! Names that look alike and are others: a Cyrillic *а* in *Piet de Vries* is seen by nobody.
//!
//! Letters that the search takes for the same ([`fold`]) make the same name: accents, width, case.
//! Letters of the plain alphabet are never taken for one another (*rn* and *m*, *I* and *l*).

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use unicode_security::confusable_detection::skeleton;

use super::{Command, Email, Entry, Name, OrgId, fold};

/// Letters beyond the plain alphabet that may look like others; CJK and Hangul are left out.
const LETTERS: [std::ops::Range<u32>; 3] = [0x80..0x3000, 0xa490..0xac00, 0xf900..0x1_0000];

/// What a letter looks like, as [`fold`] writes that; nothing for one that folds to plain ones.
fn seems(sign: char, folded: &str) -> Option<String> {
    if folded.is_ascii() {
        return None;
    }
    let seen: String = skeleton(sign.encode_utf8(&mut [0; 4])).collect();
    Some(fold(&seen)).filter(|seen| !seen.is_empty())
}

/// What a name looks like: two names with the same look and another [`fold`] deceive.
pub fn look(name: &str) -> String {
    let mut all = String::with_capacity(name.len());
    for sign in name.chars() {
        let folded = fold(sign.encode_utf8(&mut [0; 4]));
        all.push_str(&seems(sign, &folded).unwrap_or(folded));
    }
    all
}

/// Whether two names are one name to search, or can be taken for one another.
pub fn same_look(one: &str, other: &str) -> bool {
    look(one) == look(other)
}

/// Whether one name can be taken for the other, and is not it.
pub fn looks_like(one: &str, other: &str) -> bool {
    fold(one) != fold(other) && look(one) == look(other)
}

type Disguises = BTreeMap<char, BTreeSet<(String, String)>>;

static DISGUISES: LazyLock<Disguises> = LazyLock::new(|| {
    let mut all = Disguises::new();
    for sign in LETTERS.into_iter().flatten().filter_map(char::from_u32) {
        let folded = fold(sign.encode_utf8(&mut [0; 4]));
        let Some(seen) = seems(sign, &folded).filter(|seen| *seen != folded) else { continue };
        if let Some(first) = seen.chars().next() {
            all.entry(first).or_default().insert((seen, folded));
        }
    }
    all
});

/// How the beginning of a look may be written otherwise: how many bytes of it, and the folded form
/// of what looks so.
pub fn disguises(look: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let first = look.chars().next();
    let of_first = first.and_then(|first| DISGUISES.get(&first)).into_iter().flatten();
    of_first
        .filter(move |(seen, _)| look.starts_with(seen.as_str()))
        .map(|(seen, folded)| (seen.len(), folded.as_str()))
}

/// A name that a command gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// To a user of the actor's environment.
    User(&'a Name),
    /// To an organisation: a new one of the actor's environment, or this one.
    Organisation(&'a Name, Option<OrgId>),
}

impl Command {
    /// The name that it gives, which somebody may be asked about.
    pub fn names(&self) -> Option<Named<'_>> {
        match self {
            Self::InviteUser { full_name: Some(name), .. }
            | Self::EditProfile { full_name: Some(name), .. } => Some(Named::User(name)),
            Self::CreateOrganisation { profile } => Some(Named::Organisation(&profile.name, None)),
            Self::EditOrganisation { org, from, to } if from.name != to.name => {
                Some(Named::Organisation(&to.name, Some(*org)))
            }
            _ => None,
        }
    }

    /// The address that it gives to somebody, which somebody may be asked about.
    pub const fn gives_address(&self) -> Option<&Email> {
        match self {
            Self::InviteUser { email, .. } | Self::AddAddress { email } => Some(email),
            _ => None,
        }
    }

    /// The same, though the name or the address that it gives looks like another, or though it takes
    /// back that a key was added.
    #[must_use]
    pub fn knowingly(self) -> Self {
        let is_given = self.names().is_some() || self.gives_address().is_some();
        let is_asked = is_given || matches!(self, Self::TakeBack { .. });
        if is_asked { Self::Knowingly(Box::new(self)) } else { self }
    }
}

impl Entry {
    /// The same, though the name or the address looks like another: it was asked about.
    #[must_use]
    pub fn confirmed(self) -> Self {
        match self {
            Self::Confirmed(_) => self,
            other => Self::Confirmed(Box::new(other)),
        }
    }

    /// What is to be done, and whether it was confirmed.
    pub fn parts(&self) -> (&Self, bool) {
        match self {
            Self::Confirmed(entry) => (entry, true),
            other => (other, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_script_look_like_plain_ones() {
        for (one, other) in [
            ("Piet de Vries", "Рiеt dе Vriеѕ"),
            ("Jan Jansen", "Jаn Jаnsеn"),
            ("BOB", "ВОВ"),
            ("Koek", "Κоеk"),
        ] {
            assert!(
                looks_like(one, other) && looks_like(other, one),
                "{one} {other} {}",
                look(other)
            );
        }
    }

    #[test]
    fn what_search_takes_for_the_same_is_no_other_name() {
        for (one, other) in [
            ("José", "Jose"),
            ("Jan", "JAN"),
            ("Møller", "Moller"),
            ("Weiß", "Weiss"),
            ("Jan", "Piet"),
            ("Саша", "Саша"),
            ("Иван", "Иваи"),
        ] {
            assert!(!looks_like(one, other), "{one} {other}");
        }
    }

    #[test]
    fn every_disguise_is_one() {
        let all = DISGUISES.values().flatten();
        assert!(all.clone().count() > 500);
        assert!(disguises("an").any(|(used, folded)| (used, folded) == (1, "а")));
        assert!(disguises("b").any(|(_, folded)| folded == "в"), "by its capital");
    }
}
