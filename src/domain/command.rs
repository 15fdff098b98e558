//! What a person can do. Every write is one of these, with an actor (R82).

use super::{Day, Level, MembershipId, Message, OrgId, RequestId, UserId};

/// An intent to change something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Give these people access: own users become member, partners' users get a request (R42, R43).
    AddMembers {
        /// To which organisation.
        org: OrgId,
        /// Whom, as what, until when.
        picks: Vec<Pick>,
        /// What the requests say.
        message: Option<Message>,
    },
    /// Say yes to a request (R63).
    AcceptRequest {
        /// Which.
        request: RequestId,
    },
    /// Say no to a request (R65).
    DeclineRequest {
        /// Which.
        request: RequestId,
        /// Why, if one wants to say.
        reason: Option<Message>,
    },
    /// Take back requests that wait or expired (R66).
    WithdrawRequests {
        /// Of which organisation.
        org: OrgId,
        /// Which.
        requests: Vec<RequestId>,
    },
    /// Give requests a new term.
    RenewRequests {
        /// Of which organisation.
        org: OrgId,
        /// Which.
        requests: Vec<RequestId>,
    },
    /// Make members Lid or Beheerder (R48).
    ChangeLevel {
        /// Of which organisation.
        org: OrgId,
        /// Whose, as the actor saw it.
        members: Vec<MembershipId>,
        /// The level that the actor saw; a member with another one is left alone (R83).
        from: Level,
        /// The new one.
        to: Level,
    },
    /// Give members a last day with access, or take it away.
    ChangeLastDay {
        /// Of which organisation.
        org: OrgId,
        /// Whose, with the last day that the actor saw (R83).
        members: Vec<(MembershipId, Option<Day>)>,
        /// The new one.
        to: Option<Day>,
    },
    /// Take away access (R49, R53).
    RemoveMembers {
        /// To which organisation.
        org: OrgId,
        /// Whose.
        members: Vec<MembershipId>,
    },
    /// Leave an organisation (R55).
    Leave {
        /// Which.
        org: OrgId,
    },
}

/// One person chosen in the member dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Who.
    pub user: UserId,
    /// As what (R47).
    pub level: Level,
    /// The last day with access.
    pub last_day: Option<Day>,
}
