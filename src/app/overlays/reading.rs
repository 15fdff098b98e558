//! Performs actions in read-only overlays.

use crate::app::{Action, Geometry, Overlay, State, messages};

/// Scrolls, searches or closes the overlay.
pub(crate) fn act(state: &mut State, action: Action) {
    let page = usize::from(state.size.height / 2).max(1);
    let at = Geometry::from_state(state);
    let (keymap, lang) = (&state.keymap, state.lang);
    let size = [at.help_room(), usize::from(at.overlay_rows)];
    let top = match &mut state.overlay {
        Some(Overlay::Help(help)) => {
            // Without text there is nothing to edit, so Home and End scroll.
            let edits = !help.field.text().is_empty();
            if edits && help.field.act(action).is_some() {
                (help.top, help.cursor) = (0, 0);
                return;
            }
            if help.is_searching() && action.moves() {
                help.move_cursor(action, keymap, lang, size);
                return;
            }
            &mut help.top
        }
        Some(Overlay::Messages { top }) => top,
        Some(Overlay::Sheet(sheet)) => &mut sheet.top,
        Some(Overlay::Palette(_)) | None => return,
    };
    match action {
        Action::Up => *top = top.saturating_sub(1),
        Action::Down => *top = top.saturating_add(1),
        Action::PageUp | Action::HalfUp => *top = top.saturating_sub(page),
        Action::PageDown | Action::HalfDown => *top = top.saturating_add(page),
        Action::Top | Action::FieldStart => *top = 0,
        Action::Bottom | Action::FieldEnd => *top = usize::MAX,
        Action::Back if is_searching(state) => clear_search(state),
        // Without a match the text stays, so that the user can correct it.
        Action::Enter if is_searching(state) => {}
        Action::Back | Action::Close | Action::Help | Action::Enter => state.overlay = None,
        _ => {}
    }
    clamp(state);
}

/// Closes the help, and returns the action of the line under the cursor that Enter performs.
pub(crate) fn take_hit(state: &mut State) -> Option<Action> {
    let Some(Overlay::Help(help)) = &state.overlay else { return None };
    let action = help.current(&state.keymap, state.lang)?;
    state.overlay = None;
    Some(action)
}

/// Returns whether the overlay scrolls further in the direction of this action. `true` for an action
/// that does not scroll.
pub(crate) fn can_scroll(state: &State, action: Action) -> bool {
    if !matches!(state.overlay, Some(Overlay::Messages { .. } | Overlay::Sheet(_))) {
        return true;
    }
    let at = Geometry::from_state(state);
    let (top, lines) = match &state.overlay {
        Some(Overlay::Messages { top }) => {
            (*top, messages(&state.toasts, at.message_width()).len())
        }
        Some(Overlay::Sheet(sheet)) => (sheet.top, sheet.wrapped_lines(at.overlay_width()).len()),
        _ => return true,
    };
    match action {
        Action::Up | Action::Top => top > 0,
        Action::Down | Action::Bottom => top + usize::from(at.overlay_rows) < lines,
        _ => true,
    }
}

/// Returns whether the user searches the help, so that Esc clears the text before it closes.
pub(crate) fn is_searching(state: &State) -> bool {
    matches!(&state.overlay, Some(Overlay::Help(help)) if help.is_searching())
}

/// Clears the search text of the help, so that it shows everything again.
fn clear_search(state: &mut State) {
    if let Some(Overlay::Help(help)) = &mut state.overlay {
        help.field.set("");
        (help.top, help.cursor) = (0, 0);
    }
}

/// Limits the scroll position to the last line, after a change of the text or size.
pub(crate) fn clamp(state: &mut State) {
    let (keymap, lang) = (&state.keymap, state.lang);
    let at = Geometry::from_state(state);
    let room = usize::from(at.overlay_rows);
    match &mut state.overlay {
        Some(Overlay::Help(help)) => {
            let last = help.rows(keymap, lang, at.help_room()).len().saturating_sub(room);
            help.top = help.top.min(last);
        }
        Some(Overlay::Messages { top }) => {
            let lines = messages(&state.toasts, at.message_width()).len();
            *top = (*top).min(lines.saturating_sub(room));
        }
        Some(Overlay::Sheet(sheet)) => {
            let lines = sheet.wrapped_lines(at.overlay_width()).len();
            sheet.top = sheet.top.min(lines.saturating_sub(room));
        }
        Some(Overlay::Palette(_)) | None => {}
    }
}
