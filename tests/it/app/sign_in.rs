//! The sign-in screen: its order, its columns and its size.

use ratatui::layout::Size;
use toegang::app::{Geometry, LastPosition, Msg};

use crate::support::{Driver, World};

/// The user who worked here last comes first and is named as such, then the *Beheerders* of
/// environments, then the others by name.
#[test]
fn the_last_user_comes_first_then_administrators() {
    let it = Driver::new(World::small_world(), None, (80, 30));
    let lines = |it: &Driver| {
        let screen = it.screen();
        let names = ["Anna Visser", "Bram Kuipers", "Els Bakker", "Luc Peeters", "Piet de Vries"];
        let at = |name: &str| screen.lines().position(|line| line.contains(name)).unwrap();
        names.map(at)
    };
    let [anna, bram, els, luc, piet] = lines(&it);
    assert!(anna < luc && luc < piet && piet < bram && bram < els, "{}", it.screen());
    let user = it.world.user("els");
    let mut it = Driver::unstarted(it.world, None);
    let left = LastPosition { is_last: true, ..LastPosition::default() };
    it.state.resume([(user, left)].into());
    it.send(Msg::Started((80, 30).into()));
    it.settle();
    it.see("▸ Els Bakker  laatst hier");
    let [anna, bram, els, luc, piet] = lines(&it);
    assert!(els < anna && anna < luc && luc < piet && piet < bram, "{}", it.screen());
    it.press("enter").see("Els Bakker · Gevorderde gebruiker");
}

/// A wide terminal has columns for the role and the environment, and a high one more rows.
#[test]
fn the_screen_grows_with_the_terminal() {
    let mut it = Driver::new(World::full(), None, (80, 24));
    it.see("typ je naam of e-mail").miss("Rol");
    let size = |it: &Driver| Geometry::from_state(&it.state).dialog.as_size();
    let small = size(&it);
    for (width, height) in [(120, 40), (160, 50), (200, 60)] {
        it.send(Msg::Resized(Size { width, height }));
        it.settle();
        let now = size(&it);
        assert!(now.width >= 100 && now.height + 8 >= height, "{now:?} {}", it.screen());
        it.see("Rol").see("Verzoeken").see("abdel.vanijzendoorn227@eigendomein.nl");
        it.see(if width < 160 { "Beheerder · omgeving cijfermeesters.nl" } else { "Omgeving" });
    }
    assert_eq!(small, Size { width: 76, height: 20 });
    // Typing searches at once.
    it.type_text("piet de v");
    it.see("▸ Piet de Vries").miss("typ je naam");
}

/// An address tells two people apart, so the other columns give way before it is cut.
#[test]
fn the_list_of_users_shows_whole_addresses() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), None, size);
        it.type_text("agnieszka").see(" agnieszka.dijkstra1020@molenaars.nl ").see("Verzoeken");
    }
    // The smallest screen keeps the domain of an address that does not fit.
    let mut it = Driver::new(World::full(), None, (60, 16));
    it.type_text("agnieszka").see("…@molenaars.nl ").miss("Verzoeken");
}
