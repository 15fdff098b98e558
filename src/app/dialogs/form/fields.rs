//! The fields of each form, and their validation.

use super::{Form, MAX_LOOKUP_ROWS};
use crate::{
    app::{Field, Loaded, cache::slot::Wanted},
    domain::{
        BadText, Email, JoinedBy, MAX_MESSAGE_LENGTH, Message, Method, Name, OrgId, Page, Person,
        Profile, PublicKey, Scheme, UserId, UserRow, View, ask, is_shared_domain, number, website,
    },
    text::{AddressAction, EditLock, FieldFault, FieldId, FormKind},
};

/// The purpose of a form, with the data that its command needs.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// Signs up a new user.
    Register {
        /// The text that was searched for when signing in: an address or a name.
        typed: String,
    },
    /// Activates an invited user with a code.
    Activate,
    /// Adds a user to the environment: without a name, which the user fills in, or with it.
    Invite,
    /// Shares this e-mail domain with other environments. The user types the domain to confirm.
    Share(String),
    /// Creates an organisation, which is inactive until its evidence is approved.
    CreateOrganisation,
    /// Edits an organisation's details.
    Edit {
        /// The organisation whose details change.
        org: OrgId,
        /// The details before the edit.
        was: Box<Profile>,
        /// The details that cannot be changed.
        lock: EditLock,
    },
    /// Submits evidence to activate an organisation (*Activeer nu*).
    Evidence {
        /// The organisation that the evidence is for.
        org: OrgId,
        /// `true` if the organisation has no number in a public register.
        manual: bool,
    },
    /// Rejects the evidence of an organisation.
    Reject {
        /// The organisation under review.
        org: OrgId,
        /// The organisation's name.
        name: Name,
        /// The evidence on the screen, to detect a newer submission.
        seen: Option<(Method, Name)>,
    },
    /// Removes an organisation. The user types its name to confirm.
    RemoveOrganisation {
        /// The organisation to remove.
        org: OrgId,
        /// The organisation's name.
        name: Name,
    },
    /// Sends a relation request to this person of this environment.
    AskRelation(Person, Name),
    /// Changes the user's own name; contains the current name, if any.
    Profile(Option<Name>),
    /// Adds an address to the user's own account.
    AddAddress,
    /// Adds an SSH key to a user.
    AddKey {
        /// The future owner of the key.
        user: UserId,
        /// The owner's name; `None` if the acting user is the owner.
        of: Option<Name>,
    },
    /// Performs an action on one of these extra addresses.
    Address {
        /// Determines the texts of the form, and its command.
        act: AddressAction,
        /// The owner of the addresses.
        user: UserId,
        /// The addresses that allow the action; the form chooses one.
        emails: Vec<Email>,
    },
    /// Removes a user who is the last *Beheerder* of organisations. Names a successor for each.
    Successors {
        /// The user to remove, after the successors are named.
        user: UserId,
        /// The organisations that need a successor.
        orgs: Vec<(OrgId, Name)>,
    },
}

impl Purpose {
    /// The kind of form, which selects its texts.
    pub fn kind(&self) -> FormKind<'_> {
        match self {
            Self::Register { .. } => FormKind::Register,
            Self::Activate => FormKind::Activate,
            Self::Invite => FormKind::Invite,
            Self::Share(domain) => FormKind::Share(domain),
            Self::CreateOrganisation => FormKind::CreateOrganisation,
            Self::Edit { lock, .. } => FormKind::Edit(*lock),
            Self::Evidence { manual, .. } => FormKind::Evidence { manual: *manual },
            Self::Reject { name, .. } => FormKind::Reject(name),
            Self::RemoveOrganisation { name, .. } => FormKind::RemoveOrganisation(name, None),
            Self::AskRelation(person, env) => FormKind::AskRelation(&person.name, env),
            Self::Profile(_) => FormKind::Profile,
            Self::AddAddress => FormKind::AddAddress,
            Self::AddKey { of, .. } => FormKind::AddKey(of.as_ref()),
            Self::Address { act, emails, .. } => FormKind::Address(*act, emails),
            Self::Successors { orgs, .. } => FormKind::Successors(orgs),
        }
    }
}

/// The kind and value of a field.
#[derive(Debug)]
pub enum FieldInput {
    /// A text field, for one line of text.
    Text(Field),
    /// A choice from a fixed list of options.
    Choice {
        /// Number of options; the texts have their labels.
        options: usize,
        /// The index of the chosen option.
        at: usize,
    },
}

/// A field of a form, with its value.
#[derive(Debug)]
pub struct FormField {
    /// Identifies the field in texts and commands.
    pub id: FieldId,
    /// The typed text or the chosen option.
    pub input: FieldInput,
    /// The users that match the text, in a field that looks up a person.
    pub matches: Loaded<Page<UserRow>>,
    /// `true` once the field has had focus.
    pub seen: bool,
    /// `true` if a fault of the value shows: the user left the field or pressed Enter, and changed
    /// nothing in it since (R312).
    pub is_checked: bool,
}

/// Maximum length of a field. More than the longest valid text, so that a longer text is reported
/// instead of cut off.
const MAX_FIELD_LENGTH: usize = 2 * MAX_MESSAGE_LENGTH;

/// Maximum length of the key field. More than the longest line that ssh accepts, with its comment.
pub(super) const MAX_KEY_LENGTH: usize = 4_096;

fn text(id: FieldId) -> FormField {
    FormField::new(id, FieldInput::Text(Field::with_max_length(MAX_FIELD_LENGTH)))
}

/// Creates a text field that contains this text.
pub(super) fn text_field(id: FieldId, value: &str) -> FormField {
    let mut field = text(id);
    if let FieldInput::Text(input) = &mut field.input {
        input.set(value);
    }
    field
}

fn choice(id: FieldId, options: usize) -> FormField {
    FormField::new(id, FieldInput::Choice { options, at: 0 })
}

/// Creates the empty fields of a form, from top to bottom.
pub(super) fn for_purpose(purpose: &Purpose) -> Vec<FormField> {
    use FieldId::{
        Address, Code, Email, EnvName, FullName, How, Key, Message, Method, Reason, Reference,
        Role, Successor, Typed,
    };
    match purpose {
        Purpose::Register { typed } => {
            let (email, name) = if typed.contains('@') { (&**typed, "") } else { ("", &**typed) };
            vec![text_field(Email, email), text_field(FullName, name), text(EnvName)]
        }
        Purpose::Activate => vec![text(Email), text(Code), text(FullName)],
        Purpose::Invite => vec![choice(How, 2), text(Email), text(FullName), choice(Role, 3)],
        Purpose::Share(_) | Purpose::RemoveOrganisation { .. } => vec![text(Typed)],
        Purpose::CreateOrganisation => organisation(),
        Purpose::Edit { was, .. } => fill_in(organisation_details(), was),
        Purpose::Evidence { manual: true, .. } => vec![text(Reference)],
        Purpose::Evidence { .. } => vec![choice(Method, 2), text(Reference)],
        Purpose::Reject { .. } => vec![text(Reason)],
        Purpose::AskRelation(..) => vec![text(Message)],
        Purpose::Profile(was) => vec![text_field(FullName, was.as_ref().map_or("", |was| was))],
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

/// Creates the fields of a new organisation, with these values.
pub(super) fn of_organisation(profile: &Profile) -> Vec<FormField> {
    fill_in(organisation(), profile)
}

fn organisation_details() -> Vec<FormField> {
    use FieldId::{Description, OrgEmail, Website};
    let mut fields = organisation();
    fields.extend([text(Website), text(OrgEmail), text(Description)]);
    fields
}

/// Fills the fields with an organisation's current details.
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
        field.is_checked = !field.is_empty();
    }
    fields
}

impl Form {
    /// The index of the chosen option; 0 if the form has no such field.
    pub(super) fn choice(&self, id: FieldId) -> usize {
        let found = self.fields.iter().find(|field| field.id == id);
        found.map_or(0, |field| match field.input {
            FieldInput::Choice { at, .. } => at,
            FieldInput::Text(_) => 0,
        })
    }

    /// Returns how the form adds a user.
    pub(super) fn joined_by(&self) -> JoinedBy {
        if self.choice(FieldId::How) == 0 { JoinedBy::Invitation } else { JoinedBy::Added }
    }

    /// The text of a field; empty if the form has no such field.
    pub(super) fn text(&self, id: FieldId) -> &str {
        self.fields.iter().find(|field| field.id == id).map_or("", FormField::text)
    }

    /// Returns whether signing up requires a name for the environment. It does if the domain is in
    /// the list of shared domains, or if the rules asked for a name.
    pub(super) fn needs_env_name(&self) -> bool {
        use crate::domain::Refusal::{NameNeeded, NameTaken};
        let named = !self.text(FieldId::EnvName).is_empty();
        named
            || matches!(self.problem, Some(NameNeeded | NameTaken))
            || Email::new(self.text(FieldId::Email))
                .is_ok_and(|email| is_shared_domain(&email.domain()))
    }

    /// Returns the fault in a field; `None` if its text is acceptable.
    pub fn fault_at(&self, at: usize) -> Option<FieldFault> {
        let field = self.fields.get(at)?;
        let FieldInput::Text(input) = &field.input else {
            let lacks = field.id == FieldId::TradeName && self.lacks_trade_name();
            return lacks.then_some(FieldFault::Empty);
        };
        let typed = input.text().trim();
        if typed.is_empty() {
            return is_needed(field.id).then_some(FieldFault::Empty);
        }
        let scheme =
            |scheme| number(scheme, typed).err().map(|_| FieldFault::InvalidNumber(scheme));
        match field.id {
            FieldId::Email | FieldId::OrgEmail => fault_of(Email::new(typed).err()),
            // A website that stands there already may be older than the rule.
            FieldId::Website if !self.is_present_website(typed) => fault_of(website(typed).err()),
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

    fn is_present_website(&self, typed: &str) -> bool {
        let Purpose::Edit { was, .. } = &self.purpose else { return false };
        was.website.as_deref() == Some(typed)
    }

    fn is_typed(&self, typed: &str) -> bool {
        match &self.purpose {
            Purpose::Share(domain) => typed.to_lowercase() == *domain,
            Purpose::RemoveOrganisation { name, .. } => typed == &**name,
            _ => true,
        }
    }
}

impl FormField {
    /// Searches the users for the text of the field.
    pub(super) fn wanted(&mut self) -> Wanted<'_> {
        let view =
            || View { filter: self.text().to_owned(), take: MAX_LOOKUP_ROWS, ..View::default() };
        let ask = self.is_looked_up().then(|| ask::users(view()));
        self.matches.wanted(ask).lasting()
    }

    /// The typed text; empty for a choice.
    pub fn text(&self) -> &str {
        match &self.input {
            FieldInput::Text(field) => field.text(),
            FieldInput::Choice { .. } => "",
        }
    }

    /// Returns whether the field's text is looked up as a person.
    pub(super) fn is_looked_up(&self) -> bool {
        matches!(self.id, FieldId::Successor(_)) && !self.is_empty()
    }

    pub(super) fn has_same_value(&self, other: &Self) -> bool {
        match (&self.input, &other.input) {
            (FieldInput::Choice { at, .. }, FieldInput::Choice { at: other, .. }) => at == other,
            _ => self.text() == other.text(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    pub(super) fn new(id: FieldId, input: FieldInput) -> Self {
        Self { id, input, matches: Loaded::default(), seen: false, is_checked: false }
    }
}

/// Returns whether the field must not be empty.
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
        BadText::InvalidWebsite => FieldFault::InvalidWebsite,
    })
}
