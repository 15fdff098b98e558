//! Organisations (DOMAIN 4.3).

use serde::{Deserialize, Serialize};

use super::{EnvId, Moment, Name, OrgId, UserId};

/// Where an organisation is in DOMAIN 6.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgStatus {
    /// *Niet geactiveerd*: no documents and nobody but its creator (R27).
    NotActive,
    /// The proof is being looked at.
    UnderReview,
    /// *Geactiveerd*.
    Active,
    /// *Verwijderd*.
    Removed,
}

/// The register that gave out a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// *KvK-nummer*.
    Kvk,
    /// *Ondernemingsnummer* (BE).
    Kbo,
    /// *Btw-nummer*.
    Vat,
    /// *OIN*.
    Oin,
}

/// A number by which an organisation is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// Of which register.
    pub scheme: Scheme,
    /// The number, without spaces and dots.
    pub value: String,
    /// When it was verified; a verified number belongs to one organisation (R36).
    pub verified_at: Option<Moment>,
}

/// An organisation (*organisatie*). It never moves to another environment (R35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its identity.
    pub id: OrgId,
    /// The environment that owns it.
    pub env: EnvId,
    /// Its name.
    pub name: Name,
    /// Where it is in its life.
    pub status: OrgStatus,
    /// The numbers, the main one first.
    pub identifiers: Vec<Identifier>,
    /// The town.
    pub town: Option<Name>,
    /// The country, ISO 3166 alpha-2.
    pub country: String,
    /// Who made it; remembered apart from its Beheerders.
    pub creator: UserId,
    /// When it was made.
    pub created_at: Moment,
    /// When it was activated.
    pub activated_at: Option<Moment>,
}
