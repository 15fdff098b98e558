//! The rules and words by themselves, without a store.

mod meant;
mod name;
mod standing;
