//! A single key never discards input, in dialogs, forms and forms below another screen.

use toegang::{
    app::Msg,
    domain::{Command, Name, Refusal, Reply},
};

use crate::support::{Driver, World};

/// Edits the bakery as Piet, up to a conflict with an edit that Piet made elsewhere.
fn open_form_in_conflict() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("bakkerij").press("down enter").see("Bakkerij").press("e");
    it.type_text("zoon.nl");
    let org = it.world.org("Bakkerij");
    let from = it.world.facts.orgs[&org].profile();
    let website = Name::new("https://bakkerij.example").ok();
    let to = toegang::domain::Profile { website, ..from.clone() };
    let change =
        Command::EditOrganisation { org, from: Box::new(from), to: Box::new(to), register: None };
    it.world.act("piet", &change).unwrap();
    it.press("enter").see("Net gewijzigd");
    it
}

/// Types a reason for declining a request, as Anna.
fn type_decline_reason() -> Driver {
    let mut world = World::small_world();
    let add = world.add("Piet Holding B.V.", &["anna"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1 w down down down").type_text("Vraag Bram").see("Vraag Bram");
    it
}

#[test]
fn ctrl_c_asks_before_it_discards_a_form_behind_a_conflict_or_the_log() {
    let mut it = open_form_in_conflict();
    it.press("ctrl-c").see("en het is weg.");
    assert!(!it.ended);
    it.press("esc").see("zoon.nl").see("Enter: Opslaan");
    let mut it = open_form_in_conflict();
    it.press("o").see("wijzigde").press("ctrl-c").see("en het is weg.");
    assert!(!it.ended);
    it.press("ctrl-c");
    assert!(it.ended);
}

#[test]
fn leaving_the_log_asks_before_it_discards_the_form_below() {
    for (key, seen) in [("3", "Gebruikers"), ("g a", "Aanmelden"), ("tab down enter", "Gebruikers")]
    {
        let mut it = open_form_in_conflict();
        it.press("o").see("wijzigde").press(key).see("en het is weg.");
        it.see("wijzigde").press("esc esc esc").see("zoon.nl");
        let mut it = open_form_in_conflict();
        let again = if key.starts_with("tab") { "enter" } else { key };
        it.press("o").press(key).press(again);
        it.see(seen).miss("organisatie.gewijzigd");
    }
    // A dialog that the palette opens covers the form, and the form stays below.
    let mut it = open_form_in_conflict();
    it.press("o :").type_text("holding").press("enter").see("Piet Holding B.V.");
    it.press("esc esc esc").see("zoon.nl");
    let mut it = open_form_in_conflict();
    it.press("o g e").see("Sleutels").press("esc esc esc esc").see("zoon.nl");
    // A click on a menu item also asks first.
    let mut it = open_form_in_conflict();
    it.press("o").click("3 Gebruikers").see("en het is weg.").see("wijzigde");
    it.click("3 Gebruikers").miss("organisatie.gewijzigd");
}

#[test]
fn a_close_button_asks_before_it_discards_input() {
    let mut it = type_decline_reason();
    it.press("tab enter").see("en het is weg.").see("Vraag Bram");
    it.press("enter").miss("Vraag Bram").see("[ Accepteren  a ]");
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("anna").press("enter enter b").type_text("Hoi");
    it.press("enter esc").press("backspace").press("shift-tab enter").see("en het is weg.");
    it.press("shift-tab enter").see("Leden");
}

#[test]
fn a_typed_reason_survives_a_refused_answer() {
    let mut it = type_decline_reason();
    it.press("shift-tab");
    it.send(Msg::Key("enter".parse().unwrap()));
    it.reply_with(Reply::Refused(Refusal::Unrelated));
    it.settle();
    it.see("Vraag Bram");
}

#[test]
fn no_other_command_is_sent_while_a_command_waits_for_a_busy_file() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1");
    it.send(Msg::Key("a".parse().unwrap()));
    it.reply_with(Reply::Busy);
    it.see("Nog niet opgeslagen").press("w");
    assert!(it.state.dialog.is_none(), "no question that the answer would take away");
    it.press("a u").see("Nog niet opgeslagen");
    assert_eq!(it.pending_count(), 0, "nothing else was sent");
    it.wait(1).see("Je bent nu lid van Piet Holding B.V.");
}
