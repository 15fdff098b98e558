//! People with equal names are shown with their address where a user chooses one.

use crate::support::{Driver, World};

/// Opens the dialog to add members of Piet Holding, with two candidates called Jan Jansen.
fn open_add_members_dialog() -> Driver {
    let mut world = World::small_world();
    world.add_second_jan();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 end enter right +");
    it
}

#[test]
fn chips_and_the_second_step_show_the_address_of_namesakes() {
    let mut it = open_add_members_dialog();
    it.type_text("jan@").see("jan@eigendomein.nl").press("enter");
    it.see("(Jan Jansen · jan ×)");
    it.type_text("els").press("enter").see("(Els Bakker ×)");
    it.press("enter").see("stap 2 van 2").see("jan@eigendomein.nl");
}

/// One namesake is a member already, so the button names the other with an address.
#[test]
fn the_button_names_a_namesake_by_address() {
    let mut it = open_add_members_dialog();
    it.type_text("jan jansen").press("tab").see("[x] Jan Jansen").press("tab");
    for local in ["jan", "j2"] {
        it.press("ctrl-u").type_text(&format!("{local}@eigendomein.nl"));
        it.see(&format!("[ Enter: + Jan Jansen · {local} ]"));
    }
    it.press("ctrl-u").type_text("els").see("[ Enter: + Els Bakker ]");
}

#[test]
fn a_reason_never_hides_the_address() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").see("jan@eigendomein.nl").see("j2@eigendomein.nl");
    it.see("uitgenodigd");
    it.press("ctrl-u").type_text("kees").see("kees@eigendomein.nl").see("geblokkeerd");
}

#[test]
fn a_pasted_ambiguous_name_chooses_nobody_and_an_address_does() {
    let mut it = open_add_members_dialog();
    it.paste("Jan Jansen\nEls Bakker").miss("(Jan Jansen").see("(Els Bakker ×)");
    it.see("Meer dan één ‘Jan Jansen’").see("j2@eigendomein.nl");
    it.paste("Jan Jansen <j2@eigendomein.nl>, Kees Mulder <niemand@eigendomein.nl>");
    it.see("(Jan Jansen · j2 ×)").see("Niet gevonden (1)");
    it.miss("Kees Mulder:");
}

/// A mistyped address may belong to another person.
#[test]
fn an_address_with_a_typing_error_matches_nobody() {
    let mut it = open_add_members_dialog();
    it.type_text("jann@eigendomein.nl").see("Niemand gevonden voor");
    it.press("ctrl-u").type_text("jann").see("Jan Jansen");
}

#[test]
fn registering_a_confusable_address_needs_confirmation() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("рiet@eigendomein.nl").press("tab").type_text("Rik");
    it.press("enter").see("lijkt op piet@eigendomein.nl").see("Toch doen");
    it.press("enter").miss("Toch doen").see("Rik");
    let owner = it.world.store.find_user("piet@eigendomein.nl").unwrap().unwrap();
    assert_eq!(owner.id, it.world.user("piet"));
}

#[test]
fn namesakes_show_their_address_on_every_screen_after_adding() {
    for size in [(80, 24), (100, 30)] {
        let mut world = World::small_world();
        world.add_second_jan();
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("2 enter right +").type_text("jan@").press("enter").type_text("j2@");
        it.press("enter enter").see("‹ Lid ›");
        it.see("    jan@eigendomein.nl").see("    j2@eigendomein.nl");
        it.press("enter");
        it.see("(j2@eigendomein.nl)").press("m").see("(jan@eigendomein.nl)").see("Bakkerij");
        it.press("esc").wait(60).see("jan@eigendomein.nl").see("j2@eigendomein.nl");
        it.press("7").see("toegang").see("Jan Jansen (j2@eigendomein.nl)");
    }
}

#[test]
fn the_question_before_removing_a_user_shows_the_address() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("jan").press("down d").see("Jan Jansen verwijderen");
    it.see("  jan@eigendomein.nl");
}

/// The address of a namesake takes neither the button to cancel nor the name of the chosen people.
#[test]
fn a_long_address_leaves_the_names_and_the_button_to_cancel() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 home enter +")
            .type_text("cor peeters")
            .see("[ Annuleren")
            .see("[ Enter: + Cor Peeters · timmerenco.be ]");
        // The rule above the remark and the buttons stays.
        let screen = it.screen();
        let above = screen.lines().take_while(|line| !line.contains("Ctrl+S stuurt")).last();
        assert!(above.is_some_and(|line| line.contains("─────")), "{screen}");
        it.press("enter").see("Gekozen  (Cor Peeters · timmerenco.be ×)").miss("+1");
        it.type_text("jan jansen").press("enter").see("(Cor Peeters ·").see("(Jan Jansen ×)");
    }
}
