//! The example world: an accountant's office, a baker, builders and their bookkeepers, as chapters
//! of the past. Deterministic for a given moment, and never in the future of it.

mod builder;
mod country;
mod crowd;
mod names;
mod small;
mod story;
mod whole;

pub use crowd::Crowd;

use crate::domain::{Chapter, Now};

/// The small world: four environments, eleven people, four organisations (world F0).
pub fn small(now: Now) -> Vec<Chapter> {
    let mut world = builder::World::new(now);
    small::build(&mut world);
    world.written()
}

/// The small world, and around it enough people to make searching worthwhile: about 300 own users
/// of eigendomein.nl, 40 people of partners, 14 organisations, 4 open requests, a year of log.
pub fn whole(now: Now) -> Vec<Chapter> {
    let mut world = builder::World::new(now);
    let small = small::build(&mut world);
    whole::build(&mut world, &small);
    world.written()
}

/// The whole world, and `users` more own users of eigendomein.nl among it: made while it is read.
pub fn crowd(now: Now, users: usize, seed: u64) -> Crowd {
    Crowd::new(now, users, seed)
}
