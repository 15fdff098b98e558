//! Words and rules. Nothing here reads a clock, a file or a key.
//!
//! The Dutch of the screens and the English of the code (DOMAIN section 3):
//!
//! | on the screen | in the code |
//! |---|---|
//! | omgeving | [`Environment`] |
//! | gebruiker: Basisgebruiker, Gevorderde gebruiker, Beheerder | [`User`], [`PlatformRole`] |
//! | organisatie | [`Organisation`] |
//! | lid, lidmaatschap: Lid, Beheerder | [`Membership`], [`Level`] |
//! | verzoek (samenwerkverzoek) | [`MemberRequest`] |
//! | partnerschap, relatie | [`Partnership`], [`Relation`] |
//! | handeling | one [`Command`] that was carried out: [`HandlingId`], [`Receipt`] |
//! | gebeurtenis, regel van het Logboek | [`Event`], [`LogRow`] |
//!
//! A command and the [`Facts`] it needs go into [`decide`]; a [`Decision`] or a [`Refusal`] comes
//! out. Rule numbers (R..), invariants (I..), decisions (A..) and scenarios (T..) are those of the
//! domain document of the project.

mod command;
mod event;
mod facts;
mod id;
mod membership;
mod name;
mod organisation;
mod partnership;
mod people;
mod port;
mod query;
mod receipt;
mod refusal;
mod request;
mod rows;
mod rules;
mod standing;
mod time;

pub use command::{Command, Pick};
pub use event::{Actor, Chapter, Event, Kind, Record, Session, Via};
pub use facts::Facts;
pub use id::{
    EnvId, HandlingId, MembershipId, OrgId, PartnershipId, RelationId, RequestId, UserId,
};
pub use membership::{End, EndReason, Level, Membership, Origin};
pub use name::{
    Address, BadText, Email, MESSAGE, Message, NAME, Name, clean, fold, fold_sign, forbidden,
};
pub use organisation::{Identifier, OrgStatus, Organisation, Scheme};
pub use partnership::{Partnership, Relation};
pub use people::{DomainKind, Environment, Person, PlatformRole, User, UserStatus};
pub use port::{Failure, Reply, Request, Ticket};
pub use query::{Folder, Query, View};
pub use receipt::{Decision, Did, Outcome, Receipt};
pub use refusal::{Class, First, Refusal, Skipped};
pub use request::{Cause, Decided, MemberRequest, RequestState, TERM};
pub use rows::{
    Answer, CandidateRow, Found, LogRow, Marks, Me, MemberRow, OrgDetails, OrgRow, Page, PersonRow,
    RequestRow, Resolved,
};
pub use rules::{decide, predicates};
pub use standing::{Bond, Standing, standing};
pub use time::{Day, Moment, Now};
