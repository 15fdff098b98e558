//! The program restores the last position of each user.

use toegang::app::{Geometry, LastPosition, Msg};

use crate::support::{Driver, World};

/// Ends the program and starts it again.
fn restart(it: Driver, who: &str) -> Driver {
    let left = it.state.saved_positions();
    let size = Geometry::from_state(&it.state).screen.as_size();
    // The saved position is serialized as JSON.
    let text = serde_json::to_string(&left).unwrap();
    let mut it = Driver::unstarted(it.world, Some(who));
    it.state.resume(serde_json::from_str(&text).unwrap());
    it.send(Msg::Started(size));
    it.settle();
    it
}

#[test]
fn the_tab_the_row_and_the_filter_are_restored() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("2 /").type_text("bakkerij").press("down enter right /").type_text("de").press("down");
    it.press("down down");
    // The rows without the filter decide on the columns, and those are not read yet.
    let row = |it: &Driver| {
        let screen = it.screen();
        let line = screen.lines().find(|line| line.contains("▸   ")).unwrap_or_default();
        line.split("▸   ").nth(1).unwrap_or_default().split("  ").next().unwrap().to_owned()
    };
    let before = row(&it);
    let mut it = restart(it, "piet");
    it.see_tab("Leden 16").see("Filter  de");
    assert_eq!(row(&it), before);
    it.press("esc esc").see("Filter  bakkerij");
}

#[test]
fn each_user_returns_to_their_own_position() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.press("7 down down g a").type_text("anna").press("enter 1 right");
    let notices = it.screen();
    it.press("g a").type_text("piet").press("enter").see("Logboek").see("Piet de Vries");
    it.press("g a").type_text("anna").press("enter");
    assert_eq!(it.screen(), notices);
    let mut it = restart(it, "piet");
    it.see("▸ 7 Logboek");
}

#[test]
fn invalid_or_outdated_positions_are_ignored() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right");
    let mut left = it.state.saved_positions();
    for one in left.values_mut() {
        one.org = Some((toegang::domain::OrgId(9_999), "Weg\u{202e}".into(), one.list.clone()));
        one.list.row = usize::MAX;
        one.tab = 77;
    }
    let mut next = Driver::unstarted(World::small_world(), Some("piet"));
    next.state.resume(left.clone());
    next.send(Msg::Started((100, 30).into()));
    next.settle();
    next.see("Organisaties").see("Piet Holding");
    for one in left.values_mut() {
        *one = LastPosition { menu_item: 99, ..LastPosition::default() };
    }
    let mut next = Driver::unstarted(World::small_world(), Some("piet"));
    next.state.resume(left);
    next.send(Msg::Started((100, 30).into()));
    next.settle();
    next.see("Piet Holding");
}

/// A filter that was still being typed does not empty the list later.
#[test]
fn a_half_typed_filter_is_not_restored() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("3 /").type_text("jan rol:");
    let mut it = restart(it, "piet");
    it.see("Filter  jan").miss("rol:").miss("Geen treffers").see("Jan ");
}
