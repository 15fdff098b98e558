//! The rules and words by themselves, without a store.

mod event;
mod meant;
mod name;
mod standing;
