//! The screen *Logboek*: its sentences and its filter.

use crate::support::{Driver, World};

#[test]
fn the_log_tells_events_in_sentences_with_the_code_on_enter() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("7 /").type_text("piet gaf toegang beheerder").press("down");
    it.see("Piet de Vries gaf").see("toegang tot").see("als Beheerder").miss("lid.toegevoegd #");
    it.press("enter").see("lid.toegevoegd #");
}

/// The filter matches words of the displayed sentence, and the event codes of earlier versions.
#[test]
fn the_filter_of_the_log_finds_what_is_seen() {
    for (typed, seen) in [
        ("voegde toe", "Piet de Vries voegde"),
        ("organisatie.toegevoegd", "Piet de Vries voegde"),
        ("organisation.added", "Piet de Vries voegde"),
        ("gaf zichzelf", "gaf zichzelf toegang"),
        ("jan zichzelf", "Geen treffers"),
    ] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
        it.press("7 /").type_text(typed).press("down").see(seen);
    }
}

#[test]
fn a_day_stands_once_and_at_the_top_of_the_window() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("7");
    let days = |it: &Driver, day: &str| it.screen().matches(&format!("{day}  ")).count();
    assert_eq!(days(&it, "11 nov"), 1, "{}", it.screen());
    assert!(days(&it, "    ") > 0);
    // Scrolled to the middle of a day, the first row has its day.
    for _ in 0..60 {
        it.press("down");
        let screen = it.screen();
        let first =
            screen.lines().skip_while(|line| !line.contains("Wat er gebeurde")).nth(1).unwrap();
        let before_time = first.split(':').next().unwrap();
        assert!(before_time.chars().any(char::is_alphabetic), "{first}");
    }
}

#[test]
fn the_lines_of_one_operation_have_their_time_once() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan", "anna"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("7");
    let screen = it.screen();
    let line = |name: &str| screen.lines().find(|line| line.contains(name)).unwrap().to_owned();
    let (later, first) = (line("vroeg Anna Visser"), line("Jan Jansen toegang tot Piet"));
    assert!(later.contains(':') && !first.contains(':'), "{screen}");
    // At the top of the window a line has its time, whatever stands above it.
    it.press("/").type_text("jan jansen toegang tot piet").press("enter");
    let screen = it.screen();
    let alone = screen.lines().find(|line| line.contains("Jan Jansen toegang tot Piet")).unwrap();
    assert!(alone.contains(':'), "{screen}");
}

#[test]
fn a_year_stands_above_its_first_line_and_at_the_top_of_the_window() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("7").miss("2025");
        let rows = |it: &Driver| -> Vec<String> {
            let screen = it.screen();
            let lines = screen.lines().skip_while(|line| !line.contains("Wat er gebeurde"));
            lines.skip(1).map(|line| line.rsplit('│').next().unwrap().to_owned()).collect()
        };
        // From the last line up, the cursor stays in view, wherever a year stands.
        it.press("end");
        assert_eq!(rows(&it)[0].trim(), "2024", "{}", it.screen());
        let mut years = std::collections::BTreeSet::new();
        for _ in 0..577 {
            let shown = rows(&it);
            assert!(shown.iter().any(|row| row.trim_start().starts_with('▸')), "{}", it.screen());
            let is_year =
                |row: &&String| row.trim().len() == 4 && row.trim().parse::<u16>().is_ok();
            let first = shown[0].clone();
            years.extend(
                shown.iter().filter(is_year).map(|row| (row.trim().to_owned(), *row == first)),
            );
            it.press("up");
        }
        // Both older years stood at the top and, while their first line was in view, within.
        let seen: Vec<_> = years.iter().map(|(year, top)| (year.as_str(), *top)).collect();
        assert_eq!(seen, [("2024", false), ("2024", true), ("2025", false), ("2025", true)]);
        it.press("home").miss("2025").see("22 nov");
        // Down again from the window with a year, the cursor stays in view as well.
        it.press("end pgup pgup pgup");
        for _ in 0..60 {
            it.press("down").see("▸ ");
        }
    }
}

#[test]
fn a_narrow_log_names_who_did_what_where() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("7").see("Dag   Tijd  Wat er gebeurde");
    it.see("vroeg Beatrijs Ørsted voor Bakkerij Eigendo…");
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("7").see("Tijd").see("vroeg Beatrijs Ørsted voor Bakkerij Eigendomein B.V.");
    it.see("Piet de Vries vroeg Anna Visser als Lid van Zuurdesem B.V.");
    for size in [(80, 24), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 /").type_text("bakhuis").press("enter right right right");
        it.see("Logboek").miss("…").see("Piet de Vries vroeg Anna Visser");
    }
}

#[test]
fn what_no_rule_undoes_is_not_offered_to_undo() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("7 /").type_text("karel").press("down").see("verwijderde Karel Bouazza");
    it.miss("x u ").press("x u").see("Niet ongedaan te maken: verwijderen is definitief.");
    it.press("esc esc /").type_text("zuurdesem").press("down");
    it.see("▸").see("x u maak dit ongedaan");
}

#[test]
fn the_pane_of_a_line_names_its_host() {
    let world = World::small_world();
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let newest = "update log set host = 'host_a' where seq = (select max(seq) from log)";
    assert_eq!(db.execute(newest, []), Ok(1));
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("7").see("Host").see("host_a");
    it.press("down").miss("host_a");
    // The filter finds the lines of a host, and the whole operation names it as well.
    it.press("/").type_text("host_a").press("enter").see(" · host host_a");
}

/// The sheet of an operation says what happened, who did it and when, and what changed, in words;
/// the numbers and codes come last, and are faint.
#[test]
fn the_sheet_of_an_operation_speaks_to_people() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        let add = it.world.add("Piet Holding", &["jan", "els"]);
        it.world.act("piet", &add).unwrap();
        it.press("7 enter").see("Wat er gebeurde ─");
        let all = [
            "Piet de Vries gaf Jan Jansen en Els Bakker toegang tot Piet Holding",
            "Op 23 nov 2026 om 17:10, ",
            "  Jan Jansen ",
            "  Els Bakker ",
            "Nieuw:",
            "Rol: Lid",
            "handeling ",
            "lid.toegevoegd #",
        ];
        let area = toegang::app::Geometry::from_state(&it.state).overlay;
        let screen = it.screen();
        let rows: Vec<&str> = screen.lines().collect();
        let inside = &rows[area.y.into()..area.bottom().into()];
        let places: Vec<_> =
            all.iter().map(|said| inside.iter().position(|row| row.contains(said))).collect();
        assert!(places.iter().all(Option::is_some), "{places:?}\n{screen}");
        assert!(places.is_sorted(), "{places:?}\n{screen}");
        let last = u16::try_from(places.last().unwrap().unwrap()).unwrap();
        assert_eq!(
            it.buffer()[(area.x + 3, area.y + last)].fg,
            it.theme.faint.fg.unwrap(),
            "{screen}"
        );
    }
}

#[test]
fn the_sheet_of_a_change_has_the_value_before_and_after() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.run_steps("2 /|\"bakkerij|down enter right home r b").see("Nu Beheerder: Els Bakker");
    it.press("7 enter").see("Piet de Vries maakte Els Bakker Beheerder van Bakkerij");
    it.see("Rol: was Lid, nu Beheerder").miss("rol=").miss("was: ");
}

/// An organisation ends its memberships first, but the sheet begins with what was asked for.
#[test]
fn the_sheet_begins_with_the_act_and_not_with_its_consequences() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.run_steps("2 /|\"bakkerij|down enter x w|\"Bakkerij Eigendomein B.V.|enter");
    it.see("Verwijderd: Bakkerij").press("7 enter").see("Wat er gebeurde ─");
    let row = |it: &Driver, text: &str| it.find(text).y;
    let act = row(&it, "Piet de Vries verwijderde Bakkerij Eigendomein B.V.");
    assert!(act < row(&it, "Op 23 nov 2026"), "{}", it.screen());
}

/// The pane of a line has one sentence for people to whom one act happened, and names them.
#[test]
fn the_pane_tells_one_act_on_many_people_once() {
    let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
    it.press("7 /").type_text("ilse").press("enter").see("Ook in deze handeling");
    let screen = it.screen();
    let pane = screen.lines().filter_map(|line| line.rsplit_once("│ ")).map(|(_, text)| text);
    let pane: Vec<&str> = pane.flat_map(str::split_whitespace).collect();
    let pane = pane.join(" ");
    let (_, others) = pane.split_once("Ook in deze handeling Piet de Vries gaf ").unwrap();
    assert!(others.contains(" mensen toegang tot Bakkerij Eigendomein B.V. als Lid"), "{pane}");
    assert!(others.contains("Froukje Ülger") && others.contains("Bo Wójcik"), "{pane}");
    assert_eq!(pane.matches(" mensen toegang").count(), 1, "{screen}");
}

/// The words of what was undone find the undo too, because its sentence quotes them.
#[test]
fn a_filter_finds_an_undo_by_the_words_of_what_it_undid() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("7 x u").see("✓ Ongedaan gemaakt").press("esc /").type_text("gaf jan");
    it.press("enter").see("Ongedaan gemaakt: Piet de Vries gaf Jan Jansen toegang");
    it.see("17:10  Piet de Vries gaf Jan Jansen toegang");
}

/// An undo is told in the words of what it undid, and the operation that it undid is not undone twice.
#[test]
fn an_undo_says_what_it_undid_and_is_offered_once() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut world = World::small_world();
        let add = world.add("Piet Holding", &["jan"]);
        world.act("piet", &add).unwrap();
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("7")
            .see("x u maak")
            .press("x u")
            .see("✓ Ongedaan gemaakt: Jan Jansen heeft geen toegang meer");
        // The row is shorter where it would not fit.
        let [undone, redone] = match size.0 {
            80 => ["Ongedaan", "Opnieuw"],
            _ => ["Ongedaan gemaakt", "Opnieuw gedaan"],
        };
        it.see(&format!("{undone}: Piet de Vries gaf Jan Jansen toegang")).miss("ontzegde");
        // The line that was undone says so, and takes the key no more.
        it.press("esc home down enter")
            .see("later ongedaan gemaakt")
            .miss("x u in de lijst")
            .press("esc");
        it.miss("x u maak").press("x u").see("Dit is al ongedaan gemaakt.").press("esc");
        // Undoing the undo is doing it again.
        it.press("home x u").see("Opnieuw gedaan:").press("esc home");
        it.see(&format!("{redone}: Piet de Vries gaf Jan Jansen toegang"));
    }
}

/// A line that another person undid names that person.
#[test]
fn an_undo_by_somebody_else_names_them() {
    let mut world = World::small_world();
    let els = world.add_as("Piet Holding", &["els"], toegang::domain::Level::OrgAdmin);
    world.act("piet", &els).unwrap();
    let jan = world.add("Piet Holding", &["jan"]);
    let operation = world.act("piet", &jan).unwrap().operation;
    let which = toegang::domain::UndoTarget::Operation(operation);
    world.act("els", &toegang::domain::Command::Undo { which }).unwrap();
    let mut it = Driver::new(World::open(&world.path()), Some("piet"), (120, 40));
    it.press("7").see("Ongedaan gemaakt door Els Bakker: Piet de Vries gaf Jan Jansen toegang");
    // Jan reads it as well.
    let mut it = Driver::new(world, Some("jan"), (120, 40));
    it.press("1 right").see("Ongedaan gemaakt door Els Bakker: Piet de Vries gaf je toegang tot");
}

/// The sheet takes the key that it names.
#[test]
fn the_sheet_of_an_operation_undoes_it() {
    let mut it = Driver::signed_in("piet");
    let add = it.world.add("Piet Holding", &["jan"]);
    it.world.act("piet", &add).unwrap();
    it.press("7 enter").see("x u maakt deze handeling ongedaan.");
    it.press("x").see("u  ").press("u").miss("Wat er gebeurde ─");
    it.see("Ongedaan gemaakt: Jan Jansen heeft geen toegang meer");
    // That line can no longer be undone, and its sheet takes no key.
    it.press("esc down enter").see("Wat er gebeurde ─").miss("x u maakt");
    it.press("x").see("Die toets doet hier niets").press("esc esc").see("Logboek");
}

/// Nobody undoes that they signed up, so it is not offered.
#[test]
fn founding_an_environment_is_not_offered_to_undo() {
    let mut world = World::empty();
    world.register("mia@nieuwbedrijf.nl").unwrap();
    let mut it = Driver::new(world, Some("mia"), (120, 40));
    it.press("7").see("maakte de omgeving").miss("x u maak");
    it.press("enter").miss("x u maakt").press("esc x u").see("Niet ongedaan te maken: ");
}

/// The time stands in the list at every width, and the pane has the whole sentence.
#[test]
fn a_narrow_log_has_the_time_and_the_whole_sentence() {
    for size in [(80, 24), (100, 30)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("7").see("Tijd");
    }
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan", "els"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("u 7 i");
    let screen = it.screen();
    let pane: Vec<&str> = screen.lines().skip_while(|line| !line.contains("─ ")).collect();
    let pane = pane.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(pane.contains("toegang tot Piet Holding B.V."), "{screen}");
}

/// A line that cannot be undone says why, instead of an action that says no.
#[test]
fn a_line_that_cannot_be_undone_says_why() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (160, 50));
    it.press("7 end").see("Niet ongedaan te maken: ").miss("maak dit ongedaan –");
    // The pane gives way to the sentences, so that none is cut beside it.
    let pane = toegang::app::Geometry::from_state(&it.state).detail.width;
    assert!(pane >= 36, "{pane}");
    it.miss("…");
    it.press("x u").see("Niet ongedaan te maken: ");
}
