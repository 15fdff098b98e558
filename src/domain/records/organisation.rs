//! Organisations, their profiles, and the evidence for their activation.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Day, Email, EnvId, Message, Moment, Name, OrgId, UserId, values::deceptive_names,
};

/// The status of an organisation, from its creation to its removal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgStatus {
    /// *Niet geactiveerd*: new, or its evidence was rejected. Its creator is the only member.
    NotActive,
    /// The evidence waits for a decision.
    UnderReview,
    /// *Geactiveerd*: the evidence was approved.
    Active,
    /// *Verwijderd*: final; everything in it has ended.
    Removed,
}

impl OrgStatus {
    /// Returns whether name, address and numbers are fixed because the evidence was about them. An
    /// organisation without a register number (`manual`) may still be corrected.
    pub const fn keeps_register(self, manual: bool) -> bool {
        !matches!(self, Self::NotActive) && !manual
    }
}

/// The register that issued a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// *KvK-nummer*, of the Dutch trade register.
    Kvk,
    /// *Ondernemingsnummer*, of the Belgian company register.
    Kbo,
    /// *Btw-nummer*, the VAT number of either country.
    Vat,
    /// *OIN*, of the Dutch register of public bodies.
    Oin,
}

/// A register number of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// The register that issued the number.
    pub scheme: Scheme,
    /// The number, without spaces and dots.
    pub value: String,
    /// The time of verification; a verified number belongs to one organisation.
    pub verified_at: Option<Moment>,
}

/// The register that the name, address and number of an organisation come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterSource {
    /// The register: [`Scheme::Kvk`] or [`Scheme::Kbo`].
    pub scheme: Scheme,
    /// The number, without dots.
    pub number: String,
    /// The day of the extract.
    pub as_of: Day,
}

/// The kind of evidence that somebody may act for the organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// A payment of one cent from its own bank account, named by its payment reference.
    Payment,
    /// An extract from its register; the reference is its number.
    Extract,
    /// Anything else, in words; the only kind for an organisation without a number.
    Other,
}

/// The evidence for an activation, and its approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// A payment, a register extract, or another kind.
    pub method: Method,
    /// A payment reference, an extract number, or words.
    pub reference: Name,
    /// The time of submission.
    pub at: Moment,
    /// The user who submitted it.
    pub by: UserId,
    /// The user who approved it, if anybody did.
    pub approved_by: Option<UserId>,
}

/// The rejection of the evidence; kept until the next attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The commit time of the rejection.
    pub at: Moment,
    /// A *Beheerder* of the environment.
    pub by: UserId,
    /// The reason, shown until the next attempt.
    pub reason: Message,
}

/// The editable fields of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The name; fixed once the evidence was submitted, like the other register data.
    pub name: Name,
    /// The trade name, if it differs from the name.
    pub trade_name: Option<Name>,
    /// Street and number.
    pub street: Option<Name>,
    /// Postal code, as entered.
    pub postal_code: Option<Name>,
    /// Town or city, as entered.
    pub town: Option<Name>,
    /// The country, ISO 3166 alpha-2.
    pub country: String,
    /// The numbers, the main one first, as [`crate::domain::number`] cleans them.
    pub numbers: Vec<(Scheme, String)>,
    /// The website, as entered.
    pub website: Option<Name>,
    /// The contact e-mail address.
    pub email: Option<Email>,
    /// A short description, at most [`crate::domain::MAX_MESSAGE_LENGTH`] graphemes.
    pub description: Option<Message>,
}

impl Profile {
    /// Applies the changes between `from` and `to` to this profile; the other fields keep their
    /// values.
    #[must_use]
    pub fn rebased(&self, from: &Self, to: &Self) -> Self {
        fn keep_change<T: Clone + PartialEq>(from: &T, to: &T, now: &T) -> T {
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
            let value = keep_change(&of(from, scheme), &of(to, scheme), &of(self, scheme));
            value.map(|value| (scheme, value))
        };
        Self {
            name: keep_change(&from.name, &to.name, &self.name),
            trade_name: keep_change(&from.trade_name, &to.trade_name, &self.trade_name),
            street: keep_change(&from.street, &to.street, &self.street),
            postal_code: keep_change(&from.postal_code, &to.postal_code, &self.postal_code),
            town: keep_change(&from.town, &to.town, &self.town),
            country: keep_change(&from.country, &to.country, &self.country),
            numbers: schemes.into_iter().filter_map(number).collect(),
            website: keep_change(&from.website, &to.website, &self.website),
            email: keep_change(&from.email, &to.email, &self.email),
            description: keep_change(&from.description, &to.description, &self.description),
        }
    }

    /// Returns a profile with only a name; the country is the Netherlands.
    pub fn with_name(name: Name) -> Self {
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

/// An organisation (*organisatie*). It never moves to another environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id, kept for good.
    pub id: OrgId,
    /// The environment that owns it.
    pub env: EnvId,
    /// The name; read from the log without deceptive characters.
    #[serde(deserialize_with = "deceptive_names::deserialize_organisation")]
    pub name: Name,
    /// The status; `Removed` exactly if `removed` is set.
    pub status: OrgStatus,
    /// The numbers, the main one first.
    pub identifiers: Vec<Identifier>,
    /// Town or city, as entered.
    pub town: Option<Name>,
    /// The country, ISO 3166 alpha-2.
    pub country: String,
    /// The user who created it, who may have lost the level *Beheerder* since.
    pub creator: UserId,
    /// The time of creation, before any activation.
    pub created_at: Moment,
    /// The time of the approval; `None` if it was never active.
    pub activated_at: Option<Moment>,
    /// The trade name, if it differs from the name.
    #[serde(default)]
    pub trade_name: Option<Name>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<Name>,
    /// Postal code, as entered.
    #[serde(default)]
    pub postal_code: Option<Name>,
    /// The website, as entered.
    #[serde(default)]
    pub website: Option<Name>,
    /// The contact e-mail address.
    #[serde(default)]
    pub email: Option<Email>,
    /// A short description, at most [`crate::domain::MAX_MESSAGE_LENGTH`] graphemes.
    #[serde(default)]
    pub description: Option<Message>,
    /// The evidence of the latest attempt to activate it.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// The rejection of that evidence.
    #[serde(default)]
    pub rejected: Option<Rejected>,
    /// The time and author of the removal; `None` unless it is removed.
    #[serde(default)]
    pub removed: Option<(Moment, Actor)>,
    /// The register that name, address and number come from; `None` if a user entered them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterSource>,
}

impl Organisation {
    /// Returns whether it was entered without a register number.
    pub const fn is_manual(&self) -> bool {
        self.identifiers.is_empty()
    }

    /// Returns the editable fields.
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

    /// Replaces the editable fields and the register source. Unchanged numbers keep their
    /// verification.
    #[must_use]
    pub fn with(&self, form: &Profile, register: Option<RegisterSource>) -> Self {
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
            register,
            ..self.clone()
        }
    }
}
