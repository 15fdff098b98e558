//! Environments and their users.

use serde::{Deserialize, Serialize};

use crate::domain::{Email, EnvId, Moment, Name, UserId, values::deceptive_names};

/// The kind of e-mail domain of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DomainKind {
    /// *Eigen domein*: the domain of one company, and of at most one environment.
    Own,
    /// *Gedeeld domein*: a domain of many people, such as Gmail. Everybody who registers with it
    /// founds their own environment.
    Shared,
}

/// An environment (*omgeving*): a workspace with its users and organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environment {
    /// Unique among the rows of all tables.
    pub id: EnvId,
    /// The own domain, or the name that the founder chose.
    pub name: Name,
    /// The e-mail domain, in lower case.
    pub domain: String,
    /// Owned by one company, or shared.
    pub domain_kind: DomainKind,
    /// The time at which its founder registered.
    pub created_at: Moment,
}

/// The role of a user in their environment. It gives no access to organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlatformRole {
    /// *Basisgebruiker*: cannot become a member through a partnership.
    Basic,
    /// *Gevorderde gebruiker*: may also relate to partners.
    Advanced,
    /// *Beheerder* of the environment: manages its users.
    EnvAdmin,
}

/// The status of a user in their environment (R16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserStatus {
    /// *Uitgenodigd*: not yet activated.
    Invited,
    /// *Actief*: the only status in which a user can act or see anything.
    Active,
    /// *Geblokkeerd*: temporarily without access.
    Blocked,
    /// *Verwijderd*: final; the address is free again.
    Removed,
}

/// The way in which a user joined the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinedBy {
    /// They founded the environment.
    Founder,
    /// They registered with an address of the environment's own domain.
    OwnDomain,
    /// They were invited, and enter their own name at activation.
    Invitation,
    /// A Beheerder added them and entered their name.
    Added,
}

/// An extra address, which identifies its user once it is verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraAddress {
    /// The address, which may be claimed by several users until one verifies it.
    pub email: Email,
    /// The time of verification. An unverified address identifies nobody, and others may claim it
    /// too.
    pub verified_at: Option<Moment>,
    /// The hash of the code that verifies it, and the end of the term of that code.
    pub code: Option<(String, Moment)>,
}

/// A user (*gebruiker*): a person, identified by an address, in exactly one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Unique among the rows of all tables.
    pub id: UserId,
    /// The one environment of the user, which never changes.
    pub env: EnvId,
    /// The primary address, unique regardless of case.
    pub email: Email,
    /// The full name; the address is shown if there is none. A deceptive name in the log is read as
    /// `None`.
    #[serde(default, deserialize_with = "deceptive_names::deserialize_person")]
    pub full_name: Option<Name>,
    /// The role in the environment, which gives no access to organisations.
    pub role: PlatformRole,
    /// True for a *Relatiemanager*: users of other environments can find them to make a relation.
    pub relation_manager: bool,
    /// The status, which decides whether they can act; see [`User::is_active`].
    pub status: UserStatus,
    /// The time at which they registered, or were invited or added.
    pub created_at: Moment,
    /// The way in which they joined; `None` if an older version did not record it.
    #[serde(default)]
    pub how: Option<JoinedBy>,
    /// The time of activation or registration, if known.
    #[serde(default)]
    pub activated_at: Option<Moment>,
    /// Extra addresses, in the order of [`Email::key`]; empty once removed.
    #[serde(default)]
    pub extra: Vec<ExtraAddress>,
}

impl User {
    /// Returns whether a *Beheerder* invited or added this user, which can be undone.
    pub fn was_added_by_admin(&self) -> bool {
        matches!(self.how, Some(JoinedBy::Invitation | JoinedBy::Added))
    }

    /// Returns the name to show: the full name, or else the address.
    pub fn name(&self) -> Name {
        self.full_name.clone().unwrap_or_else(|| Name::stored(self.email.to_string()))
    }

    /// Returns the id with the name to show.
    pub fn person(&self) -> Person {
        Person { id: self.id, name: self.name() }
    }

    /// Returns the addresses that the user owns: the primary address and the verified extra
    /// addresses. Empty for a removed user.
    pub fn addresses(&self) -> impl Iterator<Item = &Email> {
        let verified = self.extra.iter().filter(|one| one.verified_at.is_some());
        let all = std::iter::once(&self.email).chain(verified.map(|one| &one.email));
        all.filter(|_| self.status != UserStatus::Removed)
    }

    /// Returns whether the user owns the address with this [`Email::key`].
    pub fn owns(&self, key: &str) -> bool {
        self.addresses().any(|email| email.key() == key)
    }

    /// Returns whether the user can act and see anything (R17).
    pub const fn is_active(&self) -> bool {
        matches!(self.status, UserStatus::Active)
    }

    /// Returns whether the role suffices to become a member through a partnership (R45).
    pub const fn can_join_partners(&self) -> bool {
        !matches!(self.role, PlatformRole::Basic)
    }
}

/// A user as messages and results mention them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Person {
    /// The id, also of a removed user.
    pub id: UserId,
    /// The full name, or else the address.
    pub name: Name,
}
