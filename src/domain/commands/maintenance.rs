//! Maintenance by the owner of the file, which no user of the program needs a right for.

use crate::domain::Email;

/// Makes a user *Beheerder* of their environment, for an environment that has none left. Only on
/// the command line, and done by the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appoint {
    /// The environment, typed as a confirmation: its name or its own domain.
    pub env: String,
    /// Any address of the user.
    pub email: Email,
    /// Do it even if the environment has active Beheerders who could do it themselves.
    pub force: bool,
}
