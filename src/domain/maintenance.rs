//! What whoever owns the file does on the file itself, outside every right (A1).

use super::Email;

/// Makes somebody Beheerder of his environment: the way out when it has none left. Never on a
/// screen, and done by the system (A1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appoint {
    /// The environment as it was typed, by its name or own domain: to be sure.
    pub env: String,
    /// Whom, by any address.
    pub email: Email,
    /// Whether also when the environment has active Beheerders, who could do it themselves.
    pub anyway: bool,
}
