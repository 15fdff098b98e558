//! The database file: opening, creation, and checks that it is not replaced.

pub(crate) mod connect;
pub(crate) mod create;
pub(crate) mod disk;
pub(crate) mod folder;
pub(crate) mod forward_compat;
pub(crate) mod identity;
pub(crate) mod interrupt;
pub(crate) mod network;
pub(crate) mod open;
pub(crate) mod read_only;
pub(crate) mod staging;
pub(crate) mod time_zone;
pub(crate) mod trace;
pub(crate) mod write_queue;
