//! From what is typed to one row: by number, address, whole name, or words that only one begins
//! with.

use serde_json::json;

use super::Asking;
use crate::{
    cli::{Stop, exit::shown, speech::texts},
    domain::{
        Answer, Email, Folder, InboxRow, ManagerRow, Meant, MemberRow, Name, OrgDetails, OrgId,
        OrgRow, PartnerDetails, PartnerRow, PartnershipId, Query, RelationRow, RequestRow,
        UserDetails, UserRow, meant,
    },
    text::Thing,
};

/// By what a row can be named: its number, its name, its address if it has one.
type Names = (i64, String, String);

/// The row that is meant; several that could be are named.
fn one<T: Clone>(
    rows: &[T],
    wanted: &str,
    names: impl Fn(&T) -> Names,
    (code, what): (&'static str, Thing),
) -> Result<T, Stop> {
    let all: Vec<Names> = rows.iter().map(names).collect();
    let by_number = |(id, ..): &Names| wanted.trim().parse() == Ok(*id);
    let found = match all.iter().position(by_number) {
        Some(at) => Meant::One { at, whole: true },
        None => meant(wanted, all.iter().map(|(_, name, email)| (name.as_str(), email.as_str()))),
    };
    let several = match found {
        Meant::One { at, .. } => match rows.get(at) {
            Some(row) => return Ok(row.clone()),
            None => Vec::new(),
        },
        Meant::Several(several) => several,
        Meant::Nobody => Vec::new(),
    };
    let candidates = several.iter().filter_map(|at| all.get(*at));
    let candidates: Vec<&str> = candidates.map(|(_, name, _)| name.as_str()).collect();
    let message = (texts().shell.none_or_several)(what, &shown(wanted), &candidates);
    let details = json!({ "input": wanted, "candidates": candidates });
    Err(Stop { details, ..Stop::not_found(code, message) })
}

/// Everyone that is meant, each once, and what means nobody or more than one.
fn each<T: Clone>(
    rows: &[T],
    who: &[String],
    names: impl Fn(&T) -> Names,
    missing: (&'static str, Thing),
) -> Named<T> {
    let mut found = Named { rows: Vec::new(), missing: Vec::new() };
    for wanted in who {
        match one(rows, wanted, &names, missing) {
            Err(why) => found.missing.push((wanted.clone(), why)),
            Ok(row) if found.rows.iter().any(|known| names(known).0 == names(&row).0) => {}
            Ok(row) => found.rows.push(row),
        }
    }
    found
}

/// The rows that were named, and what was typed that is none of them, with the reason.
pub(super) struct Named<T> {
    pub(super) rows: Vec<T>,
    pub(super) missing: Vec<(String, Stop)>,
}

impl Asking {
    /// The organisations in my list.
    pub(super) fn orgs(&self) -> Result<Vec<OrgRow>, Stop> {
        self.all(Query::Organisations, |answer| match answer {
            Answer::Organisations(page) => Some(page),
            _ => None,
        })
    }

    /// The organisation with this name, number, or words that no other name begins with.
    pub(super) fn org(&self, wanted: &str) -> Result<OrgRow, Stop> {
        let names = |row: &OrgRow| (row.id.0, row.name.to_string(), String::new());
        one(&self.orgs()?, wanted, names, ("no_such_organisation", Thing::Organisation))
    }

    /// Everything about one, for its members.
    pub(super) fn details(&self, org: OrgId) -> Result<OrgDetails, Stop> {
        match self.ask(&Query::Organisation(org))? {
            Answer::Organisation(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// The members of this organisation.
    pub(super) fn members_of(&self, org: OrgId) -> Result<Vec<MemberRow>, Stop> {
        self.all(
            |view| Query::Members(org, view),
            |answer| match answer {
                Answer::Members(page) => Some(page),
                _ => None,
            },
        )
    }

    /// The members that are meant, in that order.
    pub(super) fn members(&self, org: OrgId, who: &[String]) -> Result<Named<MemberRow>, Stop> {
        let names =
            |row: &MemberRow| (row.person.id.0, row.person.name.to_string(), row.email.clone());
        Ok(each(&self.members_of(org)?, who, names, ("no_such_member", Thing::Member)))
    }

    /// The requests of this organisation.
    pub(super) fn requests_of(&self, org: OrgId, folder: Folder) -> Result<Vec<RequestRow>, Stop> {
        self.all(
            |view| Query::Requests(org, folder, view),
            |answer| match answer {
                Answer::Requests(page) => Some(page),
                _ => None,
            },
        )
    }

    /// The open requests that are meant, in that order.
    pub(super) fn requests(&self, org: OrgId, who: &[String]) -> Result<Named<RequestRow>, Stop> {
        let names = |row: &RequestRow| {
            (row.id.0, row.addressee.name.to_string(), row.addressee_email.clone())
        };
        let open = self.requests_of(org, Folder::Open)?;
        Ok(each(&open, who, names, ("no_such_request", Thing::Request)))
    }

    /// The requests to me.
    pub(super) fn inbox_rows(&self, folder: Folder) -> Result<Vec<InboxRow>, Stop> {
        self.all(
            |view| Query::Inbox(folder, view),
            |answer| match answer {
                Answer::Inbox(page) => Some(page),
                _ => None,
            },
        )
    }

    /// The request of either kind that waits for me, by its number or who or what it is from. By
    /// its number also one that is closed: the rules say how it ended.
    pub(super) fn asked_of_me(&self, wanted: &str) -> Result<InboxRow, Stop> {
        let names = |row: &InboxRow| match row {
            InboxRow::Member(row) => (row.id.0, row.org.1.to_string(), String::new()),
            InboxRow::Relation(row) => (row.id.0, row.asker.name.to_string(), String::new()),
        };
        let open = self.inbox_rows(Folder::Open)?;
        let found = one(&open, wanted, names, ("no_such_request", Thing::Request));
        match (found, wanted.trim().parse::<i64>()) {
            (Err(missing), Ok(id)) => {
                let closed = self.inbox_rows(Folder::Handled)?;
                closed.into_iter().find(|row| row.id() == id).ok_or(missing)
            }
            (found, _) => found,
        }
    }

    /// The users of the environment.
    pub(super) fn users(&self) -> Result<Vec<UserRow>, Stop> {
        self.all(Query::Users, |answer| match answer {
            Answer::Users(page) => Some(page),
            _ => None,
        })
    }

    /// The user of the environment that is meant.
    pub(super) fn user(&self, wanted: &str) -> Result<UserRow, Stop> {
        let names =
            |row: &UserRow| (row.person.id.0, row.person.name.to_string(), row.email.clone());
        one(&self.users()?, wanted, names, ("no_such_user", Thing::User))
    }

    /// The user of my own environment whose first address this is.
    pub(super) fn colleague(&self, email: &Email) -> Result<Option<UserDetails>, Stop> {
        let found = self.store.find_user(email)?;
        let Some(found) = found.filter(|user| user.email.key() == email.key()) else {
            return Ok(None);
        };
        // Of another environment nobody is told.
        match self.ask(&Query::User(found.id)) {
            Ok(Answer::User(details)) if details.mine => Ok(Some(*details)),
            _ => Ok(None),
        }
    }

    /// My own name, as far as I gave one.
    pub(super) fn full_name(&self) -> Result<Option<Name>, Stop> {
        let Answer::Me(me) = self.ask(&Query::Me)? else {
            return Err(anyhow::anyhow!("an answer to another question").into());
        };
        Ok(Some(me.person.name).filter(|name| **name != *me.email))
    }

    /// The active partnerships.
    pub(super) fn partners(&self) -> Result<Vec<PartnerRow>, Stop> {
        self.all(Query::Partnerships, |answer| match answer {
            Answer::Partnerships(page) => Some(page),
            _ => None,
        })
    }

    /// The partnership with the environment that is meant.
    pub(super) fn partner(&self, wanted: &str) -> Result<PartnerRow, Stop> {
        let names = |row: &PartnerRow| (row.id.0, row.env.1.to_string(), String::new());
        one(&self.partners()?, wanted, names, ("no_such_partnership", Thing::Partner))
    }

    /// One partner, with everything that goes across.
    pub(super) fn partner_details(&self, id: PartnershipId) -> Result<PartnerDetails, Stop> {
        match self.ask(&Query::Partnership(id))? {
            Answer::Partnership(details) => Ok(*details),
            other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
        }
    }

    /// The Relatiemanagers of other environments that I may know of.
    pub(super) fn managers(&self) -> Result<Vec<ManagerRow>, Stop> {
        Ok(self.store.managers(self.session)?)
    }

    /// The Relatiemanager that is meant. By an address only one who is found by name too: nobody
    /// learns here whose address it is.
    pub(super) fn manager(&self, wanted: &str) -> Result<ManagerRow, Stop> {
        let rows = self.managers()?;
        let of_address = self.store.find_user(wanted)?.map(|user| user.id);
        if let Some(row) = rows.iter().find(|row| Some(row.person.id) == of_address) {
            return Ok(row.clone());
        }
        let names =
            |row: &ManagerRow| (row.person.id.0, row.person.name.to_string(), String::new());
        one(&rows, wanted, names, ("asked_not_manager", Thing::Manager))
    }

    /// The open relation request that my environment sent, by whom it asks.
    pub(super) fn relation_sent(&self, wanted: &str) -> Result<RelationRow, Stop> {
        let rows = self.all(Query::RelationRequests, |answer| match answer {
            Answer::RelationRequests(page) => Some(page),
            _ => None,
        })?;
        let open: Vec<_> = rows.into_iter().filter(|row| row.decided.is_none()).collect();
        let names = |row: &RelationRow| (row.id.0, row.asked.name.to_string(), String::new());
        one(&open, wanted, names, ("no_such_request", Thing::RelationRequest))
    }
}
