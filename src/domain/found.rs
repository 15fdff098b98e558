//! What a search shows, and what it keeps of everybody: plain data, as far as one may see it.

use std::collections::BTreeSet;

use super::{EnvId, Name, Person, PersonRef, PlatformRole, Standing, UserId};

/// Somebody who can be found by name: what the search keeps of everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findable<'a> {
    /// Who.
    pub id: UserId,
    /// The environment.
    pub env: EnvId,
    /// Whether the person can sign in.
    pub active: bool,
    /// The name, folded.
    pub name: &'a str,
    /// The address, folded.
    pub email: &'a str,
}

/// Which of many people are meant.
#[derive(Clone, Copy, Debug)]
pub enum Whom<'a> {
    /// So many, by name.
    First(usize),
    /// So many whom one may well mean before anything is typed, then others by name: who was added
    /// last, then those of these people who are there.
    Likely(&'a [UserId], usize),
    /// These, in this order.
    These(&'a [UserId]),
    /// Who has this name, as search takes names for the same. Never an address.
    Named(&'a str),
}

/// What the search knows of the users of an environment who match a filter (UX 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// The version of the file that it knows of.
    pub version: i64,
    /// How many they are.
    pub total: usize,
    /// The first of them by name: all of them, when they are few.
    pub first: Vec<UserId>,
    /// Those who are only similar to the filter, best first; they follow, and the total counts them.
    pub similar: Vec<(UserId, MatchKind)>,
    /// Who was found by a further address, and that address.
    pub found_by: Option<(UserId, String)>,
}

/// What lies around choosing members of an organisation.
#[derive(Clone, Debug)]
pub struct Around {
    /// The environment of the organisation, whose users are all shown.
    pub env: EnvId,
    /// Who is shown beside them, by name (R46).
    pub partners: Vec<CandidateRow>,
    /// Who is in an organisation with the asking person already.
    pub shares: BTreeSet<UserId>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The best ones, group after group.
    pub rows: Vec<T>,
    /// How many there are in each group: own and through a partnership, or all in the first.
    pub counts: [usize; 2],
    /// How many of those are only similar to what was typed; in each group they come last.
    pub similar: [usize; 2],
    /// How many names were searched.
    pub searched: usize,
    /// Whether that is all of them; not while names are still being read.
    pub whole: bool,
}

/// How somebody matches what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// As typed; or nothing was typed.
    #[default]
    Typed,
    /// Every letter is in the name: inside a word, or as the beginnings of several.
    Close,
    /// Only like it: mistyped, by its sound, or with letters left out.
    Alike,
}

/// Which letters of a text matched: sign positions, from and up to.
pub type Marks = Vec<(usize, usize)>;

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// Open requests in Postvak IN.
    pub waiting: usize,
    /// The letters of the name that matched.
    pub name_marks: Marks,
    /// The letters of the address that matched.
    pub email_marks: Marks,
    /// How it matches what was typed.
    pub kind: MatchKind,
    /// A further address of theirs that was typed, where they were found by that.
    pub found_by: Option<String>,
}

/// Somebody in the member dialog (DOMAIN 7.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateRow {
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// Whether it is an own user.
    pub own: bool,
    /// Whether this person is in an organisation with the asking one already.
    pub shares: bool,
    /// Whether somebody else who can be found here has the same name: then the address tells them
    /// apart.
    pub namesake: bool,
    /// What choosing this person would do, or why it cannot be done.
    pub standing: Standing,
    /// The letters of the name that matched.
    pub name_marks: Marks,
    /// The letters of the address that matched.
    pub email_marks: Marks,
    /// How it matches what was typed.
    pub kind: MatchKind,
    /// A further address of theirs that was typed, where they were found by that.
    pub found_by: Option<String>,
}

/// What became of pasted names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The people, each once, in the order of the paste; some may not be choosable.
    pub rows: Vec<CandidateRow>,
    /// Names that were written beside an address of somebody with another name, with that person.
    pub misnamed: Vec<(String, CandidateRow)>,
    /// What was not found.
    pub unknown: Vec<String>,
    /// Names of more than one person, with these.
    pub ambiguous: Vec<(String, Vec<CandidateRow>)>,
}

impl Resolved {
    /// Takes the candidates who were found for one of the people.
    pub fn take(&mut self, one: &PersonRef, mut found: Vec<CandidateRow>) {
        match found.pop() {
            // The people that it may list instead are looked up.
            None if one.or.is_empty() => self.unknown.push(one.text.clone()),
            None => {}
            Some(_) if self.ambiguous.iter().any(|(known, _)| *known == one.text) => {}
            Some(row) if !found.is_empty() => {
                found.push(row);
                self.ambiguous.push((one.text.clone(), found));
            }
            Some(row) => {
                let written = one.other_name(&row.person.name, &row.email);
                self.misnamed.extend(written.map(|written| (written.to_owned(), row.clone())));
                if self.rows.iter().all(|known| known.person != row.person) {
                    self.rows.push(row);
                }
            }
        }
    }
}
