//! `ssh`: commands on keys, on the setup of sshd, and for sshd itself.

mod check;
mod confirm;
mod host;
mod keys;
mod lookup;
mod setup;

pub(in crate::cli) use check::check;
pub(in crate::cli) use confirm::confirm_with_code;
pub(in crate::cli::commands) use keys::confirm_key;
pub(in crate::cli) use keys::keys;
pub(in crate::cli) use lookup::lookup;
pub(in crate::cli) use setup::setup;
