//! Signing in, the menu, the help, which-key, and changes of the terminal size.

use ratatui::layout::Size;
use toegang::{
    app::{Keymap, Msg},
    config::ConfigFile,
    domain::{Answer, Query, Reply, Request, SearchResult},
    text::Lang,
    work::{Finder, handle_request},
};

use crate::support::{Driver, World};

fn resize(it: &mut Driver, width: u16, height: u16) {
    it.send(Msg::Resized(Size { width, height }));
    it.settle();
}

#[test]
fn a_user_signs_in_by_typing_a_name() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.see("Aanmelden als").see("9 gebruikers").miss("Kees Mulder").miss("Noor Smit");
    it.type_text("pit de")
        .see("geen exacte treffer · 1 lijkt erop")
        .see("Piet")
        .press("ctrl-w")
        .type_text("xyz")
        .see("geen treffers")
        .press("ctrl-w ctrl-w")
        .type_text("piet");
    it.see("Beheerder · omgeving eigendomein.nl").press("enter").see("3 organisaties");
    it.press("g").see("wissel gebruiker").press("a").see("Aanmelden als");
}

#[test]
fn the_first_frame_is_drawn_before_any_answer() {
    let mut it = Driver::unstarted(World::small_world(), Some("piet"));
    it.send(Msg::Started(Size { width: 100, height: 30 }));
    assert!(it.pending_count() > 0);
    it.see("Organisaties").see("laden…");
    it.settle();
    it.see("Piet Holding B.V.").miss("laden…");
}

#[test]
fn the_menu_opens_screens_by_key() {
    let mut it = Driver::signed_in("piet");
    it.press("1")
        .see("Alles afgehandeld.")
        .press("g o")
        .see("3 organisaties")
        .press("tab up enter");
    it.see("Alles afgehandeld.").press("left down right").see("3 organisaties").press("tab");
    it.see("Esc naar het scherm").press("esc").miss("Esc ");
}

#[test]
fn q_quits_and_esc_never_does() {
    let mut it = Driver::signed_in("piet");
    it.press("esc esc esc esc");
    assert!(!it.ended);
    it.press("q");
    assert!(it.ended);
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right + ctrl-c");
    assert!(it.ended, "also from a dialog");
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter enter ctrl-c");
    it.see("is nog niet opgeslagen");
    assert!(!it.ended, "work is not thrown away unasked");
    it.press("ctrl-c");
    assert!(it.ended);
    for (keys, typed) in [("3 +", "nieuw@"), ("2 enter e", "De "), ("2 enter right t", "31-12")] {
        let mut it = Driver::signed_in("piet");
        it.press(keys).type_text(typed).press("ctrl-c").see("is nog niet opgeslagen");
        assert!(!it.ended, "{keys}");
        it.press("ctrl-c");
        assert!(it.ended, "{keys}");
        let mut it = Driver::signed_in("piet");
        it.press(keys).press("ctrl-c");
        assert!(it.ended, "{keys}: nothing was filled in");
    }
}

#[test]
fn help_lists_the_keys_of_the_screen_and_is_searchable() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right ?").see("─ Hulp ─").see("lid toevoegen").see("Insert");
    it.type_text("verlat").see("x v").miss("lid toevoegen").press("esc").see("lid toevoegen");
    it.press("esc").miss("─ Hulp ─");
    // Disabled actions come last, in a group of their own.
    it.press("1 ?").see("In elke lijst").miss("accepteer").press("end").see("Nu niet");
    it.see("accepteer – ").press("home").see("In elke lijst").miss("accepteer");
    it.press("esc m").see("Hier staat wat je deed").press("q").miss("Nog geen");
}

/// Scrolls through the help and returns its text.
fn read_help(it: &mut Driver) -> String {
    let boxed = |line: &str| Some(line.split_once("│  ")?.1.rsplit_once("  │")?.0.to_owned());
    let mut screen = it.screen();
    let mut rows: Vec<String> = screen.lines().skip(5).filter_map(boxed).collect();
    loop {
        it.press("down");
        if it.screen() == screen {
            return rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        }
        screen = it.screen();
        rows.extend(screen.lines().filter_map(boxed).next_back());
    }
}

#[test]
fn help_shows_every_reason_in_full_on_a_small_screen() {
    let mut it = Driver::new(World::small_world(), Some("els"), (80, 24));
    it.press("2 enter right ?").see("─ Hulp ─");
    let help = read_help(&mut it);
    let why = "Dit kan alleen een Beheerder van deze organisatie: Piet de Vries.";
    for label in ["lid toevoegen", "laatste dag", "ontzeg toegang…", "bewerk…"] {
        assert!(help.contains(&format!("{label} – {why}")), "{label}: {help}");
    }
    assert!(
        help.contains("Dit kan alleen een Beheerder van de omgeving: Piet de Vries."),
        "{help}"
    );
    assert!(help.contains("q Ctrl+C afsluiten"), "to its end: {help}");
    // On a larger screen the help needs fewer lines, and still scrolls to its end.
    resize(&mut it, 120, 40);
    it.see("ontzeg toegang… – Dit kan alleen een Beheerder");
    resize(&mut it, 80, 24);
    it.press("esc ?").type_text("laatste dag").see("Piet de Vries.").miss("lid toevoegen");
}

/// The help shows all keys of an action, on several lines if needed.
#[test]
fn help_wraps_long_lists_of_keys() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    let text = "meldingen = ['ctrl+g', 'z m', 'z n', 'z o', 'z p', 'z q', 'M']";
    let (keymap, mistakes) = Keymap::from_config(&ConfigFile::parse("toetsen.toml", text).unwrap());
    assert_eq!(mistakes, []);
    it.state.keymap = keymap;
    it.press("?").type_text("zojuist");
    it.see("Ctrl+G  z m  z n  z o  zojuist").see("         z p  z q  M ");
}

#[test]
fn a_too_small_window_shows_its_size_and_loses_no_input() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter");
    resize(&mut it, 40, 10);
    it.see("Het venster is te klein").see("nu 40 × 10").see("nodig 60 × 16");
    resize(&mut it, 20, 5);
    it.see(" te klein: 60×16 ").see(" nu 20×5 ").see(" q afsluiten ");
    resize(&mut it, 15, 2);
    it.see("te klein: 60×16");
    resize(&mut it, 60, 16);
    it.see("(Jan Jansen ×)");
    resize(&mut it, 100, 30);
    it.see("(Jan Jansen ×)").see("Verder (1)");
    resize(&mut it, 20, 5);
    it.press("q").see("Wat je invulde is").see("nog niet");
}

#[test]
fn small_screens_keep_the_important_columns() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right");
    resize(&mut it, 80, 24);
    it.see("Els Bakker").see("Herkomst").miss("▸ 2").see(" 2 Organisaties ").see("─  +  ─");
    resize(&mut it, 79, 20);
    it.see("Els Bakker").see(" 2 Organisaties ").see("─  +  ─");
    resize(&mut it, 60, 16);
    it.see("Els Bakker").see("Lid");
    // Longer names need the room of what matters less.
    let mut it = Driver::new(World::full(), Some("piet"), (60, 16));
    it.press("2 /").type_text("bakkerij").press("down enter right");
    it.see("Agnieszka Dijkstra ").miss("E-mail").see("Rol").see("Tot");
}

#[test]
fn the_cursor_counts_the_width_of_wide_characters() {
    let mut it = Driver::signed_in("piet");
    assert_eq!(it.cursor(), None);
    it.press("2 /");
    let start = it.cursor().unwrap();
    for (text, cells) in [("王小", 4), ("e\u{301}", 5), ("👩👧", 9)] {
        it.send(Msg::Pasted(text.into()));
        it.settle();
        let here = it.cursor().unwrap();
        assert_eq!((here.x - start.x, here.y), (cells, start.y), "{text}");
    }
}

/// Returns an answer with people; `whole` is `false` while names are loading.
fn people_reply(it: &Driver, whole: bool) -> Reply {
    let query = Query::FindPeople { text: String::new(), take: 20, first: None };
    let (mut store, mut finder) = (it.world.second_store(), Finder::default());
    let reply = handle_request(&mut store, &mut finder, None, it.world.now, &Request::Ask(query));
    let Reply::Answer(Answer::People(found)) = reply else { panic!("{reply:?}") };
    Reply::Answer(Answer::People(SearchResult { whole, ..found }))
}

#[test]
fn names_loaded_before_an_answer_are_queried_after_it() {
    let mut it = Driver::unstarted(World::small_world(), None);
    it.send(Msg::Started(Size { width: 100, height: 30 }));
    it.send(Msg::IndexGrown);
    assert_eq!(it.pending_count(), 1, "what is being looked for is not begun again");
    it.reply_with(people_reply(&it, false));
    assert_eq!(it.pending_count(), 1);
    it.see("laden…");
    it.reply_with(people_reply(&it, true));
    assert_eq!(it.pending_count(), 0);
    it.miss("laden…").see("9 gebruikers");
    it.send(Msg::IndexGrown);
    assert_eq!(it.pending_count(), 0, "all names are there");
}

/// A wide screen shows the groups of the help beside each other, and needs no scrolling.
#[test]
fn the_help_has_columns_where_there_is_room() {
    for (size, columns) in [((100, 30), 1), ((120, 40), 2), ((160, 50), 3), ((200, 50), 4)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 enter right ?").see("─ Hulp ─");
        let headings = ["Bij de leden", "In een organisatie", "In elke lijst", "Waar rijen zijn"];
        let screen = it.screen();
        let x = |heading: &str| screen.contains(heading).then(|| it.find(heading).x);
        let mut starts: Vec<_> = headings.iter().filter_map(|heading| x(heading)).collect();
        starts.sort_unstable();
        starts.dedup();
        assert!(starts.len() <= columns, "{size:?}: {starts:?}");
        assert_eq!(starts.len() > 1, columns > 1, "{size:?}: {starts:?}\n{screen}");
        it.type_text("sorteer op naam").see("s n").miss("bij de leden");
    }
}

/// Keys end in one column, and no column of groups is wider than its content.
#[test]
fn the_keys_of_the_help_are_aligned_on_the_right() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 ?");
        it.see("+  Insert  organisatie toevoegen").see("s n  sorteer op naam");
        let label = |it: &Driver, text: &str| it.find(text).x;
        assert_eq!(label(&it, "organisatie toevoegen"), label(&it, "sorteer op naam"));
        it.see("zet de lijst in een bestand");
    }
}

/// No half word stands beside a menu of keys.
#[test]
fn a_menu_of_keys_cuts_no_word() {
    for size in [(60, 16), (80, 24), (120, 40), (160, 50)] {
        for keys in ["2 x", "2 g", "2 y", "3 x", "3 r", "2 enter right x", "2 enter x", "1 x"] {
            let mut it = Driver::new(World::full(), Some("piet"), size);
            let (before, after) = keys.rsplit_once(' ').unwrap();
            it.press(before);
            let behind = it.screen();
            it.press(after);
            let screen = it.screen();
            for (line, old) in screen.lines().zip(behind.lines()) {
                let (line, old): (Vec<char>, Vec<char>) =
                    (line.chars().collect(), old.chars().collect());
                let edge = line.iter().position(|sign| "╭╰".contains(*sign));
                let edge = edge.or_else(|| line.iter().rposition(|sign| *sign == '│'));
                let Some(edge) = edge.filter(|edge| *edge > 0) else { continue };
                let beside = line[edge - 1];
                let is_cut =
                    beside.is_alphanumeric() && old.get(edge).is_some_and(|c| c.is_alphanumeric());
                assert!(!is_cut, "{keys} {size:?}\n{screen}");
            }
        }
    }
}

/// Enter closes the help, unless a search in it finds nothing.
#[test]
fn enter_closes_the_help() {
    for (text, closes) in [("", true), ("blok", true), ("niets", false)] {
        let mut it = Driver::signed_in("piet");
        it.press("3 ?").type_text(text).see("─ Hulp ─").press("enter");
        assert_eq!(it.state.overlay.is_none(), closes, "{text}");
    }
}

/// R261: Enter performs what the help found, and the box is as high as its hits.
#[test]
fn enter_performs_what_the_help_found() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 enter right ?");
        let height = |it: &Driver| it.find("╰").y - it.find("╭").y;
        let (whole, top) = (height(&it), it.find("╭").y);
        it.type_text("lid").see("▸ ").see("Enter voer uit");
        assert!(height(&it) < whole && it.find("╭").y == top, "{}", it.screen());
        it.type_text(" toev").press("enter").see("Leden toevoegen aan").miss("─ Hulp ─");
        // The arrows choose, and an action that cannot be performed says why.
        it.press("esc ?").type_text("rol").press("down up enter").miss("─ Hulp ─");
        it.press("?").type_text("qqq").press("enter").see("─ Hulp ─").press("esc");
    }
}

#[test]
fn the_help_of_a_screen_without_own_keys_begins_with_it() {
    let mut it = Driver::signed_in("piet");
    it.press("9 ?").see("Op dit scherm").miss("In elke lijst");
}

#[test]
fn menus_of_keys_say_their_subject_and_reasons() {
    let mut it = Driver::signed_in("piet");
    it.press("2 g").see("Ga naar (g)").press("esc y").see("Kopieer (y)").press("esc s");
    it.see("Sorteer (s)").press("esc enter x").see("Meer (x)");
    // A reason stands behind each key that it is about, below the keys that work.
    let screen = it.screen();
    let refused: Vec<&str> = screen.lines().filter(|line| line.contains(" – ")).collect();
    assert!(refused.len() > 1, "{screen}");
    it.miss(":  ");
}

/// R283: a search of the help that finds nothing says so, and Esc shows everything again.
#[test]
fn a_search_of_the_help_without_a_hit_says_so() {
    for (lang, none, clears) in [
        (Lang::Nl, "niets gevonden voor ‘qqzz’", "Esc wist de zoekterm"),
        (Lang::En, "nothing found for ‘qqzz’", "Esc clears the search"),
    ] {
        for size in [(80, 24), (120, 40), (160, 50)] {
            let world = World::small_world();
            let mut it = Driver::new_in_language(world, Some("piet"), size, lang);
            it.press("?");
            let whole = it.screen();
            it.type_text("qqzz").see(none).see(clears).press("esc");
            assert_eq!(it.screen(), whole);
            it.press("esc").miss("qqzz");
            assert!(it.state.overlay.is_none());
        }
    }
}

/// The help finds an action by its word in the other language and by a synonym, after those whose
/// own label has the word.
#[test]
fn the_help_finds_other_words_for_an_action() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right ?").type_text("revoke").see("ontzeg toegang");
    it.press("ctrl-u").type_text("verwijder").see("ontzeg toegang");
    it.press("ctrl-u").type_text("undo").see("ongedaan maken").press("enter");
    it.press("2 enter right ?").type_text("lid").see("▸ +").see("lid toevoegen");
}

/// R283: Esc clears a word with hits too, before it closes the help, and the key of the search
/// before a word hides none of its hits.
#[test]
fn esc_in_the_help_clears_the_word_first() {
    for (lang, clears, closes) in [
        (Lang::Nl, "Esc zoekterm wissen", "Esc sluiten"),
        (Lang::En, "Esc clear search", "Esc close"),
    ] {
        let world = World::small_world();
        let mut it = Driver::new_in_language(world, Some("piet"), (80, 24), lang);
        it.press("2 ?").see(closes);
        let whole = it.screen();
        it.type_text("/").see("/  filter").type_text("f8").see("▸ F8").see(clears).press("esc");
        assert_eq!(it.screen(), whole);
        it.press("esc");
        assert!(it.state.overlay.is_none());
    }
}

/// R283: the key for the other language works on every screen, also in a field, and the help has it.
#[test]
fn the_language_switches_everywhere() {
    for place in ["1", "2", "2 /|\"ho", "2 enter right", "3 enter", "7", "9", "2 +", "left"] {
        let mut it = Driver::signed_in("piet");
        it.run_steps(place).press("f8");
        assert_eq!(it.state.lang, Lang::En, "{place}: {}", it.screen());
        it.press("f8");
        assert_eq!(it.state.lang, Lang::Nl, "{place}");
    }
    let mut it = Driver::signed_in("piet");
    it.press("2 ?").type_text("taal").see("▸ F8").see("andere taal").press("f8");
    it.see("▸ F8").see("switch language").press("f8").see("andere taal").press("enter");
    it.see("Organisations").press(": f8").see("Opdrachten").type_text("ho").press("f8");
    it.see(":  ho").see("Commands");
    // A question that is open is told in the other language, and a typed day stays.
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home d").see("ontzeggen").press("f8").see("Revoke access");
    it.press("f8").see("ontzeggen").press("esc t").type_text("3 mei 2027").press("f8");
    it.see("3 May 2027").press("enter").see("3 May 2027").press("f8");
    it.press("+")
        .type_text("jan")
        .press("enter f8")
        .see("Chosen  (Jan Jansen ×)")
        .see("step 1 of 2");
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right end x v").see("verlaten").press("f8").see("Leave");
    // A result is told in the other language, on the screen and in the list of messages.
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right +").type_text("jan jansen").press("enter ctrl-s");
    it.see("Jan Jansen is nu lid").press("f8").see("Jan Jansen is now a member").miss("is nu lid");
    it.press("m").see("is now a member").press("esc f8").see("Jan Jansen is nu lid").press("u");
    it.see("Ongedaan gemaakt").press("f8").see("Undone").miss("Ongedaan gemaakt");
}
