//! Copies, recovery, migration and dumps of whole files.

pub(crate) mod dump;
pub(crate) mod maintenance;
pub(crate) mod recover;
