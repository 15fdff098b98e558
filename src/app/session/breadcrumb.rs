//! The breadcrumb: the open screens, from the item that the menu marks to the visible screen.

use ratatui::layout::Rect;

use crate::{
    app::{Address, Geometry, MenuItem, State, cells, fit},
    domain::Me,
    text::{self, Lang},
};

/// The separator between two parts.
const SEPARATOR: &str = " › ";
/// The first part if earlier ones do not fit.
const FOLDED: &str = "…";
/// Cells of the name of the program on a screen without the menu as a column.
const PROGRAM_WIDTH: u16 = 9;
/// Cells between the name of the program and the breadcrumb.
const LEAD: u16 = 2;
/// Cells between the breadcrumb and the user.
const GAP: usize = 4;

/// A part of the breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The name of the screen, or of the organisation or user that it shows.
    pub label: String,
    /// The screen that a click goes back to.
    pub to: CrumbTarget,
}

/// The screen that a part of the breadcrumb stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrumbTarget {
    /// An open screen, by the number of screens below it.
    Open(usize),
    /// The screen of a menu item that is not open.
    Menu(MenuItem),
}

impl State {
    /// The parts of the breadcrumb; empty on the sign-in screen. The first is the item that the
    /// menu marks.
    pub fn crumbs(&self) -> Vec<Crumb> {
        let Some(item) = self.menu_item() else { return Vec::new() };
        let mut crumbs = Vec::new();
        let screens = self.screens_below.iter().chain([&self.screen]);
        for (depth, screen) in screens.enumerate() {
            let address = screen.show().address();
            let to = CrumbTarget::Open(depth);
            if depth == 0 && address.name().is_some() {
                let (label, to) = (item.label(self.lang).to_owned(), CrumbTarget::Menu(item));
                crumbs.push(Crumb { label, to });
            }
            crumbs.extend(label(&address, self.lang).map(|label| Crumb { label, to }));
        }
        crumbs
    }

    /// The whole breadcrumb; `None` on the sign-in screen.
    pub fn breadcrumb(&self) -> Option<String> {
        let crumbs = self.crumbs();
        (!crumbs.is_empty()).then(|| joined(&crumbs))
    }
}

fn label(address: &Address, lang: Lang) -> Option<String> {
    let name = address.name().map(ToString::to_string);
    name.or_else(|| Some(address.menu_item()?.label(lang).to_owned()))
}

fn joined(crumbs: &[Crumb]) -> String {
    let labels: Vec<&str> = crumbs.iter().map(|crumb| crumb.label.as_str()).collect();
    labels.join(SEPARATOR)
}

/// Returns the breadcrumb as the title line shows it: the parts before the last, and the last. If it
/// is too wide, its first parts become `…`; a last part that is still too wide is cut.
pub fn shown_breadcrumb(state: &State) -> (String, String) {
    let (folded, mut crumbs) = shown(state);
    let last = crumbs.pop().map(|crumb| crumb.label).unwrap_or_default();
    let mut before = format!("{}{}", lead(folded.as_ref()), joined(&crumbs));
    if !crumbs.is_empty() {
        before.push_str(SEPARATOR);
    }
    let room = room(state).saturating_sub(cells(&before));
    let last = if cells(&last) > room { fit(&last, room).trim_end().to_owned() } else { last };
    (before, last)
}

/// The parts of the breadcrumb on screen, with the cells that they cover.
pub(in crate::app) fn crumb_places(state: &State) -> Vec<(Rect, Crumb)> {
    let geometry = Geometry::from_state(state);
    let (folded, crumbs) = shown(state);
    let width = |text: &str| u16::try_from(cells(text)).unwrap_or(u16::MAX);
    let mut x = geometry.menu.width.max(PROGRAM_WIDTH) + LEAD;
    // The sign for the parts that do not fit goes back to the last of them.
    let folded = folded.map(|to| Crumb { label: FOLDED.to_owned(), to: to.to });
    let place = |crumb: Crumb| {
        let area = Rect { x, width: width(&crumb.label), height: 1, ..geometry.head };
        x = x.saturating_add(area.width + width(SEPARATOR));
        (area.intersection(geometry.head), crumb)
    };
    folded.into_iter().chain(crumbs).map(place).collect()
}

/// The text before the parts that fit, if others were folded.
fn lead(folded: Option<&Crumb>) -> String {
    folded.map_or(String::new(), |_| format!("{FOLDED}{SEPARATOR}"))
}

/// The parts that fit, and the last of those that were folded.
fn shown(state: &State) -> (Option<Crumb>, Vec<Crumb>) {
    let (mut crumbs, room) = (state.crumbs(), room(state));
    let mut folded = None;
    while crumbs.len() > 1 && cells(&lead(folded.as_ref())) + cells(&joined(&crumbs)) > room {
        folded = Some(crumbs.remove(0));
    }
    (folded, crumbs)
}

/// Number of cells for the breadcrumb, beside the user.
fn room(state: &State) -> usize {
    let geometry = Geometry::from_state(state);
    let used = usize::from(geometry.menu.width.max(PROGRAM_WIDTH) + LEAD) + GAP;
    let who = state.me.get().map_or(0, |me| cells(&user_and_role(state, me)));
    usize::from(geometry.head.width).saturating_sub(used + who)
}

/// Returns the user's name and role, in at most half the line; a long name is cut, the role is not.
pub fn user_and_role(state: &State, me: &Me) -> String {
    let role = text::words::role(state.lang, me.role);
    let room = usize::from(state.size.width / 2).saturating_sub(cells(role) + 3);
    let name = &me.person.name;
    let name = fit(name, room.min(cells(name)));
    format!("{name} · {role}")
}
