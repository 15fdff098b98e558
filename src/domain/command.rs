//! What a person can do. Every write is one of these, with an actor (R82).

use super::{
    Day, Email, HandlingId, How, KeyId, Level, MembershipId, Message, Method, Name, OrgId,
    PartnershipId, PlatformRole, Profile, PublicKey, RelationRequestId, RequestId, UserId,
};

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
        /// Whose, with the level that the actor saw (R83).
        members: Vec<(MembershipId, Level)>,
    },
    /// Leave an organisation (R55).
    Leave {
        /// Which.
        org: OrgId,
    },
    /// Bring somebody into one's environment (R11-R15). The receipt has the activation code.
    InviteUser {
        /// The address.
        email: Email,
        /// The name, for who is added.
        full_name: Option<Name>,
        /// The role at the start (A5).
        role: PlatformRole,
        /// By an invitation or added.
        how: How,
    },
    /// Make a new activation code; the old one works no longer (R18).
    SendAgain {
        /// For whom.
        user: UserId,
    },
    /// Take an invitation back; the address is free again.
    WithdrawInvitation {
        /// Whose.
        user: UserId,
    },
    /// Give a user another role (R19).
    ChangeRole {
        /// Whom.
        user: UserId,
        /// The role that the actor saw (R83).
        from: PlatformRole,
        /// The new one.
        to: PlatformRole,
    },
    /// Make a user Relatiemanager, or no longer (R77).
    SetManager {
        /// Whom.
        user: UserId,
        /// Whether.
        manager: bool,
    },
    /// Block a user, or unblock (R22).
    SetBlocked {
        /// Whom.
        user: UserId,
        /// Whether.
        blocked: bool,
    },
    /// Remove a user from the environment (R21).
    RemoveUser {
        /// Whom.
        user: UserId,
        /// Who becomes Beheerder of what would be without one (R50, A33).
        successors: Vec<(OrgId, UserId)>,
    },
    /// Change one's own profile (DOMAIN 5.1); nobody else can.
    EditProfile {
        /// The name that the actor saw (R83).
        from: Option<Name>,
        /// The new one; without one the address is shown.
        full_name: Option<Name>,
    },
    /// Add a further address of one's own (R23).
    AddAddress {
        /// The address.
        email: Email,
    },
    /// Make a code that verifies a further address; by a Beheerder of the environment.
    AddressCode {
        /// Whose.
        user: UserId,
        /// Which address.
        email: Email,
    },
    /// Verify a further address of one's own with the code.
    VerifyAddress {
        /// The address.
        email: Email,
        /// The code, as typed.
        code: String,
    },
    /// Make a verified address the first one.
    MakePrimary {
        /// The address.
        email: Email,
    },
    /// Take a further address of one's own away.
    RemoveAddress {
        /// The address.
        email: Email,
    },
    /// Let somebody come in over ssh with this key: oneself, or by a Beheerder of the environment.
    AddKey {
        /// Whom.
        user: UserId,
        /// With which.
        key: Box<PublicKey>,
    },
    /// Let nobody come in with a key any more; by the same people.
    WithdrawKey {
        /// Which.
        key: KeyId,
    },
    /// Confirm a key of one's own that somebody else added: it opens from then on.
    ConfirmKey {
        /// Which.
        key: KeyId,
    },
    /// Make a code for a waiting key of somebody who has no key that opens. By a Beheerder of the
    /// environment who did not add that key.
    KeyCode {
        /// Which.
        key: KeyId,
    },
    /// Make the domain of one's environment shared; cannot be undone (R6).
    MakeShared {
        /// The domain, typed.
        typed: String,
    },
    /// Make an organisation, of which one is the Beheerder (R24, R25).
    CreateOrganisation {
        /// What is known of it.
        profile: Box<Profile>,
    },
    /// Change what is known of an organisation (R33, R34).
    EditOrganisation {
        /// Which.
        org: OrgId,
        /// What the actor saw (R83).
        from: Box<Profile>,
        /// What it becomes.
        to: Box<Profile>,
    },
    /// *Activeer nu*: record the evidence (R28).
    OfferEvidence {
        /// For which organisation.
        org: OrgId,
        /// Of what kind.
        method: Method,
        /// The reference, number or words.
        reference: Name,
    },
    /// *Goedkeuren*: the organisation is active from now on (R28, A10).
    Approve {
        /// Which.
        org: OrgId,
        /// The evidence that the actor saw (R83).
        seen: Option<(Method, Name)>,
    },
    /// The evidence is not enough; the organisation is not activated again.
    Reject {
        /// Which.
        org: OrgId,
        /// The evidence that the actor saw (R83).
        seen: Option<(Method, Name)>,
        /// Why.
        reason: Message,
    },
    /// Remove an organisation with all that is in it (R35).
    RemoveOrganisation {
        /// Which.
        org: OrgId,
        /// Its name, typed.
        typed: String,
    },
    /// Ask a Relatiemanager of another environment for a relation (R71, R75).
    AskRelation {
        /// Whom.
        user: UserId,
        /// What is said with it.
        message: Option<Message>,
    },
    /// Say yes to a relation; the first makes the partnership (R75).
    AcceptRelation {
        /// Which request.
        request: RelationRequestId,
    },
    /// Say no to a relation.
    DeclineRelation {
        /// Which request.
        request: RelationRequestId,
        /// Why, if one wants to say.
        reason: Option<Message>,
    },
    /// Take a relation request back.
    WithdrawRelation {
        /// Which.
        request: RelationRequestId,
    },
    /// End a partnership with everything across it (R73).
    EndPartnership {
        /// Which.
        partnership: PartnershipId,
        /// The memberships that the actor saw would end with it (R83).
        ends: Vec<MembershipId>,
        /// The requests that the actor saw would be withdrawn with it.
        withdrawn: Vec<RequestId>,
    },
    /// The same after a warning: its name or address looks like another, or it takes a key of the
    /// actor's own away.
    Knowingly(Box<Self>),
    /// Take a handling back, as far as the world did not move on; taking back what was taken back
    /// does it again.
    TakeBack {
        /// Which.
        which: Which,
    },
}

/// Which handling is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// My last one that is not taken back: *ongedaan maken*.
    Last,
    /// The last that I took back: *opnieuw*.
    TakenBack,
    /// This one, from the log.
    Handling(HandlingId),
}

/// What somebody does who is nobody yet: at the door, before signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Register with an address: join its environment, or found one (R1-R5).
    Register {
        /// The address.
        email: Email,
        /// The name of the person.
        full_name: Option<Name>,
        /// The name of the environment, for an address of a shared domain (R2).
        env_name: Option<Name>,
    },
    /// One of the others after a warning that its name or address looks like another.
    Confirmed(Box<Self>),
    /// Activate with the code that a Beheerder handed over (R18).
    Activate {
        /// The address that was invited.
        email: Email,
        /// The code, as typed.
        code: String,
        /// The name of the person, if it is to be another one.
        full_name: Option<Name>,
    },
    /// Confirm the waiting key with which one comes in over ssh: with the activation code of
    /// somebody who never signed in, or with the code that was made for this key.
    UseKey {
        /// The key, which sshd has verified.
        key: KeyId,
        /// The code, as typed.
        code: String,
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

impl Command {
    /// The organisation and the user that it names, as far as it names one.
    pub fn subject(&self) -> (Option<OrgId>, Option<UserId>) {
        match self {
            Self::AddMembers { org, picks, .. } => {
                (Some(*org), picks.first().map(|pick| pick.user))
            }
            Self::WithdrawRequests { org, .. }
            | Self::RenewRequests { org, .. }
            | Self::ChangeLevel { org, .. }
            | Self::ChangeLastDay { org, .. }
            | Self::RemoveMembers { org, .. }
            | Self::Leave { org }
            | Self::EditOrganisation { org, .. }
            | Self::OfferEvidence { org, .. }
            | Self::Approve { org, .. }
            | Self::Reject { org, .. }
            | Self::RemoveOrganisation { org, .. } => (Some(*org), None),
            Self::SendAgain { user }
            | Self::WithdrawInvitation { user }
            | Self::ChangeRole { user, .. }
            | Self::SetManager { user, .. }
            | Self::SetBlocked { user, .. }
            | Self::RemoveUser { user, .. }
            | Self::AddressCode { user, .. }
            | Self::AddKey { user, .. }
            | Self::AskRelation { user, .. } => (None, Some(*user)),
            Self::Knowingly(command) => command.subject(),
            _ => (None, None),
        }
    }
}
