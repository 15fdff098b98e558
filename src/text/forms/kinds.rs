//! The kinds of forms, with the values that their texts need.

use crate::{
    domain::{Email, Name, OrgId},
    text::AddressAction,
};

/// The details of an organisation that an edit may not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditLock {
    /// None: there is no evidence about them yet.
    Nothing,
    /// The numbers, because the evidence was given without one.
    Numbers,
    /// Name, address and numbers, because the evidence is about them.
    RegisterData {
        /// `true` if a trade register can replace them by its own.
        can_refresh: bool,
    },
}

/// The members and requests of an organisation, which end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affected {
    /// The number of current members, the user included.
    pub members: usize,
    /// The number of open requests.
    pub requests: usize,
}

/// The purpose of a form; its texts depend on it.
#[derive(Clone, Copy, Debug)]
pub enum FormKind<'a> {
    /// Register with an e-mail address.
    Register,
    /// Activate an account with a code.
    Activate,
    /// Add a user, who activates with a code.
    Invite,
    /// Share this domain: users who register with it from then on start environments of their own.
    Share(&'a str),
    /// Create an organisation; the user becomes its *Beheerder*.
    CreateOrganisation,
    /// Edit an organisation, of which these details are fixed.
    Edit(EditLock),
    /// Record evidence that an organisation exists.
    Evidence {
        /// `true` if the organisation has no register number, so that the evidence is in words.
        manual: bool,
    },
    /// Reject the evidence of this organisation.
    Reject(&'a Name),
    /// Remove the organisation with this name, which affects these members and requests; `None` until
    /// they are loaded.
    RemoveOrganisation(&'a Name, Option<Affected>),
    /// Ask this user of this environment for a relation.
    AskRelation(&'a Name, &'a Name),
    /// Change the user's own name.
    Profile,
    /// Add an address beside the primary one.
    AddAddress,
    /// Add a key for this user; `None` for the actor.
    AddKey(Option<&'a Name>),
    /// An action on one of these additional addresses.
    Address(AddressAction, &'a [Email]),
    /// Choose successors for these organisations.
    Successors(&'a [(OrgId, Name)]),
}

/// The texts around the fields of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWords {
    /// The title of the dialog.
    pub title: String,
    /// Lines above the fields.
    pub intro: Vec<String>,
    /// The label of the button that confirms.
    pub button: &'static str,
}
