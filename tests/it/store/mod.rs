//! Tests of the store on a real SQLite file: scenarios, the file itself, and constraints.

mod access_to_several;
mod addresses;
mod answers;
mod clock;
mod codes;
mod confusables;
mod constraints;
mod environment_details;
mod environments;
mod file;
mod filters;
mod give_access;
mod hidden_cost;
mod hidden_ids;
mod inbox;
mod key_confirmation;
mod keys;
mod levels;
mod log_groups;
mod maintenance;
mod migrate;
mod model;
mod open;
mod organisations;
mod pages;
mod partner_people;
mod partnerships;
mod pause;
mod query_cost;
mod races;
mod register_data;
mod restore;
mod shared_log;
mod shared_log_faults;
mod shared_log_gate;
mod shared_log_patroni;
mod shared_log_races;
mod shared_log_speed;
mod story;
mod undo;
mod undo_returned;
mod users;
#[cfg(target_os = "linux")]
mod write_queue;

use toegang::domain::{Facts, Record};

use crate::support::World;

/// Reproduces all rows from the log: the last entry of each row.
pub(crate) fn replay(world: &World) -> Facts {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let mut find = db.prepare("select becomes from log order by seq").unwrap();
    let lines = find.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut facts = Facts::default();
    for line in lines {
        let kept: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        assert_eq!(kept["v"], 1, "the version of the line");
        facts.insert(serde_json::from_value::<Record>(kept["row"].clone()).unwrap());
    }
    facts
}

/// Returns the number of operations and of entries in the log.
pub(crate) fn log_size(world: &World) -> (i64, i64) {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    db.query_row("select count(distinct handling), count(*) from log", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .unwrap()
}
