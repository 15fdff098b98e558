//! The texts that only the command line uses, in one language.

pub mod diagnosis;
pub(crate) mod file;
pub(crate) mod import;
pub(crate) mod lines;
pub(crate) mod setup;
pub(crate) mod ssh;
pub(crate) mod usage;

use crate::domain::{Difference, Name};

/// A thing that is looked up by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An organisation.
    Organisation,
    /// A member.
    Member,
    /// A request.
    Request,
    /// A user.
    User,
    /// A partner.
    Partner,
    /// A *Relatiemanager*.
    Manager,
    /// A relation request.
    RelationRequest,
}

/// A name that was not found, as typed, with its line in a file if it came from one.
pub type NotFound = (String, Option<usize>, Vec<String>);

/// The texts of the command line.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct ShellTexts {
    pub address_unclear: &'static str,
    /// Asks whether to make the user with this address *Beheerder* anyway.
    pub appoint: fn(&str) -> String,
    pub background: &'static str,
    /// Another user was first.
    pub busy: &'static str,
    pub by: &'static str,
    pub code: fn(&str) -> String,
    pub colours: &'static str,
    pub contrast: &'static str,
    pub day_unclear: fn(&str) -> String,
    pub difference: &'static str,
    pub differing: fn(&Difference) -> String,
    pub differs: fn(usize) -> String,
    pub does: &'static str,
    pub enough: &'static str,
    pub evidence_missing: &'static str,
    /// The path of the example, and the command that opens it.
    pub example_is_at: fn(&str, &str) -> [String; 3],
    pub fact: &'static str,
    pub file: &'static str,
    pub file_example: &'static str,
    pub file_keys: &'static str,
    pub file_reports: &'static str,
    pub file_settings: &'static str,
    pub file_themes: &'static str,
    pub for_people: &'static str,
    pub front: &'static str,
    pub handling: &'static str,
    pub input_gone: &'static str,
    pub key: &'static str,
    pub leave: fn(&Name) -> String,
    /// Why a user was skipped.
    pub left_out: fn(&str) -> String,
    pub log_gives_tables: &'static str,
    pub message_unclear: &'static str,
    pub name_unclear: &'static str,
    pub needed: &'static str,
    pub needs_terminal: &'static str,
    pub no_file: fn(&str) -> String,
    /// The last line of the anchor is incomplete.
    pub torn_anchor: fn(&str) -> String,
    pub no_plain_file: &'static str,
    /// Nobody has this address; the closest addresses.
    pub no_such_user: fn(&str, &[String]) -> String,
    /// Nobody has that name, or several do.
    pub none_or_several: fn(Thing, &str, &[String]) -> String,
    /// Nobody has that name; the closest ones.
    pub near: fn(Thing, &str, &[String]) -> String,
    pub no_thread: &'static str,
    pub not_an_example: fn(&str) -> String,
    /// The names that were not found, each with its line in a file.
    pub not_resolved: fn(&[NotFound]) -> String,
    pub nothing_changed: &'static str,
    /// A line of a file, and its error.
    pub on_line: fn(usize, &str) -> String,
    pub others_not_done: &'static str,
    pub outcome: &'static str,
    /// The program panicked; the path of the report, else the place in the code.
    pub panicked: fn(Option<&str>, &str) -> String,
    pub question: fn(&str) -> String,
    /// Asks whether to open a file of a newer version read-only: its version, and the newest known.
    pub read_newer: fn((usize, usize)) -> String,
    pub rehearsed: &'static str,
    /// Asks whether to remove these people, and so many more, from an organisation.
    pub remove: fn(&[&Name], usize, &Name) -> String,
    pub say_yes: &'static str,
    pub successor_unclear: &'static str,
    pub terminal_gone: &'static str,
    pub terminal_refuses: &'static str,
    /// Keys in sentences of the screens, each with the command that does the same.
    pub typed: &'static [(&'static str, &'static str)],
    /// The command was done, but its answer could not be written.
    pub unsaid: fn(&str) -> String,
    pub too_little: &'static str,
    pub unreadable: fn(&str, &str) -> String,
    /// Read users, and all users.
    pub users_come: fn(usize, usize) -> String,
    pub value: &'static str,
    pub where_: &'static str,
    pub who_asks: &'static str,
    /// The words that mean yes.
    pub yes: &'static [&'static str],
}

/// The names of contexts in which keys apply.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its words say what it is")]
pub struct PlaceTexts {
    pub access: &'static str,
    pub always: &'static str,
    pub card: &'static str,
    pub check: &'static str,
    pub choose: &'static str,
    pub conflict: &'static str,
    pub confirm: &'static str,
    pub door: &'static str,
    pub everywhere: &'static str,
    pub field: &'static str,
    pub find_tabs: &'static str,
    pub form: &'static str,
    pub inbox: &'static str,
    pub keys: &'static str,
    pub list: &'static str,
    pub log: &'static str,
    pub members: &'static str,
    pub menu: &'static str,
    pub moving: &'static str,
    pub organisation: &'static str,
    pub organisations: &'static str,
    pub palette: &'static str,
    pub partners: &'static str,
    pub picker: &'static str,
    pub reading: &'static str,
    pub reasons: &'static str,
    pub requests: &'static str,
    pub sent: &'static str,
    pub tabs: &'static str,
    pub user: &'static str,
    pub users: &'static str,
}
