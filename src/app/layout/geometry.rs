//! The position of each part of the screen, computed from the state alone. Painting, paging and the
//! mouse share it, so they always agree.

use ratatui::layout::{Constraint, Layout, Margin, Position, Rect, Size};

use super::{
    bands::{Bands, MIN_WIDE_WIDTH, has_bar},
    check::height::check_height,
    demands::side_pane_width,
    dialog_lines::dialog_size,
    form_rows::note_height,
    pane,
};
use crate::app::{
    Dialog, Overlay, Screen, State,
    overlays::size::{
        MESSAGE_PREFIX_WIDTH, floating_width, help_area, help_room, help_size, messages_size,
        palette_area, palette_foot, palette_size, sheet_size,
    },
    replies::toast_view::ToastPlace,
};

/// The smallest terminal size that the screens fit in, in cells.
pub const MIN_SIZE: Size = Size { width: 60, height: 16 };
/// Width of the menu with labels, in cells.
const MENU_WIDTH: u16 = 21;
/// Width of the rule between list and pane with the blank behind it, in cells.
const SIDE_RULE_WIDTH: u16 = 2;
/// Width of the blank right of a pane beside the list, in cells.
const SIDE_MARGIN: u16 = 2;
/// The smallest width and height of the sign-in screen, in cells.
const SIGN_IN_SIZE: (u16, u16) = (76, 22);
/// The width that the sign-in screen grows to, with a column for the role and the environment.
const MAX_SIGN_IN_WIDTH: u16 = 124;
/// Columns of the terminal that the sign-in screen leaves free when it grows.
const SIGN_IN_MARGIN: u16 = 20;
/// Lines of the sign-in screen besides the users: frame, search field, heads, notes and buttons.
const SIGN_IN_OTHERS: u16 = 12;
/// Cells between the edge of a dialog and its text.
const DIALOG_INSET: Margin = Margin::new(3, 1);
/// Blank rows of a form that its notes may take.
const FORM_GAPS: u16 = 2;
/// Rows of the content that a growing dialog leaves free.
const DIALOG_MARGIN: u16 = 4;
/// Width of the (+) on the rule, and of the rule to its right, in cells.
const PLUS_ON_RULE: (u16, u16) = (5, 1);

/// The areas of one frame. Hidden parts have an empty area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Geometry {
    /// The whole terminal.
    pub screen: Rect,
    /// `true` if only a notice is shown: the terminal is too small for the screens, or the shared
    /// log was lost.
    pub has_only_notice: bool,
    /// The title line at the top.
    pub head: Rect,
    /// The menu as a bar below the title line.
    pub bar: Rect,
    /// The menu as a column at the left edge.
    pub menu: Rect,
    /// The area of the screen's own content.
    pub content: Rect,
    /// The line with tabs.
    pub tabs: Rect,
    /// The line with the filter of the list.
    pub filter: Rect,
    /// The line with column headings.
    pub columns: Rect,
    /// The rows of the list, or the text to read.
    pub rows: Rect,
    /// Number of lines among the rows that are headings of groups.
    pub group_lines: u16,
    /// The details of the row under the cursor, with the rule above them.
    pub detail: Rect,
    /// The rule between the list and the details beside it.
    pub side_rule: Rect,
    /// The band at the bottom with the (+), or the reason why it is unavailable.
    pub band: Rect,
    /// The symbol (+) inside the band, which a click presses.
    pub plus: Rect,
    /// The line with key hints at the bottom.
    pub hint: Rect,
    /// The dialog, including its frame.
    pub dialog: Rect,
    /// The area inside the frame of the dialog.
    pub inside: Rect,
    /// `true` if the dialog has a search field with chips of the chosen rows.
    pub(super) has_chips: bool,
    /// The overlay, including its frame.
    pub overlay: Rect,
    /// Number of rows that fit inside the overlay.
    pub overlay_rows: u16,
    /// Number of lines below the list of the palette.
    pub palette_foot: u16,
}

impl Geometry {
    /// Computes the areas for this state.
    pub fn from_state(state: &State) -> Self {
        let screen = Rect::from((Position::ORIGIN, state.size));
        let is_too_small = state.size.width < MIN_SIZE.width || state.size.height < MIN_SIZE.height;
        if is_too_small || state.hiding_loss().is_some() {
            return Self { screen, has_only_notice: true, ..Self::default() };
        }
        let mut it = Self { screen, ..Self::default() };
        it.place_zones(state);
        if let Some(table) = state.screen.show().table() {
            let most = it.rows.height.saturating_sub(1);
            let lines = table.group_line_count(state.lang);
            it.group_lines = u16::try_from(lines).unwrap_or(most).min(most);
        }
        it.place_dialog(state);
        it.place_overlay(state);
        it
    }

    /// Places the title line, the bar, the content and the hints, with a rule between the last two.
    fn place_zones(&mut self, state: &State) {
        let [head, bar, _, body, _, hint] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(has_bar(state).into()),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ])
        .areas(self.screen);
        self.head = head;
        self.bar = bar;
        self.hint = hint;
        self.place_content(state, body);
    }

    /// The areas that decide how long a message may be.
    pub(in crate::app) fn toast_place(&self) -> ToastPlace {
        let is_on_rule = self.has_bar() && !self.plus.is_empty();
        let right = if is_on_rule { self.plus.x } else { self.content.right() };
        let x = self.content.x;
        let rule = Rect { x, width: right.saturating_sub(x), ..self.bottom_rule() };
        let (below, height) = (self.dialog.bottom(), rule.y.saturating_sub(self.dialog.bottom()));
        let free = Rect { x, y: below, width: self.content.width, height };
        let free = if self.dialog.is_empty() { Rect::default() } else { free };
        ToastPlace { rule, free }
    }

    /// Number of list rows that fit.
    pub fn height(&self) -> usize {
        usize::from(self.rows.height.saturating_sub(self.group_lines))
    }

    /// The area for the rows of the list, without the headings of its groups, in cells.
    pub fn list_size(&self) -> Size {
        Size { height: u16::try_from(self.height()).unwrap_or(0), ..self.rows.as_size() }
    }

    fn place_content(&mut self, state: &State, body: Rect) {
        if state.screen.menu_item().is_none() {
            self.content = body;
            return;
        }
        let menu = if self.screen.width < MIN_WIDE_WIDTH { 0 } else { MENU_WIDTH };
        let [menu, _, content] = Layout::horizontal([
            Constraint::Length(menu),
            Constraint::Length(u16::from(menu > 0)),
            Constraint::Fill(1),
        ])
        .areas(body);
        self.menu = menu;
        self.content = content;
        let inner = Rect { x: content.x + 1, width: content.width.saturating_sub(1), ..content };
        let bands = pane::bands(state);
        let room = inner.width.saturating_sub(SIDE_RULE_WIDTH + SIDE_MARGIN);
        let is_beside = pane::is_side_pane_open(state);
        match is_beside.then(|| side_pane_width(state, room)).flatten() {
            Some(pane) => {
                let list = Rect { width: room.saturating_sub(pane), ..inner };
                self.place_bands(Bands { detail: 0, plus: 0, ..bands }, list);
                self.place_side_pane(Rect { x: list.right(), ..inner }.intersection(inner), bands);
            }
            None => self.place_bands(bands, inner),
        }
        let width = 7.min(self.band.width);
        let x = self.band.right().saturating_sub(width + 2);
        if self.band.height > 0 {
            self.plus = Rect { x, width, ..self.band };
        }
        if self.has_bar() && state.screen.plus().is_some() {
            self.place_plus_on_rule();
        }
    }

    /// Places the parts of a screen below each other.
    fn place_bands(&mut self, bands: Bands, inner: Rect) {
        let [tabs, filter, columns, rows, detail, band] = Layout::vertical([
            Constraint::Length(bands.tabs),
            Constraint::Length(bands.filter),
            Constraint::Length(bands.columns),
            Constraint::Fill(1),
            Constraint::Length(bands.detail),
            Constraint::Length(bands.plus),
        ])
        .areas(inner);
        self.tabs = tabs;
        self.filter = filter;
        self.columns = columns;
        self.rows = rows;
        self.detail = detail;
        self.band = band;
    }

    /// Places the rule between list and pane, the pane, and below it the (+). As its title needs no
    /// rule above it, the pane starts in the line of the rule above the content.
    fn place_side_pane(&mut self, area: Rect, bands: Bands) {
        self.side_rule = Rect { width: 1, ..area };
        let x = area.x + SIDE_RULE_WIDTH;
        let pane = Rect { x, width: area.right().saturating_sub(x), ..area };
        let height = area.height.saturating_sub(bands.plus);
        self.band = Rect { y: area.y + height, height: bands.plus, ..pane };
        let blank = u16::from(bands.plus > 0);
        self.detail = Rect {
            y: area.y.saturating_sub(1),
            width: pane.width.saturating_sub(SIDE_MARGIN),
            height: (height + 1).saturating_sub(blank),
            ..pane
        };
    }

    /// Number of cells before the text of the pane below the list.
    pub fn pane_indent(&self) -> u16 {
        u16::from(self.side_rule.is_empty())
    }

    /// Places the (+) on the rule above the hints, where it takes no line from the list.
    fn place_plus_on_rule(&mut self) {
        let (width, margin) = PLUS_ON_RULE;
        self.band = self.bottom_rule();
        let x = self.band.right().saturating_sub(width + margin);
        self.plus = Rect { x, width, ..self.band };
    }

    /// Returns whether the menu is a bar.
    pub fn has_bar(&self) -> bool {
        !self.bar.is_empty()
    }

    /// The line with the rule above the hints.
    pub fn bottom_rule(&self) -> Rect {
        Rect { y: self.hint.y.saturating_sub(1), ..self.hint }
    }

    /// The line with the rule above the content.
    pub fn top_rule(&self) -> Rect {
        Rect { y: self.head.bottom() + self.bar.height, ..self.head }
    }

    fn place_dialog(&mut self, state: &State) {
        let (size, most) = match &state.dialog {
            Some(dialog) => dialog_size(state, dialog, [self.screen, self.content]),
            None if state.screen.menu_item().is_none() => self.sign_in_size(state),
            None => return,
        };
        let room = self.content.height.saturating_sub(DIALOG_MARGIN);
        self.dialog = self.centered(size.0, size.1.max(room.min(most)));
        let width = self.dialog.inner(DIALOG_INSET).width;
        // A second step that needs less keeps the top edge of the first; one that needs more has the rows
        // of the content.
        let most = self.content.height.saturating_sub(1).max(self.dialog.height);
        let size = Size { width: self.dialog.width, height: most };
        if let Some(needed) = check_height(state, self.content.height, size) {
            if needed > self.dialog.height {
                self.dialog = self.centered(self.dialog.width, needed.min(most));
            }
            self.dialog.height = self.dialog.height.min(needed);
        }
        if let Some(Dialog::Form(form)) = &state.dialog {
            // The note below a field takes a line at the bottom, so that the fields above it stay.
            let lines = note_height(form, state, width.into());
            let room = self.content.bottom().saturating_sub(self.dialog.bottom());
            // The first of the other notes take blank rows of the form.
            let above = lines.saturating_sub(room + FORM_GAPS);
            let above = above.min(self.dialog.y.saturating_sub(self.content.y));
            self.dialog.y -= above;
            self.dialog.height += lines.min(room) + above;
        }
        self.inside = self.dialog.inner(DIALOG_INSET);
        self.has_chips =
            matches!(state.dialog, Some(Dialog::AddMembers(_) | Dialog::GiveAccess(_)));
        if state.dialog.is_none() {
            self.rows = sign_in_rows(self);
        }
    }

    /// The size of the sign-in screen and its largest height. It is wide enough for more columns, and
    /// as high as all its users need, but at least two thirds of the content.
    fn sign_in_size(&self, state: &State) -> ((u16, u16), u16) {
        let (width, height) = SIGN_IN_SIZE;
        let wide = self.screen.width.saturating_sub(SIGN_IN_MARGIN);
        let users = match &state.screen {
            Screen::SignIn(screen) => screen.picker.found().map_or(0, |found| found.searched),
            _ => 0,
        };
        let needed = u16::try_from(users).unwrap_or(u16::MAX).saturating_add(SIGN_IN_OTHERS);
        let least = height.max(self.content.height / 3 * 2);
        ((wide.clamp(width, MAX_SIGN_IN_WIDTH), height), needed.max(least))
    }

    fn place_overlay(&mut self, state: &State) {
        let size = match &state.overlay {
            None => return,
            Some(Overlay::Help(help)) => help_size(state, help, self.help_room()),
            Some(Overlay::Palette(palette)) => palette_size(palette),
            Some(Overlay::Messages { .. }) => messages_size([self.screen, self.content], state),
            Some(Overlay::Sheet(sheet)) => sheet_size([self.screen, self.content], sheet),
        };
        self.overlay = self.centered(size.0, size.1);
        if let Some(Overlay::Help(help)) = &state.overlay {
            self.overlay = help_area(self.overlay, state, help, self.help_room());
        }
        if let Some(Overlay::Palette(palette)) = &state.overlay {
            self.overlay = palette_area(self.overlay, state, palette);
            self.palette_foot = palette_foot(self.overlay, state, palette);
        }
        let head = if matches!(state.overlay, Some(Overlay::Palette(_))) { 3 } else { 5 };
        self.overlay_rows = self.overlay.height.saturating_sub(head);
    }

    /// The largest width of a row of the help, in cells.
    pub fn help_room(&self) -> usize {
        help_room([self.screen, self.content])
    }

    /// The list of the palette, between its search field and what is below it.
    pub fn palette_rows(&self) -> Rect {
        let inside = self.overlay.inner(DIALOG_INSET);
        let height = inside.height.saturating_sub(2 + self.palette_foot);
        Rect { y: inside.y + 2, height, ..inside }.intersection(inside)
    }

    /// Width of a row of the palette, in cells, with a blank before the scroll bar.
    pub fn palette_row_width(&self) -> usize {
        usize::from(self.palette_rows().width.saturating_sub(1))
    }

    /// Width of a line in an overlay, in cells.
    pub fn overlay_width(&self) -> usize {
        usize::from(self.overlay.width.saturating_sub(6))
    }

    /// Width of the text of a message, without time and symbol, in cells.
    pub fn message_width(&self) -> usize {
        self.overlay_width().saturating_sub(MESSAGE_PREFIX_WIDTH)
    }

    /// Returns a centered area in the content, beside the menu.
    fn centered(&self, width: u16, height: u16) -> Rect {
        let width = width.min(floating_width([self.screen, self.content]));
        let height = height.min(self.screen.height.saturating_sub(4));
        // Rather over the rules above and below the content than cut.
        let rows = if height > self.content.height { self.screen } else { self.content };
        let area = Rect { x: self.content.x, width: self.content.width, ..rows };
        area.centered(Constraint::Length(width), Constraint::Length(height))
    }
}

/// Minimum lines inside the frame of the sign-in screen for its notes and blank lines.
const ROOMY_SIGN_IN: u16 = 15;

/// Returns whether the sign-in screen leaves out its notes and blank lines, so that some users fit.
pub fn is_sign_in_compact(geometry: &Geometry) -> bool {
    geometry.inside.height < ROOMY_SIGN_IN
}

/// The area of the list on the sign-in screen.
pub fn sign_in_rows(geometry: &Geometry) -> Rect {
    let inside = geometry.inside;
    let (above, others) = if is_sign_in_compact(geometry) { (2, 4) } else { (5, 11) };
    let height = inside.height.saturating_sub(others);
    Rect { y: inside.y + above, height, ..inside }.intersection(inside)
}
