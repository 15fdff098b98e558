//! Search results, and the data that a search needs, limited to what the viewer may see.

use crate::domain::{
    Day, Eligibility, EnvId, Identifier, Name, OrgId, Person, PersonRef, PlatformRole, Refusal,
    UserId,
};

/// A user in the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findable<'a> {
    /// The user that a match leads to.
    pub id: UserId,
    /// The environment in which they can be found.
    pub env: EnvId,
    /// True if they can sign in.
    pub active: bool,
    /// The name, folded.
    pub name: &'a str,
    /// The address, folded.
    pub email: &'a str,
}

/// A selection of users for a query.
#[derive(Clone, Copy, Debug)]
pub enum UserSelector<'a> {
    /// The first rows by name, at most this many. Of all people who can sign in, the *Beheerders* of
    /// environments come first, if they are few.
    First(usize),
    /// Suggestions before anything is typed, at most this many. The latest users of the environment
    /// come first, then these users if they can be chosen, then others by name.
    Likely(&'a [UserId], usize),
    /// These users, in this order.
    These(&'a [UserId]),
    /// The users with this name, compared as search compares names. Never matches an address.
    Named(&'a str),
}

/// The users of an environment that match a filter, according to the search index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// The version of the file that the index reflects.
    pub version: i64,
    /// The number of matches, those in `similar` included.
    pub total: usize,
    /// The first matches by name; all of them if they are few.
    pub first: Vec<UserId>,
    /// Users who are only similar to the filter, best first; they come after all other matches.
    pub similar: Vec<(UserId, MatchKind)>,
    /// The user who was found by an extra address, and that address.
    pub found_by: Option<(UserId, String)>,
}

/// The best matches of a search, and the number of all matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResult<T> {
    /// The best rows, group after group.
    pub rows: Vec<T>,
    /// The number of matches per group: own users, then partners; or organisations where people can
    /// get access, then the others. A search without groups uses only the first number.
    pub counts: [usize; 2],
    /// The number of matches per group that are only similar to the text; they come last.
    pub similar: [usize; 2],
    /// The number of names searched.
    pub searched: usize,
    /// True if all names were searched; false while the index is still loading.
    pub whole: bool,
}

/// An organisation that the viewer is a member of, with what people would get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationChoice {
    /// The organisation.
    pub id: OrgId,
    /// Its name.
    pub name: Name,
    /// Its first number, if it has one.
    pub number: Option<Identifier>,
    /// The number of its members.
    pub members: usize,
    /// The last day of the only person, if they are a member already.
    pub last_day: Option<Day>,
    /// The effect of adding each of the people there, or why they cannot be added. One refusal, if
    /// nobody can be added.
    pub standings: Vec<Eligibility>,
}

/// The effect of giving people access to an organisation, which groups the organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessEffect {
    /// At least one person becomes a member at once.
    Joins,
    /// The people get a request.
    Asks,
    /// Nobody can get access.
    Nothing,
}

impl OrganisationChoice {
    /// Returns whether one of the people can be added.
    pub fn is_open(&self) -> bool {
        self.standings.iter().any(Eligibility::is_open)
    }

    /// The effect of giving the people access.
    pub fn effect(&self) -> AccessEffect {
        if self.standings.iter().any(Eligibility::joins) {
            AccessEffect::Joins
        } else if self.is_open() {
            AccessEffect::Asks
        } else {
            AccessEffect::Nothing
        }
    }

    /// Returns the first reason why nobody can be added; `None` if somebody can.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.first_refusal().filter(|_| !self.is_open())
    }

    /// Returns the reason why the first of the people who cannot be added is left out.
    pub fn first_refusal(&self) -> Option<&Refusal> {
        self.standings.iter().find_map(|one| match one {
            Eligibility::Refused(why) => Some(why),
            _ => None,
        })
    }
}

/// The quality of a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// Matches as typed, or nothing was typed.
    #[default]
    Typed,
    /// Contains every letter: inside a word, or as the beginnings of several words.
    Close,
    /// Similar: mistyped, alike in sound, or with letters left out.
    Alike,
}

/// The matched parts of a text: ranges of character positions, end excluded.
pub type Marks = Vec<(usize, usize)>;

/// A user who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The user with the name to show.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The name of their environment.
    pub env: Name,
    /// The role in that environment.
    pub role: PlatformRole,
    /// The number of open requests in *Postvak IN*.
    pub waiting: usize,
    /// The matched characters of the name.
    pub name_marks: Marks,
    /// The matched characters of the address.
    pub email_marks: Marks,
    /// The quality of the match with the typed text.
    pub kind: MatchKind,
    /// The extra address that the user was found by, if any.
    pub found_by: Option<String>,
}

/// A user in the member dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateRow {
    /// The user with the name to show.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The name of their environment.
    pub env: Name,
    /// The role in that environment.
    pub role: PlatformRole,
    /// True for a user of the organisation's own environment.
    pub own: bool,
    /// True if they already share an organisation with the viewer.
    pub shares: bool,
    /// True if another user who can be found here has an equal name, so that the address must be
    /// shown.
    pub namesake: bool,
    /// The effect of choosing this user, or the reason why they cannot be chosen.
    pub standing: Eligibility,
    /// The matched characters of the name.
    pub name_marks: Marks,
    /// The matched characters of the address.
    pub email_marks: Marks,
    /// The quality of the match with the typed text.
    pub kind: MatchKind,
    /// The extra address that the user was found by, if any.
    pub found_by: Option<String>,
}

/// Users of partners, as candidates for an organisation of the viewer. Who can be added differs
/// between organisations, so `standing` says only that the viewer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerPeople {
    /// The users, best match first.
    pub rows: Vec<CandidateRow>,
}

/// The result of looking up pasted names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The users, each once, in the order of the paste; some may not be choosable.
    pub rows: Vec<CandidateRow>,
    /// Names written beside an address whose owner has another name, each with that owner.
    pub misnamed: Vec<(String, CandidateRow)>,
    /// Texts that match no user whom the viewer may see.
    pub unknown: Vec<String>,
    /// Names of more than one user, each with those users.
    pub ambiguous: Vec<(String, Vec<CandidateRow>)>,
}

impl Resolved {
    /// Adds the candidates that were found for one reference.
    pub fn take(&mut self, one: &PersonRef, mut found: Vec<CandidateRow>) {
        match found.pop() {
            // The alternatives are looked up separately.
            None if one.alternatives.is_empty() => self.unknown.push(one.text.clone()),
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
