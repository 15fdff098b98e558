//! The dialog to add members: choose people, check the choices, and run the command.

use super::{
    Check, Chosen, DialogBehavior, DialogOutcome, Editing, Pasted,
    check::{LIST_SIZE, MAX_LIST_HEIGHT, check_height},
};
use crate::{
    app::{Action, Availability, Context, Field, Loaded, Picker, cache::slot::Wanted},
    domain::{
        CandidateRow, ChosenPerson, Class, Command, Day, Message, Name, OrgId, Person, Query,
        Refusal, ask,
    },
    text::{self, Lang, Text},
};

/// The steps of the dialog, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddStep {
    /// The user chooses people.
    Choose,
    /// The user checks levels, last days and the message.
    Check,
}

/// The effect of Enter in the first step, for the label of its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnterEffect<'a> {
    /// Enter chooses the candidate under the cursor.
    Choose(&'a CandidateRow),
    /// Enter goes to the second step.
    NextStep,
    /// Enter has no effect: the candidate under the cursor cannot be chosen, and no chosen person
    /// can be added.
    Nothing,
}

/// The dialog to add members: its step, the search, and the chosen people.
#[derive(Debug)]
pub struct AddMembers {
    org: OrgId,
    /// Name of the organisation that gets members, for the title.
    pub org_name: Name,
    /// The step that the dialog shows.
    pub step: AddStep,
    /// The search field with the matching candidates.
    pub picker: Picker<CandidateRow>,
    /// The chosen people, in the order of choosing.
    pub chosen: Vec<Chosen>,
    /// The eligibility of the chosen people, queried again after each change in the store.
    pub(super) eligibility: Loaded<Vec<CandidateRow>>,
    /// Input and cursor of the second step.
    pub check: Check,
    /// The results of the last paste of several names.
    pub pasted: Pasted,
    /// `true` while the dialog explains why a person is missing (F3).
    pub why_not: bool,
    /// `true` while the dialog asks whether to discard the chosen people.
    pub asks_to_discard: bool,
    /// `true` if the cancel button has focus, after Shift+Tab.
    pub has_cancel_focus: bool,
    /// The refusal of the last command, shown in the dialog.
    pub problem: Option<Refusal>,
    today: Day,
    lang: Lang,
}

impl AddMembers {
    /// Creates the dialog with nobody chosen.
    pub fn new(org: OrgId, org_name: Name, today: Day, lang: Lang) -> Self {
        Self {
            org,
            org_name,
            step: AddStep::Choose,
            picker: Picker::default(),
            chosen: Vec::new(),
            eligibility: Loaded::default(),
            check: Check::default(),
            pasted: Pasted::default(),
            why_not: false,
            asks_to_discard: false,
            has_cancel_focus: false,
            problem: None,
            today,
            lang,
        }
    }

    /// The day that the dialog opened, to validate last days while the user types.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Returns whether the person in this row is among [`Self::chosen`].
    pub fn is_chosen(&self, row: &CandidateRow) -> bool {
        self.chosen.iter().any(|chosen| chosen.row.person.id == row.person.id)
    }

    /// The chosen people of a group, with their indices: users of the own environment, or people
    /// who get a request.
    pub fn picks_in_group(&self, own: bool) -> impl Iterator<Item = (usize, &Chosen)> {
        self.chosen.iter().enumerate().filter(move |(_, chosen)| chosen.row.own == own)
    }

    /// Counts the chosen people of a group who can still be added. The buttons show this count.
    pub fn open_count(&self, own: bool) -> usize {
        self.picks_in_group(own).filter(|(_, chosen)| chosen.why_not().is_none()).count()
    }

    /// Returns whether at least one chosen person can still be added.
    pub fn has_open(&self) -> bool {
        self.open_count(true) + self.open_count(false) > 0
    }

    /// The effect of Enter in the first step. Enter never removes a chosen person.
    pub fn enter_effect(&self) -> EnterEffect<'_> {
        match self.picker.current() {
            Some(row) if row.standing.is_open() && !self.is_chosen(row) => EnterEffect::Choose(row),
            _ if self.has_open() => EnterEffect::NextStep,
            _ => EnterEffect::Nothing,
        }
    }

    /// Removes the chosen person at this index, after a click on their chip.
    pub(in crate::app) fn remove_chip(&mut self, at: usize) {
        if at < self.chosen.len() {
            self.chosen.remove(at);
        }
    }

    fn act_choose(&mut self, action: Action, height: usize) -> DialogOutcome {
        let has_cancel_focus = std::mem::take(&mut self.has_cancel_focus);
        match action {
            Action::Back => return self.go_back(),
            Action::Enter if has_cancel_focus => return self.go_back(),
            Action::Enter => self.press_enter(),
            Action::Now => return self.add_now(),
            Action::Toggle => self.toggle(),
            Action::Buttons => self.has_cancel_focus = !has_cancel_focus,
            Action::WhyNot => self.why_not = true,
            Action::EraseBack if self.picker.field.text().is_empty() => {
                self.chosen.pop();
            }
            _ if self.picker.act(action, height) => {}
            _ => return DialogOutcome::Unknown,
        }
        DialogOutcome::Stay
    }

    /// Handles Esc in the first step: clears the text, or else asks whether to discard the chosen
    /// people, or else closes.
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
        if self.check.act(action, &mut self.chosen, self.today, self.lang) {
            self.problem = None;
            if self.chosen.is_empty() {
                self.step = AddStep::Choose;
            }
            return DialogOutcome::Stay;
        }
        match action {
            Action::Enter if !self.can_continue() => DialogOutcome::Stay,
            Action::Enter => {
                self.problem = None;
                DialogOutcome::Do(self.command())
            }
            Action::Back => {
                self.step = AddStep::Choose;
                self.picker.move_cursor(None);
                DialogOutcome::Stay
            }
            _ => DialogOutcome::Unknown,
        }
    }

    /// Fills in names that the rules withheld from the outcomes, because the user chose these
    /// people. The outcomes have the order of the command.
    pub(in crate::app) fn fill_in_names<'a>(
        &self,
        outcomes: impl ExactSizeIterator<Item = &'a mut Option<Person>>,
    ) {
        if outcomes.len() == self.chosen.len() {
            for (who, chosen) in outcomes.zip(&self.chosen) {
                who.get_or_insert_with(|| chosen.row.person.clone());
            }
        }
    }

    pub(super) fn command(&self) -> Command {
        let picks = self.chosen.iter().map(|chosen| ChosenPerson {
            user: chosen.row.person.id,
            level: chosen.level,
            last_day: chosen.last_day,
        });
        Command::AddMembers {
            org: self.org,
            picks: picks.collect(),
            message: Message::new(self.check.message.text()).ok(),
        }
    }

    /// Returns whether Enter works in the second step. It does if a chosen person can still be
    /// added and the user still has the right to add members.
    pub fn can_continue(&self) -> bool {
        self.has_open() && self.problem.as_ref().is_none_or(|why| why.class() != Class::NoRight)
    }

    /// Returns whether a text field of the second step has focus.
    pub fn is_editing(&self) -> bool {
        self.step == AddStep::Check && self.check.editing != Editing::Nothing
    }
}

impl DialogBehavior for AddMembers {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Check, Choose, Field, Move, Picker};
        match (self.step, self.check.editing) {
            (AddStep::Choose, _) => &[Choose, Picker, Field, Always],
            (AddStep::Check, Editing::Nothing) => &[Check, Move, Always],
            (AddStep::Check, _) => &[Field, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        match self.step {
            AddStep::Choose => LIST_SIZE,
            AddStep::Check => (LIST_SIZE.0, check_height(&self.chosen, self.problem.is_some())),
        }
    }

    fn max_height(&self) -> u16 {
        if self.step == AddStep::Choose { MAX_LIST_HEIGHT } else { self.size().1 }
    }

    fn availability(&self, action: Action) -> Availability {
        self.answer(action)
    }

    fn act(&mut self, action: Action, height: usize) -> DialogOutcome {
        if self.asks_to_discard {
            self.asks_to_discard = false;
            return if matches!(action, Action::Enter | Action::Sure) {
                DialogOutcome::Close
            } else {
                DialogOutcome::Stay
            };
        }
        if std::mem::take(&mut self.why_not) && matches!(action, Action::WhyNot | Action::Back) {
            return DialogOutcome::Stay;
        }
        match self.step {
            AddStep::Choose => self.act_choose(action, height),
            AddStep::Check => self.act_check(action),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.step {
            AddStep::Choose => Some(&mut self.picker.field),
            AddStep::Check => self.check.field(),
        }
    }

    fn text_changed(&mut self) {
        if self.step == AddStep::Choose {
            self.picker.text_changed(true);
            self.problem = None;
            self.has_cancel_focus = false;
            self.asks_to_discard = false;
            self.why_not = false;
        }
    }

    /// Looks up a paste of two or more names. Returns `false` for any other paste.
    fn paste(&mut self, text: &str) -> bool {
        self.step == AddStep::Choose && self.pasted.start_lookup(text)
    }

    fn is_ready(&self) -> bool {
        self.step == AddStep::Check || (!self.pasted.is_waiting() && self.picker.is_fresh())
    }

    fn wanted(&mut self, height: usize) -> Vec<Wanted<'_>> {
        let org = self.org;
        let users = || self.chosen.iter().map(|chosen| chosen.row.person.id).collect();
        // People chosen after this query are up to date, so only a change in the store repeats it.
        let has_stale = self.eligibility.is_stale() && !self.chosen.is_empty();
        let standings = has_stale.then(|| ask::standings(org, users()));
        vec![
            self.pasted.wanted(org),
            self.eligibility.wanted(standings),
            self.picker.wanted(height, |text, take| ask::candidates(org, text, take)),
        ]
    }

    fn answer_stored(&mut self, query: &Query) {
        match query {
            Query::Resolve { .. } => self.choose_pasted(),
            Query::Standings { users, .. } => self.update_chosen(users),
            _ => self.suggest(),
        }
    }

    /// Returns whether one step back would discard a typed message or last day. The first step
    /// itself asks about chosen people.
    fn loses_input(&self) -> bool {
        match self.step {
            AddStep::Check => {
                let day = self.chosen.get(self.check.cursor).and_then(|chosen| chosen.last_day);
                self.check.is_edited(day, self.lang)
            }
            AddStep::Choose => {
                let bare = self.chosen.is_empty() && self.picker.field.text().is_empty();
                bare && self.check.has_message()
            }
        }
    }

    /// If people are chosen, the first Ctrl+C asks and the second quits.
    fn confirm_quit(&mut self) -> bool {
        let asks = !self.chosen.is_empty() && !self.asks_to_discard;
        if asks {
            self.step = AddStep::Choose;
            self.asks_to_discard = true;
        }
        asks
    }

    fn is_typing(&self) -> bool {
        self.step == AddStep::Choose || self.is_editing()
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        let mut why = why.clone();
        if let Refusal::AllSkipped { skipped } = &mut why {
            self.fill_in_names(skipped.iter_mut().map(|one| &mut one.who));
        }
        self.problem.get_or_insert(why);
        true
    }

    fn space_chooses(&self) -> bool {
        self.step == AddStep::Choose
            && self.picker.field.text().is_empty()
            && self.picker.current().is_some()
    }

    fn holds_input(&self) -> bool {
        self.loses_input() || self.check.has_message()
    }

    fn closes_with(&self, action: Action) -> bool {
        match action {
            Action::Enter => self.has_cancel_focus,
            action => matches!(action, Action::Back | Action::No),
        }
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            Buttons, Down, Drop, Enter, Help, Now, PickLastDay, PickLevel, PickMessage, Toggle,
            WhyNot,
        };
        match self.step {
            _ if self.is_editing() => &[Enter],
            AddStep::Choose => &[Enter, Toggle, Down, Now, WhyNot, Buttons, Help],
            AddStep::Check => &[PickLevel, PickLastDay, PickMessage, Drop, Enter, Down, Help],
        }
    }

    fn esc(&self) -> Text {
        match self.step {
            AddStep::Check if self.is_editing() || self.check.asks_confirmation => {
                text::esc::CANCEL
            }
            AddStep::Check => text::esc::BACK_TO_CHOOSING,
            AddStep::Choose if self.asks_to_discard => text::esc::CANCEL,
            AddStep::Choose if !self.picker.field.text().is_empty() => text::esc::CLEAR_TEXT,
            AddStep::Choose => text::esc::CLOSE,
        }
    }
}
