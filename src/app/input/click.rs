//! Translates clicks and wheel turns into the actions that keys perform.

use ratatui::layout::{Position, Rect};

use super::{guard, press};
use crate::{
    app::{
        Action, Button, CrumbTarget, Dialog, Effects, Geometry, Key, KeyMeaning, Overlay, State,
        actions::hints::{self, Hint},
        cells,
        dialogs::{AccessDialog, Chooser, Pick},
        fit,
        layout::{
            buttons, columns, dialog_areas, menu, pane::user_card::card_hints, row_lines::line_at,
        },
        overlays::palette_actions,
        session::{breadcrumb::crumb_places, navigation},
    },
    text,
};

/// The tabs of the screen. Each has its area, label, and `true` if selected.
pub fn tabs(state: &State) -> Vec<(Rect, String, bool)> {
    let area = Geometry::from_state(state).tabs;
    let screen = state.screen.show();
    let labels = screen.tabs(state.me.get(), state.lang).into_iter().enumerate();
    let labels: Vec<_> = labels.map(|(at, label)| (label, at == screen.tab())).collect();
    let mut x = area.x;
    let place = |(label, here): (String, bool)| {
        let width = u16::try_from(cells(&label)).unwrap_or(u16::MAX);
        let at = Rect { x, width, height: 1.min(area.height), ..area }.intersection(area);
        x += width + 2;
        (at, label, here)
    };
    labels.into_iter().map(place).collect()
}

/// The fewest cells of a chip that is cut.
const MIN_CHIP_WIDTH: usize = 30;
/// The end of a chip, which takes it away.
const CHIP_END: &str = " ×)";

/// Cuts the text of a chip that is wider than `most` cells, but not its end.
fn shorten_chip(chip: String, most: usize) -> String {
    match chip.strip_suffix(CHIP_END) {
        Some(said) if cells(&chip) > most => {
            format!("{}{CHIP_END}", fit(said, most.saturating_sub(cells(CHIP_END))).trim_end())
        }
        _ => chip,
    }
}

/// The chips of the chosen rows that fit, in the order of choosing. Each has its area and label. If
/// not all fit, long ones are cut.
pub fn chips<P: Pick>(state: &State, dialog: &Chooser<P>) -> Vec<(Rect, String)> {
    let area = Geometry::from_state(state).chips();
    let label = text::add_members::CHOSEN.of(state.lang);
    let mut x = area.x + u16::try_from(cells(label) + 2).unwrap_or(0);
    // Leave room for the number of further rows.
    let room = usize::from(area.right().saturating_sub(x)).saturating_sub(6);
    let rows = dialog.all_rows();
    let chips: Vec<String> =
        dialog.chosen.iter().map(|pick| pick.chip(state.lang, &rows)).collect();
    let fits = chips.iter().map(|chip| cells(chip) + 1).sum::<usize>() <= room + 1;
    let most = if fits { room } else { (room / chips.len().max(1)).max(MIN_CHIP_WIDTH) };
    let mut placed = Vec::new();
    for chip in chips {
        let chip = shorten_chip(chip, most);
        let width = u16::try_from(cells(&chip)).unwrap_or(u16::MAX);
        if x.saturating_add(width).saturating_add(6) > area.right() {
            break;
        }
        placed.push((Rect { x, width, ..area }, chip));
        x += width + 1;
    }
    placed
}

/// Handles a left click. With `ctrl`, a click on a row marks or unmarks it. Does nothing while only
/// a notice is shown or a command is pending.
pub(crate) fn click(state: &mut State, at: Position, ctrl: bool) -> Effects {
    let geometry = Geometry::from_state(state);
    if geometry.has_only_notice || state.sent.is_some() {
        return Effects::none();
    }
    let (mut shown, esc) = hints::hints(state);
    shown.extend(esc);
    if state.dialog.is_none() && state.overlay.is_none() {
        shown.extend(card_hints(state));
    }
    if let Some(hint) = shown.iter().find(|hint| hint.area.contains(at)) {
        return click_hint(state, hint);
    }
    if state.overlay.is_some() {
        return click_overlay(state, at, &geometry);
    }
    if guard::swallow_click(state, at) {
        return Effects::redraw();
    }
    state.pending.clear();
    let is_hit = |button: &&Button| button.is_enabled && button.area.contains(at);
    if let Some(button) = buttons::buttons(state).iter().find(is_hit) {
        let before = guard::Before::of(state);
        let effects = press::attempt(state, button.action);
        guard::arm_click(state, at, &before);
        return effects;
    }
    if state.dialog.is_some() && !geometry.dialog.contains(at) {
        return click_outside(state);
    }
    if state.dialog.is_some() {
        return click_dialog(state, at, geometry);
    }
    if geometry.menu.contains(at) || geometry.bar.contains(at) {
        return click_menu(state, at);
    }
    if let Some(target) = crumb_at(state, at) {
        return go_to_crumb(state, target);
    }
    if geometry.plus.contains(at) {
        state.menu = None;
        return match state.screen.plus() {
            Some(action) => press::attempt_on_screen(state, action),
            None => Effects::none(),
        };
    }
    if let Some(tab) = tabs(state).iter().position(|(area, ..)| area.contains(at)) {
        state.menu = None;
        state.screen.show_mut().show_tab(tab);
        return Effects::redraw();
    }
    click_list(state, at, ctrl)
}

/// Handles a click while an overlay is open: runs a line of the palette. A click outside the overlay
/// closes it.
fn click_overlay(state: &mut State, at: Position, geometry: &Geometry) -> Effects {
    if !geometry.overlay.contains(at) {
        palette_actions::close(state);
    } else if buttons::overlay_button(state).is_some_and(|close| close.area.contains(at)) {
        return press::attempt(state, Action::Back);
    } else if let Some(Overlay::Palette(palette)) = &state.overlay
        && geometry.palette_rows().contains(at)
    {
        let row = usize::from(at.y - geometry.palette_rows().y);
        let line = palette.entry_at(row, geometry.palette_row_width());
        if let Some(entry) = line.and_then(|at| palette.entries().into_iter().nth(at)) {
            palette_actions::close(state);
            let chosen = palette_actions::run_item(state, entry.item);
            return press::perform(state, chosen);
        }
    }
    Effects::redraw()
}

/// Performs the action of a hint, or opens the menu of the key that the hint shows.
fn click_hint(state: &mut State, hint: &Hint) -> Effects {
    let prefix = hint.keys.parse::<Key>().ok().filter(|key| {
        let is_prefix = state.keymap.find(state.contexts(), &[], *key) == KeyMeaning::Prefix;
        is_prefix && state.pending.is_empty() && state.overlay.is_none()
    });
    match prefix {
        Some(key) => press::press_now(state, key),
        None => press::attempt(state, hint.action),
    }
}

fn click_menu(state: &mut State, at: Position) -> Effects {
    let item = menu::menu(state).into_iter().find(|place| place.area.contains(at));
    item.map_or_else(Effects::redraw, |place| press::attempt(state, Action::Go(place.item)))
}

/// The part of the breadcrumb under the pointer, except the visible screen.
fn crumb_at(state: &State, at: Position) -> Option<CrumbTarget> {
    let places = crumb_places(state).into_iter();
    let target = places.filter(|(area, _)| area.contains(at)).map(|(_, crumb)| crumb.to).next()?;
    (target != CrumbTarget::Open(state.screens_below.len())).then_some(target)
}

/// Goes back to an open screen, as it was left; opens the list of a menu item if it is not open.
fn go_to_crumb(state: &mut State, target: CrumbTarget) -> Effects {
    let depth = match target {
        CrumbTarget::Menu(item) => return press::attempt(state, Action::Go(item)),
        CrumbTarget::Open(depth) => depth,
    };
    state.menu = None;
    while state.screens_below.len() > depth
        && state.dialog.is_none()
        && navigation::close_screen(state)
    {}
    Effects::redraw()
}

/// A right click on a row selects it and opens the list of its actions, as the key `x` does.
pub(crate) fn right_click(state: &mut State, at: Position) -> Effects {
    let geometry = Geometry::from_state(state);
    let is_free = state.overlay.is_none() && state.dialog.is_none() && state.sent.is_none();
    let has_rows = state.screen.show().list().is_some_and(|list| !list.has_no_rows());
    if geometry.has_only_notice || !is_free || !has_rows || !geometry.rows.contains(at) {
        return Effects::none();
    }
    state.menu = None;
    if state.screen.has_filter_focus() {
        state.screen.show_mut().type_action(Action::Enter);
    }
    let Some(line) = line_at(state, at) else { return Effects::redraw() };
    let (screen, around) = state.screen_and_context();
    screen.click(line, false, around);
    let key = Key::char('x');
    let is_prefix = state.keymap.find(state.contexts(), &[], key) == KeyMeaning::Prefix;
    state.pending = if is_prefix { vec![key] } else { Vec::new() };
    Effects::redraw()
}

/// A click outside a dialog does what Esc does. A question about input that would be lost stays
/// until a key answers it, and a code, which is shown once, stays until it was seen.
fn click_outside(state: &mut State) -> Effects {
    let is_code = matches!(state.dialog, Some(Dialog::Code(_)));
    if is_code || state.unconfirmed_action.is_some() {
        return Effects::redraw();
    }
    press::attempt(state, Action::Back)
}

/// Handles a click on a list: sorts by a heading, selects a row, or opens a selected row. With Ctrl
/// or on the checkbox, marks the row.
fn click_list(state: &mut State, at: Position, ctrl: bool) -> Effects {
    state.dismiss_remark();
    let heading = columns::columns(state).into_iter().find(|heading| heading.area.contains(at));
    if let Some(by) = heading.and_then(|heading| heading.column.sort) {
        state.menu = None;
        return press::attempt_on_screen(state, Action::Sort(by));
    }
    let geometry = Geometry::from_state(state);
    if !geometry.rows.contains(at) {
        return Effects::none();
    }
    state.menu = None;
    let Some(line) = line_at(state, at) else { return Effects::redraw() };
    let mark = ctrl || at.x < geometry.rows.x + 3;
    let (screen, around) = state.screen_and_context();
    match screen.click(line, mark, around) {
        Some(action) => press::attempt(state, action),
        None => Effects::redraw(),
    }
}

/// Handles a click on a match or a chip in a dialog, or on a level or last day in its second step.
fn click_dialog(state: &mut State, at: Position, geometry: Geometry) -> Effects {
    if let Some((row, action)) = dialog_areas::term_at(state, at) {
        match &mut state.dialog {
            Some(Dialog::AddMembers(dialog)) => dialog.chooser.check.cursor = row,
            Some(Dialog::GiveAccess(dialog)) => dialog.chooser.check.cursor = row,
            _ => {}
        }
        return action.map_or_else(Effects::redraw, |action| press::attempt(state, action));
    }
    let area = geometry.candidates();
    let line = area.contains(at).then(|| usize::from(at.y - area.y));
    let here = |chips: Vec<(Rect, String)>| chips.iter().position(|(area, _)| area.contains(at));
    let chip = match &state.dialog {
        Some(Dialog::AddMembers(dialog)) => here(chips(state, &dialog.chooser)),
        Some(Dialog::GiveAccess(dialog)) => here(chips(state, &dialog.chooser)),
        _ => None,
    };
    match &mut state.dialog {
        Some(Dialog::AddMembers(dialog)) => dialog.click(chip, line, area.height.into()),
        Some(Dialog::GiveAccess(dialog)) => dialog.click(chip, line, area.height.into()),
        Some(Dialog::Form(form)) if form.search().is_some() && area.contains(at) => {
            form.click_match(usize::from(area.height), usize::from(at.y - area.y));
        }
        _ => {}
    }
    Effects::redraw()
}

/// Scrolls the area under the pointer. The cursor moves only to stay visible.
pub(crate) fn wheel(state: &mut State, at: Position, rows: i16) -> Effects {
    let geometry = Geometry::from_state(state);
    let is_form = matches!(&state.dialog, Some(Dialog::Form(form)) if form.search().is_none());
    let turn = match (is_form && state.overlay.is_none(), rows < 0) {
        (true, true) => Action::PageUp,
        (true, false) => Action::PageDown,
        (false, true) => Action::Up,
        (false, false) => Action::Down,
    };
    if state.overlay.is_some() || state.dialog.is_some() {
        return press::attempt(state, turn);
    }
    if !geometry.rows.contains(at) && state.screen.menu_item().is_some() {
        return Effects::none();
    }
    let (screen, around) = state.screen_and_context();
    screen.scroll(rows, around);
    Effects::redraw()
}
