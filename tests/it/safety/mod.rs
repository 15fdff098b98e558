//! What may never happen: the negative tests by number, a file that was changed by hand and passes
//! for whole, a copy that is none.

mod file;
mod numbered;
mod ssh;
mod sshd;
mod tamper;
