//! Carries out one request, synchronously and without threads, so that tests can call it directly.

use super::{CandidateScope, Finder, TypedText, trade_register::RegisterReader};
use crate::{
    domain::{
        Answer, Command, Now, OperationId, PersonRow, Query, Receipt, Refusal, Reply, Request,
        SearchResult, Session, UndoTarget, UserId, UserSelector, Via, View,
    },
    store::{Result, Store, StoreError},
};

/// Carries out one request for the session's user. Only searching for people to sign in as and
/// signing up need no session.
pub fn handle_request(
    store: &mut Store,
    finder: &mut Finder,
    session: Option<Session>,
    now: Now,
    request: &Request,
) -> Reply {
    let done = match (session, request) {
        (_, Request::Ask(Query::FindPeople { text, take, first })) => {
            let found = retry_if_corrupt(store, finder, |it, store| {
                let mut found = it.people(store, TypedText { text, take: *take }, now)?;
                move_to_top(store, &mut found, first.filter(|_| text.trim().is_empty()), now)?;
                Ok(found)
            });
            found.map(|found| Reply::Answer(Answer::People(found)))
        }
        (_, Request::Enter(entry)) => {
            finder.recheck_file();
            let receipt = store.enter(entry, Via::Tui, now);
            receipt.map(|receipt| receipt_reply(store, receipt, Some(Refusal::Final)))
        }
        (None, _) => Err(StoreError::Refused(Refusal::ActorNotActive)),
        (Some(session), Request::Ask(query)) if query.is_of_register() => {
            let (wanted, kvk) = (finder.wanted(), finder.kvk());
            return RegisterReader { store, kvk, session, now, wanted }.reply(query);
        }
        (Some(session), Request::Ask(query)) => {
            answer_query(store, finder, session, now, query).map(Reply::Answer)
        }
        (Some(session), Request::Do(command)) => {
            finder.recheck_file();
            store.execute(session, command, now).map(|receipt| {
                let refusal = undo_refusal(store, session, now, receipt.operation);
                receipt_reply(store, receipt, refusal)
            })
        }
    };
    done.unwrap_or_else(Reply::from)
}

/// Moves a user to the top of the found people, if they can sign in.
fn move_to_top(
    store: &Store,
    found: &mut SearchResult<PersonRow>,
    user: Option<UserId>,
    now: Now,
) -> Result<()> {
    let Some(user) = user else { return Ok(()) };
    let row = store.people(UserSelector::These(&[user]), now)?;
    found.rows.retain(|other| other.person.id != user || row.is_empty());
    found.rows.splice(0..0, row);
    Ok(())
}

/// Wraps a receipt, with the error if the anchor could not be updated.
fn receipt_reply(store: &mut Store, receipt: Receipt, undo_refusal: Option<Refusal>) -> Reply {
    let unanchored = store.take_unanchored().map(|error| error.failure());
    Reply::Done { receipt, undo_refusal: undo_refusal.map(Box::new), unanchored }
}

/// Returns why the rules refuse to undo this operation now; the screens offer no undo that would be
/// refused. If the undo cannot be tried now, none is offered.
fn undo_refusal(
    store: &Store,
    session: Session,
    now: Now,
    operation: OperationId,
) -> Option<Refusal> {
    let back = Command::Undo { which: UndoTarget::Operation(operation) }.confirmed();
    match store.dry_run(session, &back, now) {
        Ok(_) => None,
        Err(StoreError::Refused(why)) => Some(why),
        Err(_) => Some(Refusal::NothingToUndo),
    }
}

fn answer_query(
    store: &Store,
    finder: &mut Finder,
    session: Session,
    now: Now,
    query: &Query,
) -> Result<Answer> {
    match query {
        Query::FindCandidates { org, text, take } => {
            retry_if_corrupt(store, finder, |it, store| {
                it.candidates(
                    store,
                    CandidateScope { session, org: *org },
                    TypedText { text, take: *take },
                    now,
                )
                .map(Answer::Candidates)
            })
        }
        Query::Resolve { org, people } => retry_if_corrupt(store, finder, |it, store| {
            it.resolve(store, CandidateScope { session, org: *org }, people, now)
                .map(Answer::Resolved)
        }),
        Query::Standings { org, users } => retry_if_corrupt(store, finder, |it, store| {
            it.current_candidates(store, CandidateScope { session, org: *org }, users, now)
                .map(Answer::Standings)
        }),
        Query::FindManagers { text, take } => retry_if_corrupt(store, finder, |it, store| {
            it.managers(store, session, TypedText { text, take: *take }, now).map(Answer::Managers)
        }),
        Query::FindPartnerPeople { text, take } => retry_if_corrupt(store, finder, |it, store| {
            it.partner_people(store, session, TypedText { text, take: *take }, now)
                .map(Answer::PartnerPeople)
        }),
        Query::Users(view) if is_filtered(view) => {
            retry_if_corrupt(store, finder, |it, store| it.users(store, session, view, now))
        }
        query => store.ask(session, query, now),
    }
}

/// Runs a search inside [`Store::retry_if_corrupt`]. A retry reads all names again.
fn retry_if_corrupt<T>(
    store: &Store,
    finder: &mut Finder,
    mut work: impl FnMut(&mut Finder, &Store) -> Result<T>,
) -> Result<T> {
    let mut again = false;
    store.retry_if_corrupt(|store| {
        if std::mem::replace(&mut again, true) {
            finder.clear();
        }
        work(finder, store)
    })
}

/// Returns whether the view has a filter, so that the names in memory help to answer it.
pub(super) fn is_filtered(view: &View) -> bool {
    !view.filter.trim().is_empty()
}
