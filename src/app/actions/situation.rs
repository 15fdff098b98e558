//! Decides whether an action can be performed now. Keys, clicks, hints, help, palette, which-key
//! and the (+) all use this.

use std::cell::OnceCell;

use crate::{
    app::{
        Action, Availability, Context, Dialog, DisabledReason, Geometry, Overlay, Selection, State,
        ToastWords,
        actions::labels,
        layout::dialog_text,
        lists::{any_list::AnyList, export},
        screens::SelectedRows,
    },
    domain::{Failure, Refusal},
    text::{self, RestrictedAction},
};

/// Maximum number of rows that one key marks: they are all read, and one command names them.
const MAX_MARKED_AT_ONCE: usize = 5_000;

/// Returns whether an action can be performed in the current focus.
pub fn availability(state: &State, action: Action) -> Availability {
    Situation::from_focus(state).availability(action)
}

/// The area that an action needs and a restricted session has no access to, if any.
const fn outside(action: Action) -> Option<RestrictedAction> {
    match action {
        Action::GoSignIn | Action::Register | Action::Activate => Some(RestrictedAction::Person),
        Action::Export => Some(RestrictedAction::File),
        Action::Suspend => Some(RestrictedAction::Shell),
        _ => None,
    }
}

/// The part of the program that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Overlay,
    Dialog,
    Menu,
    Screen,
}

/// A snapshot of the state for questions about several actions. Looks up the data that they share
/// only once.
#[derive(Debug)]
pub struct Situation<'a> {
    state: &'a State,
    contexts: &'static [Context],
    focus: Focus,
    rows: OnceCell<SelectedRows>,
    selection: OnceCell<Selection>,
    list_height: OnceCell<usize>,
}

impl<'a> Situation<'a> {
    /// Creates the situation of the part that has focus.
    pub fn from_focus(state: &'a State) -> Self {
        let focus = match (&state.overlay, &state.dialog, state.menu) {
            (Some(_), ..) => Focus::Overlay,
            (None, Some(_), _) => Focus::Dialog,
            (None, None, Some(_)) => Focus::Menu,
            (None, None, None) => Focus::Screen,
        };
        Self::at(state, state.contexts(), focus)
    }

    /// Creates the situation of the screen itself, even if a dialog or overlay has focus.
    pub fn from_screen(state: &'a State) -> Self {
        Self::at(state, state.screen.contexts(), Focus::Screen)
    }

    const fn at(state: &'a State, contexts: &'static [Context], focus: Focus) -> Self {
        Self {
            state,
            contexts,
            focus,
            rows: OnceCell::new(),
            selection: OnceCell::new(),
            list_height: OnceCell::new(),
        }
    }

    pub(super) const fn state(&self) -> &'a State {
        self.state
    }

    /// Returns whether an action can be performed in this situation.
    pub fn availability(&self, action: Action) -> Availability {
        let here = |context: &&Context| action.bindings().iter().any(|(at, _)| at == *context);
        let Some(context) = self.contexts.iter().find(here).copied() else {
            return Availability::Hidden;
        };
        if action == Action::Back && !self.has_step_back() {
            return Availability::Hidden;
        }
        if action == Action::Language && !self.can_switch_language() {
            return Availability::Hidden;
        }
        if let Some(why) = self.global_restriction(action) {
            return Availability::Disabled(why);
        }
        let answer = match self.focus {
            // The help does not open above the palette.
            Focus::Overlay if self.is_help_in_palette(action) => Availability::Hidden,
            Focus::Overlay if context == Context::Reading && action.writes() => {
                self.offered_in_sheet(action)
            }
            Focus::Overlay if context == Context::Messages => self.offered_in_messages(action),
            Focus::Overlay => Availability::Available,
            Focus::Dialog => self.availability_in_dialog(action, context),
            Focus::Menu
                if action == Action::Left && !Geometry::from_state(self.state).has_bar() =>
            {
                Availability::Hidden
            }
            Focus::Menu => self.needs_viewer(action).unwrap_or(Availability::Available),
            Focus::Screen => self.availability_on_screen(action, context),
        };
        // Later input applies to the result of the pending command, so it waits.
        let waits = self.state.is_in_flight() && !action.is_urgent();
        if waits && answer == Availability::Available { Availability::Pending } else { answer }
    }

    /// Returns whether the newest message with an undo or redo offers this action.
    fn offered_in_messages(&self, action: Action) -> Availability {
        match self.state.toasts.newest_offer() {
            Some((offer, _)) if offer == action => Availability::Available,
            _ => Availability::Hidden,
        }
    }

    /// Returns whether the text over the screen offers this action on its row.
    fn offered_in_sheet(&self, action: Action) -> Availability {
        match &self.state.overlay {
            Some(Overlay::Sheet(sheet)) if sheet.offer == Some(action) => {
                Self::from_screen(self.state).availability(action)
            }
            _ => Availability::Hidden,
        }
    }

    fn is_help_in_palette(&self, action: Action) -> bool {
        action == Action::Help && matches!(self.state.overlay, Some(Overlay::Palette(_)))
    }

    /// Returns whether Esc has something to close, to leave or to cancel.
    fn has_step_back(&self) -> bool {
        self.state.sent.is_some() || labels::esc_label(self.state).is_some()
    }

    /// Returns why this session cannot perform the action in any context; `None` if it can.
    pub(in crate::app) fn global_restriction(&self, action: Action) -> Option<DisabledReason> {
        let state = self.state;
        let outside = outside(action).filter(|_| state.fixed).map(DisabledReason::Outside);
        outside.or_else(|| {
            if !action.writes() {
                return None;
            }
            let busy = state.busy_since().map(|_| DisabledReason::Busy);
            state.locked.map(DisabledReason::ReadOnly).or(busy)
        })
    }

    /// Returns whether all that is open can be told in another language: a text over the screen was
    /// written when it opened.
    const fn can_switch_language(&self) -> bool {
        matches!(self.state.overlay, None | Some(Overlay::Help(_) | Overlay::Palette(_)))
    }

    fn availability_in_dialog(&self, action: Action, context: Context) -> Availability {
        let Some(dialog) = self.state.dialog.as_ref().filter(|_| context != Context::Always) else {
            return Availability::Available;
        };
        if self.state.busy_since().is_some() {
            return Availability::Disabled(DisabledReason::Busy);
        }
        // The letter for another kind of question does not confirm this question.
        if let Dialog::Confirm(confirm) = dialog
            && action.confirms()
            && (action != confirm.verb() || !confirm.is_possible())
        {
            return Availability::Hidden;
        }
        if context == Context::Move && matches!(dialog, Dialog::Card(_) | Dialog::Confirm(_)) {
            let scrolls = dialog_text::scrolls(self.state);
            return if scrolls { Availability::Available } else { Availability::Hidden };
        }
        if context == Context::Form && action.moves() {
            let view = dialog_text::form_view(self.state);
            let scrolls = view.above + view.below > 0;
            return if scrolls { Availability::Available } else { Availability::Hidden };
        }
        if matches!(dialog, Dialog::Card(_)) && context != Context::Card {
            return self.availability_on_screen(action, context);
        }
        let waits = !action.is_at_once() && !dialog.show().is_ready();
        if waits { Availability::Pending } else { dialog.show().availability(action) }
    }

    /// Returns [`Availability::Pending`] if the action depends on the viewer's rights and those are
    /// still loading.
    fn needs_viewer(&self, action: Action) -> Option<Availability> {
        let needs = action.writes() || action == Action::GoMyself;
        let waits = needs && self.state.session.is_some() && !self.state.me.is_settled();
        waits.then_some(Availability::Pending)
    }

    /// Returns why Enter or ↓ does not leave the typed filter, if it does not. The keys that follow
    /// were meant for a row that is not there, and would act on the list instead.
    fn stays_in_filter(&self, action: Action) -> Option<DisabledReason> {
        let screen = self.state.screen.show();
        let list = screen.list().filter(|list| list.is_typing())?;
        if !matches!(action, Action::Enter | Action::Down) {
            None
        } else if self.state.types_unread_filter() {
            Some(DisabledReason::UnreadFilter)
        } else {
            let finds_nothing = list.is_filtered() && list.has_no_rows() && screen.is_ready();
            finds_nothing.then_some(DisabledReason::NothingFound)
        }
    }

    fn availability_on_screen(&self, action: Action, context: Context) -> Availability {
        let (state, screen) = (self.state, self.state.screen.show());
        let list = screen.list();
        if let Some(why) = self.stays_in_filter(action) {
            return Availability::Disabled(why);
        }
        let filters = matches!(action, Action::Filter | Action::SavedFilters);
        if filters && list.is_some_and(AnyList::is_marking) {
            return Availability::Pending;
        }
        if !action.is_at_once() {
            let height =
                *self.list_height.get_or_init(|| Geometry::from_state(self.state).height());
            let moves_on = list.is_some_and(|list| list.is_target_loading(action, height));
            if moves_on || !screen.is_ready() {
                return Availability::Pending;
            }
        }
        if let Some(waits) = self.needs_viewer(action) {
            return waits;
        }
        let has_no_rows = list.is_some_and(AnyList::has_no_rows);
        if action.moves() && state.has_no_further_facts() && screen.awaits_facts() {
            return Availability::Pending;
        }
        let is_still = action.moves() && (has_no_rows || state.has_no_further_facts());
        let is_last_tab = action == Action::Right && state.is_on_last_tab();
        if is_still || is_last_tab {
            return Availability::Hidden;
        }
        let row_count = list.map_or(0, AnyList::row_count);
        let answer = match action {
            Action::MarkAll if row_count > MAX_MARKED_AT_ONCE => {
                Availability::Disabled(DisabledReason::TooManyToMark(row_count))
            }
            Action::CopyRow | Action::CopyEmail | Action::CopyId | Action::CopyCommand => {
                let has = self.selection().can_copy(action);
                if has {
                    Availability::Available
                } else {
                    Availability::Disabled(DisabledReason::NothingToCopy)
                }
            }
            Action::Export => export::export_disabled_reason(state)
                .map_or(Availability::Available, Availability::Disabled),
            Action::SavedFilters if screen.filtered_list().is_some() => Availability::Available,
            Action::Details if state.can_turn_pane() => Availability::Available,
            Action::SavedFilters | Action::Details => Availability::Hidden,
            Action::Undo if state.is_last_final => Err(Refusal::Final).into(),
            _ => screen.availability(action, state.me.get(), self.rows()),
        };
        let about_row = action.is_about_row() && context.has_rows();
        let lacks_row =
            (about_row && self.rows().count == 0) || (action == Action::MarkAll && has_no_rows);
        if answer != Availability::Available || !lacks_row {
            return answer;
        }
        let gone = state.screen.has_lost_selection();
        Availability::Disabled(if gone { DisabledReason::RowGone } else { DisabledReason::NoRow })
    }

    /// Returns whether the list has no rows, with no filter that hides them.
    pub(in crate::app) fn has_nothing_to_filter(&self) -> bool {
        let list = self.state.screen.show().list();
        list.is_some_and(|list| list.has_no_rows() && !list.is_filtered())
    }

    fn rows(&self) -> &SelectedRows {
        self.rows.get_or_init(|| self.state.screen.show().selected_rows(self.state.me.get()))
    }

    fn selection(&self) -> &Selection {
        self.selection.get_or_init(|| self.state.screen.subject())
    }
}

impl DisabledReason {
    /// The full reason, as a sentence for a message.
    pub fn message(&self, state: &State) -> String {
        let lang = state.lang;
        match self {
            Self::Outside(outside) => text::ssh::why_restricted(lang, *outside).to_owned(),
            Self::ReadOnly(why) => text::failure(lang, &Failure::ReadOnly(*why)),
            Self::Busy => text::setup::STILL_BUSY.of(lang).to_owned(),
            Self::Refused(why) => text::refusal(lang, why, &state.zone),
            Self::PersonRefused(name, why) => {
                let why = text::refusals::behind_colon(lang, why, &state.zone);
                text::add_members::cannot_be_chosen(lang, name, &why)
            }
            Self::OrganisationRefused(name, why) => {
                let people = match &state.dialog {
                    Some(Dialog::GiveAccess(dialog)) => dialog.people.as_slice(),
                    _ => &[],
                };
                text::give_access::cannot_be_chosen(lang, name, people, why, &state.zone)
            }
            Self::FinalOperation(kind) => {
                let not_undoable = text::outcomes::log::NOT_UNDOABLE.of(lang);
                format!("{not_undoable}: {}.", text::outcomes::log::why_final(lang, *kind))
            }
            Self::RowGone => state.look.key_names(text::screen::ROW_GONE.of(lang).to_owned()),
            Self::NoOrganisationChosen => text::give_access::CHOOSE_FIRST.of(lang).to_owned(),
            Self::AdministersNothing => text::give_access::NO_ORGANISATIONS.of(lang).to_owned(),
            Self::TooManyToMark(rows) => {
                text::setup::too_many_to_mark(lang, *rows, MAX_MARKED_AT_ONCE)
            }
            Self::OneAtATime => {
                state.look.key_names(text::setup::ONE_AT_A_TIME.of(lang).to_owned())
            }
            Self::NoRequest => text::add_members::NO_REQUEST.of(lang).to_owned(),
            Self::NobodyChosen => text::add_members::CHOOSE_SOMEONE_FIRST.of(lang).to_owned(),
            Self::NoRow => text::setup::NO_ROW.of(lang).to_owned(),
            Self::UserBlocked(name) => text::people::users::blocked_user(lang, name),
            Self::NobodyToAsk => text::people::partners::NOBODY_TO_ASK.of(lang).to_owned(),
            Self::UnreadFilter => text::filters::FINISH_FIRST.of(lang).to_owned(),
            Self::NothingFound => text::filters::NOTHING_FOUND.of(lang).to_owned(),
            Self::NotMember(org) => text::organisations::no_access(lang, org),
            Self::OnlyThemselves(name) => text::forms::only_they_can(lang, name),
            Self::AdministratorsOnly(org, admins) => {
                text::forms::only_administrators_can(lang, org, admins)
            }
            Self::AccessStays(name, rows) => text::forms::why_access_stays(lang, name, rows),
            Self::NoRegisterNumber(org) => text::register_entry::has_no_number(lang, org),
            Self::NoAddress(act, user) => text::people::users::no_address(lang, *act, user),
            Self::NothingToCopy => text::setup::NOTHING_TO_COPY.of(lang).to_owned(),
            Self::NoRowsToExport => text::setup::NO_ROWS.of(lang).to_owned(),
            Self::NothingToExport => text::setup::NOTHING_TO_EXPORT.of(lang).to_owned(),
        }
    }

    /// The reason beside a disabled (+), which has little room.
    pub fn plus_message(&self, state: &State) -> String {
        let short = match self {
            Self::Refused(why) => {
                text::refusals::beside_plus(state.lang, why, &state.zone, state.now)
            }
            Self::UserBlocked(_) => {
                Some(text::people::users::BLOCKED_FIRST.of(state.lang).to_owned())
            }
            _ => None,
        };
        short.unwrap_or_else(|| self.message(state))
    }

    /// The reason as a message, with fewer words for a narrow screen.
    pub(in crate::app) fn words(&self, state: &State) -> ToastWords {
        match self {
            Self::Refused(why) => state.refusal_words(why),
            other => other.message(state).into(),
        }
    }

    /// A short reason, shown beside the label of the action.
    pub fn short_message(&self, state: &State) -> String {
        match self {
            Self::ReadOnly(why) => text::screen::read_only(state.lang, *why),
            Self::Refused(why) => text::refusals::short(state.lang, why, &state.zone, state.now),
            Self::FinalOperation(kind) => {
                text::outcomes::log::why_final(state.lang, *kind).to_owned()
            }
            Self::NothingToCopy => text::setup::NOTHING_TO_COPY_SHORT.of(state.lang).to_owned(),
            Self::NoRow => text::setup::NO_ROW_SHORT.of(state.lang).to_owned(),
            Self::UserBlocked(_) => text::people::users::BLOCKED_FIRST.of(state.lang).to_owned(),
            other => other.message(state),
        }
    }
}
