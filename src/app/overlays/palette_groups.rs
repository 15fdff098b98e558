//! The groups of the palette: which lines stand below which heading, before the user types and after.

use crate::{
    app::{Action, Context},
    text::{self, Lang, grammar::names::upper_first},
};

/// A group of lines of the palette, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaletteGroup {
    /// The actions that the user ran last from the palette.
    Recent,
    /// Actions on the row under the cursor, or on the marked rows.
    Row,
    /// Other actions of the screen, and its saved filters.
    Screen,
    /// Other screens.
    GoTo,
    /// Actions of every screen.
    Everywhere,
    /// Themes and languages.
    Settings,
    /// Actions that cannot be performed now.
    NotNow,
    /// Found: actions and settings, which have no heading.
    Actions,
    /// Found: organisations.
    Organisations,
    /// Found: users of the environment.
    Users,
    /// Found: users of partners.
    PartnerPeople,
    /// Found: open requests.
    Requests,
    /// Found: actions of other screens of which only other words have the text.
    OtherScreens,
    /// Found: people whose names are only similar to the text.
    Similar,
}

/// A row of the palette as drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteRow {
    /// The empty row above a group.
    Blank,
    /// The heading of a group.
    Heading(String),
    /// The line with this index in [`Palette::entries`](super::palette::Palette::entries).
    Entry(usize),
    /// A part of the reason why the line with this index is unavailable, which does not fit in the
    /// row of the line.
    Reason(usize, String),
}

impl PaletteGroup {
    /// Returns the group of an action whose keys are in this context.
    pub(super) fn of_action(action: Action, context: Option<Context>) -> Self {
        match (action, context) {
            (Action::Go(_) | Action::GoMyself | Action::GoSignIn, _) => Self::GoTo,
            (_, Some(Context::Everywhere | Context::Always)) => Self::Everywhere,
            (_, Some(context)) if action.is_about_row() && context.has_rows() => Self::Row,
            _ => Self::Screen,
        }
    }

    /// The heading, if the group has one. `row` is the name of the row under the cursor, if it is
    /// known.
    pub(super) fn heading(self, lang: Lang, row: Option<&str>) -> Option<String> {
        let heading = match (self, row) {
            (Self::Row, Some(row)) => return Some(row.to_owned()),
            (Self::Actions, _) => return None,
            (Self::Recent, _) => text::input::RECENTLY_USED,
            (Self::Row, None) => text::input::THIS_ROW,
            (Self::Screen, _) => text::input::THIS_SCREEN,
            (Self::GoTo, _) => text::input::GO_TO,
            (Self::Everywhere, _) => text::places::EVERYWHERE,
            (Self::Settings, _) => text::input::SETTINGS,
            (Self::NotNow, _) => text::input::NOT_NOW,
            (Self::Organisations, _) => text::headings::ORGANISATIONS,
            (Self::Users, _) => text::headings::USERS,
            (Self::PartnerPeople, _) => text::palette::PARTNER_PEOPLE,
            (Self::Requests, _) => text::headings::REQUESTS,
            (Self::OtherScreens, _) => text::palette::OTHER_SCREENS,
            (Self::Similar, _) => text::search::SIMILAR,
        };
        Some(upper_first(heading.of(lang)))
    }
}
