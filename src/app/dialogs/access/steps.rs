//! The actions of the two steps.

use super::{
    chooser::{AccessStep, EnterEffect},
    dialog::AccessDialog,
    pick::Pick,
};
use crate::app::{Action, DisabledReason, dialogs::DialogOutcome};

/// The actions of a dialog that chooses rows and gives access.
pub(super) trait Steps: AccessDialog {
    fn act_choose(&mut self, action: Action, height: usize) -> DialogOutcome {
        let chooser = self.chooser_mut();
        let has_cancel_focus = std::mem::take(&mut chooser.has_cancel_focus);
        match action {
            Action::Back => return self.go_back(),
            Action::Enter if has_cancel_focus => return self.go_back(),
            Action::Enter => self.press_enter(),
            Action::Now => return self.use_now(),
            Action::Toggle => self.toggle(),
            Action::Buttons => chooser.has_cancel_focus = !has_cancel_focus,
            Action::WhyNot => chooser.why_not = true,
            Action::EraseBack if chooser.picker.field.text().is_empty() => {
                chooser.chosen.pop();
                chooser.clear_problem();
            }
            _ if chooser.picker.act(action, height) => {}
            _ => return DialogOutcome::Unknown,
        }
        DialogOutcome::Stay
    }

    fn press_enter(&mut self) {
        match self.chooser().enter_effect() {
            EnterEffect::Choose(row) => {
                let row = row.clone();
                self.choose(row);
                let chooser = self.chooser_mut();
                chooser.clear_problem();
                chooser.picker.clear_text();
                chooser.picker.move_cursor(None);
            }
            EnterEffect::NextStep => self.chooser_mut().start_check(),
            EnterEffect::Nothing => {}
        }
    }

    /// Runs the command for the chosen rows, or else for the row under the cursor. A row that the
    /// user should check goes to the second step first.
    fn use_now(&mut self) -> DialogOutcome {
        if self.chooser().chosen.is_empty() {
            let is_sure = self.used_now().is_some();
            self.press_enter();
            if !is_sure {
                self.chooser_mut().start_check();
                return DialogOutcome::Stay;
            }
        }
        self.chooser_mut().clear_problem();
        DialogOutcome::Do(self.command())
    }

    /// Handles Esc in the first step: clears the text, or else closes.
    fn go_back(&mut self) -> DialogOutcome {
        if self.chooser_mut().picker.clear_text() {
            return DialogOutcome::Stay;
        }
        DialogOutcome::Close
    }

    fn act_check(&mut self, action: Action) -> DialogOutcome {
        let chooser = self.chooser_mut();
        let (today, lang) = (chooser.today, chooser.lang);
        if chooser.check.act(action, &mut chooser.chosen, today, lang) {
            chooser.clear_problem();
            if chooser.chosen.is_empty() {
                chooser.start_choosing();
            }
            return DialogOutcome::Stay;
        }
        match action {
            Action::Enter | Action::Now if self.can_continue() => {
                self.chooser_mut().clear_problem();
                DialogOutcome::Do(self.command())
            }
            Action::Enter | Action::Now => DialogOutcome::Stay,
            Action::Back => {
                self.chooser_mut().start_choosing();
                DialogOutcome::Stay
            }
            _ => DialogOutcome::Unknown,
        }
    }

    /// Why nothing can be chosen or done now.
    fn why_not_now(&self) -> DisabledReason {
        let chooser = self.chooser();
        match chooser.step {
            AccessStep::Choose => {
                if let Some((name, why)) = chooser.picker.current().and_then(Self::Pick::refusal_of)
                {
                    return Self::Pick::cannot_choose(name, why);
                }
            }
            AccessStep::Check => {
                if let Some(why) = &chooser.problem {
                    return DisabledReason::Refused(why.clone());
                }
            }
        }
        let refused = chooser.chosen.iter().find_map(|pick| Self::Pick::refusal_of(pick.row()));
        match refused {
            Some((name, why)) => Self::Pick::cannot_choose(name, why),
            None => self.nothing_chosen(),
        }
    }
}

impl<T: AccessDialog> Steps for T {}
