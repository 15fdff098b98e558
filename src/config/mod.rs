//! Where things are. The only room that reads the environment.

mod paths;

pub use paths::{Paths, chosen_db};
