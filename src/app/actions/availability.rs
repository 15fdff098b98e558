//! The availability of actions: whether an action can be performed now, and why not.

use crate::{
    domain::{AccessRow, Class, Kind, Locked, Name, Refusal, UserDetails},
    text::{AddressAction, RestrictedAction},
};

/// The availability of an action in the current context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Availability {
    /// The action can be performed.
    Available,
    /// The data that the action needs is still loading. A key or click waits for that data.
    Pending,
    /// The action does not apply in the current context.
    Hidden,
    /// The action applies in the current context, but cannot be performed now.
    Disabled(DisabledReason),
}

impl Availability {
    /// Returns whether the help, the palette and which-key list the action. They leave out what the
    /// user can never do here.
    pub const fn is_listed(&self) -> bool {
        use DisabledReason::{OnlyThemselves, Outside};
        !matches!(self, Self::Hidden | Self::Disabled(Outside(_) | OnlyThemselves(_)))
    }

    /// Returns whether the hint line shows the action.
    pub const fn is_hinted(&self) -> bool {
        matches!(self, Self::Available | Self::Pending)
    }

    /// Why the action is disabled; `None` for every other answer.
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

impl DisabledReason {
    /// Returns whether the reason is about the viewer or the file, and so says enough alone.
    pub(in crate::app) fn is_of_viewer(&self) -> bool {
        match self {
            Self::Refused(why) => why.class() == Class::NoRight,
            Self::ReadOnly(_)
            | Self::Busy
            | Self::AdministersNothing
            | Self::AdministratorsOnly(..)
            | Self::OnlyThemselves(_)
            | Self::NotMember(_)
            | Self::Outside(_) => true,
            _ => false,
        }
    }
}

/// Why an action is disabled, for the help, the palette and messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisabledReason {
    /// A restricted session never has access to this. Lists of actions leave it out.
    Outside(RestrictedAction),
    /// The file is read-only, for this reason.
    ReadOnly(Locked),
    /// A sent command is waiting for a busy file.
    Busy,
    /// The rules refuse the action.
    Refused(Refusal),
    /// The rules refuse to give this person access.
    PersonRefused(Name, Box<Refusal>),
    /// The rules refuse to give access to this organisation.
    OrganisationRefused(Name, Box<Refusal>),
    /// Nobody, or only its author, can undo an operation with this event; `None` is an attempt.
    FinalOperation(Option<Kind>),
    /// The selected row no longer exists.
    RowGone,
    /// The action needs a selected row, and there is none.
    NoRow,
    /// A part of the typed filter cannot be read yet, so the list has rows that do not pass it.
    UnreadFilter,
    /// The typed filter leaves no row to go to.
    NothingFound,
    /// The dialog needs a chosen person, and there is none.
    NobodyChosen,
    /// Several people are marked, and the action is about one.
    OneAtATime,
    /// A message goes along with requests, and none will be sent.
    NoRequest,
    /// This user is blocked, so nobody can give them access.
    UserBlocked(Name),
    /// The search for somebody to ask for a relation has nobody.
    NobodyToAsk,
    /// No organisation is chosen.
    NoOrganisationChosen,
    /// The viewer is *Beheerder* of no organisation.
    AdministersNothing,
    /// Only members can open this organisation, and the viewer is not a member.
    NotMember(Name),
    /// Only this person can perform the action.
    OnlyThemselves(Name),
    /// Only a *Beheerder* of this organisation can perform the action, such as these.
    AdministratorsOnly(Name, Vec<Name>),
    /// The access of this person to none of these organisations can end.
    AccessStays(Name, Vec<AccessRow>),
    /// This organisation has no number of a trade register.
    NoRegisterNumber(Name),
    /// The user has no extra address that the action applies to.
    NoAddress(AddressAction, Box<UserDetails>),
    /// The selection has no text that the action could copy.
    NothingToCopy,
    /// The list has more rows than can be marked at once.
    TooManyToMark(usize),
    /// The list is empty, so an export would have no rows.
    NoRowsToExport,
    /// The screen has no list to export.
    NothingToExport,
}
