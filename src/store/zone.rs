//! The time zone of the file, and a clock that is too far ahead to end anything.

use rusqlite::Connection;

use super::{Result, Store, apply, counter, log, table::meta};
use crate::domain::{Actor, Event, HandlingId, Kind, Moment, Name, Now, Record, Via, Zone};

/// Days that a clock may be ahead of the last line of the log that was not written today.
const AHEAD: i64 = 31;

impl Store {
    /// The time zone in which the days of this file begin and end; nothing before it was set.
    pub fn zone(&self) -> Result<Option<Zone>> {
        self.surely(|it| it.read(meta::zone))
    }

    /// Gives a file that has no time zone its first one. It is no handling: nothing was otherwise
    /// before. Of two who do it at once, the first one counts.
    pub fn begin_zone(&mut self, zone: &Zone) -> Result<()> {
        self.write(|tx| match meta::zone(tx)? {
            Some(_) => Ok(()),
            None => meta::write_zone(tx, zone).map(drop),
        })
    }

    /// Changes the time zone, by maintenance on the file; the log says that the system did it, for
    /// which user of the operating system. Nothing when it is that zone already.
    pub fn change_zone(
        &mut self,
        zone: &Zone,
        os_user: Option<&Name>,
        now: Now,
    ) -> Result<Option<HandlingId>> {
        self.write(|tx| {
            let was = meta::zone(tx)?;
            if was.as_ref() == Some(zone) {
                return Ok(None);
            }
            let (was, becomes) = (was.map(Record::Zone), Record::Zone(zone.clone()));
            let event = Event { kind: Kind::FileZone, was, becomes, by_system: true };
            let handling = HandlingId(counter::fresh(tx)?);
            let (at, actor, via) = (now.at, Actor::System, Via::Cli);
            apply::apply(tx, &event)?;
            log::write(
                tx,
                log::Head { at, actor, via, key: None, handling, undoes: None, os_user },
                &event,
            )?;
            counter::advance(tx, handling.0 + 1)?;
            Ok(Some(handling))
        })
    }

    /// When the log was last written before today, if this clock is so far ahead of that that nothing
    /// is written down as over: it is more likely wrong than that nobody came for so long. What is
    /// written today, perhaps by the same clock, does not count.
    pub fn clock_is_ahead(&self, now: Now) -> Result<Option<Moment>> {
        self.surely(|it| it.read(|db| is_ahead(db, now)))
    }
}

pub(super) fn is_ahead(db: &Connection, now: Now) -> Result<Option<Moment>> {
    // Where more than these were written today, people are at work, and the clock is theirs.
    let sql = "select max(at) from (select at from log order by seq desc limit 256) where at <= ?1";
    let before: Option<Moment> =
        db.prepare_cached(sql)?.query_row([now.at.plus_days(-1)], |row| row.get(0))?;
    Ok(before.filter(|before| now.at.days_since(*before) >= AHEAD))
}
