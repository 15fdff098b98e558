//! The texts that can name a row, and the errors for a text that does not name exactly one row.

use serde_json::{Value, json};

use crate::{
    cli::{
        CliError,
        commands::{CommandContext, MAX_SUGGESTIONS},
        exit::quote_typed,
        session::locale::lang,
    },
    domain::{CandidateRow, Name, OrgId, Person, UserId},
    text::{self, NamedKind},
    work::{CandidateScope, Finder, TypedText},
};

/// Returns the stable error code for a text that names no row.
const fn missing_code(kind: NamedKind) -> &'static str {
    match kind {
        NamedKind::Organisation => "no_such_organisation",
        NamedKind::Member => "no_such_member",
        NamedKind::Request | NamedKind::RelationRequest => "no_such_request",
        NamedKind::User => "no_such_user",
        NamedKind::Partner => "no_such_partnership",
        NamedKind::Manager => "asked_not_manager",
    }
}

/// Stable error code for a text that names several rows.
pub(crate) const AMBIGUOUS_CODE: &str = "ambiguous";

/// The texts and numbers that name a row.
pub(crate) struct RowNames {
    /// Number of the row, as lists print it.
    pub(crate) id: i64,
    /// Second number that lists print for the row, if any.
    pub(crate) other_id: Option<i64>,
    /// The person that the row is about, if any. Each address of theirs also names the row.
    pub(crate) person: Option<UserId>,
    pub(crate) name: String,
    /// Primary address of `person`; empty if unknown or without a person.
    pub(crate) email: String,
    /// Details that distinguish rows with equal names: JSON field and text.
    pub(crate) about: Vec<(&'static str, String)>,
}

impl RowNames {
    /// Creates the names of a row that is not about a person.
    pub(crate) fn for_row(id: i64, name: &Name, about: Vec<(&'static str, String)>) -> Self {
        let (name, email) = (name.to_string(), String::new());
        Self { id, other_id: None, person: None, name, email, about }
    }

    /// Creates the names of a row about a person. `env` distinguishes people with equal names.
    pub(crate) fn for_person(id: i64, person: &Person, email: &str, env: Option<&Name>) -> Self {
        let about = env.map(|env| ("environment", env.to_string())).into_iter().collect();
        let (name, email) = (person.name.to_string(), email.to_owned());
        Self { id, other_id: None, person: Some(person.id), name, email, about }
    }

    /// Returns the name and the primary address, which typed text is compared with.
    pub(crate) fn texts(&self) -> (&str, &str) {
        (&self.name, &self.email)
    }

    /// Like [`Self::texts`] for a row about a person; empty texts for other rows.
    pub(crate) fn person_texts(&self) -> (&str, &str) {
        self.person.map_or(("", ""), |_| self.texts())
    }

    /// Returns whether the number belongs to the row or to its person.
    pub(crate) fn has_number(&self, number: i64) -> bool {
        [Some(self.id), self.other_id, self.person.map(|id| id.0)].contains(&Some(number))
    }

    /// Returns the name, followed by details in parentheses that distinguish it from equal names.
    fn distinct_name(&self) -> String {
        // A person without a name is already shown by their address.
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

    /// Returns the names as a JSON object, for error details.
    fn to_json_value(&self) -> Value {
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

/// Builds the error for several matches, or for no match with `all` as suggestions.
pub(crate) fn not_one_error(
    wanted: &str,
    all: &[&RowNames],
    is_ambiguous: bool,
    kind: NamedKind,
) -> CliError {
    let mut shown_rows: Vec<String> = all.iter().map(|names| names.distinct_name()).collect();
    let same = |one: &String| shown_rows.iter().filter(|other| *other == one).count() > 1;
    let same: Vec<bool> = shown_rows.iter().map(same).collect();
    // Append the number to identical descriptions.
    for ((text, names), same) in shown_rows.iter_mut().zip(all).zip(same) {
        if same {
            *text = format!("{text} {}", names.id);
        }
    }
    let wanted_shown = quote_typed(wanted);
    let message = if is_ambiguous || all.is_empty() {
        text::shell::not_found_or_ambiguous(lang(), kind, &wanted_shown, &shown_rows)
    } else {
        text::shell::not_found_with_suggestions(lang(), kind, &wanted_shown, &shown_rows)
    };
    let candidates: Vec<Value> = all.iter().map(|names| names.to_json_value()).collect();
    let details = json!({ "input": wanted, "candidates": candidates });
    CliError {
        details,
        ..CliError::not_found(
            if is_ambiguous { AMBIGUOUS_CODE } else { missing_code(kind) },
            message,
        )
    }
}

impl CommandContext {
    /// Returns up to [`MAX_SUGGESTIONS`] candidates similar to a text that names nobody. Empty for
    /// a number, which has no similar values.
    pub(crate) fn similar_candidates(
        &self,
        finder: &mut Finder,
        org: OrgId,
        text: &str,
    ) -> Result<Vec<CandidateRow>, CliError> {
        if text.trim().bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let scope = CandidateScope { session: self.session, org };
        let mut near = finder
            .candidates(&self.store, scope, TypedText { text, take: MAX_SUGGESTIONS }, self.now)?
            .rows;
        near.sort_by_key(|row| row.kind);
        near.truncate(MAX_SUGGESTIONS);
        Ok(near)
    }
}

fn candidate(row: &CandidateRow) -> RowNames {
    RowNames::for_person(row.person.id.0, &row.person, &row.email, Some(&row.env))
}

/// A text that names no candidate, with its line in the input file and similar candidates.
pub(crate) struct Unresolved {
    pub(crate) text: String,
    pub(crate) line: Option<usize>,
    pub(crate) near: Vec<CandidateRow>,
}

/// Builds the error for texts that name no candidate.
pub(crate) fn unresolved_error(all: &[Unresolved]) -> CliError {
    let near = |one: &Unresolved| one.near.iter().map(candidate).collect::<Vec<_>>();
    let told: Vec<_> = all
        .iter()
        .map(|one| {
            let near = near(one).iter().map(RowNames::distinct_name).collect::<Vec<_>>();
            (quote_typed(&one.text), one.line, near)
        })
        .collect();
    let values = |one: &Unresolved| {
        let of = |names: &RowNames| {
            let mut value = names.to_json_value();
            if let Some(fields) = value.as_object_mut() {
                fields.insert("input".to_owned(), json!(one.text));
            }
            value
        };
        near(one).iter().map(of).collect::<Vec<_>>()
    };
    let unknown: Vec<&String> = all.iter().map(|one| &one.text).collect();
    let lines: Vec<_> = all.iter().map(|one| one.line).collect();
    let candidates: Vec<Value> = all.iter().flat_map(values).collect();
    let details = json!({ "unknown": unknown, "lines": lines, "candidates": candidates });
    CliError {
        details,
        ..CliError::not_found("unrelated", text::shell::names_not_found(lang(), &told))
    }
}

/// Builds the error for a text that names several candidates.
pub(crate) fn ambiguous_error(wanted: &str, rows: &[CandidateRow]) -> CliError {
    let all: Vec<RowNames> = rows.iter().map(candidate).collect();
    not_one_error(wanted, &all.iter().collect::<Vec<_>>(), true, NamedKind::User)
}
