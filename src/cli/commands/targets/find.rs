//! Finds the row that a text names: by number, by an address of the row's person, by full name, or
//! by words that match only one name.

use std::collections::BTreeSet;

use super::names::{AMBIGUOUS_CODE, RowNames, not_one_error};
use crate::{
    cli::{
        CliError,
        commands::{CommandContext, MAX_SUGGESTIONS},
    },
    domain::{
        Answer, Email, Folder, InboxRow, ManagerRow, MemberRow, Name, NameMatch, NoticeRow, OrgId,
        PartnerDetails, PartnerRow, PartnershipId, Person, PersonRef, Query, RelationRow,
        RequestRow, TypedTerm, UserDetails, UserRow, match_name,
    },
    text::NamedKind,
    work::search_rows,
};

/// The rows found, and the texts that name no row or several, each with its error.
pub(crate) struct FoundRows<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) missing: Vec<(String, CliError)>,
}

impl CommandContext {
    /// Returns the row that `wanted` names: by number, by an address of its person, or by name. The
    /// error lists the candidates if there are several.
    pub(crate) fn find_row<T: Clone>(
        &self,
        rows: &[T],
        wanted: &str,
        names: impl Fn(&T) -> RowNames,
        kind: NamedKind,
    ) -> Result<T, CliError> {
        let wanted = PersonRef { text: wanted.to_owned(), ..PersonRef::parse(wanted) };
        self.find_parsed(rows, &wanted, names, kind)
    }

    /// Like [`Self::find_row`], for a text already parsed as a person. Only rows about people use
    /// the parsed form, because names of organisations may contain commas.
    fn find_parsed<T: Clone>(
        &self,
        rows: &[T],
        wanted: &PersonRef,
        names: impl Fn(&T) -> RowNames,
        kind: NamedKind,
    ) -> Result<T, CliError> {
        let all: Vec<RowNames> = rows.iter().map(names).collect();
        let typed = wanted.text.as_str();
        let number = typed.trim().parse().ok();
        let by_number = |names: &RowNames| number.is_some_and(|number| names.has_number(number));
        let literal = || match_name(typed, all.iter().map(RowNames::texts));
        let found = match (all.iter().position(by_number), &wanted.term) {
            (Some(at), _) => NameMatch::One { at, whole: true },
            (None, TypedTerm::Address(email)) => {
                let owner = match email {
                    Some(email) => self.store.find_user(email)?.map(|user| user.id),
                    None => None,
                };
                let mut of_owner = all
                    .iter()
                    .enumerate()
                    .filter(|(_, names)| owner.is_some() && names.person == owner);
                match (of_owner.next(), of_owner.next()) {
                    (Some((at, _)), None) => NameMatch::One { at, whole: true },
                    (None, _) => NameMatch::Nobody,
                    (Some((one, _)), Some((other, _))) => {
                        let rest = of_owner.map(|(at, _)| at);
                        NameMatch::Several([one, other].into_iter().chain(rest).collect())
                    }
                }
            }
            (None, TypedTerm::Name(name)) => {
                let person = |name: &str| match_name(name, all.iter().map(RowNames::person_texts));
                match (literal(), person(name)) {
                    // `Last, First` names a person, but names themselves may contain a comma too.
                    (NameMatch::Nobody, read) => read,
                    // The parsed form may match other people, which makes the text ambiguous.
                    (NameMatch::One { at, whole }, read) => {
                        let read = [read].into_iter().chain(wanted.parts().map(person));
                        let several: BTreeSet<_> =
                            read.flat_map(NameMatch::indices).chain([at]).collect();
                        if several.len() == 1 {
                            NameMatch::One { at, whole }
                        } else {
                            NameMatch::Several(several.into_iter().collect())
                        }
                    }
                    (several, _) => several,
                }
            }
        };
        let (several, is_ambiguous) = match found {
            NameMatch::One { at, .. } => match (rows.get(at), all.get(at)) {
                (Some(row), Some(names)) => {
                    self.check_name(wanted, names);
                    return Ok(row.clone());
                }
                _ => (Vec::new(), false),
            },
            NameMatch::Several(several) => (several, true),
            NameMatch::Nobody => {
                let near = search_rows(typed, all.iter().map(RowNames::texts), MAX_SUGGESTIONS);
                (near.into_iter().map(|(at, _)| at).collect(), false)
            }
        };
        let several: Vec<&RowNames> = several.iter().filter_map(|at| all.get(*at)).collect();
        Err(not_one_error(typed, &several, is_ambiguous, kind))
    }

    /// Adds a remark if the name typed beside an address is not the name of its owner.
    fn check_name(&self, wanted: &PersonRef, names: &RowNames) {
        let name = Name::stored(names.name.clone());
        if let (Some(id), Some(written)) = (names.person, wanted.other_name(&name, &names.email)) {
            self.remarks.misnamed(written, &Person { id, name: name.clone() });
        }
    }

    /// Finds the rows that `who` names, without duplicates. Texts that name no row or several end
    /// up in [`FoundRows::missing`].
    pub(crate) fn find_each<T: Clone>(
        &self,
        rows: &[T],
        who: &[PersonRef],
        names: impl Fn(&T) -> RowNames,
        kind: NamedKind,
    ) -> FoundRows<T> {
        let mut found = FoundRows { rows: Vec::new(), missing: Vec::new() };
        let mut left: Vec<&PersonRef> = who.iter().rev().collect();
        while let Some(wanted) = left.pop() {
            match self.find_parsed(rows, wanted, &names, kind) {
                Err(why) if why.code != AMBIGUOUS_CODE && !wanted.alternatives.is_empty() => {
                    left.extend(wanted.alternatives.iter().rev());
                }
                Err(why) => found.missing.push((wanted.text.clone(), why)),
                Ok(row) if found.rows.iter().any(|known| names(known).id == names(&row).id) => {}
                Ok(row) => found.rows.push(row),
            }
        }
        found
    }

    /// Loads all members of an organisation.
    pub(crate) fn members_of(&self, org: OrgId) -> Result<Vec<MemberRow>, CliError> {
        let members = self.load_all(
            |view| Query::Members(org, view),
            |answer| match answer {
                Answer::Members(page) => Some(page),
                _ => None,
            },
        );
        members.map_err(|why| self.explain_closed(org, why))
    }

    /// Finds the members that `who` names, in that order.
    pub(crate) fn members(
        &self,
        org: OrgId,
        who: &[PersonRef],
    ) -> Result<FoundRows<MemberRow>, CliError> {
        let names = |row: &MemberRow| {
            let of = RowNames::for_person(row.person.id.0, &row.person, &row.email, Some(&row.env));
            RowNames { other_id: Some(row.membership.id.0), ..of }
        };
        Ok(self.find_each(&self.members_of(org)?, who, names, NamedKind::Member))
    }

    /// Loads all requests of an organisation in one folder.
    pub(crate) fn requests_of(
        &self,
        org: OrgId,
        folder: Folder,
    ) -> Result<Vec<RequestRow>, CliError> {
        self.load_all(
            |view| Query::Requests(org, folder, view),
            |answer| match answer {
                Answer::Requests(page) => Some(page),
                _ => None,
            },
        )
    }

    /// Finds the open requests to the people in `who`. A number also finds a closed request, so
    /// that the rules can report how it ended.
    pub(crate) fn requests(
        &self,
        org: OrgId,
        who: &[PersonRef],
    ) -> Result<FoundRows<RequestRow>, CliError> {
        let names = |row: &RequestRow| {
            let env = Some(&row.addressee_env);
            RowNames::for_person(row.id.0, &row.addressee, &row.addressee_email, env)
        };
        let mut rows = self.requests_of(org, Folder::Open)?;
        let numbers: Vec<i64> = who.iter().filter_map(|one| one.text.parse().ok()).collect();
        if numbers.iter().any(|number| !rows.iter().any(|row| names(row).has_number(*number))) {
            let closed = self.requests_of(org, Folder::Handled)?;
            rows.extend(closed.into_iter().filter(|row| numbers.contains(&row.id.0)));
        }
        Ok(self.find_each(&rows, who, names, NamedKind::Request))
    }

    /// Loads all requests to the user in one folder.
    pub(crate) fn inbox_rows(&self, folder: Folder) -> Result<Vec<InboxRow>, CliError> {
        self.load_all(
            |view| Query::Inbox(folder, view),
            |answer| match answer {
                Answer::Inbox(page) => Some(page),
                _ => None,
            },
        )
    }

    /// Loads the user's notices, newest first.
    pub(crate) fn notice_rows(&self) -> Result<Vec<NoticeRow>, CliError> {
        self.load_all(Query::Notices, |answer| match answer {
            Answer::Notices(page) => Some(page),
            _ => None,
        })
    }

    /// Finds an open request to the user by number, sender or organisation. Otherwise returns the
    /// last closed request with that number or name, so that the rules can report how it ended.
    pub(crate) fn request_to_me(&self, wanted: &str) -> Result<InboxRow, CliError> {
        let names = |row: &InboxRow| match row {
            InboxRow::Member(row) => {
                let about = vec![("environment", row.org_env.to_string())];
                RowNames::for_row(row.id.0, &row.org.1, about)
            }
            InboxRow::Relation(row) => {
                RowNames::for_person(row.id.0, &row.asker, &row.asker_email, Some(&row.asker_env))
            }
        };
        let kind = NamedKind::Request;
        let found = self.find_row(&self.inbox_rows(Folder::Open)?, wanted, names, kind);
        let why = match found {
            Err(why) if why.code != AMBIGUOUS_CODE => why,
            found => return found,
        };
        let mut closed = self.inbox_rows(Folder::Handled)?;
        if let Some(at) = closed.iter().position(|row| wanted.trim().parse() == Ok(row.id())) {
            return Ok(closed.swap_remove(at));
        }
        // Rows are newest first, so this keeps the last request of each name.
        let mut last: Vec<InboxRow> = Vec::new();
        for row in closed {
            if !last.iter().any(|known| names(known).name == names(&row).name) {
                last.push(row);
            }
        }
        self.find_row(&last, wanted, names, kind).map_err(|_| why)
    }

    /// Loads all users of the environment.
    pub(crate) fn users(&self) -> Result<Vec<UserRow>, CliError> {
        self.load_all(Query::Users, |answer| match answer {
            Answer::Users(page) => Some(page),
            _ => None,
        })
    }

    /// Finds a user of the environment by number, address or name.
    pub(crate) fn user(&self, wanted: &str) -> Result<UserRow, CliError> {
        let names =
            |row: &UserRow| RowNames::for_person(row.person.id.0, &row.person, &row.email, None);
        self.find_row(&self.users()?, wanted, names, NamedKind::User)
    }

    /// Returns the user with this primary address in the acting user's environment; `None` if there
    /// is none.
    pub(crate) fn colleague(&self, email: &Email) -> Result<Option<UserDetails>, CliError> {
        let found = self.store.find_user(email)?;
        let Some(found) = found.filter(|user| user.email.key() == email.key()) else {
            return Ok(None);
        };
        // Do not reveal users of other environments.
        match self.ask(&Query::User(found.id)) {
            Ok(Answer::User(details)) if details.can_manage => Ok(Some(*details)),
            _ => Ok(None),
        }
    }

    /// Returns the user's own name; `None` if they have none.
    pub(crate) fn full_name(&self) -> Result<Option<Name>, CliError> {
        let Answer::Me(me) = self.ask(&Query::Me)? else {
            return Err(anyhow::anyhow!("an answer to another question").into());
        };
        Ok(Some(me.person.name).filter(|name| **name != *me.email))
    }

    /// Loads all active partnerships.
    pub(crate) fn partners(&self) -> Result<Vec<PartnerRow>, CliError> {
        self.load_all(Query::Partnerships, |answer| match answer {
            Answer::Partnerships(page) => Some(page),
            _ => None,
        })
    }

    /// Finds the active partnership with an environment, by number or name.
    pub(crate) fn partner(&self, wanted: &str) -> Result<PartnerRow, CliError> {
        let names = |row: &PartnerRow| RowNames::for_row(row.id.0, &row.env.1, Vec::new());
        self.find_row(&self.partners()?, wanted, names, NamedKind::Partner)
    }

    /// Loads the details of a partnership, with the memberships and requests across it.
    pub(crate) fn partner_details(&self, id: PartnershipId) -> Result<PartnerDetails, CliError> {
        match self.ask(&Query::Partnership(id))? {
            Answer::Partnership(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// Loads the relationship managers (*Relatiemanagers*) of other environments whom the user may
    /// see.
    pub(crate) fn managers(&self) -> Result<Vec<ManagerRow>, CliError> {
        Ok(self.store.managers(self.session)?)
    }

    /// Finds a relationship manager. An address finds only people whom the user can also find by
    /// name, so that it does not reveal whose address it is.
    pub(crate) fn manager(&self, wanted: &str) -> Result<ManagerRow, CliError> {
        let rows = self.managers()?;
        let names = |row: &ManagerRow| {
            RowNames::for_person(row.person.id.0, &row.person, "", Some(&row.env))
        };
        self.find_row(&rows, wanted, names, NamedKind::Manager)
    }

    /// Loads the relation requests that the user's environment sent, newest first.
    pub(crate) fn relations_sent(&self) -> Result<Vec<RelationRow>, CliError> {
        self.load_all(Query::RelationRequests, |answer| match answer {
            Answer::RelationRequests(page) => Some(page),
            _ => None,
        })
    }

    /// Finds an open relation request from the environment, by number or addressee.
    pub(crate) fn relation_sent(&self, wanted: &str) -> Result<RelationRow, CliError> {
        let rows = self.relations_sent()?;
        let open: Vec<_> = rows.into_iter().filter(|row| row.decision.is_none()).collect();
        let names = |row: &RelationRow| {
            RowNames::for_person(row.id.0, &row.asked, "", Some(&row.asked_env))
        };
        self.find_row(&open, wanted, names, NamedKind::RelationRequest)
    }
}
