//! Dialogs over a screen. To add one, add a variant; the compiler lists the rest.

mod add_members;
mod check;
mod chosen;
mod code;
mod confirm;
mod decline;
mod form;
mod last_day;
mod lines;
mod misnamed;
mod pasted;

pub use add_members::{AddMembers, AddStep, EnterDoes};
pub use check::{Check, Editing};
pub use chosen::Chosen;
pub use code::CodeDialog;
pub use confirm::{Confirm, ConfirmButton, Conflict, LogTarget, MOST, Prompt, Question};
pub use decline::{Decline, Focus, Reason};
pub(in crate::app) use form::remove_address;
pub use form::{FieldInput, Form, FormField, Purpose};
pub use last_day::LastDay;
pub use lines::CandidateLine;
pub use pasted::Pasted;

use super::{Action, Context, Field, cache::slot::Wanted};
use crate::{
    domain::{Command, MemberRow, Query, Refusal, SignUp},
    text::{QuestionWords, Texts},
};

/// A dialog over the current screen; dialogs do not stack.
#[derive(Debug)]
pub enum Dialog {
    /// Choose and add members.
    AddMembers(Box<AddMembers>),
    /// Set the last day with access.
    LastDay(Box<LastDay>),
    /// Show everything about one member.
    Card(Box<MemberCard>),
    /// Confirm a command.
    Confirm(Box<Confirm>),
    /// Decline a request, with an optional reason.
    Decline(Box<Decline>),
    /// Fill in a form.
    Form(Box<Form>),
    /// Show a code, once.
    Code(Box<CodeDialog>),
}

/// The card of one member; the keys of the member list work on it.
#[derive(Debug)]
pub struct MemberCard {
    /// The row of the member list that the card shows.
    pub row: MemberRow,
}

/// The outcome of an action on a dialog.
#[derive(Debug)]
pub(in crate::app) enum DialogOutcome {
    /// The dialog performed it and stays open.
    Stay,
    /// The action does not belong to this dialog.
    Unknown,
    /// The dialog closes without a change.
    Close,
    /// Run this command; the dialog closes once it is done.
    Do(Command),
    /// Register or activate, at the sign-in screen.
    Enter(SignUp),
    /// Open another dialog.
    Ask(Box<Dialog>),
    /// The dialog closes and the log shows the conflicting change; the form is kept until the user
    /// returns.
    See(LogTarget, Option<Box<Form>>),
}

impl Dialog {
    /// Creates the form for a purpose.
    pub(in crate::app) fn form(purpose: Purpose, texts: &'static Texts) -> Self {
        Self::Form(Box::new(Form::new(purpose, texts)))
    }

    /// Creates a confirmation with its own text before a command.
    pub(in crate::app) fn from_prompt(
        words: QuestionWords,
        verb: Action,
        command: Command,
    ) -> Self {
        let (title, lines, button) = words;
        let said = Prompt { title, lines, button, verb };
        Self::Confirm(Box::new(Confirm::new(Question::Said(said), command)))
    }

    /// Creates the dialog for a lost race: the change in the log, the part of the command that can
    /// still be done, and the form to return to (or whether other input is at stake).
    pub(in crate::app) fn conflict(
        (title, lines, button): QuestionWords,
        trail: Option<LogTarget>,
        (again, command): (Option<Command>, &Command),
        (form, typed): (Option<Box<Form>>, bool),
    ) -> Self {
        let said = Prompt { title, lines, button, verb: Action::ApplyAnyway };
        let question = Question::Conflict(Conflict { said, trail, again: again.is_some() });
        let command = again.unwrap_or_else(|| command.clone());
        Self::Confirm(Box::new(Confirm::new(question, command).over(form, typed)))
    }

    /// The contexts in which keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{
            Always, Card, Check, Choose, Confirm, Conflict, Field, Form, Members, Move, Picker,
            Reading, Reasons,
        };
        match self {
            Self::AddMembers(dialog) => match (dialog.step, dialog.check.editing) {
                (AddStep::Choose, _) => &[Choose, Picker, Field, Always],
                (AddStep::Check, Editing::Nothing) => &[Check, Move, Always],
                (AddStep::Check, _) => &[Field, Always],
            },
            Self::LastDay(_) => &[Field, Always],
            Self::Form(_) => &[Form, Field, Always],
            Self::Code(_) => &[Reading, Always],
            Self::Card(_) => &[Card, Members, Always],
            Self::Confirm(dialog) if matches!(dialog.question, Question::Conflict(_)) => {
                &[Conflict, Confirm, Always]
            }
            Self::Confirm(_) => &[Confirm, Always],
            Self::Decline(dialog) if dialog.is_typing() => &[Reasons, Field, Always],
            Self::Decline(_) => &[Reasons, Move, Always],
        }
    }

    /// The text field with focus, if any.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::AddMembers(dialog) => dialog.field(),
            Self::LastDay(dialog) => Some(&mut dialog.field),
            Self::Decline(dialog) => dialog.is_typing().then_some(&mut dialog.field),
            Self::Form(form) => form.field(),
            Self::Card(_) | Self::Confirm(_) | Self::Code(_) => None,
        }
    }

    /// Handles a paste other than as text in a field. Returns whether it did.
    pub(in crate::app) fn paste(&mut self, text: &str) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.paste(text),
            Self::Form(form) => form.paste_key(text),
            _ => false,
        }
    }

    /// Returns whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::AddMembers(dialog) => {
                dialog.step == AddStep::Choose || dialog.check.editing != Editing::Nothing
            }
            Self::LastDay(_) => true,
            Self::Decline(dialog) => dialog.is_typing(),
            Self::Form(form) => form.is_typing(),
            Self::Card(_) | Self::Confirm(_) | Self::Code(_) => false,
        }
    }

    /// Called after the text of the focused field changed.
    pub(in crate::app) fn typed(&mut self) {
        match self {
            Self::AddMembers(dialog) => dialog.typed(),
            Self::LastDay(dialog) => dialog.problem = None,
            Self::Form(form) => form.typed(),
            Self::Card(_) | Self::Confirm(_) | Self::Decline(_) | Self::Code(_) => {}
        }
    }

    /// Returns whether the rows that an action would apply to are loaded; keys are held until then.
    pub fn is_ready(&self) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.is_ready(),
            Self::Form(form) => form.is_ready(),
            Self::LastDay(_)
            | Self::Card(_)
            | Self::Confirm(_)
            | Self::Decline(_)
            | Self::Code(_) => true,
        }
    }

    pub(in crate::app) fn act(&mut self, action: Action, height: usize) -> DialogOutcome {
        match self {
            Self::AddMembers(dialog) => dialog.act(action, height),
            Self::LastDay(dialog) => dialog.act(action),
            Self::Confirm(dialog) => dialog.act(action),
            Self::Decline(dialog) => dialog.act(action),
            Self::Form(form) => form.act(action),
            Self::Card(_) | Self::Code(_) => match action {
                Action::Close | Action::Back => DialogOutcome::Close,
                _ => DialogOutcome::Unknown,
            },
        }
    }

    /// Handles a refusal of this dialog's command. A dialog with unsaved work stays open and shows
    /// it.
    pub(in crate::app) fn refused(&mut self, why: &Refusal) -> bool {
        match self {
            Self::AddMembers(dialog) => {
                let mut why = why.clone();
                if let Refusal::AllSkipped { skipped } = &mut why {
                    dialog.name(skipped.iter_mut().map(|one| &mut one.who));
                }
                dialog.problem.get_or_insert(why);
                true
            }
            Self::LastDay(dialog) => {
                dialog.problem = Some(why.clone());
                true
            }
            Self::Form(form) => {
                form.problem = Some(why.clone());
                true
            }
            // The invitation was withdrawn if its user is gone.
            Self::Code(code) => {
                code.is_over |= matches!(why, Refusal::NoSuchUser | Refusal::UserGone { .. });
                code.is_over
            }
            Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => false,
        }
    }

    /// The slots of the dialog, each with the query that is missing or stale.
    pub(in crate::app) fn wanted(&mut self) -> Vec<Wanted<'_>> {
        match self {
            Self::AddMembers(dialog) => dialog.wanted(),
            Self::Form(form) => form.wanted(),
            Self::Code(code) => vec![code.wanted()],
            _ => Vec::new(),
        }
    }

    /// Called after the answer to this query was stored.
    pub(in crate::app) fn arrived(&mut self, query: &Query) {
        match self {
            Self::AddMembers(dialog) => dialog.arrived(query),
            Self::Code(code) => code.arrived(),
            _ => {}
        }
    }

    /// Returns whether the dialog holds unsaved input.
    pub(in crate::app) fn holds_input(&self) -> bool {
        match self {
            Self::Form(form) => form.is_touched(),
            Self::LastDay(dialog) => dialog.is_touched(),
            Self::Decline(dialog) => !dialog.field.text().is_empty(),
            Self::AddMembers(dialog) => dialog.loses_input() || dialog.check.has_message(),
            Self::Confirm(dialog) => dialog.holds_input(),
            Self::Card(_) | Self::Code(_) => false,
        }
    }

    /// Returns whether one step back would discard input.
    pub(in crate::app) fn loses_input(&self) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.loses_input(),
            Self::Confirm(dialog) => dialog.loses_input(),
            dialog => dialog.holds_input(),
        }
    }

    /// Returns whether this action closes the dialog, or one step of it, without a change.
    pub(in crate::app) fn closes_with(&self, action: Action) -> bool {
        match self {
            Self::Confirm(dialog) => dialog.closes_with(action),
            Self::Decline(dialog) if action == Action::Press => dialog.focus == Focus::Cancel,
            Self::AddMembers(dialog) if action == Action::Enter => dialog.on_cancel,
            _ => matches!(action, Action::Back | Action::No),
        }
    }

    /// Asks once before the program quits if something was chosen in the dialog. Returns whether it
    /// asks now.
    pub(in crate::app) fn asks_to_stay(&mut self) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.asks_to_stay(),
            _ => false,
        }
    }
}
