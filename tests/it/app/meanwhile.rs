//! Changes by others while a dialog is open: its contents follow, nothing chosen is lost, and the
//! button counts correctly.

use toegang::{
    app::Msg,
    domain::{Command, Level, Moment, PlatformRole},
};

use crate::support::{Driver, World};

/// Chooses these people for Piet Holding as Piet; Els is an administrator (*Beheerder*) too.
fn choosing(names: &[&str]) -> Driver {
    let mut world = World::small_world();
    let els = world.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    world.act("piet", &els).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 end enter right +").see("stap 1 van 2");
    for name in names {
        it.type_text(name).press("enter");
    }
    it
}

/// Carries out a command of somebody else, which the screens notice.
fn meanwhile(it: &mut Driver, who: &str, command: &Command) {
    it.world.act(who, command).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

#[test]
fn who_was_added_by_another_is_marked_and_not_counted() {
    let mut it = choosing(&["jan", "anna", "noor"]);
    it.press("enter b").type_text("Welkom").press("enter");
    it.see("[ Enter: 2 toevoegen en 1 verzoek sturen ]").see("Anna Visser ziet dit in Postvak IN");
    let add = it.world.add("Piet Holding", &["jan", "anna"]);
    meanwhile(&mut it, "els", &add);
    it.see("Jan Jansen").see("–  is al lid sinds 23-11").see("–  verzoek wacht sinds 23-11");
    it.see("[ Enter: 1 toevoegen ]").see("Welkom").miss("ziet dit in Postvak IN");
    it.press("esc").see("(Jan Jansen · kan niet ×)").see("[ Enter: Verder (1) ]");
    it.see("Jan Jansen: is al lid sinds").press("enter enter");
    it.see("1 lid toegevoegd: Noor").see("Overgeslagen: Jan Jansen");
}

#[test]
fn when_nobody_is_left_the_button_says_so_and_what_was_chosen_stays() {
    let mut it = choosing(&["jan"]);
    it.press("enter").see("[ Enter: 1 toevoegen ]");
    let add = it.world.add("Piet Holding", &["jan"]);
    meanwhile(&mut it, "els", &add);
    it.see("Niemand kan erbij").press("enter").see("stap 2 van 2").miss("✗");
    it.press("esc").see("(Jan Jansen · kan niet ×)").see("Niemand kan erbij").miss("Ctrl+S");
    it.press("enter ctrl-s").see("stap 1 van 2");
    let remove = it.world.remove("Piet Holding", &["jan"]);
    meanwhile(&mut it, "els", &remove);
    it.see("(Jan Jansen ×)").see("Verder (1)").press("ctrl-s").see("1 lid toegevoegd: Jan");
}

#[test]
fn who_may_not_be_seen_any_more_is_marked_too() {
    let mut it = choosing(&["anna", "bram"]);
    it.press("enter").see("[ Enter: 2 verzoeken sturen ]");
    let end = it.world.end("piet", "anna");
    meanwhile(&mut it, "anna", &end);
    it.see("–  Hoort niet bij").see("Niemand kan erbij").see("Bram Kuipers");
}

#[test]
fn who_is_chosen_while_the_others_are_asked_about_is_not_held_up() {
    let mut it = choosing(&[]);
    it.type_text("jan");
    it.send(Msg::Key("enter".parse().unwrap()));
    // Replies about Jan arrive last; meanwhile Anna is chosen.
    for key in ["a", "n", "n", "enter"] {
        it.send(Msg::Key(key.parse().unwrap()));
        while it.waiting() > 1 {
            it.reply(it.waiting() - 1);
        }
    }
    it.settle();
    it.see("(Anna Visser · partner ×)").see("Verder (2)");
}

#[test]
fn after_a_refusal_the_reasons_stand_beside_the_rows() {
    let mut it = choosing(&["jan"]);
    it.press("enter").see("stap 2 van 2");
    let add = it.world.add("Piet Holding", &["jan"]);
    it.world.act("els", &add).unwrap();
    it.press("enter").see("Jan Jansen: Is al lid sinds").see("–  is al lid sinds");
    it.see("Niemand kan erbij").press("enter").see("Is al lid sinds");
}

/// Opens the code of an invitation as Piet; Els is an administrator too.
fn looking_at_a_code() -> Driver {
    let mut world = World::small_world();
    let els = world.role("els", PlatformRole::EnvAdmin);
    world.act("piet", &els).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("3 + u").type_text("nieuw@eigendomein.nl").press("enter").see("hij werkt 7 dagen");
    it.send(Msg::Changed);
    it.settle();
    it.see("hij werkt 7 dagen");
    it
}

#[test]
fn a_code_that_another_took_back_or_replaced_is_not_said_to_work() {
    for replaced in [false, true] {
        let mut it = looking_at_a_code();
        let user = *crate::store::replay(&it.world).users.keys().max().unwrap();
        it.world.now.at = Moment(it.world.now.at.0 + 60_000);
        let command = if replaced {
            Command::SendAgain { user }
        } else {
            Command::WithdrawInvitation { user }
        };
        meanwhile(&mut it, "els", &command);
        it.see("Activatiecode").see("Deze code werkt niet meer").miss("7 dagen").miss("✗");
        it.send(Msg::Changed);
        it.settle();
        it.see("Deze code werkt niet meer").press("enter").miss("Activatiecode");
    }
}
