//! The threads: one that writes, one that reads, one that searches, one that watches the file. They
//! talk to the loop in [`Heard`], and nothing else in the program waits for the store.

mod clock;
mod desk;
mod find;
mod input;
mod managers;
mod names;
mod near;
mod serve;
mod watch;

pub use clock::{SystemZone, now, system_zone, zone};
pub use desk::{Desk, Heard};
pub use find::Finder;
pub use input::unless;
pub use near::near;
pub use serve::serve;
