//! The text of cards and questions, which scrolls if it does not fit.

use ratatui::layout::Rect;

use super::{fit::wrap, geometry::Geometry};
use crate::{
    app::{
        Action, Dialog, Screen, State, cells,
        dialogs::{Card, CardRow, Confirm, Conflict, MAX_NAMES_LISTED, Question, Refresh},
    },
    columns::CellTone,
    domain::{Refusal, RequestRow},
    text::{self, Fact},
};

impl Geometry {
    /// The text of a card or a question, above the buttons: with blank lines around it, or without.
    fn dialog_text(&self, has_gaps: bool) -> Rect {
        let gap = u16::from(has_gaps);
        let height = self.inside.height.saturating_sub(1 + 2 * gap);
        Rect { y: self.inside.y + gap, height, ..self.inside }.intersection(self.inside)
    }
}

/// Number of cells between the widest label and the values of a card.
const LABEL_GAP: usize = 3;

/// A line of text in a dialog, as wide as the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogLine {
    /// The label before the text, with blanks up to the text.
    pub label: String,
    /// The text.
    pub text: String,
    /// The meaning of its colour.
    pub tone: CellTone,
}

/// The visible lines of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogText {
    /// The cells that the lines cover.
    pub area: Rect,
    /// The visible lines.
    pub lines: Vec<DialogLine>,
    /// Number of lines above them.
    pub above: usize,
    /// Number of lines below them.
    pub below: usize,
}

/// The visible lines of the open card or question. If some do not fit, a line is left free to say so.
pub fn dialog_text(state: &State) -> DialogText {
    let (lines, area) = lines_and_area(state);
    let (count, room) = (lines.len(), usize::from(area.height));
    if count <= room {
        return DialogText { area, lines, above: 0, below: 0 };
    }
    let (top, shown) = (text_top(state).min(last_top(count, room)), room.saturating_sub(1));
    let lines: Vec<_> = lines.into_iter().skip(top).take(shown).collect();
    DialogText { area, lines, above: top, below: count.saturating_sub(top + shown) }
}

/// The last possible first line of `count` lines, of which `room` fit with the line that says that
/// there are more.
fn last_top(count: usize, room: usize) -> usize {
    if count <= room { 0 } else { count - room.saturating_sub(1).min(count) }
}

fn text_top(state: &State) -> usize {
    match &state.dialog {
        Some(Dialog::Card(card)) => card.top,
        Some(Dialog::Confirm(confirm)) => confirm.top,
        _ => 0,
    }
}

/// Returns whether the text of the open dialog does not fit.
pub(crate) fn scrolls(state: &State) -> bool {
    let text = dialog_text(state);
    text.above + text.below > 0
}

/// Returns whether the text of the open dialog scrolls further in the direction of this action.
/// `true` without such a text.
pub(crate) fn can_scroll(state: &State, action: Action) -> bool {
    if !matches!(state.dialog, Some(Dialog::Card(_) | Dialog::Confirm(_))) || !action.moves() {
        return true;
    }
    let text = dialog_text(state);
    match action {
        Action::Up | Action::PageUp | Action::HalfUp | Action::Top => text.above > 0,
        _ => text.below > 0,
    }
}

/// Scrolls the text of the open dialog. Returns `false` for any other action, or without a text.
pub(crate) fn scroll(state: &mut State, action: Action) -> bool {
    let (lines, area) = lines_and_area(state);
    let room = usize::from(area.height);
    let last = last_top(lines.len(), room);
    let Some(top) = state.dialog.as_mut().and_then(|dialog| dialog.show_mut().text_top()) else {
        return false;
    };
    let from = (*top).min(last);
    let to = match action {
        Action::Up => from.saturating_sub(1),
        Action::Down => from + 1,
        Action::PageUp | Action::HalfUp => from.saturating_sub(room),
        Action::PageDown | Action::HalfDown => from + room,
        Action::Top => 0,
        Action::Bottom => last,
        _ => return false,
    };
    *top = to.min(last);
    true
}

/// All lines of the open card or question, and the area for them. The blank lines around them go if
/// there is no room for all.
fn lines_and_area(state: &State) -> (Vec<DialogLine>, Rect) {
    let at = Geometry::from_state(state);
    let (roomy, tight) = (at.dialog_text(true), at.dialog_text(false));
    let width = usize::from(tight.width);
    let lines = match &state.dialog {
        Some(Dialog::Card(card)) => card_lines(card, state, width),
        Some(Dialog::Confirm(confirm)) => question_lines(confirm, state, width),
        _ => Vec::new(),
    };
    let fits = lines.len() <= usize::from(roomy.height);
    (lines, if fits { roomy } else { tight })
}

/// The title of a card.
pub fn card_title(card: &Card, state: &State) -> String {
    card_facts(card, state).0
}

/// The title of a card, and its facts.
fn card_facts(card: &Card, state: &State) -> (String, Vec<Fact>) {
    let lang = state.lang;
    match &card.row {
        CardRow::Member(row) => {
            let facts = text::facts::member_facts(lang, row, &state.zone, state.now.today);
            (row.person.name.to_string(), facts)
        }
        CardRow::Request(row) => (row.addressee.name.to_string(), request_facts(row, state)),
        CardRow::Inbox(row) => text::facts::inbox_facts(lang, row, &state.zone, state.now),
    }
}

/// The facts of a sent request, followed by its history if that is loaded.
fn request_facts(row: &RequestRow, state: &State) -> Vec<Fact> {
    let lang = state.lang;
    let mut facts = text::facts::sent_request_facts(lang, row, &state.zone, state.now);
    if let Screen::Organisation(screen) = &state.screen {
        let events = screen.history().into_iter().flatten();
        facts.extend(events.enumerate().map(|(at, event)| {
            let label = if at == 0 { text::inbox::HISTORY.of(lang) } else { "" };
            (label, text::facts::request_event(lang, event, &state.zone))
        }));
    }
    facts
}

fn card_lines(card: &Card, state: &State, width: usize) -> Vec<DialogLine> {
    let (_, facts) = card_facts(card, state);
    let label_width = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + LABEL_GAP;
    let room = width.saturating_sub(label_width).max(1);
    let lines = facts.into_iter().flat_map(|(label, text)| {
        let parts = wrap(&text, room).into_iter().enumerate();
        parts.map(move |(part, text)| {
            let label = if part == 0 { label } else { "" };
            let blank = " ".repeat(label_width.saturating_sub(cells(label)));
            DialogLine { label: format!("{label}{blank}"), text, tone: CellTone::Text }
        })
    });
    lines.collect()
}

fn question_lines(dialog: &Confirm, state: &State, width: usize) -> Vec<DialogLine> {
    let lines = question_text(dialog, state).into_iter().flat_map(|(text, tone)| {
        // An empty text separates paragraphs, but wraps to no lines.
        let parted = text.is_empty().then(String::new);
        let wrapped = wrap(&text, width).into_iter().chain(parted);
        wrapped.map(move |text| DialogLine { label: String::new(), text, tone })
    });
    lines.collect()
}

/// The paragraphs of a question.
fn question_text(dialog: &Confirm, state: &State) -> Vec<(String, CellTone)> {
    let lang = state.lang;
    let plain = |lines: Vec<String>| lines.into_iter().map(|line| (line, CellTone::Text)).collect();
    match &dialog.question {
        Question::Remove { others, mine, .. } => {
            let loses = text::questions::loses_access(lang, others.len());
            let mut lines = vec![(loses.to_owned(), CellTone::Text)];
            lines.extend(listed(state, others, |row| {
                let level = text::words::level(lang, row.membership.level);
                format!("  {} · {level} · {}", row.person.name, row.email)
            }));
            lines.extend(mine.iter().map(|row| {
                (text::questions::not_yourself(lang, &row.person.name), CellTone::Notice)
            }));
            let note = text::questions::remove_note(lang, others.len());
            lines.push((note.to_owned(), CellTone::Faint));
            lines
        }
        Question::Withdraw { requests, .. } => {
            let mut lines = listed(state, requests, |row| {
                let (name, env) = (&row.addressee.name, &row.addressee_env);
                format!("  {name} · {env} · {}", row.addressee_email)
            });
            let note = text::questions::withdraw_note(lang, requests.len());
            lines.push((note.to_owned(), CellTone::Faint));
            lines
        }
        Question::Leave { org, last: true } => {
            let why = Refusal::LastAdmin { org: org.clone() };
            vec![(text::refusal(lang, &why, &state.zone), CellTone::Notice)]
        }
        Question::Leave { .. } => {
            vec![(text::questions::LEAVE_NOTE.of(lang).to_owned(), CellTone::Faint)]
        }
        Question::Custom(said) | Question::Conflict(Conflict { prompt: said, .. }) => {
            plain(said.lines.clone())
        }
        Question::Refresh(refresh) => plain(refresh_lines(refresh, state)),
        Question::AdminOutside { outside, .. } => {
            let mut lines = listed(state, outside, |row| {
                format!("  {} · {} · {}", row.person.name, row.env, row.email)
            });
            lines.push((text::questions::ADMIN_NOTE.of(lang).to_owned(), CellTone::Faint));
            lines
        }
    }
}

/// The lines about the data of a trade register; they may still be loading.
fn refresh_lines(refresh: &Refresh, state: &State) -> Vec<String> {
    let failure = state.visible_failure().filter(|_| refresh.has_failed());
    let failed = failure.map(|failure| vec![text::failure(state.lang, failure)]);
    let lines = failed.or_else(|| refresh.lines(state.lang));
    let has_failed = state.visible_failure().is_some();
    let waits = if has_failed { text::inbox::UNREAD } else { text::screen::LOADING };
    lines.unwrap_or_else(|| vec![waits.of(state.lang).to_owned()])
}

/// Lists at most [`MAX_NAMES_LISTED`] rows, then how many more there are.
fn listed<T>(state: &State, rows: &[T], said: impl Fn(&T) -> String) -> Vec<(String, CellTone)> {
    let more = rows.len().saturating_sub(MAX_NAMES_LISTED);
    let shown = if more > 0 { MAX_NAMES_LISTED - 1 } else { MAX_NAMES_LISTED };
    let mut lines: Vec<_> =
        rows.iter().take(shown).map(|row| (said(row), CellTone::Head)).collect();
    if more > 0 {
        let rest = text::add_members::and_more(state.lang, rows.len() - shown);
        lines.push((rest, CellTone::Faint));
    }
    lines
}
