//! The reasons for refusals, as sentences.

mod admins;
mod fewer_words;
mod fixed;
mod names;
mod refusal;
mod short;

pub(crate) use fewer_words::in_fewer_words;
pub use refusal::refusal;
pub(crate) use refusal::{behind_colon, reason_with_names};
pub use short::short;
pub(crate) use short::{
    beside_organisation, beside_plus, in_a_word, in_sentence, of_person, short_reason,
};
