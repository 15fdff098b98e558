//! Why a command was not carried out, or not for somebody. Not an error: the program works, the
//! rule says no.

use serde::Serialize;

use super::{
    Cause, Day, Did, Email, EndReason, Fingerprint, First, HandlingId, InvitationState, KeyId,
    Mismatch, Moment, Name, NameFault, OrgId, OrgStatus, Outcome, Person, Present, RequestState,
    Scheme, There, UserStatus,
};

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
    /// The actor was a member, and is no longer let in (R54).
    MembershipOver {
        /// Of which organisation.
        org: Name,
        /// By whom and when it ended.
        first: First,
        /// Why.
        reason: EndReason,
    },
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
    /// It is there already, but not as was asked for.
    Differs {
        /// What is there.
        there: There,
        /// Since when.
        since: Moment,
        /// In what it differs; never empty.
        what: Vec<Mismatch>,
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
    AlreadyAccepted {
        /// By whom and when.
        first: First,
    },
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
    /// The request offers the level Beheerder, and this sender is no Beheerder any more (R64).
    SenderNoAdmin(Name),
    /// Access that ended on the partner's side takes their consent again, a new request (R43).
    TheirConsent,
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
        /// What it is now, where it can be done after all.
        now: Option<Present>,
    },
    /// It already is like that.
    Same {
        /// Who made it so, where that is known.
        first: Option<First>,
    },
    /// The last day has passed already.
    DayPast {
        /// The day that was asked for.
        day: Day,
    },
    /// The actor is no Beheerder of the environment (R11, R19, R24).
    NotEnvAdmin {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// That user belongs to another environment (R11, R19).
    OtherEnvironment,
    /// There is no such user in the environment.
    NoSuchUser,
    /// The user was removed meanwhile (R83).
    UserGone {
        /// By whom and when.
        first: First,
    },
    /// The user is of another environment than was typed (A1).
    UserElsewhere {
        /// Of which.
        env: Name,
    },
    /// The environment has active Beheerders, who can do it themselves (A1).
    HasEnvAdmin {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// Somebody uses that address (R10).
    EmailInUse,
    /// The address is of a shared domain: an invitation would make the person found an environment
    /// of his own (R13).
    SharedDomain,
    /// The address is of the own domain of another environment (R4, R7).
    ElsewhereDomain,
    /// The further address is of another domain than the first (R23).
    OtherDomain,
    /// Who registers with an address of a shared domain must choose a name (R2).
    NameNeeded,
    /// An environment of that name exists (R2).
    NameTaken,
    /// The code is not that of this address (R18).
    BadCode,
    /// Too many wrong codes: no code is looked at until then, right or wrong.
    CodeWait {
        /// Until when.
        until: Moment,
    },
    /// The code works no longer (R18).
    CodeOver {
        /// Why.
        state: InvitationState,
    },
    /// The environment would be without an active Beheerder (R8).
    LastEnvAdmin {
        /// Some who could be promoted.
        could: Vec<Person>,
    },
    /// Nobody blocks or removes himself, or raises himself (R86).
    OwnRole,
    /// That cannot be done with a user in this status (DOMAIN 6.1).
    WrongStatus {
        /// The status.
        status: UserStatus,
        /// Who brought the user there, where that is known.
        first: Option<First>,
    },
    /// Organisations would be without a Beheerder: who takes over (R50, A33)?
    NeedsSuccessor {
        /// Which ones.
        orgs: Vec<(OrgId, Name)>,
    },
    /// Only an active user of the same environment can take over.
    BadSuccessor {
        /// Of which organisation.
        org: Name,
    },
    /// The name reads as an address, as what the program prints itself, as a domain, or as nothing.
    BadName {
        /// The name that was given.
        name: Name,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// The address can be taken for another one, or its domain for that of an environment; it may be
    /// meant so.
    AddressLooksLike {
        /// The address that was given.
        email: Email,
        /// The other address, or the other domain.
        other: Name,
    },
    /// The name is, or can be taken for, that of another in the same environment; it may be meant so.
    LooksLike {
        /// The name that was given.
        name: Name,
        /// The other one.
        other: Name,
        /// The address of the other, of a user.
        email: Option<Email>,
    },
    /// There is no such further address.
    NoSuchAddress,
    /// The further address is not verified (R23).
    NotVerified,
    /// Somebody comes in with that key already. It does not say who (SAFETY 8, 61).
    KeyInUse,
    /// There is no such key, or none that the actor may know of.
    NoSuchKey,
    /// The key with which one came in was withdrawn (SAFETY 8, 60).
    KeyWithdrawn,
    /// The key with which one comes in waits to be confirmed, so it opens nothing.
    KeyWaits,
    /// Only the owner of a key confirms it.
    NotKeyOwner {
        /// The owner.
        owner: Person,
    },
    /// Somebody who has a key that opens confirms the others with it: no code is needed.
    KeyOpens {
        /// The owner.
        owner: Person,
    },
    /// A code for a key is made by another Beheerder than who added the key.
    OwnKeyCode {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// What was typed to be sure is not what was asked for.
    NotTyped,
    /// The domain is shared already (R6).
    AlreadyShared,
    /// A country is its two letters (R30).
    BadCountry,
    /// That is no number of this register (R37).
    BadNumber {
        /// Of which register.
        scheme: Scheme,
    },
    /// The number is verified for another organisation (R36). It does not say whose.
    NumberHeld {
        /// Of which register.
        scheme: Scheme,
    },
    /// Without a number only other evidence will do, in words (R29).
    ManualEntry,
    /// Other evidence, in words, is only for an organisation without a number (R29).
    NotManualEntry,
    /// Name, number and address come from the register; not edited after activation (R33).
    RegisterData,
    /// Only its creator activates an organisation (5.1).
    NotCreator {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// That cannot be done with an organisation in this status (DOMAIN 6.2).
    WrongOrgStatus {
        /// The status.
        status: OrgStatus,
        /// Who brought the organisation there, where that is known.
        first: Option<First>,
    },
    /// Somebody else must look at it while there is somebody else (A10).
    OwnEvidence {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// The actor is no Relatiemanager (R71).
    NotManager,
    /// The actor is Basisgebruiker: the flag has no power (R78).
    BasicManager,
    /// Who is asked is no Relatiemanager of another environment that can accept (R71, R72).
    AskedNotManager,
    /// A relation is between two environments (R70).
    SameEnvironment,
    /// There is a relation with that person already (R70).
    AlreadyRelated {
        /// Since when.
        since: Moment,
    },
    /// There is no such partnership, or none of the actor's environment.
    NoSuchPartnership,
    /// Who may end a partnership (A18).
    NotPartnerManager {
        /// Who can.
        who_can: Vec<Person>,
    },
    /// Taking back that one's own key was added withdraws it: asked about first, as withdrawing is
    /// (SAFETY 6).
    OwnKey {
        /// The handling.
        handling: HandlingId,
        /// The key.
        key: KeyId,
        /// Its fingerprint.
        fingerprint: Fingerprint,
        /// What it is called.
        remark: Option<Name>,
        /// Whether it is the only one that opens.
        is_last: bool,
    },
    /// There is nothing (more) to take back.
    NothingToTakeBack,
    /// There is nothing (more) that was taken back and could be done again.
    NothingToDoAgain,
    /// What was done there cannot be taken back.
    Final,
    /// Taking back was possible until then.
    TooLate {
        /// Until when.
        until: Moment,
    },
    /// Something else happened since.
    MovedOn {
        /// Who did it, where the log tells.
        first: Option<First>,
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

impl Skipped {
    /// The same, as one of the outcomes.
    pub fn outcome(self) -> Outcome {
        Outcome::new(self.who, Did::Skipped(self.why))
    }
}
