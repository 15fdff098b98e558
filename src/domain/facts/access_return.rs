//! How access that a user ends can come back.

use crate::domain::{Origin, UserStatus};

/// The facts about a membership and the viewer who ends it.
#[derive(Clone, Copy, Debug)]
pub struct EndingFacts {
    /// Own environment, or the partnership that the access goes through.
    pub origin: Origin,
    /// The status of the member.
    pub status: UserStatus,
    /// True if the member is *Basisgebruiker* of a partner, who gets no new access (R45).
    pub is_lowered: bool,
    /// True if the member and the viewer are of one environment.
    pub is_of_my_env: bool,
    /// True if the viewer is a *Beheerder* of the organisation.
    pub is_admin: bool,
}

/// How access that the viewer ends can come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessReturn {
    /// The viewer can undo it.
    ByUndo,
    /// Only a *Beheerder* of the organisation can undo it.
    ByAdmin,
    /// The organisation must ask again, and the user accept (R43).
    ByRequest,
    /// Nobody can undo it while the user is blocked.
    AfterUnblocking,
    /// Nobody can undo it while the user is *Basisgebruiker* of a partner (R45).
    AfterNewRole,
}

impl EndingFacts {
    /// Decides how this access can come back, by the rules of undo.
    pub fn comes_back(self) -> AccessReturn {
        let is_of_partner = matches!(self.origin, Origin::Partner(_));
        if is_of_partner && self.is_of_my_env {
            AccessReturn::ByRequest
        } else if !self.is_admin {
            AccessReturn::ByAdmin
        } else if self.status == UserStatus::Blocked {
            AccessReturn::AfterUnblocking
        } else if is_of_partner && self.is_lowered {
            AccessReturn::AfterNewRole
        } else {
            AccessReturn::ByUndo
        }
    }
}
