//! The operating system's name for the current user.

use nix::unistd::{Uid, User};

/// Returns the name of the effective user; the numeric id if the system has no name for it.
pub fn os_user() -> String {
    let uid = Uid::effective();
    let found = User::from_uid(uid).ok().flatten();
    found.map_or_else(|| uid.to_string(), |user| user.name)
}
