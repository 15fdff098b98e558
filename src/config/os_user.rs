//! Who runs the program, as the operating system knows him.

use nix::unistd::{Uid, User};

/// The name of the user in whose name the program runs, else his number.
pub fn os_user() -> String {
    let uid = Uid::effective();
    let found = User::from_uid(uid).ok().flatten();
    found.map_or_else(|| uid.to_string(), |user| user.name)
}
