//! Queries of single properties of an action.

use super::{property::Property, table::Action};
use crate::{
    app::MenuItem,
    text::{self, Lang},
};

impl Action {
    fn has(self, property: Property) -> bool {
        self.properties().contains(&property)
    }

    /// Further words that find the action in the palette; `None` if its label says enough.
    pub(in crate::app) fn synonyms(self, lang: Lang) -> Option<&'static str> {
        use text::synonyms as words;
        let words = match self {
            Self::Add | Self::AddTo | Self::GiveAccess => words::ACCESS,
            Self::Open => words::OPEN,
            Self::AddUser => words::NEW_USER,
            Self::NewCode | Self::KeyCode => words::CODE,
            Self::GoMyself => words::GO_MYSELF,
            Self::Rename => words::RENAME,
            Self::AddAddress => words::ADD_ADDRESS,
            Self::AddKey => words::ADD_KEY,
            Self::GoSignIn => words::GO_SIGN_IN,
            Self::Quit => words::QUIT,
            Self::Suspend => words::SUSPEND,
            Self::Language => words::LANGUAGE,
            Self::Help => words::HELP,
            Self::Messages => words::MESSAGES,
            Self::Undo => words::UNDO,
            Self::Redo => words::REDO,
            Self::Refresh => words::REFRESH,
            Self::Export => words::EXPORT,
            Self::Filter => words::FILTER,
            Self::SavedFilters => words::SAVED_FILTERS,
            Self::NewOrganisation => words::NEW_ORGANISATION,
            Self::Edit => words::EDIT,
            Self::RefreshFromRegister => words::REFRESH_FROM_REGISTER,
            Self::ActivateNow => words::ACTIVATE_NOW,
            Self::Approve => words::APPROVE,
            Self::Accept => words::ACCEPT,
            Self::Decline => words::DECLINE,
            Self::Remove | Self::Revoke => words::REMOVE,
            Self::RemoveUser => words::REMOVE_USER,
            Self::RemoveOrganisation => words::REMOVE_ORGANISATION,
            Self::Leave => words::LEAVE,
            Self::Block => words::BLOCK,
            Self::RoleAdmin => words::ROLE_ADMIN,
            Self::Renew => words::RENEW,
            Self::Withdraw => words::WITHDRAW,
            Self::AskRelation => words::ASK_RELATION,
            Self::EndPartnership => words::END_PARTNERSHIP,
            Self::Go(MenuItem::Inbox) => words::GO_INBOX,
            Self::Go(MenuItem::Organisations) => words::GO_ORGANISATIONS,
            Self::Go(MenuItem::Users) => words::GO_USERS,
            Self::Go(MenuItem::Partners) => words::GO_PARTNERS,
            Self::Go(MenuItem::Log) => words::GO_LOG,
            Self::Go(MenuItem::Environment) => words::GO_ENVIRONMENT,
            _ => return None,
        };
        Some(words.of(lang))
    }

    /// Returns whether the action changes data.
    pub fn writes(self) -> bool {
        self.has(Property::Writes)
    }

    /// Returns whether the action applies to the selected rows, in a context with rows.
    pub fn is_about_row(self) -> bool {
        self.has(Property::Row)
    }

    /// Returns whether the action moves the cursor.
    pub fn moves(self) -> bool {
        self.has(Property::Moves)
    }

    /// Returns whether the action works while the rows of the screen load.
    pub fn is_at_once(self) -> bool {
        self.has(Property::AtOnce) || self.is_urgent()
    }

    /// Returns whether the action confirms one kind of question.
    pub fn confirms(self) -> bool {
        self.has(Property::Confirms)
    }

    /// Returns whether the action answers yes to ending or discarding something (R271).
    pub const fn destroys(self) -> bool {
        matches!(self, Self::YesRemove | Self::YesWithdraw | Self::YesEnd | Self::YesDecline)
    }

    /// Returns whether the action works while a command is pending.
    pub fn is_urgent(self) -> bool {
        self.has(Property::Urgent)
    }
}
