//! Migrates keys from before keys needed confirmation: decides which count as confirmed.

use rusqlite::Connection;

use crate::{
    domain::{Actor, Event, Kind, Moment, OperationId, Record, SshKey, Via},
    store::{
        Result,
        commit::{apply, counter, log},
        convert::list,
        table::{all, mapping::by_id},
    },
};

/// The active keys: those that their owner added, and those added by others that the owner may have
/// used. Older logs record no keys, so the second group is a guess: the owner changed something on
/// the screens after the key was added.
const KEYS_IN_USE_SQL: &str = "select id from ssh_key k where withdrawn_at is null and (
    k.added_by = k.user_id or k.added_by is null
    or exists (
      select 1 from log l
      where l.actor = k.user_id and l.via = 'tui' and l.at > k.added_at))
  order by id";

/// Confirms the keys that were in use, as one operation of the system; the others still wait for
/// confirmation.
pub(crate) fn confirm_used_keys(db: &Connection) -> Result<()> {
    let ids: Vec<i64> = all(db, KEYS_IN_USE_SQL, [], |row| row.get(0))?;
    if ids.is_empty() {
        return Ok(());
    }
    // The host's clock may be wrong, and a migration must not depend on it.
    let at: Option<Moment> = db.query_row("select max(at) from log", [], |row| row.get(0))?;
    let fresh = counter::fresh(db)?;
    for was in by_id::<SshKey>(db, &list(ids))? {
        let own = was.added_by == Actor::Person(was.user);
        let confirmed = if own {
            (was.added_at, was.added_by)
        } else {
            (at.unwrap_or(was.added_at), Actor::System)
        };
        let after = SshKey { confirmed: Some(confirmed), ..was.clone() };
        let event = Event {
            kind: Kind::KeyConfirmed,
            was: Some(Record::Key(was)),
            becomes: Record::Key(after),
            by_system: true,
        };
        apply::apply(db, &event)?;
        let head = log::OperationHeader {
            at: at.unwrap_or(confirmed.0),
            actor: Actor::System,
            via: Via::Import,
            operation: OperationId(fresh),
            undoes: None,
            os_user: None,
            key: None,
        };
        log::write(db, head, &event)?;
    }
    counter::advance(db, fresh + 1)
}
