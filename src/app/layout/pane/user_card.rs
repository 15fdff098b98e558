//! The keys for a person, in the card with their facts above the list of their organisations. The line
//! at the bottom of the screen has those for the selected row (R333).

use ratatui::layout::Rect;

use crate::{
    app::{
        Action, Geometry, Screen, Situation, State, UserTab,
        actions::hints::{Hint, hint_on_screen},
        cells,
    },
    text,
};

/// Cells between the widest label of the facts about the user and the facts.
pub const LABEL_GAP: usize = 3;
/// The least cells between a fact and the first key, and between two keys.
const KEY_GAP: u16 = 3;

/// The actions on the person beside each fact: the address, the role, and the status.
const ACTIONS: [&[Action]; 3] = [
    &[Action::Rename, Action::AddAddress],
    &[Action::RoleAdmin, Action::Manager],
    &[Action::Block, Action::NewCode, Action::RemoveUser],
];

/// The hints in the card of a person: at the right edge, as many as fit beside each fact.
pub fn card_hints(state: &State) -> Vec<Hint> {
    let Screen::User(screen) = &state.screen else { return Vec::new() };
    let Some(user) = screen.details.get().filter(|_| screen.tab == UserTab::Access) else {
        return Vec::new();
    };
    let area = Geometry::from_state(state).filter;
    let lines = Rect { height: area.height.saturating_sub(1), ..area };
    let facts = text::people::user_page::page_facts(state.lang, user, &state.zone);
    let labels = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + LABEL_GAP;
    let situation = Situation::from_screen(state);
    // The number of marked rows stands beside the first fact.
    let first = usize::from(screen.list.marked_count() > 0);
    let lines = lines.rows().zip(&facts).zip(ACTIONS).skip(first);
    let placed = lines.flat_map(|((line, (_, fact)), actions)| {
        let taken = u16::try_from(labels + cells(fact)).unwrap_or(u16::MAX);
        let room = line.width.saturating_sub(taken.saturating_add(1));
        let all = actions.iter().filter_map(|action| hint_on_screen(state, &situation, *action));
        beside(all, Rect { x: line.right().saturating_sub(room + 1), width: room, ..line })
    });
    placed.collect()
}

/// Places the hints that fit at the right edge of the room beside a fact, in this order.
fn beside(all: impl Iterator<Item = Hint>, room: Rect) -> Vec<Hint> {
    let mut left = room.width;
    let width =
        |hint: &Hint| u16::try_from(cells(&hint.keys) + 1 + cells(&hint.label)).unwrap_or(u16::MAX);
    let fits = |hint: &Hint| {
        let needed = width(hint).saturating_add(KEY_GAP);
        let fits = needed <= left;
        left -= if fits { needed } else { 0 };
        fits
    };
    let mut hints: Vec<Hint> = all.filter(fits).collect();
    let mut x = room.x + left;
    for hint in &mut hints {
        x += KEY_GAP;
        hint.area = Rect { x, width: width(hint), ..room };
        x += hint.area.width;
    }
    hints
}
