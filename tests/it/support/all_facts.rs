//! Checks that a decision on the rows that the store loads equals the decision on all rows.
//! Otherwise a missing row could silently disable a rule.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use toegang::domain::{
    Actor, Answer, Command, Facts, Kind, LoggedChange, OperationId, Outcome, Query, Receipt,
    Record, Refusal, ReturnedRows, Scheme, Session, UndoCandidate, UndoTarget, UserId, decide,
};

use super::World;

type LogLine = (Kind, Option<Record>, Record, bool);

/// All rows and log entries before a command, to decide the command again.
pub(super) struct FactsBefore {
    facts: Facts,
    /// The log entries of the operation to undo that the actor may see.
    seen: Option<BTreeSet<i64>>,
}

impl FactsBefore {
    pub(super) fn load(world: &World, (who, command): (Session, &Command)) -> Self {
        let mut facts = crate::store::replay(world);
        let db = Connection::open(world.path()).unwrap();
        facts.fresh = db.query_row("select fresh from counter", [], |row| row.get(0)).unwrap();
        let bare = if let Command::Confirmed(command) = command { command } else { command };
        let seen = match bare {
            Command::Undo { which: UndoTarget::Operation(id) } => {
                let answer = world.ask_as(who, &Query::Operation(*id));
                let Ok(Answer::Operation(rows, _)) = answer else {
                    return Self { facts, seen: None };
                };
                Some(rows.iter().map(|row| row.seq).collect())
            }
            _ => None,
        };
        Self { facts, seen }
    }

    /// Decides the command on all rows, and asserts that the result is equal.
    pub(super) fn compare(
        mut self,
        world: &World,
        (who, command): (Session, &Command),
        done: &Result<Receipt, Refusal>,
    ) {
        let bare = if let Command::Confirmed(command) = command { command } else { command };
        match bare {
            // The rows contain only the hash of the code, so the result cannot be compared.
            Command::VerifyAddress { .. } => return,
            Command::Undo { which } => {
                let undone = done.as_ref().ok().and_then(|receipt| receipt.undo_kind.operation());
                let named = if let UndoTarget::Operation(id) = which { Some(*id) } else { None };
                let Some(operation) = undone.or(named) else { return };
                let before = done.as_ref().map_or(i64::MAX, |receipt| receipt.operation.0);
                let past = past_operation(world, operation, self.seen.as_ref());
                self.facts.past = past.map(|past| on_returned_rows(world, before, past));
                // Which lines of the undo a user sees decides this, as tests of the log show; here
                // only that it is said of no other operation.
                if let (Some(past), Err(Refusal::AlreadyUndone)) = (&mut self.facts.past, done) {
                    assert!(was_reverted(world, operation), "{command:?}");
                    past.is_undone = true;
                }
            }
            Command::OfferEvidence { org, .. } | Command::Approve { org, .. } => {
                self.facts.held_numbers = numbers_held_elsewhere(world, org.0);
            }
            Command::CreateOrganisation { register: Some(_), .. } => {
                self.facts.held_numbers = numbers_held_elsewhere(world, 0);
            }
            _ => {}
        }
        self.facts.recent_changes =
            earlier_changes(world, who, (command, done, self.facts.past.as_ref()));
        let whole = decide(command, who, &self.facts, world.now);
        match (whole, done) {
            (Ok(whole), Ok(done)) => {
                // The store adds addresses to the outcomes and the rules do not, so ignore
                // addresses.
                let known = |all: &[Outcome]| -> Vec<_> {
                    all.iter().map(|one| (one.who.clone(), one.did.clone())).collect()
                };
                assert_eq!(known(&whole.outcomes), known(&done.outcomes), "{command:?}");
                assert_eq!(whole.about, done.about, "{command:?}");
                let lines = whole.events.into_iter();
                let lines: Vec<LogLine> =
                    lines.map(|one| (one.kind, one.was, one.becomes, one.by_system)).collect();
                let written =
                    written_entries(world, done.operation).into_iter().map(|(_, line)| line);
                assert_eq!(without_codes(lines), without_codes(written.collect()), "{command:?}");
            }
            (whole, done) => {
                assert_eq!(whole.err(), done.as_ref().err().cloned(), "{command:?}");
            }
        }
    }
}

/// Returns the earlier log entries of each row that the command is about.
fn earlier_changes(
    world: &World,
    who: Session,
    (command, done, past): (&Command, &Result<Receipt, Refusal>, Option<&UndoCandidate>),
) -> Vec<LoggedChange> {
    let command = if let Command::Confirmed(command) = command { command } else { command };
    let (org, user) = command.subject();
    let of_actor = matches!(command, Command::EditProfile { .. }).then_some(who.user.0);
    let row = user.map(|user| user.0).or(org.map(|org| org.0)).or(of_actor);
    let named: Vec<i64> = match command {
        Command::ChangeUsers { users, .. } => users.iter().map(|(user, _)| user.0).collect(),
        _ => row.into_iter().collect(),
    };
    let of_past = past.iter().flat_map(|past| &past.events).map(|event| event.becomes.id());
    let rows: BTreeSet<i64> =
        if past.is_some() { of_past.take(8).collect() } else { named.into_iter().collect() };
    let db = Connection::open(world.path()).unwrap();
    let sql = "select at, actor, was, becomes from log
        where subject_id = ?1 and handling <> ?2 order by seq desc";
    let mut find = db.prepare(sql).unwrap();
    let done = done.as_ref().map_or(-1, |receipt| receipt.operation.0);
    let record = |text: String| {
        let mut line: serde_json::Value = serde_json::from_str(&text).unwrap();
        serde_json::from_value::<Record>(line["row"].take()).unwrap()
    };
    let mut lines = Vec::new();
    for row in rows {
        let of_row = find.query_map((row, done), |row| {
            let by = row.get::<_, Option<UserId>>(1)?.map_or(Actor::System, Actor::Person);
            let (was, becomes) =
                (row.get::<_, Option<String>>(2)?.map(record), record(row.get(3)?));
            Ok(LoggedChange { at: row.get(0)?, by, was, becomes })
        });
        lines.extend(of_row.unwrap().map(Result::unwrap));
    }
    lines
}

fn numbers_held_elsewhere(world: &World, org: i64) -> Vec<(Scheme, String)> {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select scheme, value from identifier where held = 1 and org_id <> ?1";
    let mut find = db.prepare(sql).unwrap();
    let rows = find.query_map([org], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Reads the entries that an operation wrote to the log, with their numbers.
fn written_entries(world: &World, operation: OperationId) -> Vec<(i64, LogLine)> {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select was, becomes, actor is null, seq from log where handling = ?1 order by seq";
    let mut find = db.prepare(sql).unwrap();
    let lines = find.query_map([operation.0], |row| {
        let (was, becomes) = (row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?);
        Ok((was, becomes, row.get(2)?, row.get(3)?))
    });
    let read = |text: String| {
        let mut line: serde_json::Value = serde_json::from_str(&text).unwrap();
        let kind: Kind = serde_json::from_value(line["kind"].take()).unwrap();
        (kind, serde_json::from_value::<Record>(line["row"].take()).unwrap())
    };
    let line = |(was, becomes, by_system, seq): (Option<String>, String, bool, i64)| {
        let (kind, becomes) = read(becomes);
        (seq, (kind, was.map(|was| read(was).1), becomes, by_system))
    };
    lines.unwrap().map(|found| line(found.unwrap())).collect()
}

/// Returns whether a later operation undid or redid this one.
fn was_reverted(world: &World, operation: OperationId) -> bool {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select exists (select 1 from log where undoes = ?1)";
    db.query_row(sql, [operation.0], |row| row.get(0)).unwrap()
}

/// Returns a past operation with only the entries in `seen`; with all entries if `seen` is `None`.
fn past_operation(
    world: &World,
    operation: OperationId,
    seen: Option<&BTreeSet<i64>>,
) -> Option<UndoCandidate> {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select max(at), max(actor) from log where handling = ?1";
    let (at, by): (Option<toegang::domain::Moment>, Option<UserId>) =
        db.query_row(sql, [operation.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let by = by.map_or(Actor::System, Actor::Person);
    let undone = |operation: i64| -> Option<i64> {
        let sql = "select max(undoes) from log where handling = ?1";
        db.query_row(sql, [operation], |row| row.get(0)).unwrap()
    };
    let steps = std::iter::successors(Some(operation.0), |one| undone(*one)).count();
    let is_undo = steps % 2 == 0;
    let event = |(kind, was, becomes, by_system): LogLine| toegang::domain::Event {
        kind,
        was,
        becomes,
        by_system,
    };
    let lines = written_entries(world, operation).into_iter();
    let whole: Vec<_> = lines.map(|(seq, line)| (seq, event(line))).collect();
    let added = whole.iter().filter(|(_, event)| event.kind == Kind::OrganisationAdded);
    let made = added.filter_map(|(_, event)| event.becomes.org()).collect();
    let lines = whole.into_iter().filter(|(seq, _)| seen.is_none_or(|seen| seen.contains(seq)));
    let events: Vec<_> = lines.map(|(_, event)| event).collect();
    let at = at.filter(|_| !events.is_empty())?;
    Some(UndoCandidate { operation, at, by, is_undo, is_undone: false, events, made, rest: None })
}

/// Puts the rows that came back before this operation in place of the ended rows.
fn on_returned_rows(world: &World, before: i64, past: UndoCandidate) -> UndoCandidate {
    let db = Connection::open(world.path()).unwrap();
    let sql = "select distinct handling, undoes from log where handling < ?1 order by seq";
    let mut find = db.prepare(sql).unwrap();
    let operations = find.query_map([before], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let mut ended: Vec<(i64, Record)> = Vec::new();
    // By the id of the ended row.
    let mut newest: BTreeMap<i64, Record> = BTreeMap::new();
    let rows = |newest: &BTreeMap<i64, Record>| {
        let mut rows = ReturnedRows::default();
        for (id, row) in newest {
            rows.insert(*id, row.clone());
        }
        rows
    };
    for operation in operations {
        let (operation, undoes): (i64, Option<i64>) = operation.unwrap();
        for (_, (kind, was, becomes, _)) in written_entries(world, OperationId(operation)) {
            if was.is_none() {
                let comes_back = |(of, row): &&(i64, Record)| {
                    Some(*of) == undoes
                        && rows(&newest).in_place_of(row.clone()).comes_back_as(&becomes)
                };
                let Some((_, row)) = ended.iter().find(comes_back) else { continue };
                let id = row.id();
                newest.insert(id, becomes.clone());
                newest
                    .values_mut()
                    .filter(|row| row.id() == id)
                    .for_each(|row| *row = becomes.clone());
            } else if kind.ends_row() {
                ended.push((operation, becomes));
            }
        }
    }
    let rows = rows(&newest);
    let events = past.events.into_iter().map(|event| rows.in_event(event)).collect();
    let made = past.made.into_iter().map(|org| rows.org(org)).collect();
    UndoCandidate { events, made, ..past }
}

/// Removes the codes, because the store generates them and not the rules.
fn without_codes(lines: Vec<LogLine>) -> Vec<LogLine> {
    let hide = |record| match record {
        Record::Invitation(mut row) => {
            row.code.clear();
            Record::Invitation(row)
        }
        Record::User(mut row) => {
            row.extra.iter_mut().filter_map(|one| one.code.as_mut()).for_each(|c| c.0.clear());
            Record::User(row)
        }
        Record::Key(mut row) => {
            row.code.iter_mut().for_each(|code| code.0.clear());
            Record::Key(row)
        }
        other => other,
    };
    lines
        .into_iter()
        .map(|(kind, was, becomes, by)| (kind, was.map(hide), hide(becomes), by))
        .collect()
}
