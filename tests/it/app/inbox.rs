//! The inbox (*Postvak IN*): the badge, accepting and declining requests.

use toegang::domain::{ChosenPerson, Command, Level, Message};

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
    it.see("pas als je accepteert").see("[ Accepteren  a ]");
    it.press("a").see("Je bent nu lid van Piet Holding B.V.").see("Alles afgehandeld.");
    it.miss("(1)").press("2").see("Piet Holding B.V.").press("1 right right").see("geaccepteerd");
}

/// The answered requests say when they were answered, and those that were withdrawn by the sender.
#[test]
fn the_answered_requests_say_when() {
    let mut it = Driver::new(World::full(), Some("anna"), (120, 40));
    it.press("1 a right right").see("Antwoord").see("Beantwoord").see("Ontvangen");
    it.see("geaccepteerd   ").see("23 nov 2026");
}

/// Creates a world in which Anna is asked to be a *Beheerder* until a day, with a message.
fn world_with_message() -> World {
    let mut world = World::small_world();
    let pick = ChosenPerson {
        user: world.user("anna"),
        level: Level::OrgAdmin,
        last_day: Some(world.now.today.plus_days(200)),
    };
    let message = Message::new("Help je mee met de aangifte?").ok();
    let org = world.org("Piet Holding");
    world.act("piet", &Command::AddMembers { org, picks: vec![pick], message }).unwrap();
    world
}

/// Everything that is known of an answered request is on its card, however narrow the screen, and
/// no key answers it again.
#[test]
fn enter_opens_an_answered_request_without_the_keys_to_answer() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(world_with_message(), Some("anna"), size);
        it.press("1 w down down down").type_text("Vraag Bram maar").press("tab tab enter");
        it.press("right right").see("geweigerd").see("Enter bekijk").press("enter");
        it.see("─ Verzoek van Piet Holding B.V. ─").see("─ verzoek ─").see("„Vraag Bram maar”");
        it.see("geweigerd op 23 nov 2026 door Anna Visser").see("Piet de Vries, Beheerder (piet@");
        it.see("Jouw rol").see("11 jun 2027").see("„Help je mee met de aangifte?”");
        it.miss("Accepteren").miss("a accepteer").miss("w weiger");
        it.press("a").see("─ verzoek ─").press("esc").miss("─ verzoek ─").see("geweigerd");
    }
}

#[test]
fn declining_asks_for_a_reason_that_the_sender_sees() {
    let mut it = open_after_request("anna");
    it.press("1 w")
        .see("Verzoek weigeren")
        .see("(•) Geen reden")
        .press("esc")
        .see("[ Accepteren  a ]");
    it.press("w n").see("[ Accepteren  a ]").press("w down down down");
    it.see("(•) Anders:").type_text("Vraag Bram maar").press("tab tab enter");
    it.see("Verzoek van Piet Holding B.V. geweigerd").see("Alles afgehandeld.");
    it.press("right right").see("„Vraag Bram maar”");
    let mut it = Driver::new(it.world, Some("piet"), (100, 30));
    it.press("2 end enter right right f").see("geweigerd").see("„Vraag Bram maar”");
    it.press("1 right")
        .see("Anna Visser weigerde het verzoek van Piet Holding B.V.: „Vraag")
        .see("Bram maar”");
}

/// The reasons to choose from are about the organisation that asks, or the person who does.
#[test]
fn the_reasons_to_decline_fit_the_request() {
    let mut it = open_after_request("anna");
    it.press("1 w").see("( ) Ik ken deze organisatie niet").see("( ) Verkeerde persoon");
    let mut world = World::small_world();
    let (luc, message) = (world.user("luc"), None);
    world.act("piet", &Command::AskRelation { user: luc, message }).unwrap();
    let mut it = Driver::new(world, Some("luc"), (100, 30));
    it.press("1 w").miss("deze organisatie").see("( ) Onze bedrijven werken niet samen");
    it.press("down i").see("geweigerd").press("right right").see("„Onze bedrijven werken niet");
}

#[test]
fn a_letter_declines_only_while_no_text_field_has_focus() {
    let mut it = open_after_request("anna");
    it.press("1 w up i").see("geweigerd");
    let mut it = open_after_request("anna");
    it.press("1 w down down down w").see("Anders: w").see("Verzoek weigeren");
    it.type_text("ij kent").press("left left left left");
    it.type_text("her").see("Anders: wij herkent").see("Verzoek weigeren");
    // Enter goes on from the typed reason to the button, as from the others.
    it.press("enter").see("Anders: wij herkent").see("▸[ ✗ Weigeren").press("i").see("geweigerd");
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
    it.click("1 Postvak IN").click("a accepteer").see("Je bent nu lid van Piet Holding B.V.");
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
    it.see("Bakkerij").miss("Piet Holding B.V.").press("down").see("Filter  bak");
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

/// The screen names no key that does nothing, and Enter writes nothing.
#[test]
fn enter_opens_a_request_and_its_keys_answer_it_there() {
    let mut it = open_after_request("anna");
    it.press("1")
        .see("Enter bekijk  a accepteer  w weiger…")
        .see("[ Accepteren  a ]   [ Weigeren  w ]");
    let pointers = it.screen().matches("▸   ").count();
    assert_eq!(pointers, 1, "{}", it.screen());
    it.press("enter").see("─ verzoek ─").see("a accepteer  w weiger…  │ Esc sluiten").see("(1)");
    it.press("enter").miss("─ verzoek ─").see("(1)").press("enter w").see("Verzoek weigeren");
    it.press("esc enter a").see("Je bent nu lid van Piet Holding B.V.").see("Alles afgehandeld.");
    // A filter with one match opens it, and answers nothing either.
    let mut it = open_after_request("anna");
    it.press("1 /").type_text("holding").press("enter").see("─ verzoek ─").see("(1)");
}

#[test]
fn the_card_of_a_request_closes_when_it_is_withdrawn() {
    let mut it = open_after_request("anna");
    it.press("1 enter").see("─ verzoek ─");
    let (org, request) = (it.world.org("Piet Holding"), it.world.open_request("anna"));
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    it.world.act("piet", &withdraw).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.miss("─ verzoek ─").see("Het verzoek van Piet Holding B.V. wacht niet meer");
}

/// A long message is cut in the pane with a sign, and whole on the card.
#[test]
fn a_long_message_is_whole_on_the_card_of_its_request() {
    let mut world = World::small_world();
    let words: Vec<String> = (1..60).map(|number| format!("woord{number}")).collect();
    let message = toegang::domain::Message::new(&words.join(" ")).ok();
    let Command::AddMembers { org, picks, .. } = world.add("Piet Holding", &["anna"]) else {
        panic!()
    };
    world.act("piet", &Command::AddMembers { org, picks, message }).unwrap();
    let mut it = Driver::new(world, Some("anna"), (80, 24));
    it.press("1").see("woord1 ").see(" …").miss("woord59").see("[ Accepteren  a ]");
    it.press("enter").see("woord1 ").see("woord59”");
}

/// Creates a world in which two organisations asked Anna, one with a long message.
fn world_with_two_requests() -> World {
    let mut world = World::small_world();
    let words: Vec<String> = (1..60).map(|number| format!("woord{number}")).collect();
    let message = toegang::domain::Message::new(&words.join(" ")).ok();
    for org in ["Bakkerij", "Piet Holding"] {
        let Command::AddMembers { org, picks, .. } = world.add(org, &["anna"]) else { panic!() };
        let message = message.clone();
        world.act("piet", &Command::AddMembers { org, picks, message }).unwrap();
    }
    world
}

#[test]
fn a_card_has_buttons_and_a_repeated_key_answers_no_other_request() {
    for size in [(60, 16), (80, 24), (120, 40)] {
        let mut it = Driver::new(world_with_two_requests(), Some("anna"), size);
        it.press("1 enter").see("[ Sluiten  Esc ]").see("[ Weigeren  w ]").see("[ Accepteren  a ]");
        it.see("Esc sluiten").miss("Enter sluit");
        // Two keys at once, as from a key that is held down.
        for _ in 0..2 {
            it.send(toegang::app::Msg::Key("a".parse().unwrap()));
        }
        it.settle();
        it.press("a").see("Je bent nu lid");
        assert_eq!(it.world.badge_count("anna"), 1, "{}", it.screen());
        // The next key is meant for the row under the cursor.
        it.wait(1).press("a");
        assert_eq!(it.world.badge_count("anna"), 0, "{}", it.screen());
    }
    let mut it = Driver::new(world_with_two_requests(), Some("anna"), (80, 24));
    it.press("1 enter").click("[ Accepteren").see("Je bent nu lid");
    it.press("enter").click("[ Weigeren  w").see("Verzoek weigeren").press("esc enter");
    it.click("[ Sluiten").miss("[ Sluiten");
}

#[test]
fn a_card_on_a_small_screen_scrolls_and_says_so() {
    let mut it = Driver::new(world_with_two_requests(), Some("anna"), (60, 16));
    it.press("1 enter").see("Gevraagd door").see("↓ nog ").see("[ Accepteren  a ]").miss("woord59");
    it.press("down").miss("Gevraagd door").press("up").see("Gevraagd door");
    it.press("end").see("woord59").see("erboven").see("[ Accepteren  a ]").press("up up up");
    it.see("↓ nog ").press("home").see("Gevraagd door").miss("erboven");
    // Without a scrolling text the arrows say why nothing moves.
    let mut it = open_after_request("anna");
    it.press("1 enter").miss("↓ nog").press("down").see("─ verzoek ─");
}

/// The dialog to decline has all its lines on the smallest screen.
#[test]
fn declining_fits_the_smallest_screen() {
    let mut it = Driver::new(world_with_two_requests(), Some("anna"), (60, 16));
    it.press("1 w").see("Verzoek weigeren").see("[ ✗ Weigeren  i ]").see("Anders").miss("…");
}

/// The role that a request offers stands in its row, and the button that accepts is the one orange
/// thing of the screen, beside and below the list.
#[test]
fn a_request_shows_its_role_and_an_orange_button_to_accept() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("anna"), size);
        it.press("1").see("[ Accepteren  a ]").see("[ Weigeren  w ]").see("Verstuurd");
        let row = it.find("▸   •").y.into();
        let has_role = it.screen().lines().nth(row).unwrap().contains(" Lid ");
        assert!(has_role, "{}", it.screen());
        let (orange, buffer) = (it.theme.plus.bg.unwrap(), it.buffer());
        let area = buffer.area;
        let cells = area.positions().filter(|at| buffer[*at].bg == orange);
        let rows: std::collections::BTreeSet<u16> = cells.map(|at| at.y).collect();
        assert_eq!(rows.into_iter().collect::<Vec<_>>(), [it.find("Accepteren").y]);
        it.click("Accepteren").see("Je bent nu lid van Zuurdesem");
        it.press("right right").miss("Accepteren");
    }
    // A request for a relation offers no role, so a list of those has no column for it.
    let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
    it.press("1").see("wil een relatie met je").see("[ Accepteren  a ]").miss(" Rol ");
}
