//! Short messages, and the history that keeps all of them.

use super::Action;
use crate::domain::{HandlingId, Moment, Safe};

/// How many messages the history keeps.
const KEPT: usize = 200;

/// How bad it is; decides the sign, the colour and how long it stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked: 6 seconds.
    Good,
    /// It worked, but read this: 12 seconds.
    Notice,
    /// It did not work: stays until it is answered with Esc.
    Bad,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// How bad it is.
    pub tone: Tone,
    /// What it says, line by line.
    pub lines: Vec<String>,
    /// What can be done about the handling that it tells of; its key stands below the lines.
    pub offer: Option<(Action, HandlingId)>,
    /// When it was said.
    pub at: Moment,
}

impl Toast {
    /// When it goes by itself.
    fn until(&self) -> Option<Moment> {
        match self.tone {
            Tone::Good => Some(self.at.plus_millis(6_000)),
            Tone::Notice => Some(self.at.plus_millis(12_000)),
            Tone::Bad => None,
        }
    }
}

/// What is on the screen, and what was.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    history: Vec<Toast>,
}

impl Toasts {
    /// Shows a message; the newest comes last.
    pub fn say(&mut self, tone: Tone, lines: Vec<String>, at: Moment) {
        self.show(Toast { tone, lines, offer: None, at });
    }

    /// Says what was done, with what can be done about it; what an older one offers would by now
    /// be done to this.
    pub fn report(
        &mut self,
        tone: Tone,
        lines: Vec<String>,
        offer: Option<(Action, HandlingId)>,
        at: Moment,
    ) {
        for older in &mut self.shown {
            older.offer = None;
        }
        self.show(Toast { tone, lines, offer, at });
    }

    fn show(&mut self, mut toast: Toast) {
        // A path, and what stands in a file of settings, may hold anything.
        for line in &mut toast.lines {
            *line = Safe::from(std::mem::take(line)).to_string();
        }
        // Said again while it stands there: it stands there longer, and not twice.
        if let Some(last) = self.shown.last_mut()
            && (last.tone, &last.lines) == (toast.tone, &toast.lines)
        {
            last.at = toast.at;
            return;
        }
        self.history.push(toast.clone());
        if self.history.len() > KEPT {
            self.history.remove(0);
        }
        self.shown.push(toast);
    }

    /// Takes away a question that was answered.
    pub fn take_back(&mut self, question: &str) {
        self.shown.retain(|toast| toast.lines != [question]);
    }

    /// What is on the screen, the newest last.
    pub fn shown(&self) -> &[Toast] {
        &self.shown
    }

    /// Everything that was said, the newest last.
    pub fn history(&self) -> &[Toast] {
        &self.history
    }

    /// The handling that a message offers to take back.
    pub fn undoes(&self) -> Option<HandlingId> {
        let mut offers = self.shown.iter().filter_map(|toast| toast.offer);
        offers.find(|(action, _)| *action == Action::Undo).map(|(_, handling)| handling)
    }

    /// When the next one goes.
    pub fn next(&self) -> Option<Moment> {
        self.shown.iter().filter_map(Toast::until).min()
    }

    /// Takes away what has been there long enough; says whether anything went.
    pub fn expire(&mut self, now: Moment) -> bool {
        let before = self.shown.len();
        self.shown.retain(|toast| toast.until().is_none_or(|until| now < until));
        self.shown.len() != before
    }

    /// Answers the bad ones; says whether there were any.
    pub fn acknowledge(&mut self) -> bool {
        let before = self.shown.len();
        self.shown.retain(|toast| toast.tone != Tone::Bad);
        self.shown.len() != before
    }
}
