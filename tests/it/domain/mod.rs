//! Rules and values without a store.

mod event;
mod key;
mod meant;
mod name;
mod naming;
mod person_ref;
mod safe;
mod standing;
mod system;
