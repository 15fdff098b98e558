//! The behaviour that both dialogs share.

use super::{
    chooser::{AccessStep, EnterEffect, RefusedKey, takes_right},
    dialog::AccessDialog,
    pick::Pick,
    steps::Steps,
};
use crate::{
    app::{
        Action, Availability, Context, DisabledReason, Field,
        cache::slot::Wanted,
        dialogs::{DialogBehavior, DialogOutcome, Editing},
    },
    domain::{Query, Refusal},
    text::{self, Lang, Text},
};

/// The width and height of the first step, in cells.
const SIZE: (u16, u16) = (92, 25);
/// The height that the first step grows to.
const MAX_HEIGHT: u16 = 30;

impl<T: AccessDialog> DialogBehavior for T {
    fn set_language(&mut self, lang: Lang) {
        self.chooser_mut().set_language(lang);
    }

    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Check, Choose, Field, Move, OutsideAdmin, Picker};
        match (self.chooser().step, self.chooser().check.editing) {
            _ if self.chooser().check.asks_confirmation => &[OutsideAdmin, Always],
            (AccessStep::Choose, _) => &[Choose, Picker, Field, Always],
            (AccessStep::Check, Editing::Nothing) => &[Check, Move, Always],
            (AccessStep::Check, _) => &[Field, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        SIZE
    }

    fn max_height(&self) -> u16 {
        MAX_HEIGHT
    }

    fn availability(&self, action: Action) -> Availability {
        let chooser = self.chooser();
        let has_answer = chooser.check.asks_confirmation;
        if matches!(action, Action::Sure | Action::No) && !has_answer {
            return Availability::Hidden;
        }
        if action == Action::PickMessage && !chooser.chosen.iter().any(Pick::sends_requests) {
            return Availability::Disabled(DisabledReason::NoRequest);
        }
        let works = match (action, chooser.step) {
            _ if chooser.has_question() => true,
            (Action::Now, _) if chooser.has_lost_right() => false,
            (Action::Enter, AccessStep::Choose) => {
                !matches!(chooser.enter_effect(), EnterEffect::Nothing)
            }
            (Action::Enter, AccessStep::Check) => chooser.is_editing() || self.can_continue(),
            (Action::Now, AccessStep::Check) => self.can_continue(),
            (Action::Now, AccessStep::Choose) => {
                let points = matches!(chooser.enter_effect(), EnterEffect::Choose(_));
                chooser.has_open() || (chooser.chosen.is_empty() && points)
            }
            (Action::Toggle, _) => chooser.can_toggle(),
            _ => true,
        };
        if works { Availability::Available } else { Availability::Disabled(self.why_not_now()) }
    }

    /// The line below the rows says why the row under the cursor cannot be chosen, or that a row has
    /// to be chosen first.
    fn stress_reason(&mut self, action: Action) -> bool {
        let lacks_choice = matches!(action, Action::Enter | Action::Now)
            && matches!(
                self.why_not_now(),
                DisabledReason::NobodyChosen | DisabledReason::NoOrganisationChosen
            );
        let chooser = self.chooser_mut();
        let has_line = chooser.step == AccessStep::Choose
            && !chooser.has_question()
            && chooser.problem.is_none();
        let is_refused =
            chooser.picker.current().is_some_and(|row| T::Pick::refusal_of(row).is_some());
        let cursor = chooser.picker.cursor().filter(|_| is_refused).map(RefusedKey::Row);
        let refused = cursor.or(lacks_choice.then_some(RefusedKey::NothingChosen));
        chooser.refused_key = refused.filter(|_| has_line);
        chooser.refused_key.is_some()
    }

    fn act(&mut self, action: Action, height: usize) -> DialogOutcome {
        let chooser = self.chooser_mut();
        chooser.refused_key = None;
        // The explanation covers the rows, so the key that closes it chooses none of them.
        if std::mem::take(&mut chooser.why_not) {
            return DialogOutcome::Stay;
        }
        match chooser.step {
            AccessStep::Choose => self.act_choose(action, height),
            AccessStep::Check => self.act_check(action),
        }
    }

    fn step(&self) -> usize {
        usize::from(self.chooser().step == AccessStep::Check)
    }

    fn asks(&self) -> bool {
        let chooser = self.chooser();
        chooser.why_not || chooser.check.asks_confirmation
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.chooser_mut().field()
    }

    fn text_changed(&mut self) {
        let chooser = self.chooser_mut();
        chooser.check.shows_fault = false;
        chooser.refused_key = None;
        if chooser.step == AccessStep::Choose {
            chooser.picker.text_changed(true);
            chooser.problem = None;
            chooser.has_cancel_focus = false;
            chooser.why_not = false;
        }
    }

    fn paste(&mut self, text: &str) -> bool {
        self.chooser().step == AccessStep::Choose && self.paste_names(text)
    }

    fn is_ready(&self) -> bool {
        let chooser = self.chooser();
        let is_fresh = !self.is_looking_up() && chooser.picker.is_fresh();
        chooser.step == AccessStep::Check || is_fresh || chooser.has_lost_right()
    }

    fn wanted(&mut self, height: usize) -> Vec<Wanted<'_>> {
        self.slots(height)
    }

    fn answer_stored(&mut self, query: &Query) {
        self.use_answer(query);
    }

    /// Returns whether one step back would discard chosen rows, or a typed message or last day.
    fn loses_input(&self) -> bool {
        let chooser = self.chooser();
        match chooser.step {
            AccessStep::Check => {
                let pick = chooser.chosen.get(chooser.check.cursor);
                let day = pick.and_then(|pick| pick.terms().last_day);
                chooser.check.is_edited(day, chooser.lang)
            }
            AccessStep::Choose => {
                // A step back clears the search, closes the explanation, or closes the dialog.
                let stays = !chooser.picker.field.text().is_empty() || chooser.why_not;
                !stays && chooser.has_input()
            }
        }
    }

    fn is_typing(&self) -> bool {
        let chooser = self.chooser();
        chooser.step == AccessStep::Choose || chooser.is_editing()
    }

    fn show_refusal(&mut self, why: &Refusal) -> bool {
        let why = self.with_names(why.clone());
        if takes_right(&why) {
            self.lose_right(&why);
            self.chooser_mut().problem = None;
        }
        self.chooser_mut().problem.get_or_insert(why);
        true
    }

    fn space_chooses(&self) -> bool {
        let chooser = self.chooser();
        chooser.step == AccessStep::Choose
            && !chooser.has_question()
            && chooser.picker.field.text().is_empty()
            && chooser.picker.current().is_some()
    }

    fn holds_input(&self) -> bool {
        self.loses_input() || self.chooser().has_input()
    }

    fn closes_with(&self, action: Action) -> bool {
        match action {
            Action::Enter => self.chooser().has_cancel_focus,
            action => matches!(action, Action::Back | Action::No),
        }
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            Buttons, Down, Drop, Enter, Help, Now, PickLastDay, PickLevel, PickMessage, Sure,
            Toggle, WhyNot,
        };
        match self.chooser().step {
            _ if self.chooser().why_not => &[Help],
            _ if self.chooser().is_editing() => &[Enter, Help],
            _ if self.chooser().check.asks_confirmation => &[Sure],
            // Enter presses the button, so the keys of the list would mislead.
            AccessStep::Choose if self.chooser().has_cancel_focus => &[Buttons, Help],
            AccessStep::Choose if self.chooser().picker.rows().is_empty() => {
                &[Enter, Now, WhyNot, Buttons, Help]
            }
            AccessStep::Choose => &[Enter, Toggle, Down, Now, WhyNot, Buttons, Help],
            AccessStep::Check => &[PickLevel, PickLastDay, PickMessage, Drop, Enter, Down, Help],
        }
    }

    fn esc(&self) -> Text {
        let chooser = self.chooser();
        match chooser.step {
            AccessStep::Check if self.loses_input() => text::esc::DISCARD_INPUT,
            AccessStep::Check if chooser.is_editing() || chooser.check.asks_confirmation => {
                text::esc::CANCEL
            }
            AccessStep::Check => text::esc::BACK_TO_CHOOSING,
            AccessStep::Choose if chooser.why_not => text::esc::BACK_TO_CHOOSING,
            AccessStep::Choose if !chooser.picker.field.text().is_empty() => text::esc::CLEAR_TEXT,
            AccessStep::Choose if self.loses_input() => text::esc::DISCARD_INPUT,
            AccessStep::Choose => text::esc::CLOSE,
        }
    }
}
