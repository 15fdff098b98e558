//! The message on the rule above the key hints: its text, and the lines that it takes.

use ratatui::layout::Rect;

use super::toast::{Toast, Tone};
use crate::{
    app::{Action, Context, State, cells, fit, wrap},
    text,
};

/// Minimum cells of a message that is cut.
const MIN_TEXT: usize = 20;

/// The areas that decide how long a message may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct ToastPlace {
    /// The cells of the rule: from the first column of the content to its end, or to the (+).
    pub(in crate::app) rule: Rect,
    /// The free lines between a dialog and the rule.
    pub(in crate::app) free: Rect,
}

/// The message on the screen. It covers no rows, no hints, no frame and no (+).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastView {
    /// The cells of its lines, on the rule or above it.
    pub area: Rect,
    /// The severity, for the symbol.
    pub tone: Tone,
    /// The text, wrapped.
    pub lines: Vec<String>,
    /// `true` if it is one line beside other things on the rule.
    pub is_on_rule: bool,
}

/// The newest message, in one line on the rule above the hints. A longer message is told in short or
/// cut, and its key shows the rest. That key is a letter in a dialog, so there a longer message takes
/// the free lines below the dialog, if they are enough.
pub(in crate::app) fn toast_view(state: &State, place: ToastPlace) -> Option<ToastView> {
    let message = newest(state)?;
    let ToastPlace { rule, free } = place;
    let tone = message.tone;
    let room = room_in(rule.width);
    let forms = message.forms();
    let fitting = forms.into_iter().find(|form| cells(&form.measured) <= room);
    let Some(Form { shown: line, .. }) = fitting else {
        // An overlay or a list of keys would leave a part of a longer message on the screen.
        let is_covered = state.overlay.is_some() || !state.pending.is_empty();
        let lines = wrap(&message.text, room_in(free.width));
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        if height <= free.height && !is_covered && !message.is_result {
            let area = Rect { y: free.bottom().saturating_sub(height), height, ..free };
            return Some(ToastView { area, tone, lines, is_on_rule: false });
        }
        let lines = vec![cut(state, &message, room)];
        return Some(ToastView { area: rule, tone, lines, is_on_rule: true });
    };
    Some(ToastView { area: rule, tone, lines: vec![line], is_on_rule: true })
}

/// A message in some words.
struct Form {
    /// With the keys that it offers on the screen.
    measured: String,
    /// As it is shown now.
    shown: String,
}

/// A message to show.
struct Message {
    tone: Tone,
    text: String,
    /// The result in fewer words, from long to short.
    short: Vec<String>,
    /// The number of those who were skipped, behind a ` · `.
    skipped: Option<String>,
    /// The key and the action that the message offers.
    offer: Option<String>,
    /// The number of other messages.
    more: Option<String>,
    /// `true` if both work now and are shown. They have their cells anyway, so that the message keeps
    /// its words when a dialog opens.
    has_keys: bool,
    /// `true` if it says what a command did: then it takes no more than its line.
    is_result: bool,
}

impl Message {
    const fn of_text(tone: Tone, text: String) -> Self {
        Self {
            tone,
            text,
            short: Vec::new(),
            skipped: None,
            offer: None,
            more: None,
            has_keys: false,
            is_result: matches!(tone, Tone::Good),
        }
    }

    /// The message with the keys that it offers, from long to short: what was done comes before how
    /// many other messages there are, and the key to undo it stands among the hints too.
    fn forms(&self) -> Vec<Form> {
        let behind = |part: &Option<String>| {
            part.as_ref().map_or(String::new(), |part| format!(" · {part}"))
        };
        let (offer, more) = (behind(&self.offer), behind(&self.more));
        let short_offer = behind(&self.short_offer());
        // Without those who were skipped, the short form would tell half.
        let short = self.short.iter().filter(|_| self.skipped.is_none());
        let texts = std::iter::once(&self.text).chain(short);
        let form = |text: &String, keys: String| {
            let shown = if self.has_keys { format!("{text}{keys}") } else { text.clone() };
            Form { measured: format!("{text}{keys}"), shown }
        };
        let offering = texts.clone().flat_map(|text| {
            let keys = [format!("{offer}{more}"), offer.clone(), short_offer.clone()];
            keys.map(|keys| form(text, keys))
        });
        offering.chain(texts.map(|text| form(text, String::new()))).collect()
    }

    /// The key and the first word of the action that the message offers.
    fn short_offer(&self) -> Option<String> {
        let words: Vec<&str> = self.offer.as_ref()?.split(' ').take(2).collect();
        Some(words.join(" "))
    }
}

/// The cells for a message in a line, between a blank, the sign and a blank before it and two blanks
/// behind it.
fn room_in(width: u16) -> usize {
    usize::from(width).saturating_sub(6)
}

/// Returns the message on one line, with its text cut, the number of those who were skipped, the key
/// that shows it whole, and the key to undo it.
fn cut(state: &State, message: &Message, room: usize) -> String {
    let text = message.short.last().unwrap_or(&message.text);
    let skipped = message.skipped.clone().unwrap_or_default();
    // In a dialog or a filter the key is a letter, and the message is only cut.
    let all = offered_label(state, Action::Messages).filter(|_| !state.is_typing());
    let key = all.and_then(|all| Some(format!(" ({})", all.split(' ').next()?)));
    let key = key.unwrap_or_default();
    let offer = message.short_offer().filter(|_| message.has_keys);
    let offer = offer.map_or(String::new(), |offer| format!(" · {offer}"));
    // The key to undo stands among the hints too.
    let ends = [format!("{skipped}{key}{offer}"), format!("{skipped}{key}"), key];
    let line = ends.iter().find_map(|end| {
        let left = room.checked_sub(cells(end)).filter(|left| *left >= MIN_TEXT)?;
        // A result is cut anywhere: it ends with names, of which some are better than none.
        let is_reason = message.tone == Tone::Notice && message.skipped.is_none();
        let point = cut_at_point(text, left).filter(|_| is_reason && message.offer.is_none());
        Some(format!("{}{end}", point.unwrap_or_else(|| fit(text, left).trim_end().to_owned())))
    });
    line.unwrap_or_else(|| fit(text, room))
}

/// Cuts a text behind its last sentence that fits, or else before its last part that does not: half a
/// part tells less than none. `None` if that would leave little.
fn cut_at_point(text: &str, room: usize) -> Option<String> {
    let fits = |end: &usize| text.get(..*end).is_some_and(|head| cells(head) < room);
    let ends = |sign: &str| text.match_indices(sign).map(|(at, _)| at).filter(fits).last();
    let is_enough = |head: &String| cells(head) >= MIN_TEXT;
    let head = |end: usize| text.get(..end).unwrap_or_default();
    let sentence = ends(". ").map(|end| format!("{}.", head(end))).filter(is_enough);
    let part = || {
        let end = ends(": ").max(ends("; "))?;
        Some(format!("{}…", head(end))).filter(is_enough)
    };
    sentence.or_else(part)
}

/// Returns the message to show: the wait for another process or for an answer, or else the newest one, with the
/// action that it offers and the number of others.
fn newest(state: &State) -> Option<Message> {
    if let Some(since) = state.busy_since() {
        let waited = state.now.at.0.saturating_sub(since.0) / 1000;
        let text = text::messages::busy(state.lang, waited);
        return Some(Message::of_text(Tone::Notice, text));
    }
    if state.is_saving_slowly() {
        let text = text::messages::SAVING.of(state.lang).to_owned();
        return Some(Message::of_text(Tone::Notice, text));
    }
    let visible = state.toasts.visible();
    let Toast { tone, lines, short, offer, skipped, .. } = visible.last()?;
    let mut message = Message::of_text(*tone, joined(lines));
    let others = visible.len() - 1;
    message.more = (others > 0).then(|| text::messages::more_messages(state.lang, others));
    message.offer = offer.and_then(|(action, _)| label_in(state, ON_SCREENS, action));
    // The keys of the screen do not work while a dialog is open, and are letters in a field.
    let works = |(action, _): (Action, _)| offered_label(state, action).is_some();
    message.has_keys = state.dialog.is_none() && offer.is_none_or(works);
    let count = (*skipped > 0).then(|| text::messages::skipped_count(state.lang, *skipped));
    message.is_result |= offer.is_some() || *skipped > 0;
    message.skipped = count.map(|count| format!(" · {count}"));
    let done = lines.first().filter(|_| short.is_empty() && message.skipped.is_some());
    message.short = short.iter().chain(done).cloned().collect();
    Some(message)
}

/// Joins the lines of a message, with ` · ` after a line that is not a sentence.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let separator = match text.chars().last() {
            None => "",
            Some('.' | ':' | '?') => " ",
            Some(_) => " · ",
        };
        text.push_str(separator);
        text.push_str(line.trim_start());
    }
    text
}

/// The contexts in which every screen runs the action that a message offers.
const ON_SCREENS: &[Context] = &[Context::Everywhere, Context::Always];

/// Returns the key and label of the action that a message offers; `None` if no key runs it here.
fn offered_label(state: &State, action: Action) -> Option<String> {
    label_in(state, state.contexts(), action)
}

/// Returns the key and label of an action in these contexts; `None` if no key runs it there.
fn label_in(state: &State, contexts: &[Context], action: Action) -> Option<String> {
    let keys = state.keymap.hint(contexts, action)?;
    Some(format!("{} {}", state.look.key_names(keys), action.label(state.lang)))
}
