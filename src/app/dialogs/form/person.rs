//! Fields whose text is looked up as a person.

use super::{Form, Purpose};
use crate::{
    domain::{NameMatch, Person, UserRow, UserStatus, match_name},
    text::FieldFault,
};

/// Maximum number of names listed if several users match.
const MAX_NAMES_SHOWN: usize = 3;

impl Form {
    /// Returns the person that a lookup field identifies; `None` if nobody or several people match.
    pub fn identified_person(&self, at: usize) -> Option<&Person> {
        self.find_user(at).ok()
    }

    /// Finds the only active user that a lookup field matches. Fails if several match.
    pub(super) fn find_user(&self, at: usize) -> Result<&Person, FieldFault> {
        let field = self.fields.get(at).filter(|field| field.is_looked_up());
        let field = field.ok_or(FieldFault::NoMatch)?;
        let page = field
            .matches
            .get()
            .filter(|_| field.matches.is_fresh())
            .ok_or(FieldFault::Searching)?;
        let leaving = match &self.purpose {
            Purpose::Successors { user, .. } => Some(*user),
            _ => None,
        };
        let fits =
            |row: &&UserRow| row.status == UserStatus::Active && Some(row.person.id) != leaving;
        let rows: Vec<&UserRow> = page.rows.iter().filter(fits).collect();
        let address = |row: &&UserRow| row.found_by.clone().unwrap_or_else(|| row.email.clone());
        let addresses: Vec<String> = rows.iter().map(address).collect();
        let names = rows.iter().map(|row| &*row.person.name);
        let names = names.zip(addresses.iter().map(String::as_str));
        let all = page.rows.len() == page.total;
        let several = match match_name(field.text(), names) {
            NameMatch::One { at, whole } if whole || all => {
                return rows.get(at).map(|row| &row.person).ok_or(FieldFault::NoMatch);
            }
            NameMatch::One { at, .. } => vec![at],
            NameMatch::Nobody if all && rows.is_empty() => return Err(FieldFault::NoMatch),
            // Suggest the search results, because none of their names equals the text.
            NameMatch::Nobody if all => (0..rows.len()).collect(),
            NameMatch::Nobody => Vec::new(),
            NameMatch::Several(several) => several,
        };
        let several: Vec<_> = several.iter().filter_map(|at| rows.get(*at)).collect();
        let namesake = |row: &UserRow| {
            several.iter().filter(|other| other.person.name == row.person.name).count() > 1
        };
        let mut shown: Vec<String> = several
            .iter()
            .take(MAX_NAMES_SHOWN)
            .map(|row| if namesake(row) { row.email.clone() } else { row.person.name.to_string() })
            .collect();
        if several.len() > MAX_NAMES_SHOWN || !all {
            shown.extend((!shown.is_empty()).then(|| "…".to_owned()));
        }
        Err(FieldFault::Ambiguous(shown))
    }
}
