//! The lines of one operation that the actor may see.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::log::{is_one_seen, may_be_visible};
use crate::{
    domain::{Now, OperationId, User, predicates::is_env_admin},
    store::{Result, table::all},
};

/// A part of an operation: its last `most` lines, before the line `before` if there is one.
#[derive(Clone, Copy)]
pub(in crate::store) struct OperationPart {
    pub(in crate::store) before: Option<i64>,
    pub(in crate::store) most: usize,
}

/// Returns the visible lines of a part of an operation. Empty if no line is visible or the
/// operation does not exist.
pub(in crate::store) fn visible_lines_of_operation(
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
