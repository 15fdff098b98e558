//! The inbox (*Postvak IN*): the badge, accepting and declining requests.

use toegang::domain::Command;

use crate::support::{Driver, World};

/// Opens the program as this user, after Piet asked Anna to join Piet Holding.
fn open_after_request(who: &str) -> Driver {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    Driver::new(world, Some(who), (100, 30))
}

#[test]
fn accepting_a_request_adds_the_organisation_at_once() {
    let mut it = open_after_request("anna");
    it.see("(1)").press("2").miss("Piet Holding").press("1");
    it.see("Organisatie Piet Holding B.V. wil met je samenwerken");
    it.see("Gevraagd door").see("Piet de Vries, Beheerder (piet@eigendomein.nl)");
    it.see("Tot je accepteert heb je geen toegang").see("[ Accepteren  a ]");
    it.press("a").see("Je bent nu lid van Piet Holding B.V.").see("Alles afgehandeld.");
    it.miss("(1)").press("2").see("Piet Holding B.V.").press("1 right right").see("geaccepteerd");
}

#[test]
fn declining_asks_for_a_reason_that_the_sender_sees() {
    let mut it = open_after_request("anna");
    it.press("1 w").see("Verzoek weigeren").see("(•) Geen reden").press("esc").see("Accepteren");
    it.press("w n").see("Accepteren").press("w down down down");
    it.see("(•) Anders:").type_text("Vraag Bram maar").press("tab tab enter");
    it.see("Verzoek van Piet Holding B.V. geweigerd").see("Alles afgehandeld.");
    it.press("right right").see("„Vraag Bram maar”");
    let mut it = Driver::new(it.world, Some("piet"), (100, 30));
    it.press("2 end enter right right f").see("geweigerd").see("„Vraag Bram maar”");
    it.press("1 right")
        .see("Anna Visser weigerde het verzoek van Piet Holding B.V.: „Vraag")
        .see("Bram maar”");
}

#[test]
fn a_letter_declines_only_while_no_text_field_has_focus() {
    let mut it = open_after_request("anna");
    it.press("1 w up w").see("geweigerd");
    let mut it = open_after_request("anna");
    it.press("1 w down down down w").see("Anders: w").see("Verzoek weigeren");
}

#[test]
fn accepting_a_withdrawn_request_reports_the_withdrawal() {
    let mut it = open_after_request("anna");
    it.press("1").see("[ Accepteren  a ]");
    let request = it.world.open_request("anna");
    let org = it.world.org("Piet Holding");
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    it.world.act("piet", &withdraw).unwrap();
    it.press("a").see("ingetrokken door Piet de Vries").see("Alles afgehandeld.").miss("(1)");
    it.press("esc").miss("ingetrokken door");
}

#[test]
fn a_request_from_another_program_updates_the_badge() {
    let mut it = open_after_request("bram");
    it.miss("(1)");
    let command = it.world.add("Piet Holding", &["bram"]);
    it.world.act("piet", &command).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("(1)");
}

#[test]
fn a_request_is_accepted_with_the_mouse() {
    let mut it = open_after_request("anna");
    it.click("1 Postvak IN").click("[ Accepteren").see("Je bent nu lid van Piet Holding B.V.");
}

#[test]
fn the_cursor_stays_on_its_request_when_a_new_request_arrives_above() {
    let mut world = World::small_world();
    for org in ["Piet Holding", "Bakkerij"] {
        let command = world.add(org, &["anna"]);
        world.act("piet", &command).unwrap();
        world.advance_days(1);
    }
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1 down").see("Organisatie Piet Holding B.V. wil");
    let mut other = it.world.second_store();
    let org = it.world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
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

#[test]
fn an_active_filter_and_its_matches_stay_visible() {
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

#[test]
fn a_notice_of_an_organisation_to_approve_leads_to_its_row() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("1 right").see("Wacht op jou").see("bewijs te beoordelen");
    it.press("/").type_text("koekfabriek").press("down");
    it.see("Koekfabriek Delft B.V. wacht op goedkeuring");
    it.press("enter").see("Filter  Koekfabriek Delft B.V.").see("in beoordeling");
}
