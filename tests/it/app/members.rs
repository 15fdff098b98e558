//! Members and requests of an organisation: levels, last days, removing, leaving.

use toegang::{
    app::{self, Key, Msg},
    columns::{Cell, CellTone},
};

use crate::support::{Driver, World};

fn open_bakery_members() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right").see("Els Bakker");
    it
}

#[test]
fn removing_a_member_asks_first_and_focuses_the_safe_button() {
    let mut it = open_bakery_members();
    it.press("home d")
        .see("Toegang tot Bakkerij Eigendomein B.V. ontzeggen?")
        .see("Els Bakker · Lid")
        .press("enter");
    it.see("2 leden").press("d j").see("ontzeggen?").press("y space k d esc");
    it.see("2 leden").press("d z").see("ontzegd: Els Bakker").see("1 lid");
}

#[test]
fn removing_all_members_skips_the_actor() {
    let mut it = open_bakery_members();
    it.press("* d")
        .see("Verliest direct toegang")
        .see("Els Bakker · Lid")
        .see("(jij) wordt overgeslagen")
        .press("tab enter");
    it.see("ontzegd: Els Bakker").see("Piet de Vries (jij)");
}

#[test]
fn levels_change_except_for_the_last_administrator() {
    let mut it = open_bakery_members();
    it.press("home r").see("rol Lid").see("rol Beheerder").press("esc").press("r b");
    it.see("Nu Beheerder: Els Bakker").press("r b").see("Dat is al zo.");
    it.press("down r l").see("Nu Lid: Piet de Vries");
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right r l").see("Dit is de laatste Beheerder van");
    it.press("x v l").see("Je bent de laatste Beheerder van");
}

/// An administrator (*Beheerder*) of the environment can remove members of an organisation where
/// they are only *Lid*.
#[test]
fn an_environment_administrator_removes_members_as_a_plain_member() {
    let mut it = open_bakery_members();
    it.press("home r b").see("Nu Beheerder: Els Bakker");
    let add = it.world.add("Bakkerij", &["jan"]);
    it.world.act("els", &add).unwrap();
    it.press("R end r l").see("Nu Lid: Piet de Vries").press("R home down");
    it.see("▸   Jan Jansen").press("r b").see("Dit kan alleen een Beheerder");
    it.wait(1).press("d").see("Toegang tot Bakkerij").press("z").see("ontzegd: Jan Jansen");
    it.miss("u ongedaan");
}

/// Users who gave up their own permission could not undo it, so undo is not offered.
#[test]
fn undo_is_not_offered_after_giving_up_own_rights() {
    let mut it = open_bakery_members();
    it.press("home r b").see("Nu Beheerder: Els Bakker").see("u ongedaan maken");
    it.press("down r l").see("Nu Lid: Piet de Vries").miss("u ongedaan");
    let mut it = open_bakery_members();
    it.press("home r b down t").type_text("+3d").press("enter");
    it.see("Toegang tot en met 26 nov 2026: Piet").miss("u ongedaan");
}

#[test]
fn a_last_day_is_typed_checked_and_shown() {
    let mut it = open_bakery_members();
    it.press("home t")
        .see("Toegang van Els Bakker")
        .type_text("+3d")
        .see("donderdag 26 november 2026");
    it.press("enter").see("Toegang tot en met 26 nov 2026: Els Bakker").see("! 26 nov 2026");
    it.press("t ctrl-u").type_text("1-1-2020").press("enter").see("1 jan 2020 is al voorbij");
    it.press("ctrl-u").type_text("geen").press("enter").see("Geen laatste dag meer: Els Bakker");
}

#[test]
fn the_member_card_shows_details_and_accepts_keys() {
    let mut it = open_bakery_members();
    it.press("home enter").see("els@eigendomein.nl").see("eigen gebruiker").press("r b");
    it.see("Nu Beheerder: Els Bakker");
}

#[test]
fn a_key_on_a_card_applies_to_its_row_and_not_to_the_marks() {
    let mut it = open_bakery_members();
    let add = it.world.add("Bakkerij", &["jan"]);
    it.world.act("piet", &add).unwrap();
    it.press("R home space").see("1 van").press("home down").see("▸   Jan Jansen");
    it.press("enter").see("jan@").press("d").see("Jan Jansen · Lid").miss("Els Bakker · Lid");
    it.press("esc").see("1 van");
    // Without the card, the key applies to the marks again.
    it.press("d").see("Els Bakker · Lid").miss("Jan Jansen · Lid").press("esc");
    // Keys that come in one burst mean the card too.
    it.send(Msg::Burst(["enter", "d"].map(|key| key.parse::<Key>().unwrap()).to_vec()));
    it.settle();
    it.see("Jan Jansen · Lid").miss("Els Bakker · Lid").press("z").see("ontzegd: Jan Jansen");
    // Piet cannot remove himself, with or without marks.
    it.press("home space end enter")
        .see("piet@")
        .press("d")
        .see("Je eigen toegang opgeven gaat apart")
        .see("piet@");
}

#[test]
fn leaving_an_organisation_returns_to_the_list() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter x").see("organisatie verlaten").press("v").see("verlaten?").press("l");
    it.see("Je hebt Bakkerij Eigendomein B.V. verlaten.").see("Je bent nergens lid");
}

#[test]
fn requests_are_renewed_and_withdrawn() {
    let mut world = World::small_world();
    let command = world.add("Bakkerij", &["anna"]);
    world.act("piet", &command).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 enter right right").see("wacht, nog 14 dagen").see("verzoek verstuurd door Piet");
    it.press("n").see("Verzoek aan Anna Visser voor").see("nieuwe termijn door");
    it.press("d").see("1 verzoek van Bakkerij").press("v").see("1 verzoek van");
    it.wait(1).press("i");
    it.see("Verzoek aan Anna Visser ingetrokken").see("Geen verzoeken onderweg.");
    it.press("f").see("ingetrokken");
}

#[test]
fn making_an_outsider_administrator_needs_confirmation() {
    let mut world = World::small_world();
    let command = world.add("Bakkerij", &["anna"]);
    world.act("piet", &command).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &toegang::domain::Command::AcceptRequest { request }).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 enter right home r b").see("buiten je omgeving").press("enter");
    it.miss("Nu Beheerder").press("r b m").see("Nu Beheerder: Anna Visser");
}

#[test]
fn esc_clears_marks_then_filters() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("2 /").type_text("bakkerij").see("1 van").press("enter enter right").see("leden");
    it.press("space space").see("2 van").press("/").type_text("els ba").see("Els Bakker");
    it.press("down esc").miss("gemarkeerd").press("esc").see("Filter  naam").press("esc");
    it.see("Filter  bakkerij").press("esc").see("Filter  naam").miss("Esc ");
}

/// The pane and its actions are about the marked members, not about the row under the cursor.
#[test]
fn the_pane_shows_the_marked_members() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (160, 50));
    it.press("2 enter right").see("Els Bakker").miss("Gemarkeerd");
    it.press("*").see("2 mensen").see("Gemarkeerd   Els Bakker en Piet de Vries");
    it.see("rol (2)").press("esc").miss("Gemarkeerd");
    // The cursor stands on another row than the marked one.
    it.press("home space home").see("1 mens").see("Gemarkeerd   Els Bakker");
    it.press("end").see("Gemarkeerd   Els Bakker").press("esc").miss("Gemarkeerd");
}

/// The pane names the people of the marked requests.
#[test]
fn the_pane_shows_the_marked_requests() {
    let mut world = World::small_world();
    let command = world.add("Bakkerij", &["anna"]);
    world.act("piet", &command).unwrap();
    let mut it = Driver::new(world, Some("piet"), (160, 50));
    it.press("2 enter right right").see("wacht, nog 14 dagen").press("space");
    it.see("1 mens").see("Gemarkeerd   Anna Visser").press("esc").miss("Gemarkeerd");
}

#[test]
fn long_lists_scroll_and_keep_their_place() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("zuurdesem").press("down enter right");
    let first = it.state.screen.is_ready();
    assert!(first);
    it.press("end").see("┃").press("home pgdn ctrl-d ctrl-u G g g");
    it.send(toegang::app::Msg::Wheel { at: ratatui::layout::Position::new(30, 10), rows: 3 });
    it.settle();
    it.press("R").see("leden");
}

#[test]
fn a_list_shows_no_empty_rows_below_a_new_member() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("bakhuis").press("down enter right +").type_text("hoa");
    it.press("enter ctrl-s").see("Hoa Molenaar").see("Piet de Vries").see("Ayşe Visser");
}

#[test]
fn a_space_chooses_only_while_nothing_is_typed() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("hol").press("down enter right +").press("down space");
    it.see("[x] ").see("Verder (1)").press("ctrl-u").type_text("jan j").see("Jan Jansen");
}

#[test]
fn a_message_needs_a_request() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("hol").press("down enter right +").type_text("jan");
    it.press("enter enter").see("stap 2").press("b").see("Zonder verzoek aan een partner");
    it.see("stap 2").press("esc").type_text("anna").press("enter enter b").see("Enter: Klaar");
}

/// An empty field would remove the end that only some of them have.
#[test]
fn a_day_for_several_members_is_typed() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan", "els"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 /").type_text("holding").press("enter right /").type_text("jan").press("enter t");
    it.type_text("31-12").press("enter").see("31 dec 2026").press("/ ctrl-u enter * t");
    it.see("typ een dag voor allen, of ‘geen’").press("enter").see("typ een dag voor allen");
    it.type_text("geen").miss("typ een dag").press("enter").miss("31-12");
}

/// The column *Status* is there only while a member has a state, with the word of the filter.
#[test]
fn a_state_of_a_member_stands_in_a_column() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 /").type_text("bakkerij").press("down enter right").see("Els").miss("Status");
        it.press("3 /").type_text("els").press("down x b l").see("Geblokkeerd: Els Bakker");
        it.press("2 /").type_text("bakkerij").press("down enter").see("Status");
        it.see("✗ geblokkeerd").miss("Bakker · geb").press("/").type_text("status:geblokkeerd");
        it.press("enter").see("✗ geblokkeerd").miss("Piet de Vries  ");
    }
    // On a narrow screen it leaves room for the origin, which tells who comes from outside.
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("bakhuis").press("down enter right");
    it.see("✗ geblokkeerd").see("Herkomst").see("eigen").miss("Lid sinds");
}

#[test]
fn enter_on_an_empty_day_for_several_members_says_what_to_do() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /")
        .type_text("bakhuis")
        .press("down enter right * t")
        .see("typ een dag voor allen");
    it.miss("✗ typ").press("enter").see("✗ typ een dag voor allen, of ‘geen’");
    it.type_text("3").miss("✗ ");
}

/// An address that does not fit beside the name stands in full below it, in the second step.
#[test]
fn the_second_step_shows_whole_addresses() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("bakkerij").press("down enter right +").see("Nog niemand gekozen");
    it.type_text("atasoy").press("enter").see("Gekozen  (").miss("Nog niemand");
    it.press("enter").see("Krijgt direct toegang (1)").see("    emre.atasoy141@eigendomein.nl ");
}

/// R50: an administrator of the environment reads before the question what cannot be: the last
/// administrator (*Beheerder*) of the organisation stays.
#[test]
fn the_last_administrator_is_named_before_members_are_removed() {
    let mut it = open_bakery_members();
    it.press("home r b").see("Nu Beheerder: Els Bakker");
    let add = it.world.add("Bakkerij", &["jan"]);
    it.world.act("els", &add).unwrap();
    it.press("R end r l").see("Nu Lid: Piet de Vries").press("home");
    it.see("▸   Els Bakker").press("d").see("Dit is de laatste Beheerder van").miss("ontzeggen?");
    it.press("* d").see("ontzeggen?").see("Jan Jansen · Lid").miss("Els Bakker · Beheerder");
    it.see("Els Bakker blijft: er is geen andere Beheerder.");
    it.press("z").see("ontzegd: Jan Jansen").miss("overgeslagen");
}

/// A new request says so in its row, as a new member does (R257).
#[test]
fn a_new_request_is_marked() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.run_steps("2 /|\"holding|down enter right right +|\"anna vis|enter enter enter");
    it.see("Verzoeken 1").see("▸   Anna Visser · nieuw");
    let name = |it: &Driver| {
        let context = app::cell_context(&it.state, &app::columns(&it.state));
        it.state.screen.table().unwrap().cells(0, &context).unwrap().remove(0)
    };
    assert_eq!(name(&it), Cell { tone: CellTone::Good, ..name(&it) });
    assert_eq!(name(&it).text, "Anna Visser · nieuw");
    assert_eq!(name(it.press("left right")).text, "Anna Visser");
}
