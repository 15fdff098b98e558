//! Giving people access to several organisations, by keys and by mouse.

use toegang::app::Geometry;

use super::key_counts::count_keys;
use crate::{
    store::log_size,
    support::{Driver, World},
};

/// Opens the dialog for Jan Jansen from the list of users, as Piet.
fn open_for_jan() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("jan j").press("down").see("x l geef toegang");
    it.press("x l").see("Geef Jan Jansen toegang tot…").see("stap 1 van 2");
    it
}

/// Makes Els the only administrator of Piet Holding, from another session.
fn replace_piet_in_his_holding(it: &Driver) {
    let mut other = World::open(&it.world.path());
    let els = other.add_as("Piet Holding", &["els"], toegang::domain::Level::OrgAdmin);
    other.act("piet", &els).unwrap();
    let mut again = World::open(&it.world.path());
    let piet = again.remove("Piet Holding", &["piet"]);
    again.act("els", &piet).unwrap();
}

#[test]
fn two_organisations_are_chosen_checked_and_given_at_once() {
    let mut it = open_for_jan();
    let before = log_size(&it.world);
    it.type_text("hol").see("[ Enter: + Piet Holding B.V. ]").press("enter");
    it.see("(Piet Holding B.V. ×)").see("[ Enter: Verder (1) ]");
    it.type_text("bak").press("enter").see("[ Enter: Verder (2) ]").press("enter");
    it.see("stap 2 van 2")
        .see("Jan Jansen krijgt direct toegang tot Piet Holding B.V. en Bakkerij");
    it.see("[ Enter: Toegang tot 2 organisaties ]");
    assert_eq!(log_size(&it.world), before, "nothing is written before the last Enter");
    it.press("r").see("‹ Beheerder ›").press("r enter");
    it.see("Jan Jansen is nu lid van Piet Holding B.V. en Bakkerij Eigendomein B.V.");
    assert_eq!(log_size(&it.world), (before.0 + 1, before.1 + 2), "one operation");
    it.press("u").see(
        "Ongedaan gemaakt: Jan Jansen heeft geen toegang meer tot Piet Holding B.V. en Bakkerij",
    );
}

#[test]
fn from_the_person_to_one_organisation_takes_fifteen_keys() {
    let mut it = Driver::signed_in("piet");
    let keys = count_keys(&mut it, "3 /|\"jan j|down enter|+|\"hol|ctrl-s");
    it.see("Jan Jansen is nu lid van Piet Holding B.V.").see("Gebruikers › Jan Jansen");
    assert!(keys <= 15, "{keys} keys");
}

#[test]
fn an_impossible_organisation_says_why_and_a_choice_is_not_lost() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("els b").press("down x l").type_text("bak");
    it.see("is al lid sinds").see("Kies een organisatie").press("enter");
    it.see("stap 1 van 2").miss("(Bakkerij");
    it.press("esc").type_text("nieuw").see("nog niet geactiveerd").press("esc");
    it.type_text("hol").press("enter esc").see("Nog eens Esc, en het is weg.");
    it.press("up").see("(Piet Holding B.V. ×)").press("esc esc").miss("stap 1 van 2");
    it.see("Gebruikers");
}

#[test]
fn a_user_who_administers_nothing_learns_who_gives_access() {
    let mut it = Driver::signed_in("els");
    it.press("3").miss("x l  geef").see("geef toegang tot… – ").press("x l");
    it.see("Je bent van geen organisatie Beheerder").miss("stap 1 van 2");
}

#[test]
fn a_click_chooses_an_organisation_and_ctrl_c_asks_first() {
    let mut it = open_for_jan();
    it.click("[ ] Piet Holding").see("(Piet Holding B.V. ×)");
    it.click("Holding B.V. ×").miss("(Piet Holding B.V. ×)").click("[ ] Piet Holding");
    it.press("ctrl-c").see("Sluit nog eens af, en het is weg.").see("(Piet Holding B.V. ×)");
    it.press("backspace").miss("(Piet Holding B.V. ×)");
    it.type_text("<@>\"").see("Geen organisatie waarvan je lid bent heet");
}

#[test]
fn a_lost_right_is_told_and_nothing_is_written() {
    let mut it = open_for_jan();
    it.type_text("hol").press("enter enter");
    let before = log_size(&it.world);
    replace_piet_in_his_holding(&it);
    it.press("enter").see("stap 2 van 2").see("[ Kan nu nergens ]");
    assert_eq!(log_size(&it.world), (before.0 + 2, before.1 + 2), "only the two changes of others");
}

#[test]
fn a_choice_that_became_impossible_stays_with_its_reason() {
    let mut it = open_for_jan();
    it.type_text("hol").press("enter").type_text("bak").press("enter enter");
    it.see("[ Enter: Toegang tot 2 organisaties ]");
    let add = it.world.add("Bakkerij", &["jan"]);
    it.world.act("piet", &add).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("Bakkerij Eigendomein B.V.").see("is al lid sinds");
    it.see("[ Enter: Toegang tot 1 organisatie ]").press("enter");
    it.see("1 lid toegevoegd: Jan Jansen · 1 overgeslagen (m) · u ongedaan");
    it.press("m").see("Overgeslagen: Bakkerij");
}

#[test]
fn a_right_lost_in_one_organisation_stops_no_other() {
    let mut it = open_for_jan();
    it.type_text("hol").press("enter");
    replace_piet_in_his_holding(&it);
    it.press("ctrl-s").miss("Ctrl+S: meteen").see("(Piet Holding B.V. · kan niet ×)");
    // Only the second organisation counts: Jan can still get access there.
    it.type_text("bak").press("enter").see("[ Enter: Verder (1) ]").see("Ctrl+S: meteen");
    it.press("ctrl-s").see("Jan Jansen is nu lid van Bakkerij Eigendomein B.V.");
}

#[test]
fn a_choice_outside_the_filter_is_judged_again() {
    let mut it = open_for_jan();
    it.type_text("hol").press("enter").type_text("bak").press("enter").type_text("bak");
    let add = it.world.add("Piet Holding", &["jan"]);
    it.world.act("piet", &add).unwrap();
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.see("[ Enter: Verder (1) ]").press("enter").see("[ Enter: Toegang tot 1 organisatie ]");
}

/// Marks Els, Jan and Noor in the list of users, as Piet.
fn mark_three(it: &mut Driver) {
    for name in ["els", "jan", "noor"] {
        it.press("/ ctrl-u").type_text(name).press("down space");
    }
    it.press("/ ctrl-u enter").see("3 van 5 gebruikers gemarkeerd").see("3 mensen");
}

#[test]
fn marked_users_get_access_together() {
    let mut it = Driver::signed_in("piet");
    it.press("3");
    mark_three(&mut it);
    it.see("Els Bakker, Jan Jansen en Noor").press("x l").see("Geef 3 mensen toegang tot…");
    it.see("2 van 3").miss("direct lid");
    it.type_text("hol").press("enter").see("[ Enter: Verder (1) ]");
    it.type_text("bak").press("enter enter").see("[ Enter: 5 toevoegen ]");
    it.see("3 keer direct toegang. 2 keer").see("2 van 3");
    it.see("Els Bakker bij").see("(is al lid sinds 25 aug 2024)");
    it.press("down d").see("2 keer direct toegang").see("[ Enter: 3 toevoegen ]").press("esc");
    it.type_text("bak").press("enter enter");
    let before = log_size(&it.world);
    it.press("enter m")
        .see("Jan Jansen, Els Bakker en Noor Smit zijn nu lid van Piet")
        .see("Overgeslagen: Els Bakker bij Bakkerij")
        .press("esc");
    assert_eq!(log_size(&it.world), (before.0 + 1, before.1 + 5), "one operation");
    it.see("Gebruikers").miss("gemarkeerd");
}

#[test]
fn a_value_is_set_for_all_marked_users_and_undone_at_once() {
    let mut it = Driver::signed_in("piet");
    it.press("3");
    mark_three(&mut it);
    // Noor is invited, and cannot be blocked; the others are asked about by name.
    it.press("x b").see("2 mensen blokkeren?").see("Els Bakker en Jan Jansen.");
    it.see("Overgeslagen wordt Noor Smit (uitgenodigd).");
    it.see("Blokkeren  l").press("esc").see("3 van 5").press("x b enter").miss("blokkeren?");
    it.see("3 van 5").press("x b l").see("Geblokkeerd: Jan Jansen en Els Bakker");
    it.see("1 overgeslagen").miss("gemarkeerd").press("m").see("Overgeslagen: Noor").press("esc");
    it.press("u").see("Ongedaan gemaakt: Jan Jansen en Els Bakker zijn niet meer geblokkeerd");
    mark_three(&mut it);
    it.press("r g").see("Nu Gevorderde gebruiker: Jan Jansen");
}

#[test]
fn nobody_marks_users_without_an_action_on_them() {
    let mut it = Driver::signed_in("jan");
    it.press("3").see("5 gebruikers").miss("markeer").press("space").miss("gemarkeerd");
}

#[test]
fn an_action_on_one_user_is_refused_while_several_are_marked() {
    let mut it = Driver::signed_in("piet");
    it.press("3");
    mark_three(&mut it);
    let before = log_size(&it.world);
    it.press("d").see("Dit gaat per gebruiker").wait(60).press("n").see("Dit gaat per gebruiker");
    assert_eq!(log_size(&it.world), before);
    it.press("esc").miss("gemarkeerd").wait(60).press("d").miss("Dit gaat per gebruiker");
}

/// A long list has only some of its rows in memory.
#[test]
fn marking_all_marks_every_row_but_the_users_own() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("3 *").see("alle 299 gemarkeerd, jij niet");
        it.press("space").see("298 van 300").press("end *").see("1 van 300");
        it.press("esc /").type_text("status:geblokkeerd").press("down *").see("10 van 300");
        it.press("/ ctrl-u down *").see("289 van 300");
    }
    // A filter typed before the rows arrive does not change which are marked.
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("3");
    for key in "*/jan".chars() {
        it.send(toegang::app::Msg::Key(toegang::app::Key::char(key)));
    }
    it.settle();
    it.see("· 299 gemarkeerd, ").see("Filter  jan");
    let mut it = Driver::new(World::with_users(6_000), Some("piet"), (80, 24));
    it.press("3 *").see("tegelijk kunnen er 5.000. Filter eerst (/).").miss("gemarkeerd");
}

#[test]
fn the_shell_equivalent_of_marked_users_runs() {
    let mut it = Driver::signed_in("piet");
    it.press("3");
    mark_three(&mut it);
    it.press(":").type_text("geef").press("ctrl-o");
    let people = "'jan@eigendomein.nl; els@eigendomein.nl; noor@eigendomein.nl'";
    assert!(
        it.clipboard.contains(&format!("geeftoegang {people} ORGANISATIE")),
        "{}",
        it.clipboard
    );
    it.press("esc y o");
    assert!(it.clipboard.ends_with("gebruiker lijst"), "{}", it.clipboard);
}

#[test]
fn lowering_ones_own_role_asks_first() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    for marks in ["", "space home "] {
        it.press("3 /").type_text("rol:beheerder piet").press("down");
        it.press(&format!("{marks}r s")).see("Je eigen rol verlagen?").miss("Nu Basis");
        it.press("n esc esc");
    }
    it.press("/").type_text("rol:beheerder piet").press("down r s l");
    it.see("Nu Basisgebruiker: Piet de Vries");
}

#[test]
fn hints_and_pane_count_the_marked_users() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (160, 40));
    it.press("3 space space").see("x l geef toegang tot… (2)").see("r rol in de omgeving (2)");
    it.see("Enter open").miss("open (2)").press("esc").miss("(2)");
}

/// Adds Els to Piet Holding until the end of the year, and gives Jan an organisation where Piet is a
/// *Lid*.
fn world_with_reasons() -> World {
    let mut world = World::small_world();
    let last_day = Some(toegang::domain::Day::new(2026, 12, 31).unwrap());
    let els = toegang::domain::ChosenPerson {
        user: world.user("els"),
        level: toegang::domain::Level::Member,
        last_day,
    };
    let org = world.org("Piet Holding");
    let add = toegang::domain::Command::AddMembers { org, picks: vec![els], message: None };
    world.act("piet", &add).unwrap();
    let raise = world.add_as("Bakkerij", &["noor"], toegang::domain::Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    world.change_user("noor", |noor| noor.status = toegang::domain::UserStatus::Active);
    let piet = world.members("piet", "Bakkerij").unwrap().into_iter().find(|row| row.me).unwrap();
    let (admin, member) = (toegang::domain::Level::OrgAdmin, toegang::domain::Level::Member);
    let bakery = world.org("Bakkerij");
    let lower = crate::support::change_level(bakery, vec![piet.membership.id], admin, member);
    world.act("noor", &lower).unwrap();
    world
}

#[test]
fn organisations_stand_in_groups_with_number_members_and_reasons() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(world_with_reasons(), Some("piet"), size);
        it.press("3 /").type_text("jan j").press("down x l").see("3 organisaties");
        it.see("Jij bent er Beheerder · direct toegang").see("Kan nu niet");
        it.see("27123456").see("2 leden").see("je bent er Lid").miss("kan het");
        let order =
            ["direct toegang", "[ ] Piet Holding", "Kan nu niet", " –  Bakkerij", " –  Nieuw"];
        assert!(order.map(|said| it.find(said).y).is_sorted(), "{}", it.screen());
        it.type_text("bakk").see("1 van 3 organisaties").press("enter").see("stap 1 van 2");
        it.see("Bakkerij Eigendomein B.V. kan nu niet: je bent sinds");
        it.press("esc esc down down").miss("(Bakkerij");
        // Somebody who is a member already: since when, and their last day.
        it.press("esc / ctrl-u").type_text("els b").press("down x l");
        it.see("is al lid sinds 23-11, tot 31-12");
    }
}

#[test]
fn a_number_finds_an_organisation_and_the_question_mark_key_explains_the_list() {
    let mut it = open_for_jan();
    it.type_text("27123").see("[ Enter: + Piet Holding B.V. ]").press("esc");
    it.see("te wijzigen in stap 2").press("f3").see("Welke organisaties kan ik hier kiezen?");
    // The key that closes the explanation chooses nothing that it covers.
    for key in ["enter", "tab", "ctrl-s", "space"] {
        it.press("esc ctrl-u").type_text("hol").press(&format!("f3 {key}"));
        it.miss("Welke organisaties").miss("(Piet").miss("is nu lid").see("stap 1 van 2");
    }
}

#[test]
fn an_organisation_gets_a_role_a_last_day_and_a_message() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.press("3 /").type_text("jan j").press("down x l").type_text("hol").press("enter enter");
    it.see("Jan Jansen krijgt direct toegang tot Piet Holding B.V").see("Rol (r)");
    it.press("b").see("Zonder verzoek aan een partner").press("r t").type_text("31-12");
    it.see("31 december 2026")
        .press("enter")
        .see("‹ Beheerder ›")
        .see("31 dec 2026")
        .press("enter");
    it.see("Jan Jansen is nu").press("2 end enter right").see("31 dec 2026");
}

/// The frame keeps its top edge and its width, so nothing jumps on the way to the second step.
#[test]
fn the_second_step_stands_where_the_first_stood() {
    for size in [(60, 16), (80, 24), (120, 40), (160, 50)] {
        for keys in ["3 /|\"jan j|down x l|\"hol|enter", "2 end enter right +|\"jan|enter"] {
            let mut it = Driver::new(World::small_world(), Some("piet"), size);
            it.run_steps(keys);
            let first = Geometry::from_state(&it.state).dialog;
            it.press("enter").see("Rol (r)");
            let second = Geometry::from_state(&it.state).dialog;
            assert_eq!((second.x, second.y, second.width), (first.x, first.y, first.width));
            assert!(second.height <= first.height);
            it.see("krijgt direct toegang").press("esc").see("Gekozen");
        }
    }
}

/// A reason about the person names the person, and no name loses its capital.
#[test]
fn a_reason_says_whom_it_is_about() {
    let mut world = World::small_world();
    let jan = world.user("jan");
    world.act("piet", &crate::support::set_blocked([jan], true)).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("3 /").type_text("jan j").press("down x l").see("Jan Jansen is geblokkeerd");
    it.press("down down").see("Jan Jansen is geblokkeerd.").miss("kan nu niet: is");
    let mut it = open_for_jan();
    it.type_text("nieuw").see("Nieuw B.V. is nog niet geactiveerd").miss("nieuw B.V.");
}

#[test]
fn a_full_stop_of_a_name_stays_inside_a_sentence() {
    let mut it = open_for_jan();
    it.type_text("hol").see("toegang tot Piet Holding B.V., zonder stap 2.");
}

/// An invited user gets no access at once.
#[test]
fn an_invited_user_gets_access_after_activation() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("noor").press("down x l").see("zodra het account geactiveerd is");
    it.type_text("hol").press("enter enter").see("Toegang na activeren (1)");
    it.see("Noor Smit krijgt toegang tot Piet Holding B.V. zodra").miss("direct toegang");
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("noor").press("enter");
    it.type_text("jan j").press("enter enter");
    it.see("Krijgt direct toegang (1)").see("Toegang na activeren (1)");
}

/// The question says who is left out and why, before the answer and by the rule of the command.
#[test]
fn a_question_about_marked_users_names_who_is_skipped() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("3 /").type_text("status:geblokkeerd").press("down *").see("10 van 300");
    it.press("/ ctrl-u down").press("home").see("gebruikers").press("x b");
    it.press("esc esc 3 /").type_text("piet de v").press("down space / ctrl-u");
    it.type_text("els b").press("down space x b").see("blokkeren?").see("(jijzelf)");
    // Lowering their own role together with that of others.
    it.press("esc r s").see("Je eigen rol verlagen?");
}

/// Members who are *Beheerder* already, and those who become so without a question, are told.
#[test]
fn a_question_about_outsiders_names_the_other_marked_members() {
    let mut world = World::small_world();
    for who in ["anna", "jan"] {
        let add = world.add("Bakkerij", &[who]);
        world.act("piet", &add).unwrap();
    }
    let request = world.open_request("anna");
    world.act("anna", &toegang::domain::Command::AcceptRequest { request }).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("2 enter right *").press("r b").see("Beheerder maken van").see("Anna Visser");
    it.see("eigen omgeving, worden Beheerder.")
        .see("(al Beheerder)")
        .press("m")
        .see("Nu Beheerder");
}

/// R311: a filter keeps its count while rows are marked, and tells how many of those it hides.
#[test]
fn marks_outside_the_filter_are_counted_apart() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("3 down space space space").see("3 van 300 gebruikers gemarkeerd");
        it.press("/").type_text("status:geblokkeerd").press("down");
        it.see("10 van 300 · 3 gemarkeerd, 3 buiten het filter");
        it.press("home space").see("10 van 300 · 4 gemarkeerd, 3 buiten het filter");
        // A list whose hits do not all fit in the rows that are read at first.
        it.press("esc esc /").type_text("rol:basis").press("down end space");
        it.see(" van 300 · 1 gemarkeerd").press("/ ctrl-u").type_text("rol:beheerder");
        it.press("down").see(" van 300 · 1 gemarkeerd, 1 buiten het filter");
        it.press("/ ctrl-u").type_text("rol:basis").press("down");
        it.see(" van 300 · 1 gemarkeerd").miss("buiten");
    }
}

/// R311: the key for all marks the rows of the filter besides those that it hides.
#[test]
fn all_rows_of_a_filter_but_the_users_own_are_told_as_that() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("3 /").type_text("rol:beheerder").press("down *").see(" gemarkeerd, jij niet");
    it.see(" van 300 · ");
}

/// R311: every list with a filter, and the questions about its marked rows.
#[test]
fn a_question_tells_of_marked_rows_outside_the_filter() {
    let mut it = Driver::signed_in("piet");
    it.press("3");
    for name in ["els", "jan"] {
        it.press("/ ctrl-u").type_text(name).press("down space");
    }
    it.see("1 van 5 · 2 gemarkeerd, 1 buiten het filter").press("x b").see("2 mensen blokkeren?");
    it.see("Els Bakker en Jan Jansen").see("1 gemarkeerde rij valt buiten het filter.");
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 enter right").see_tab("Leden");
    it.press("down down space space /").type_text("rol:beheerder").press("down");
    it.see(" · 2 gemarkeerd, 2 buiten het filter").press("d").see("toegang ontzeggen");
    it.see("2 gemarkeerde rijen vallen buiten het filter.").press("esc t");
    it.see("2 gemarkeerde rijen vallen buiten het filter.");
}

/// R311: notices have no count of their own; marked ones have that of the filter.
#[test]
fn marked_notices_outside_the_filter_are_counted() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("1 right space space space").see("Toegang loopt af · 3 van 6 gemarkeerd");
    it.press("/").type_text("jacqueline").press("down");
    it.see(" · 3 gemarkeerd, 2 buiten het filter").see("Toegang loopt af · 1 van 1 gemarkeerd");
}

/// R295: the hints begin with the acts for which rows are marked, the most wanted first.
#[test]
fn the_acts_on_marked_rows_come_first_in_the_hints() {
    let lists: [(&str, &str, &[&str]); 5] = [
        ("piet", "3 down space space", &["x l"]),
        ("piet", "2 /|\"bakkerij|enter right space space", &["d", "r"]),
        ("piet", "2 /|\"bakkerij|enter home right right space", &["n", "d"]),
        ("piet", "1 right space", &["t"]),
        ("piet", "3 /|\"els|down enter space", &["d", "t"]),
    ];
    for size in [(80, 24), (100, 30), (120, 40), (160, 50)] {
        for (who, steps, expected) in lists {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(steps);
            let hints = toegang::app::hints(&it.state).0;
            let keys: Vec<&str> = hints.iter().map(|hint| hint.keys.as_str()).collect();
            assert!(keys.starts_with(expected), "{steps}: {keys:?}\n{}", it.screen());
            it.see("? hulp").press("esc");
            let first = toegang::app::hints(&it.state).0.remove(0);
            assert_eq!(first.keys, "Enter", "without marks Enter comes first");
        }
    }
}
