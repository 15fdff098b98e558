//! The palette: searching actions, reasons, shell equivalents, and copying.

use toegang::{
    app::{Action, Selection, in_shell},
    text::Lang,
};

use crate::support::{Driver, World};

#[test]
fn an_action_is_found_by_name_and_run() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right :").see("Opdracht").type_text("lid toev").see("▸ lid toevoegen");
    it.press("enter").see("Leden toevoegen aan");
}

#[test]
fn enter_without_a_match_keeps_the_typed_text() {
    let mut it = Driver::signed_in("piet");
    it.press(":").type_text("lid tovoegen").press("enter").see("geen treffers voor ‘lid tovoegen’");
    // Keys that would do nothing are not offered.
    it.miss("Enter ").miss("Ctrl+O");
}

#[test]
fn a_disabled_action_shows_its_reason_in_the_palette_and_on_enter() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter right f2").type_text("verwijder");
    it.see("Dit kan alleen een Beheerde").press("enter").see("Piet de Vries");
    assert_eq!(it.pending_count(), 0);
}

#[test]
fn opening_and_closing_the_palette_changes_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right space");
    let before = it.screen();
    it.press(": esc");
    assert_eq!(it.screen(), before);
}

#[test]
fn the_palette_opens_organisations_and_users() {
    let mut it = Driver::signed_in("piet");
    it.press(":").type_text("holding").see("▸ Piet Holding B.V.").see("│  Organisaties  ");
    it.press("enter").see("Organisaties › Piet Holding B.V.").press("esc").see("Filter");
    it.press(":").type_text("els@").see("▸ Els Bakker").see("│  Gebruikers  ");
    it.press("enter").see("Gebruikers › Els");
}

#[test]
fn the_shell_equivalent_names_the_current_row_and_is_copied() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right :").type_text("ontzeg");
    let expected = "toegang lid verwijder 'Bakkerij Eigendomein B.V.' els@eigendomein.nl";
    let shown: String = it.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("toegang lid verwijder 'Bakkerij Eigendomein B.V.'"), "{shown}");
    it.press("ctrl-o");
    assert_eq!(it.clipboard, expected.replace("toegang ", "toegang --als piet@eigendomein.nl "));
    it.press("esc y e");
    assert_eq!(it.clipboard, "els@eigendomein.nl");
    it.press("y y").see("Gekopieerd: Els Bakker");
    assert_eq!(it.clipboard, "Els Bakker\tels@eigendomein.nl");
    it.press("y o");
    let list = "toegang --als piet@eigendomein.nl lid lijst 'Bakkerij Eigendomein B.V.'";
    assert_eq!(it.clipboard, list);
    it.press("y i");
    assert_eq!(it.clipboard, it.world.user("els").0.to_string());
    it.press("1 y e").see("niets te kopiëren");
}

/// The row decides whether a key blocks or unblocks, for example, and so does the shell equivalent.
#[test]
fn the_shell_equivalent_depends_on_the_state_of_the_row() {
    let mut it = Driver::signed_in("piet");
    let mut shell_command = |steps: &str, action: Action| {
        it.run_steps(steps);
        in_shell(action, &it.state.screen.subject(), Lang::Nl).unwrap()
    };
    let kees = shell_command("3 /|\"kees|down", Action::Block);
    assert_eq!(kees, "toegang gebruiker deblokkeer kees@eigendomein.nl");
    let jan = shell_command("/ ctrl-u|\"jan|down", Action::Block);
    assert_eq!(jan, "toegang gebruiker blokkeer jan@eigendomein.nl");
    let piet = shell_command("/ ctrl-u|\"piet|down", Action::Manager);
    assert_eq!(piet, "toegang gebruiker relatiemanager piet@eigendomein.nl nee");
    let mine = shell_command("enter", Action::Revoke);
    let expected =
        "toegang gebruiker ontzegtoegang piet@eigendomein.nl 'Bakkerij Eigendomein B.V.'";
    assert_eq!(mine, expected);
}

/// The shell accepts both languages; the palette shows the command in the language of the screen.
#[test]
fn the_shell_equivalent_uses_the_language_of_the_screen() {
    let mut it = Driver::signed_in("piet");
    it.run_steps("2|home|enter|right|down").press(":").type_text("english").press("enter");
    it.press(":").type_text("revoke").see("toegang member remove 'Bakkerij Eigendomein B.V.'");
    it.press("ctrl-o");
    assert!(
        it.clipboard.starts_with("toegang --as piet@eigendomein.nl member remove"),
        "{}",
        it.clipboard
    );
    it.press("esc y o");
    let list = "toegang --as piet@eigendomein.nl member list 'Bakkerij Eigendomein B.V.'";
    assert_eq!(it.clipboard, list);
    it.press(":").type_text("last day").see("toegang member until DAY");
}

#[test]
fn a_theme_is_previewed_before_it_is_chosen() {
    let mut it = Driver::signed_in("piet");
    it.state.look.themes = vec!["auto".into(), "donker".into(), "licht".into()];
    it.press(":").type_text("thema").press("down down");
    assert_eq!((it.state.look.theme_to_draw(), it.state.look.chosen), (2, 0));
    it.press("esc");
    assert_eq!(it.state.look.theme_to_draw(), 0, "looking is not choosing");
    it.press(":").type_text("thema licht").press("enter");
    assert_eq!(it.state.look.chosen, 2);
}

#[test]
fn the_language_changes_at_once() {
    let mut it = Driver::signed_in("piet");
    it.press("7").see("Logboek").press(":").type_text("english").press("enter");
    it.see("Log ").miss("Logboek").press("2").see("Organisations");
    it.press(":").type_text("nederlands").press("enter").see("Organisaties");
    let mut sign_in = Driver::new(World::small_world(), None, (100, 30));
    sign_in.press("f8").see("Sign in as").press("f8").see("Aanmelden als");
}

#[test]
fn the_last_used_action_comes_first() {
    let mut it = Driver::signed_in("piet");
    it.press(":").type_text("zojuist").press("enter esc :");
    let screen = it.screen();
    let first = screen.lines().find(|line| line.contains("▸ ")).unwrap().to_owned();
    assert!(screen.contains("▸ zojuist"), "{first}\n{screen}");
}

#[test]
fn navigation_works_on_an_empty_list() {
    Driver::signed_in("jan").see("nergens lid").press("g").see("Postvak IN").miss("hier is niets");
    Driver::signed_in("jan").press(":").type_text("logboek").miss("hier is niets").press("enter");
}

#[test]
fn a_click_on_a_palette_item_runs_it() {
    let mut it = Driver::signed_in("piet");
    it.press(":").type_text("postvak").click("Postvak IN  ");
    it.miss("Opdrachten ─");
}

/// Each action has a key or is in the palette, has a label in both languages, and has a shell
/// command if it writes.
#[test]
fn every_action_has_a_binding_labels_and_a_shell_equivalent() {
    for action in Action::all() {
        assert!(!action.bindings().is_empty(), "{}", action.name());
        assert!(!action.label(Lang::Nl).is_empty() && !action.label(Lang::En).is_empty());
        assert!(!action.writes() || action.shell().is_some(), "{}", action.name());
    }
    let writes = Action::all().iter().filter(|action| action.shell().is_some()).count();
    assert!(writes > 40, "{writes}");
    let nobody = Selection::default();
    assert_eq!(in_shell(Action::Undo, &nobody, Lang::Nl).as_deref(), Some("toegang ongedaan"));
}

#[test]
fn a_list_is_exported_as_filtered() {
    use toegang::app::Exported;
    let mut it = Driver::signed_in("piet");
    it.press("1 E").see("geen rij").press("esc 3 enter E").see("geen lijst");
    it.press("esc 2 end enter right E 3 /").type_text("els");
    it.press("down E");
    let org = it.world.org("Piet Holding");
    let asked: Vec<_> = it.exports.iter().map(|one| (one.what, one.filter.as_str())).collect();
    assert_eq!(asked, [(Exported::Members(org), ""), (Exported::Users, "els")]);
}

/// The help, which-key and the palette show the reason beside each disabled action.
#[test]
fn every_list_of_actions_shows_why_an_action_is_disabled() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter right x")
        .see("Dit kan alleen een Beheerder")
        .see("lid toevoegen")
        .press("esc");
    it.press("?").type_text("lid toevoegen").see("lid toevoegen – ").press("esc");
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right r").see("rol Lid – Dat is al zo").miss("rol Beheerder –").press("esc");
    it.press("?").type_text("lid toevoegen").see("lid toevoegen").miss("toevoegen – ");
}

#[test]
fn the_palette_has_groups_and_a_scroll_bar_until_something_is_typed() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right :")
        .see("│  Els Bakker  ")
        .see("▸ bekijk")
        .see("Op dit scherm")
        .see("┃");
    // The cursor goes from line to line, over the headings.
    let screen = it.screen();
    let lines = screen.lines().skip_while(|line| !line.contains("│  Els Bakker  "));
    let row_actions = lines.take_while(|line| !line.contains("Op dit scherm")).count() - 2;
    let downs = vec!["down"; row_actions].join(" ");
    let first = screen.lines().skip_while(|line| !line.contains("Op dit scherm")).nth(1).unwrap();
    let first = first.split('│').nth(2).unwrap().trim().split("  ").next().unwrap().to_owned();
    it.press(&downs).see(&format!("▸ {first}"));
    it.click("Op dit scherm").see("Op dit scherm").press(&["pgdn"; 9].join(" "));
    it.see("Nu niet").miss("Els Bakker  ").press(&["pgup"; 9].join(" ")).see("Els Bakker  ");
    it.type_text("verwijder").miss("Op dit scherm").see("▸ organisatie verwijderen…");
}

/// Groups stand apart, keys stand below each other, and a disabled action says why in full.
#[test]
fn the_palette_is_spaced_and_says_why_an_action_is_disabled() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 ctrl-p");
    let screen = it.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let head = lines.iter().position(|line| line.contains("Op dit scherm")).unwrap();
    assert_eq!(lines[head - 1].trim_matches([' ', '│', '┃']), "", "{screen}");
    let end = |key: &str| it.find(key).x + u16::try_from(key.len()).unwrap();
    assert_eq!(end("x l"), end("s n"));
    assert_eq!(end(" S "), end("s n") + 1, "{screen}");
    for _ in 0..12 {
        it.press("pgdn");
    }
    it.see("Nu niet").see("de organisatie is actief").miss("…  ┃");
}

/// People look for an action by other words than its label.
#[test]
fn other_words_find_an_action_in_both_languages() {
    for (word, nl, en) in [
        ("profiel", "mijn gegevens", "my details"),
        ("profile", "mijn gegevens", "my details"),
        ("wachtwoord", "nieuwe code", "new code"),
        ("password", "mijn gegevens", "my details"),
        ("taal", "andere taal", "switch language"),
        ("thema", "Thema: ", "Theme: "),
        ("kleur", "Thema: ", "Theme: "),
        ("exit", "afsluiten", "quit"),
        ("uitloggen", "wissel gebruiker", "switch user"),
        ("medewerker", "gebruiker toevoegen", "add user"),
        ("toegang", "geef toegang tot", "give access to"),
        ("csv", "zet de lijst in een bestand", "export the list"),
    ] {
        for (lang, said) in [(Lang::Nl, nl), (Lang::En, en)] {
            let world = World::small_world();
            let mut it = Driver::new_in_language(world, Some("piet"), (100, 40), lang);
            it.state.look.themes = vec!["auto".into()];
            it.press("3 :").type_text(word).see(said);
        }
    }
}

/// The box is as high as its rows, its top stays, and the shell command follows the last row.
#[test]
fn the_palette_shrinks_to_what_is_found() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 :");
        let top = it.find("╭").y;
        let height = |it: &Driver| it.find("╰").y + 1 - it.find("╭").y;
        let whole = height(&it);
        it.type_text("organisatie toev").see("▸ organisatie toevoegen");
        assert_eq!((it.find("╭").y, height(&it)), (top, 12), "{}", it.screen());
        let screen = it.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let of = |said: &str| lines.iter().rposition(|line| line.contains(said)).unwrap();
        let found = of("▸ organisatie toevoegen");
        assert_eq!(of(" in de shell ("), found + 1, "{screen}");
        // Keys stand at the right edge, with and without a search text.
        let right = it.find("╮").x;
        let key = lines[found].chars().nth(usize::from(right) - 4);
        assert_eq!(key, Some('+'), "{screen}");
        it.press("ctrl-u");
        assert_eq!((it.find("╭").y, height(&it)), (top, whole));
        it.type_text("e");
        assert!(height(&it) > 12 && height(&it) <= whole, "{}", it.screen());
        it.type_text("zzz").miss(" in de shell (").see("geen treffers");
        assert_eq!(height(&it), 12);
    }
}

/// R259: an action of another screen is found everywhere, and Enter leads to it.
#[test]
fn an_action_of_another_screen_is_found_and_leads_there() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("9 :").type_text("lid").see("▸ lid toevoegen").see("kies eerst een organisatie");
        // The only hit is not an action that says nothing about members.
        it.miss("  open  ").press("enter");
        it.see("Kies eerst een organisatie, dan x l (lid toevoegen).").see("Piet Holding");
        it.press("x l").see("Leden toevoegen aan");
        // Without a row to choose, the action is performed there.
        it.press("esc 9 :").type_text("organisatie toev").see("gaat naar Organisaties");
        it.press("enter");
        assert!(it.state.dialog.is_some(), "{}", it.screen());
        // From another tab of the page, the way is shorter.
        it.press("esc esc 2 end enter home left :").type_text("rol beh").see("kies eerst een lid");
        it.press("enter").see_tab("Leden").see("Kies eerst een lid, dan r b (rol Beheerder).");
    }
}

#[test]
fn an_action_of_another_screen_that_the_user_may_not_perform_says_so() {
    let mut it = Driver::signed_in("els");
    it.press("9 :").type_text("gebruiker toev").see("Beheerder van de omgeving: Piet de Vries");
    let before = it.state.breadcrumb();
    it.press("enter").see("Dit kan alleen een Beheerder van de omgeving: Piet de Vries.");
    assert_eq!(it.state.breadcrumb(), before);
}

#[test]
fn a_search_without_a_match_says_what_to_type() {
    let mut it = Driver::signed_in("piet");
    it.press(":").type_text("qqq").see("geen treffers voor ‘qqq’").see("Typ wat je wilt doen");
}
