//! Refusals: why something was not done.

pub(crate) mod already_exists;
pub(crate) mod codes;
pub(crate) mod dump_error;
pub(crate) mod extract_fault;
pub(crate) mod read_only;
pub(crate) mod refusal;
