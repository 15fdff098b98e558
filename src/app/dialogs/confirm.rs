//! D3, are you sure, and D4, somebody else was first. Focus starts on cancel; only the letter of the verb says yes.

use super::{Dialog, Form, Verdict};
use crate::{
    app::Action,
    domain::{Command, MemberRow, Name, OrgId, RequestRow},
};

/// Names that a question lists; of more it says how many.
pub const MOST: usize = 8;

/// The two buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Leave everything as it is.
    Cancel,
    /// Do it.
    Yes,
    /// Look at what somebody else did.
    Look,
}

/// Where the log tells what somebody else did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// In which organisation, if in one.
    pub org: Option<OrgId>,
    /// What it was done to, or else by whom.
    pub who: Name,
}

/// D4: somebody else was first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What is told.
    pub said: Said,
    /// Where it stands in the log.
    pub trail: Option<Trail>,
    /// Whether there still is something to do.
    pub again: bool,
}

/// A question in words of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is asked.
    pub title: String,
    /// What would happen.
    pub lines: Vec<String>,
    /// The button that does it, its letter at the end.
    pub button: &'static str,
    /// The action of that letter.
    pub verb: Action,
}

/// What is asked, with the names that the question mentions.
#[derive(Debug)]
pub enum Question {
    /// Take away access?
    Remove {
        /// To which organisation.
        org: Name,
        /// Of whom.
        others: Vec<MemberRow>,
        /// Oneself, who is left out of it (R55).
        mine: Vec<MemberRow>,
    },
    /// Withdraw requests?
    Withdraw {
        /// Of which organisation.
        org: Name,
        /// Which.
        requests: Vec<RequestRow>,
    },
    /// Leave?
    Leave {
        /// Which organisation.
        org: Name,
        /// Whether I am its last Beheerder, who cannot (R50).
        last: bool,
    },
    /// Something that is asked in words of its own.
    Said(Said),
    /// Do it after all (D4)?
    Conflict(Conflict),
    /// A Beheerder of another environment (A20)?
    AdminOutside {
        /// Of which organisation.
        org: Name,
        /// Who.
        outside: Vec<MemberRow>,
    },
}

/// A question and what happens on yes.
#[derive(Debug)]
pub struct Confirm {
    /// What is asked.
    pub question: Question,
    /// The button with focus.
    pub focus: Button,
    command: Command,
    /// The form that wanted it, with what was typed: it is there again unless it is done.
    form: Option<Box<Form>>,
    /// Whether something was typed in another dialog that wanted it, which is gone when this closes.
    typed: bool,
}

impl Confirm {
    /// Asks `question` before `command`.
    pub fn new(question: Question, command: Command) -> Self {
        Self { question, focus: Button::Cancel, command, form: None, typed: false }
    }

    /// With the form to which it goes back; without one, whether something was typed.
    pub(in crate::app) fn over(self, form: Option<Box<Form>>, typed: bool) -> Self {
        Self { typed: typed && form.is_none(), form, ..self }
    }

    /// Whether something was typed that is not saved, here or in the form that comes back.
    pub(super) fn holds_input(&self) -> bool {
        self.typed || self.form.as_ref().is_some_and(|form| form.is_touched())
    }

    /// Whether closing it throws away what was typed.
    pub(super) const fn loses_input(&self) -> bool {
        self.typed
    }

    /// Whether this action closes it and does nothing.
    pub(super) fn closes_with(&self, action: Action) -> bool {
        let on_yes = self.focus == Button::Yes;
        matches!(action, Action::Back | Action::No | Action::SeeChange)
            || (action == Action::Press && !on_yes)
    }

    /// The form that wanted it, if one did.
    pub(in crate::app) fn form(&mut self) -> Option<Box<Form>> {
        self.form.take()
    }

    /// Lines the question needs, with its frame.
    pub fn height(&self) -> u16 {
        let names = match &self.question {
            Question::Remove { others, mine, .. } => {
                others.len().min(MOST) + mine.len() * 2 + usize::from(!mine.is_empty()) * 2 + 4
            }
            Question::Withdraw { requests, .. } => requests.len().min(MOST) + 3,
            Question::Leave { .. } => 4,
            // A line may need to be broken once.
            Question::Said(said) | Question::Conflict(Conflict { said, .. }) => {
                said.lines.iter().map(|line| 1 + line.len() / 62).sum::<usize>()
            }
            Question::AdminOutside { outside, .. } => outside.len().min(MOST) + 3,
        };
        u16::try_from(names + 6).unwrap_or(u16::MAX)
    }

    /// The one action that says yes: the letter of the verb.
    pub fn verb(&self) -> Action {
        match &self.question {
            Question::Said(said) | Question::Conflict(Conflict { said, .. }) => said.verb,
            Question::Remove { .. } | Question::Leave { .. } => Action::YesRemove,
            Question::Withdraw { .. } => Action::YesWithdraw,
            Question::AdminOutside { .. } => Action::YesAdmin,
        }
    }

    /// Whether there is anything to say yes to.
    pub fn is_possible(&self) -> bool {
        !matches!(
            self.question,
            Question::Leave { last: true, .. } | Question::Conflict(Conflict { again: false, .. })
        )
    }

    /// Where what somebody else did can be looked at.
    pub const fn trail(&self) -> Option<&Trail> {
        match &self.question {
            Question::Conflict(conflict) => conflict.trail.as_ref(),
            _ => None,
        }
    }

    /// Its buttons, from left to right.
    pub fn buttons(&self) -> impl Iterator<Item = Button> {
        let yes = self.is_possible().then_some(Button::Yes);
        let look = self.trail().map(|_| Button::Look);
        [Some(Button::Cancel), yes, look].into_iter().flatten()
    }

    /// The button after this one, the first after the last.
    fn turn(&mut self, back: bool) {
        let all: Vec<_> = self.buttons().collect();
        let here = all.iter().position(|button| *button == self.focus).unwrap_or(0);
        let to = if back { here + all.len() - 1 } else { here + 1 };
        self.focus = all.get(to % all.len().max(1)).copied().unwrap_or(Button::Cancel);
    }

    pub(super) fn act(&mut self, action: Action) -> Verdict {
        let verb = self.verb();
        match (action, self.focus) {
            (Action::No | Action::Back, _) | (Action::Press, Button::Cancel) => self
                .form()
                .map_or(Verdict::Close, |form| Verdict::Ask(Box::new(Dialog::Form(form)))),
            (Action::Press, Button::Yes) => self.yes(),
            (Action::Press, Button::Look) | (Action::SeeChange, _) => {
                let trail = self.trail().cloned();
                trail.map_or(Verdict::Stay, |trail| Verdict::See(trail, self.form()))
            }
            (pressed, _) if pressed == verb => self.yes(),
            (Action::Next | Action::Previous, _) => {
                self.turn(action == Action::Previous);
                Verdict::Stay
            }
            _ => Verdict::Unknown,
        }
    }

    fn yes(&self) -> Verdict {
        if self.is_possible() { Verdict::Do(self.command.clone()) } else { Verdict::Stay }
    }
}
