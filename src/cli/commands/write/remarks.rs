//! Remarks printed with a result: texts that name nobody, and names that differ from those of the
//! addresses beside them.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::{
    cli::{CliError, session::locale::lang},
    domain::{Person, UserId},
    text,
};

/// Stable code for a name beside the address of somebody with another name.
const OTHER_NAME: &str = "other_name";

/// A name typed beside the address of somebody with another name.
#[derive(PartialEq, Eq)]
struct Misnamed {
    written: String,
    person: Person,
}

impl Misnamed {
    fn sentence(&self) -> String {
        format!("{}.", text::add_members::other_name(lang(), &self.written, &self.person.name))
    }
}

/// A remark about the whole command.
pub(crate) struct Note {
    /// Stable code, for scripts.
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Note {
    pub(super) fn json(&self) -> Value {
        json!({ "code": self.code, "message": self.message })
    }
}

/// Remarks of one command.
#[derive(Default)]
pub(crate) struct Remarks {
    /// Texts that name nobody, each with the reason; the command continues without them.
    pub(crate) missing: Vec<(String, CliError)>,
    misnamed: RefCell<Vec<Misnamed>>,
    pub(crate) notes: Vec<Note>,
}

impl Remarks {
    /// Notes another name typed beside this person's address.
    pub(crate) fn misnamed(&self, written: &str, person: &Person) {
        let one = Misnamed { written: written.to_owned(), person: person.clone() };
        let mut all = self.misnamed.borrow_mut();
        if !all.contains(&one) {
            all.push(one);
        }
    }

    /// Returns the differing names as sentences.
    pub(crate) fn other_names(&self) -> Vec<String> {
        self.misnamed.borrow().iter().map(Misnamed::sentence).collect()
    }

    /// Takes the differing names as sentences, so that the next row of a table starts without them.
    pub(crate) fn take_other_names(&self) -> Option<String> {
        let all = self.other_names();
        self.misnamed.borrow_mut().clear();
        Some(all.join(" ")).filter(|all| !all.is_empty())
    }

    /// Returns all remarks as sentences.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let left_out =
            self.missing.iter().map(|(_, why)| text::shell::skipped(lang(), &why.message));
        let notes = self.notes.iter().map(|note| note.message.clone());
        self.other_names().into_iter().chain(left_out).chain(notes).collect()
    }

    /// Returns the remarks about this user, as JSON.
    pub(crate) fn of_user(&self, user: UserId) -> Option<Value> {
        let all = self.misnamed.borrow();
        let one = all.iter().find(|one| one.person.id == user)?;
        Some(json!({ "code": OTHER_NAME, "written": one.written, "name": one.person.name,
            "message": one.sentence() }))
    }
}
