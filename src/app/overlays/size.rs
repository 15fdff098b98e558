//! The size of overlays that are as wide and as high as their text.

use ratatui::layout::{Constraint, Rect};

use crate::{
    app::{Help, MessageLine, Palette, State, TextOverlay, cells, messages, wrap},
    text,
};

/// Cells of an overlay beside its text.
const OTHER_WIDTH: u16 = 6;
/// Lines of an overlay besides its text: the frame, a blank line around the text, and the button.
const OTHER_LINES: u16 = 5;
/// Columns of the screen that an overlay leaves free.
const SCREEN_MARGIN: u16 = 4;
/// Columns of the content that an overlay beside the menu leaves free.
const MENU_MARGIN: u16 = 2;
/// The smallest width of an overlay with text, in cells.
const MIN_WIDTH: u16 = 64;
/// The largest width of a sheet that is pleasant to read, in cells.
const MAX_SHEET_WIDTH: u16 = 100;
/// The width of the palette, in cells.
const PALETTE_WIDTH: u16 = 76;
/// Lines of the palette besides its list and what is below that: the frame, the field and the rule.
const PALETTE_HEAD: u16 = 4;
/// The smallest height of the palette while the user types, in lines.
const PALETTE_MIN_HEIGHT: u16 = 12;
/// Most lines of the shell command in the palette.
pub(in crate::app) const MAX_SHELL_LINES: u16 = 2;
/// Cells before the text of a message, for its day, time and symbol.
pub(in crate::app) const MESSAGE_PREFIX_WIDTH: usize = 17;

/// The smallest and the largest width of the help, in cells.
const HELP_WIDTH: (u16, u16) = (60, 172);
/// Cells of the help besides its rows: the frame, and blanks beside it.
const HELP_FRAME_WIDTH: u16 = 6;
/// Lines of the help besides its rows: the frame, the search field and the rule below it.
const HELP_HEAD: u16 = 5;
/// The smallest height of the help, in lines.
const HELP_MIN_HEIGHT: u16 = 12;
/// The largest height of the help, in lines.
const HELP_MAX_HEIGHT: u16 = 44;

/// The largest width of a dialog or overlay: beside the menu (R270), or on the screen if that has none at
/// its side.
pub(in crate::app) const fn floating_width([screen, content]: [Rect; 2]) -> u16 {
    let beside = content.width.saturating_sub(MENU_MARGIN);
    if content.width < screen.width { beside } else { screen.width.saturating_sub(SCREEN_MARGIN) }
}

/// The largest width of a row of the help, in cells. The help is as wide as its rows.
pub(in crate::app) fn help_room(areas: [Rect; 2]) -> usize {
    usize::from(floating_width(areas).min(HELP_WIDTH.1).saturating_sub(HELP_FRAME_WIDTH))
}

/// The size of the help: that of its rows, with its groups beside each other if they fit.
pub(in crate::app) fn help_size(state: &State, help: &Help, room: usize) -> (u16, u16) {
    let (width, rows) = help.full_size(&state.keymap, state.lang, room);
    let (least, most) = HELP_WIDTH;
    let width = lines(width).saturating_add(HELP_FRAME_WIDTH).clamp(least, most);
    (width, lines(rows).saturating_add(HELP_HEAD).clamp(HELP_MIN_HEIGHT, HELP_MAX_HEIGHT))
}

/// The area of the help in its largest area. While the user searches, it is as high as its hits, and
/// its top stays.
pub(in crate::app) fn help_area(most: Rect, state: &State, help: &Help, room: usize) -> Rect {
    if !help.is_searching() {
        return most;
    }
    let rows = lines(help.rows(&state.keymap, state.lang, room).len());
    let height = rows.saturating_add(HELP_HEAD).max(HELP_HEAD + 2).min(most.height);
    Rect { height, ..most }
}

fn lines(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The size of the overlay with messages: as wide as its longest line, at most the screen.
pub(in crate::app) fn messages_size(areas: [Rect; 2], state: &State) -> (u16, u16) {
    let (most, content) = (floating_width(areas), areas[1]);
    let room = usize::from(most.saturating_sub(OTHER_WIDTH)).saturating_sub(MESSAGE_PREFIX_WIDTH);
    let all = messages(&state.toasts, room);
    let none = text::messages::NO_MESSAGES.of(state.lang);
    if all.is_empty() {
        let width = lines(cells(none)).saturating_add(OTHER_WIDTH).min(most);
        let text = wrap(none, width.saturating_sub(OTHER_WIDTH).into());
        return (width, lines(text.len()) + OTHER_LINES);
    }
    let offer = |line: &MessageLine| line.offer.map_or(0, |act| cells(act.label(state.lang)) + 4);
    let widest = all.iter().map(|line| cells(&line.text).max(offer(line))).max().unwrap_or(0);
    let width = lines(widest + MESSAGE_PREFIX_WIDTH).saturating_add(OTHER_WIDTH);
    let highest = content.height.saturating_sub(1).max(OTHER_LINES + 1);
    let height = lines(all.len()).saturating_add(OTHER_LINES).min(highest);
    (width.max(MIN_WIDTH).min(most), height)
}

/// The size of a sheet: as wide as its longest line where that is pleasant to read.
pub(in crate::app) fn sheet_size(areas: [Rect; 2], sheet: &TextOverlay) -> (u16, u16) {
    let most = floating_width(areas);
    // A line after the first of a paragraph is indented, for which each keeps room.
    let needed = lines(sheet.widest_line() + 2).saturating_add(OTHER_WIDTH);
    let width = needed.clamp(MIN_WIDTH, MAX_SHEET_WIDTH).min(most);
    let text = sheet.wrapped_lines(width.saturating_sub(OTHER_WIDTH).into()).len();
    (width, lines(text).saturating_add(OTHER_LINES))
}

/// The area of the palette in its largest area. While the user types, it is as high as its rows, and
/// its top stays. The palette of saved filters does not change while the user types.
pub(in crate::app) fn palette_area(most: Rect, state: &State, palette: &Palette) -> Rect {
    let width = usize::from(most.width.saturating_sub(OTHER_WIDTH));
    let height = if palette.is_of_filters() {
        let list = lines(palette.height_of_list(state.lang, width));
        let foot = lines(palette.foot_of_filters(state.lang, width).len());
        // A rule or a blank line stands below the list.
        list.saturating_add(1 + foot + PALETTE_HEAD)
    } else if palette.is_searching() {
        let rows = lines(palette.rows(width.saturating_sub(1)).len());
        let foot = lines(palette.shell_lines(state.lang, width));
        rows.saturating_add(foot + PALETTE_HEAD).max(PALETTE_MIN_HEIGHT)
    } else {
        most.height
    };
    let height = height.min(most.height);
    if palette.is_of_filters() {
        return most.centered_vertically(Constraint::Length(height));
    }
    Rect { height, ..most }
}

/// The largest size of the palette.
pub(in crate::app) const fn palette_size(palette: &Palette) -> (u16, u16) {
    (PALETTE_WIDTH, palette.height())
}

/// Number of lines below the list of the palette: a rule, the text below it, and blank lines if there
/// are few rows.
pub(in crate::app) fn palette_foot(overlay: Rect, state: &State, palette: &Palette) -> u16 {
    let width = usize::from(overlay.width.saturating_sub(OTHER_WIDTH));
    if palette.is_of_filters() {
        let foot = lines(palette.foot_of_filters(state.lang, width).len());
        return if foot > 0 { foot + 1 } else { 0 };
    }
    if !palette.is_searching() {
        return 1 + MAX_SHELL_LINES;
    }
    if palette.current().is_none() {
        return 0;
    }
    let room = overlay.height.saturating_sub(PALETTE_HEAD);
    let rows = lines(palette.rows(width.saturating_sub(1)).len()).max(1);
    let foot = lines(palette.shell_lines(state.lang, width));
    foot.max(room.saturating_sub(rows))
}
