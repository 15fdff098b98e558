//! The sentences of forms, and of what is around the organisations: users, partners, notices.

use jiff::tz::TimeZone;

use super::Fact;
use crate::domain::{
    AccessRow, BadKey, Email, LogRow, Me, Name, Now, OrgId, PartnerDetails, PartnerPerson,
    PartnerRow, RelationRow, Scheme, UserDetails, UserRow, UserStatus,
};

/// What a form is for, as far as its words depend on it.
#[derive(Clone, Copy, Debug)]
pub enum FormKind<'a> {
    /// Registering.
    Register,
    /// Activating with a code.
    Activate,
    /// Inviting somebody by a code.
    Invite,
    /// Adding somebody with his data.
    AddUser,
    /// Making this domain shared.
    Share(&'a str),
    /// Making an organisation.
    CreateOrganisation,
    /// Changing what is known of one, with whether what a register says of it is kept.
    Edit(&'a Name, bool),
    /// Recording evidence; in words when there is no number.
    Evidence {
        /// Whether there is no number of a register.
        manual: bool,
    },
    /// Rejecting the evidence of this organisation.
    Reject(&'a Name),
    /// Removing this organisation.
    RemoveOrganisation(&'a Name),
    /// Asking this person, of this environment, for a relation.
    AskRelation(&'a Name, &'a Name),
    /// One's own name.
    Profile,
    /// A further address.
    AddAddress,
    /// A key for this other person, or for oneself.
    AddKey(Option<&'a Name>),
    /// Something with one of these further addresses.
    Address(AddressAct, &'a [Email]),
    /// Naming who takes over these organisations.
    Successors(&'a [(OrgId, Name)]),
}

/// What can be done with a further address that is there (R23).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressAct {
    /// A Beheerder makes a code for it.
    Code,
    /// It is verified with that code.
    Verify,
    /// It becomes the first one.
    Primary,
    /// It goes.
    Remove,
}

/// The words of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWords {
    /// Its title.
    pub title: &'static str,
    /// What must be known before filling it in.
    pub intro: Vec<String>,
    /// What its button does.
    pub button: &'static str,
}

/// A title, and the lines under it.
pub type LogSheet = (String, Vec<String>);

/// The words of a question: its title, what would happen, the button with its letter at the end.
pub type QuestionWords = (String, Vec<String>, &'static str);

/// The first names of a list, and how many it has.
pub type SomeOf<'a> = (&'a [Name], usize);

/// What stands in a field of a form.
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
    /// Who takes over the organisation with this place in the question.
    Successor(usize),
}

/// What is wrong with what stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It must be filled in.
    Empty,
    /// It is no e-mail address.
    Email,
    /// It has a sign that no text of ours may have.
    Text,
    /// It has more signs than this.
    TooLong(usize),
    /// It is no number of this register (R37).
    Number(Scheme),
    /// It is not what must be typed.
    Typed,
    /// Nobody is meant by it.
    Nobody,
    /// Any of these could be meant, or of more than there is room for.
    Several(Vec<String>),
    /// Who is meant is being looked up.
    Looking,
    /// It is no public key.
    Key(BadKey),
}

/// The sentences of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct FormTexts {
    pub access_line: fn(&AccessRow, &TimeZone) -> (String, String, String),
    pub access_hidden: &'static str,
    pub access_none: &'static str,
    pub activate: &'static str,
    pub add_users: &'static str,
    pub asks: fn(FormKind<'_>) -> FormWords,
    /// For whom, for which further address if it is for one, and the code.
    /// The button when a name looks like that of another.
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
    /// The head of a line of the log, with how many lines its handling has.
    pub log_head: fn(&LogRow, usize) -> String,
    pub log_facts: fn(&LogRow, &TimeZone) -> String,
    /// How many lines of a long handling are not shown.
    pub log_more: fn(usize) -> String,
    /// A handling whole, from one of its lines: a title, and every line with was and became.
    pub log_whole: fn(&LogRow, &[LogRow], &TimeZone) -> LogSheet,
    pub manager: &'static str,
    pub members_of_ours: &'static str,
    /// Why there is no address to do this with.
    pub no_address: fn(AddressAct, &UserDetails) -> String,
    pub no_partners: &'static str,
    pub no_sent: &'static str,
    /// What only this person can do.
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
    /// The question, with what would go with him.
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
    pub wrong: fn(&Wrong) -> String,
}
