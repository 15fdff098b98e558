//! The behaviour of a screen, as one trait.

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::{Body, FactCursor, Facts};
use crate::{
    app::{
        Action, Address, Availability, Context, Exported, Field, Selection, TextOverlay,
        cache::slot::Wanted,
        dialogs::Dialog,
        layout::bands::Bands,
        lists::{any_list::AnyList, table::AnyTable},
    },
    domain::{Command, KeyId, Me, MemberVerb, Name, Now, OrgId, Person, Query, Receipt, UserId},
    text::{Lang, Text},
};

/// The parts of the state that a screen may read while it acts.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct ScreenContext<'a> {
    /// The size of the area for rows, in cells.
    pub(in crate::app) size: Size,
    pub(in crate::app) now: Now,
    pub(in crate::app) lang: Lang,
    pub(in crate::app) zone: &'a TimeZone,
    /// The signed-in user; `None` until loaded.
    pub(in crate::app) me: Option<&'a Me>,
    /// The ssh key that the user signed in with; `None` outside ssh sessions.
    pub(in crate::app) key: Option<KeyId>,
}

impl ScreenContext<'_> {
    /// Number of list rows that fit.
    pub(in crate::app) fn height(&self) -> usize {
        self.size.height.into()
    }
}

/// The next step after an action on a screen.
#[derive(Debug)]
pub(in crate::app) enum ScreenOutcome {
    /// The screen handled the action and stays open.
    Stay,
    /// The action does not belong to this screen.
    Unknown,
    /// Move the focus to the menu.
    ToMenu,
    /// Start a session for this person.
    SignIn(Person),
    /// Open this screen on top.
    Open(Address),
    /// Open this screen on top, on this tab and with this filter of its list.
    OpenTab(Address, usize, String),
    /// Open this organisation on top, on its completed requests and with this filter.
    OpenHandled(Address, String),
    /// Open this dialog over the screen.
    Ask(Dialog),
    /// Open this text as an overlay.
    Read(TextOverlay),
    /// Run a command without confirmation.
    Do(Command),
}

/// The properties of the selected rows that decide which actions are available. The selected rows
/// are the marked rows, or else the row under the cursor. Collected once for all actions.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct SelectedRows {
    pub(in crate::app) count: usize,
    /// The verbs that would change one of the members.
    pub(in crate::app) changing: Vec<MemberVerb>,
    /// Number of selected members other than the viewer.
    pub(in crate::app) others: usize,
    /// Number of those whose access can end: the last *Beheerder* of an organisation stays.
    pub(in crate::app) removable: usize,
    /// `true` if the only selected member is that last *Beheerder*.
    pub(in crate::app) is_last_admin: bool,
    /// `true` if the viewer may end all these memberships as *Beheerder* of an environment.
    pub(in crate::app) is_of_my_env: bool,
}

/// The behaviour of a screen. The defaults suit a screen with one list and no tabs.
pub(in crate::app) trait ScreenBehavior {
    /// The contexts to look up keys in, innermost first.
    fn contexts(&self) -> &'static [Context];

    /// Returns the content to paint.
    fn body(&self, around: ScreenContext<'_>) -> Body<'_>;

    /// The cursor of [`Self::facts`]; `None` if they have no cursor.
    fn fact_cursor(&mut self) -> Option<&mut FactCursor> {
        None
    }

    /// The lines that the screen shows, if its content is [`Body::Facts`].
    fn facts(&self, around: ScreenContext<'_>) -> Option<Facts> {
        match self.body(around) {
            Body::Facts(facts) => Some(facts),
            _ => None,
        }
    }

    /// Returns whether the facts may still get lines, so that a key that moves has to wait.
    fn awaits_facts(&self) -> bool {
        false
    }

    /// Performs an action that moves the cursor of the facts or scrolls. Returns `false` for any
    /// other action.
    fn move_in_facts(&mut self, action: Action, around: ScreenContext<'_>) -> bool {
        let facts = self.facts(around);
        let both = facts.zip(self.fact_cursor());
        both.is_some_and(|(facts, cursor)| cursor.act(action, &facts, around.size))
    }

    /// The list under the cursor keys; `None` on a screen or tab without a list.
    fn list(&self) -> Option<&dyn AnyList> {
        None
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        None
    }

    /// Returns the visible list, if it has columns.
    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        None
    }

    /// Returns whether this screen allows an action. Called only for actions of its contexts, and
    /// with a selected row if the action needs one.
    fn availability(&self, action: Action, me: Option<&Me>, rows: &SelectedRows) -> Availability;

    /// Counts the selected rows and their properties.
    fn selected_rows(&self, _: Option<&Me>) -> SelectedRows {
        let count = self.list().map_or(0, AnyList::action_row_count);
        SelectedRows { count, ..SelectedRows::default() }
    }

    /// Performs an action that is available.
    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome;

    /// The action of the (+); `None` hides the (+).
    fn plus(&self) -> Option<Action> {
        None
    }

    /// The slots of the screen, each with the query that is missing or stale. Hidden slots have no
    /// query and keep their content.
    fn wanted(&mut self, height: usize, lang: Lang) -> Vec<Wanted<'_>>;

    /// The address that opens this screen again.
    fn address(&self) -> Address;

    /// Shows the log and filters it by this name.
    fn show_change(&mut self, _: &Name) {}

    /// The name of this organisation or user, if the screen shows it or it is under the cursor.
    fn find_name(&self, _org: Option<OrgId>, _user: Option<UserId>) -> Option<Name> {
        None
    }

    /// The names and numbers of the selected rows.
    fn selection(&self) -> Selection {
        Selection::default()
    }

    /// The labels of the tabs, from left to right.
    fn tabs(&self, _me: Option<&Me>, _lang: Lang) -> Vec<String> {
        Vec::new()
    }

    /// The index of the visible tab.
    fn tab(&self) -> usize {
        0
    }

    /// Shows the tab with this index, if there is one.
    fn show_tab(&mut self, _: usize) {}

    /// Shows the completed requests, if the screen has them.
    fn show_handled(&mut self) {}

    /// Goes to the tab on the left or right. From the first tab, left moves to the menu.
    fn turn_tab(&mut self, action: Action) -> ScreenOutcome {
        match (self.tab(), action) {
            (0, Action::Left) => return ScreenOutcome::ToMenu,
            (at, Action::Left) => self.show_tab(at - 1),
            (at, _) => self.show_tab(at + 1),
        }
        ScreenOutcome::Stay
    }

    /// The actions that may get a hint, most used first.
    fn hints(&self) -> &'static [Action] {
        &[Action::Open, Action::Filter, Action::Help, Action::Undo, Action::Quit]
    }

    /// The actions on the selected rows that the pane with their details names, most used first.
    fn pane_actions(&self) -> Vec<Action> {
        self.row_hints()
    }

    /// The hinted actions on the selected rows, but not those that open or mark them.
    fn row_hints(&self) -> Vec<Action> {
        let is_apt = |action: &Action| {
            action.is_about_row() && !matches!(action, Action::Open | Action::Mark)
        };
        self.hints().iter().copied().filter(is_apt).collect()
    }

    /// The actions that may get a hint while a text field has focus.
    fn typing_hints(&self) -> &'static [Action] {
        use Action::{CompleteFilter, Down, Enter, EraseBack, EraseWord};
        &[Enter, CompleteFilter, Down, EraseBack, EraseWord]
    }

    /// Returns whether Enter in the text field chooses a match.
    fn enter_chooses(&self) -> bool {
        false
    }

    /// The label of the hint for Enter on a row, if it does not open the row.
    fn open_label(&self) -> Option<Text> {
        None
    }

    /// The label of an action whose effect depends on the rows that it acts on.
    fn action_label(&self, _: Action) -> Option<Text> {
        None
    }

    /// The label of the hint that focuses the text field, if it does not filter a list.
    fn filter_label(&self) -> Option<Text> {
        None
    }

    /// The label of the hint for Esc; `None` if Esc leaves the screen.
    fn esc(&self) -> Option<Text> {
        self.list()?.esc()
    }

    /// The width of what stands beside the pane, in cells, if that is no table; `None` if the pane of
    /// such a screen stands below it.
    fn beside_width(&self) -> Option<u16> {
        None
    }

    /// Returns whether the pane says that the row under the cursor is gone.
    fn names_gone_row(&self) -> bool {
        false
    }

    /// Returns whether the pane with details is always open, because the user decides by it.
    fn keeps_pane(&self) -> bool {
        false
    }

    /// Returns whether the pane starts open on a narrow screen too, because such lists are short.
    fn starts_with_pane(&self) -> bool {
        false
    }

    /// The heights of the parts around the rows, on a screen of this height.
    fn bands(&self, _height: u16) -> Bands {
        Bands::LIST
    }

    /// The name under which the sort order of the visible list is saved; `None` if it cannot be
    /// sorted.
    fn sorted_list(&self) -> Option<&'static str> {
        None
    }

    /// The name under which the filters of the visible list are saved; `None` if they cannot be.
    fn filtered_list(&self) -> Option<&'static str> {
        self.sorted_list()
    }

    /// Handles a click on a line of the list: selects or marks the row. If the row was selected
    /// already, returns the action to perform.
    fn click(&mut self, line: usize, mark: bool, around: ScreenContext<'_>) -> Option<Action> {
        if let (Some(facts), Some(cursor)) = (self.facts(around), self.fact_cursor()) {
            return cursor.click(line, &facts, around.size);
        }
        let list = self.list_mut()?;
        list.click(line, around.height(), mark).then_some(Action::Open)
    }

    /// Called when more names became searchable since the last answer to a search.
    fn names_loaded(&mut self) {}

    /// The list to export, with the name of the organisation or list for the file name.
    fn export(&self) -> Option<(Exported, String)> {
        None
    }

    /// Called after a command of the user succeeded.
    fn command_done(&mut self, _: &Receipt) {}

    /// Called before each key outside a dialog, when the user has seen the rows.
    fn rows_seen(&mut self) {}

    /// Called after the answer to this query was stored.
    fn answer_stored(&mut self, _: &Query) {}

    /// Returns whether the rows that actions apply to are loaded. Keys wait until then.
    fn is_ready(&self) -> bool {
        self.list().is_none_or(AnyList::is_ready)
    }

    /// The text field with focus, if any. Printable keys are text then.
    fn field(&mut self) -> Option<&mut Field> {
        self.list_mut().and_then(AnyList::field)
    }

    /// Returns whether a text field has focus, so that printable keys are text.
    fn is_typing(&self) -> bool {
        self.list().is_some_and(AnyList::is_typing)
    }

    /// Called after the text of the focused field changed.
    fn text_changed(&mut self) {
        if let Some(list) = self.list_mut() {
            list.text_changed();
        }
    }

    /// Performs an action of the focused filter. Returns `false` for any other action.
    fn type_action(&mut self, action: Action) -> bool {
        self.list_mut().is_some_and(|list| list.type_filter(action))
    }

    /// Goes one step back within the screen: leaves the filter field, removes the marks, or clears
    /// the filter. Returns `false` if none of these applies.
    fn step_back(&mut self) -> bool {
        self.list_mut().is_some_and(AnyList::step_back)
    }

    /// Scrolls by `rows`. The cursor moves only to stay visible.
    fn scroll(&mut self, rows: i16, around: ScreenContext<'_>) {
        if let (Some(facts), Some(cursor)) = (self.facts(around), self.fact_cursor()) {
            cursor.scroll(rows, &facts, around.size);
        }
        if let Some(list) = self.list_mut() {
            list.scroll(rows, around.height());
        }
    }
}
