//! What is said beside the outcome of a command: people who were typed and are nobody, and names
//! that are not those of the people whose address they stand beside.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::{
    cli::{Stop, speech::texts},
    domain::{Person, UserId},
};

/// Code of a name that stands beside the address of somebody with another name.
const OTHER_NAME: &str = "other_name";

/// A name beside an address of somebody with another name.
#[derive(PartialEq, Eq)]
struct Misnamed {
    written: String,
    person: Person,
}

impl Misnamed {
    fn sentence(&self) -> String {
        format!("{}.", (texts().other_name)(&self.written, &self.person.name))
    }
}

/// The remarks of one command.
#[derive(Default)]
pub(super) struct Remarks {
    /// The typed texts that mean nobody, with the reason; the command goes on without them.
    pub(super) missing: Vec<(String, Stop)>,
    misnamed: RefCell<Vec<Misnamed>>,
}

impl Remarks {
    /// Notes that the address of this person was written beside another name.
    pub(super) fn misnamed(&self, written: &str, person: &Person) {
        let one = Misnamed { written: written.to_owned(), person: person.clone() };
        let mut all = self.misnamed.borrow_mut();
        if !all.contains(&one) {
            all.push(one);
        }
    }

    /// The names that are not those of the people whose address they stand beside, in sentences.
    pub(super) fn other_names(&self) -> Vec<String> {
        self.misnamed.borrow().iter().map(Misnamed::sentence).collect()
    }

    /// Takes those names, in sentences: the next row of a table has its own.
    pub(super) fn take_other_names(&self) -> Option<String> {
        let all = self.other_names();
        self.misnamed.borrow_mut().clear();
        Some(all.join(" ")).filter(|all| !all.is_empty())
    }

    /// All of them, in sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        let left_out = self.missing.iter().map(|(_, why)| (texts().shell.left_out)(&why.message));
        self.other_names().into_iter().chain(left_out).collect()
    }

    /// The remarks about this user, as JSON.
    pub(super) fn of_user(&self, user: UserId) -> Option<Value> {
        let all = self.misnamed.borrow();
        let one = all.iter().find(|one| one.person.id == user)?;
        Some(json!({ "code": OTHER_NAME, "written": one.written, "name": one.person.name,
            "message": one.sentence() }))
    }
}
