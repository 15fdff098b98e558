//! What is written: what was decided, with its lines in the log, all or none (R82).

use std::borrow::Borrow;

use rusqlite::{Connection, OptionalExtension};

use super::{
    Result, apply, code, counter,
    facts::{self, Aim},
    log,
};
use crate::domain::{
    Actor, Chapter, Command, Decision, Entry, HandlingId, Now, OrgId, Outcome, Receipt, Refusal,
    Session, UserId, Via, decide,
};

/// Decides a command on fresh data and writes what it does.
pub(super) fn execute(
    tx: &Connection,
    session: Session,
    command: &Command,
    now: Now,
) -> Result<Receipt> {
    let aim = Aim::of(command);
    let made = if aim.wants_code() { Some(code::make(tx)?) } else { None };
    let aim = aim.with_code(made.clone().unwrap_or_default());
    let facts = facts::load(tx, Some(session.user), aim)?;
    let decision = decide(command, session, &facts, now)?;
    let receipt = carry_out(tx, decision, (session.user, session.via), now)?;
    Ok(Receipt { code: made, ..receipt })
}

/// Decides a command on fresh data and writes nothing.
pub(super) fn rehearse(
    db: &Connection,
    session: Session,
    command: &Command,
    now: Now,
) -> Result<Receipt> {
    let facts = facts::load(db, Some(session.user), Aim::of(command))?;
    let Decision { handling, outcomes, about, undoes, .. } = decide(command, session, &facts, now)?;
    Ok(Receipt { handling, at: now.at, about, undoes, code: None, outcomes })
}

/// Lets somebody in who is not signed in yet; he is the actor himself.
pub(super) fn enter(tx: &Connection, entry: &Entry, via: Via, now: Now) -> Result<Receipt> {
    let facts = facts::load(tx, None, Aim::at_door(entry))?;
    let decision = crate::domain::enter(entry, &facts, now)?;
    let who = |outcome: &Outcome| outcome.who.as_ref().map(|person| person.id);
    let arrived = decision.outcomes.iter().find_map(who).ok_or(Refusal::NoSuchUser)?;
    carry_out(tx, decision, (arrived, via), now)
}

fn carry_out(
    tx: &Connection,
    decision: Decision,
    (user, via): (UserId, Via),
    now: Now,
) -> Result<Receipt> {
    let Decision { handling, events, outcomes, about, undoes, fresh } = decision;
    for event in &events {
        apply::apply(tx, event)?;
    }
    let actor = Actor::Person(user);
    let head = log::Head { at: now.at, actor, via, handling, undoes };
    for event in &events {
        log::write(tx, head, event)?;
    }
    counter::advance(tx, fresh)?;
    Ok(Receipt { handling, at: now.at, about, undoes, code: None, outcomes })
}

/// Notes an attempt without the right. It is no handling: nothing was done (R82).
pub(super) fn deny(
    db: &Connection,
    session: Session,
    (command, why): (&Command, &Refusal),
    now: Now,
) -> Result<()> {
    let (org, user) = command.subject();
    let there = |sql: &str, id: Option<i64>| {
        db.prepare_cached(sql)?.query_row([id], |row| row.get::<_, i64>(0)).optional()
    };
    let org = there("select id from organisation where id = ?1", org.map(|id| id.0))?;
    let user = there("select id from user where id = ?1", user.map(|id| id.0))?;
    let Session { user: actor, via } = session;
    let (command, code) = (command.name(), why.code());
    let (org, user) = (org.map(OrgId), user.map(UserId));
    log::note(db, &log::Attempt { at: now.at, actor, via, command, code, org, user })
}

/// Writes down what the clock did.
pub(super) fn catch_up(tx: &Connection, now: Now) -> Result<usize> {
    let facts = facts::passed(tx, now)?;
    let Some((handling, events, fresh)) = crate::domain::catch_up(&facts, now) else {
        return Ok(0);
    };
    let actor = Actor::System;
    let head = log::Head { at: now.at, actor, via: Via::Import, handling, undoes: None };
    for event in &events {
        apply::apply(tx, event)?;
        log::write(tx, head, event)?;
    }
    counter::advance(tx, fresh)?;
    Ok(events.len())
}

/// Writes handlings of the past as they stand; their rows have numbers below `free`.
pub(super) fn seed(
    tx: &Connection,
    free: i64,
    chapters: impl IntoIterator<Item = impl Borrow<Chapter>>,
) -> Result<()> {
    // Who founded an environment comes after it; the keys are judged when all of it is there.
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    let mut fresh = counter::fresh(tx)?.max(free);
    for chapter in chapters {
        let chapter = chapter.borrow();
        let handling = HandlingId(fresh);
        fresh += 1;
        let (at, actor) = (chapter.at, chapter.by);
        let head = log::Head { at, actor, via: Via::Import, handling, undoes: None };
        for event in &chapter.events {
            apply::apply(tx, event)?;
            log::write(tx, head, event)?;
        }
    }
    counter::advance(tx, fresh)
}
