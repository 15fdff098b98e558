//! Environments and the users in them (DOMAIN 4.1, 4.2).

use serde::{Deserialize, Serialize};

use super::{Email, EnvId, Moment, Name, UserId, naming};

/// Who owns the domain of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DomainKind {
    /// *Eigen domein*: of one company, and of one environment at most (R7).
    Own,
    /// *Gedeeld domein*: gmail and its like; everybody founds an environment of his own (R2).
    Shared,
}

/// An environment (*omgeving*): the work space around users and organisations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environment {
    /// Its identity.
    pub id: EnvId,
    /// The own domain, or the name that its founder chose.
    pub name: Name,
    /// The e-mail domain, in lower case.
    pub domain: String,
    /// Whether that domain is its own.
    pub domain_kind: DomainKind,
    /// When it was founded.
    pub created_at: Moment,
}

/// What a user may do in his environment. It never opens an organisation (R26, R38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlatformRole {
    /// *Basisgebruiker*.
    Basic,
    /// *Gevorderde gebruiker*: may also relate to partners.
    Advanced,
    /// *Beheerder* of the environment.
    EnvAdmin,
}

/// Where a user is in DOMAIN 6.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserStatus {
    /// *Uitgenodigd*: not yet activated.
    Invited,
    /// *Actief*: the only ones who act or see anything (R17).
    Active,
    /// *Geblokkeerd*: for the time being (R22).
    Blocked,
    /// *Verwijderd*: for good.
    Removed,
}

/// How a user came into the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// By founding it (R3).
    Founder,
    /// By himself, with an address of its own domain (R4).
    OwnDomain,
    /// Invited: fills in his own data when he activates (R12).
    Invitation,
    /// Added by a Beheerder, who filled in the data (R12).
    Added,
}

/// A further address of a user (R23).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// The address.
    pub email: Email,
    /// When it was verified; before that it means nobody and keeps nobody from using it.
    pub verified_at: Option<Moment>,
    /// The hash of the code that verifies it, and until when it does.
    pub code: Option<(String, Moment)>,
}

/// A user (*gebruiker*): a person, known by an address, in exactly one environment (R9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its identity.
    pub id: UserId,
    /// The environment.
    pub env: EnvId,
    /// The primary address.
    pub email: Email,
    /// The full name; without one the address is shown. One that deceives is read as none.
    #[serde(default, deserialize_with = "naming::person")]
    pub full_name: Option<Name>,
    /// Its role in the environment.
    pub role: PlatformRole,
    /// Whether strangers can find this user in order to make a relation (R72).
    pub relation_manager: bool,
    /// Where it is in its life.
    pub status: UserStatus,
    /// When it came.
    pub created_at: Moment,
    /// How it came.
    #[serde(default)]
    pub how: Option<How>,
    /// When it was activated, for who came by a code.
    #[serde(default)]
    pub activated_at: Option<Moment>,
    /// Further addresses, in the order of [`Email::key`]; none once removed.
    #[serde(default)]
    pub extra: Vec<Extra>,
}

impl User {
    /// The name that is shown.
    pub fn name(&self) -> Name {
        self.full_name.clone().unwrap_or_else(|| Name::stored(self.email.to_string()))
    }

    /// The identity with the name, for people who read about this user.
    pub fn person(&self) -> Person {
        Person { id: self.id, name: self.name() }
    }

    /// The addresses that are this user's: the first one, and the further ones that were verified.
    pub fn addresses(&self) -> impl Iterator<Item = &Email> {
        let verified = self.extra.iter().filter(|one| one.verified_at.is_some());
        let all = std::iter::once(&self.email).chain(verified.map(|one| &one.email));
        all.filter(|_| self.status != UserStatus::Removed)
    }

    /// Whether the address with this [`Email::key`] is one of these.
    pub fn owns(&self, key: &str) -> bool {
        self.addresses().any(|email| email.key() == key)
    }

    /// Whether this user acts and sees at all (R17).
    pub const fn is_active(&self) -> bool {
        matches!(self.status, UserStatus::Active)
    }

    /// Whether the role is enough to become a member through a partnership (R45).
    pub const fn may_cross(&self) -> bool {
        !matches!(self.role, PlatformRole::Basic)
    }
}

/// A user by name, as messages and results mention one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// As shown.
    pub name: Name,
}
