//! Organisations (DOMAIN 4.3).

use serde::{Deserialize, Serialize};

use super::{Actor, Email, EnvId, Message, Moment, Name, OrgId, UserId, naming};

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

impl OrgStatus {
    /// Whether name, address and numbers stay as the evidence was for them; what has no number of a
    /// register, `manual`, may still be corrected (R33).
    pub const fn keeps_register(self, manual: bool) -> bool {
        !matches!(self, Self::NotActive) && !manual
    }
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

/// By what it was shown that somebody may act for the organisation (R28, A10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// One cent from its own bank account; the reference of that payment.
    Payment,
    /// An extract from its register; the number of it.
    Extract,
    /// Anything else, in words; the only way for one without a number (R29).
    Other,
}

/// The evidence at activation, and who approved it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Of what kind.
    pub method: Method,
    /// The reference, number or words.
    pub reference: Name,
    /// When it was recorded.
    pub at: Moment,
    /// By whom.
    pub by: UserId,
    /// Who approved it.
    pub approved_by: Option<UserId>,
}

/// Why the evidence was not enough; kept until the next try (T32).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: UserId,
    /// Why.
    pub reason: Message,
}

/// What can be filled in about an organisation: the form of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Its name.
    pub name: Name,
    /// The name it trades under, when that is another one.
    pub trade_name: Option<Name>,
    /// Street and number.
    pub street: Option<Name>,
    /// Postal code.
    pub postal_code: Option<Name>,
    /// The town.
    pub town: Option<Name>,
    /// The country, ISO 3166 alpha-2.
    pub country: String,
    /// The numbers, the main one first, as [`super::number()`] cleans them.
    pub numbers: Vec<(Scheme, String)>,
    /// Its web site.
    pub website: Option<Name>,
    /// Its address for mail.
    pub email: Option<Email>,
    /// What it is, in a few words.
    pub description: Option<Message>,
}

impl Profile {
    /// What was changed between `from` and `to`, done to this one; the rest stays as it is here.
    #[must_use]
    pub fn rebased(&self, from: &Self, to: &Self) -> Self {
        fn mine<T: Clone + PartialEq>(from: &T, to: &T, now: &T) -> T {
            if from == to { now.clone() } else { to.clone() }
        }
        let of = |it: &Self, scheme: Scheme| {
            it.numbers.iter().find(|(known, _)| *known == scheme).map(|(_, value)| value.clone())
        };
        let mut schemes: Vec<Scheme> = Vec::new();
        for (scheme, _) in self.numbers.iter().chain(&to.numbers) {
            if !schemes.contains(scheme) {
                schemes.push(*scheme);
            }
        }
        let number = |scheme: Scheme| {
            let value = mine(&of(from, scheme), &of(to, scheme), &of(self, scheme));
            value.map(|value| (scheme, value))
        };
        Self {
            name: mine(&from.name, &to.name, &self.name),
            trade_name: mine(&from.trade_name, &to.trade_name, &self.trade_name),
            street: mine(&from.street, &to.street, &self.street),
            postal_code: mine(&from.postal_code, &to.postal_code, &self.postal_code),
            town: mine(&from.town, &to.town, &self.town),
            country: mine(&from.country, &to.country, &self.country),
            numbers: schemes.into_iter().filter_map(number).collect(),
            website: mine(&from.website, &to.website, &self.website),
            email: mine(&from.email, &to.email, &self.email),
            description: mine(&from.description, &to.description, &self.description),
        }
    }

    /// A Dutch one of which only the name is known.
    pub fn bare(name: Name) -> Self {
        Self {
            name,
            trade_name: None,
            street: None,
            postal_code: None,
            town: None,
            country: "NL".to_owned(),
            numbers: Vec::new(),
            website: None,
            email: None,
            description: None,
        }
    }
}

/// An organisation (*organisatie*). It never moves to another environment (R35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its identity.
    pub id: OrgId,
    /// The environment that owns it.
    pub env: EnvId,
    /// Its name.
    #[serde(deserialize_with = "naming::organisation")]
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
    /// The name it trades under.
    #[serde(default)]
    pub trade_name: Option<Name>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<Name>,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<Name>,
    /// Its web site.
    #[serde(default)]
    pub website: Option<Name>,
    /// Its address for mail.
    #[serde(default)]
    pub email: Option<Email>,
    /// What it is, in a few words.
    #[serde(default)]
    pub description: Option<Message>,
    /// The evidence of the last try to activate it.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// Why that was not enough.
    #[serde(default)]
    pub rejected: Option<Rejected>,
    /// When it was removed, and by whom (I16).
    #[serde(default)]
    pub removed: Option<(Moment, Actor)>,
}

impl Organisation {
    /// Whether it was typed in without a number of a register (R29).
    pub const fn is_manual(&self) -> bool {
        self.identifiers.is_empty()
    }

    /// What its form holds.
    pub fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            trade_name: self.trade_name.clone(),
            street: self.street.clone(),
            postal_code: self.postal_code.clone(),
            town: self.town.clone(),
            country: self.country.clone(),
            numbers: self.identifiers.iter().map(|one| (one.scheme, one.value.clone())).collect(),
            website: self.website.clone(),
            email: self.email.clone(),
            description: self.description.clone(),
        }
    }

    /// The same organisation with another form. A number that stays keeps its verification.
    #[must_use]
    pub fn with(&self, form: &Profile) -> Self {
        let verified = |number: &(Scheme, String)| {
            let same = |one: &&Identifier| (one.scheme, &one.value) == (number.0, &number.1);
            self.identifiers.iter().find(same).and_then(|one| one.verified_at)
        };
        let identifiers = form.numbers.iter().map(|number| Identifier {
            scheme: number.0,
            value: number.1.clone(),
            verified_at: verified(number),
        });
        Self {
            name: form.name.clone(),
            trade_name: form.trade_name.clone(),
            street: form.street.clone(),
            postal_code: form.postal_code.clone(),
            town: form.town.clone(),
            country: form.country.clone(),
            identifiers: identifiers.collect(),
            website: form.website.clone(),
            email: form.email.clone(),
            description: form.description.clone(),
            ..self.clone()
        }
    }
}
