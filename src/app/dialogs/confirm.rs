//! Questions before a command, and about a change that another user made first. The cancel button
//! has focus at first; only the letter of the verb confirms.

use super::{Dialog, DialogBehavior, DialogOutcome, Form, Refresh};
use crate::{
    app::{Action, Availability, Context, cache::slot::Wanted},
    domain::{Command, MemberRow, Method, Name, OrgId, RequestRow},
    text::{self, InEachLang, Lang, PromptWords, Text},
};

/// Maximum number of names that a question lists, followed by the number of other names.
pub const MAX_NAMES_LISTED: usize = 8;

/// The buttons of a confirmation. Not every question has all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmButton {
    /// Closes the dialog without a change.
    Cancel,
    /// Runs the command.
    Yes,
    /// Opens the log at the conflicting change.
    ShowLog,
}

/// The log entry of the change that another user made first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogTarget {
    /// The organisation whose log has the entry; `None` for the log of everything.
    pub org: Option<OrgId>,
    /// Name to filter the log by: the subject of the change, or else its author.
    pub who: Name,
}

/// The question after another user changed the data first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The explanation of the conflict, and the question.
    pub prompt: Prompt,
    /// The log entry of that change; `None` if the user may not see it.
    pub log_target: Option<LogTarget>,
    /// `true` if part of the command can still be applied.
    pub can_retry: bool,
}

/// The texts and the verb of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The words, which can be shown in another language while the dialog is open.
    pub words: InEachLang<PromptWords>,
    /// The action of the letter that confirms.
    pub verb: Action,
}

impl Prompt {
    /// Writes the words in every language.
    pub(in crate::app) fn new<W: Into<PromptWords>>(
        words: impl Fn(Lang) -> W,
        verb: Action,
    ) -> Self {
        Self { words: InEachLang::new(|lang| words(lang).into()), verb }
    }
}

/// The kind of question, with the rows that its text mentions.
#[derive(Debug)]
pub enum Question {
    /// Asks whether to withdraw requests.
    Withdraw {
        /// Name of the organisation that sent the requests.
        org: Name,
        /// The open requests to withdraw.
        requests: Vec<RequestRow>,
    },
    /// Asks whether the user leaves an organisation.
    Leave {
        /// Name of the organisation to leave.
        org: Name,
        /// `true` if the user is the last administrator (*Beheerder*), who cannot leave.
        last: bool,
        /// `true` if requests that the user sent are withdrawn then.
        has_sent_requests: bool,
    },
    /// Asks whether an organisation takes over the data of its trade register.
    Refresh(Box<Refresh>),
    /// Asks a question with these texts.
    Custom(Prompt),
    /// Asks whether to apply the part of the command that is still possible.
    Conflict(Conflict),
    /// Asks whether members from other environments become *Beheerder*.
    AdminOutside {
        /// Name of the organisation that they will administer.
        org: Name,
        /// The members from other environments, who cannot become *Beheerder* without this
        /// question.
        outside: Vec<MemberRow>,
        /// The other members who become *Beheerder* with them.
        inside: Vec<MemberRow>,
        /// The selected members who are *Beheerder* already, and are skipped.
        already: Vec<MemberRow>,
    },
}

/// A question, and the command that a yes runs.
#[derive(Debug)]
pub struct Confirm {
    /// The kind of question and its rows.
    pub question: Question,
    /// The button that Enter presses.
    pub focus: ConfirmButton,
    /// The first visible line of the text, if it does not fit.
    pub top: usize,
    /// The command of a yes; `None` if the question itself has it.
    command: Option<Command>,
    /// The form that sent the command. It reopens unless the command succeeds.
    form: Option<Box<Form>>,
    /// `true` if closing this dialog discards the input of the dialog before it.
    typed: bool,
}

impl Confirm {
    /// Creates a confirmation that runs `command` after a yes to `question`.
    pub fn new(question: Question, command: Command) -> Self {
        let (focus, command) = (ConfirmButton::Cancel, Some(command));
        Self { question, focus, top: 0, command, form: None, typed: false }
    }

    /// Creates the question before the evidence of an organisation is approved. `evidence` is what
    /// the viewer saw of it, with the name of its author.
    pub(in crate::app) fn approve(
        org: OrgId,
        name: &Name,
        evidence: Option<(Method, &Name, &Name)>,
    ) -> Self {
        let words = |lang| {
            let told = evidence
                .map(|(method, reference, by)| text::forms::evidence(lang, method, reference, by));
            text::forms::approve_question(lang, name, told)
        };
        let prompt = Prompt::new(words, Action::YesApprove);
        let seen = evidence.map(|(method, reference, _)| (method, reference.clone()));
        Self::new(Question::Custom(prompt), Command::Approve { org, seen })
    }

    /// Creates the question whether an organisation takes over the data of its trade register.
    pub(in crate::app) fn refresh(refresh: Refresh) -> Self {
        let (question, focus) = (Question::Refresh(Box::new(refresh)), ConfirmButton::Cancel);
        Self { question, focus, top: 0, command: None, form: None, typed: false }
    }

    /// Sets the form to reopen. `typed` is `true` if closing discards the input of another dialog.
    pub(in crate::app) fn with_form(self, form: Option<Box<Form>>, typed: bool) -> Self {
        Self { typed: typed && form.is_none(), form, ..self }
    }

    /// Removes and returns the form to reopen, if any.
    pub(in crate::app) fn form(&mut self) -> Option<Box<Form>> {
        self.form.take()
    }

    /// The only action that confirms this question.
    pub fn verb(&self) -> Action {
        match &self.question {
            Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => said.verb,
            Question::Leave { .. } => Action::YesRemove,
            Question::Withdraw { .. } => Action::YesWithdraw,
            Question::Refresh(_) => Action::YesTakeOver,
            Question::AdminOutside { .. } => Action::YesAdmin,
        }
    }

    /// Returns whether the command can run. If not, the dialog only explains why.
    pub fn is_possible(&self) -> bool {
        match &self.question {
            Question::Leave { last, .. } => !last,
            Question::Conflict(conflict) => conflict.can_retry,
            Question::Refresh(refresh) => refresh.command().is_some(),
            _ => true,
        }
    }

    /// The log entry of a conflicting change, if the user may see it.
    pub const fn log_target(&self) -> Option<&LogTarget> {
        match &self.question {
            Question::Conflict(conflict) => conflict.log_target.as_ref(),
            _ => None,
        }
    }

    /// The visible buttons, from left to right.
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
        let command = match &self.question {
            Question::Refresh(refresh) => refresh.command(),
            _ => self.command.clone().filter(|_| self.is_possible()),
        };
        command.map_or(DialogOutcome::Stay, DialogOutcome::Do)
    }
}

impl DialogBehavior for Confirm {
    fn set_language(&mut self, lang: Lang) {
        if let Some(form) = &mut self.form {
            form.set_language(lang);
        }
    }

    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Confirm, Conflict, Move};
        match self.question {
            Question::Conflict(_) => &[Conflict, Confirm, Move, Always],
            _ => &[Confirm, Move, Always],
        }
    }

    fn availability(&self, action: Action) -> Availability {
        let moves = matches!(action, Action::Next | Action::Previous);
        let has_no_log = action == Action::SeeChange && self.log_target().is_none();
        if has_no_log || (moves && self.buttons().count() < 2) {
            Availability::Hidden
        } else {
            Availability::Available
        }
    }

    fn size(&self) -> (u16, u16) {
        (70, 6)
    }

    fn text_top(&mut self) -> Option<&mut usize> {
        Some(&mut self.top)
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

    fn wanted(&mut self, _: usize) -> Vec<Wanted<'_>> {
        match &mut self.question {
            Question::Refresh(refresh) => refresh.wanted(),
            _ => Vec::new(),
        }
    }

    fn is_ready(&self) -> bool {
        match &self.question {
            Question::Refresh(refresh) => refresh.is_settled(),
            _ => true,
        }
    }

    /// Returns whether this dialog or the form to reopen has unsaved input.
    fn holds_input(&self) -> bool {
        self.typed || self.form.as_ref().is_some_and(|form| form.is_changed())
    }

    /// Returns whether closing the dialog discards input of a form or of the dialog before it.
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
            ApplyAnyway, Down, Next, Press, SeeChange, YesAdmin, YesApprove, YesConfirm, YesEnd,
            YesRemove, YesTakeOver, YesWithdraw,
        };
        if self.verb() == ApplyAnyway {
            return &[ApplyAnyway, SeeChange, Down, Next, Press];
        }
        if !self.is_possible() {
            return &[Down, Press];
        }
        // Only one of the verbs works; it comes first, as a narrow line has no room for all.
        &[
            YesConfirm,
            YesApprove,
            YesTakeOver,
            YesWithdraw,
            YesAdmin,
            YesEnd,
            YesRemove,
            Down,
            Next,
            Press,
        ]
    }

    fn esc(&self) -> Text {
        if self.log_target().is_some() { text::esc::LEAVE_IT } else { text::esc::CANCEL }
    }
}
