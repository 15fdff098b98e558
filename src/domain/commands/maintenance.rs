//! Maintenance by the owner of the file, which needs no right inside the program.

use crate::domain::Email;

/// Makes a user *Beheerder* of their environment when it has no other. Only the command line offers
/// this; the log names the system as the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appoint {
    /// The environment, typed as a confirmation: its name or its own domain.
    pub env: String,
    /// Any address of the user.
    pub email: Email,
    /// True to appoint the user even if the environment has active Beheerders.
    pub force: bool,
}
