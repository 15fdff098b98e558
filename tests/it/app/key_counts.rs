//! The number of keys that common tasks take, and the ways to give somebody access.

use toegang::app::{LastPosition, MenuItem, Msg};

use crate::support::{Driver, World};

/// Runs steps as [`Driver::run_steps`] does, and returns the number of keys.
pub(super) fn count_keys(it: &mut Driver, steps: &str) -> usize {
    it.run_steps(steps);
    let keys = |part: &str| match part.strip_prefix('"') {
        Some(text) => text.chars().count(),
        None => part.split(' ').count(),
    };
    steps.split('|').map(keys).sum()
}

/// Starts the program without a user, after Piet worked there last.
fn start_after(who: &str, world: World) -> Driver {
    let mut before = Driver::new(world, Some(who), (100, 30));
    before.press("2 end enter right");
    let left = before.state.saved_positions();
    let text = serde_json::to_string(&left).unwrap();
    let mut left: std::collections::BTreeMap<_, LastPosition> =
        serde_json::from_str(&text).unwrap();
    // Start on the list, not on the organisation.
    for one in left.values_mut() {
        one.org = None;
    }
    let mut it = Driver::unstarted(before.world, None);
    it.state.resume(left);
    it.send(Msg::Started((100, 30).into()));
    it.settle();
    it
}

/// A task that users do often: the keys, how many these are, and the sign of success.
struct Task {
    steps: &'static str,
    keys: usize,
    shown: &'static str,
}

/// The bar is twelve keys from the start to a new member. Leden is the tab that was used last.
#[test]
fn common_tasks_take_few_keys() {
    const ADDED: &str = "Jan Jansen is nu lid van";
    let task = |steps, keys, shown| Task { steps, keys, shown };
    let tasks = [
        task("enter|/|\"hol|enter|+|\"jan|ctrl-s", 11, ADDED),
        task("enter|/|\"hol|enter|+|\"jan|enter enter enter", 13, ADDED),
        task("enter|/|\"hol|down|x l|\"jan|ctrl-s", 12, ADDED),
        task("enter|end x l|\"jan|ctrl-s", 8, ADDED),
        task("enter|3 /|\"jan|enter|+|\"hol|enter|ctrl-s", 13, "Jan Jansen is nu lid"),
        task("enter|/|\"bak|enter", 6, "Els Bakker"),
        task("enter|/|\"bak|enter|/|\"els|down|d z", 13, "ontzegd: Els Bakker"),
    ];
    for Task { steps, keys, shown } in tasks {
        let mut it = start_after("piet", World::small_world());
        assert_eq!(count_keys(&mut it, steps), keys, "{steps}");
        it.see(shown);
    }
    let mut it = start_after("piet", World::full());
    assert_eq!(count_keys(&mut it, "enter|1|a"), 3);
    it.see("Relatie met Luc Peeters");
}

#[test]
fn the_sign_in_screen_starts_on_the_last_user() {
    let mut it = start_after("piet", World::with_users(300));
    it.see("▸ Piet de Vries").see("laatst hier").press("enter").see("Organisaties");
    // Other users keep their order, and typing searches among all.
    it.press("g a").see("▸ Piet de Vries").press("down down").type_text("aal").see("▸ Aal");
    // A user who cannot sign in any more is not offered.
    let mut world = World::small_world();
    world.change_user("els", |els| els.status = toegang::domain::UserStatus::Blocked);
    let mut it = Driver::unstarted(world, None);
    let els = it.world.user("els");
    it.state.resume([(els, LastPosition { is_last: true, ..LastPosition::default() })].into());
    it.send(Msg::Started((100, 30).into()));
    it.settle();
    it.see("▸ ").miss("laatst hier").miss("Els Bakker");
}

#[test]
fn an_organisation_opens_on_the_tab_that_was_used_last() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter").see_tab("Details").press("right").see_tab("Leden 1").press("esc");
    it.press("home enter").see_tab("Leden").press("right esc end enter").see_tab("Verzoeken");
    // Also from the palette, and after a restart.
    it.press("3 :").type_text("piet hol").press("enter").see_tab("Verzoeken");
    it.press("2");
    assert_eq!(it.state.menu_item(), Some(MenuItem::Organisations));
    let left = it.state.saved_positions();
    let mut it = Driver::unstarted(it.world, Some("piet"));
    it.state.resume(left);
    it.send(Msg::Started((100, 30).into()));
    it.settle();
    it.press("2 end enter").see_tab("Verzoeken");
}

#[test]
fn members_are_added_from_the_list_of_organisations() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end").see("x l lid toevoegen").press("x l");
    it.see("Leden toevoegen aan Piet Holding B.V.").type_text("jan").press("ctrl-s");
    it.see("is nu lid van").see("3 organisaties");
    it.press("u").see("Ongedaan gemaakt: Jan Jansen heeft geen toegang meer");
    // Without the right, a message says who can help.
    let mut it = Driver::signed_in("els");
    it.press("2 x l").miss("stap 1 van 2").see("alleen een Beheerder").see("Piet de Vries");
    // On the page of the organisation the keys are the same.
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter x l").see("Leden toevoegen aan Piet Holding B.V.");
}

#[test]
fn the_palette_finds_the_way_to_give_access_by_its_synonyms() {
    for route in ["2 end", "2 end enter"] {
        for word in ["toegang", "lid", "geef", "access", "member"] {
            let mut it = Driver::signed_in("piet");
            it.press(route).press(":").type_text(word).see("lid toevoegen");
        }
    }
}
