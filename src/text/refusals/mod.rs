//! The reasons for refusals, as sentences.

mod admins;
mod fewer_words;
mod fixed;
mod names;
mod refusal;
mod short;

pub(crate) use fewer_words::in_fewer_words;
pub(crate) use refusal::reason_with_names;
pub use refusal::refusal;
pub use short::short;
pub(crate) use short::{
    behind_colon, beside_organisation, beside_plus, in_a_word, in_sentence, of_person, short_reason,
};
