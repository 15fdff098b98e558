//! The reasons for refusals, as sentences.

mod admins;
mod fixed;
mod names;
mod refusal;
mod short;

pub(crate) use refusal::reason_with_names;
pub use refusal::refusal;
pub use short::short;
pub(crate) use short::{beside_organisation, beside_plus, in_a_word, short_reason};
