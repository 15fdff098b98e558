//! The vocabulary and the rules. Nothing here reads a clock, a file or a key.
//!
//! The Dutch words on the screens and the English names in the code:
//!
//! | on the screen | in the code |
//! |---|---|
//! | omgeving | [`Environment`] |
//! | gebruiker: Basisgebruiker, Gevorderde gebruiker, Beheerder | [`User`], [`PlatformRole`] |
//! | organisatie | [`Organisation`] |
//! | lid, lidmaatschap: Lid, Beheerder | [`Membership`], [`Level`] |
//! | verzoek (samenwerkverzoek) | [`MemberRequest`] |
//! | partnerschap, relatie | [`Partnership`], [`Relation`] |
//! | relatieverzoek | [`RelationRequest`] |
//! | gebruikersuitnodiging | [`UserInvitation`] |
//! | sleutel | [`SshKey`] |
//! | handeling | one [`Command`] that was carried out: [`OperationId`], [`Receipt`] |
//! | gebeurtenis, regel van het Logboek | [`Event`], [`LogRow`] |
//!
//! [`decide`] takes a command and the [`Facts`] it needs, and returns a [`Decision`] or a
//! [`Refusal`]. Comments cite the rules of `assets/docs/rules.md` and `rules-program.md` by number:
//! `(R23)`.

mod commands;
mod events;
mod facts;
mod queries;
mod records;
mod refusals;
mod rules;
mod values;

pub use commands::{
    actor::{Actor, Session, Via},
    chosen::{AccessBy, ChosenAccess, ChosenMembers, ChosenOrganisation, ChosenPerson},
    command::{Command, SignUp, UndoTarget},
    confirmation::AssignedName,
    maintenance::Appoint,
    member_change::{MemberRefusal, MemberValue, MemberVerb, serialize_values},
    rebase::{lost_race, rebase_command},
    user_change::UserValue,
};
pub use events::{
    added_row::AddedRow,
    difference::Difference,
    event::{Event, HistoryBatch, Kind, Record},
    receipt::{About, Decision, Outcome, OutcomeKind, Receipt, UndoKind},
    returned::ReturnedRows,
};
pub use facts::{
    CodeOwner, Facts, LoggedChange, UndoCandidate, WrongCodes,
    access_return::{AccessReturn, EndingFacts},
    changed_by::{ChangedBy, CurrentValue},
    eligibility::{Eligibility, EligibilityFacts, eligibility},
    mismatch::{ExistingRow, ExplicitFields, Mismatch},
};
pub use queries::{
    environment::{Advice, AdvisedOrganisation, EmailDomain, EnvironmentDetails, FirstStep},
    filter::{Condition, LogTopic, RowTest},
    name_match::{NameMatch, TypedTerm, match_name, nearest},
    page::{CountCache, Cursor, Page, PageRequest, SortTerm},
    pane::{PaneAccess, PaneContent, PaneEvent, PaneSubject},
    port::{Failure, LostLog, Reply, Request, SharedLogState, Ticket},
    query::*,
    rows::{
        FoundRequest, InboxRow, Me, MemberRow, NoticeRow, OfferedEvidence, OrgDetails, OrgRow,
        RequestRow,
        log::{LogContent, LogRow, MAX_PEOPLE_NAMED, OtherLines, Reverted},
        people::{
            AccessEnding, AccessRow, ManagerRow, PartnerDetails, PartnerPerson, PartnerRow,
            PartnershipRow, RelationRow, UserDetails, UserRow,
        },
    },
    search::{
        AccessEffect, CandidateRow, Findable, Marks, MatchKind, Matching, OrganisationChoice,
        PartnerPeople, PersonRow, Resolved, SearchResult, UserSelector,
    },
    shared_log::SharedLogFailure,
    sort::{MemberSort, OrgSort, PartnerSort, SortBy, SortDirection, UserSort},
    trade_register::{EnterpriseRow, RegisterFault, RegisterStatus},
    viewer::{SeenKey, SeenOrganisation, SeenUser},
};
pub use records::{
    enterprise::{Enterprise, EnterpriseStatus, NameChoice, RegisterEntry, enterprise_words},
    invitation::{CODE_TERM_DAYS, InvitationState, UserInvitation},
    key_file::decode,
    key_kind::{BadKey, KeyKind, MIN_RSA_BITS},
    membership::{End, EndReason, Grant, Level, Membership, Origin},
    organisation::{
        Evidence, Identifier, Method, OrgStatus, Organisation, Profile, RegisterSource, Rejected,
        Scheme,
    },
    partnership::{Partnership, Relation, RelationRequest},
    people::{
        DomainKind, Environment, ExtraAddress, JoinedBy, Person, PlatformRole, User, UserStatus,
    },
    request::{Cause, MemberRequest, REQUEST_TERM_DAYS, RequestDecision, RequestState},
    ssh_key::{KeyAlerts, KeyRow, PublicKey, SshKey},
};
pub use refusals::{
    codes::Class,
    dump_error::DumpError,
    extract_fault::{ExtractFault, ExtractFaultKind, NumberFault},
    read_only::{Displaced, Locked},
    refusal::{Refusal, Skipped},
};
pub use rules::{
    WRONG_CODES_PERIOD_MS, appoint, catch_up, decide, predicates, rights, sign_up, standings_in,
};
pub(crate) use values::deceptive_names::{stored_organisation, stored_person};
pub use values::{
    confusables::{confusable_prefixes, confusable_skeleton, has_same_skeleton, is_confusable},
    deceptive_names::{
        DETAIL_SEPARATOR, NEW_ROW_LABELS, NameFault, SELF_LABELS, SYSTEM_LABELS, has_at_sign,
    },
    id::{
        EnvId, InvitationId, KeyId, MembershipId, OperationId, OrgId, PartnershipId, RelationId,
        RelationRequestId, RequestId, UserId,
    },
    joiners::{is_joiner, may_follow},
    name::{
        Address, BadText, Email, Fingerprint, MAX_MESSAGE_LENGTH, MAX_NAME_LENGTH, Message, Name,
        clean, first_forbidden, fold, fold_char, is_forbidden,
    },
    person_ref::{PARTICLES, PersonRef, people_in, split_address, without_bullet},
    register_number::{BadNumber, number},
    sanitized_text::SanitizedText,
    shared_domains::{is_shared_domain, shared_look_alike},
    system_error::SystemError,
    time::{Day, Moment, Now, SOON_DAYS},
    time_zone::Zone,
    website::website,
};
