//! Commands and sign-ups: every change that a person can ask for.

use super::chosen::{ChosenAccess, ChosenMembers, ChosenOrganisation, ChosenPerson};
use crate::domain::{
    Email, JoinedBy, KeyId, Level, MemberValue, MembershipId, Message, Method, Name, OperationId,
    OrgId, PartnershipId, PlatformRole, Profile, PublicKey, RegisterEntry, RelationRequestId,
    RequestId, UserId, UserValue,
};

/// A change that a signed-in user asks for. `from` and `seen` hold the values that the actor saw;
/// the rules refuse the command if a value has changed since (R83).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Give people access: own users become members, users of partners get a request.
    AddMembers {
        /// The organisation that they get access to.
        org: OrgId,
        /// The people, each with a level and a last day.
        picks: Vec<ChosenPerson>,
        /// Sent with the requests to users of partners; own users get no message.
        message: Option<Message>,
    },
    /// Give users access to organisations, to each as [`Self::AddMembers`] does.
    GiveAccess {
        /// Users of the environment or of partners.
        users: Vec<UserId>,
        /// The organisations, each with a level and a last day.
        picks: Vec<ChosenOrganisation>,
        /// Sent with the requests to users of partners; own users get no message.
        message: Option<Message>,
    },
    /// Accept a collaboration request, as its addressee.
    AcceptRequest {
        /// A pending request to the actor.
        request: RequestId,
    },
    /// Decline a collaboration request, as its addressee.
    DeclineRequest {
        /// A pending request to the actor.
        request: RequestId,
        /// The optional reason, which the sender sees.
        reason: Option<Message>,
    },
    /// Withdraw requests that are pending or expired.
    WithdrawRequests {
        /// The organisation that sent them.
        org: OrgId,
        /// At least one request.
        requests: Vec<RequestId>,
    },
    /// Give requests, pending or expired, a new term of 14 days.
    RenewRequests {
        /// The organisation that sent them.
        org: OrgId,
        /// At least one request.
        requests: Vec<RequestId>,
    },
    /// Set a value of members, such as their level or their last day.
    ChangeMembers {
        /// The members, by organisation; members with another value than the actor saw are skipped.
        of_orgs: Vec<ChosenMembers>,
        /// The new value of all these members.
        to: MemberValue,
    },
    /// End memberships, and withdraw the requests that these members sent.
    RemoveMembers {
        /// The organisation that they lose access to.
        org: OrgId,
        /// The members, each with the level that the actor saw.
        members: Vec<(MembershipId, Level)>,
    },
    /// End access to organisations: memberships end, and open requests are withdrawn.
    EndAccess {
        /// The memberships and requests, each of the actor or of somebody whose access the actor
        /// may end.
        access: Vec<ChosenAccess>,
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
    /// Set a value of users, such as their role.
    ChangeUsers {
        /// Users of the actor's environment, each with the value that the actor saw; a role is
        /// refused if it is another one now.
        users: Vec<(UserId, UserValue)>,
        /// The new value of all these users; users cannot promote or block themselves.
        to: UserValue,
    },
    /// Remove a user for good, with their memberships, requests, relations and keys.
    RemoveUser {
        /// A user of the actor's environment, but not the actor.
        user: UserId,
        /// New Beheerders for organisations that would otherwise have no Beheerder.
        successors: Vec<(OrgId, UserId)>,
    },
    /// Change the actor's own profile; nobody else can.
    EditProfile {
        /// The name that the actor saw.
        from: Option<Name>,
        /// The new name; the address is shown if there is none.
        full_name: Option<Name>,
    },
    /// Add an extra address, at first unverified, to the actor.
    AddAddress {
        /// At the domain of the primary address, unless the environment is shared.
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
        /// The code as typed. Case and separators are ignored; O counts as 0, and I and L as 1.
        code: String,
    },
    /// Make a verified address the primary address.
    MakePrimary {
        /// A verified extra address of the actor.
        email: Email,
    },
    /// Remove an extra address of the actor; others may then use it.
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
    /// Withdraw a key, so that nobody can sign in with it. The actor is its owner, or a Beheerder
    /// of the environment.
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
    /// the environment who did not add the key.
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
        /// The register entry that the profile comes from; `None` if a user entered it.
        register: Option<Box<RegisterEntry>>,
    },
    /// Replace the profile of an organisation; refused if it is no longer `from`.
    EditOrganisation {
        /// An organisation that the actor administers.
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
        /// The kind of evidence; in words only for an organisation without a number.
        method: Method,
        /// A payment reference, an extract number, or words.
        reference: Name,
    },
    /// *Goedkeuren*: approve the evidence, which activates the organisation.
    Approve {
        /// An organisation under review.
        org: OrgId,
        /// The evidence that the actor saw; refused if it has been replaced.
        seen: Option<(Method, Name)>,
    },
    /// Reject the evidence; the organisation goes back to not activated.
    Reject {
        /// An organisation under review.
        org: OrgId,
        /// The evidence that the actor saw; refused if it has been replaced.
        seen: Option<(Method, Name)>,
        /// The reason, kept until the next attempt.
        reason: Message,
    },
    /// Remove an organisation for good; all its memberships and open requests end.
    RemoveOrganisation {
        /// The actor administers the organisation or, once it is activated, its environment.
        org: OrgId,
        /// Its name, typed as a confirmation.
        typed: String,
    },
    /// Ask a Relatiemanager of another environment for a relation.
    AskRelation {
        /// A user of another environment.
        user: UserId,
        /// Shown to that user with the request.
        message: Option<Message>,
    },
    /// Accept a relation request; the first acceptance makes the partnership.
    AcceptRelation {
        /// A pending request to the actor.
        request: RelationRequestId,
    },
    /// Decline a relation request; the sender may ask again.
    DeclineRelation {
        /// A pending request to the actor.
        request: RelationRequestId,
        /// The optional reason, which the sender sees.
        reason: Option<Message>,
    },
    /// Withdraw a pending relation request. The actor is its sender, or a Beheerder of the sender's
    /// environment.
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
        /// Picked from the log, or the latest of the actor.
        which: UndoTarget,
    },
}

/// The operation that an undo or redo applies to.
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
        /// The full name; `None` to be shown by address.
        full_name: Option<Name>,
        /// The name of the environment, for an address of a shared domain.
        env_name: Option<Name>,
    },
    /// A sign-up that the person confirmed after a warning: its name or address looks like another.
    Confirmed(Box<Self>),
    /// Activate with the code that a Beheerder handed over.
    Activate {
        /// The address that was invited.
        email: Email,
        /// The activation code, as typed.
        code: String,
        /// The new full name; `None` keeps the name that the Beheerder entered.
        full_name: Option<Name>,
    },
    /// Confirm the waiting key of this ssh session. The code is the activation code if the owner
    /// never signed in, otherwise the code that was made for this key.
    UseKey {
        /// The key, which sshd has verified.
        key: KeyId,
        /// The activation code or the code of the key, as typed.
        code: String,
    },
}

impl Command {
    /// Sets a value of members of one organisation.
    pub fn change_members(
        org: OrgId,
        members: Vec<(MembershipId, MemberValue)>,
        to: MemberValue,
    ) -> Self {
        Self::ChangeMembers { of_orgs: vec![ChosenMembers { org, members }], to }
    }

    /// Returns the organisation and the user that the command names, if any; the first of several
    /// users.
    pub fn subject(&self) -> (Option<OrgId>, Option<UserId>) {
        match self {
            Self::AddMembers { org, picks, .. } => {
                (Some(*org), picks.first().map(|pick| pick.user))
            }
            Self::GiveAccess { users, picks, .. } => {
                (picks.first().map(|pick| pick.org), users.first().copied())
            }
            Self::ChangeMembers { of_orgs, .. } => (of_orgs.first().map(|of_org| of_org.org), None),
            Self::EndAccess { access } => (access.first().map(|one| one.org), None),
            Self::ChangeUsers { users, .. } => (None, users.first().map(|(user, _)| *user)),
            Self::WithdrawRequests { org, .. }
            | Self::RenewRequests { org, .. }
            | Self::RemoveMembers { org, .. }
            | Self::Leave { org }
            | Self::EditOrganisation { org, .. }
            | Self::OfferEvidence { org, .. }
            | Self::Approve { org, .. }
            | Self::Reject { org, .. }
            | Self::RemoveOrganisation { org, .. } => (Some(*org), None),
            Self::SendAgain { user }
            | Self::WithdrawInvitation { user }
            | Self::RemoveUser { user, .. }
            | Self::AddressCode { user, .. }
            | Self::AddKey { user, .. }
            | Self::AskRelation { user, .. } => (None, Some(*user)),
            Self::Confirmed(command) => command.subject(),
            _ => (None, None),
        }
    }
}
