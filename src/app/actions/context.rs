//! Key contexts: the parts of the screen with their own key bindings.

use crate::text::{self, Lang};

/// A part of the screen with its own key bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Everywhere, including text fields and dialogs.
    Always,
    /// On every screen, unless a text field or dialog has focus.
    Everywhere,
    /// In every list, menu and overlay with rows: cursor movement.
    Move,
    /// In every list of a screen.
    List,
    /// On a screen with tabs, outside text fields.
    Tabs,
    /// In the menu of screens, on the left.
    Menu,
    /// On every tab of an organisation (*Organisatie*).
    Organisation,
    /// On the tab with the details of an organisation.
    Details,
    /// In the list of members of an organisation.
    Members,
    /// In the list of requests that an organisation sent.
    Requests,
    /// In the inbox (*Postvak IN*).
    Inbox,
    /// On the screen with the list of organisations.
    Organisations,
    /// On the screen with the list of users.
    Users,
    /// On the page of a user.
    User,
    /// In the list of organisations that a user has access to.
    Access,
    /// In the list of a user's SSH keys.
    Keys,
    /// In the list of active partnerships.
    Partners,
    /// On the partner tab that finds relations, in the list of matches.
    Find,
    /// On the partner tab that finds relations, in the search field.
    FindTabs,
    /// In the list of sent relation requests.
    Sent,
    /// In the log of everything or of one organisation.
    Log,
    /// On the sign-in screen, whose text field has focus.
    SignIn,
    /// In a form, outside its text fields too.
    Form,
    /// In the form of a new organisation, while the trade register can fill it in.
    Lookup,
    /// In any text field: editing keys.
    Field,
    /// In the filter field of a list with fields.
    Filter,
    /// In a field with a list of matches below it.
    Picker,
    /// In the first step of a dialog that gives access, where the user chooses people or
    /// organisations.
    Choose,
    /// In the second step of a dialog that gives access, where the user checks the choices.
    Check,
    /// In the question about a *Beheerder* from another environment.
    OutsideAdmin,
    /// In a confirmation with buttons.
    Confirm,
    /// In the dialog about a change that another user made first.
    Conflict,
    /// In the dialog to decline a request.
    Reasons,
    /// On the card with the details of one member.
    Card,
    /// In the dialog with a new code.
    Code,
    /// In the command palette, while its text field has focus.
    Palette,
    /// In the overlay with messages.
    Messages,
    /// In a read-only overlay.
    Reading,
}

impl Context {
    /// The heading of the context in the help.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Always => text::places::ALWAYS.of(lang),
            Self::Everywhere => text::places::EVERYWHERE.of(lang),
            Self::Move => text::places::MOVING.of(lang),
            Self::List => text::places::LIST.of(lang),
            Self::Tabs => text::places::TABS.of(lang),
            Self::Menu => text::places::MENU.of(lang),
            Self::Organisation => text::places::ORGANISATION.of(lang),
            Self::Details => text::places::DETAILS.of(lang),
            Self::Members => text::places::MEMBERS.of(lang),
            Self::Requests => text::places::REQUESTS.of(lang),
            Self::Inbox => text::places::INBOX.of(lang),
            Self::Organisations => text::places::ORGANISATIONS.of(lang),
            Self::Users => text::places::USERS.of(lang),
            Self::User => text::places::USER.of(lang),
            Self::Access => text::places::ACCESS.of(lang),
            Self::Keys => text::places::KEYS.of(lang),
            Self::Partners => text::places::PARTNERS.of(lang),
            Self::Find => text::places::FIND.of(lang),
            Self::FindTabs => text::places::FIND_TABS.of(lang),
            Self::Sent => text::places::SENT.of(lang),
            Self::Log => text::places::LOG.of(lang),
            Self::SignIn => text::places::AT_SIGN_IN.of(lang),
            Self::Form => text::places::FORM.of(lang),
            Self::Lookup => text::places::LOOKUP.of(lang),
            Self::Field => text::places::FIELD.of(lang),
            Self::Filter => text::places::FILTER.of(lang),
            Self::Picker => text::places::PICKER.of(lang),
            Self::Choose => text::places::CHOOSE.of(lang),
            Self::Check => text::places::CHECK.of(lang),
            Self::OutsideAdmin => text::places::OUTSIDE_ADMIN.of(lang),
            Self::Confirm => text::places::CONFIRM.of(lang),
            Self::Conflict => text::places::CONFLICT.of(lang),
            Self::Reasons => text::places::REASONS.of(lang),
            Self::Card => text::places::CARD.of(lang),
            Self::Code => text::places::CODE.of(lang),
            Self::Palette => text::places::PALETTE.of(lang),
            Self::Messages => text::messages::MESSAGES_TITLE.of(lang),
            Self::Reading => text::places::READING.of(lang),
        }
    }

    /// Returns whether the context is active while a text field has focus, where letters are text.
    pub(crate) const fn is_for_text(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::FindTabs
                | Self::SignIn
                | Self::Form
                | Self::Lookup
                | Self::Field
                | Self::Filter
                | Self::Picker
                | Self::Choose
                | Self::Palette
        )
    }

    /// Returns whether both contexts can be active together. A key must then not mean different
    /// actions in them.
    pub(crate) fn is_beside(self, other: Self) -> bool {
        use Context::{Always, Everywhere, List, Move};
        let wide = |context| matches!(context, Always | Everywhere | Move | List);
        self == other
            || (wide(self) && other.is_on_screens())
            || (wide(other) && self.is_on_screens())
    }

    /// Returns whether actions in this context apply to the rows of a list. `false` for the page of
    /// one organisation or user.
    pub(crate) const fn has_rows(self) -> bool {
        !matches!(self, Self::Organisation | Self::Details | Self::User)
    }

    /// Returns whether the context belongs to a screen, not to a dialog or overlay.
    pub(crate) const fn is_on_screens(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::Everywhere
                | Self::Move
                | Self::List
                | Self::Organisation
                | Self::Details
                | Self::Members
                | Self::Requests
                | Self::Inbox
                | Self::Organisations
                | Self::Users
                | Self::User
                | Self::Access
                | Self::Keys
                | Self::Partners
                | Self::Find
                | Self::Sent
                | Self::Log
        )
    }
}
