//! What a finished command did, for whom.

use super::{
    Day, EnvId, Event, HandlingId, Level, Moment, Name, OrgId, PartnershipId, Person, PlatformRole,
    Refusal, UserId,
};

/// What was done for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// Became a member at once; effective later when not activated yet (R42, R58).
    Added,
    /// Got a request (R43).
    Asked,
    /// Got a new term for a request that ran out or still waited.
    Renewed,
    /// The request is as it was before it was renewed.
    Reset,
    /// Accepted (R63).
    Accepted,
    /// Took the acceptance back: the request waits for an answer again.
    WaitsAgain,
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
    /// Founded an environment and is its Beheerder (R1-R3).
    Founded,
    /// Joined an environment (R4).
    Joined,
    /// Activated (R18).
    Activated,
    /// Is invited; the code is in the receipt (R12).
    Invited,
    /// Has a new code, which is in the receipt.
    Coded,
    /// Is invited no longer.
    Uninvited,
    /// Has another role (R19).
    Role(PlatformRole),
    /// Is Relatiemanager, or no longer (R77).
    Manager(bool),
    /// Is blocked, or no longer (R22).
    Blocked(bool),
    /// Is removed from the environment (R21), and lost access to these organisations.
    UserRemoved(Vec<Name>),
    /// Took over an organisation (A33).
    Succeeded(Name),
    /// Has another name.
    Renamed,
    /// Has a further address, verified or not, or the first one changed, or one went.
    Addresses,
    /// Has a key more to come in with over ssh.
    KeyAdded,
    /// Has a key more, which waits until its owner confirms it: with the activation code if that
    /// person never signed in.
    KeyWaits {
        /// Whether the owner never signed in.
        first: bool,
    },
    /// Confirmed a key, which opens from now on.
    KeyConfirmed,
    /// Has a code for a waiting key, which is in the receipt.
    KeyCoded,
    /// Has a key that opens nothing any more.
    KeyWithdrawn,
    /// The environment is shared from now on (R6).
    Shared,
    /// Made an organisation (R25).
    Created,
    /// Changed what is known of it.
    Edited,
    /// Recorded the evidence; somebody looks at it.
    Offered,
    /// Approved: it is active.
    Approved,
    /// Rejected: it is not activated again.
    Rejected,
    /// Removed the organisation.
    OrganisationRemoved,
    /// Got a relation request (R75).
    RelationAsked,
    /// Has a relation; true when it made the partnership.
    Related(bool),
    /// Said no to a relation.
    RelationDeclined,
    /// Has a relation request that was withdrawn.
    RelationWithdrawn,
    /// Ended a partnership: so many memberships and requests ended with it.
    PartnershipEnded(usize, usize),
    /// Has access again, as before.
    Restored,
    /// Nothing, for this reason (R84).
    Skipped(Refusal),
}

impl Did {
    /// The stable code; of who was left out that of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Asked => "asked",
            Self::Renewed => "renewed",
            Self::Reset => "reset",
            Self::Accepted => "accepted",
            Self::WaitsAgain => "waits_again",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Level(_) => "level",
            Self::LastDay(_) => "last_day",
            Self::Removed => "removed",
            Self::Left => "left",
            Self::Founded => "founded",
            Self::Joined => "joined",
            Self::Activated => "activated",
            Self::Invited => "invited",
            Self::Coded => "coded",
            Self::Uninvited => "uninvited",
            Self::Role(_) => "role",
            Self::Manager(_) => "manager",
            Self::Blocked(true) => "blocked_now",
            Self::Blocked(false) => "unblocked",
            Self::UserRemoved(_) => "user_removed",
            Self::Succeeded(_) => "succeeded",
            Self::Renamed => "renamed",
            Self::Addresses => "addresses",
            Self::KeyAdded => "key_added",
            Self::KeyWaits { .. } => "key_waits",
            Self::KeyConfirmed => "key_confirmed",
            Self::KeyCoded => "key_coded",
            Self::KeyWithdrawn => "key_withdrawn",
            Self::Shared => "shared",
            Self::Created => "created",
            Self::Edited => "edited",
            Self::Offered => "offered",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::OrganisationRemoved => "organisation_removed",
            Self::RelationAsked => "relation_asked",
            Self::Related(_) => "related",
            Self::RelationDeclined => "relation_declined",
            Self::RelationWithdrawn => "relation_withdrawn",
            Self::PartnershipEnded(..) => "partnership_ended_now",
            Self::Restored => "restored",
            Self::Skipped(why) => why.code(),
        }
    }
}

/// What became of one person that a command named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who; nobody when the actor may not know a name.
    pub who: Option<Person>,
    /// What.
    pub did: Did,
    /// The address, where another user of the actor's environment has the same name.
    pub address: Option<String>,
}

impl Outcome {
    /// What became of somebody whose name says who it is.
    pub const fn new(who: Option<Person>, did: Did) -> Self {
        Self { who, did, address: None }
    }

    /// The name, with the address where the name alone does not say who it is.
    pub fn shown(&self) -> Option<Name> {
        let name = &self.who.as_ref()?.name;
        Some(match &self.address {
            Some(address) => Name::stored(format!("{name} ({address})")),
            None => name.clone(),
        })
    }
}

/// What a command was about, for what is told afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An organisation.
    Org(OrgId),
    /// A user.
    User(UserId),
    /// An environment.
    Env(EnvId),
    /// A partnership.
    Partnership(PartnershipId),
}

/// Which way a command goes along what was done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Something new.
    Onward,
    /// It takes this handling back.
    Back(HandlingId),
    /// It takes back this handling, which took one back itself: that one is done again.
    Again(HandlingId),
}

impl Turn {
    /// The handling that is taken back.
    pub const fn of(self) -> Option<HandlingId> {
        match self {
            Self::Onward => None,
            Self::Back(handling) | Self::Again(handling) => Some(handling),
        }
    }
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
    /// What it was about, by name.
    pub about: (About, Name),
    /// Which way it goes.
    pub turn: Turn,
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
    /// What it was about, by identity and name.
    pub about: (About, Name),
    /// Which way it went.
    pub turn: Turn,
    /// The activation code, in clear: shown once and kept nowhere.
    pub code: Option<String>,
    /// One for every person that the command named, in that order.
    pub outcomes: Vec<Outcome>,
}
