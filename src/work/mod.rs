//! The worker threads: a writer, a reader, a searcher, a reader of the trade register, a watcher of
//! the file, and, if hosts share it, a follower of their log. They report with [`WorkerEvent`], so
//! that the event loop never waits for the store.

mod clock;
mod find;
mod follow;
mod input;
mod managers;
mod names;
mod partner_people;
mod row_search;
mod serve;
mod trade_register;
mod watch;
pub(crate) mod workers;

pub use clock::{SystemZone, now, system_zone, zone};
pub use find::{CandidateScope, Finder, TypedText};
pub use input::run_unless;
pub use row_search::search_rows;
pub use serve::handle_request;
pub use workers::{WorkerEvent, Workers};
