//! Why a rule refused a command, or skipped a person. A refusal is not an error of the program.

use serde::Serialize;

use crate::domain::{
    Cause, ChangedBy, CurrentValue, Day, Email, EndReason, ExistingRow, Fingerprint,
    InvitationState, KeyId, MemberRefusal, Mismatch, Moment, Name, NameFault, OperationId, OrgId,
    OrgStatus, Person, RequestState, Scheme, UserStatus,
};

/// The rule that refused, with the details that the actor needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor is invited, blocked or removed.
    ActorNotActive,
    /// The actor is not a *Beheerder* of the organisation.
    NotOrgAdmin {
        /// The organisation that the actor tried to manage.
        org: Name,
        /// The effective Beheerders; empty if the actor is outside the organisation.
        who_can: Vec<Person>,
        /// The author and time of the change that ended that level, if the actor had it.
        lost: Option<ChangedBy>,
    },
    /// There is no such organisation, or the actor may not know of it.
    NoSuchOrganisation,
    /// The actor was a member and no longer has access.
    MembershipOver {
        /// The organisation that the actor has lost access to.
        org: Name,
        /// The author and time of the end.
        first: ChangedBy,
        /// The reason for that end.
        reason: EndReason,
    },
    /// The organisation is not activated, so nobody can be added to it.
    NotActivated {
        /// The organisation that members would be added to.
        org: Name,
    },
    /// The person already has a live membership in the organisation.
    AlreadyMember {
        /// The start of the membership.
        since: Moment,
        /// The day on which it gives access again; `None` unless it is paused now.
        paused_until: Option<Day>,
    },
    /// A request is already pending.
    AlreadyAsked {
        /// The time at which that request was sent.
        since: Moment,
    },
    /// A row exists already, but differs from what was asked for.
    Differs {
        /// The kind of row that exists.
        there: ExistingRow,
        /// The time at which the existing row was created.
        since: Moment,
        /// The differences; never empty.
        what: Vec<Mismatch>,
    },
    /// The user, of the organisation's own environment, is blocked.
    Blocked,
    /// The user is blocked, so undo does not restore their access.
    StillBlocked {
        /// The users who can unblock; empty if the actor may not know them.
        who_can: Vec<Person>,
    },
    /// The user is *Basisgebruiker* at the partner.
    PartnerBasic,
    /// The person is neither a user of the environment nor a partner's user with a relation. Also
    /// returned for a user who does not exist, so that no name leaks.
    Unrelated,
    /// There is no such request, or the actor may not know of it.
    NoSuchRequest,
    /// The addressee accepted the request before.
    AlreadyAccepted {
        /// The author and time of the acceptance.
        first: ChangedBy,
    },
    /// The request was already declined or withdrawn.
    RequestClosed {
        /// The state that it has: declined or withdrawn.
        state: RequestState,
        /// The author and time of that decision.
        first: ChangedBy,
        /// Why the system withdrew the request; `None` if a person decided.
        cause: Option<Cause>,
    },
    /// The request expired; its organisation can renew it.
    RequestExpired {
        /// The end of its term.
        at: Moment,
    },
    /// The term of a withdrawn request is over, so undo does not bring it back.
    TermOver {
        /// The moment at which the term ended.
        at: Moment,
    },
    /// The partnership of the request has ended.
    PartnershipEnded,
    /// The addressee is Basisgebruiker and cannot accept.
    YouAreBasic,
    /// The request offers the level Beheerder, but this sender is no longer a Beheerder.
    SenderNoAdmin(Name),
    /// The access ended on the partner's side. Restoring it takes the user's consent, by a new
    /// request.
    TheirConsent,
    /// The organisation would have no Beheerder of its own environment left.
    LastAdmin {
        /// The organisation whose last Beheerder the command would remove.
        org: Name,
    },
    /// The actor cannot remove themselves; they can leave.
    Yourself,
    /// The organisation has no such membership.
    NoSuchMember,
    /// The membership ended since the actor looked.
    MemberGone {
        /// The author and time of the end.
        first: ChangedBy,
        /// The reason for that end.
        reason: EndReason,
    },
    /// Somebody else changed the row since the actor looked.
    Changed {
        /// The author and time of that change.
        first: ChangedBy,
        /// The current value, if the command can be repeated on it.
        now: Option<CurrentValue>,
    },
    /// The row already has the wanted value.
    Same {
        /// The author and time of the change to that value, if known.
        first: Option<ChangedBy>,
    },
    /// A last day must be today or later.
    DayPast {
        /// The requested day.
        day: Day,
    },
    /// The actor is not a Beheerder of the environment.
    NotEnvAdmin {
        /// The Beheerders of that environment.
        who_can: Vec<Person>,
    },
    /// The user or organisation belongs to another environment; its Beheerders are not named.
    OtherEnvironment,
    /// The environment has no such user, or the actor may not know of them.
    NoSuchUser,
    /// The user was removed since the actor looked.
    UserGone {
        /// The author and time of the removal.
        first: ChangedBy,
    },
    /// The user does not belong to the typed environment.
    UserElsewhere {
        /// The environment of the user.
        env: Name,
    },
    /// The environment has active Beheerders who can do it themselves.
    HasEnvAdmin {
        /// The active Beheerders of the environment.
        who_can: Vec<Person>,
    },
    /// The address already belongs to a user.
    EmailInUse,
    /// The address has a shared domain: the invited person would have to found their own
    /// environment.
    SharedDomain,
    /// The address has the own domain of another environment.
    ElsewhereDomain,
    /// The extra address has another domain than the primary address.
    OtherDomain,
    /// Registering with an address of a shared domain requires a name for the environment.
    NameNeeded,
    /// An environment already has that name, or a name that looks like it.
    NameTaken,
    /// The code does not belong to this address or key.
    BadCode,
    /// Too many wrong codes: until the wait is over no code is checked, right or wrong.
    CodeWait {
        /// The end of the wait.
        until: Moment,
    },
    /// The code was used, replaced or withdrawn, or its term is over.
    CodeOver {
        /// The state that the invitation or the code has now.
        state: InvitationState,
    },
    /// The environment would have no active Beheerder left.
    LastEnvAdmin {
        /// A few users who could be promoted.
        could: Vec<Person>,
    },
    /// Users cannot block, remove or promote themselves.
    OwnRole,
    /// The command is not allowed for a user with this status.
    WrongStatus {
        /// The current status of the user.
        status: UserStatus,
        /// The author and time of the change to that status, if known.
        first: Option<ChangedBy>,
    },
    /// Organisations would have no Beheerder left: successors are required.
    NeedsSuccessor {
        /// The organisations for which the command names no successor.
        orgs: Vec<(OrgId, Name)>,
    },
    /// A successor must be an active user of the organisation's environment.
    BadSuccessor {
        /// The organisation that they should take over.
        org: Name,
    },
    /// The name is deceptive: it reads as an address, as a label of the program, as a domain, or as
    /// blank.
    NameNotAllowed {
        /// The name as given.
        name: Name,
        /// The reason why it is deceptive.
        fault: NameFault,
    },
    /// The address is confusable with another address, or its domain with the domain of an
    /// environment. Needs confirmation.
    AddressLooksLike {
        /// The given address.
        email: Email,
        /// The other address or domain.
        other: Name,
    },
    /// The name equals or is confusable with another name in the environment. Needs confirmation.
    LooksLike {
        /// The given name.
        name: Name,
        /// The existing name that it resembles.
        other: Name,
        /// The primary address of the user with the existing name; `None` for an organisation.
        email: Option<Email>,
    },
    /// The user has no such extra address.
    NoSuchAddress,
    /// Only a verified address can become the primary address.
    NotVerified,
    /// The key already belongs to somebody, whom the refusal does not name.
    KeyInUse,
    /// There is no such key, or the actor may not know of it.
    NoSuchKey,
    /// The key of this session was withdrawn.
    KeyWithdrawn,
    /// The key of this session waits for a confirmation and gives no access yet.
    KeyWaits,
    /// Only the owner of a key can confirm it.
    NotKeyOwner {
        /// The owner, who can.
        owner: Person,
    },
    /// No code is needed: the owner has a usable key, and can confirm other keys in a session with
    /// that key.
    KeyOpens {
        /// The owner, who can.
        owner: Person,
    },
    /// The code for a key must come from a Beheerder who did not add the key.
    OwnKeyCode {
        /// The Beheerders who can.
        who_can: Vec<Person>,
    },
    /// The typed confirmation does not match.
    NotTyped,
    /// The domain is shared already, which is final.
    AlreadyShared,
    /// The country is not a code of two letters.
    BadCountry,
    /// The number is not valid in this register.
    BadNumber {
        /// The register whose format or check digits it fails.
        scheme: Scheme,
    },
    /// The number is verified for another organisation, which is not named.
    NumberHeld {
        /// The register of the number.
        scheme: Scheme,
    },
    /// An organisation without a number needs evidence in words.
    ManualEntry,
    /// Evidence in words is only for an organisation without a number.
    NotManualEntry,
    /// Name, number and address come from the register and cannot be edited once the evidence was
    /// submitted.
    RegisterData,
    /// Only the creator of an organisation can submit the evidence.
    NotCreator {
        /// The creator, who can.
        who_can: Vec<Person>,
    },
    /// The command is not allowed for an organisation with this status.
    WrongOrgStatus {
        /// The current status of the organisation.
        status: OrgStatus,
        /// The author and time of the change to that status, if known.
        first: Option<ChangedBy>,
    },
    /// Nobody approves their own evidence while another Beheerder could.
    OwnEvidence {
        /// The Beheerders who can.
        who_can: Vec<Person>,
    },
    /// The actor is not a *Relatiemanager*.
    NotManager,
    /// The actor is Basisgebruiker, so being Relatiemanager has no effect.
    BasicManager,
    /// The other person cannot accept a relation: they are no Relatiemanager, or are
    /// Basisgebruiker.
    AskedNotManager,
    /// A relation needs two environments.
    SameEnvironment,
    /// The actor already has a relation with that person.
    AlreadyRelated {
        /// The start of that relation.
        since: Moment,
    },
    /// There is no such partnership, or it is not of the actor's environment.
    NoSuchPartnership,
    /// The actor is neither Relatiemanager nor Beheerder, so they may not end the partnership.
    NotPartnerManager {
        /// The Beheerders of the actor's environment, who may.
        who_can: Vec<Person>,
    },
    /// Undoing the operation would withdraw the actor's own key; needs confirmation.
    OwnKey {
        /// The operation to undo.
        operation: OperationId,
        /// The key that would be withdrawn.
        key: KeyId,
        /// The fingerprint, to recognise the key by.
        fingerprint: Fingerprint,
        /// The comment: the name that the actor gave it.
        #[serde(rename = "remark")]
        comment: Option<Name>,
        /// True if it is their only usable key.
        is_last: bool,
    },
    /// The actor has no operation left to undo, or may not see the operation that they chose.
    #[serde(rename = "nothing_to_take_back")]
    NothingToUndo,
    /// The actor has no undone operation left to redo.
    #[serde(rename = "nothing_to_do_again")]
    NothingToRedo,
    /// Operations of this kind cannot be undone (R109).
    Final,
    /// The operation was undone before, and not redone since.
    AlreadyUndone,
    /// The term for undoing is over.
    TooLate {
        /// The end of that term.
        until: Moment,
    },
    /// The row changed since the actor saw it, or since the operation to undo.
    MovedOn {
        /// The author and time of that change, if the log has it.
        first: Option<ChangedBy>,
    },
    /// The command names nobody.
    NobodyChosen,
    /// The command has no effect on any of the people that it names.
    AllSkipped {
        /// The people, each with a reason.
        skipped: Vec<Skipped>,
    },
    /// A member cannot have the value that the command sets.
    #[serde(untagged)]
    OfMember(MemberRefusal),
}

impl From<MemberRefusal> for Refusal {
    fn from(why: MemberRefusal) -> Self {
        Self::OfMember(why)
    }
}

/// A person that a command skipped, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The person; `None` if the actor may not know the name, if there is no such person, or if the
    /// outcome was about an organisation.
    pub who: Option<Person>,
    /// The organisation, if the command is about one person and several organisations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org: Option<Name>,
    /// The rule that refused them.
    pub why: Refusal,
}
