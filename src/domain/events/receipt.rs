//! The result of a command: its effect on every person it named.

use std::collections::BTreeSet;

use crate::domain::{
    Day, EnvId, Event, ExplicitFields, Level, MemberValue, Moment, Name, OperationId, OrgId,
    PartnershipId, Person, Refusal, Skipped, UserId, UserValue,
};

/// The effect of a command on one person. The comments describe what happened to that person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    /// Became a member at this level; access starts at activation if the user is only invited.
    Added(Level),
    /// Received a request.
    Asked,
    /// Their pending or expired request got a new term.
    Renewed,
    /// The renewal of their request was undone.
    Reset,
    /// Accepted a request, and became a member at this level.
    Accepted(Level),
    /// Undid an acceptance: the request waits for an answer again.
    WaitsAgain,
    /// Declined a request, and gets no access.
    Declined,
    /// Their request was withdrawn.
    Withdrawn,
    /// Got another value as a member, such as a level or a last day.
    Changed(MemberValue),
    /// Lost access to an organisation.
    Removed,
    /// Ended their own membership.
    Left,
    /// Founded an environment and is its *Beheerder*.
    Founded,
    /// Joined an existing environment.
    Joined,
    /// Activated with a code.
    Activated,
    /// Was invited; the receipt has the code.
    Invited,
    /// Got a new code, which is in the receipt.
    Coded,
    /// Their invitation was withdrawn.
    Uninvited,
    /// Got another value in their environment, such as a role.
    ChangedUser(UserValue),
    /// Was removed from the environment, and lost access to these organisations.
    UserRemoved(Vec<Name>),
    /// Became Beheerder of this organisation in place of a removed user.
    Succeeded(Name),
    /// Changed their full name, or removed it.
    Renamed,
    /// One of their extra addresses, or their primary address, changed.
    Addresses,
    /// Got a key to sign in with over ssh.
    KeyAdded,
    /// Got a key that waits until its owner confirms it.
    KeyWaits {
        /// True if the owner never signed in, and so confirms it with the activation code.
        first: bool,
    },
    /// Confirmed a key, which can be used from now on.
    KeyConfirmed,
    /// Got a code for a waiting key, which is in the receipt.
    KeyCoded,
    /// Lost a key: it was withdrawn.
    KeyWithdrawn,
    /// Made the domain of the environment shared.
    Shared,
    /// Created an organisation, which is not activated yet.
    Created,
    /// Edited the profile of an organisation.
    Edited,
    /// Submitted the evidence, which is now under review.
    Offered,
    /// Approved the evidence: the organisation is active.
    Approved,
    /// Rejected the evidence; the organisation goes back to not activated.
    Rejected,
    /// Removed an organisation for good.
    OrganisationRemoved,
    /// Received a relation request.
    RelationAsked,
    /// Has a new relation; true if it also made the partnership.
    Related(bool),
    /// Sent a relation request that the actor declined.
    RelationDeclined,
    /// Received a relation request that was withdrawn.
    RelationWithdrawn,
    /// Ended a partnership, and with it this many memberships and requests.
    PartnershipEnded(usize, usize),
    /// Got back access at this level, which had ended.
    Restored(Level),
    /// Was skipped, for this reason.
    Skipped(Refusal),
}

impl OutcomeKind {
    /// Returns the stable code; for a skipped person, the code of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Asked => "asked",
            Self::Renewed => "renewed",
            Self::Reset => "reset",
            Self::Accepted(_) => "accepted",
            Self::WaitsAgain => "waits_again",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Changed(value) => value.field(),
            Self::Removed => "removed",
            Self::Left => "left",
            Self::Founded => "founded",
            Self::Joined => "joined",
            Self::Activated => "activated",
            Self::Invited => "invited",
            Self::Coded => "coded",
            Self::Uninvited => "uninvited",
            Self::ChangedUser(value) => value.outcome(),
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
            Self::Restored(_) => "restored",
            Self::Skipped(why) => why.code(),
        }
    }
}

/// The outcome for one person that a command named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The person; `None` if the actor may not know the name, if there is no such person, or if the
    /// outcome is about an organisation.
    pub who: Option<Person>,
    /// The effect on that person, or the reason for skipping them.
    pub did: OutcomeKind,
    /// The address, if another user of the actor's environment shares this person's name.
    pub address: Option<String>,
    /// The organisation, if the command is about one person and several organisations.
    pub org: Option<Name>,
    /// The id of that organisation.
    pub org_id: Option<OrgId>,
    /// The last day of the access that was given or offered, if it has one.
    pub last_day: Option<Day>,
    /// The end of the term of a request that an undo or a redo opened again.
    pub open_until: Option<Moment>,
}

impl Outcome {
    /// Creates an outcome for a person whose name needs no address beside it.
    pub const fn new(who: Option<Person>, did: OutcomeKind) -> Self {
        Self { who, did, address: None, org: None, org_id: None, last_day: None, open_until: None }
    }

    /// Returns the name, with the address if the name alone is ambiguous. A user without a name is
    /// called by their address.
    pub fn shown(&self) -> Option<Name> {
        let name = &self.who.as_ref()?.name;
        Some(match &self.address {
            Some(address) if **address != **name => Name::stored(format!("{name} ({address})")),
            _ => name.clone(),
        })
    }
}

impl Skipped {
    /// Returns the outcome that reports the reason.
    pub fn outcome(self) -> Outcome {
        Outcome { org: self.org, ..Outcome::new(self.who, OutcomeKind::Skipped(self.why)) }
    }
}

/// The subject of a command, for reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Commands on an organisation, its members or its requests.
    Org(OrgId),
    /// Commands on a user or their keys, and relation requests.
    User(UserId),
    /// Registration, sharing the domain, and maintenance.
    Env(EnvId),
    /// Accepting a relation, and ending a partnership.
    Partnership(PartnershipId),
}

impl About {
    /// The organisation, if the command is about one.
    pub const fn org(self) -> Option<OrgId> {
        match self {
            Self::Org(org) => Some(org),
            _ => None,
        }
    }
}

/// The relation of a command to an earlier operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoKind {
    /// A new operation, neither undo nor redo.
    New,
    /// An undo of this operation.
    Undo(OperationId),
    /// A redo: it undoes this operation, which was itself an undo.
    Redo(OperationId),
}

impl UndoKind {
    /// Returns the operation that is undone or redone; `None` for a new operation.
    pub const fn operation(self) -> Option<OperationId> {
        match self {
            Self::New => None,
            Self::Undo(operation) | Self::Redo(operation) => Some(operation),
        }
    }
}

/// The decision on a command: the events to write and the outcomes to report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The operation that all events belong to.
    pub operation: OperationId,
    /// The events, in the order of writing.
    pub events: Vec<Event>,
    /// One outcome for every person that the command named, in that order.
    pub outcomes: Vec<Outcome>,
    /// The subject of the command, with its name.
    pub about: (About, Name),
    /// New, undo or redo.
    pub undo_kind: UndoKind,
    /// The first id that is still free after the events.
    pub fresh: i64,
}

/// The report of a command that was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The id of the operation in the log.
    pub operation: OperationId,
    /// The time of the commit.
    pub at: Moment,
    /// The subject of the command, with its name.
    pub about: (About, Name),
    /// New, undo or redo.
    pub undo_kind: UndoKind,
    /// The activation or verification code in clear text, shown once and stored nowhere.
    pub code: Option<String>,
    /// One outcome for every person that the command named, in that order.
    pub outcomes: Vec<Outcome>,
}

impl Receipt {
    /// Returns whether any outcome equals `did`; always false for an undo or redo.
    pub fn has_new(&self, did: &OutcomeKind) -> bool {
        self.undo_kind == UndoKind::New && self.outcomes.iter().any(|outcome| outcome.did == *did)
    }

    /// Returns the people to the first of whom the cursor goes: those whom an organisation added or
    /// asked, and all whom an undo or a redo changed.
    pub fn people_to_show(&self) -> BTreeSet<UserId> {
        use OutcomeKind::{Added, Asked, Removed, Skipped, Withdrawn};
        let is_new = self.undo_kind == UndoKind::New;
        let is_shown = |outcome: &&Outcome| match outcome.did {
            Added(_) | Asked => !is_new || matches!(self.about.0, About::Org(_)),
            Skipped(_) | Removed | Withdrawn => false,
            _ => !is_new,
        };
        let people = self.outcomes.iter().filter(is_shown).filter_map(|one| one.who.as_ref());
        people.map(|person| person.id).collect()
    }

    /// Returns the organisations to the first of which the cursor goes: those that an undo or a redo is
    /// about.
    pub fn organisations_to_show(&self) -> BTreeSet<OrgId> {
        if self.undo_kind == UndoKind::New {
            return BTreeSet::new();
        }
        let is_done = |outcome: &&Outcome| !matches!(outcome.did, OutcomeKind::Skipped(_));
        let named = self.outcomes.iter().filter(is_done).filter_map(|one| one.org_id);
        let subject = self.about.0.org();
        named.chain(subject).collect()
    }

    /// Drops the differences in fields that the actor did not name explicitly.
    #[must_use]
    pub fn as_stated(mut self, stated: ExplicitFields) -> Self {
        for Outcome { did, .. } in &mut self.outcomes {
            if let OutcomeKind::Skipped(why) = did {
                *did = OutcomeKind::Skipped(why.clone().as_stated(stated));
            }
        }
        self
    }
}
