//! Commits: turns commands into rows and log lines.

pub(crate) mod activation_code;
pub(crate) mod apply;
pub(crate) mod channel;
pub(crate) mod counter;
pub(crate) mod log;
pub(crate) mod transaction;
pub(crate) mod undo_in_parts;
pub(crate) mod write;
pub(crate) mod wrong_codes;
