//! The behaviour of a screen: everything that is known of it, behind one trait.

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use super::{Body, FactCursor, Facts};
use crate::{
    app::{
        Action, Address, Availability, Context, Exported, Field, Selection, TextOverlay,
        cache::slot::Wanted, dialogs::Dialog, layout::bands::Bands, lists::any_list::AnyList,
    },
    domain::{Command, KeyId, Me, MemberVerb, Name, Now, OrgId, Person, Query, Receipt, UserId},
    text::{Lang, Text},
};

/// The parts of the state that a screen may read while it acts.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct ScreenContext<'a> {
    /// The size of the rows of the screen.
    pub(in crate::app) size: Size,
    pub(in crate::app) now: Now,
    pub(in crate::app) lang: Lang,
    pub(in crate::app) zone: &'a TimeZone,
    /// The signed-in user, once loaded.
    pub(in crate::app) me: Option<&'a Me>,
    /// The key with which the user signed in.
    pub(in crate::app) key: Option<KeyId>,
}

impl ScreenContext<'_> {
    /// Rows of the list that fit.
    pub(in crate::app) fn height(&self) -> usize {
        self.size.height.into()
    }
}

/// The outcome of an action on a screen.
#[derive(Debug)]
pub(in crate::app) enum ScreenOutcome {
    /// The screen performed it.
    Stay,
    /// The action does not belong to this screen.
    Unknown,
    /// The menu gets the focus.
    ToMenu,
    /// Sign this person in.
    SignIn(Person),
    /// Open this screen on top.
    Open(Address),
    /// Open this screen on top, on this tab and with this filter of its list.
    OpenTab(Address, usize, String),
    /// Open a dialog.
    Ask(Dialog),
    /// Open a text to read.
    Read(TextOverlay),
    /// Run a command without confirmation.
    Do(Command),
}

/// The properties of the selected rows that decide which actions are available. The selected rows
/// are the marked ones, or else the one under the cursor. Collected once for all actions.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct SelectedRows {
    pub(in crate::app) count: usize,
    /// The verbs that would change one of the members.
    pub(in crate::app) changing: Vec<MemberVerb>,
    /// Members who are not the viewer.
    pub(in crate::app) others: usize,
    /// The viewer may end these memberships as Beheerder of an environment.
    pub(in crate::app) is_of_my_env: bool,
}

/// The behaviour of every screen.
pub(in crate::app) trait ScreenBehavior {
    /// The contexts in which keys are looked up, innermost first.
    fn contexts(&self) -> &'static [Context];

    /// The content to paint.
    fn body(&self, around: ScreenContext<'_>) -> Body<'_>;

    /// The cursor of the visible facts, if the content is facts that move or scroll.
    fn fact_cursor(&mut self) -> Option<&mut FactCursor> {
        None
    }

    /// The visible facts, if the content is facts.
    fn facts(&self, around: ScreenContext<'_>) -> Option<Facts> {
        match self.body(around) {
            Body::Facts(facts) => Some(facts),
            _ => None,
        }
    }

    /// Moves the cursor of the facts, or scrolls them. Returns whether the action does that.
    fn move_in_facts(&mut self, action: Action, around: ScreenContext<'_>) -> bool {
        let facts = self.facts(around);
        let both = facts.zip(self.fact_cursor());
        both.is_some_and(|(facts, cursor)| cursor.act(action, &facts, around.size))
    }

    /// The visible list, if there is one.
    fn list(&self) -> Option<&dyn AnyList> {
        None
    }

    /// The visible list, mutable.
    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        None
    }

    /// Answers for an action whether this screen allows it. Called only for actions of its contexts,
    /// and with a selected row if the action needs one.
    fn availability(&self, action: Action, me: Option<&Me>, rows: &SelectedRows) -> Availability;

    /// Collects the properties of the selected rows.
    fn selected_rows(&self, _: Option<&Me>) -> SelectedRows {
        let count = self.list().map_or(0, AnyList::action_row_count);
        SelectedRows { count, ..SelectedRows::default() }
    }

    /// Performs an action that can be done.
    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome;

    /// The action of the (+), if the screen has one.
    fn plus(&self) -> Option<Action> {
        None
    }

    /// The slots of the screen, each with the query that is missing or stale; of hidden slots only
    /// the content is kept.
    fn wanted(&mut self, height: usize, lang: Lang) -> Vec<Wanted<'_>>;

    /// The address of the screen.
    fn address(&self) -> Address;

    /// Filters on changes of this person or organisation, newest first.
    fn show_change(&mut self, _: &Name) {}

    /// The name of this organisation or user if it is open or under the cursor.
    fn find_name(&self, _org: Option<OrgId>, _user: Option<UserId>) -> Option<Name> {
        None
    }

    /// The names and numbers of what an action would be about.
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

    /// Goes to the tab on the left or on the right; left of the first is the menu.
    fn turn_tab(&mut self, action: Action) -> ScreenOutcome {
        match (self.tab(), action) {
            (0, Action::Left) => return ScreenOutcome::ToMenu,
            (at, Action::Left) => self.show_tab(at - 1),
            (at, _) => self.show_tab(at + 1),
        }
        ScreenOutcome::Stay
    }

    /// The actions worth a hint, most used first.
    fn hints(&self) -> &'static [Action] {
        &[Action::Open, Action::Filter, Action::Help, Action::Undo, Action::Quit]
    }

    /// The actions worth a hint while a text field has focus.
    fn typing_hints(&self) -> &'static [Action] {
        &[Action::Enter, Action::Down]
    }

    /// Returns whether Enter in the text field chooses a match.
    fn enter_chooses(&self) -> bool {
        false
    }

    /// The label of Esc within the screen; `None` if it leaves the screen.
    fn esc(&self) -> Option<Text> {
        self.list()?.esc()
    }

    /// The lines that the parts around the rows take, on a screen of this height.
    fn bands(&self, _height: u16) -> Bands {
        Bands::LIST
    }

    /// The name under which the order of the visible list is kept, if it has several orders.
    fn sorted_list(&self) -> Option<&'static str> {
        None
    }

    /// Handles a click on a line of the list or the facts: selects or marks it. Returns the action
    /// to perform if it was selected already.
    fn click(&mut self, line: usize, mark: bool, around: ScreenContext<'_>) -> Option<Action> {
        if let (Some(facts), Some(cursor)) = (self.facts(around), self.fact_cursor()) {
            return cursor.click(line, &facts, around.size).then_some(Action::Open);
        }
        let list = self.list_mut()?;
        list.click(line, around.height(), mark).then_some(Action::Open)
    }

    /// Called when more names can be found than when the last search was answered.
    fn names_loaded(&mut self) {}

    /// The list to export, and the name of its subject for the file name.
    fn export(&self) -> Option<(Exported, String)> {
        None
    }

    /// Called after a command of the user was carried out.
    fn command_done(&mut self, _: &Receipt) {}

    /// Called before each key.
    fn key_pressed(&mut self) {}

    /// Called before each key that is not for a dialog: the user has seen what is new.
    fn rows_seen(&mut self) {
        if let Some(list) = self.list_mut() {
            list.clear_new_row();
        }
    }

    /// Called after the answer to this query was stored.
    fn answer_stored(&mut self, _: &Query, _: usize) {}

    /// Returns whether the rows that an action would apply to are loaded; keys are held until then.
    fn is_ready(&self) -> bool {
        self.list().is_none_or(AnyList::is_ready)
    }

    /// The text field with focus, if any: every printable key is text then.
    fn field(&mut self) -> Option<&mut Field> {
        self.list_mut().and_then(AnyList::field)
    }

    /// Returns whether a text field has focus.
    fn is_typing(&self) -> bool {
        self.list().is_some_and(AnyList::is_typing)
    }

    /// Called after the text of the focused field changed.
    fn text_changed(&mut self) {
        if let Some(list) = self.list_mut() {
            list.text_changed();
        }
    }

    /// Performs an action of the focused filter.
    fn type_action(&mut self, action: Action) -> bool {
        self.list_mut().is_some_and(|list| list.type_filter(action))
    }

    /// Takes one step back within the screen: the filter's focus, the marks, the filter. Returns
    /// whether there was one.
    fn step_back(&mut self) -> bool {
        self.list_mut().is_some_and(AnyList::step_back)
    }

    /// Scrolls by `rows`; the cursor moves only to stay in view.
    fn scroll(&mut self, rows: i16, around: ScreenContext<'_>) {
        if let (Some(facts), Some(cursor)) = (self.facts(around), self.fact_cursor()) {
            cursor.scroll(rows, &facts, around.size);
        }
        if let Some(list) = self.list_mut() {
            list.scroll(rows, around.height());
        }
    }
}
