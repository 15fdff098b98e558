//! The fields of each form, and the faults in them.

use super::Form;
use crate::{
    app::{Field, Loaded},
    domain::{
        BadText, Email, JoinedBy, MAX_MESSAGE_LENGTH, Message, Method, Name, OrgId, Page, Person,
        Profile, PublicKey, Scheme, UserId, UserRow, is_shared_domain, number,
    },
    text::{AddressAction, FieldFault, FieldId, FormKind},
};

/// The purpose of a form, with the data that its command needs.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Register.
    Register,
    /// Activate with a code.
    Activate,
    /// Bring a user into the environment.
    Invite(JoinedBy),
    /// Make this domain shared; the user types it to confirm.
    Share(String),
    /// Create an organisation.
    CreateOrganisation,
    /// Edit an organisation's details.
    Edit {
        /// The organisation.
        org: OrgId,
        /// The details before the edit.
        was: Box<Profile>,
        /// `true` if the data from a public register cannot be edited.
        kept: bool,
    },
    /// Submit evidence for activation (*Activeer nu*).
    Evidence {
        /// The organisation.
        org: OrgId,
        /// `true` if it has no number in a public register.
        manual: bool,
    },
    /// Reject the evidence.
    Reject {
        /// The organisation.
        org: OrgId,
        /// The organisation's name.
        name: Name,
        /// The evidence that the user saw.
        seen: Option<(Method, Name)>,
    },
    /// Remove an organisation; the user types its name to confirm.
    RemoveOrganisation {
        /// The organisation.
        org: OrgId,
        /// The organisation's name.
        name: Name,
    },
    /// Ask this person, of this environment, for a relation.
    AskRelation(Person, Name),
    /// Change the user's own name; holds the current one.
    Profile(Option<Name>),
    /// Add an address to the user's own account.
    AddAddress,
    /// Add an SSH key.
    AddKey {
        /// The owner of the key.
        user: UserId,
        /// The owner's name; `None` if it is the user.
        of: Option<Name>,
    },
    /// An action on one of these extra addresses.
    Address {
        /// The action.
        act: AddressAction,
        /// The owner of the addresses.
        user: UserId,
        /// The addresses that allow the action; the form chooses one.
        emails: Vec<Email>,
    },
    /// Remove a user who is the last *Beheerder* of organisations: name a successor for each.
    Successors {
        /// The user to remove.
        user: UserId,
        /// The organisations that need a successor.
        orgs: Vec<(OrgId, Name)>,
    },
}

impl Purpose {
    /// The kind of form, which determines its texts.
    pub fn kind(&self) -> FormKind<'_> {
        match self {
            Self::Register => FormKind::Register,
            Self::Activate => FormKind::Activate,
            Self::Invite(JoinedBy::Added) => FormKind::AddUser,
            Self::Invite(_) => FormKind::Invite,
            Self::Share(domain) => FormKind::Share(domain),
            Self::CreateOrganisation => FormKind::CreateOrganisation,
            Self::Edit { was, kept, .. } => FormKind::Edit(&was.name, *kept),
            Self::Evidence { manual, .. } => FormKind::Evidence { manual: *manual },
            Self::Reject { name, .. } => FormKind::Reject(name),
            Self::RemoveOrganisation { name, .. } => FormKind::RemoveOrganisation(name),
            Self::AskRelation(person, env) => FormKind::AskRelation(&person.name, env),
            Self::Profile(_) => FormKind::Profile,
            Self::AddAddress => FormKind::AddAddress,
            Self::AddKey { of, .. } => FormKind::AddKey(of.as_ref()),
            Self::Address { act, emails, .. } => FormKind::Address(*act, emails),
            Self::Successors { orgs, .. } => FormKind::Successors(orgs),
        }
    }
}

/// The input of a field.
#[derive(Debug)]
pub enum FieldInput {
    /// Typed text.
    Text(Field),
    /// A choice from a fixed list; the texts name the options.
    Choice {
        /// The number of options.
        options: usize,
        /// The index of the chosen option.
        at: usize,
    },
}

/// A field of a form.
#[derive(Debug)]
pub struct FormField {
    /// The field's identity.
    pub id: FieldId,
    /// The input with its value.
    pub input: FieldInput,
    /// The users found for the text, in a field that looks up a person.
    pub matches: Loaded<Page<UserRow>>,
    /// `true` once the field has had focus.
    pub seen: bool,
}

/// Room in a field: more than the longest valid text, so that a text too long is reported and not
/// cut off.
const MAX_FIELD_LENGTH: usize = 2 * MAX_MESSAGE_LENGTH;

/// Room in the key field: more than the longest line that ssh accepts, with its comment.
pub(super) const MAX_KEY_LENGTH: usize = 4_096;

fn text(id: FieldId) -> FormField {
    FormField::new(id, FieldInput::Text(Field::with_max_length(MAX_FIELD_LENGTH)))
}

fn choice(id: FieldId, options: usize) -> FormField {
    FormField::new(id, FieldInput::Choice { options, at: 0 })
}

/// The fields of a form, in order.
pub(super) fn for_purpose(purpose: &Purpose) -> Vec<FormField> {
    use FieldId::{
        Address, Code, Email, EnvName, FullName, Key, Message, Method, Reason, Reference, Role,
        Successor, Typed,
    };
    match purpose {
        Purpose::Register => vec![text(Email), text(FullName), text(EnvName)],
        Purpose::Activate => vec![text(Email), text(Code), text(FullName)],
        Purpose::Invite(JoinedBy::Added) => vec![text(Email), text(FullName), choice(Role, 3)],
        Purpose::Invite(_) => vec![text(Email), choice(Role, 3)],
        Purpose::Share(_) | Purpose::RemoveOrganisation { .. } => vec![text(Typed)],
        Purpose::CreateOrganisation => organisation(),
        Purpose::Edit { was, .. } => fill_in(organisation_details(), was),
        Purpose::Evidence { manual: true, .. } => vec![text(Reference)],
        Purpose::Evidence { .. } => vec![choice(Method, 2), text(Reference)],
        Purpose::Reject { .. } => vec![text(Reason)],
        Purpose::AskRelation(..) => vec![text(Message)],
        Purpose::Profile(was) => {
            let mut field = text(FullName);
            if let (FieldInput::Text(field), Some(was)) = (&mut field.input, was) {
                field.set(was);
            }
            vec![field]
        }
        Purpose::AddAddress => vec![text(Email)],
        Purpose::AddKey { .. } => {
            vec![FormField::new(Key, FieldInput::Text(Field::with_max_length(MAX_KEY_LENGTH)))]
        }
        Purpose::Address { act, emails, .. } => {
            let which = (emails.len() > 1).then(|| choice(Address, emails.len()));
            let code = (*act == AddressAction::Verify).then(|| text(Code));
            which.into_iter().chain(code).collect()
        }
        Purpose::Successors { orgs, .. } => (0..orgs.len()).map(|at| text(Successor(at))).collect(),
    }
}

fn organisation() -> Vec<FormField> {
    use FieldId::{Country, Kbo, Kvk, Name, Oin, PostalCode, Street, Town, TradeName, Vat};
    let mut fields = vec![choice(Country, 3)];
    let lang = [Name, Kvk, Kbo, Vat, Oin, TradeName, Street, PostalCode, Town];
    fields.extend(lang.into_iter().map(text));
    fields
}

fn organisation_details() -> Vec<FormField> {
    use FieldId::{Description, OrgEmail, Website};
    let mut fields = organisation();
    fields.extend([text(Website), text(OrgEmail), text(Description)]);
    fields
}

/// Fills in the form with an organisation's current details.
fn fill_in(mut fields: Vec<FormField>, was: &Profile) -> Vec<FormField> {
    let number = |scheme| {
        let found = was.numbers.iter().find(|(known, _)| *known == scheme);
        found.map_or("", |(_, value)| value.as_str()).to_owned()
    };
    let name = |name: &Option<Name>| name.as_ref().map_or(String::new(), ToString::to_string);
    for field in &mut fields {
        let known = match field.id {
            FieldId::Name => was.name.to_string(),
            FieldId::Kvk => number(Scheme::Kvk),
            FieldId::Kbo => number(Scheme::Kbo),
            FieldId::Vat => number(Scheme::Vat),
            FieldId::Oin => number(Scheme::Oin),
            FieldId::TradeName => name(&was.trade_name),
            FieldId::Street => name(&was.street),
            FieldId::PostalCode => name(&was.postal_code),
            FieldId::Town => name(&was.town),
            FieldId::Website => name(&was.website),
            FieldId::OrgEmail => was.email.as_ref().map_or(String::new(), ToString::to_string),
            FieldId::Description => {
                was.description.as_ref().map_or(String::new(), ToString::to_string)
            }
            _ => String::new(),
        };
        match &mut field.input {
            FieldInput::Text(field) => field.set(&known),
            FieldInput::Choice { at, .. } => {
                *at = match was.country.as_str() {
                    "NL" => 0,
                    "BE" => 1,
                    _ => 2,
                }
            }
        }
    }
    fields
}

impl Form {
    /// The index chosen in a field.
    pub(super) fn choice(&self, id: FieldId) -> usize {
        let found = self.fields.iter().find(|field| field.id == id);
        found.map_or(0, |field| match field.input {
            FieldInput::Choice { at, .. } => at,
            FieldInput::Text(_) => 0,
        })
    }

    /// The text typed in a field.
    pub(super) fn text(&self, id: FieldId) -> &str {
        self.fields.iter().find(|field| field.id == id).map_or("", FormField::text)
    }

    /// Returns whether registering requires a name for the environment: the domain is on the list
    /// of shared domains, or the rules asked for a name.
    pub(super) fn needs_env_name(&self) -> bool {
        use crate::domain::Refusal::{NameNeeded, NameTaken};
        let named = !self.text(FieldId::EnvName).is_empty();
        named
            || matches!(self.problem, Some(NameNeeded | NameTaken))
            || Email::new(self.text(FieldId::Email))
                .is_ok_and(|email| is_shared_domain(&email.domain()))
    }

    /// Returns the fault in a field, or `None` if its text is acceptable.
    pub fn fault_at(&self, at: usize) -> Option<FieldFault> {
        let field = self.fields.get(at)?;
        let FieldInput::Text(input) = &field.input else { return None };
        let typed = input.text().trim();
        if typed.is_empty() {
            return is_needed(field.id).then_some(FieldFault::Empty);
        }
        let scheme =
            |scheme| number(scheme, typed).err().map(|_| FieldFault::InvalidNumber(scheme));
        match field.id {
            FieldId::Email | FieldId::OrgEmail => fault_of(Email::new(typed).err()),
            FieldId::Kvk => scheme(Scheme::Kvk),
            FieldId::Kbo => scheme(Scheme::Kbo),
            FieldId::Vat => scheme(Scheme::Vat),
            FieldId::Oin => scheme(Scheme::Oin),
            FieldId::Reason | FieldId::Message | FieldId::Description => {
                fault_of(Message::new(typed).err())
            }
            FieldId::Typed => (!self.is_typed(typed)).then_some(FieldFault::Mismatch),
            FieldId::Successor(_) => self.find_user(at).err(),
            FieldId::Key => PublicKey::parse(typed).err().map(FieldFault::BadKey),
            _ => fault_of(Name::new(typed).err()),
        }
    }

    fn is_typed(&self, typed: &str) -> bool {
        match &self.purpose {
            Purpose::Share(domain) => typed.to_lowercase() == *domain,
            Purpose::RemoveOrganisation { name, .. } => typed == &**name,
            _ => true,
        }
    }
}

/// Returns whether a field must be filled in.
const fn is_needed(id: FieldId) -> bool {
    use FieldId::{Code, Email, EnvName, Key, Name, Reason, Reference, Successor, Typed};
    matches!(id, Email | Code | Key | Name | EnvName | Reason | Reference | Typed | Successor(_))
}

fn fault_of(error: Option<BadText>) -> Option<FieldFault> {
    error.map(|error| match error {
        BadText::Empty => FieldFault::Empty,
        BadText::TooLong { max } => FieldFault::TooLong(max),
        BadText::ForbiddenCharacter { .. } => FieldFault::ForbiddenCharacter,
        BadText::InvalidEmail => FieldFault::InvalidEmail,
    })
}
