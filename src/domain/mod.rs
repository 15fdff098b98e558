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
//! | handeling | one [`Command`] that was carried out: [`HandlingId`], [`Receipt`] |
//! | gebeurtenis, regel van het Logboek | [`Event`], [`LogRow`] |
//!
//! [`decide`] takes a command and the [`Facts`] it needs, and returns a [`Decision`] or a
//! [`Refusal`]. Comments cite rules (R..), invariants (I..), decisions (A..) and scenarios (T..) by
//! number.

mod commands;
mod events;
mod facts;
mod queries;
mod records;
mod refusals;
mod rules;
mod values;

pub use commands::command::{Command, Entry, Pick, Which};
pub use commands::maintenance::Appoint;
pub use commands::rebase::{anyway, beaten};
pub use events::difference::Difference;
pub use events::event::{Actor, Chapter, Event, Kind, Record, Session, Via};
pub use events::receipt::{About, Decision, Did, Outcome, Receipt, Turn};
pub use facts::changed_by::{First, Present};
pub use facts::eligibility::{Bond, Standing, standing};
pub use facts::mismatch::{Mismatch, Stated, There};
pub use facts::{Facts, Guesses, Line, Opens, Past};
pub use queries::name_match::{Meant, Term, meant, nearest};
pub use queries::page::{Bookmark, Counted, Page, Part, Stretch};
pub use queries::people_rows::{
    AccessBy, AccessRow, Across, ManagerRow, PartnerDetails, PartnerPerson, PartnerRow,
    RelationRow, UserDetails, UserRow,
};
pub use queries::port::{Failure, Reply, Request, Ticket};
pub use queries::query::{Folder, Order, Query, SortBy, View};
pub use queries::rows::{
    Answer, InboxRow, LogRow, Me, MemberRow, NoticeRow, OrgDetails, OrgRow, RequestRow, What,
};
pub use queries::search::{
    Around, CandidateRow, Findable, Found, Marks, MatchKind, Matching, PersonRow, Resolved, Whom,
};
pub use records::invitation::{CODE_TERM, InvitationState, UserInvitation};
pub use records::key_file::decode;
pub use records::membership::{End, EndReason, Level, Membership, Origin};
pub use records::organisation::{
    Evidence, Identifier, Method, OrgStatus, Organisation, Profile, Rejected, Scheme,
};
pub use records::partnership::{Partnership, Relation, RelationRequest};
pub use records::people::{
    DomainKind, Environment, Extra, How, Person, PlatformRole, User, UserStatus,
};
pub use records::request::{Cause, Decided, MemberRequest, RequestState, TERM};
pub use records::ssh_key::{BadKey, KeyAlerts, KeyKind, KeyRow, PublicKey, RSA_BITS, SshKey};
pub use refusals::codes::Class;
pub use refusals::dump_error::Unfit;
pub use refusals::read_only::{Displaced, Locked};
pub use refusals::refusal::{Refusal, Skipped};
pub use rules::{WRONG_CODES_COUNT, appoint, catch_up, decide, enter, predicates};
pub use values::confusables::{Named, disguises, look, looks_like, same_look};
pub use values::deceptive_names::{BESIDE, BETWEEN, NEW, NOBODY, NameFault, has_at_sign};
pub(crate) use values::deceptive_names::{
    of_organisation as stored_organisation, of_person as stored_person,
};
pub use values::id::{
    EnvId, HandlingId, InvitationId, KeyId, MembershipId, OrgId, PartnershipId, RelationId,
    RelationRequestId, RequestId, UserId,
};
pub use values::joiners::{is_joiner, may_follow};
pub use values::name::{
    Address, BadText, Email, Fingerprint, MESSAGE, Message, NAME, Name, clean, first_forbidden,
    fold, fold_sign, forbidden,
};
pub use values::person_ref::{PARTICLES, PersonRef, people_in, split_address, without_bullet};
pub use values::register_number::{BadNumber, number};
pub use values::sanitized_text::Safe;
pub use values::shared_domains::{is_shared_domain, shared_look_alike};
pub use values::system_error::SystemError;
pub use values::time::{Day, Moment, Now};
pub use values::time_zone::Zone;
