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

mod alike;
mod anyway;
mod command;
mod command_names;
mod difference;
mod event;
mod facts;
mod first;
mod found;
mod id;
mod invitation;
mod joiner;
mod key;
mod key_file;
mod locked;
mod maintenance;
mod meant;
mod membership;
mod mismatch;
mod name;
mod naming;
mod number;
mod organisation;
mod partnership;
mod people;
mod people_rows;
mod person_ref;
mod port;
mod query;
mod receipt;
mod refusal;
mod refusal_codes;
mod request;
mod rows;
mod rules;
mod safe;
mod shared;
mod standing;
mod stretch;
mod system;
mod time;
mod unfit;
mod zone;

pub use alike::{Named, disguises, look, looks_like, same_look};
pub use anyway::{anyway, beaten};
pub use command::{Command, Entry, Pick, Which};
pub use difference::Difference;
pub use event::{Actor, Chapter, Event, Kind, Record, Session, Via};
pub use facts::{Facts, Guesses, Line, Opens, Past};
pub use first::{First, Present};
pub use found::{
    Around, CandidateRow, Findable, Found, Marks, MatchKind, Matching, PersonRow, Resolved, Whom,
};
pub use id::{
    EnvId, HandlingId, InvitationId, KeyId, MembershipId, OrgId, PartnershipId, RelationId,
    RelationRequestId, RequestId, UserId,
};
pub use invitation::{CODE_TERM, InvitationState, UserInvitation};
pub use joiner::{is_joiner, may_follow};
pub use key::{BadKey, KeyAlerts, KeyKind, KeyRow, PublicKey, RSA_BITS, SshKey};
pub use key_file::decode;
pub use locked::{Displaced, Locked};
pub use maintenance::Appoint;
pub use meant::{Meant, Term, meant, nearest};
pub use membership::{End, EndReason, Level, Membership, Origin};
pub use mismatch::{Mismatch, Stated, There};
pub use name::{
    Address, BadText, Email, Fingerprint, MESSAGE, Message, NAME, Name, clean, first_forbidden,
    fold, fold_sign, forbidden,
};
pub use naming::{BESIDE, BETWEEN, NEW, NOBODY, NameFault, has_at_sign};
pub(crate) use naming::{of_organisation as stored_organisation, of_person as stored_person};
pub use number::{BadNumber, number};
pub use organisation::{
    Evidence, Identifier, Method, OrgStatus, Organisation, Profile, Rejected, Scheme,
};
pub use partnership::{Partnership, Relation, RelationRequest};
pub use people::{DomainKind, Environment, Extra, How, Person, PlatformRole, User, UserStatus};
pub use people_rows::{
    AccessBy, AccessRow, Across, ManagerRow, PartnerDetails, PartnerPerson, PartnerRow,
    RelationRow, UserDetails, UserRow,
};
pub use person_ref::{PARTICLES, PersonRef, people_in, split_address, without_bullet};
pub use port::{Failure, Reply, Request, Ticket};
pub use query::{Folder, Order, Query, SortBy, View};
pub use receipt::{About, Decision, Did, Outcome, Receipt, Turn};
pub use refusal::{Refusal, Skipped};
pub use refusal_codes::Class;
pub use request::{Cause, Decided, MemberRequest, RequestState, TERM};
pub use rows::{
    Answer, InboxRow, LogRow, Me, MemberRow, NoticeRow, OrgDetails, OrgRow, RequestRow, What,
};
pub use rules::{WRONG_CODES_COUNT, appoint, catch_up, decide, enter, predicates};
pub use safe::Safe;
pub use shared::{is_shared_domain, shared_look_alike};
pub use standing::{Bond, Standing, standing};
pub use stretch::{Bookmark, Counted, Page, Part, Stretch};
pub use system::SystemError;
pub use time::{Day, Moment, Now};
pub use unfit::Unfit;
pub use zone::Zone;
