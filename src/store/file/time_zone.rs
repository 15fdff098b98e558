//! The time zone of the file, and protection against a clock that is far ahead (R97, R133).

use rusqlite::Connection;

use crate::{
    domain::{Actor, Event, Kind, Moment, Name, Now, OperationId, Record, Via, Zone},
    store::{
        Result, Store,
        commit::{apply, counter, log},
        table::meta,
    },
};

/// Maximum number of days that a plausible clock is ahead of the last log line before today.
const MAX_AHEAD_DAYS: i64 = 31;

impl Store {
    /// The time zone in which the file's days begin and end; `None` until it is set.
    pub fn zone(&self) -> Result<Option<Zone>> {
        self.retry_if_corrupt(|it| it.read(meta::zone))
    }

    /// Sets the first time zone of a file that has none. The log does not record it as an
    /// operation. If two programs set it at once, the first wins.
    pub fn set_first_zone(&mut self, zone: &Zone) -> Result<()> {
        self.write(|tx| match meta::zone(tx)? {
            Some(_) => Ok(()),
            None => meta::write_zone(tx, zone).map(drop),
        })
    }

    /// Changes the time zone, as maintenance on the file; the log records the system as actor and
    /// the operating system user. Returns `None` if the file already has that zone.
    pub fn change_zone(
        &mut self,
        zone: &Zone,
        os_user: Option<&Name>,
        now: Now,
    ) -> Result<Option<OperationId>> {
        self.write(|tx| {
            let was = meta::zone(tx)?;
            if was.as_ref() == Some(zone) {
                return Ok(None);
            }
            let (was, becomes) = (was.map(Record::Zone), Record::Zone(zone.clone()));
            let event = Event { kind: Kind::FileZone, was, becomes, by_system: true };
            let operation = OperationId(counter::fresh(tx)?);
            let (at, actor, via) = (now.at, Actor::System, Via::Cli);
            apply::apply(tx, &event)?;
            log::write(
                tx,
                log::OperationHeader {
                    at,
                    actor,
                    via,
                    key: None,
                    operation,
                    undoes: None,
                    os_user,
                },
                &event,
            )?;
            counter::advance(tx, operation.0 + 1)?;
            Ok(Some(operation))
        })
    }

    /// Returns the last log time before today if the clock is too far ahead of it to be trusted;
    /// expiries are then not logged. A wrong clock is likelier than such a long silence. Lines
    /// written today, perhaps by this clock, do not count.
    pub fn clock_is_ahead(&self, now: Now) -> Result<Option<Moment>> {
        self.retry_if_corrupt(|it| it.read(|db| last_log_time_if_ahead(db, now)))
    }
}

pub(crate) fn last_log_time_if_ahead(db: &Connection, now: Now) -> Result<Option<Moment>> {
    // If all of these lines are from today, people are at work and their clock is trusted.
    let sql = "select max(at) from (select at from log order by seq desc limit 256) where at <= ?1";
    let before: Option<Moment> =
        db.prepare_cached(sql)?.query_row([now.at.plus_days(-1)], |row| row.get(0))?;
    Ok(before.filter(|before| now.at.days_since(*before) >= MAX_AHEAD_DAYS))
}
