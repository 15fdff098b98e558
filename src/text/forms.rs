//! The texts of forms, users, partners and notices in one language.

use jiff::tz::TimeZone;

use super::Fact;
use crate::domain::{
    AccessRow, BadKey, Email, LogRow, Me, Name, Now, OrgId, PartnerDetails, PartnerPerson,
    PartnerRow, RelationRow, Scheme, UserDetails, UserRow, UserStatus,
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

/// An action on an existing additional address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressAction {
    /// A *Beheerder* creates a code for it.
    Code,
    /// Its owner verifies it with the code.
    Verify,
    /// Its owner makes it the primary address.
    Primary,
    /// It is removed.
    Remove,
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

/// A title, and the lines below it.
pub type LogSheet = (String, Vec<String>);

/// A question: its title, the consequences, and the button with its key at the end.
pub type QuestionWords = (String, Vec<String>, &'static str);

/// The first names of a list, and its length.
pub type SomeOf<'a> = (&'a [Name], usize);

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the label of each is its documentation")]
pub enum FieldId {
    Email,
    FullName,
    EnvName,
    Address,
    Code,
    Key,
    Role,
    Name,
    TradeName,
    Country,
    Kvk,
    Kbo,
    Vat,
    Oin,
    Street,
    PostalCode,
    Town,
    Website,
    OrgEmail,
    Description,
    Method,
    Reference,
    Reason,
    Typed,
    Message,
    /// The successor for the organisation at this index.
    Successor(usize),
}

/// Why the value of a field is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// Empty, but required.
    Empty,
    /// Not an e-mail address.
    Email,
    /// Has a forbidden character.
    Text,
    /// Longer than this many characters.
    TooLong(usize),
    /// Not a number of this register.
    Number(Scheme),
    /// Differs from the text that must be typed.
    Typed,
    /// Matches nobody.
    Nobody,
    /// Matches several users; empty if there are too many to list.
    Several(Vec<String>),
    /// The look-up is still running.
    Looking,
    /// Not a public key.
    Key(BadKey),
}

/// The texts in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct FormTexts {
    pub access_line: fn(&AccessRow, &TimeZone) -> (String, String, String),
    pub access_hidden: &'static str,
    pub access_none: &'static str,
    pub activate: &'static str,
    pub add_users: &'static str,
    pub form_words: fn(FormKind<'_>) -> FormWords,
    /// The button if the name is confusable with another.
    pub anyway: &'static str,
    pub code_over: &'static str,
    pub code_lines: fn(&Name, Option<&Email>, &str) -> Vec<String>,
    pub code_seen: &'static str,
    pub code_title: &'static str,
    pub count_lines: fn(usize, usize) -> String,
    pub count_partners: fn(usize, usize) -> String,
    pub count_sent: fn(usize) -> String,
    pub count_users: fn(usize, usize) -> String,
    pub end_partnership: fn(&PartnerDetails) -> QuestionWords,
    pub environment: &'static str,
    pub find_hint: &'static str,
    pub found_none: &'static str,
    pub go_on: &'static str,
    pub label: fn(FieldId) -> &'static str,
    /// The heading of a line of the log, with the number of lines of its operation.
    pub log_head: fn(&LogRow, usize) -> String,
    pub log_facts: fn(&LogRow, &TimeZone) -> String,
    /// The number of lines of a long operation that are not shown.
    pub log_more: fn(usize) -> String,
    /// A whole operation: a title, and every line with its values before and after.
    pub log_whole: fn(&LogRow, &[LogRow], &TimeZone) -> LogSheet,
    pub manager: &'static str,
    pub members_of_ours: &'static str,
    /// Why no address can be chosen for this action.
    pub no_address: fn(AddressAction, &UserDetails) -> String,
    pub no_partners: &'static str,
    pub no_sent: &'static str,
    /// Shown if only this user can do it.
    pub only_himself: fn(&Name) -> String,
    pub one_admin: fn(&Me) -> Option<String>,
    pub options: fn(FieldId) -> &'static [&'static str],
    pub organisations: &'static str,
    pub partner_lines: fn(&PartnerDetails) -> Vec<String>,
    pub partner_person: fn(&PartnerPerson, Now) -> (String, &'static str, Vec<String>),
    pub partner_whole: fn(&PartnerDetails, Now) -> Vec<String>,
    pub partner_status: fn(&PartnerRow) -> String,
    pub person: &'static str,
    pub register: &'static str,
    pub related: &'static str,
    pub relation_state: fn(&RelationRow, &TimeZone) -> String,
    pub relations: &'static str,
    pub remove_address: fn(&Email) -> QuestionWords,
    /// The question before removing a user, with what they lose.
    pub remove_user: fn(&Name, SomeOf<'_>, &[Name]) -> QuestionWords,
    pub revoke: fn(&Name, &Name) -> QuestionWords,
    pub role_env: &'static str,
    pub role_there: &'static str,
    pub since: &'static str,
    pub successor: fn(&[(OrgId, Name)], usize) -> String,
    pub tab_access: &'static str,
    pub tab_find: &'static str,
    pub tab_partners: &'static str,
    pub tab_sent: &'static str,
    pub uninvite: fn(&Name) -> QuestionWords,
    pub user_facts: fn(&UserDetails, &TimeZone) -> Vec<Fact>,
    pub user_hint: fn(&UserRow) -> Vec<String>,
    pub user_status: fn(UserStatus) -> &'static str,
    pub withdraw: fn(&Name, &Name) -> QuestionWords,
    pub withdraw_relation: fn(&RelationRow) -> QuestionWords,
    pub wrong: fn(&FieldFault) -> String,
}
