//! What may never happen: a file that was changed by hand and passes for whole.

mod file;
mod tamper;
