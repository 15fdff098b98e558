//! The example data: an accountant's office, a bakery, builders and their bookkeepers, as past
//! events. The events depend only on the given moment, and none is later.

mod builder;
mod country;
mod crowd;
mod full;
mod names;
mod small;
mod story;

pub use crowd::Crowd;

use crate::domain::{HistoryBatch, Now};

/// Returns the small example: four environments, eleven people and four organisations, used by the
/// scenarios.
pub fn small(now: Now) -> Vec<HistoryBatch> {
    let mut world = builder::World::new(now);
    small::build(&mut world);
    world.into_batches()
}

/// Returns the small example and enough people around it to make searching worthwhile: about 300
/// own users of eigendomein.nl, 40 people of partners, 14 organisations, 4 open requests, and a
/// year of log.
pub fn full(now: Now) -> Vec<HistoryBatch> {
    let mut world = builder::World::new(now);
    let small = small::build(&mut world);
    full::build(&mut world, &small);
    world.into_batches()
}

/// Returns the whole example with `users` more own users of eigendomein.nl, generated during
/// iteration.
pub fn crowd(now: Now, users: usize, seed: u64) -> Crowd {
    Crowd::new(now, users, seed)
}
