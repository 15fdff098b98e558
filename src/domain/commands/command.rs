//! The commands. Every write is a command with an actor.

use crate::domain::{
    Day, Email, JoinedBy, KeyId, Level, MemberValue, MembershipId, Message, Method, Name,
    OperationId, OrgId, PartnershipId, PlatformRole, Profile, PublicKey, RegisterEntry,
    RelationRequestId, RequestId, UserId,
};

/// A change that a user asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Give people access: own users become members, users of partners get a request.
    AddMembers {
        /// The organisation that they get access to.
        org: OrgId,
        /// The people, each with a level and a last day.
        picks: Vec<ChosenPerson>,
        /// The text of the requests.
        message: Option<Message>,
    },
    /// Accept a request, as its addressee.
    AcceptRequest {
        /// A pending request to the actor.
        request: RequestId,
    },
    /// Decline a request, as its addressee.
    DeclineRequest {
        /// A pending request to the actor.
        request: RequestId,
        /// An optional reason.
        reason: Option<Message>,
    },
    /// Withdraw requests that are pending or expired.
    WithdrawRequests {
        /// The organisation that sent them.
        org: OrgId,
        /// The requests, pending or expired.
        requests: Vec<RequestId>,
    },
    /// Give requests a new term.
    RenewRequests {
        /// The organisation that sent them.
        org: OrgId,
        /// The requests, pending or expired.
        requests: Vec<RequestId>,
    },
    /// Set a value of members, such as their level or their last day.
    ChangeMembers {
        /// The organisation of the members.
        org: OrgId,
        /// The members, each with the value that the actor saw; members with another value are
        /// skipped.
        members: Vec<(MembershipId, MemberValue)>,
        /// The new value of all of them.
        to: MemberValue,
    },
    /// Revoke access.
    RemoveMembers {
        /// The organisation that they lose access to.
        org: OrgId,
        /// The members, each with the level that the actor saw.
        members: Vec<(MembershipId, Level)>,
    },
    /// End the actor's own membership.
    Leave {
        /// An organisation that the actor is a member of.
        org: OrgId,
    },
    /// Invite or add somebody to the actor's environment. The receipt has the activation code.
    InviteUser {
        /// The primary address of the new user.
        email: Email,
        /// The name of the person; only if they are added, not invited.
        full_name: Option<Name>,
        /// The role that they start with.
        role: PlatformRole,
        /// The way that they join: by invitation, or added with their name.
        how: JoinedBy,
    },
    /// Make a new activation code; the old code stops working.
    SendAgain {
        /// A user who has not activated yet.
        user: UserId,
    },
    /// Withdraw an invitation; its address is free again.
    WithdrawInvitation {
        /// A user who has not activated yet.
        user: UserId,
    },
    /// Change the role of a user.
    ChangeRole {
        /// A user of the actor's environment.
        user: UserId,
        /// The role that the actor saw.
        from: PlatformRole,
        /// The new role; users cannot promote themselves.
        to: PlatformRole,
    },
    /// Make a user *Relatiemanager*, or end that.
    SetManager {
        /// A user of the actor's environment.
        user: UserId,
        /// True to make them Relatiemanager, false to end it.
        manager: bool,
    },
    /// Block or unblock a user.
    SetBlocked {
        /// A user of the actor's environment.
        user: UserId,
        /// True to block, false to unblock.
        blocked: bool,
    },
    /// Remove a user from the environment.
    RemoveUser {
        /// A user of the actor's environment, but not the actor.
        user: UserId,
        /// New Beheerders for the organisations that would have none left.
        successors: Vec<(OrgId, UserId)>,
    },
    /// Change the actor's own profile; nobody else can.
    EditProfile {
        /// The name that the actor saw.
        from: Option<Name>,
        /// The new name; the address is shown if there is none.
        full_name: Option<Name>,
    },
    /// Add an extra address to the actor.
    AddAddress {
        /// The new address; unverified at first.
        email: Email,
    },
    /// Make a code that verifies an extra address. The actor is a Beheerder of the environment.
    AddressCode {
        /// The owner of the address.
        user: UserId,
        /// An extra address of that user, unverified.
        email: Email,
    },
    /// Verify an extra address of the actor with a code.
    VerifyAddress {
        /// An extra address of the actor, unverified.
        email: Email,
        /// The code as typed: case and separators do not matter, nor O for 0, or I and L for 1.
        code: String,
    },
    /// Make a verified address the primary one.
    MakePrimary {
        /// A verified extra address of the actor.
        email: Email,
    },
    /// Remove an extra address of the actor.
    RemoveAddress {
        /// An extra address of the actor, verified or not.
        email: Email,
    },
    /// Let a user sign in over ssh with this key. The actor is that user, or a Beheerder of the
    /// environment.
    AddKey {
        /// The owner of the key.
        user: UserId,
        /// The public key; never a private one.
        key: Box<PublicKey>,
    },
    /// Withdraw a key, so that nobody can sign in with it. The same actors as for adding it.
    WithdrawKey {
        /// A key of the actor, or of a user of their environment.
        key: KeyId,
    },
    /// Confirm a key of the actor that somebody else added; from then on it can be used.
    ConfirmKey {
        /// A waiting key of the actor.
        key: KeyId,
    },
    /// Make a code for a waiting key of a user who has no usable key. The actor is a Beheerder of
    /// the environment, and not the one who added the key.
    KeyCode {
        /// A waiting key of a user of the actor's environment.
        key: KeyId,
    },
    /// Make the domain of the actor's environment shared; cannot be undone.
    MakeShared {
        /// The domain, typed as a confirmation.
        typed: String,
    },
    /// Create an organisation; the actor becomes its Beheerder.
    CreateOrganisation {
        /// Its name, address and numbers.
        profile: Box<Profile>,
        /// The entry of the register that they come from; `None` if a user entered them.
        register: Option<Box<RegisterEntry>>,
    },
    /// Edit the profile of an organisation.
    EditOrganisation {
        /// An organisation whose Beheerder the actor is.
        org: OrgId,
        /// The profile that the actor saw.
        from: Box<Profile>,
        /// The complete new profile.
        to: Box<Profile>,
        /// The entry of the register that the new name, address and number come from.
        register: Option<Box<RegisterEntry>>,
    },
    /// *Activeer nu*: submit the evidence for activation.
    OfferEvidence {
        /// An organisation that the actor created, not yet activated.
        org: OrgId,
        /// The kind of evidence; words only for an organisation without a number.
        method: Method,
        /// A payment reference, an extract number, or words.
        reference: Name,
    },
    /// *Goedkeuren*: activate the organisation.
    Approve {
        /// An organisation under review.
        org: OrgId,
        /// The evidence that the actor saw.
        seen: Option<(Method, Name)>,
    },
    /// Reject the evidence; the organisation is back to not activated.
    Reject {
        /// An organisation under review.
        org: OrgId,
        /// The evidence that the actor saw.
        seen: Option<(Method, Name)>,
        /// The reason, kept until the next attempt.
        reason: Message,
    },
    /// Remove an organisation and everything in it.
    RemoveOrganisation {
        /// An organisation that the actor administers, or of their environment.
        org: OrgId,
        /// Its name, typed as a confirmation.
        typed: String,
    },
    /// Ask a Relatiemanager of another environment for a relation.
    AskRelation {
        /// A user of another environment.
        user: UserId,
        /// An optional message to that user.
        message: Option<Message>,
    },
    /// Accept a relation request; the first acceptance makes the partnership.
    AcceptRelation {
        /// A pending request to the actor.
        request: RelationRequestId,
    },
    /// Decline a relation request; another one may follow.
    DeclineRelation {
        /// A pending request to the actor.
        request: RelationRequestId,
        /// An optional reason.
        reason: Option<Message>,
    },
    /// Withdraw a pending relation request; by its sender or their Beheerder.
    WithdrawRelation {
        /// A pending request from the actor's environment.
        request: RelationRequestId,
    },
    /// End a partnership and all access through it.
    EndPartnership {
        /// An active partnership of the actor's environment.
        partnership: PartnershipId,
        /// The memberships that end with it, as the actor saw them.
        ends: Vec<MembershipId>,
        /// The requests that are withdrawn with it, as the actor saw them.
        withdrawn: Vec<RequestId>,
    },
    /// A command that the user confirmed after a warning: a confusable name or address, or removing
    /// their own key.
    Confirmed(Box<Self>),
    /// Undo an operation, except the parts that changed since. Undoing an undo is a redo.
    Undo {
        /// The operation, from the log or relative to the actor's latest.
        which: UndoTarget,
    },
}

/// A choice of an operation to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoTarget {
    /// The actor's last operation that is not undone: *ongedaan maken*.
    Last,
    /// The operation that the actor undid last: *opnieuw*.
    LastUndone,
    /// This operation, picked from the log.
    Operation(OperationId),
}

/// A change by somebody without a session: registering, activating, or confirming a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignUp {
    /// Register with an address: join the environment of its domain, or found an environment.
    Register {
        /// The address; its domain decides the environment.
        email: Email,
        /// The name of the person.
        full_name: Option<Name>,
        /// The name of the environment, for an address of a shared domain.
        env_name: Option<Name>,
    },
    /// An entry that was confirmed after a warning: its name or address looks like another.
    Confirmed(Box<Self>),
    /// Activate with the code that a Beheerder handed over.
    Activate {
        /// The address that was invited.
        email: Email,
        /// The activation code, as typed.
        code: String,
        /// The name of the person, if it should change.
        full_name: Option<Name>,
    },
    /// Confirm the waiting key of this ssh session, with the activation code if its owner never
    /// signed in, or else with the code that was made for this key.
    UseKey {
        /// The key, which sshd has verified.
        key: KeyId,
        /// The activation code or the code of the key, as typed.
        code: String,
    },
}

/// A person chosen in the member dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenPerson {
    /// A user of the environment or of a partner.
    pub user: UserId,
    /// The level that they get.
    pub level: Level,
    /// The last day with access.
    pub last_day: Option<Day>,
}

impl Command {
    /// Returns the organisation and the user that the command names, if any.
    pub fn subject(&self) -> (Option<OrgId>, Option<UserId>) {
        match self {
            Self::AddMembers { org, picks, .. } => {
                (Some(*org), picks.first().map(|pick| pick.user))
            }
            Self::WithdrawRequests { org, .. }
            | Self::RenewRequests { org, .. }
            | Self::ChangeMembers { org, .. }
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
            Self::Confirmed(command) => command.subject(),
            _ => (None, None),
        }
    }
}
