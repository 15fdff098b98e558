//! R306: the rows that the last command added keep their mark until the user leaves the list.

use toegang::domain::Command;

use crate::support::{Driver, World, key_line};

/// The names of the marked rows on the screen, by the word or by the sign.
fn marked(it: &Driver) -> Vec<String> {
    let screen = it.screen();
    let list = screen.lines().filter_map(|line| line.split_once('│').map(|(_, row)| row));
    let name = |row: &str| {
        let row = row.trim_start_matches([' ', '▸', '■']);
        let (name, sign) = row.strip_prefix("+ ").map_or((row, false), |name| (name, true));
        let name = name.split("  ").next()?;
        let word = name.strip_suffix(" · nieuw");
        word.or(Some(name).filter(|_| sign)).map(str::to_owned)
    };
    list.filter_map(name).collect()
}

fn open() -> Driver {
    Driver::new(World::small_world(), Some("piet"), (120, 40))
}

#[test]
fn the_mark_stays_while_the_user_looks_at_the_list() {
    let mut it = open();
    it.run_steps("2 /|\"holding|down enter right +|\"jan|enter ctrl-s").see("Jan Jansen");
    let jan = ["Jan Jansen"];
    assert_eq!(marked(&it), jan);
    assert_eq!(marked(it.press("down up /").type_text("jan").press("enter")), jan);
    assert_eq!(marked(it.press("esc space")), jan);
    assert_eq!(marked(it.press("space ? esc : esc g esc")), jan);
    it.press("right left").see("Jan Jansen");
    assert!(marked(&it).is_empty());
}

#[test]
fn the_next_command_replaces_the_marks() {
    let mut it = open();
    it.run_steps("2 /|\"bakkerij|down enter right +|\"jan|enter ctrl-s").see("Jan Jansen");
    assert_eq!(marked(&it), ["Jan Jansen"]);
    assert_eq!(marked(it.run_steps("+|\"noor|enter ctrl-s")), ["Noor Smit"]);
    it.press("u").see("Leden 3");
    assert!(marked(&it).is_empty());
}

#[test]
fn organisations_on_the_page_of_a_user_are_marked() {
    let mut it = open();
    it.run_steps("3 /|\"jan j|down enter|+|\"hol|enter|\"bak|enter ctrl-s").see("is nu lid van");
    let both = ["Bakkerij Eigendomein B.V.", "Piet Holding B.V."];
    assert_eq!(marked(&it), both);
    assert_eq!(marked(it.press("down up")), both);
    it.press("esc enter").see("Piet Holding B.V.");
    assert!(marked(&it).is_empty());
}

#[test]
fn a_request_is_marked_when_its_list_opens() {
    let mut it = open();
    it.run_steps("2 /|\"holding|down enter right +|\"anna|enter enter enter");
    it.see("Verzoeken 1");
    assert_eq!(marked(it.press("right")), ["Anna Visser"]);
    it.press("left right").see("Anna Visser");
    assert!(marked(&it).is_empty());
}

#[test]
fn a_relation_request_and_a_partner_are_marked() {
    let mut it = open();
    it.press("4 right enter").type_text("Hoi").press("enter").see("Relatieverzoek verstuurd");
    assert_eq!(marked(it.press("right")), ["Luc Peeters"]);
    let mut world = World::small_world();
    let luc = world.user("luc");
    world.act("piet", &Command::AskRelation { user: luc, message: None }).unwrap();
    let mut it = Driver::new(world, Some("luc"), (120, 40));
    it.press("1 a 4").see("eigendomein.nl");
    assert_eq!(marked(&it), ["eigendomein.nl"]);
}

#[test]
fn an_organisation_is_marked_for_a_user_who_became_a_member() {
    let mut it = Driver::new(World::full(), Some("anna"), (120, 40));
    it.press("1 a").see("lid van").press("2");
    assert_eq!(marked(&it).len(), 1, "{}", it.screen());
}

#[test]
fn a_new_key_is_marked() {
    let mut it = open();
    it.press("g e x s").paste(&key_line(1)).press("enter").see_tab("Sleutels 1");
    assert_eq!(marked(&it).len(), 1, "{}", it.screen());
}
