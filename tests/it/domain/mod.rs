//! The rules and words by themselves, without a store.

mod name;
mod standing;
