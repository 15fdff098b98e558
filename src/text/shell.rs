//! What the command line says besides what the screens say too: the sentences of one language.

use crate::domain::{Difference, Name};

/// Something that is looked for by a name.
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
    /// A Relatiemanager.
    Manager,
    /// A relation request.
    RelationRequest,
}

/// Somebody who was not found: as typed, the line of a file, and people who may have been meant.
pub type NotFound = (String, Option<usize>, Vec<String>);

/// What the command line says.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct ShellTexts {
    pub address_unclear: &'static str,
    /// Whether somebody with this address is made Beheerder all the same.
    pub appoint: fn(&str) -> String,
    pub background: &'static str,
    /// Somebody else was first.
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
    /// Where the example is, and the command that opens that file.
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
    /// Why somebody was left out.
    pub left_out: fn(&str) -> String,
    pub log_gives_tables: &'static str,
    pub message_unclear: &'static str,
    pub name_unclear: &'static str,
    pub needed: &'static str,
    pub needs_terminal: &'static str,
    pub no_file: fn(&str) -> String,
    /// What is said of an anchor whose last line is only part of one.
    pub torn_anchor: fn(&str) -> String,
    pub no_plain_file: &'static str,
    /// Nobody has this address, and the addresses of who may have been meant.
    pub no_such_user: fn(&str, &[String]) -> String,
    /// Nobody of that name, or the ones that have it.
    pub none_or_several: fn(Thing, &str, &[String]) -> String,
    /// Nobody of that name, and who may have been meant.
    pub near: fn(Thing, &str, &[String]) -> String,
    pub no_thread: &'static str,
    pub not_an_example: fn(&str) -> String,
    /// Each with the line on which it stands, in a file.
    pub not_resolved: fn(&[NotFound]) -> String,
    pub nothing_changed: &'static str,
    /// A line of a file, and what is wrong with it.
    pub on_line: fn(usize, &str) -> String,
    pub others_not_done: &'static str,
    pub outcome: &'static str,
    /// Something broke; the report, else the place in the program.
    pub panicked: fn(Option<&str>, &str) -> String,
    pub question: fn(&str) -> String,
    /// Whether a file of a newer version is opened to read: its version, and the newest known.
    pub read_newer: fn((usize, usize)) -> String,
    pub rehearsed: &'static str,
    /// Of some people, how many more, and of which organisation.
    pub remove: fn(&[&Name], usize, &Name) -> String,
    pub say_yes: &'static str,
    pub successor_unclear: &'static str,
    pub terminal_gone: &'static str,
    pub terminal_refuses: &'static str,
    /// The keys that a sentence of the screens names, and the command that does the same.
    pub typed: &'static [(&'static str, &'static str)],
    /// Of what is done, why the answer could not be written.
    pub unsaid: fn(&str) -> String,
    pub too_little: &'static str,
    pub unreadable: fn(&str, &str) -> String,
    /// How many came of so many.
    pub users_come: fn(usize, usize) -> String,
    pub value: &'static str,
    pub where_: &'static str,
    pub who_asks: &'static str,
    /// What is a yes to a question.
    pub yes: &'static [&'static str],
}

/// Where a key means something.
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
