//! Dialogs over a screen. To add a dialog, add a variant to [`Dialog`] and a file that implements
//! [`DialogBehavior`].

mod access;
mod card;
mod code;
mod confirm;
mod day_prompt;
mod decline;
mod form;
mod letters;

pub(in crate::app) use access::AccessDialog;
pub use access::{
    AccessStep, AddMembers, Check, ChoiceLine, Chooser, Chosen, Editing, EnterEffect, GROUPS,
    GiveAccess, OrganisationPick, Pasted, Pick, Terms, distinct_name, distinct_name_in_sentence,
    fitting_lines, name_with_address, top_line,
};
pub use card::{Card, CardRow};
pub use code::CodeDialog;
pub use confirm::{
    Confirm, ConfirmButton, Conflict, LogTarget, MAX_NAMES_LISTED, Prompt, Question,
};
pub(in crate::app) use day_prompt::DayMember;
pub use day_prompt::DayPrompt;
pub use decline::{Decline, Focus, Reason};
pub use form::{FieldInput, Form, FormField, FormLine, Lookup, Purpose, Refresh};
pub(in crate::app) use form::{edit_lock, remove_address};
pub(in crate::app) use letters::answer_key;

use super::{Action, Availability, Context, Field, cache::slot::Wanted};
use crate::{
    domain::{Command, Query, Refusal, SignUp},
    text::{self, Lang, PromptWords, QuestionWords, Text},
};

/// A dialog over the current screen; dialogs do not stack.
#[derive(Debug)]
pub enum Dialog {
    /// Chooses people and adds them as members.
    AddMembers(Box<AddMembers>),
    /// Chooses organisations and gives one person access to them.
    GiveAccess(Box<GiveAccess>),
    /// Asks for the day that a verb needs.
    DayPrompt(Box<DayPrompt>),
    /// Shows the details of one member or request.
    Card(Box<Card>),
    /// Asks for confirmation of a command.
    Confirm(Box<Confirm>),
    /// Declines a request, with an optional reason.
    Decline(Box<Decline>),
    /// Shows a form with fields and one command.
    Form(Box<Form>),
    /// Shows a new code, once.
    Code(Box<CodeDialog>),
}

/// The next step after an action on a dialog.
#[derive(Debug)]
pub(in crate::app) enum DialogOutcome {
    /// The dialog handled the action and stays open.
    Stay,
    /// The action does not belong to this dialog.
    Unknown,
    /// The dialog closes without a change.
    Close,
    /// Run this command. The dialog closes after success.
    Do(Command),
    /// Register or activate a user from the sign-in screen.
    Enter(SignUp),
    /// Replace this dialog by another.
    Ask(Box<Dialog>),
    /// Close the dialog and show the conflicting change in the log. The form reopens when the user
    /// returns.
    See(LogTarget, Option<Box<Form>>),
}

/// The behaviour of a dialog. The defaults suit a dialog without fields, queries and unsaved input.
pub(in crate::app) trait DialogBehavior {
    /// The contexts to look up keys in, innermost first.
    fn contexts(&self) -> &'static [Context];

    /// The actions that may get a hint, most used first.
    fn hints(&self) -> &'static [Action];

    /// The label of the hint for Esc.
    fn esc(&self) -> Text {
        if self.holds_input() { text::esc::DISCARD_INPUT } else { text::esc::CANCEL }
    }

    /// A sentence for the help, above the keys.
    fn help_note(&self) -> Option<String> {
        None
    }

    /// The width and height in cells, including the frame.
    fn size(&self) -> (u16, u16);

    /// The height to which the dialog grows if the content has room.
    fn max_height(&self) -> u16 {
        self.size().1
    }

    /// The first visible line of a text that scrolls if it does not fit.
    fn text_top(&mut self) -> Option<&mut usize> {
        None
    }

    /// Returns whether an action of the dialog's contexts can be performed.
    fn availability(&self, _: Action) -> Availability {
        Availability::Available
    }

    /// Called after a disabled action. Returns whether the dialog already shows the reason, which
    /// stands out from now on instead of appearing a second time.
    fn stress_reason(&mut self, _: Action) -> bool {
        false
    }

    /// Performs an action. `height` is the number of list rows that fit.
    fn act(&mut self, action: Action, height: usize) -> DialogOutcome;

    /// The text field with focus, if any.
    fn field(&mut self) -> Option<&mut Field> {
        None
    }

    /// Returns whether a text field has focus, so that printable keys are text.
    fn is_typing(&self) -> bool {
        false
    }

    /// Why the field with focus cannot be changed; `None` if it can.
    fn locked_reason(&self) -> Option<Text> {
        None
    }

    /// The step of the dialog, from 0. An Enter that goes to another step does not act there at once.
    fn step(&self) -> usize {
        0
    }

    /// Returns whether a question or explanation of the dialog covers it.
    fn asks(&self) -> bool {
        false
    }

    /// Called after the text of the focused field changed.
    fn text_changed(&mut self) {}

    /// Switches to this language; what was typed stays. For a dialog that has the language itself.
    fn set_language(&mut self, _: Lang) {}

    /// Handles a paste that should not become text in a field. Returns `false` to insert the text
    /// as usual.
    fn paste(&mut self, _: &str) -> bool {
        false
    }

    /// Returns whether the rows that actions apply to are loaded. Keys wait until then.
    fn is_ready(&self) -> bool {
        true
    }

    /// The slots of the dialog, each with the query that is missing or stale. The list of the dialog
    /// has this height, in rows.
    fn wanted(&mut self, _: usize) -> Vec<Wanted<'_>> {
        Vec::new()
    }

    /// Called after the answer to this query was stored.
    fn answer_stored(&mut self, _: &Query) {}

    /// Handles a refusal of this dialog's command. Returns `true` if the dialog stays open and
    /// shows it.
    fn show_refusal(&mut self, _: &Refusal) -> bool {
        false
    }

    /// Returns whether a space chooses the row under the cursor, because nothing was typed.
    fn space_chooses(&self) -> bool {
        false
    }

    /// Returns whether the dialog has unsaved input.
    fn holds_input(&self) -> bool {
        false
    }

    /// Returns whether one step back would discard input.
    fn loses_input(&self) -> bool {
        self.holds_input()
    }

    /// Returns whether this action closes the dialog, or goes back one step, without a change.
    fn closes_with(&self, action: Action) -> bool {
        matches!(action, Action::Back | Action::No)
    }
}

impl Dialog {
    /// Wraps a new form for this purpose.
    pub(in crate::app) fn form(purpose: Purpose, lang: Lang) -> Self {
        Self::Form(Box::new(Form::new(purpose, lang)))
    }

    /// Creates a confirmation of a command, with these texts.
    pub(in crate::app) fn from_prompt<W: Into<PromptWords>>(
        words: impl Fn(Lang) -> W,
        verb: Action,
        command: Command,
    ) -> Self {
        let said = Prompt::new(words, verb);
        Self::Confirm(Box::new(Confirm::new(Question::Custom(said), command)))
    }

    /// Creates the dialog about a change that another user made first. A yes runs `again`, the part
    /// of `command` that is still possible.
    pub(in crate::app) fn conflict(
        words: impl Fn(Lang) -> QuestionWords,
        log_target: Option<LogTarget>,
        again: Option<Command>,
        command: &Command,
    ) -> Confirm {
        let said = Prompt::new(words, Action::ApplyAnyway);
        let question =
            Question::Conflict(Conflict { prompt: said, log_target, can_retry: again.is_some() });
        let command = again.unwrap_or_else(|| command.clone());
        Confirm::new(question, command)
    }

    pub(in crate::app) fn show(&self) -> &dyn DialogBehavior {
        match self {
            Self::AddMembers(dialog) => dialog.as_ref(),
            Self::GiveAccess(dialog) => dialog.as_ref(),
            Self::DayPrompt(dialog) => dialog.as_ref(),
            Self::Card(dialog) => dialog.as_ref(),
            Self::Confirm(dialog) => dialog.as_ref(),
            Self::Decline(dialog) => dialog.as_ref(),
            Self::Form(dialog) => dialog.as_ref(),
            Self::Code(dialog) => dialog.as_ref(),
        }
    }

    pub(in crate::app) fn show_mut(&mut self) -> &mut dyn DialogBehavior {
        match self {
            Self::AddMembers(dialog) => dialog.as_mut(),
            Self::GiveAccess(dialog) => dialog.as_mut(),
            Self::DayPrompt(dialog) => dialog.as_mut(),
            Self::Card(dialog) => dialog.as_mut(),
            Self::Confirm(dialog) => dialog.as_mut(),
            Self::Decline(dialog) => dialog.as_mut(),
            Self::Form(dialog) => dialog.as_mut(),
            Self::Code(dialog) => dialog.as_mut(),
        }
    }
}
