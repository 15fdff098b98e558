//! The kinds of forms.

use crate::{
    domain::{Email, Name, OrgId},
    text::AddressAction,
};

/// The purpose of a form; its texts depend on it.
#[derive(Clone, Copy, Debug)]
pub enum FormKind<'a> {
    /// Register with an address.
    Register,
    /// Activate an account with a code.
    Activate,
    /// Invite a user, who activates with a code.
    Invite,
    /// Add a user with name and role.
    AddUser,
    /// Make this domain shared.
    Share(&'a str),
    /// Create an organisation.
    CreateOrganisation,
    /// Edit an organisation; `true` if its register data is fixed.
    Edit(&'a Name, bool),
    /// Record evidence.
    Evidence {
        /// `true` if the organisation has no register number, so that the evidence is in words.
        manual: bool,
    },
    /// Reject the evidence of this organisation.
    Reject(&'a Name),
    /// Remove this organisation.
    RemoveOrganisation(&'a Name),
    /// Ask this user of this environment for a relation.
    AskRelation(&'a Name, &'a Name),
    /// Change your own name.
    Profile,
    /// Add an additional address.
    AddAddress,
    /// Add a key for this user, or for yourself.
    AddKey(Option<&'a Name>),
    /// An action on one of these additional addresses.
    Address(AddressAction, &'a [Email]),
    /// Choose who takes over these organisations.
    Successors(&'a [(OrgId, Name)]),
}

/// The texts of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWords {
    /// The title.
    pub title: &'static str,
    /// Lines above the fields.
    pub intro: Vec<String>,
    /// The label of the button.
    pub button: &'static str,
}
