//! The items of the menu with their positions: below each other in a column, or beside each other
//! in a bar.

use ratatui::layout::Rect;

use super::{fit::cells, geometry::Geometry};
use crate::{
    app::{MenuItem, State},
    text::{Lang, actions},
};

/// Cells between two items of the bar.
const GAP: u16 = 2;
/// Further cells before the log in the bar, which stands apart if there is room.
const LOG_GAP: u16 = 2;

/// Lines of the column below its items: a blank line, the environment and a key.
const MENU_FOOT: usize = 4;

/// An item of the menu on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuPlace {
    /// The cells that the item covers; a click there opens it.
    pub area: Rect,
    /// The item.
    pub item: MenuItem,
    /// The digit and the word.
    pub label: String,
    /// The number of requests that wait for the user, in brackets; empty without any.
    pub badge: String,
    /// `true` for the item of the screen.
    pub is_here: bool,
    /// `true` for the item under the cursor.
    pub has_cursor: bool,
}

impl MenuPlace {
    fn width(&self) -> u16 {
        let badge = if self.badge.is_empty() { 0 } else { cells(&self.badge) + 1 };
        u16::try_from(cells(&self.label) + badge).unwrap_or(u16::MAX)
    }
}

/// The length of the words in the bar. The short ones leave room for 999 waiting requests.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Full,
    /// The longest item has a short word.
    OneShort,
    /// All items with a short word have it.
    Short,
    /// Only the item of the screen and that under the cursor have a word.
    Digits,
}

/// The visible items of the menu, in order.
pub fn menu(state: &State) -> Vec<MenuPlace> {
    let geometry = Geometry::from_state(state);
    if geometry.bar.is_empty() {
        return below(items(state, Words::Full), geometry.menu);
    }
    let bar = Rect { x: geometry.bar.x + 1, width: geometry.bar.width - 1, ..geometry.bar };
    let all = [Words::Full, Words::OneShort, Words::Short, Words::Digits];
    let ways = all.into_iter().flat_map(|words| [(words, LOG_GAP), (words, 0)]);
    let placed = ways.map(|(words, log_gap)| beside(items(state, words), bar, log_gap));
    let mut last = Vec::new();
    for (places, end) in placed {
        if end < bar.right() {
            return places;
        }
        last = places;
    }
    last
}

/// Places the items below each other, with a blank line before the *Logboek* if there is room: so
/// its digit, which does not follow on the one above, looks as if it is meant.
fn below(items: Vec<MenuPlace>, menu: Rect) -> Vec<MenuPlace> {
    let has_gap = usize::from(menu.height) > items.len() + MENU_FOOT;
    let mut rows = menu.rows().skip(1);
    let place = |item: MenuPlace| {
        let gap = usize::from(has_gap && item.item == MenuItem::Log);
        Some(MenuPlace { area: rows.nth(gap)?, ..item })
    };
    items.into_iter().map_while(place).collect()
}

/// Places the items beside each other; also returns where the last one ends.
fn beside(items: Vec<MenuPlace>, bar: Rect, log_gap: u16) -> (Vec<MenuPlace>, u16) {
    let (mut x, mut end) = (bar.x, bar.x);
    let place = |item: MenuPlace| {
        let width = item.width();
        x += if item.item == MenuItem::Log { log_gap } else { 0 };
        let area = Rect { x, width, ..bar }.intersection(bar);
        end = x + width;
        x = end + GAP;
        MenuPlace { area, ..item }
    };
    let places = items.into_iter().map(place).collect();
    (places, end)
}

fn items(state: &State, words: Words) -> Vec<MenuPlace> {
    let waiting = state.me.get().map_or(0, |me| me.waiting);
    let here = state.marked_menu_item();
    let place = |item: &MenuItem| {
        let (is_here, has_cursor) = (here == Some(*item), state.menu == Some(*item));
        let badge = match item {
            MenuItem::Inbox if waiting > 0 => format!("({waiting})"),
            _ => String::new(),
        };
        let label = match words {
            Words::Digits if !is_here && !has_cursor => item.digit().to_string(),
            _ => format!("{} {}", item.digit(), word(*item, words, state.lang)),
        };
        MenuPlace { area: Rect::default(), item: *item, label, badge, is_here, has_cursor }
    };
    MenuItem::ALL.iter().map(place).collect()
}

fn word(item: MenuItem, words: Words, lang: Lang) -> &'static str {
    match (item, words) {
        (MenuItem::Partners, Words::OneShort | Words::Short) => actions::PARTNERS_SHORT.of(lang),
        (MenuItem::Log, Words::Short) => actions::LOG_SHORT.of(lang),
        _ => item.label(lang),
    }
}
