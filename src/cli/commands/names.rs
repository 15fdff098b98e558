//! By what a row can be meant, and what is said if it is not one row.

use serde_json::{Value, json};

use crate::{
    cli::{Stop, exit::shown, speech::texts},
    domain::{CandidateRow, Name, Person, UserId},
    text::Thing,
};

/// The stable code of a name that several have.
pub(super) const AMBIGUOUS: &str = "ambiguous";

/// Rows named of those that may have been meant.
const NEAR: usize = 5;

/// By what a row can be meant.
pub(super) struct Names {
    /// Its number.
    pub(super) id: i64,
    /// A further number that lists print for it.
    pub(super) further: Option<i64>,
    /// Who it is about: that person's addresses mean the row.
    pub(super) person: Option<UserId>,
    pub(super) name: String,
    /// The first address of that person.
    pub(super) email: String,
    /// What else tells rows of one name apart.
    pub(super) about: Vec<(&'static str, String)>,
}

impl Names {
    /// Of a row that no address means.
    pub(super) fn of(id: i64, name: &Name, about: Vec<(&'static str, String)>) -> Self {
        let (name, email) = (name.to_string(), String::new());
        Self { id, further: None, person: None, name, email, about }
    }

    /// Of a row about a person.
    pub(super) fn person(id: i64, (person, email): (&Person, &str), env: Option<&Name>) -> Self {
        let about = env.map(|env| ("environment", env.to_string())).into_iter().collect();
        let (name, email) = (person.name.to_string(), email.to_owned());
        Self { id, further: None, person: Some(person.id), name, email, about }
    }

    /// The name and the address that may be typed.
    pub(super) fn texts(&self) -> (&str, &str) {
        (&self.name, &self.email)
    }

    /// The same of a row about a person; of any other row nothing.
    pub(super) fn person_texts(&self) -> (&str, &str) {
        self.person.map_or(("", ""), |_| self.texts())
    }

    /// Whether this is one of the numbers that lists print for the row: its own, and that of its
    /// person.
    pub(super) fn has(&self, number: i64) -> bool {
        [Some(self.id), self.further, self.person.map(|id| id.0)].contains(&Some(number))
    }

    /// What a person reads where several have the name.
    fn shown(&self) -> String {
        // Who has no name is shown by the address already.
        let email = Some(&self.email).filter(|email| !email.is_empty() && **email != self.name);
        let about = self.about.iter().map(|(_, text)| text).filter(|text| !text.is_empty());
        let mut parts: Vec<String> = email.into_iter().chain(about).cloned().collect();
        if parts.is_empty() && self.email == self.name {
            return self.name.clone();
        }
        if parts.is_empty() {
            parts.push(self.id.to_string());
        }
        format!("{} ({})", self.name, parts.join(", "))
    }

    /// The same for a script.
    fn value(&self) -> Value {
        let mut value = json!({ "id": self.id, "name": self.name });
        if let Some(fields) = value.as_object_mut() {
            if !self.email.is_empty() {
                fields.insert("email".to_owned(), json!(self.email));
            }
            fields.extend(self.about.iter().map(|(key, text)| ((*key).to_owned(), json!(text))));
        }
        value
    }
}

/// More than one, or none but some that are near: they are named, and nothing is done.
pub(super) fn not_one(
    (wanted, all): (&str, &[&Names]),
    is_ambiguous: bool,
    (code, what): (&'static str, Thing),
) -> Stop {
    let some = all.get(..NEAR).filter(|_| !is_ambiguous).unwrap_or(all);
    let shown_rows: Vec<String> = some.iter().map(|names| names.shown()).collect();
    let wanted_shown = shown(wanted);
    let message = if is_ambiguous || some.is_empty() {
        (texts().shell.none_or_several)(what, &wanted_shown, &shown_rows)
    } else {
        (texts().shell.near)(what, &wanted_shown, &shown_rows)
    };
    let candidates: Vec<Value> = some.iter().map(|names| names.value()).collect();
    let details = json!({ "input": wanted, "candidates": candidates });
    Stop { details, ..Stop::not_found(if is_ambiguous { AMBIGUOUS } else { code }, message) }
}

/// A name of more than one candidate of an organisation.
pub(super) fn ambiguous((wanted, rows): &(String, Vec<CandidateRow>)) -> Stop {
    let names = |row: &CandidateRow| {
        Names::person(row.person.id.0, (&row.person, &row.email), Some(&row.env))
    };
    let all: Vec<Names> = rows.iter().map(names).collect();
    not_one((wanted, &all.iter().collect::<Vec<_>>()), true, (AMBIGUOUS, Thing::User))
}
