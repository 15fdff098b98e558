//! The text of cards and questions, and the fields of forms, which scroll if they do not fit.

use ratatui::layout::Rect;

use super::{
    dialog_lines::{DialogLine, card_lines, question_lines},
    form_rows::{FormView, form_rows},
    geometry::Geometry,
};
use crate::app::{
    Action, Dialog, State,
    replies::toast_view::{ToastView, toast_view},
};

impl Geometry {
    /// The text of a card or a question, above the buttons: with blank lines around it, or without.
    fn dialog_text(&self, has_gaps: bool) -> Rect {
        let gap = u16::from(has_gaps);
        let height = self.inside.height.saturating_sub(1 + 2 * gap);
        Rect { y: self.inside.y + gap, height, ..self.inside }.intersection(self.inside)
    }
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
    if matches!(state.dialog, Some(Dialog::Form(_))) && state.overlay.is_none() {
        let is_page = matches!(action, Action::PageUp | Action::PageDown);
        return !is_page || can_scroll_form(state, action);
    }
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

impl Geometry {
    /// The area for the rows of a form, above its buttons.
    pub fn form_area(&self) -> Rect {
        Rect { height: self.inside.height.saturating_sub(1), ..self.inside }
    }
}

/// The rows of the open form; empty without a form, or during the search in the trade register.
pub fn form_view(state: &State) -> FormView {
    let Some(Dialog::Form(form)) = &state.dialog else { return FormView::default() };
    if form.search().is_some() {
        return FormView::default();
    }
    let area = Geometry::from_state(state).form_area();
    form_rows(form, state, area)
}

/// Returns whether the fields of the open form scroll further in the direction of this action.
fn can_scroll_form(state: &State, action: Action) -> bool {
    let view = form_view(state);
    match action {
        Action::PageUp => view.above > 0,
        Action::PageDown => view.below > 0,
        _ => false,
    }
}

/// Scrolls the fields of the open form; the focus stays. Returns `false` for any other action.
pub(crate) fn scroll_form(state: &mut State, action: Action) -> bool {
    let view = form_view(state);
    let step = view.room.saturating_sub(1).max(1);
    let to = match action {
        Action::PageUp => view.top.saturating_sub(step),
        Action::PageDown => view.top + step.min(view.below),
        _ => return false,
    };
    if let Some(Dialog::Form(form)) = &mut state.dialog {
        form.scrolled_to = Some(to);
    }
    true
}

/// The message on the screen; `None` without one.
pub fn visible_toast(state: &State) -> Option<ToastView> {
    toast_view(state, Geometry::from_state(state).toast_place())
}
