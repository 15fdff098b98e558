//! The answer to *can this be done here and now?*, and why not.

use crate::{
    domain::{Locked, Name, Refusal, UserDetails},
    text::{AddressAction, Outside},
};

/// The answer to whether an action can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It can be done.
    Available,
    /// Its rows are still loading: a key or a click waits for them.
    Pending,
    /// It has no place here.
    Hidden,
    /// It has a place here, but cannot be done now.
    Disabled(DisabledReason),
}

impl Availability {
    /// Returns whether the help, the palette and which-key list the action.
    pub const fn is_listed(&self) -> bool {
        !matches!(self, Self::Hidden | Self::Disabled(DisabledReason::Outside(_)))
    }

    /// Returns whether the hint line shows the action.
    pub const fn is_hinted(&self) -> bool {
        matches!(self, Self::Available | Self::Pending)
    }

    /// Why the action is disabled, if it is.
    pub const fn reason(&self) -> Option<&DisabledReason> {
        match self {
            Self::Disabled(why) => Some(why),
            _ => None,
        }
    }
}

impl From<Result<(), Refusal>> for Availability {
    fn from(right: Result<(), Refusal>) -> Self {
        right.map_or_else(|why| Self::Disabled(DisabledReason::Refused(why)), |()| Self::Available)
    }
}

/// Why an action is disabled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisabledReason {
    /// This session has no access to that; nothing can change it, so it is not listed.
    Outside(Outside),
    /// The file is read-only.
    ReadOnly(Locked),
    /// A command waits for a busy file.
    Busy,
    /// The rules refuse it.
    Refused(Refusal),
    /// The selected row is gone.
    RowGone,
    /// There is no row to do it with.
    NoRow,
    /// The viewer is not a member of this organisation, so cannot open it.
    NotMember(Name),
    /// Only this person can do it.
    OnlyThemselves(Name),
    /// The user has no extra address for it.
    NoAddress(AddressAction, Box<UserDetails>),
    /// There is nothing of that kind to copy.
    NothingToCopy,
    /// The list has no rows to export.
    NoRowsToExport,
    /// There is no list to export.
    NothingToExport,
}
