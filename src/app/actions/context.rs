//! Key contexts: the parts of the screen in which a key has a meaning.

use crate::text::{self, Lang};

/// A part of the screen with its own key bindings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Always, in text fields and dialogs too.
    Always,
    /// On every screen, while no text field and no dialog has focus.
    Everywhere,
    /// In anything with rows: cursor movement.
    Move,
    /// On every list.
    List,
    /// On a screen with tabs.
    Tabs,
    /// In the menu on the left.
    Menu,
    /// On every tab of an organisation (*Organisatie*).
    Organisation,
    /// In the list of members.
    Members,
    /// In the list of requests.
    Requests,
    /// In the inbox (*Postvak IN*).
    Inbox,
    /// In the list of organisations.
    Organisations,
    /// In the list of users.
    Users,
    /// On the page of a user.
    User,
    /// In the list of organisations that a user has access to.
    Access,
    /// In the list of keys of a user.
    Keys,
    /// In the list of partners.
    Partners,
    /// On the partner tab that finds relations.
    FindTabs,
    /// In the list of sent relation requests.
    Sent,
    /// In the log.
    Log,
    /// On the sign-in screen.
    SignIn,
    /// In a form.
    Form,
    /// In a text field.
    Field,
    /// In a field with a list of matches below it.
    Picker,
    /// In the first step of the member dialog: choosing people.
    Choose,
    /// In the second step of the member dialog: checking.
    Check,
    /// In a confirmation with buttons.
    Confirm,
    /// In the dialog that reports a lost race.
    Conflict,
    /// Among the reasons for declining.
    Reasons,
    /// On the card of one member.
    Card,
    /// In the palette.
    Palette,
    /// In a read-only overlay.
    Reading,
}

impl Context {
    /// The name of the context in the help.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Always => text::places::ALWAYS.of(lang),
            Self::Everywhere => text::places::EVERYWHERE.of(lang),
            Self::Move => text::places::MOVING.of(lang),
            Self::List => text::places::LIST.of(lang),
            Self::Tabs => text::places::TABS.of(lang),
            Self::Menu => text::places::MENU.of(lang),
            Self::Organisation => text::places::ORGANISATION.of(lang),
            Self::Members => text::places::MEMBERS.of(lang),
            Self::Requests => text::places::REQUESTS.of(lang),
            Self::Inbox => text::places::INBOX.of(lang),
            Self::Organisations => text::places::ORGANISATIONS.of(lang),
            Self::Users => text::places::USERS.of(lang),
            Self::User => text::places::USER.of(lang),
            Self::Access => text::places::ACCESS.of(lang),
            Self::Keys => text::places::KEYS.of(lang),
            Self::Partners => text::places::PARTNERS.of(lang),
            Self::FindTabs => text::places::FIND_TABS.of(lang),
            Self::Sent => text::places::SENT.of(lang),
            Self::Log => text::places::LOG.of(lang),
            Self::SignIn => text::places::AT_SIGN_IN.of(lang),
            Self::Form => text::places::FORM.of(lang),
            Self::Field => text::places::FIELD.of(lang),
            Self::Picker => text::places::PICKER.of(lang),
            Self::Choose => text::places::CHOOSE.of(lang),
            Self::Check => text::places::CHECK.of(lang),
            Self::Confirm => text::places::CONFIRM.of(lang),
            Self::Conflict => text::places::CONFLICT.of(lang),
            Self::Reasons => text::places::REASONS.of(lang),
            Self::Card => text::places::CARD.of(lang),
            Self::Palette => text::places::PALETTE.of(lang),
            Self::Reading => text::places::READING.of(lang),
        }
    }

    /// Returns whether the context is active while a text field has focus: letters are text then.
    pub(crate) const fn is_for_text(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::FindTabs
                | Self::SignIn
                | Self::Form
                | Self::Field
                | Self::Picker
                | Self::Choose
                | Self::Palette
        )
    }

    /// Returns whether both contexts can be active together, so that a key needs one meaning in
    /// both.
    pub(crate) fn is_beside(self, other: Self) -> bool {
        use Context::{Always, Everywhere, List, Move};
        let wide = |context| matches!(context, Always | Everywhere | Move | List);
        self == other
            || (wide(self) && other.is_on_screens())
            || (wide(other) && self.is_on_screens())
    }

    /// Returns whether the context is a list, whose rows the actions are about, and not the page of
    /// one organisation or user.
    pub(crate) const fn has_rows(self) -> bool {
        !matches!(self, Self::Organisation | Self::User)
    }

    /// Returns whether the context is one of screens, and not of dialogs or overlays.
    pub(crate) const fn is_on_screens(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::Everywhere
                | Self::Move
                | Self::List
                | Self::Organisation
                | Self::Members
                | Self::Requests
                | Self::Inbox
                | Self::Organisations
                | Self::Users
                | Self::User
                | Self::Access
                | Self::Keys
                | Self::Partners
                | Self::Sent
                | Self::Log
        )
    }
}
