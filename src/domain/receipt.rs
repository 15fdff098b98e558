//! What a finished command did, for whom.

use super::{Day, Event, HandlingId, Level, Moment, OrgId, Person, Refusal};

/// What was done for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// Became a member at once; effective later when not activated yet (R42, R58).
    Added,
    /// Got a request (R43).
    Asked,
    /// Got a new term for a request that ran out or still waited.
    Renewed,
    /// Accepted (R63).
    Accepted,
    /// Declined (R65).
    Declined,
    /// Has a request that was withdrawn (R66).
    Withdrawn,
    /// Has another level (R48).
    Level(Level),
    /// Has another last day.
    LastDay(Option<Day>),
    /// Lost access (R53).
    Removed,
    /// Left (R55).
    Left,
    /// Nothing, for this reason (R84).
    Skipped(Refusal),
}

/// What became of one person that a command named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who; nobody when the actor may not know a name.
    pub who: Option<Person>,
    /// What.
    pub did: Did,
}

/// What a command decided: what to write, and what to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The handling all of it belongs to.
    pub handling: HandlingId,
    /// The changes, in the order in which they must be written.
    pub events: Vec<Event>,
    /// One for every person that the command named, in that order.
    pub outcomes: Vec<Outcome>,
    /// The organisation it was about.
    pub org: OrgId,
    /// The first number that is still free.
    pub fresh: i64,
}

/// What was done and written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The handling, by which the log knows it.
    pub handling: HandlingId,
    /// When.
    pub at: Moment,
    /// The organisation it was about, by identity and name.
    pub org: (OrgId, super::Name),
    /// One for every person that the command named, in that order.
    pub outcomes: Vec<Outcome>,
}
