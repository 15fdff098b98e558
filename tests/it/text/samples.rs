//! Sample values of all types that have a text: refusals, failures, results and forms.

use jiff::tz::TimeZone;
use toegang::{
    domain::{
        About, Cause, ChangedBy, Day, Displaced, Email, EndReason, ExistingRow, Failure,
        InvitationState, Level, Locked, MemberRefusal, MemberValue, Message, Mismatch, Moment,
        Name, NameFault, OperationId, OrgId, OrgStatus, Outcome, OutcomeKind, Person, PlatformRole,
        Receipt, Refusal, RequestState, Scheme, SharedLogFailure, Skipped, SystemError, UndoKind,
        UserId, UserStatus, UserValue,
    },
    text::{self, AddressAction, Affected, EditLock, FormKind, FormWords, Lang},
};

pub(super) const SAMPLE_MOMENT: Moment = Moment(1_800_000_000_000);

pub(super) fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub(super) fn person(text: &str) -> Person {
    Person { id: UserId(1), name: name(text) }
}

pub(super) fn changed_by() -> ChangedBy {
    ChangedBy { by: Some(person("Karin Smit")), at: SAMPLE_MOMENT }
}

/// Returns a sample of each refusal, with each kind of value that it can contain.
pub(super) fn refusals() -> Vec<Refusal> {
    use Refusal as R;
    let org = || name("Bakkerij Jansen B.V.");
    let people = || vec![person("Jan Jansen"), person("Karin Smit")];
    let mut all = vec![
        R::ActorNotActive,
        R::NotOrgAdmin { org: org(), who_can: people(), lost: None },
        R::NotOrgAdmin { org: org(), who_can: Vec::new(), lost: None },
        R::NotOrgAdmin { org: org(), who_can: people(), lost: Some(changed_by()) },
        R::NoSuchOrganisation,
        R::NotActivated { org: org() },
        R::AlreadyMember { since: SAMPLE_MOMENT, paused_until: None },
        R::AlreadyMember { since: SAMPLE_MOMENT, paused_until: Some(today()) },
        R::AlreadyAsked { since: SAMPLE_MOMENT },
        R::Differs { there: ExistingRow::Member, since: SAMPLE_MOMENT, what: mismatches() },
        R::Differs { there: ExistingRow::Asked, since: SAMPLE_MOMENT, what: mismatches() },
        R::Differs { there: ExistingRow::User, since: SAMPLE_MOMENT, what: mismatches() },
        R::Blocked,
        R::PartnerBasic,
        R::Unrelated,
        R::NoSuchRequest,
        R::AlreadyAccepted { first: changed_by() },
        R::RequestClosed { state: RequestState::Withdrawn, first: changed_by(), cause: None },
        R::RequestExpired { at: SAMPLE_MOMENT },
        R::PartnershipEnded,
        R::YouAreBasic,
        R::SenderNoAdmin(name("Noor Smit")),
        R::TheirConsent,
        R::LastAdmin { org: org() },
        R::AlreadyUndone,
        R::Yourself,
        R::OfMember(MemberRefusal::OwnExtension),
        R::OfMember(MemberRefusal::OwnPause),
        R::OfMember(MemberRefusal::PauseDay { day: today(), first: today(), last: today() }),
        R::OfMember(MemberRefusal::Paused { org: name("Bakkerij"), until: today() }),
        R::NoSuchMember,
        R::Changed { first: ChangedBy { by: None, at: SAMPLE_MOMENT }, now: None },
        R::Same { first: None },
        R::Same { first: Some(changed_by()) },
        R::UserGone { first: changed_by() },
        R::DayPast { day: today() },
        R::NotEnvAdmin { who_can: people() },
        R::OtherEnvironment,
        R::NoSuchUser,
        R::UserElsewhere { env: org() },
        R::HasEnvAdmin { who_can: people() },
        R::EmailInUse,
        R::SharedDomain,
        R::ElsewhereDomain,
        R::OtherDomain,
        R::NameNeeded,
        R::NameTaken,
        R::BadCode,
        R::CodeWait { until: SAMPLE_MOMENT },
        R::LastEnvAdmin { could: people() },
        R::LastEnvAdmin { could: Vec::new() },
        R::OwnRole,
        R::NeedsSuccessor { orgs: vec![(OrgId(1), org())] },
        R::BadSuccessor { org: org() },
        R::LooksLike { name: org(), other: org(), email: None },
        R::AddressLooksLike {
            email: Email::new("jаn@eigendomein.nl").unwrap(),
            other: name("jan@eigendomein.nl"),
        },
        R::AddressLooksLike {
            email: Email::new("jan@eigеndomein.nl").unwrap(),
            other: name("eigendomein.nl"),
        },
        R::NameNotAllowed { name: name("nieuw@eigendomein.nl"), fault: NameFault::Address },
        R::NameNotAllowed { name: name("x"), fault: NameFault::Invisible },
        R::NameNotAllowed { name: name("Piet (jij)"), fault: NameFault::Mark },
        R::NameNotAllowed { name: name("eigendomein.nl"), fault: NameFault::Domain },
        R::LooksLike {
            name: name("Jаn"),
            other: name("Jan"),
            email: Email::new("jan@eigendomein.nl").ok(),
        },
        R::NoSuchAddress,
        R::NotVerified,
        R::KeyInUse,
        R::NoSuchKey,
        R::KeyWithdrawn,
        R::KeyWaits,
        R::NotKeyOwner { owner: person("Kees Kok") },
        R::KeyOpens { owner: person("Kees Kok") },
        R::OwnKeyCode { who_can: people() },
        R::OwnKeyCode { who_can: Vec::new() },
        R::NotTyped,
        R::BadCountry,
        R::AlreadyShared,
        R::ManualEntry,
        R::NotManualEntry,
        R::RegisterData,
        R::NotCreator { who_can: people() },
        R::OwnEvidence { who_can: people() },
        R::NotManager,
        R::BasicManager,
        R::AskedNotManager,
        R::SameEnvironment,
        R::AlreadyRelated { since: SAMPLE_MOMENT },
        R::NoSuchPartnership,
        R::NotPartnerManager { who_can: people() },
        R::NothingToUndo,
        R::NothingToRedo,
        R::OwnKey {
            operation: toegang::domain::OperationId(1),
            key: toegang::domain::KeyId(1),
            fingerprint: crate::support::key(1).fingerprint(),
            comment: None,
            is_last: true,
        },
        R::Final,
        R::StillBlocked { who_can: people() },
        R::StillBlocked { who_can: Vec::new() },
        R::TermOver { at: SAMPLE_MOMENT },
        R::TooLate { until: SAMPLE_MOMENT },
        R::MovedOn { first: None },
        R::MovedOn { first: Some(changed_by()) },
        R::NobodyChosen,
        R::AllSkipped {
            skipped: vec![Skipped { who: Some(person("Kees Kok")), org: None, why: R::Blocked }],
        },
    ];
    all.extend(END_REASONS.map(|reason| R::MembershipOver {
        org: org(),
        first: changed_by(),
        reason,
    }));
    all.extend(END_REASONS.map(|reason| R::MemberGone { first: changed_by(), reason }));
    all.extend(CAUSES.map(|cause| R::RequestClosed {
        state: RequestState::Withdrawn,
        first: changed_by(),
        cause: Some(cause),
    }));
    all.extend(INVITATION_STATES.map(|state| R::CodeOver { state }));
    all.extend(SCHEMES.map(|scheme| R::BadNumber { scheme }));
    all.extend(SCHEMES.map(|scheme| R::NumberHeld { scheme }));
    all.extend(USER_STATUSES.map(|status| R::WrongStatus { status, first: Some(changed_by()) }));
    all.extend(ORG_STATUSES.map(|status| R::WrongOrgStatus { status, first: None }));
    all
}

/// Returns a sample of each difference between existing and requested values.
fn mismatches() -> Vec<Mismatch> {
    vec![
        Mismatch::Level { is: Level::Member, wanted: Level::OrgAdmin },
        Mismatch::LastDay { is: None, wanted: Some(today()) },
        Mismatch::Message { is: None, wanted: Message::new("Dag").ok() },
        Mismatch::Role { is: PlatformRole::Basic, wanted: PlatformRole::EnvAdmin },
        Mismatch::Name { is: Some(name("Jan Jansen")), wanted: None },
        Mismatch::Status { is: UserStatus::Blocked, wanted: UserStatus::Active },
        Mismatch::Paused { until: today() },
        Mismatch::Asker { is: person("Karin Smit"), wanted: person("Jan Jansen") },
    ]
}

const END_REASONS: [EndReason; 6] = [
    EndReason::Removed,
    EndReason::Left,
    EndReason::UserRemoved,
    EndReason::PartnershipEnded,
    EndReason::OrganisationRemoved,
    EndReason::Expired,
];
const CAUSES: [Cause; 4] =
    [Cause::SenderGone, Cause::AddresseeGone, Cause::PartnershipEnded, Cause::OrganisationRemoved];
const INVITATION_STATES: [InvitationState; 5] = [
    InvitationState::Sent,
    InvitationState::Accepted,
    InvitationState::Withdrawn,
    InvitationState::Expired,
    InvitationState::Replaced,
];
const SCHEMES: [Scheme; 4] = [Scheme::Kvk, Scheme::Kbo, Scheme::Vat, Scheme::Oin];
const USER_STATUSES: [UserStatus; 4] =
    [UserStatus::Invited, UserStatus::Active, UserStatus::Blocked, UserStatus::Removed];
const ORG_STATUSES: [OrgStatus; 4] =
    [OrgStatus::NotActive, OrgStatus::UnderReview, OrgStatus::Active, OrgStatus::Removed];

pub(crate) fn failures() -> Vec<Failure> {
    let mut failures = vec![
        Failure::Full,
        Failure::Disk,
        Failure::CannotOpen,
        Failure::ReadOnly(Locked::File),
        Failure::ReadOnly(Locked::Folder),
        Failure::ReadOnly(Locked::Unfinished),
        Failure::ReadOnly(Locked::Older),
        Failure::ReadOnly(Locked::Newer { found: 7, known: 5 }),
        Failure::ReadOnly(Locked::Line(7)),
        Failure::ReadOnly(Locked::Attempt(7)),
        Failure::ReadOnly(Locked::Row(7)),
        Failure::ReadOnly(Locked::Anchor(7)),
        Failure::ReadOnly(Locked::Shape),
        Failure::Damaged,
        Failure::Unrecoverable,
        Failure::Replaced(Displaced::Gone),
        Failure::Replaced(Displaced::Other),
        Failure::Replaced(Displaced::Wal),
        Failure::Replaced(Displaced::WalTruncated),
        Failure::Replaced(Displaced::Shm),
        Failure::Replaced(Displaced::Linked),
        Failure::Replaced(Displaced::Written),
        Failure::Uncertain(Displaced::Shm),
        Failure::ReadOnly(Locked::Linked),
        Failure::ReadOnly(Locked::Full),
        Failure::ReadOnly(Locked::Mounted),
        Failure::Link,
        Failure::NotAFile,
        Failure::Empty,
        Failure::NotADatabase,
        Failure::Exists,
        Failure::Exposed { mode: 0o644 },
        Failure::OtherOwner { owner: 1000 },
        Failure::Network { kind: "NFS" },
        Failure::Anchor { path: "anker".to_owned(), source: SystemError::Full },
        Failure::Anchor { path: "anker".to_owned(), source: SystemError::InvalidData },
        Failure::Unanchored { path: "anker".to_owned(), number: 7, source: SystemError::ReadOnly },
        Failure::Foreign,
        Failure::Newer { found: 7, known: 5, readable: false },
        Failure::Newer { found: 7, known: 5, readable: true },
        Failure::StrangeVersion { found: -7, known: 5 },
        Failure::System(SystemError::NotFound),
        Failure::NoFolder,
        Failure::Leftover { path: "t.db-wal".to_owned() },
        Failure::CannotCreate(SystemError::PermissionDenied),
        Failure::Other("i/o".to_owned()),
    ];
    failures.extend(shared_log_failures().into_iter().map(Failure::Shared));
    failures
}

fn shared_log_failures() -> Vec<SharedLogFailure> {
    let server = "db1.eigendomein.nl:5432".to_owned();
    vec![
        SharedLogFailure::NoAddress,
        SharedLogFailure::BadAddress,
        SharedLogFailure::Unencrypted,
        SharedLogFailure::Certificate { path: "/etc/toegang/root.pem".to_owned() },
        SharedLogFailure::Handshake { server: server.clone() },
        SharedLogFailure::Unreachable { server },
        SharedLogFailure::SignIn,
        SharedLogFailure::NoRight,
        SharedLogFailure::NoDatabase,
        SharedLogFailure::NoLog,
        SharedLogFailure::OtherProgram,
        SharedLogFailure::NewerFormat,
        SharedLogFailure::Standby,
        SharedLogFailure::Full,
        SharedLogFailure::TooManyConnections,
        SharedLogFailure::OtherFile,
        SharedLogFailure::Ahead(7),
        SharedLogFailure::Forked(7),
        SharedLogFailure::Damaged(7),
        SharedLogFailure::Doubt,
        SharedLogFailure::OnlyShared,
        SharedLogFailure::Changed,
        SharedLogFailure::Other("40001".to_owned()),
    ]
}

pub(super) fn today() -> Day {
    Day::new(2026, 11, 23).unwrap()
}

/// Returns the result lines of an outcome for this number of people.
pub(super) fn receipt_lines(lang: Lang, kind: &OutcomeKind, people: usize) -> Vec<String> {
    let who = |_| Outcome::new(Some(person("Els Mulder")), kind.clone());
    let outcomes = (0..people).map(who).collect();
    let about = (About::Org(OrgId(1)), name("Piet Holding B.V."));
    let receipt = Receipt {
        operation: OperationId(1),
        at: SAMPLE_MOMENT,
        about,
        // Only an undo gives access or an old term back.
        undo_kind: match kind {
            OutcomeKind::Restored(_) | OutcomeKind::Reset => UndoKind::Undo(OperationId(1)),
            _ => UndoKind::New,
        },
        code: None,
        outcomes,
    };
    text::receipt(lang, &receipt, &TimeZone::UTC)
}

pub(super) fn outcome_kinds() -> Vec<OutcomeKind> {
    vec![
        OutcomeKind::Added(Level::Member),
        OutcomeKind::Added(Level::OrgAdmin),
        OutcomeKind::Asked,
        OutcomeKind::Renewed,
        OutcomeKind::Reset,
        OutcomeKind::Accepted(Level::Member),
        OutcomeKind::Accepted(Level::OrgAdmin),
        OutcomeKind::WaitsAgain,
        OutcomeKind::Declined,
        OutcomeKind::Withdrawn,
        OutcomeKind::Changed(MemberValue::Level(Level::Member)),
        OutcomeKind::Changed(MemberValue::Level(Level::OrgAdmin)),
        OutcomeKind::Changed(MemberValue::LastDay(None)),
        OutcomeKind::Changed(MemberValue::Pause(None)),
        OutcomeKind::Changed(MemberValue::Pause(Some(today()))),
        OutcomeKind::Changed(MemberValue::LastDay(Some(today()))),
        OutcomeKind::Removed,
        OutcomeKind::Left,
        OutcomeKind::Founded,
        OutcomeKind::Joined,
        OutcomeKind::Activated,
        OutcomeKind::Invited,
        OutcomeKind::Coded,
        OutcomeKind::Uninvited,
        OutcomeKind::ChangedUser(UserValue::Role(PlatformRole::EnvAdmin)),
        OutcomeKind::ChangedUser(UserValue::Manager(true)),
        OutcomeKind::ChangedUser(UserValue::Manager(false)),
        OutcomeKind::ChangedUser(UserValue::Blocked(true)),
        OutcomeKind::ChangedUser(UserValue::Blocked(false)),
        OutcomeKind::UserRemoved(Vec::new()),
        OutcomeKind::UserRemoved(vec![name("Jan Holding"), name("Delft B.V.")]),
        OutcomeKind::Succeeded(name("Jan Holding")),
        OutcomeKind::Renamed,
        OutcomeKind::Addresses,
        OutcomeKind::KeyAdded,
        OutcomeKind::KeyWaits { first: true },
        OutcomeKind::KeyWaits { first: false },
        OutcomeKind::KeyConfirmed,
        OutcomeKind::KeyCoded,
        OutcomeKind::KeyWithdrawn,
        OutcomeKind::Shared,
        OutcomeKind::Created,
        OutcomeKind::Edited,
        OutcomeKind::Offered,
        OutcomeKind::Approved,
        OutcomeKind::Rejected,
        OutcomeKind::OrganisationRemoved,
        OutcomeKind::RelationAsked,
        OutcomeKind::Related(true),
        OutcomeKind::Related(false),
        OutcomeKind::RelationDeclined,
        OutcomeKind::RelationWithdrawn,
        OutcomeKind::PartnershipEnded(2, 1),
        OutcomeKind::Restored(Level::Member),
        OutcomeKind::Restored(Level::OrgAdmin),
        OutcomeKind::Skipped(Refusal::Blocked),
    ]
}

pub(super) fn forms(lang: Lang) -> Vec<FormWords> {
    let (org, orgs) = (name("Piet Holding"), [(OrgId(1), name("Piet Holding"))]);
    [
        FormKind::Register,
        FormKind::Activate,
        FormKind::Invite,
        FormKind::Share("gmail.com"),
        FormKind::CreateOrganisation,
        FormKind::Edit(EditLock::Nothing),
        FormKind::Edit(EditLock::Numbers),
        FormKind::Edit(EditLock::RegisterData { can_refresh: false }),
        FormKind::Edit(EditLock::RegisterData { can_refresh: true }),
        FormKind::Evidence { manual: false },
        FormKind::Evidence { manual: true },
        FormKind::Reject(&org),
        FormKind::RemoveOrganisation(&org, None),
        FormKind::RemoveOrganisation(&org, Some(Affected { members: 1, requests: 0 })),
        FormKind::RemoveOrganisation(&org, Some(Affected { members: 2, requests: 1 })),
        FormKind::RemoveOrganisation(&org, Some(Affected { members: 300, requests: 20 })),
        FormKind::AskRelation(&org, &org),
        FormKind::Profile,
        FormKind::AddAddress,
        FormKind::Address(AddressAction::Code, &[]),
        FormKind::Address(AddressAction::Verify, &[]),
        FormKind::Address(AddressAction::Primary, &[]),
        FormKind::Address(AddressAction::Remove, &[]),
        FormKind::Successors(&orgs),
    ]
    .map(|a| text::forms::form_words(lang, a))
    .into()
}
