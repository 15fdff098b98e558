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
    /// The commit time of the change.
    pub at: Moment,
}

/// The value that a row has now, reported to an actor who saw an older value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CurrentValue {
    /// The level and last day of a member.
    Member {
        /// *Lid* or *Beheerder*.
        level: Level,
        /// The last day with access; `None` for access without an end.
        last_day: Option<Day>,
    },
    /// The role of a user in their environment.
    Role {
        /// The user whose role changed.
        person: Person,
        /// The role that somebody else gave them.
        role: PlatformRole,
    },
    /// The full name in a profile.
    Name {
        /// The current name; `None` if the address is shown.
        full_name: Option<Name>,
    },
    /// The whole profile of an organisation, to merge the actor's edit into.
    Profile(Box<Profile>),
    /// The evidence for an activation.
    Evidence {
        /// A payment, a register extract, or another kind.
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
