//! The tab *Details* of an organisation: groups, next steps, last events, and two columns.

use ratatui::layout::Size;
use toegang::{app::Msg, domain::Level, text::Lang};

use crate::support::{Driver, World, change_level};

const BAKERY: &str = "2 /|\"bakkerij|down enter";

fn open(who: &str, size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some(who), size);
    it.run_steps(BAKERY);
    it
}

#[test]
fn the_details_name_who_has_access_and_what_comes_next() {
    let mut it = open("piet", (120, 40));
    it.see("Naam").see("Wie kan erbij").see("Wat nu").see("Laatst gebeurd");
    it.see("Leden").see("eigen gebruikers").see("1 via cijfermeesters.nl");
    it.see("Verzoeken").see("2 open; eerst").see("Loopt af");
    it.see("Beheerder, lid sinds 15 aug 2024");
    it.see("! Agnieszka Dijkstra op 26 nov 2026, nog 3 dagen");
}

/// Each step has the key that does it here.
#[test]
fn a_next_step_is_done_with_its_key() {
    let mut it = open("piet", (120, 40));
    it.see("toegang van Agnieszka Dijkstra verlengen").press("t");
    it.see("Toegang van Agnieszka Dijkstra").press("ctrl-u").type_text("31-12");
    it.press("enter").see("31 dec 2026").miss("nog 3 dagen");
    // Access that ends in more than a month needs no step.
    it.press("t ctrl-u").type_text("31-12-27").press("enter");
    it.miss("toegang van Agnieszka Dijkstra verlengen");
    it.see("lid toevoegen").press("+").see("Leden toevoegen aan");
}

#[test]
fn a_reminder_goes_to_the_request_that_expires_first() {
    let mut it = open("piet", (120, 40));
    let screen = it.screen();
    let line = screen.lines().find(|line| line.contains("herinneren aan het verzoek")).unwrap();
    let name = line.split("  ").find(|part| part.contains("herinneren")).unwrap();
    let name = name.trim().strip_suffix(" herinneren aan het verzoek").unwrap().to_owned();
    it.see(&format!("eerst {name}")).press("n");
    // The question names the person: the first to expire may be another by now.
    it.see(&format!("{name} herinneren aan het verzoek?")).press("esc");
    it.see(&format!("eerst {name}")).press("n i");
    it.see(&format!("Verzoek aan {name} voor")).miss(&format!("eerst {name}"));
}

/// A member has no log and no steps there, and sees nobody who was asked.
#[test]
fn a_member_sees_no_events_and_no_steps() {
    let mut it = open("els", (120, 40));
    it.see("Wie kan erbij").see("2 open").miss("eerst").miss("Wat nu").miss("Laatst gebeurd");
    it.press("n").miss("14 dagen").press("t").see("Piet de Vries").miss("Tot en met");
}

/// The events are those of the tab *Logboek*, in its sentences.
#[test]
fn the_last_events_are_in_the_words_of_the_log() {
    let mut it = open("piet", (120, 40));
    let screen = it.screen();
    let mut lines = screen.lines().skip_while(|line| !line.contains("Laatst gebeurd")).skip(1);
    let event = lines.next().unwrap();
    let said = event.rsplit("   ").find(|part| !part.trim().is_empty()).unwrap().trim();
    let said = said.split(" (").next().unwrap().to_owned();
    it.press("right right right").see(&said);
}

/// One operation is one event, however many lines it has.
#[test]
fn one_operation_is_one_event() {
    let mut it = open("piet", (120, 40));
    it.press("+").type_text("jan").press("enter ctrl-s left").see("Laatst gebeurd");
    let events = |it: &Driver| {
        let screen = it.screen();
        let lines = screen.lines().skip_while(|line| !line.contains("Laatst gebeurd")).skip(1);
        lines.take_while(|line| line.contains(" 20")).count()
    };
    assert_eq!(events(&it), 5, "{}", it.screen());
}

#[test]
fn a_wide_screen_shows_the_details_in_two_columns() {
    let mut it = open("piet", (160, 50));
    let (left, right) = (it.find("Wie kan erbij"), it.find("Wat nu"));
    assert!(left.x < 30 && right.x > 80, "{}", it.screen());
    assert_eq!(right.y + 1, it.find("Naam").y, "{}", it.screen());
    it.send(Msg::Resized(Size { width: 120, height: 40 }));
    it.settle();
    assert_eq!(it.find("Wat nu").x, it.find("Wie kan erbij").x);
    // Too low for both columns: one column that scrolls.
    it.send(Msg::Resized(Size { width: 160, height: 16 }));
    it.settle();
    it.miss("Laatst gebeurd").press("end").see("Laatst gebeurd");
}

/// A click on a step does it, in both columns.
#[test]
fn a_click_on_a_step_does_it() {
    for size in [(120, 40), (160, 50)] {
        let mut it = open("piet", size);
        it.click("toegang van Agnieszka Dijkstra verlengen").see("Tot en met").press("esc");
    }
}

/// At the bottom edge stand no half sentence and no heading without a line.
#[test]
fn the_bottom_edge_shows_whole_lines_only() {
    let whole = open("piet", (120, 40)).screen();
    let text = |line: &str| line.split('│').nth(1).unwrap_or(line).trim().to_owned();
    for height in 16..34 {
        let it = open("piet", (120, height));
        let bottom = it.state.size.height - if height < 24 { 3 } else { 5 };
        let screen = it.screen();
        let lines: Vec<_> = screen.lines().take(bottom.into()).collect();
        let last = lines.iter().rev().map(|line| text(line)).find(|line| !line.is_empty());
        let last = last.unwrap();
        let last = last.trim_end_matches(['┃', ' ']);
        let at = whole.lines().position(|line| text(line) == last).unwrap();
        let next = whole.lines().nth(at + 1).unwrap();
        let is_heading =
            ["Organisatie", "Wie kan erbij", "Wat nu", "Laatst gebeurd"].contains(&last);
        let goes_on = next.split('│').nth(1).is_some_and(|line| {
            line.starts_with("              ") && !line.trim().is_empty() && !line.contains('!')
        });
        assert!(!is_heading && !goes_on, "{height}: {last:?}\n{screen}");
    }
}

/// While the file cannot be written, the steps are grey as the labels are.
#[test]
fn a_step_that_cannot_be_done_now_is_grey() {
    let mut it = open("piet", (120, 40));
    let colour = |it: &Driver, text: &str| it.buffer()[it.find(text)].fg;
    assert_ne!(colour(&it, "toegang van Agnieszka"), colour(&it, "Naam"));
    it.state.locked = Some(toegang::domain::Locked::File);
    assert_eq!(colour(&it, "toegang van Agnieszka"), colour(&it, "Naam"));
    it.press("t").miss("Tot en met");
}

/// Users cannot extend their own access, so the details name the next member.
#[test]
fn the_own_last_day_is_no_step() {
    let mut world = World::full();
    let add = world.add_as("Piet Holding", &["jan", "els"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("els"), (120, 40));
    it.press("2 /").type_text("holding").press("enter right /").type_text("piet").press("enter t");
    it.type_text("+2d").press("enter / ctrl-u").type_text("jan").press("enter t");
    it.type_text("+5d").press("enter");
    let mut it = Driver::new(it.world, Some("piet"), (120, 40));
    it.press("2 /").type_text("holding").press("enter").see("toegang van Jan Jansen verlengen");
    it.press("t").see("Toegang van Jan Jansen");
}

/// After a change of the level nothing is queried that the viewer may no longer see: that would
/// close the page.
#[test]
fn who_is_no_longer_administrator_stays_on_the_page() {
    for tabs in 0..4 {
        let mut world = World::full();
        let add = world.add_as("Piet Holding", &["jan"], Level::OrgAdmin);
        world.act("piet", &add).unwrap();
        let mut it = Driver::new(world, Some("piet"), (120, 40));
        it.press("2 /").type_text("holding").press("enter").see("Wat nu").see("Laatst gebeurd");
        for _ in 0..tabs {
            it.press("right");
        }
        let members = it.world.members("jan", "Piet Holding").unwrap();
        let piet = members.iter().find(|row| *row.person.name == *"Piet de Vries").unwrap();
        let (org, id) = (it.world.org("Piet Holding"), piet.membership.id);
        it.world.act("jan", &change_level(org, vec![id], Level::OrgAdmin, Level::Member)).unwrap();
        it.send(Msg::Changed);
        it.settle();
        it.see("Organisaties › Piet Holding B.V.").miss("niets gewijzigd");
        it.miss("Laatst gebeurd");
    }
}

/// Piet may withdraw requests as Beheerder of the environment, but no longer sees to whom they are.
#[test]
fn no_key_acts_on_rows_that_are_no_longer_shown() {
    let mut world = World::full();
    let ask = world.add("Piet Holding", &["anna"]);
    world.act("piet", &ask).unwrap();
    let add = world.add_as("Piet Holding", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 /").type_text("holding").press("enter right right").see("Anna Visser");
    let members = it.world.members("jan", "Piet Holding").unwrap();
    let piet = members.iter().find(|row| *row.person.name == *"Piet de Vries").unwrap();
    let (org, id) = (it.world.org("Piet Holding"), piet.membership.id);
    it.world.act("jan", &change_level(org, vec![id], Level::OrgAdmin, Level::Member)).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("1 open verzoek").miss("Anna Visser").miss("d trek in");
    it.press("d").miss("Anna Visser").press("enter").miss("Anna Visser");
}

/// On a low screen the next steps stand above the bottom edge: the name and the environment of the
/// viewer, which the title line says, are left out there.
#[test]
fn a_low_screen_shows_the_next_steps() {
    for size in [(80, 24), (100, 26)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 /|\"bakhuis|down enter").see_tab("Details");
        it.see("Wat nu").see("toegang van Ayşe Visser verlengen").see("Anna Visser herinneren");
        it.miss("Naam ").see("KvK-nummer").see("Lid toevoegen");
    }
    let mut it = Driver::new(World::full(), Some("piet"), (80, 40));
    it.run_steps("2 /|\"bakhuis|down enter").see("Naam ").see("Omgeving  ");
}

/// R289: the form counts what ends with the organisation, also after another user's change.
#[test]
fn removing_an_organisation_says_how_many_lose_access() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("2 end enter x w").see("Jij bent het enige lid en verliest je toegang.");
        for (people, said) in [
            (&["jan"][..], "2 leden verliezen hun toegang."),
            (&["anna"], "2 leden verliezen hun toegang; 1 open verzoek vervalt."),
            (&["noor", "bram"], "3 leden verliezen hun toegang; 2 open verzoeken vervallen."),
        ] {
            let add = it.world.add("Piet Holding", people);
            it.world.act("piet", &add).unwrap();
            it.send(Msg::Changed);
            it.settle();
            it.see(said).see("Alle documenten gaan weg.");
        }
        it.type_text("Piet Holding B.V.").press("enter").miss("Piet Holding B.V.  ");
    }
    let mut it = Driver::new_in_language(World::full(), Some("piet"), (80, 24), Lang::En);
    it.run_steps("2 home enter x w")
        .see("16 members lose their access; 1 open request is withdrawn.");
}

/// R289: a grey button names no key, and one field no key to another.
#[test]
fn a_form_with_one_field_names_no_other() {
    for steps in ["2 enter x w", "3 x o", "4 right home +", "g e e"] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
        it.run_steps(steps);
        assert!(it.state.dialog.is_some(), "{steps}\n{}", it.screen());
        it.miss("volgend veld").miss("vorig veld").see("F1 hulp");
    }
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.run_steps("2 end enter x w").see("[ Verwijderen ]").miss("Enter: ");
    it.type_text("Piet Holding B.V.").see("[ Enter: Verwijderen ]").press("esc esc 3 +");
    it.see("volgend veld").see("[ Toevoegen ]").miss("Enter: ");
    it.type_text("toos@eigendomein.nl")
        .see("[ Enter: Toevoegen ]")
        .press("esc esc 2 enter right t");
    it.type_text("31-13").see("[ Opslaan ]").miss("Enter: ");
}
