//! Remarks printed with a result: texts that name nobody, and names that differ from the name of
//! the address beside them.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::{
    cli::{CliError, session::locale::lang},
    domain::{Person, UserId},
    text,
};

/// Stable code for a name typed beside the address of a person with another name.
const OTHER_NAME: &str = "other_name";

/// A name that was typed beside the address of a person with another name.
#[derive(PartialEq, Eq)]
struct NameMismatch {
    written: String,
    person: Person,
}

impl NameMismatch {
    fn sentence(&self) -> String {
        format!("{}.", text::add_members::other_name(lang(), &self.written, &self.person.name))
    }
}

/// A remark that is about the whole command, not about a person.
pub(crate) struct Note {
    /// Stable code of the remark, for scripts.
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Note {
    pub(super) fn json(&self) -> Value {
        json!({ "code": self.code, "message": self.message })
    }
}

/// The remarks that a command collects while it runs.
#[derive(Default)]
pub(crate) struct Remarks {
    /// Texts that name nobody, each with the reason; the command continues without them.
    pub(crate) missing: Vec<(String, CliError)>,
    misnamed: RefCell<Vec<NameMismatch>>,
    pub(crate) notes: Vec<Note>,
}

impl Remarks {
    /// Adds a remark that `written` was typed beside the address of `person`.
    pub(crate) fn misnamed(&self, written: &str, person: &Person) {
        let one = NameMismatch { written: written.to_owned(), person: person.clone() };
        let mut all = self.misnamed.borrow_mut();
        if !all.contains(&one) {
            all.push(one);
        }
    }

    /// Returns a sentence for each name that differs.
    pub(crate) fn other_names(&self) -> Vec<String> {
        self.misnamed.borrow().iter().map(NameMismatch::sentence).collect()
    }

    /// Removes and returns the sentences about names, so that the next row of a table starts with
    /// none.
    pub(crate) fn take_other_names(&self) -> Option<String> {
        let all = self.other_names();
        self.misnamed.borrow_mut().clear();
        Some(all.join(" ")).filter(|all| !all.is_empty())
    }

    /// Returns a sentence for each remark: names first, then texts that name nobody.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let left_out =
            self.missing.iter().map(|(_, why)| text::shell::skipped(lang(), &why.message));
        let notes = self.notes.iter().map(|note| note.message.clone());
        self.other_names().into_iter().chain(left_out).chain(notes).collect()
    }

    /// Returns the remark about a name of this user, as JSON.
    pub(crate) fn of_user(&self, user: UserId) -> Option<Value> {
        let all = self.misnamed.borrow();
        let one = all.iter().find(|one| one.person.id == user)?;
        Some(json!({ "code": OTHER_NAME, "written": one.written, "name": one.person.name,
            "message": one.sentence() }))
    }
}
