//! Lost races: who changed a row first, and its current value.

use serde::{Serialize, Serializer};

use crate::domain::{
    Actor, MemberValue, Method, Moment, Name, Person, PlatformRole, Profile, UserId,
    serialize_values,
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
    /// The current values of a member.
    #[serde(serialize_with = "serialize_member")]
    Member(Vec<MemberValue>),
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

#[expect(clippy::ptr_arg, reason = "serde passes the field itself")]
fn serialize_member<S: Serializer>(
    values: &Vec<MemberValue>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serialize_values(values, serializer)
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
