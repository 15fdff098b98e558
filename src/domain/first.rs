//! Who was first, and what it is now (R83).

use serde::Serialize;

use super::{Actor, Day, Level, Method, Moment, Name, Person, PlatformRole, Profile, UserId};

/// Who changed something, when, before the actor could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct First {
    /// Who; nobody when the system did it.
    pub by: Option<Person>,
    /// When.
    pub at: Moment,
}

/// What it is now that another was first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Present {
    /// Somebody's membership.
    Member {
        /// Lid or Beheerder.
        level: Level,
        /// The last day with access.
        last_day: Option<Day>,
    },
    /// Somebody's role in his environment.
    Role {
        /// Whose.
        person: Person,
        /// Which.
        role: PlatformRole,
    },
    /// A person's name; without one the address is shown.
    Name {
        /// Which.
        full_name: Option<Name>,
    },
    /// What is known of an organisation.
    Profile(Box<Profile>),
    /// What it is to be activated with.
    Evidence {
        /// Of what kind.
        method: Method,
        /// The reference, number or words.
        reference: Name,
    },
}

impl First {
    /// Who, as far as it was a person.
    pub fn new(by: Actor, at: Moment, name: impl Fn(UserId) -> Option<Person>) -> Self {
        let by = match by {
            Actor::Person(user) => name(user),
            Actor::System => None,
        };
        Self { by, at }
    }
}
