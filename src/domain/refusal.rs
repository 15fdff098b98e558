//! Why a command was not carried out, or not for somebody. Not an error: the program works, the
//! rule says no.

use serde::Serialize;

use super::{Actor, Cause, Day, EndReason, Moment, Name, Person, RequestState};

/// Who changed something, when, before the actor could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct First {
    /// Who; nobody when the system did it.
    pub by: Option<Person>,
    /// When.
    pub at: Moment,
}

/// The rule that says no, with what the person must know about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor is not active (R17).
    ActorNotActive,
    /// The actor is no Beheerder of the organisation (R39, R48, R49, R66).
    NotOrgAdmin {
        /// The organisation.
        org: Name,
        /// Who can.
        who_can: Vec<Person>,
        /// Since when the actor no longer is, if he was (T53).
        lost: Option<First>,
    },
    /// There is none, or none that the actor may know of (R54).
    NoSuchOrganisation,
    /// The organisation is not activated (R27, R40).
    NotActivated {
        /// The organisation.
        org: Name,
    },
    /// The person already is a member (R51).
    AlreadyMember {
        /// Since when.
        since: Moment,
    },
    /// A request is on its way (R52).
    AlreadyAsked {
        /// Since when.
        since: Moment,
    },
    /// The own user is blocked (R59).
    Blocked,
    /// The user is Basisgebruiker at the partner (R45).
    PartnerBasic,
    /// No user of the environment, and none of a partner with a relation (R41, R46). The same
    /// answer for a person who does not exist, so that no name leaks (R72, A24).
    Unrelated,
    /// There is none, or none that the actor may know of (R62).
    NoSuchRequest,
    /// The request was accepted before (R63).
    AlreadyAccepted,
    /// The request was decided before (R66, R83).
    RequestClosed {
        /// How.
        state: RequestState,
        /// By whom and when.
        first: First,
        /// Why the system withdrew it.
        cause: Option<Cause>,
    },
    /// The term of the request is over.
    RequestExpired {
        /// Since when.
        at: Moment,
    },
    /// The partnership of the request has ended (R64, R73).
    PartnershipEnded,
    /// The addressee is Basisgebruiker and cannot accept (R45, R64).
    YouAreBasic,
    /// The organisation would be without a Beheerder of its own (R50).
    LastAdmin {
        /// The organisation.
        org: Name,
    },
    /// Removing oneself is done by leaving (R55).
    Yourself,
    /// Nobody extends his own access (R86).
    OwnExtension,
    /// There is no such membership in this organisation.
    NoSuchMember,
    /// The membership has ended meanwhile (R83).
    MemberGone {
        /// By whom and when.
        first: First,
        /// Why.
        reason: EndReason,
    },
    /// Somebody else changed it meanwhile (R83).
    Changed {
        /// Who and when.
        first: First,
    },
    /// It already is like that.
    Same,
    /// The last day has passed already.
    DayPast {
        /// The day that was asked for.
        day: Day,
    },
    /// Nobody was chosen.
    NobodyChosen,
    /// Nothing could be done for anybody (R84).
    AllSkipped {
        /// Each with the reason.
        skipped: Vec<Skipped>,
    },
}

/// Somebody for whom nothing was done, and why (R84).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Who; nobody when the actor may not know a name.
    pub who: Option<Person>,
    /// Why.
    pub why: Refusal,
}

/// What a refusal means to a caller that must choose what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It is not there, or not for this actor.
    NotFound,
    /// The actor lacks the right.
    NoRight,
    /// A rule forbids it.
    Rule,
    /// Somebody else was first.
    Conflict,
}

impl Refusal {
    /// The stable code, for `--json` and tests.
    pub fn code(&self) -> &'static str {
        self.facts().0
    }

    /// The rule it comes from.
    pub fn rule(&self) -> &'static str {
        self.facts().1
    }

    /// What a caller can do with it.
    pub fn class(&self) -> Class {
        self.facts().2
    }

    fn facts(&self) -> (&'static str, &'static str, Class) {
        match self {
            Self::ActorNotActive => ("actor_not_active", "R17", Class::NoRight),
            Self::NotOrgAdmin { .. } => ("not_org_admin", "R39", Class::NoRight),
            Self::NoSuchOrganisation => ("no_such_organisation", "R54", Class::NotFound),
            Self::NotActivated { .. } => ("not_activated", "R40", Class::Rule),
            Self::AlreadyMember { .. } => ("already_member", "R51", Class::Rule),
            Self::AlreadyAsked { .. } => ("already_asked", "R52", Class::Rule),
            Self::Blocked => ("blocked", "R59", Class::Rule),
            Self::PartnerBasic => ("partner_basic", "R45", Class::Rule),
            Self::Unrelated => ("unrelated", "R46", Class::Rule),
            Self::NoSuchRequest => ("no_such_request", "R62", Class::NotFound),
            Self::AlreadyAccepted => ("already_accepted", "R63", Class::Conflict),
            Self::RequestClosed { .. } => ("request_closed", "R66", Class::Conflict),
            Self::RequestExpired { .. } => ("request_expired", "R64", Class::Rule),
            Self::PartnershipEnded => ("partnership_ended", "R64", Class::Rule),
            Self::YouAreBasic => ("you_are_basic", "R45", Class::Rule),
            Self::LastAdmin { .. } => ("last_admin", "R50", Class::Rule),
            Self::Yourself => ("yourself", "R55", Class::Rule),
            Self::OwnExtension => ("own_extension", "R86", Class::Rule),
            Self::NoSuchMember => ("no_such_member", "R49", Class::NotFound),
            Self::MemberGone { .. } => ("member_gone", "R83", Class::Conflict),
            Self::Changed { .. } => ("changed", "R83", Class::Conflict),
            Self::Same => ("same", "R83", Class::Rule),
            Self::DayPast { .. } => ("day_past", "R50", Class::Rule),
            Self::NobodyChosen => ("nobody_chosen", "R44", Class::Rule),
            Self::AllSkipped { skipped } => {
                skipped.first().map_or(("nobody_chosen", "R84", Class::Rule), |s| s.why.facts())
            }
        }
    }
}

impl First {
    /// Who, as far as it was a person.
    pub fn new(by: Actor, at: Moment, name: impl Fn(super::UserId) -> Option<Person>) -> Self {
        let by = match by {
            Actor::Person(user) => name(user),
            Actor::System => None,
        };
        Self { by, at }
    }
}
