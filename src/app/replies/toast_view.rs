//! The message on the rule above the key hints: its text, and the lines that it takes.

use ratatui::layout::Rect;

use super::toast::{Toast, Tone};
use crate::{
    app::{Action, State, cells, fit, wrap},
    text,
};

/// Maximum number of lines of a remark; its key shows the rest.
const MAX_LINES: usize = 4;
/// Minimum cells of a message that is cut.
const MIN_TEXT: usize = 30;
/// Lines of the content that a long message leaves.
const MIN_CONTENT: u16 = 5;

/// The areas that decide how long a message may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct ToastPlace {
    pub(in crate::app) content: Rect,
    pub(in crate::app) hint: Rect,
    /// The column where the room on the rule ends, such as that of the (+).
    pub(in crate::app) right: u16,
}

/// The message on the screen. It covers neither the hints nor the (+).
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

/// The newest message on the rule above the hints. If something was done, a longer message is cut,
/// and its key shows the rest. A longer refusal or failure takes lines above the rule, so that it is
/// complete; below an overlay it is cut too.
pub(in crate::app) fn toast_view(state: &State, place: ToastPlace) -> Option<ToastView> {
    let message = newest(state)?;
    let Message { tone, text, keys, is_result, .. } = &message;
    let ToastPlace { content, hint, right } = place;
    let rule = hint.y.saturating_sub(1);
    // A longer message may begin at the left edge, also without its keys.
    let from = |x: u16| Rect { x, y: rule, height: 1, width: right.saturating_sub(x) };
    let whole = format!("{text}{keys}");
    let fitting = [&whole, text].into_iter().find_map(|line| {
        let mut areas = [from(content.x), from(hint.x)].into_iter();
        let area = areas.find(|area| cells(line) <= room_on_rule(area.width))?;
        Some((area, line.clone()))
    });
    // An overlay or a list of keys would leave a part of a longer message on the screen.
    let is_covered = state.overlay.is_some() || !state.pending.is_empty();
    let fitting = fitting.or_else(|| {
        let area = from(hint.x);
        let room = room_on_rule(area.width);
        let line = cut(state, &message, room).filter(|_| *is_result || is_covered);
        let start = || is_covered.then(|| fit(text, room));
        Some((area, line.or_else(start)?))
    });
    if let Some((area, line)) = fitting {
        return Some(ToastView { area, tone: *tone, lines: vec![line], is_on_rule: true });
    }
    let lines = wrapped(*tone, &whole, usize::from(hint.width).saturating_sub(6), hint.y);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(rule);
    let area = Rect { y: rule.saturating_sub(height), height, ..hint };
    Some(ToastView { area, tone: *tone, lines, is_on_rule: false })
}

/// The lines above the rule that the screen leaves to the message. A dialog stays where it is, and
/// the message covers what is behind it.
pub(in crate::app) fn lines_above_rule(state: &State, place: ToastPlace) -> u16 {
    if state.dialog.is_some() || state.screen.menu_item().is_none() {
        return 0;
    }
    let view = toast_view(state, place).filter(|view| !view.is_on_rule);
    let height = view.map_or(0, |view| view.area.height);
    height.min(place.content.height.saturating_sub(MIN_CONTENT))
}

/// Wraps a message to the number of lines that it may take, and cuts the last. `above` is the number
/// of lines above the hints.
fn wrapped(tone: Tone, text: &str, room: usize, above: u16) -> Vec<String> {
    let mut lines = wrap(text, room);
    let most = if tone == Tone::Bad { usize::from(above / 2) } else { MAX_LINES };
    let rest = lines.split_off(most.max(1).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), room);
    }
    lines
}

/// A message to show.
struct Message {
    tone: Tone,
    text: String,
    /// The action that the message offers and the number of other messages, each behind a ` · `.
    keys: String,
    /// `true` if the message reports what was done, so that its first words tell enough.
    is_result: bool,
    /// The short form, if the command skipped some.
    skipped: Option<SkippedInShort>,
}

/// The short form of a message about a command that skipped some.
struct SkippedInShort {
    /// The first line of the message: what was done.
    done: String,
    /// The number of those who were skipped, behind a ` · `.
    count: String,
}

/// The cells for a message on the rule, between a blank, the sign and a blank before it and two
/// blanks behind it.
fn room_on_rule(width: u16) -> usize {
    usize::from(width).saturating_sub(6)
}

/// Returns the message on one line, with its text cut, the number of those who were skipped, and the
/// key that shows it whole. `None` if hardly anything would be left of the text.
fn cut(state: &State, message: &Message, room: usize) -> Option<String> {
    let Message { text, keys, skipped, .. } = message;
    let text = skipped.as_ref().map_or(text, |skipped| &skipped.done);
    let count = skipped.as_ref().map_or("", |skipped| &skipped.count);
    // In a dialog or a filter the key is a letter, and the message is only cut.
    let all = offered_label(state, Action::Messages).filter(|_| !state.is_typing());
    let key = all.and_then(|all| Some(format!(" ({})", all.split(' ').next()?)));
    let key = key.unwrap_or_default();
    // The key to undo stands among the hints too.
    let ends = [format!("{count}{key}{keys}"), format!("{count}{key}")];
    ends.iter().find_map(|end| {
        let left = room.checked_sub(cells(end)).filter(|left| *left >= MIN_TEXT)?;
        Some(format!("{}{end}", fit(text, left).trim_end()))
    })
}

/// Returns the message to show: the wait for another process or for an answer, or else the newest one, with the
/// action that it offers and the number of others.
fn newest(state: &State) -> Option<Message> {
    if let Some(since) = state.busy_since() {
        let waited = state.now.at.0.saturating_sub(since.0) / 1000;
        let text = joined(&text::messages::busy(state.lang, waited));
        let (tone, keys) = (Tone::Notice, String::new());
        return Some(Message { tone, text, keys, is_result: false, skipped: None });
    }
    if state.is_saving_slowly() {
        let text = text::messages::SAVING.of(state.lang).to_owned();
        let (tone, keys) = (Tone::Notice, String::new());
        return Some(Message { tone, text, keys, is_result: false, skipped: None });
    }
    let visible = state.toasts.visible();
    let Toast { tone, lines, offer, skipped, .. } = visible.last()?;
    let mut keys = String::new();
    // The keys of the screen do not work while a dialog is open.
    if state.dialog.is_none() {
        let others = visible.len() - 1;
        let more = (others > 0).then(|| text::messages::more_messages(state.lang, others));
        let offer = offer.and_then(|(action, _)| offered_label(state, action));
        for part in offer.into_iter().chain(more) {
            keys.push_str(" · ");
            keys.push_str(&part);
        }
    }
    let is_result = *tone == Tone::Good || offer.is_some();
    let in_short = |first: &String| {
        let count = text::messages::skipped_count(state.lang, *skipped);
        SkippedInShort { done: first.clone(), count: format!(" · {count}") }
    };
    let skipped = lines.first().filter(|_| *skipped > 0).map(in_short);
    Some(Message { tone: *tone, text: joined(lines), keys, is_result, skipped })
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

/// Returns the key and label of the action that a message offers; `None` if no key runs it here.
fn offered_label(state: &State, action: Action) -> Option<String> {
    let keys = state.keymap.hint(state.contexts(), action)?;
    Some(format!("{} {}", state.look.key_names(keys), action.label(state.lang)))
}
