//! Short messages (toasts) and their history.

use std::{mem::Discriminant, sync::Arc};

use jiff::tz::TimeZone;

use crate::{
    app::{Action, Dialog, Key, Overlay, Screen},
    domain::{
        About, Moment, Name, OperationId, Outcome, OutcomeKind, Receipt, SanitizedText, UndoKind,
    },
    text::{self, InEachLang, Lang},
};

/// Maximum number of messages in the history.
const MAX_HISTORY: usize = 200;

/// The severity, which determines the symbol, the colour and how long the message stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Success: 6 seconds.
    Good,
    /// Success with a remark: 12 seconds.
    Notice,
    /// Failure: stays until dismissed with Esc.
    Bad,
}

/// A message in a corner of the screen, and in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Determines the symbol, the colour and the expiry.
    pub tone: Tone,
    /// The lines of the text, before wrapping.
    pub lines: Vec<String>,
    /// The result in fewer words, from long to short: of several people or organisations without
    /// their names. Empty if the lines are as short.
    pub short: Vec<String>,
    /// How many users or organisations the reported command skipped.
    pub skipped: usize,
    /// An action that the message offers on the reported operation: undo or redo.
    pub offer: Option<(Action, OperationId)>,
    /// The organisation that the reported operation is about; `None` if it is about none.
    pub organisation: Option<Name>,
    /// True for the answer to a key, such as why it does nothing here. It is no event, so the history
    /// keeps it only until the next key does something.
    pub is_answer: bool,
    /// When the message was last shown; a repeated message updates this.
    pub at: Moment,
    /// The source of its words, to tell them in another language; `None` if they have one only.
    pub source: Option<ToastSource>,
}

/// The source of the words of a message in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToastSource {
    /// The receipt of an operation, without its code.
    Receipt(Arc<Receipt>),
    /// The words as they were written in every language.
    Words(Arc<InEachLang<ToastWords>>),
}

/// The words of a message in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastWords {
    /// The lines of the text, before wrapping.
    pub lines: Vec<String>,
    /// The text in fewer words, from long to short.
    pub short: Vec<String>,
}

impl From<String> for ToastWords {
    fn from(line: String) -> Self {
        Self { lines: vec![line], short: Vec::new() }
    }
}

impl Toast {
    const fn of_lines(tone: Tone, lines: Vec<String>, at: Moment) -> Self {
        Self {
            tone,
            lines,
            short: Vec::new(),
            skipped: 0,
            offer: None,
            organisation: None,
            is_answer: false,
            at,
            source: None,
        }
    }

    /// The message with these words, in a language that can change.
    fn of_words(tone: Tone, words: InEachLang<ToastWords>, lang: Lang, at: Moment) -> Self {
        let source = Some(ToastSource::Words(Arc::new(words)));
        let mut it = Self { source, ..Self::of_lines(tone, Vec::new(), at) };
        it.tell(lang, &TimeZone::UTC);
        it
    }

    /// The message about a receipt, with the action that it offers.
    pub(super) fn of_receipt(
        receipt: &Receipt,
        offer: Option<(Action, OperationId)>,
        lang: Lang,
        zone: &TimeZone,
        at: Moment,
    ) -> Self {
        let is_skipped = |outcome: &&Outcome| matches!(outcome.did, OutcomeKind::Skipped(_));
        let skipped = receipt.outcomes.iter().filter(is_skipped).count();
        let tone = if skipped > 0 { Tone::Notice } else { Tone::Good };
        let (about, name) = &receipt.about;
        // With several organisations, each line names its own.
        let is_undo = receipt.undo_kind != UndoKind::New;
        let is_of_it = |one: &Outcome| one.org.as_ref().is_none_or(|org| is_undo && org == name);
        let is_of_one = matches!(about, About::Org(_)) && receipt.outcomes.iter().all(is_of_it);
        let mut it = Self {
            skipped,
            offer,
            organisation: is_of_one.then(|| name.clone()),
            source: Some(ToastSource::Receipt(Arc::new(Receipt { code: None, ..receipt.clone() }))),
            ..Self::of_lines(tone, Vec::new(), at)
        };
        it.tell(lang, zone);
        it
    }

    /// Tells it in this language; a message that has no other keeps its words.
    fn tell(&mut self, lang: Lang, zone: &TimeZone) {
        match &self.source {
            Some(ToastSource::Receipt(receipt)) => {
                self.lines = text::receipt(lang, receipt, zone);
                self.short = text::receipt_in_short(lang, receipt);
            }
            Some(ToastSource::Words(words)) => {
                let ToastWords { lines, short } = words.of(lang).clone();
                (self.lines, self.short) = (lines, short);
            }
            None => return,
        }
        self.clean();
    }

    /// Removes control characters, which a path or a value from the configuration file may contain.
    fn clean(&mut self) {
        for line in &mut self.lines {
            *line = SanitizedText::from(std::mem::take(line)).to_string();
        }
    }

    /// The lines of the text. The first begins with the organisation, unless a line names it.
    pub(in crate::app) fn lines_with_subject(&self) -> Vec<String> {
        let mut lines = self.lines.clone();
        let name = self.organisation.as_ref();
        let unnamed = name.filter(|name| !lines.iter().any(|line| line.contains(&***name)));
        if let (Some(name), Some(first)) = (unnamed, lines.first_mut()) {
            *first = format!("{name} · {first}");
        }
        lines
    }

    /// When the message disappears; `None` if it stays until dismissed.
    fn expires_at(&self) -> Option<Moment> {
        match self.tone {
            Tone::Good => Some(self.at.plus_millis(6_000)),
            Tone::Notice => Some(self.at.plus_millis(12_000)),
            Tone::Bad => None,
        }
    }

    fn is_fresh_result(&self, now: Moment) -> bool {
        self.tone != Tone::Bad && now.millis_since(self.at) < 1_000
    }
}

/// The answer to a key, such as why it does nothing here. It goes at the next key that does something,
/// and when something else opens.
#[derive(Debug)]
pub(in crate::app) struct RemarkHere {
    pub(in crate::app) said: String,
    /// The words in every language; `None` for words of the filter, which has its own.
    pub(in crate::app) words: Option<InEachLang<String>>,
    pub(in crate::app) place: Place,
    /// `true` if the row of the filter shows it instead of a message.
    pub(in crate::app) is_in_filter: bool,
}

/// The parts of the screen that are open, down to a menu of keys.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::app) struct Place {
    pub(in crate::app) screen: Discriminant<Screen>,
    /// The index of the visible tab.
    pub(in crate::app) tab: usize,
    /// The dialog and its step.
    pub(in crate::app) step: Option<(Discriminant<Dialog>, usize)>,
    pub(in crate::app) overlay: Option<Discriminant<Overlay>>,
    /// The keys typed so far of a sequence.
    pub(in crate::app) pending: Vec<Key>,
}

/// The visible messages and the history.
#[derive(Debug, Default)]
pub struct Toasts {
    visible: Vec<Toast>,
    history: Vec<Toast>,
    /// The undo or redo that the newest report offers.
    newest_offer: Option<(Action, OperationId)>,
    /// The number of messages that were told so far.
    told: usize,
}

impl Toasts {
    /// Shows a message and adds it to the history.
    pub fn say(&mut self, tone: Tone, lines: Vec<String>, at: Moment) {
        self.show(Toast::of_lines(tone, lines, at));
    }

    /// Shows a message in this language, which can change.
    pub(in crate::app) fn tell(
        &mut self,
        tone: Tone,
        words: InEachLang<ToastWords>,
        lang: Lang,
        at: Moment,
    ) {
        self.show(Toast::of_words(tone, words, lang, at));
    }

    /// Shows the answer to a key.
    pub(in crate::app) fn answer(&mut self, words: InEachLang<ToastWords>, lang: Lang, at: Moment) {
        self.show(Toast { is_answer: true, ..Toast::of_words(Tone::Notice, words, lang, at) });
    }

    /// Shows a read failure behind a result that is less than a second old. The operation may have
    /// removed the data, and the user should see its result first.
    pub(in crate::app) fn tell_behind_result(
        &mut self,
        words: InEachLang<ToastWords>,
        lang: Lang,
        at: Moment,
    ) {
        let result = self.visible.pop_if(|last| last.is_fresh_result(at));
        self.tell(Tone::Bad, words, lang, at);
        self.visible.extend(result);
    }

    /// The number of messages that were told so far.
    pub(in crate::app) const fn told(&self) -> usize {
        self.told
    }

    /// Hides the messages that are older than a question which opened after `told` of them. The
    /// history keeps them.
    pub(in crate::app) fn hide_before(&mut self, told: usize) {
        let newer = self.told.saturating_sub(told);
        let old = self.visible.len().saturating_sub(newer);
        self.visible.drain(..old);
    }

    /// Returns whether the newest visible message is a result that is less than a second old.
    pub fn has_fresh_result(&self, at: Moment) -> bool {
        self.visible.last().is_some_and(|last| last.is_fresh_result(at))
    }

    /// Reports an operation and offers an action on it. Older messages disappear: they might
    /// contradict it, and their offers would now apply to this operation.
    pub fn report(&mut self, toast: Toast) {
        self.visible.clear();
        self.newest_offer = toast.offer;
        self.show(toast);
    }

    /// Tells all messages in another language.
    pub(in crate::app) fn set_language(&mut self, lang: Lang, zone: &TimeZone) {
        for toast in self.visible.iter_mut().chain(&mut self.history) {
            toast.tell(lang, zone);
        }
    }

    fn show(&mut self, mut toast: Toast) {
        toast.clean();
        self.told += 1;
        // A repeated message extends the visible one instead of appearing twice.
        if let Some(last) = self.visible.last_mut()
            && (last.tone, &last.lines) == (toast.tone, &toast.lines)
        {
            last.at = toast.at;
            return;
        }
        self.forget_answers();
        self.history.push(toast.clone());
        if self.history.len() > MAX_HISTORY {
            self.history.remove(0);
        }
        self.visible.push(toast);
    }

    /// Removes the answers to keys from the history, which is about what was done.
    pub(in crate::app) fn forget_answers(&mut self) {
        self.history.retain(|toast| !toast.is_answer);
    }

    /// Removes a visible message with this text, after the user answered it.
    pub fn dismiss(&mut self, question: &str) {
        self.visible.retain(|toast| toast.lines != [question]);
    }

    /// The visible messages, newest last.
    pub fn visible(&self) -> &[Toast] {
        &self.visible
    }

    /// Every message in the history, newest last.
    pub fn history(&self) -> &[Toast] {
        &self.history
    }

    /// The operation that a visible message offers to undo, if any.
    pub fn offered_undo(&self) -> Option<OperationId> {
        let mut offers = self.visible.iter().filter_map(|toast| toast.offer);
        offers.find(|(action, _)| *action == Action::Undo).map(|(_, operation)| operation)
    }

    /// The undo or redo of the newest reported operation, if it offers one: the offer of an older
    /// operation is not meant by a key pressed after a newer one.
    pub const fn newest_offer(&self) -> Option<(Action, OperationId)> {
        self.newest_offer
    }

    /// When the next message disappears; `None` if none does.
    pub fn next_expiry(&self) -> Option<Moment> {
        self.visible.iter().filter_map(Toast::expires_at).min()
    }

    /// Removes expired messages. Returns whether there were any.
    pub fn expire(&mut self, now: Moment) -> bool {
        let before = self.visible.len();
        self.visible.retain(|toast| toast.expires_at().is_none_or(|until| now < until));
        self.visible.len() != before
    }

    /// Dismisses failure messages. Returns whether there were any.
    pub fn acknowledge(&mut self) -> bool {
        let before = self.visible.len();
        self.visible.retain(|toast| toast.tone != Tone::Bad);
        self.visible.len() != before
    }
}
