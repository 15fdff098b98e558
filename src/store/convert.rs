//! Converts domain types to columns and back.

use rusqlite::{
    Row,
    types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef},
};

use crate::domain::{
    Actor, Cause, Day, DomainKind, Email, EndReason, EnvId, Fingerprint, InvitationId,
    InvitationState, JoinedBy, KeyId, KeyKind, Kind, Level, MembershipId, Message, Method, Moment,
    Name, OperationId, OrgId, OrgStatus, Origin, PartnershipId, PlatformRole, RelationId,
    RelationRequestId, RequestId, RequestState, Scheme, UserId, UserStatus, Via,
};

macro_rules! as_integer {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )+};
}

as_integer!(
    EnvId,
    UserId,
    OrgId,
    MembershipId,
    RequestId,
    PartnershipId,
    RelationId,
    OperationId,
    InvitationId,
    RelationRequestId,
    KeyId,
    Moment
);

macro_rules! as_word {
    ($($name:ident { $($variant:ident $word:literal),+ })+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(match self { $(Self::$variant => $word,)+ }))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value.as_str()? {
                    $($word => Ok(Self::$variant),)+
                    other => Err(unknown(other)),
                }
            }
        }
    )+};
}

as_word! {
    DomainKind { Own "own", Shared "shared" }
    PlatformRole { Basic "basic", Advanced "advanced", EnvAdmin "env_admin" }
    UserStatus { Invited "invited", Active "active", Blocked "blocked", Removed "removed" }
    OrgStatus {
        NotActive "not_active", UnderReview "under_review", Active "active", Removed "removed"
    }
    Scheme { Kvk "kvk", Kbo "kbo", Vat "vat", Oin "oin" }
    Level { Member "member", OrgAdmin "org_admin" }
    EndReason {
        Removed "removed", Left "left", UserRemoved "user_removed",
        PartnershipEnded "partnership_ended", OrganisationRemoved "organisation_removed",
        Expired "expired"
    }
    RequestState {
        Pending "pending", Accepted "accepted", Declined "declined", Withdrawn "withdrawn",
        Expired "expired"
    }
    Cause {
        SenderGone "sender_gone", AddresseeGone "addressee_gone",
        PartnershipEnded "partnership_ended", OrganisationRemoved "organisation_removed"
    }
    JoinedBy {
        Founder "founder", OwnDomain "own_domain", Invitation "invitation", Added "added"
    }
    Method { Payment "payment", Extract "extract", Other "other" }
    InvitationState {
        Sent "sent", Accepted "accepted", Withdrawn "withdrawn", Expired "expired",
        Replaced "replaced"
    }
    Via { Tui "tui", Cli "cli", Import "import" }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let text: &str = self;
                Ok(ToSqlOutput::from(text))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                String::column_result(value).map(Self::stored)
            }
        }
    )+};
}

as_text!(Name, Message, Email, Fingerprint);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(Value::Text(self.to_string())))
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let text = value.as_str()?;
        Self::parse(text).ok_or_else(|| unknown(text))
    }
}

impl ToSql for KeyKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.name()))
    }
}

impl FromSql for KeyKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.iter().copied().find(|kind| kind.name() == name).ok_or_else(|| unknown(name))
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.code()))
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let code = value.as_str()?;
        Self::ALL.iter().copied().find(|kind| kind.code() == code).ok_or_else(|| unknown(code))
    }
}

fn unknown(word: &str) -> FromSqlError {
    FromSqlError::Other(format!("unknown word {word:?}").into())
}

/// A user, or null for the program itself. Columns that are null for another reason must not be
/// read as `Option<Actor>`.
impl ToSql for Actor {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Person(user) => user.to_sql(),
            Self::System => Ok(ToSqlOutput::Owned(Value::Null)),
        }
    }
}

impl FromSql for Actor {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Option::<UserId>::column_result(value)?.map_or(Self::System, Self::Person))
    }
}

/// The partnership, or null for the own environment.
impl ToSql for Origin {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Own => Ok(ToSqlOutput::Owned(Value::Null)),
            Self::Partner(id) => id.to_sql(),
        }
    }
}

impl FromSql for Origin {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Option::<PartnershipId>::column_result(value)?.map_or(Self::Own, Self::Partner))
    }
}

/// The capacity of the actor, as stored beside the user in rows that end.
pub(super) const fn capacity(actor: Actor) -> &'static str {
    match actor {
        Actor::Person(_) => "person",
        Actor::System => "system",
    }
}

/// Numbers as one JSON parameter, for `in (select value from json_each(?))`.
pub(super) fn list(ids: impl IntoIterator<Item = i64>) -> String {
    serde_json::Value::from_iter(ids).to_string()
}

/// Reads an e-mail address as text.
pub(super) fn email(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Email>(column)?.to_string())
}
