//! Errors of the program, the file and the operating system.

pub(crate) mod system;
