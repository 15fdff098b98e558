//! Questions before a command, and after a lost race. Focus starts on cancel; only the letter of
//! the verb says yes.

use super::{Dialog, DialogBehavior, DialogOutcome, Form};
use crate::{
    app::{Action, Context},
    domain::{Command, MemberRow, Name, OrgId, RequestRow},
    text::{self, Text},
};

/// Names that a question lists; it gives a count for the rest.
pub const MAX_NAMES_LISTED: usize = 8;

/// A button of a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmButton {
    /// Change nothing.
    Cancel,
    /// Run the command.
    Yes,
    /// Open the log at the conflicting change.
    ShowLog,
}

/// A place in the log: the change that won a race.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogTarget {
    /// The organisation, if the change belongs to one.
    pub org: Option<OrgId>,
    /// The subject of the change, else its author.
    pub who: Name,
}

/// Another user's change came first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The question and its explanation.
    pub prompt: Prompt,
    /// The change in the log, if the user may see it there.
    pub log_target: Option<LogTarget>,
    /// `true` if part of the command can still be done.
    pub can_retry: bool,
}

/// A question with a text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub title: String,
    /// The consequences.
    pub lines: Vec<String>,
    /// The label of the confirm button; ends with its shortcut letter.
    pub button: &'static str,
    /// The action of that letter.
    pub verb: Action,
}

/// The question, with the names that it mentions.
#[derive(Debug)]
pub enum Question {
    /// Remove access?
    Remove {
        /// The organisation.
        org: Name,
        /// The members who lose access.
        others: Vec<MemberRow>,
        /// The user's own membership, which is left out.
        mine: Vec<MemberRow>,
    },
    /// Withdraw requests?
    Withdraw {
        /// The organisation.
        org: Name,
        /// The requests.
        requests: Vec<RequestRow>,
    },
    /// Leave the organisation?
    Leave {
        /// The organisation.
        org: Name,
        /// `true` if the user is its last administrator (*Beheerder*), who cannot leave.
        last: bool,
    },
    /// A question with a text of its own.
    Custom(Prompt),
    /// Run what is left of the command?
    Conflict(Conflict),
    /// Make someone from another environment a *Beheerder*?
    AdminOutside {
        /// The organisation.
        org: Name,
        /// The members from other environments.
        outside: Vec<MemberRow>,
    },
}

/// A question and the command that it confirms.
#[derive(Debug)]
pub struct Confirm {
    /// The question.
    pub question: Question,
    /// The button with focus.
    pub focus: ConfirmButton,
    command: Command,
    /// The form that sent the command, with its input; it returns unless the command succeeds.
    form: Option<Box<Form>>,
    /// `true` if another dialog's input is lost when this one closes.
    typed: bool,
}

impl Confirm {
    /// Asks `question` before `command`.
    pub fn new(question: Question, command: Command) -> Self {
        Self { question, focus: ConfirmButton::Cancel, command, form: None, typed: false }
    }

    /// Adds the form to return to; `typed` is `true` if another dialog's input is at stake.
    pub(in crate::app) fn with_form(self, form: Option<Box<Form>>, typed: bool) -> Self {
        Self { typed: typed && form.is_none(), form, ..self }
    }

    /// Takes the form that sent the command, if any.
    pub(in crate::app) fn form(&mut self) -> Option<Box<Form>> {
        self.form.take()
    }

    /// Lines that the dialog needs, including its frame.
    pub fn height(&self) -> u16 {
        let names = match &self.question {
            Question::Remove { others, mine, .. } => {
                others.len().min(MAX_NAMES_LISTED)
                    + mine.len() * 2
                    + usize::from(!mine.is_empty()) * 2
                    + 4
            }
            Question::Withdraw { requests, .. } => requests.len().min(MAX_NAMES_LISTED) + 3,
            Question::Leave { .. } => 4,
            // Allows for broken lines, at about 62 bytes a line.
            Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
                said.lines.iter().map(|line| 1 + line.len() / 62).sum::<usize>()
            }
            Question::AdminOutside { outside, .. } => outside.len().min(MAX_NAMES_LISTED) + 3,
        };
        u16::try_from(names + 6).unwrap_or(u16::MAX)
    }

    /// The only action that confirms: the letter of the verb.
    pub fn verb(&self) -> Action {
        match &self.question {
            Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => said.verb,
            Question::Remove { .. } | Question::Leave { .. } => Action::YesRemove,
            Question::Withdraw { .. } => Action::YesWithdraw,
            Question::AdminOutside { .. } => Action::YesAdmin,
        }
    }

    /// Returns whether the command can be run at all.
    pub fn is_possible(&self) -> bool {
        !matches!(
            self.question,
            Question::Leave { last: true, .. }
                | Question::Conflict(Conflict { can_retry: false, .. })
        )
    }

    /// The conflicting change in the log, if any.
    pub const fn log_target(&self) -> Option<&LogTarget> {
        match &self.question {
            Question::Conflict(conflict) => conflict.log_target.as_ref(),
            _ => None,
        }
    }

    /// The buttons, from left to right.
    pub fn buttons(&self) -> impl Iterator<Item = ConfirmButton> {
        let yes = self.is_possible().then_some(ConfirmButton::Yes);
        let look = self.log_target().map(|_| ConfirmButton::ShowLog);
        [Some(ConfirmButton::Cancel), yes, look].into_iter().flatten()
    }

    /// Moves the focus to the next or previous button, wrapping around.
    fn move_focus(&mut self, back: bool) {
        let all: Vec<_> = self.buttons().collect();
        let here = all.iter().position(|button| *button == self.focus).unwrap_or(0);
        let to = if back { here + all.len() - 1 } else { here + 1 };
        self.focus = all.get(to % all.len().max(1)).copied().unwrap_or(ConfirmButton::Cancel);
    }

    fn confirmed_outcome(&self) -> DialogOutcome {
        if self.is_possible() {
            DialogOutcome::Do(self.command.clone())
        } else {
            DialogOutcome::Stay
        }
    }
}

impl DialogBehavior for Confirm {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Confirm, Conflict};
        match self.question {
            Question::Conflict(_) => &[Conflict, Confirm, Always],
            _ => &[Confirm, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        (70, self.height())
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        let verb = self.verb();
        match (action, self.focus) {
            (Action::No | Action::Back, _) | (Action::Press, ConfirmButton::Cancel) => {
                self.form().map_or(DialogOutcome::Close, |form| {
                    DialogOutcome::Ask(Box::new(Dialog::Form(form)))
                })
            }
            (Action::Press, ConfirmButton::Yes) => self.confirmed_outcome(),
            (Action::Press, ConfirmButton::ShowLog) | (Action::SeeChange, _) => {
                let log_target = self.log_target().cloned();
                log_target.map_or(DialogOutcome::Stay, |log_target| {
                    DialogOutcome::See(log_target, self.form())
                })
            }
            (pressed, _) if pressed == verb => self.confirmed_outcome(),
            (Action::Next | Action::Previous, _) => {
                self.move_focus(action == Action::Previous);
                DialogOutcome::Stay
            }
            _ => DialogOutcome::Unknown,
        }
    }

    /// Returns whether there is unsaved input, here or in the form that returns.
    fn holds_input(&self) -> bool {
        self.typed || self.form.as_ref().is_some_and(|form| form.is_changed())
    }

    /// Returns whether closing the dialog discards input.
    fn loses_input(&self) -> bool {
        self.typed
    }

    /// Returns whether this action closes the dialog without running the command.
    fn closes_with(&self, action: Action) -> bool {
        let on_yes = self.focus == ConfirmButton::Yes;
        matches!(action, Action::Back | Action::No | Action::SeeChange)
            || (action == Action::Press && !on_yes)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            ApplyAnyway, Next, Press, SeeChange, YesAdmin, YesConfirm, YesEnd, YesRemove,
            YesWithdraw,
        };
        if self.verb() == ApplyAnyway {
            return &[ApplyAnyway, SeeChange, Next, Press];
        }
        if !self.is_possible() {
            return &[Press];
        }
        &[Next, Press, YesConfirm, YesWithdraw, YesAdmin, YesEnd, YesRemove]
    }

    fn esc(&self) -> Text {
        if self.log_target().is_some() { text::esc::LEAVE_IT } else { text::esc::CANCEL }
    }
}
