//! Finds the row that a text names: by number, by an address of the row's person, by full name, or
//! by words that fit one name only.

use std::collections::BTreeSet;

use super::names::{AMBIGUOUS_CODE, RowNames, not_one_error};
use crate::{
    cli::{
        CliError, Exit,
        commands::{CommandContext, MAX_SUGGESTIONS},
        session::locale::lang,
    },
    domain::{
        Answer, Email, Folder, InboxRow, ManagerRow, MemberRow, Name, NameMatch, NoticeRow,
        OrgDetails, OrgId, OrgRow, PartnerDetails, PartnerRow, PartnershipId, Person, PersonRef,
        Query, RelationRow, RequestRow, TypedTerm, UserDetails, UserRow, match_name,
    },
    text::{self, Thing},
    work::search_rows,
};

/// The rows found, and the texts that name none, each with the reason.
pub(crate) struct FoundRows<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) missing: Vec<(String, CliError)>,
}

impl CommandContext {
    /// Returns the row that `wanted` names: by number, by an address of its person, or by name. The
    /// error lists the candidates if there are several.
    pub(crate) fn one<T: Clone>(
        &self,
        rows: &[T],
        wanted: &str,
        names: impl Fn(&T) -> RowNames,
        missing: (&'static str, Thing),
    ) -> Result<T, CliError> {
        self.pick(rows, (wanted, &PersonRef::parse(wanted)), names, missing)
    }

    /// As [`Self::one`], for text already parsed as a person. The parsed form only applies to rows
    /// about people, because names of organisations may contain commas.
    fn pick<T: Clone>(
        &self,
        rows: &[T],
        (typed, wanted): (&str, &PersonRef),
        names: impl Fn(&T) -> RowNames,
        missing: (&'static str, Thing),
    ) -> Result<T, CliError> {
        let all: Vec<RowNames> = rows.iter().map(names).collect();
        let number = typed.trim().parse().ok();
        let by_number = |names: &RowNames| number.is_some_and(|number| names.has(number));
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
                    // `Last, First` is a person, but a person's own name may contain a comma too.
                    (NameMatch::Nobody, read) => read,
                    // The parsed form may name other people, which makes the text ambiguous.
                    (NameMatch::One { at, whole }, read) => {
                        let read = [read].into_iter().chain(wanted.parts().map(person));
                        let several: BTreeSet<_> =
                            read.flat_map(NameMatch::rows).chain([at]).collect();
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
        Err(not_one_error((typed, &several), is_ambiguous, missing))
    }

    /// Notes that a name was typed next to the address of somebody with another name.
    fn check_name(&self, wanted: &PersonRef, names: &RowNames) {
        let name = Name::stored(names.name.clone());
        if let (Some(id), Some(written)) = (names.person, wanted.other_name(&name, &names.email)) {
            self.remarks.misnamed(written, &Person { id, name: name.clone() });
        }
    }

    /// Returns all rows named, without duplicates, and the texts that name none or several.
    pub(crate) fn find_each<T: Clone>(
        &self,
        rows: &[T],
        who: &[PersonRef],
        names: impl Fn(&T) -> RowNames,
        missing: (&'static str, Thing),
    ) -> FoundRows<T> {
        let mut found = FoundRows { rows: Vec::new(), missing: Vec::new() };
        let mut left: Vec<&PersonRef> = who.iter().rev().collect();
        while let Some(wanted) = left.pop() {
            match self.pick(rows, (&wanted.text, wanted), &names, missing) {
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

    /// Returns the organisations in the user's list.
    pub(crate) fn orgs(&self) -> Result<Vec<OrgRow>, CliError> {
        self.all(Query::Organisations, |answer| match answer {
            Answer::Organisations(page) => Some(page),
            _ => None,
        })
    }

    /// Returns the organisation with this name, number, or words that fit no other name.
    pub(crate) fn org(&self, wanted: &str) -> Result<OrgRow, CliError> {
        let names = |row: &OrgRow| {
            let number = row.number.as_ref().map(text::grammar::number::written);
            let about =
                vec![("number", number.unwrap_or_default()), ("environment", row.env.to_string())];
            RowNames::of(row.id.0, &row.name, about)
        };
        self.one(&self.orgs()?, wanted, names, ("no_such_organisation", Thing::Organisation))
    }

    /// Returns the details of an organisation, for its members.
    pub(crate) fn details(&self, org: OrgId) -> Result<OrgDetails, CliError> {
        match self.ask(&Query::Organisation(org)).map_err(|why| self.explain_closed(org, why))? {
            Answer::Organisation(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// Explains "not found" for an organisation in the user's own list that they cannot open: a
    /// *Beheerder* of the environment sees that it exists.
    fn explain_closed(&self, org: OrgId, why: CliError) -> CliError {
        let rows = self.orgs().unwrap_or_default();
        match rows.iter().find(|row| row.id == org && row.my_level.is_none()) {
            Some(row) if why.code == "no_such_organisation" => CliError {
                exit: Exit::NoRight,
                code: "not_a_member",
                message: text::organisations::no_access(lang(), &row.name),
                details: why.details,
            },
            _ => why,
        }
    }

    /// Returns the members of an organisation.
    pub(crate) fn members_of(&self, org: OrgId) -> Result<Vec<MemberRow>, CliError> {
        let members = self.all(
            |view| Query::Members(org, view),
            |answer| match answer {
                Answer::Members(page) => Some(page),
                _ => None,
            },
        );
        members.map_err(|why| self.explain_closed(org, why))
    }

    /// Returns the members named, in order.
    pub(crate) fn members(
        &self,
        org: OrgId,
        who: &[PersonRef],
    ) -> Result<FoundRows<MemberRow>, CliError> {
        let names = |row: &MemberRow| {
            let of = RowNames::person(row.person.id.0, (&row.person, &row.email), Some(&row.env));
            RowNames { other_id: Some(row.membership.id.0), ..of }
        };
        Ok(self.find_each(&self.members_of(org)?, who, names, ("no_such_member", Thing::Member)))
    }

    /// Returns the requests of an organisation.
    pub(crate) fn requests_of(
        &self,
        org: OrgId,
        folder: Folder,
    ) -> Result<Vec<RequestRow>, CliError> {
        self.all(
            |view| Query::Requests(org, folder, view),
            |answer| match answer {
                Answer::Requests(page) => Some(page),
                _ => None,
            },
        )
    }

    /// Returns the open requests named, in order. A number may also name a closed one: the rules
    /// then report how it ended.
    pub(crate) fn requests(
        &self,
        org: OrgId,
        who: &[PersonRef],
    ) -> Result<FoundRows<RequestRow>, CliError> {
        let names = |row: &RequestRow| {
            let env = Some(&row.addressee_env);
            RowNames::person(row.id.0, (&row.addressee, &row.addressee_email), env)
        };
        let mut rows = self.requests_of(org, Folder::Open)?;
        let numbers: Vec<i64> = who.iter().filter_map(|one| one.text.parse().ok()).collect();
        if numbers.iter().any(|number| !rows.iter().any(|row| names(row).has(*number))) {
            let closed = self.requests_of(org, Folder::Handled)?;
            rows.extend(closed.into_iter().filter(|row| numbers.contains(&row.id.0)));
        }
        Ok(self.find_each(&rows, who, names, ("no_such_request", Thing::Request)))
    }

    /// Returns the requests to the user.
    pub(crate) fn inbox_rows(&self, folder: Folder) -> Result<Vec<InboxRow>, CliError> {
        self.all(
            |view| Query::Inbox(folder, view),
            |answer| match answer {
                Answer::Inbox(page) => Some(page),
                _ => None,
            },
        )
    }

    /// Returns the user's notices, newest first.
    pub(crate) fn notice_rows(&self) -> Result<Vec<NoticeRow>, CliError> {
        self.all(Query::Notices, |answer| match answer {
            Answer::Notices(page) => Some(page),
            _ => None,
        })
    }

    /// Returns the open request to the user with this number, sender or organisation. Without one,
    /// the last closed request of that name or number: the rules then report how it ended.
    pub(crate) fn request_to_me(&self, wanted: &str) -> Result<InboxRow, CliError> {
        let names = |row: &InboxRow| match row {
            InboxRow::Member(row) => {
                let about = vec![("environment", row.org_env.to_string())];
                RowNames::of(row.id.0, &row.org.1, about)
            }
            InboxRow::Relation(row) => {
                RowNames::person(row.id.0, (&row.asker, &row.asker_email), Some(&row.asker_env))
            }
        };
        let missing = ("no_such_request", Thing::Request);
        let found = self.one(&self.inbox_rows(Folder::Open)?, wanted, names, missing);
        let why = match found {
            Err(why) if why.code != AMBIGUOUS_CODE => why,
            found => return found,
        };
        let mut closed = self.inbox_rows(Folder::Handled)?;
        if let Some(at) = closed.iter().position(|row| wanted.trim().parse() == Ok(row.id())) {
            return Ok(closed.swap_remove(at));
        }
        // Rows are newest first.
        let mut last: Vec<InboxRow> = Vec::new();
        for row in closed {
            if !last.iter().any(|known| names(known).name == names(&row).name) {
                last.push(row);
            }
        }
        self.one(&last, wanted, names, missing).map_err(|_| why)
    }

    /// Returns the users of the environment.
    pub(crate) fn users(&self) -> Result<Vec<UserRow>, CliError> {
        self.all(Query::Users, |answer| match answer {
            Answer::Users(page) => Some(page),
            _ => None,
        })
    }

    /// Returns the user of the environment that `wanted` names.
    pub(crate) fn user(&self, wanted: &str) -> Result<UserRow, CliError> {
        let names =
            |row: &UserRow| RowNames::person(row.person.id.0, (&row.person, &row.email), None);
        self.one(&self.users()?, wanted, names, ("no_such_user", Thing::User))
    }

    /// Returns the user of the own environment with this primary address.
    pub(crate) fn colleague(&self, email: &Email) -> Result<Option<UserDetails>, CliError> {
        let found = self.store.find_user(email)?;
        let Some(found) = found.filter(|user| user.email.key() == email.key()) else {
            return Ok(None);
        };
        // Users of other environments are not revealed.
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

    /// Returns the active partnerships.
    pub(crate) fn partners(&self) -> Result<Vec<PartnerRow>, CliError> {
        self.all(Query::Partnerships, |answer| match answer {
            Answer::Partnerships(page) => Some(page),
            _ => None,
        })
    }

    /// Returns the partnership with the environment that `wanted` names.
    pub(crate) fn partner(&self, wanted: &str) -> Result<PartnerRow, CliError> {
        let names = |row: &PartnerRow| RowNames::of(row.id.0, &row.env.1, Vec::new());
        self.one(&self.partners()?, wanted, names, ("no_such_partnership", Thing::Partner))
    }

    /// Returns the details of a partner, with everything that crosses the partnership.
    pub(crate) fn partner_details(&self, id: PartnershipId) -> Result<PartnerDetails, CliError> {
        match self.ask(&Query::Partnership(id))? {
            Answer::Partnership(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// Returns the relationship managers (*Relatiemanagers*) of other environments whom the user
    /// may see.
    pub(crate) fn managers(&self) -> Result<Vec<ManagerRow>, CliError> {
        Ok(self.store.managers(self.session)?)
    }

    /// Returns the relationship manager named. An address only finds somebody whom the user can
    /// also find by name, so that it does not reveal whose address it is.
    pub(crate) fn manager(&self, wanted: &str) -> Result<ManagerRow, CliError> {
        let rows = self.managers()?;
        let names =
            |row: &ManagerRow| RowNames::person(row.person.id.0, (&row.person, ""), Some(&row.env));
        self.one(&rows, wanted, names, ("asked_not_manager", Thing::Manager))
    }

    /// The relation requests that the user's environment sent, newest first.
    pub(crate) fn relations_sent(&self) -> Result<Vec<RelationRow>, CliError> {
        self.all(Query::RelationRequests, |answer| match answer {
            Answer::RelationRequests(page) => Some(page),
            _ => None,
        })
    }

    /// Returns the open relation request of the environment to the person named.
    pub(crate) fn relation_sent(&self, wanted: &str) -> Result<RelationRow, CliError> {
        let rows = self.relations_sent()?;
        let open: Vec<_> = rows.into_iter().filter(|row| row.decision.is_none()).collect();
        let names =
            |row: &RelationRow| RowNames::person(row.id.0, (&row.asked, ""), Some(&row.asked_env));
        self.one(&open, wanted, names, ("no_such_request", Thing::RelationRequest))
    }
}
