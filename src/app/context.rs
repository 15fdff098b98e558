//! The places in which keys mean something.

use crate::text::Texts;

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Always, in text fields and dialogs too.
    Always,
    /// On every screen, while no text field and no dialog has focus.
    Everywhere,
    /// Moving in anything that has rows.
    Move,
    /// On every list.
    List,
    /// On a screen with tabs.
    Tabs,
    /// In the menu on the left.
    Menu,
    /// On every tab of an organisation.
    Organisation,
    /// Among its members.
    Members,
    /// Among its requests.
    Requests,
    /// In Postvak IN.
    Inbox,
    /// In the list of organisations.
    Organisations,
    /// In the list of users.
    Users,
    /// On one user.
    User,
    /// Among what a user has access to.
    Access,
    /// Among the keys of a user.
    Keys,
    /// Among the partners.
    Partners,
    /// Where relations are found.
    FindTabs,
    /// Among the relation requests that were sent.
    Sent,
    /// In the log.
    Log,
    /// At the sign-in screen.
    Door,
    /// In a form.
    Form,
    /// In a text field.
    Field,
    /// In a field with a list of matches below it.
    Picker,
    /// In the first step of the member dialog.
    Choose,
    /// In its second step.
    Check,
    /// In a question with buttons.
    Confirm,
    /// Where somebody else was first.
    Conflict,
    /// Among the reasons for declining.
    Reasons,
    /// On the card of one member.
    Card,
    /// In the palette.
    Palette,
    /// In anything that is only read.
    Reading,
}

impl Context {
    /// What it is called, as where a key works.
    pub const fn label(self, texts: &'static Texts) -> &'static str {
        let places = &texts.places;
        match self {
            Self::Always => places.always,
            Self::Everywhere => places.everywhere,
            Self::Move => places.moving,
            Self::List => places.list,
            Self::Tabs => places.tabs,
            Self::Menu => places.menu,
            Self::Organisation => places.organisation,
            Self::Members => places.members,
            Self::Requests => places.requests,
            Self::Inbox => places.inbox,
            Self::Organisations => places.organisations,
            Self::Users => places.users,
            Self::User => places.user,
            Self::Access => places.access,
            Self::Keys => places.keys,
            Self::Partners => places.partners,
            Self::FindTabs => places.find_tabs,
            Self::Sent => places.sent,
            Self::Log => places.log,
            Self::Door => places.door,
            Self::Form => places.form,
            Self::Field => places.field,
            Self::Picker => places.picker,
            Self::Choose => places.choose,
            Self::Check => places.check,
            Self::Confirm => places.confirm,
            Self::Conflict => places.conflict,
            Self::Reasons => places.reasons,
            Self::Card => places.card,
            Self::Palette => places.palette,
            Self::Reading => places.reading,
        }
    }

    /// Whether it is also there while a text field has focus: letters are text then.
    pub(super) const fn is_for_text(self) -> bool {
        matches!(
            self,
            Self::Always
                | Self::FindTabs
                | Self::Door
                | Self::Form
                | Self::Field
                | Self::Picker
                | Self::Choose
                | Self::Palette
        )
    }

    /// Whether a key cannot mean one thing here and another there: it is the same place, or they
    /// are on one screen.
    pub(super) fn is_beside(self, other: Self) -> bool {
        use Context::{Always, Everywhere, List, Move};
        let wide = |context| matches!(context, Always | Everywhere | Move | List);
        self == other
            || (wide(self) && other.is_on_screens())
            || (wide(other) && self.is_on_screens())
    }

    pub(super) const fn is_on_screens(self) -> bool {
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
