//! The dialog to decline a request. The reason is optional, and the sender sees it.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context, Field},
    domain::{Command, InboxRow, MAX_MESSAGE_LENGTH, Message, Name},
    text::{self, Lang, Text},
};

/// The reasons that the user can choose from. Their words depend on the kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Decline without a reason.
    None,
    /// "I do not know this organisation"; for a relation, "our companies do not work together".
    Unknown,
    /// "Wrong person": the sender looks for somebody else.
    WrongPerson,
    /// A reason that the user types.
    Other,
}

impl Reason {
    /// All reasons, from top to bottom.
    pub const ALL: [Self; 4] = [Self::None, Self::Unknown, Self::WrongPerson, Self::Other];
}

/// The part of the dialog that has focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The list of reasons, where up and down choose a reason.
    Reasons,
    /// The button that closes the dialog without an answer.
    Cancel,
    /// The button that sends the answer.
    Decline,
}

/// The request to decline, with the chosen reason.
#[derive(Debug)]
pub struct Decline {
    /// The request to decline.
    pub row: InboxRow,
    /// The reason that the command will contain.
    pub reason: Reason,
    /// The reason as typed, for [`Reason::Other`].
    pub field: Field,
    /// The part of the dialog that has focus.
    pub focus: Focus,
    lang: Lang,
}

impl Decline {
    /// Creates the dialog, with no reason chosen.
    pub fn new(row: InboxRow, lang: Lang) -> Self {
        Self {
            row,
            reason: Reason::None,
            field: Field::with_max_length(MAX_MESSAGE_LENGTH),
            focus: Focus::Cancel,
            lang,
        }
    }

    /// Returns whether the field for a typed reason has focus.
    pub fn has_reason_focus(&self) -> bool {
        self.focus == Focus::Reasons && self.reason == Reason::Other
    }

    /// The sender's name, and the organisation's name; for a relation request, the sender's name
    /// twice.
    pub fn sender_and_organisation(&self) -> (&Name, &Name) {
        match &self.row {
            InboxRow::Member(row) => (&row.sender.name, &row.org.1),
            InboxRow::Relation(row) => (&row.asker.name, &row.asker.name),
        }
    }

    /// The words of a reason, for this kind of request.
    pub const fn reason_label(&self, reason: Reason) -> Text {
        use text::questions as q;
        match (reason, &self.row) {
            (Reason::None, _) => q::DECLINE_NONE,
            (Reason::Unknown, InboxRow::Member(_)) => q::DECLINE_STRANGER,
            // The sender of a relation request is a person, whose company is a partner perhaps.
            (Reason::Unknown, InboxRow::Relation(row)) if row.partners => q::DECLINE_NOT_NOW,
            (Reason::Unknown, InboxRow::Relation(_)) => q::DECLINE_NO_WORK,
            (Reason::WrongPerson, _) => q::DECLINE_WRONG_PERSON,
            (Reason::Other, _) => q::DECLINE_OTHER,
        }
    }

    fn decline(&self) -> DialogOutcome {
        let said = match self.reason {
            Reason::None => "",
            Reason::Other => self.field.text(),
            reason => self.reason_label(reason).of(self.lang),
        };
        let reason = Message::new(said).ok();
        DialogOutcome::Do(match &self.row {
            InboxRow::Member(row) => Command::DeclineRequest { request: row.id, reason },
            InboxRow::Relation(row) => Command::DeclineRelation { request: row.id, reason },
        })
    }
}

impl DialogBehavior for Decline {
    fn set_language(&mut self, lang: Lang) {
        self.lang = lang;
    }

    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Field, Move, Reasons};
        // Left and right move within the typed reason.
        if self.has_reason_focus() { &[Field, Reasons, Always] } else { &[Reasons, Move, Always] }
    }

    /// The height is that of its text.
    fn size(&self) -> (u16, u16) {
        (68, 6)
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        if self.has_reason_focus() && self.field.act(action).is_some() {
            return DialogOutcome::Stay;
        }
        let here = Reason::ALL.iter().position(|reason| *reason == self.reason).unwrap_or(0);
        match (action, self.focus) {
            (Action::Back | Action::No, _) | (Action::Press, Focus::Cancel) => {
                return DialogOutcome::Close;
            }
            (Action::YesDecline, _) | (Action::Press, Focus::Decline) => return self.decline(),
            (Action::Enter | Action::Press, Focus::Reasons) => self.focus = Focus::Decline,
            (Action::Next, _) => self.focus = focus_after(self.focus, 1),
            (Action::Previous, _) => self.focus = focus_after(self.focus, 2),
            (Action::Up | Action::Down, _) => {
                self.focus = Focus::Reasons;
                let to = if action == Action::Up { here.saturating_sub(1) } else { here + 1 };
                self.reason = Reason::ALL.get(to).copied().unwrap_or(Reason::Other);
            }
            _ => return DialogOutcome::Unknown,
        }
        DialogOutcome::Stay
    }

    /// The button is a step of its own, so that a held Enter on a reason does not press it (R300).
    fn step(&self) -> usize {
        usize::from(self.focus == Focus::Decline)
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.has_reason_focus().then_some(&mut self.field)
    }

    fn is_typing(&self) -> bool {
        self.has_reason_focus()
    }

    fn holds_input(&self) -> bool {
        !self.field.text().is_empty()
    }

    fn closes_with(&self, action: Action) -> bool {
        match action {
            Action::Press => self.focus == Focus::Cancel,
            action => matches!(action, Action::Back | Action::No),
        }
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{Down, Next, Press, YesDecline};
        &[Down, Next, Press, YesDecline]
    }
}

fn focus_after(from: Focus, steps: usize) -> Focus {
    const FOCUS_ORDER: [Focus; 3] = [Focus::Reasons, Focus::Cancel, Focus::Decline];
    let here = FOCUS_ORDER.iter().position(|focus| *focus == from).unwrap_or(0);
    FOCUS_ORDER.get((here + steps) % FOCUS_ORDER.len()).copied().unwrap_or(from)
}
