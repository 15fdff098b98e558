//! Partnerships: the notes that explain them, and the search for relations.

use toegang::{
    app::{MenuItem, Msg},
    text::Lang,
};

use crate::support::{Driver, World};

/// The smallest size with a detail pane.
const NARROW: (u16, u16) = (80, 24);

/// The founder of an environment without partners.
const FOUNDER: &str = "ans";

/// Presses keys on a narrow terminal in a language.
fn narrow(who: &str, lang: Lang, keys: &str) -> Driver {
    let mut world = World::small_world();
    world.register("ans@nieuw.nl").unwrap();
    let mut it = Driver::new_in_language(world, Some(who), NARROW, lang);
    it.press(keys);
    it
}

#[test]
fn a_note_says_what_partners_and_relations_are_for() {
    let notes = [
        (Lang::Nl, "4", "haar mensen kun je als lid vragen."),
        (Lang::En, "4", "you can ask its users to be members."),
        (Lang::Nl, "4 right", "dan zijn jullie partners."),
        (Lang::En, "4 right", "then you are partners."),
    ];
    for (lang, keys, note) in notes {
        narrow("piet", lang, keys).see(note);
    }
}

#[test]
fn a_list_without_partners_or_requests_names_the_next_key() {
    let lists = [
        (Lang::Nl, "4", "→  Vind relaties: vraag een andere omgeving om een relatie."),
        (Lang::En, "4", "→  Find relations: ask another environment for a relation."),
        (Lang::Nl, "4 right right", "←  Vind relaties: vraag een andere omgeving om een relatie."),
        (Lang::En, "4 right right", "←  Find relations: ask another environment for a relation."),
    ];
    for (lang, keys, line) in lists {
        narrow(FOUNDER, lang, keys).see(line);
    }
    let mut it = narrow("piet", Lang::Nl, "4 right /");
    it.type_text("qqqq").see("geen treffers voor ‘qqqq’").miss("Geen Relatiemanager");
}

#[test]
fn letters_are_keys_in_find_relations_until_the_search_field_opens() {
    let mut it = narrow("piet", Lang::Nl, "4 right");
    it.see("Luc Peeters").see("Zoek  naam of omgeving").press("7").see("Logboek");
    assert_eq!(it.state.menu_item(), Some(MenuItem::Log));
    narrow("piet", Lang::Nl, "4 right ?").see("─ Hulp ─");
    narrow("piet", Lang::Nl, "4 right right").see_tab("Verstuurd 0");
    narrow("piet", Lang::Nl, "4 right left").see_tab("Partners 1");
    let mut it = narrow("piet", Lang::Nl, "4 right q");
    assert!(it.ended);
    it.settle();
}

#[test]
fn the_list_of_find_relations_moves_and_asks() {
    let mut it = narrow("piet", Lang::Nl, "4 right");
    it.see("▸   Luc Peeters").see("Enter vraag relatie…").press("down").miss("▸   Luc");
    it.press("up enter").see("Vraag relatie ─").press("esc").see("▸   Luc Peeters");
    it.press("/")
        .type_text("luc")
        .see("1 treffer")
        .see("Enter vraag relatie…")
        .see("Esc zoekterm wissen");
    it.press("enter")
        .see("Vraag relatie ─")
        .press("esc esc")
        .see("Zoek  naam of omgeving")
        .miss("1 treffer");
    it.press("/").see("Esc naar de lijst").press("esc 7").see("Logboek");
}

#[test]
fn keys_that_are_typed_ahead_find_a_relation() {
    let mut it = narrow("piet", Lang::Nl, "4");
    for key in ["right", "/", "l", "u", "c", "enter"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    it.settle();
    it.see("Vraag relatie ─").see("Luc Peeters");
}

#[test]
fn the_last_key_reaches_matches_that_are_not_loaded() {
    let mut world = World::small_world();
    for number in 100..180 {
        world.register(&format!("m{number}@omgeving{number}.nl")).unwrap();
        world.change_user(&format!("m{number}"), |user| user.relation_manager = true);
    }
    let mut it = Driver::new(world, Some("piet"), NARROW);
    it.press("4 right G").see("▸   Anna Visser").press("up");
    it.see("▸   m179@omgeving179.nl").press("home").see("▸   Luc Peeters");
}

#[test]
fn an_administrator_becomes_relationship_manager_with_one_key() {
    let mut it = narrow(FOUNDER, Lang::Nl, "4 right");
    it.see("Je bent geen Relatiemanager").see("x m  Word Relatiemanager").miss("Luc Peeters");
    it.see("x m word Relatiemanager").press("x m").see("▸   Luc Peeters").see("Relatiemanager");
    it.miss("x m").see("Enter vraag relatie…").press("u").see("Je bent geen Relatiemanager");
    narrow(FOUNDER, Lang::En, "4 right").see("x m  Become Relationship manager");
}

#[test]
fn other_users_see_who_can_make_them_relationship_manager() {
    let mut it = narrow("els", Lang::Nl, "4 right");
    it.see("Een Beheerder van je omgeving kan je dat maken: Piet de Vries.").miss("x m");
    it.press("x m").see("Dit kan alleen een Beheerder van de omgeving: Piet de Vries.");
    it.press("esc /").see("Je bent geen Relatiemanager; een Beheerder");
    let mut it = narrow("els", Lang::En, "4 right");
    it.see("An Administrator can make you one: Piet de Vries.");
}

#[test]
fn a_basic_user_who_is_relationship_manager_sees_that_the_role_is_too_low() {
    let mut world = World::small_world();
    world.change_user("jan", |jan| jan.relation_manager = true);
    let mut it = Driver::new(world, Some("jan"), NARROW);
    it.press("4 right").see("Als Basisgebruiker kun je geen relaties leggen").miss("x m");
}

/// The text between two headings of a list, on the line with this name.
fn cell(it: &Driver, name: &str, heading: &str, next: Option<&str>) -> String {
    let at = |text: &str| usize::from(it.find(text).x);
    let screen = it.screen();
    let line = screen.lines().find(|line| line.contains(name)).unwrap();
    let width = next.map_or(usize::MAX, |next| at(next) - at(heading));
    line.chars().skip(at(heading)).take(width).collect::<String>().trim().to_owned()
}

#[test]
fn each_column_of_find_relations_holds_one_thing() {
    let mut it = narrow("piet", Lang::Nl, "4 right enter");
    it.type_text("Hoi").press("enter").see("Relatieverzoek verstuurd");
    let role = |it: &Driver, name| cell(it, name, "Rol daar", Some("Relatie met jou"));
    let relation = |it: &Driver, name| cell(it, name, "Relatie met jou", Some("Sinds"));
    assert_eq!(role(&it, "Luc Peeters"), "Beheerder");
    assert!(relation(&it, "Luc Peeters").starts_with("gevraagd  "));
    assert_eq!(role(&it, "Anna Visser"), "Beheerder");
    assert!(relation(&it, "Anna Visser").starts_with("✓ relatie  "));
    assert_eq!(role(&it, "Bram"), "Gevorderd");
    assert!(relation(&it, "Bram").starts_with('–'));
}

/// A request that waits for an answer comes first, then those who can be asked.
#[test]
fn the_relationship_managers_stand_in_the_order_of_what_can_be_done() {
    let mut it = Driver::new(World::full(), Some("piet"), NARROW);
    it.press("4 right").see("6 Relatiemanagers · eerst wie op jou wacht");
    let names = ["Luc Peeters", "Bram Kuipers", "Kaatje", "Anna Visser", "Lieke", "Nienke"];
    let line = |it: &Driver, name: &str| it.find(name).y;
    assert!(names.windows(2).all(|pair| line(&it, pair[0]) < line(&it, pair[1])));
    assert_eq!(line(&it, "Zoek  naam") + 1, line(&it, "Relatie met jou"));
    // Enter leads to the request that waits.
    it.press("home")
        .see("▸   Luc Peeters")
        .see("! wacht op jouw antwoord sinds 21 nov 2026, in Postvak IN");
    it.see("Enter naar Postvak IN").press("enter").see("Luc Peeters wil een relatie met je");
    it.see("a accepteer").press("esc esc").see("▸   Luc Peeters");
    narrow("piet", Lang::Nl, "4 right").see("3 Relatiemanagers · eerst wie je kunt vragen");
}

/// The purpose stands below the rows, and a wide screen has room for the day as well.
#[test]
fn find_relations_says_what_it_is_for_and_since_when() {
    for size in [NARROW, (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("4 right").see("om een relatie: dan zijn jullie partners.");
        it.see("/ Zoek  naam");
        let below = it.find("Vraag een andere omgeving").y;
        assert!(below > it.find("Nienke Öztürk").y, "{}", it.screen());
    }
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("4 right").see("Sinds");
    assert!(cell(&it, "Luc Peeters", "Relatie met jou", None).ends_with("21 nov 2026"));
}

#[test]
fn a_narrow_screen_cuts_no_relation() {
    for (lang, relations) in
        [(Lang::Nl, ["! wacht op jou", "✓ relatie"]), (Lang::En, ["! waits for you", "✓ relation"])]
    {
        let mut it = Driver::new_in_language(World::full(), Some("piet"), NARROW, lang);
        // Luc cannot be asked, so no label has an ellipsis of its own.
        it.press("4 right home").see(relations[0]).see(relations[1]).miss("…");
    }
}

#[test]
fn each_column_of_the_partners_holds_one_thing() {
    let mut it = Driver::new(World::full(), Some("piet"), NARROW);
    it.press("4").see("Verzoeken").miss("actief · ");
    let with_access = |it: &Driver, name| cell(it, name, "Met toegang", Some("Partner sinds"));
    assert!(with_access(&it, "▸   cijfermeesters.nl").ends_with('3'));
    assert!(with_access(&it, "timmerenco.be").ends_with('–'));
    // The user and their relation stand apart; on a narrow screen Enter shows the relation.
    it.miss("(met Piet").press("enter").see("Relaties met").see("Ada ten Brink  ");
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("4").see("Relatie met").see("Wie");
    assert_eq!(cell(&it, "Ada ten Brink", "Relatie met", Some("Bij ons lid van")), "Piet de Vries");
}

/// An empty list of requests looks alike in both places: without a row for its filter.
#[test]
fn an_empty_list_of_requests_has_no_filter() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        for steps in ["4 right right", "1 right right"] {
            let mut it = Driver::new(World::small_world(), Some("piet"), size);
            it.press(steps).miss("Filter  naam").miss("0 relatieverzoeken");
        }
    }
}

#[test]
fn a_key_with_an_empty_menu_says_why() {
    // Piet is Relatiemanager already, so Vind relaties has no action under x.
    let mut it = Driver::signed_in("piet");
    it.press("4 right x").see("Die toets doet hier niets").miss("╭─ x …");
}

#[test]
fn the_plus_of_find_relations_asks_the_row_or_says_why_not() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("4 right").see("▸   Luc Peeters").see("Vraag relatie… │  +  │").see("/ zoek");
    it.see("een relatie met Luc Peeters; relaties maken jullie omgevingen partners");
    it.press("+").see("Vraag relatie ─").press("esc").click("  +  ").see("Vraag relatie ─");
    it.press("esc down down")
        .see("▸   Anna Visser")
        .see("Er is al een relatie")
        .miss("vraag relatie…");
    // A Beheerder becomes a relationship manager first, with one and the same key.
    let mut it = narrow(FOUNDER, Lang::Nl, "4 right");
    it.see("Word Relatiemanager  x m ─  +  ─").press("+").see("▸   Luc Peeters");
    it.see("Vraag relatie… ─  +  ─").press("u").wait(20).see("Word Relatiemanager  x m ─  +  ─");
    // For others the label says who can help.
    let mut it = narrow("els", Lang::Nl, "4 right");
    it.see("geen Relatiemanager ─  +  ─").press("+").see("een Beheerder van je omgeving kan");
}

#[test]
fn the_tabs_of_partners_count_what_they_list() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("4").see_tab("Partners 3").see("Verstuurd 0").see("Partner sinds").see("Met toegang");
    it.press("right down enter").type_text("Hoi").press("enter").see("Verstuurd 1");
}

#[test]
fn find_relations_starts_on_the_first_person_who_waits_or_can_be_asked() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    // The request of Luc waits for an answer, and Bram can be asked.
    it.press("4 right").see("▸   Luc Peeters").see("Enter naar Postvak IN");
    it.press("down").see("▸   Bram Kuipers").see("Enter  vraag relatie…").press("enter");
    it.see("Vraag relatie ─");
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("4 right").see("▸   Luc Peeters").see("Enter  vraag relatie…");
    // A match that cannot be asked is chosen if it is the only one.
    it.press("/").type_text("anna").see("▸   Anna Visser");
}

#[test]
fn the_panes_of_partners_stand_beside_the_lists_from_140_columns() {
    for (keys, title) in
        [("4", "cijfermeesters.nl"), ("4 right", " · "), ("4 right right", "Piet de Vries")]
    {
        let who = if keys == "4 right right" { "luc" } else { "piet" };
        for (width, is_beside) in [(120, false), (140, true), (160, true), (200, true)] {
            let mut it = Driver::new(World::full(), Some(who), (width, 40));
            it.press(keys).see(title);
            assert_eq!(it.screen().contains("Wat je kunt doen"), is_beside, "{}", it.screen());
            let rule = it.screen().lines().nth(1).unwrap().matches('┬').count();
            assert_eq!(rule > 0, is_beside, "{keys} at {width}:\n{}", it.screen());
        }
    }
}

/// The rows around the cursor are read again after every change in the file.
#[test]
fn sent_requests_stay_in_the_list_after_a_change() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("4 right").see("Vind relaties").press("down enter enter").see("Verstuurd 1");
    it.press("right").see("1 relatieverzoek").see("wacht");
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("1 relatieverzoek").see("wacht");
}

/// The pane of a sent request says when it went and what it leads to; the row says when as well.
#[test]
fn a_sent_request_says_when_and_what_it_leads_to() {
    for size in [(120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("luc"), size);
        it.press("4 right right").see("Verstuurd").see("21 nov 2026").see("Levert op");
        it.see("een partnerschap tussen jullie");
    }
}

/// The list counts the people that the pane lists, and those of them with access, not their
/// relations and memberships.
#[test]
fn the_counts_of_a_partner_are_people() {
    let counts = |world: World| {
        let mut it = Driver::new(world, Some("piet"), (160, 50));
        it.press("4").see("Wie ");
        let count = |head, next| cell(&it, "▸   cijfermeesters.nl", head, Some(next));
        let of = |text: String| text.split_whitespace().next().unwrap().parse::<usize>().unwrap();
        let people = of(count("Mensen", "Met toegang"));
        let heading = it.find("Rol daar").y;
        let screen = it.screen();
        let below = screen.lines().skip(usize::from(heading) + 1);
        let pane = below.map(|line| line.rsplit('│').next().unwrap().trim());
        let listed = pane.take_while(|line| !line.is_empty()).count();
        assert_eq!(people, listed, "{}", it.screen());
        (of(count("Met toegang", "Partner sinds")), it.world)
    };
    let (before, mut world) = counts(World::full());
    let requests = world.inbox("anna", toegang::domain::Folder::Open);
    assert_eq!(requests.len(), 2);
    for request in requests {
        let accept = toegang::domain::Command::AcceptRequest { request: request.id };
        world.act("anna", &accept).unwrap();
    }
    assert_eq!(counts(world).0, before + 1, "one more person, with two memberships");
}

/// R291: a question is a little wider if that keeps a line whole.
#[test]
fn a_question_keeps_a_line_whole_that_fits() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("4 x e").see("later kun je opnieuw een relatie vragen.");
    }
}
