//! Open requests by their words, from every list in which the actor can see them.

use rusqlite::Connection;

use super::{
    lists::{inbox, relations, requests},
    rights::{may_see_requests, probable_orgs},
};
use crate::{
    domain::{Folder, FoundRequest, Now, RequestRow, RequestState, Session, User, View},
    store::Result,
};

/// The open requests that have every word of the filter: those to the actor, those of the
/// organisations that the actor administers, and the relation requests of their environment. Each
/// list gives a page of the view.
pub(super) fn find(
    db: &Connection,
    session: Session,
    me: &User,
    view: &View,
    now: Now,
) -> Result<Vec<FoundRequest>> {
    let received = inbox::page(db, me.id, Folder::Open, view, now)?.rows.into_iter();
    let received = received.map(|row| FoundRequest::Received(Box::new(row)));
    let of_orgs = of_organisations(db, session, me, view, now)?.into_iter();
    let of_orgs = of_orgs.map(|row| FoundRequest::OfOrganisation(Box::new(row)));
    let sent = relations::sent(db, me.env, view, now)?.rows.into_iter();
    // Pending requests come first.
    let sent = sent.filter(|row| row.state == RequestState::Pending);
    let sent = sent.map(|row| FoundRequest::Relation(Box::new(row)));
    Ok(received.chain(of_orgs).chain(sent).collect())
}

/// The open requests of organisations. The rules decide for each organisation whether the actor may
/// see its requests.
fn of_organisations(
    db: &Connection,
    session: Session,
    me: &User,
    view: &View,
    now: Now,
) -> Result<Vec<RequestRow>> {
    let orgs = probable_orgs(db, me, None, now)?;
    let page = requests::open_of_all(db, &orgs, view, now)?;
    let mut rows = Vec::new();
    for row in page.rows {
        if may_see_requests(db, session, row.org.0, now)? {
            rows.push(row);
        }
    }
    Ok(rows)
}
