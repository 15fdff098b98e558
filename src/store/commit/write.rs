//! Writes decisions with their log lines, all or none (R82).

use std::borrow::Borrow;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{
    activation_code, apply,
    channel::{Author, Channel},
    counter, log,
    undo_in_parts::{self, UndoCommand},
    wrong_codes::{self, Target},
};
use crate::{
    domain::{
        Actor, Appoint, Command, Decision, HistoryBatch, Name, Now, OperationId, OrgId, Outcome,
        OutcomeKind, Receipt, Refusal, Session, SignUp, UserId, Via, appoint as decide_appointment,
        decide,
    },
    store::{
        Result, StoreError,
        convert::list,
        facts::{self, FactsPlan},
        file::time_zone,
        table::{all, user},
    },
};

/// Decides a command on fresh data and writes the result, as part of the operation `part_of` or as
/// an operation of its own.
pub(crate) fn execute(
    tx: &Connection,
    author: Author,
    command: &Command,
    now: Now,
    part_of: Option<OperationId>,
) -> Result<Receipt> {
    let session = author.session;
    let plan = FactsPlan::for_command(command);
    let made = if plan.needs_code() { Some(activation_code::make(tx)?) } else { None };
    let plan = plan.with_code(made.clone().unwrap_or_default());
    let mut facts = facts::load(tx, Some(session.user), plan, now)?;
    facts.part_of = part_of;
    let write =
        |decision| write_decision(tx, decision, Actor::Person(session.user), author.channel(), now);
    let receipt = match undo_in_parts::rest_of_operation(&facts) {
        None => write(decide(command, session, &facts, now)?)?,
        Some(_) => {
            undo_in_parts::undo_each_part(tx, UndoCommand { session, command, now }, facts, write)?
        }
    };
    let coded = |one: &Outcome| {
        matches!(one.did, OutcomeKind::Invited | OutcomeKind::Coded | OutcomeKind::KeyCoded)
    };
    let code = made.filter(|_| receipt.outcomes.iter().any(coded));
    add_namesake_addresses(tx, session.user, Receipt { code, ..receipt })
}

/// Decides a command on fresh data and writes nothing. When a long operation is undone, every part
/// is judged as if the others were still in place.
pub(crate) fn dry_run(
    db: &Connection,
    session: Session,
    command: &Command,
    now: Now,
) -> Result<Receipt> {
    let facts = facts::load(db, Some(session.user), FactsPlan::for_command(command), now)?;
    let receipt = match undo_in_parts::rest_of_operation(&facts) {
        None => receipt(decide(command, session, &facts, now)?, now),
        Some(_) => undo_in_parts::undo_each_part(
            db,
            UndoCommand { session, command, now },
            facts,
            |decision| Ok(receipt(decision, now)),
        )?,
    };
    add_namesake_addresses(db, session.user, receipt)
}

fn receipt(decision: Decision, now: Now) -> Receipt {
    let Decision { operation, outcomes, about, undo_kind, .. } = decision;
    Receipt { operation, at: now.at, about, undo_kind, code: None, outcomes }
}

/// Fills in the addresses of people who have a namesake in the actor's environment.
fn add_namesake_addresses(db: &Connection, me: UserId, mut receipt: Receipt) -> Result<Receipt> {
    let named = receipt.outcomes.iter().filter_map(|outcome| outcome.who.as_ref());
    let named = list(named.map(|person| person.id.0));
    let found: Vec<(UserId, String)> =
        all(db, NAMESAKES_SQL, named_params! {":me": me, ":ids": named}, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    for outcome in &mut receipt.outcomes {
        let who = outcome.who.as_ref().map(|person| person.id);
        let address = found.iter().find(|(user, _)| Some(*user) == who);
        outcome.address = address.map(|(_, address)| address.clone());
    }
    Ok(receipt)
}

/// Users among `:ids` in the environment of `:me` who share their name with another user there.
const NAMESAKES_SQL: &str = "select u.id, u.email from user u
    where u.id in (select value from json_each(:ids))
      and +u.env_id = (select env_id from user where id = :me)
      and exists (select 1 from user n where n.env_id = u.env_id and n.folded = u.folded
        and n.id <> u.id and n.status <> 'removed')";

/// Signs up a user who is not signed in; that user is the actor.
pub(crate) fn enter(
    tx: &Connection,
    entry: &SignUp,
    channel: Channel,
    now: Now,
) -> Result<Receipt> {
    let decision = decide_sign_up(tx, entry, now)?;
    let who = |outcome: &Outcome| outcome.who.as_ref().map(|person| person.id);
    let arrived = decision.outcomes.iter().find_map(who).ok_or(Refusal::NoSuchUser)?;
    let key = if let SignUp::UseKey { key, .. } = entry { Some(*key) } else { channel.key };
    write_decision(tx, decision, Actor::Person(arrived), Channel { key, ..channel }, now)
}

/// Runs `work`, which checks a typed code. A refused code is counted within `tx`, and the refusal
/// is returned as a value, so that the count is committed.
pub(crate) fn with_code<T>(
    tx: &Connection,
    target: Option<&Target>,
    channel: Channel,
    now: Now,
    work: impl FnOnce() -> Result<T>,
) -> Result<std::result::Result<T, Refusal>> {
    let Some(target) = target else { return work().map(Ok) };
    match work() {
        Ok(done) => wrong_codes::reset(tx, target).map(|()| Ok(done)),
        Err(StoreError::Refused(why)) if wrong_codes::is_about_code(&why) => {
            wrong_codes::count_refused(tx, target, &why, channel, now)?;
            Ok(Err(why))
        }
        Err(error) => Err(error),
    }
}

/// Dry run of [`enter`]: writes nothing.
pub(crate) fn dry_run_enter(db: &Connection, entry: &SignUp, now: Now) -> Result<Receipt> {
    Ok(receipt(decide_sign_up(db, entry, now)?, now))
}

fn decide_sign_up(db: &Connection, entry: &SignUp, now: Now) -> Result<Decision> {
    let facts = facts::load(db, None, FactsPlan::for_sign_up(entry), now)?;
    Ok(crate::domain::sign_up(entry, &facts, now)?)
}

/// Decides an appointment as *Beheerder* (administrator) by maintenance.
fn decide_appoint(db: &Connection, it: &Appoint, now: Now) -> Result<Decision> {
    let user = user::by_address(db, &it.email.key())?.map(|user| user.id);
    let facts = facts::load(db, None, FactsPlan::for_appointment(user), now)?;
    Ok(decide_appointment(it, &facts, now)?)
}

/// Appoints a *Beheerder*; the actor is the system, on behalf of this operating system user.
pub(crate) fn appoint(
    tx: &Connection,
    it: &Appoint,
    os_user: Option<&Name>,
    now: Now,
) -> Result<Receipt> {
    let decision = decide_appoint(tx, it, now)?;
    let (at, operation) = (now.at, decision.operation);
    let (actor, via) = (Actor::System, Via::Cli);
    write_events(
        tx,
        decision,
        log::OperationHeader { at, actor, via, operation, undoes: None, os_user, key: None },
    )
}

/// Dry run of [`appoint`]: writes nothing.
pub(crate) fn dry_run_appoint(db: &Connection, it: &Appoint, now: Now) -> Result<Receipt> {
    Ok(receipt(decide_appoint(db, it, now)?, now))
}

fn write_decision(
    tx: &Connection,
    decision: Decision,
    actor: Actor,
    channel: Channel,
    now: Now,
) -> Result<Receipt> {
    let (at, operation, undoes) = (now.at, decision.operation, decision.undo_kind.operation());
    let Channel { via, key } = channel;
    write_events(
        tx,
        decision,
        log::OperationHeader { at, actor, via, operation, undoes, os_user: None, key },
    )
}

fn write_events(
    tx: &Connection,
    decision: Decision,
    head: log::OperationHeader<'_>,
) -> Result<Receipt> {
    let Decision { operation, events, outcomes, about, undo_kind, fresh } = decision;
    for event in &events {
        apply::apply(tx, event)?;
    }
    for event in &events {
        log::write(tx, head, event)?;
        wrong_codes::reset_for_new_code(tx, event)?;
    }
    counter::advance(tx, fresh)?;
    Ok(Receipt { operation, at: head.at, about, undo_kind, code: None, outcomes })
}

/// Logs a denied attempt. It is not an operation: nothing was done (R82).
pub(crate) fn log_denied(
    db: &Connection,
    author: Author,
    command: &Command,
    why: &Refusal,
    now: Now,
) -> Result<()> {
    let (org, user) = command.subject();
    let there = |sql: &str, id: Option<i64>| {
        db.prepare_cached(sql)?.query_row([id], |row| row.get::<_, i64>(0)).optional()
    };
    let org = there("select id from organisation where id = ?1", org.map(|id| id.0))?;
    let user = there("select id from user where id = ?1", user.map(|id| id.0))?;
    let (actor, Channel { via, key }) = (author.session.user, author.channel());
    let (command, code) = (command.name(), why.code());
    let (org, user) = (org.map(OrgId), user.map(UserId));
    let at = now.at;
    let attempt = log::Attempt { at, actor, via, command, code, org, user, key, host: None };
    log::write_attempt(db, &attempt)
}

/// Returns whether time alone has caused changes that are not yet logged.
pub(crate) fn has_passed(db: &Connection, now: Now) -> Result<bool> {
    Ok(crate::domain::catch_up(&facts::load_expired(db, now)?, now).is_some()
        && time_zone::last_log_time_if_ahead(db, now)?.is_none())
}

/// Logs what time alone has changed, unless the clock is implausibly far ahead.
pub(crate) fn catch_up(tx: &Connection, now: Now) -> Result<usize> {
    if time_zone::last_log_time_if_ahead(tx, now)?.is_some() {
        return Ok(0);
    }
    let facts = facts::load_expired(tx, now)?;
    let Some((operation, events, fresh)) = crate::domain::catch_up(&facts, now) else {
        return Ok(0);
    };
    let (actor, via) = (Actor::System, Via::Import);
    let head = log::OperationHeader {
        at: now.at,
        actor,
        via,
        operation,
        undoes: None,
        os_user: None,
        key: None,
    };
    for event in &events {
        apply::apply(tx, event)?;
        log::write(tx, head, event)?;
    }
    counter::advance(tx, fresh)?;
    Ok(events.len())
}

/// Writes past operations unchanged; all row numbers in them must be below `free`.
pub(crate) fn seed(
    tx: &Connection,
    free: i64,
    batches: impl IntoIterator<Item = impl Borrow<HistoryBatch>>,
) -> Result<()> {
    // An environment refers to its founder, who is written later, so foreign keys are checked at
    // the end.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let mut fresh = counter::fresh(tx)?.max(free);
    for batch in batches {
        let batch = batch.borrow();
        let operation = OperationId(fresh);
        fresh += 1;
        let (at, actor, via) = (batch.at, batch.by, Via::Import);
        let head = log::OperationHeader {
            at,
            actor,
            via,
            operation,
            undoes: None,
            os_user: None,
            key: None,
        };
        for event in &batch.events {
            apply::apply(tx, event)?;
            log::write(tx, head, event)?;
        }
    }
    counter::advance(tx, fresh)
}
