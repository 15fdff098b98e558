//! The height of the second step.

use ratatui::layout::Size;

use super::{lines::CheckView, view::open_check};
use crate::{
    app::{State, layout::fit::wrap},
    text,
};

/// Lines for the message to partners, with a blank line above it, if there is much room and if
/// there is little.
pub(in crate::app::layout) const MESSAGE_LINES: (u16, u16) = (6, 3);
/// The least height of the content with room for blank lines.
const MIN_CONTENT_HEIGHT: u16 = 18;
/// The most lines of the sentences about the consequence.
const MAX_CONSEQUENCE_LINES: u16 = 9;
/// Lines of the frame.
const FRAME_LINES: u16 = 2;
/// Cells of the frame, with the blanks beside the text.
const FRAME_WIDTH: u16 = 6;

/// The blank line between two parts, if the content is high enough for it. The dialog may be lower
/// than the first step, so its own height does not decide.
pub(in crate::app::layout) const fn blank_line(content_height: u16) -> u16 {
    if content_height >= MIN_CONTENT_HEIGHT { 1 } else { 0 }
}

pub(in crate::app::layout) fn count(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Number of lines of the refusal and of the consequence in `width` cells.
pub(in crate::app::layout) fn text_lines(
    view: &CheckView<'_>,
    state: &State,
    width: u16,
) -> [u16; 2] {
    let wrapped = |text: &str| count(wrap(text, usize::from(width)).len());
    let refusal = view.problem.map(|why| text::refusal(state.lang, why, &state.zone));
    let consequence = wrapped(&view.consequence).min(MAX_CONSEQUENCE_LINES);
    [refusal.map_or(0, |said| wrapped(&said)), consequence]
}

/// The height of the step in a dialog of this width, and the least that shows all its rows: without
/// blank lines and the preview of the message.
fn heights(
    view: &CheckView<'_>,
    state: &State,
    [content_height, dialog_width]: [u16; 2],
    may_shorten: bool,
) -> [u16; 2] {
    let (gap, width) = (blank_line(content_height), dialog_width.saturating_sub(FRAME_WIDTH));
    let [problem, consequence] = text_lines(view, state, width);
    let problem = if problem > 0 { problem + 1 } else { 0 };
    let message = if view.has_message { MESSAGE_LINES } else { (0, 0) };
    let mut lines = view.lines(state.lang, width, may_shorten);
    // The line for a question is there before it is needed: the one above the message, or one of its
    // own.
    lines.retain(|line| !line.is_passing());
    let packed = lines.iter().filter(|line| !line.is_blank()).count();
    let spare = if view.has_message { 0 } else { gap };
    let always = [FRAME_LINES, 1 + gap, problem, consequence];
    let always = always.into_iter().fold(0, u16::saturating_add);
    let whole = [message.0, count(lines.len()), spare, 2 * gap];
    let whole = whole.into_iter().fold(always, u16::saturating_add);
    [whole, always.saturating_add(message.1).saturating_add(count(packed))]
}

/// Returns whether addresses in a dialog of this size stand beside their names without the own domain,
/// as there is no room for all rows otherwise.
pub(in crate::app::layout) fn is_shortened(
    view: &CheckView<'_>,
    state: &State,
    content_height: u16,
    dialog: Size,
) -> bool {
    let [_, least] = heights(view, state, [content_height, dialog.width], false);
    least > dialog.height
}

/// The height of the second step that shows all of it, in a dialog of at most this size; `None` in any
/// other dialog.
pub(in crate::app::layout) fn check_height(
    state: &State,
    content_height: u16,
    most: Size,
) -> Option<u16> {
    let view = open_check(state)?;
    let is_shortened = is_shortened(&view, state, content_height, most);
    let [whole, _] = heights(&view, state, [content_height, most.width], is_shortened);
    Some(whole)
}
