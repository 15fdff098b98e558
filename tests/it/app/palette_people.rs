//! People of partners and requests in the palette: their order, and what Enter does.

use toegang::{
    app::Dialog,
    domain::{Command, Email, JoinedBy, Name, PlatformRole},
    text::Lang,
};

use crate::support::{Driver, World};

/// Anna is asked for two organisations, Luc asks Piet for a relation, and Annemiek is a user whose
/// name is only similar to *anna*.
fn world() -> World {
    let mut world = World::small_world();
    for org in ["Bakkerij", "Piet Holding"] {
        let add = world.add(org, &["anna"]);
        world.act("piet", &add).unwrap();
    }
    let ask = Command::AskRelation { user: world.user("piet"), message: None };
    world.act("luc", &ask).unwrap();
    let invite = Command::InviteUser {
        email: Email::new("a.li@eigendomein.nl").unwrap(),
        full_name: Name::new("Annelies Li").ok(),
        role: PlatformRole::Basic,
        how: JoinedBy::Added,
    };
    world.act("piet", &invite.confirmed()).unwrap();
    world
}

/// The lines of the palette below its rule, without the frame.
fn palette_lines(it: &Driver) -> Vec<String> {
    let screen = it.screen();
    let lines = screen.lines().skip_while(|line| !line.contains("│  : "));
    let inside = |line: &str| line.split('│').find(|part| part.len() > 60).map(str::to_owned);
    let lines = lines.skip(2).map_while(|line| inside(line).filter(|_| !line.contains('╰')));
    let lines = lines.map(|line| line.trim_matches([' ', '┃', '▸']).to_owned());
    lines
        .take_while(|line| !line.contains("in de shell") && !line.contains("in the shell"))
        .collect()
}

/// R277, R278: those whom the text names come before those whose names are only similar, whatever
/// their environment.
#[test]
fn people_of_partners_and_requests_come_before_similar_users() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(world(), Some("piet"), size);
        it.press(":").type_text("anna");
        let lines: Vec<String> = palette_lines(&it)
            .iter()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let expected = [
            "Bij partners · geef toegang tot…",
            "Anna Visser anna@cijfermeesters.nl",
            "Verzoeken",
            "Anna Visser cijfermeesters.nl · voor Piet Holding B.V.",
            "Anna Visser cijfermeesters.nl · voor Bakkerij Eigendomein B.V.",
            "Lijkt erop",
            "Annelies Li a.li@eigendomein.nl",
        ];
        assert_eq!(lines, expected, "{}", it.screen());
    }
    let mut it = Driver::new_in_language(world(), Some("piet"), (80, 24), Lang::En);
    it.press(":").type_text("anna").see("At partners · give access to…").see("Requests");
    it.see("cijfermeesters.nl · for Piet Holding B.V.").see("Similar").see("Enter give access to…");
    it.press("down").see("Enter to the request");
}

/// R277: Enter on a person of a partner offers to give them access, from every screen.
#[test]
fn enter_on_a_person_of_a_partner_gives_access() {
    for screen in ["1", "2", "2 enter right", "3", "4", "7", "9"] {
        let mut it = Driver::new(world(), Some("piet"), (120, 40));
        it.press(screen).press(":").type_text("anna v").press("enter");
        assert!(
            matches!(it.state.dialog, Some(Dialog::GiveAccess(_))),
            "{screen}: {}",
            it.screen()
        );
        it.see("Anna Visser").see("Piet Holding B.V.").see("verzoek wacht sinds 23-11");
    }
}

/// R278: Enter on a request goes to its row, in the list in which it waits.
#[test]
fn enter_on_a_request_goes_to_its_row() {
    let mut it = Driver::new(world(), Some("piet"), (120, 40));
    it.press("9 :").type_text("luc").see("bouwwerk.be · vraagt je als relatie").press("enter");
    it.see_tab("Verzoeken").see("Gevraagd door  Luc Peeters");
    it.press("9 :").type_text("anna").press("down down enter");
    it.see_tab("Verzoeken").see("Bakkerij Eigendomein B.V.").see("▸   Anna Visser");
    let mut luc = Driver::new(world(), Some("luc"), (120, 40));
    luc.press(":").type_text("piet").see("eigendomein.nl · gevraagd als relatie");
    luc.press("enter").see_tab("Verstuurd").see("Piet de Vries");
    // Anna sees the organisations for which she is asked, by the person who asks.
    let mut anna = Driver::new(world(), Some("anna"), (120, 40));
    anna.press("3 :").type_text("piet").see("eigendomein.nl · vraagt je voor Piet Holding B.V.");
    let screen = anna.screen();
    let at = palette_lines(&anna).iter().filter(|line| !line.starts_with("Bij ")).count();
    assert!(at > 2, "{screen}");
    anna.press("down down enter").see_tab("Verzoeken").see("▸   • Bakkerij Eigendomein");
}

/// The cursor goes to a row that is not the first, too.
#[test]
fn enter_finds_the_row_of_a_request_among_others() {
    let mut world = World::small_world();
    for who in ["anna", "bram"] {
        let add = world.add("Piet Holding", &[who]);
        world.act("piet", &add).unwrap();
    }
    for (text, name) in [("anna", "Anna Visser"), ("bram", "Bram Kuipers")] {
        let mut it = Driver::new(world, Some("piet"), (120, 24));
        it.press(":").type_text(text).press("down enter").see_tab("Verzoeken 2");
        it.see(&format!("▸   {name}"));
        world = it.world;
    }
}

/// A file that is only read changes nobody's access.
#[test]
fn a_read_only_file_says_why_a_person_of_a_partner_gets_no_access() {
    let mut it = Driver::new(world(), Some("piet"), (120, 40));
    it.state.locked = Some(toegang::domain::Locked::File);
    it.press(":").type_text("anna v").press("enter");
    assert!(it.state.dialog.is_none(), "{}", it.screen());
}

/// R296: the word for requests, or its beginning, finds all open requests, before people whose names
/// are only similar to it.
#[test]
fn the_word_for_requests_finds_them_all() {
    for (lang, typed) in [(Lang::Nl, "verzoek"), (Lang::En, "requests")] {
        let mut it = Driver::new_in_language(world(), Some("piet"), (120, 40), lang);
        it.press("2 :").type_text(typed).see("Luc Peeters").see("Anna Visser");
    }
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("2 :").type_text("verzoek");
    let screen = it.screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("no {text} in\n{screen}"));
    assert!(at("Verzoeken") < at("Verbeek"), "{screen}");
}
