//! The dialog to give people access to organisations: choose organisations, check the levels,
//! and run the command.

use super::{
    AddStep, DialogBehavior, DialogOutcome,
    check::{LIST_SIZE, MAX_LIST_HEIGHT, MIN_CHECK_HEIGHT},
};
use crate::{
    app::{
        Action, Availability, Context, DisabledReason, Field, Loaded, Picker, cache::slot::Wanted,
    },
    domain::{
        ChosenOrganisation, Command, Eligibility, Level, OrganisationChoice, Person, Query,
        Refusal, UserId, ask,
    },
    text::{self, Text},
};

/// An organisation that was chosen, with the level that the people will get.
#[derive(Clone, Debug)]
pub struct OrganisationPick {
    /// The organisation, with what the people would get there.
    pub row: OrganisationChoice,
    /// The level; *Lid* by default.
    pub level: Level,
}

/// The effect of Enter in the first step, for the label of its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationEffect<'a> {
    /// Enter chooses the organisation under the cursor.
    Choose(&'a OrganisationChoice),
    /// Enter goes to the second step.
    NextStep,
    /// Enter has no effect: there is nothing that can be chosen under the cursor, and nothing was
    /// chosen.
    Nothing,
}

/// The dialog to give access: its step, the search, and the chosen organisations.
#[derive(Debug)]
pub struct GiveAccess {
    /// The people who get access.
    pub people: Vec<Person>,
    /// The step that the dialog shows.
    pub step: AddStep,
    /// The search field with the organisations of which the user is *Beheerder*.
    pub picker: Picker<OrganisationChoice>,
    /// The chosen organisations, in the order of choosing.
    pub chosen: Vec<OrganisationPick>,
    /// The standings in the chosen organisations, queried again after each change in the store.
    standings: Loaded<Vec<Vec<Eligibility>>>,
    /// Index of the chosen organisation under the cursor of the second step.
    pub cursor: usize,
    /// `true` while the dialog asks whether to discard the chosen organisations.
    pub asks_to_discard: bool,
    /// The refusal of the last command, shown in the dialog.
    pub problem: Option<Refusal>,
}

impl GiveAccess {
    /// Creates the dialog for people, with nothing chosen.
    pub fn new(people: Vec<Person>) -> Self {
        Self {
            people,
            step: AddStep::Choose,
            picker: Picker::default(),
            chosen: Vec::new(),
            standings: Loaded::default(),
            cursor: 0,
            asks_to_discard: false,
            problem: None,
        }
    }

    /// Returns whether the organisation is among [`Self::chosen`].
    pub fn is_chosen(&self, row: &OrganisationChoice) -> bool {
        self.chosen.iter().any(|one| one.row.id == row.id)
    }

    /// Counts how often a person becomes a member of a chosen organisation at once, or else how
    /// often they get a request. Leaves out where that became impossible.
    pub fn count(&self, joins: bool) -> usize {
        let standings = self.chosen.iter().flat_map(|one| &one.row.standings);
        standings.filter(|one| one.is_open() && one.joins() == joins).count()
    }

    /// Counts the chosen organisations to which one of the people can get access.
    pub fn open_count(&self) -> usize {
        self.chosen.iter().filter(|one| one.row.is_open()).count()
    }

    /// Returns whether one of the people can get access to a chosen organisation.
    pub fn has_open(&self) -> bool {
        self.open_count() > 0
    }

    /// The effect of Enter in the first step. Enter never removes a chosen organisation.
    pub fn enter_effect(&self) -> OrganisationEffect<'_> {
        match self.picker.current() {
            Some(row) if row.is_open() && !self.is_chosen(row) => OrganisationEffect::Choose(row),
            _ if self.has_open() => OrganisationEffect::NextStep,
            _ => OrganisationEffect::Nothing,
        }
    }

    /// Chooses the organisation with this index among the matches, or removes it again.
    pub(in crate::app) fn toggle_row(&mut self, at: usize) {
        let Some(row) = self.picker.rows().get(at).cloned() else { return };
        self.picker.move_cursor(Some(at));
        self.toggle(row);
    }

    fn toggle(&mut self, row: OrganisationChoice) {
        self.problem = None;
        match self.chosen.iter().position(|one| one.row.id == row.id) {
            Some(at) => drop(self.chosen.remove(at)),
            None if row.is_open() => {
                self.chosen.push(OrganisationPick { row, level: Level::Member });
            }
            None => {}
        }
    }

    fn act_choose(&mut self, action: Action, height: usize) -> DialogOutcome {
        match action {
            Action::Back => return self.go_back(),
            Action::Enter => self.press_enter(),
            Action::Now => {
                if self.chosen.is_empty() {
                    self.press_enter();
                }
                return self.send();
            }
            Action::Toggle => {
                if let Some(row) = self.picker.current().cloned() {
                    self.toggle(row);
                }
            }
            Action::EraseBack if self.picker.field.text().is_empty() => {
                self.chosen.pop();
                self.problem = None;
            }
            _ if self.picker.act(action, height) => {}
            _ => return DialogOutcome::Unknown,
        }
        DialogOutcome::Stay
    }

    fn press_enter(&mut self) {
        match self.enter_effect() {
            OrganisationEffect::Choose(row) => {
                let row = row.clone();
                self.toggle(row);
                self.picker.clear_text();
                self.picker.move_cursor(None);
            }
            OrganisationEffect::NextStep => {
                self.step = AddStep::Check;
                self.cursor = 0;
            }
            OrganisationEffect::Nothing => {}
        }
    }

    /// Handles Esc in the first step: clears the text, or else asks whether to discard the chosen
    /// organisations, or else closes.
    fn go_back(&mut self) -> DialogOutcome {
        if self.picker.clear_text() {
            return DialogOutcome::Stay;
        }
        if self.chosen.is_empty() {
            return DialogOutcome::Close;
        }
        self.asks_to_discard = true;
        DialogOutcome::Stay
    }

    fn act_check(&mut self, action: Action) -> DialogOutcome {
        let last = self.chosen.len().saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::PickLevel => {
                if let Some(one) = self.chosen.get_mut(self.cursor) {
                    one.level = match one.level {
                        Level::Member => Level::OrgAdmin,
                        Level::OrgAdmin => Level::Member,
                    };
                }
            }
            Action::Drop if self.cursor <= last && !self.chosen.is_empty() => {
                self.chosen.remove(self.cursor);
                self.cursor = self.cursor.min(last.saturating_sub(1));
                if self.chosen.is_empty() {
                    self.step = AddStep::Choose;
                }
            }
            Action::Enter => return self.send(),
            Action::Back => {
                self.step = AddStep::Choose;
                self.picker.move_cursor(None);
            }
            _ => return DialogOutcome::Unknown,
        }
        self.problem = None;
        DialogOutcome::Stay
    }

    fn send(&mut self) -> DialogOutcome {
        if !self.has_open() {
            return DialogOutcome::Stay;
        }
        self.problem = None;
        let picks = self.chosen.iter().map(|one| ChosenOrganisation {
            org: one.row.id,
            level: one.level,
            last_day: None,
        });
        let picks = picks.collect();
        DialogOutcome::Do(Command::GiveAccess { users: self.user_ids(), picks, message: None })
    }

    fn user_ids(&self) -> Vec<UserId> {
        self.people.iter().map(|person| person.id).collect()
    }

    /// The reason why nothing can be chosen or given now.
    fn why_not_now(&self) -> DisabledReason {
        let refusal = |row: &OrganisationChoice| row.refusal().cloned();
        let pointed = self.picker.current().filter(|_| self.step == AddStep::Choose);
        let chosen = || self.chosen.iter().find_map(|one| refusal(&one.row));
        let why = pointed.and_then(refusal).or_else(chosen);
        why.map_or(DisabledReason::NoOrganisationChosen, DisabledReason::Refused)
    }
}

impl DialogBehavior for GiveAccess {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Check, Choose, Field, Move, Picker};
        match self.step {
            AddStep::Choose => &[Choose, Picker, Field, Always],
            AddStep::Check => &[Check, Move, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        let chosen = u16::try_from(self.chosen.len()).unwrap_or(u16::MAX);
        let problem = if self.problem.is_some() { 4 } else { 0 };
        let height = match self.step {
            AddStep::Choose => 22,
            AddStep::Check => chosen.saturating_add(problem + 4).clamp(MIN_CHECK_HEIGHT, 22),
        };
        (LIST_SIZE.0, height)
    }

    fn max_height(&self) -> u16 {
        if self.step == AddStep::Choose { MAX_LIST_HEIGHT } else { self.size().1 }
    }

    fn availability(&self, action: Action) -> Availability {
        let works = match (action, self.step) {
            (
                Action::Sure
                | Action::No
                | Action::PickLastDay
                | Action::PickMessage
                | Action::Buttons
                | Action::WhyNot,
                _,
            ) => return Availability::Hidden,
            _ if self.asks_to_discard => true,
            (Action::Enter, AddStep::Choose) => self.enter_effect() != OrganisationEffect::Nothing,
            (Action::Now, _) => {
                let points = matches!(self.enter_effect(), OrganisationEffect::Choose(_));
                self.has_open() || (self.chosen.is_empty() && points)
            }
            (Action::Enter, AddStep::Check) => self.has_open(),
            (Action::Toggle, _) => {
                let open = |row: &OrganisationChoice| row.is_open() || self.is_chosen(row);
                self.picker.current().is_some_and(open)
            }
            _ => true,
        };
        if works { Availability::Available } else { Availability::Disabled(self.why_not_now()) }
    }

    fn act(&mut self, action: Action, height: usize) -> DialogOutcome {
        if std::mem::take(&mut self.asks_to_discard) {
            return match action {
                Action::Enter => DialogOutcome::Close,
                _ => DialogOutcome::Stay,
            };
        }
        match self.step {
            AddStep::Choose => self.act_choose(action, height),
            AddStep::Check => self.act_check(action),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        (self.step == AddStep::Choose).then_some(&mut self.picker.field)
    }

    fn is_typing(&self) -> bool {
        self.step == AddStep::Choose
    }

    fn text_changed(&mut self) {
        self.picker.text_changed(true);
        self.problem = None;
        self.asks_to_discard = false;
    }

    fn is_ready(&self) -> bool {
        self.step == AddStep::Check || self.picker.is_fresh()
    }

    fn wanted(&mut self, height: usize) -> Vec<Wanted<'_>> {
        let users = self.user_ids();
        let orgs = || self.chosen.iter().map(|one| one.row.id).collect();
        // Organisations chosen after this query are up to date, so only a change in the store
        // repeats it.
        let has_stale = self.standings.is_stale() && !self.chosen.is_empty();
        let standings = has_stale.then(|| ask::standings_in(users.clone(), orgs()));
        vec![
            self.standings.wanted(standings),
            self.picker
                .wanted(height, |text, take| ask::organisation_choices(users.clone(), text, take)),
        ]
    }

    /// Updates the chosen organisations, or moves the cursor to the first that can be chosen, once
    /// something was typed.
    fn answer_stored(&mut self, query: &Query) {
        if let Query::StandingsIn { orgs, .. } = query {
            let standings = self.standings.take().unwrap_or_default();
            for (org, standings) in orgs.iter().zip(standings) {
                if let Some(one) = self.chosen.iter_mut().find(|one| one.row.id == *org) {
                    one.row.standings = standings;
                }
            }
            return;
        }
        let open = |row: &OrganisationChoice| row.is_open() && !self.is_chosen(row);
        let best = self.picker.best_match(open);
        self.picker.suggest(best.filter(|_| !self.picker.field.text().trim().is_empty()));
    }

    fn loses_input(&self) -> bool {
        false
    }

    fn space_chooses(&self) -> bool {
        self.step == AddStep::Choose
            && self.picker.field.text().is_empty()
            && self.picker.current().is_some()
    }

    fn holds_input(&self) -> bool {
        !self.chosen.is_empty()
    }

    fn confirm_quit(&mut self) -> bool {
        let asks = !self.chosen.is_empty() && !self.asks_to_discard;
        if asks {
            self.step = AddStep::Choose;
            self.asks_to_discard = true;
        }
        asks
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        self.problem = Some(why.clone());
        true
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{Down, Drop, Enter, Help, Now, PickLevel, Toggle};
        match self.step {
            AddStep::Choose => &[Enter, Toggle, Down, Now, Help],
            AddStep::Check => &[PickLevel, Drop, Enter, Down, Help],
        }
    }

    fn esc(&self) -> Text {
        match self.step {
            AddStep::Check => text::esc::BACK_TO_CHOOSING,
            AddStep::Choose if self.asks_to_discard => text::esc::CANCEL,
            AddStep::Choose if !self.picker.field.text().is_empty() => text::esc::CLEAR_TEXT,
            AddStep::Choose => text::esc::CLOSE,
        }
    }
}
