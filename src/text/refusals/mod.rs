//! Why something is refused.

mod admins;
mod fixed;
mod names;
mod refusal;
mod short;

pub(crate) use refusal::named;
pub use refusal::refusal;
pub(crate) use short::denied;
pub use short::short;
