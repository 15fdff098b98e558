//! Lost races: who changed a row first, and its current value.

use serde::Serialize;

use crate::domain::{
    Actor, Day, Level, Method, Moment, Name, Person, PlatformRole, Profile, UserId,
};

/// The author and time of a change that came before the actor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedBy {
    /// The author; `None` for the system.
    pub by: Option<Person>,
    /// The time of the change.
    pub at: Moment,
}

/// The current value, after another change came first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CurrentValue {
    /// The current level and last day of a member.
    Member {
        /// The current level, *Lid* or *Beheerder*.
        level: Level,
        /// The last day with access.
        last_day: Option<Day>,
    },
    /// The role of a user in their environment.
    Role {
        /// The user whose role changed.
        person: Person,
        /// Their current role.
        role: PlatformRole,
    },
    /// The name of a person.
    Name {
        /// The current name; `None` if the address is shown.
        full_name: Option<Name>,
    },
    /// The profile of an organisation.
    Profile(Box<Profile>),
    /// The evidence for an activation.
    Evidence {
        /// The kind of evidence.
        method: Method,
        /// A payment reference, an extract number, or words.
        reference: Name,
    },
}

impl ChangedBy {
    /// Looks the author up with `name`; the system has no name.
    pub fn new(by: Actor, at: Moment, name: impl Fn(UserId) -> Option<Person>) -> Self {
        let by = match by {
            Actor::Person(user) => name(user),
            Actor::System => None,
        };
        Self { by, at }
    }
}
