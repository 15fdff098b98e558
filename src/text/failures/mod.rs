//! Errors of the program, the file and the operating system.

pub(crate) mod failure;
pub(crate) mod locked;
pub(crate) mod shared_log;
pub mod system;
