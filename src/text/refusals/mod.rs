//! Why something is refused.

mod admins;
mod fixed;
mod names;
mod refusal;
mod short;

pub(crate) use refusal::{named, refusal};
pub(crate) use short::{denied, short};
