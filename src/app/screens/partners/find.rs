//! *Vind relaties*: the search among the relationship managers (*Relatiemanagers*) of other
//! environments.

use crate::{
    app::{
        Action, Address, Availability, Context, DisabledReason, MenuItem, Picker, Selection,
        dialogs::{Dialog, Purpose},
        screens::{ScreenContext, ScreenOutcome},
    },
    domain::{
        Command, ManagerRow, MatchKind, Me, Refusal, UserValue,
        rights::{EnvRights, may_relate, not_related},
    },
    text::{self, Text, commands},
};

/// The search field and its matches. The matches have focus, so that letters are keys, until the
/// user opens the field.
#[derive(Debug, Default)]
pub struct RelationSearch {
    /// The search field and the relationship managers that match.
    pub picker: Picker<ManagerRow>,
    /// `true` while the search field has focus, so that printable keys are text.
    pub typing: bool,
}

impl RelationSearch {
    pub(super) const fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, Field, Find, FindTabs, List, Move, Picker, Tabs};
        if self.typing {
            &[FindTabs, Picker, Field, Always]
        } else {
            &[Find, Tabs, List, Move, Everywhere, Always]
        }
    }

    /// Moves the cursor to the first person whose request waits for the viewer, or who can be asked for
    /// a relation. It stays if it is on a row, and never moves to a match that is only similar.
    pub(super) fn suggest(&mut self) {
        let rows = self.picker.rows();
        let is_typed = |row: &ManagerRow| row.kind == MatchKind::Typed;
        let first = rows.iter().position(|row| is_typed(row) && leads_on(row));
        let first = first.or_else(|| rows.iter().position(is_typed));
        self.picker.suggest(first);
    }

    /// The action that the pane of the match under the cursor names.
    pub(super) fn pane_actions(&self) -> Vec<Action> {
        // The label of the (+) says why a match cannot be asked.
        let row = self.picker.current().filter(|row| leads_on(row));
        row.map_or(Vec::new(), |_| vec![Action::Open])
    }

    /// Returns why the viewer cannot send a relation request to the person under the cursor, if so.
    fn check_request(&self, me: Option<&Me>) -> Result<(), Refusal> {
        me.map_or(Ok(()), |me| may_relate(me.manager, me.role))?;
        // Refuse before the user fills in a form, if the relation or request already exists.
        self.picker.current().map_or(Ok(()), |row| not_related(row.related, row.asked))
    }

    pub(super) fn availability(&self, action: Action, me: Option<&Me>) -> Availability {
        match action {
            Action::Mark | Action::MarkAll => Availability::Hidden,
            Action::BecomeManager => me.map_or(Availability::Available, become_manager),
            // Only a relationship manager asks; who can become one, does that first.
            Action::AskRelation if me.is_some_and(may_become_manager) => Availability::Available,
            Action::Open | Action::Enter if self.leads_to_inbox() => Availability::Available,
            Action::Filter => me.map_or(Ok(()), |me| may_relate(me.manager, me.role)).into(),
            Action::Open | Action::Enter | Action::AskRelation => match self.check_request(me) {
                Ok(()) if self.picker.found().is_some() && self.picker.current().is_none() => {
                    // The (+) stays in view, so it says why it cannot act.
                    match action {
                        Action::AskRelation => Availability::Disabled(DisabledReason::NobodyToAsk),
                        _ => Availability::Hidden,
                    }
                }
                answer => answer.into(),
            },
            _ if action.moves() && self.picker.rows().is_empty() => Availability::Hidden,
            _ => Availability::Available,
        }
    }

    pub(super) fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if action == Action::Filter {
            self.typing = true;
            self.picker.field.select_all();
            return ScreenOutcome::Stay;
        }
        let becomes = action == Action::AskRelation && around.me.is_some_and(may_become_manager);
        if becomes || action == Action::BecomeManager {
            return around.me.map_or(ScreenOutcome::Stay, |me| {
                let (user, to) = (me.person.id, UserValue::Manager(true));
                let users = vec![(user, UserValue::Manager(me.manager))];
                ScreenOutcome::Do(Command::ChangeUsers { users, to })
            });
        }
        if !matches!(action, Action::Open | Action::Enter | Action::AskRelation) {
            return if self.picker.act(action, around.height()) {
                ScreenOutcome::Stay
            } else {
                ScreenOutcome::Unknown
            };
        }
        let Some(row) = self.picker.current() else { return ScreenOutcome::Stay };
        if row.asks_viewer && action != Action::AskRelation {
            let (inbox, asker) = (Address::Menu(MenuItem::Inbox), row.person.name.to_string());
            return ScreenOutcome::OpenTab(inbox, 0, asker);
        }
        let purpose = Purpose::AskRelation(row.person.clone(), row.env.clone());
        ScreenOutcome::Ask(Dialog::form(purpose, around.lang))
    }

    /// Returns whether the request of the person under the cursor waits for the viewer, so that Enter
    /// leads to it.
    pub(super) fn leads_to_inbox(&self) -> bool {
        self.picker.current().is_some_and(|row| row.asks_viewer)
    }

    /// Leaves the search field and clears its text. Returns `false` if there was nothing to leave.
    pub(super) fn step_back(&mut self) -> bool {
        let is_searched = !self.picker.field.text().is_empty();
        self.picker.field.set("");
        self.picker.text_changed(is_searched);
        std::mem::take(&mut self.typing) || is_searched
    }

    pub(super) fn esc(&self) -> Option<Text> {
        if !self.picker.field.text().is_empty() {
            return Some(text::esc::CLEAR_TEXT);
        }
        self.typing.then_some(text::esc::TO_LIST)
    }

    /// Handles a click on a line of the matches.
    pub(super) fn click(&mut self, line: usize, around: ScreenContext<'_>) -> Option<Action> {
        let chooses = if self.typing { Action::Enter } else { Action::Open };
        self.picker.click(1, around.height(), line).then_some(chooses)
    }

    pub(super) fn selection(&self) -> Selection {
        let list = Selection::from_show_command(commands::PARTNER_FIND, &[]);
        let Some(row) = self.picker.current() else { return list };
        let name = row.person.name.to_string();
        Selection {
            who: vec![name.clone()],
            row: vec![name, row.env.to_string()],
            id: Some(row.person.id.0),
            ..list
        }
    }
}

/// Returns whether Enter does something for this person: asks them, or leads to their request.
fn leads_on(row: &ManagerRow) -> bool {
    row.can_be_asked() || row.asks_viewer
}

/// Returns whether the viewer is no relationship manager and can make themselves one.
fn may_become_manager(me: &Me) -> bool {
    become_manager(me) == Availability::Available
}

/// Returns whether the viewer can make themselves a relationship manager.
fn become_manager(me: &Me) -> Availability {
    if me.manager { Availability::Hidden } else { me.may_manage_env().into() }
}
