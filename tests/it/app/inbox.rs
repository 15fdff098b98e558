//! The inbox (*Postvak IN*): badge, accepting, declining.

use toegang::domain::Command;

use crate::support::{Driver, World};

/// Opens the program as this user, after Piet asked Anna to join Piet Holding.
fn asked(who: &str) -> Driver {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    Driver::new(world, Some(who), (100, 30))
}

#[test]
fn anna_accepts_and_the_organisation_is_there_at_once() {
    let mut it = asked("anna");
    it.see("(1)").press("2").miss("Piet Holding").press("1");
    it.see("Organisatie Piet Holding B.V. wil met je samenwerken");
    it.see("Gevraagd door").see("Piet de Vries, Beheerder (piet@eigendomein.nl)");
    it.see("Tot je accepteert heb je geen toegang").see("[ Accepteren  a ]");
    it.press("a").see("Je bent nu lid van Piet Holding B.V.").see("Alles afgehandeld.");
    it.miss("(1)").press("2").see("Piet Holding B.V.").press("1 f").see("geaccepteerd");
}

#[test]
fn declining_asks_for_a_reason_that_the_sender_reads() {
    let mut it = asked("anna");
    it.press("1 w").see("Verzoek weigeren").see("(•) Geen reden").press("esc").see("Accepteren");
    it.press("w n").see("Accepteren").press("w down down down");
    it.see("(•) Anders:").type_text("Vraag Bram maar").press("tab tab enter");
    it.see("Verzoek van Piet Holding B.V. geweigerd").see("Alles afgehandeld.");
    it.press("f").see("„Vraag Bram maar”");
    let mut it = Driver::new(it.world, Some("piet"), (100, 30));
    it.press("2 end enter right right f").see("geweigerd").see("„Vraag Bram maar”");
    it.press("1 right")
        .see("Anna Visser weigerde het verzoek van Piet Holding B.V.: „Vraag …")
        .see("Anna Visser weigerde het verzoek van Piet Holding B.V.: „Vraag Bram");
}

#[test]
fn a_letter_declines_only_while_no_field_has_it() {
    let mut it = asked("anna");
    it.press("1 w up w").see("geweigerd");
    let mut it = asked("anna");
    it.press("1 w down down down w").see("Anders: w").see("Verzoek weigeren");
}

#[test]
fn what_was_withdrawn_meanwhile_says_so_in_its_place() {
    let mut it = asked("anna");
    it.press("1").see("[ Accepteren  a ]");
    let request = it.world.request("anna");
    let org = it.world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    it.world.act("piet", &withdraw).unwrap();
    it.press("a").see("ingetrokken door Piet de Vries").see("Alles afgehandeld.").miss("(1)");
    it.press("esc").miss("ingetrokken door");
}

#[test]
fn another_program_is_noticed() {
    let mut it = asked("bram");
    it.miss("(1)");
    let command = it.world.add("Piet Holding", &["bram"]);
    it.world.act("piet", &command).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("(1)");
}

#[test]
fn accepting_with_the_mouse() {
    let mut it = asked("anna");
    it.click("1 Postvak IN").click("[ Accepteren").see("Je bent nu lid van Piet Holding B.V.");
}

#[test]
fn the_cursor_stays_on_its_request_when_another_comes_in_above() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
        world.later(1);
    }
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1 down").see("Organisatie Piet Holding B.V. wil");
    let mut other = it.world.other();
    let org = it.world.organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let pick = toegang::domain::ChosenPerson {
        user: it.world.user("anna"),
        level: toegang::domain::Level::Member,
        last_day: None,
    };
    let ask = Command::AddMembers { org, picks: vec![pick], message: None };
    other.execute(it.world.session("piet"), &ask, it.world.now).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("Delft B.V.").see("Organisatie Piet Holding B.V. wil");
}

/// A filter in use stays visible, and so do its matches.
#[test]
fn the_filter_is_seen_while_there_is_one() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
    }
    let mut it = Driver::new(world, Some("anna"), (80, 24));
    it.press("1").miss("Filter").press("/").type_text("bak").see("Filter  bak");
    it.see("Bakkerij").miss("Piet Holding B.V.").press("enter").see("Filter  bak");
    it.press("esc").miss("Filter").see("Piet Holding B.V.");
    it.press("right /").see("Filter").press("esc right /").see("Filter");
}
