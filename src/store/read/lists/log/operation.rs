//! The lines of one operation that the actor may see, and those of its undo.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{
    lines::{LINE, LINES_FROM, addresses, by_positions, found, only_lines},
    visible::{is_one_seen, may_be_visible},
};
use crate::{
    domain::{
        LogRow, Now, OperationId, OrgId, Record, Reverted, User, UserId, predicates::is_env_admin,
    },
    store::{Result, commit::log::is_undo, convert::list, table::all},
};

/// Number of times that an operation is followed from undo to redo and back.
const MAX_UNDO_STEPS: usize = 16;

/// A part of an operation: its last `most` lines, before the line `before` if there is one.
#[derive(Clone, Copy)]
pub(crate) struct OperationPart {
    pub(crate) before: Option<i64>,
    pub(crate) most: usize,
}

/// Returns the visible lines of a part of an operation. Empty if no line is visible or the
/// operation does not exist.
pub(crate) fn visible_lines_of_operation(
    db: &Connection,
    me: &User,
    operation: OperationId,
    part: OperationPart,
    now: Now,
) -> Result<BTreeSet<i64>> {
    if !may_be_visible(db, me, operation)? {
        return Ok(BTreeSet::new());
    }
    let env = is_env_admin(me, me.env).then_some(me.env);
    let is_seen = is_one_seen();
    let sql = format!(
        "select seq from log where handling = :handling and seq < :before and {is_seen}
         order by seq desc limit :most"
    );
    let before = part.before.unwrap_or(i64::MAX);
    let most = i64::try_from(part.most).unwrap_or(i64::MAX);
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":handling": operation, ":before": before,
        ":most": most,
    };
    Ok(all(db, &sql, named, |row| row.get(0))?.into_iter().collect())
}

/// The row, the user and the organisation that a line is about. The log has no index by undone
/// operation, and the lines about one row or one user are few.
#[derive(Clone, Copy)]
pub(crate) struct LineSubject {
    pub(crate) row: i64,
    pub(crate) user: Option<UserId>,
    pub(crate) org: Option<OrgId>,
}

impl LineSubject {
    /// Returns the subject of a change that leads to this row.
    pub(crate) fn of(becomes: &Record) -> Self {
        Self { row: becomes.id(), user: becomes.user(), org: becomes.org() }
    }
}

/// Finds lines that this user may see.
#[derive(Clone, Copy)]
pub(crate) struct Viewer<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) me: &'a User,
    pub(crate) now: Now,
}

impl Viewer<'_> {
    /// Returns whether the operation was undone and not redone since.
    pub(crate) fn is_undone(self, operation: OperationId, subject: LineSubject) -> Result<bool> {
        let (mut last, mut is_undone) = (operation, false);
        for _ in 0..MAX_UNDO_STEPS {
            let found = self.find("handling", "undoes", last, subject)?;
            let Some(next) = found else { break };
            (last, is_undone) = (OperationId(next), !is_undone);
        }
        Ok(is_undone)
    }

    /// Returns how a line of an undo or redo relates to the line that it reverts.
    fn reverted(self, line: &LogRow, subject: LineSubject) -> Result<Option<Reverted>> {
        let (Some(operation), Some(of)) = (line.operation, line.undoes) else { return Ok(None) };
        if !is_undo(self.db, operation)? {
            return Ok(Some(Reverted::Redone));
        }
        let Some(seq) = self.find("seq", "handling", of, subject)? else { return Ok(None) };
        let lines = by_positions(self.db, self.me, &format!("[{seq}]"), "[]")?;
        Ok(lines.into_iter().next().map(|line| Reverted::Undone(Box::new(line))))
    }

    /// Returns this column of the first line with this operation about the row, or else about the user
    /// in that organisation: access that is restored has a new row.
    fn find(
        self,
        column: &str,
        of: &str,
        operation: OperationId,
        subject: LineSubject,
    ) -> Result<Option<i64>> {
        let env = is_env_admin(self.me, self.me.env).then_some(self.me.env);
        let LineSubject { row, user, org } = subject;
        let sql = |subject: &str| {
            format!(
                "select {column} from log where {subject} and +{of} = :operation
                   and ({} or user_id = :me) order by seq limit 1",
                is_one_seen()
            )
        };
        let (me, today) = (self.me.id, self.now.today);
        let of_row = named_params! {
            ":row": row, ":operation": operation, ":me": me, ":env": env, ":today": today,
        };
        let by_row = sql("subject_id = :row");
        let found = self.db.prepare_cached(&by_row)?.query_row(of_row, |row| row.get(0));
        if let Some(found) = found.optional()? {
            return Ok(Some(found));
        }
        let of_user = named_params! {
            ":user": user, ":org": org, ":operation": operation, ":me": me, ":env": env,
            ":today": today,
        };
        let by_user = sql("user_id = :user and +org_id is :org");
        let found = self.db.prepare_cached(&by_user)?.query_row(of_user, |row| row.get(0));
        Ok(found.optional()?)
    }
}

/// Adds to each line if its operation was undone, and to a line of an undo the line that it undid.
pub(crate) fn with_undo(
    db: &Connection,
    me: &User,
    mut lines: Vec<LogRow>,
    now: Now,
) -> Result<Vec<LogRow>> {
    let viewer = Viewer { db, me, now };
    for line in &mut lines {
        let Some((operation, subject)) =
            line.operation.zip(line.becomes.as_ref().map(LineSubject::of))
        else {
            continue;
        };
        line.is_undone = viewer.is_undone(operation, subject)? && are_others_undone(viewer, line)?;
        line.reverts = viewer.reverted(line, subject)?;
    }
    Ok(lines)
}

/// Maximum number of lines of a group that are read to see if each was undone.
const MAX_UNDONE_LINES: usize = 500;

/// Returns whether all other lines of a group were undone too.
fn are_others_undone(viewer: Viewer<'_>, first: &LogRow) -> Result<bool> {
    let Some(operation) = first.operation.filter(|_| first.others.count > 0) else {
        return Ok(true);
    };
    let seqs = (first.seq + 1..).take(first.others.count.min(MAX_UNDONE_LINES));
    for row in by_positions(viewer.db, viewer.me, &list(seqs), "[]")? {
        let Some(subject) = row.becomes.as_ref().map(LineSubject::of) else { continue };
        if !viewer.is_undone(operation, subject)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Maximum number of lines read of one operation; an import has one per row of its table.
const MAX_OPERATION_LINES: usize = 500;

/// The first visible lines of one operation, oldest first, and the number of visible lines.
pub(crate) fn of_operation(
    db: &Connection,
    me: &User,
    operation: OperationId,
    now: Now,
) -> Result<(Vec<LogRow>, usize)> {
    if !may_be_visible(db, me, operation)? {
        return Ok((Vec::new(), 0));
    }
    let env = is_env_admin(me, me.env).then_some(me.env);
    let seen = format!("handling = :handling and {}", is_one_seen());
    let named = named_params! {
        ":me": me.id, ":env": env, ":today": now.today, ":handling": operation,
    };
    let count = format!("select count(*) from log where {seen}");
    let total = db.prepare_cached(&count)?.query_row(named, |row| row.get(0))?;
    let first =
        format!("select seq from log where {seen} order by seq limit {MAX_OPERATION_LINES}");
    let lines = only_lines(&format!("seq in ({first})"));
    let addresses = addresses();
    let sql = format!("with {lines} select {LINE}, {addresses} from {LINES_FROM} order by l.seq");
    Ok((found(db, &sql, named)?, total))
}
