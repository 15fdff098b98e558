//! What may never happen: the negative tests by number, a file that was changed by hand and passes
//! for whole, a copy that is none; and what no test can wait for, made to happen: a program that is
//! killed in the middle, a machine that loses its power, a disk that fails, a page that rots.
//!
//! Those of the second kind throw dice a few times in every run. With `TOEGANG_LONG=1` they go on
//! until the bars of the safety document and say what they reached:
//! `TOEGANG_LONG=1 cargo test --release safety -- --nocapture --test-threads=1`.

mod anchor;
mod displaced;
mod ended;
mod faults;
mod file;
mod given;
mod killed;
mod locked;
mod machine;
mod makers;
mod mutated;
mod newer;
mod numbered;
mod own_files;
mod power;
mod processes;
mod schema;
mod screens;
mod ssh;
mod sshd;
mod steps;
mod tamper;
