//! Relationship managers (*Relatiemanagers*): the only people of other environments who can be
//! found (R72).

use rusqlite::{Connection, params};

use crate::{
    domain::{ManagerRow, MatchKind, Person, User, predicates::can_relate},
    store::{Result, table::all},
};

/// Returns everyone who can be asked for a relation: first those whose request waits for the actor,
/// then those whom the actor can ask, then the others, each by environment and name. Empty if the
/// actor may not ask (R71).
pub(in crate::store) fn managers(db: &Connection, me: &User) -> Result<Vec<ManagerRow>> {
    if !can_relate(me) {
        return Ok(Vec::new());
    }
    // Few users are relationship manager: the unary `+` keeps the planner from scanning all active
    // users.
    let sql = "select u.id, coalesce(u.full_name, u.email), e.name, u.role,
           (select min(r.since) from relation r where r.ended_at is null
             and ((r.user_a = u.id and r.user_b = ?1) or (r.user_b = u.id and r.user_a = ?1))),
           (select min(q.created_at) from relation_request q where q.state = 'pending'
             and ((q.asker_id = u.id and q.asked_id = ?1)
               or (q.asked_id = u.id and q.asker_id = ?1))),
           exists (select 1 from relation_request q where q.state = 'pending'
             and q.asker_id = u.id and q.asked_id = ?1)
         from user u cross join environment e on e.id = u.env_id
         where u.relation_manager = 1 and +u.status = 'active' and u.role <> 'basic'
           and +u.env_id <> ?2
         order by e.folded, u.folded, u.id";
    let mut rows = all(db, sql, params![me.id, me.env], |row| {
        Ok(ManagerRow {
            person: Person { id: row.get(0)?, name: row.get(1)? },
            env: row.get(2)?,
            role: row.get(3)?,
            related: row.get(4)?,
            asked: row.get(5)?,
            asks_viewer: row.get(6)?,
            name_marks: Vec::new(),
            kind: MatchKind::Typed,
        })
    })?;
    rows.sort_by_key(ManagerRow::rank);
    Ok(rows)
}
