//! What happened: changes, results and conflicts, as sentences.

pub(crate) mod differences;
