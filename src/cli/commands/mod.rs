//! What the commands do.

mod check;
mod example;
mod list;
mod log;
mod screens;

pub(super) use check::check;
pub(super) use example::example;
pub(super) use list::{inbox, invitations, members, organisations};
pub(super) use log::log;
pub(super) use screens::screens;

use std::path::Path;

use jiff::tz::TimeZone;

use super::{Stop, output::Listing, place};
use crate::{
    domain::{Answer, Now, OrgId, Page, Query, Session, User, Via, View, fold},
    store::Store,
    work::{now, zone},
};

/// Rows asked for at a time.
const PAGE: usize = 500;

/// Somebody who asks something on the command line.
pub(super) struct Asking {
    store: Store,
    session: Session,
    now: Now,
    zone: TimeZone,
    json: bool,
}

impl Asking {
    /// Opens the file in the name of `who`. A file that is not there is not made.
    pub(super) fn open(path: &Path, who: Option<&str>, json: bool, via: Via) -> Result<Self, Stop> {
        let who = who.ok_or_else(|| Stop::usage("zeg namens wie je werkt, met --als E-MAIL"))?;
        there(path)?;
        let store = place::open(path)?;
        let session = Session { user: user(&store, who)?.id, via };
        let zone = zone();
        Ok(Self { store, session, now: now(&zone), zone, json })
    }

    fn ask(&self, query: &Query) -> Result<Answer, Stop> {
        Ok(self.store.ask(self.session, query, self.now)?)
    }

    /// Every row of a list, page after page.
    fn all<T>(
        &self,
        query: impl Fn(View) -> Query,
        take: impl Fn(Answer) -> Option<Page<T>>,
    ) -> Result<Vec<T>, Stop> {
        let mut rows = Vec::new();
        loop {
            let view = View { filter: String::new(), skip: rows.len(), take: PAGE };
            let Some(page) = take(self.ask(&query(view))?) else { return Ok(rows) };
            let last = page.rows.len() < PAGE;
            rows.extend(page.rows);
            if last {
                return Ok(rows);
            }
        }
    }

    /// The organisation with this name, number, or part of the name that no other one has.
    fn org(&self, wanted: &str) -> Result<OrgId, Stop> {
        let rows = self.all(Query::Organisations, |answer| match answer {
            Answer::Organisations(page) => Some(page),
            _ => None,
        })?;
        let folded = fold(wanted.trim());
        let exact =
            rows.iter().find(|row| fold(&row.name) == folded || wanted.parse() == Ok(row.id.0));
        if let Some(row) = exact {
            return Ok(row.id);
        }
        let near: Vec<_> = rows
            .iter()
            .filter(|row| !folded.is_empty() && fold(&row.name).contains(&folded))
            .collect();
        if let [row] = near.as_slice() {
            return Ok(row.id);
        }
        let names: Vec<_> = near.iter().map(|row| row.name.to_string()).collect();
        let message = match names.len() {
            0 => "Organisatie niet gevonden.".to_owned(),
            _ => format!("Meer dan één organisatie heet zo: {}", names.join(", ")),
        };
        let details = serde_json::json!({ "candidates": names });
        Err(Stop { details, ..Stop::not_found("no_such_organisation", message) })
    }

    fn print(&self, listing: Listing) -> Result<(), Stop> {
        Ok(listing.print(self.json)?)
    }
}

/// A file that is not there is not made by a question.
fn there(path: &Path) -> Result<(), Stop> {
    if path.exists() {
        return Ok(());
    }
    let said =
        format!("{}: dit bestand is er niet; toegang zonder opdracht maakt het", path.display());
    Err(Stop { exit: super::Exit::Unreadable, ..Stop::not_found("no_file", said) })
}

/// The user with this address, any of theirs, in any case (R10).
fn user(store: &Store, email: &str) -> Result<User, Stop> {
    let found = store.find_user(email)?;
    found.ok_or_else(|| {
        let shown: String = email.chars().filter(|sign| !crate::domain::forbidden(*sign)).collect();
        Stop::not_found("no_such_user", format!("Er is geen gebruiker met het adres ‘{shown}’."))
    })
}
