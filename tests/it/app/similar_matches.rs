//! Similar matches in the dialog to add members, and its texts before typing and without matches.

use toegang::{
    app::Dialog,
    domain::{Command, Email, JoinedBy, Name, PlatformRole},
    work::{CandidateScope, Finder, TypedText},
};

use crate::support::{Driver, World};

/// Opens the dialog to add members of Piet Holding, as Piet.
fn open_add_members_dialog() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +");
    it.see("Leden toevoegen aan Piet Holding B.V.").see("stap 1 van 2");
    it
}

#[test]
fn similar_people_are_listed_below_a_line_and_marked() {
    let mut it = open_add_members_dialog();
    it.type_text("els").see("1 treffer").miss("(lijkt op)").type_text(" bakkr");
    it.see("geen exacte treffer · 1 lijkt erop").see("Lijkt erop");
    it.see("[ Enter: + Els Bakker (lijkt op) ]").press("enter").see("(Els Bakker ×)");
    it.press("enter").see("stap 2 van 2").see("els@eigendomein.nl · gevonden met ‘els bakkr’");
    it.press("esc").type_text("jan").press("enter enter").see("Jan Jansen");
    it.miss("gevonden met ‘jan’");
}

#[test]
fn a_match_without_typing_errors_has_no_similar_mark() {
    let mut it = open_add_members_dialog();
    it.type_text("elsbak").see("Lijkt erop").see("[ Enter: + Els Bakker ]");
    it.press("enter enter").see("stap 2 van 2").miss("gevonden met");
}

#[test]
fn similar_people_come_after_exact_matches() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").see("Jan Jansen").see("[ Enter: + Jan Jansen ]");
    let lines: Vec<String> = it.screen().lines().map(str::to_owned).collect();
    let line = |text: &str| lines.iter().position(|line| line.contains(text));
    assert!(line("Lijkt erop").is_none_or(|similar| line("Jan Jansen") < Some(similar)));
}

/// Anna, a partner's user, is listed below own users whose names only begin like hers.
#[test]
fn enter_prefers_an_exact_match_over_a_similar_person() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("2 /").type_text("holding").press("down enter right +").type_text("anna");
    it.see("Annelies").see("Lijkt erop").see("[ Enter: + Anna Visser ]");
    // After Anna is chosen, Enter does not choose a person who is only similar.
    it.press("enter").type_text("anna").miss("(lijkt op)");
}

#[test]
fn a_search_without_matches_shows_its_scope_and_advice() {
    let mut it = open_add_members_dialog();
    it.type_text("xyzzy").see("Niemand gevonden voor ‘xyzzy’. Gezocht in 8 namen");
    it.see("Probeer initialen").miss("Geen relatie met iemand");
}

#[test]
fn an_empty_search_field_explains_how_to_search() {
    let mut it = open_add_members_dialog();
    it.see("initialen, deel van de naam of e-mail").type_text("j").miss("initialen, deel");
    it.press("backspace").see("initialen, deel van de naam of e-mail");
}

#[test]
fn the_keys_of_common_pickers_move_the_cursor() {
    let mut it = open_add_members_dialog();
    it.type_text("e").press("ctrl-j ctrl-j ctrl-k").see("▸");
    for (down, up) in [("ctrl-j", "ctrl-k"), ("ctrl-n", "ctrl-p"), ("down", "up")] {
        let here = it.screen();
        assert_ne!(it.press(down).screen(), here, "{down}");
        assert_eq!(it.press(up).screen(), here, "{up}");
    }
    it.press("ctrl-w").see("initialen, deel van de naam");
}

#[test]
fn a_key_reads_the_matches_that_fit_and_the_cursor_reads_more() {
    for height in [24, 40, 70] {
        let world = World::with_users(600);
        let mut it = Driver::new(world, Some("piet"), (120, height));
        it.press("2 /").type_text("holding").press("enter right").see_tab("Leden").press("+");
        it.type_text("e");
        let read = |it: &Driver| match &it.state.dialog {
            Some(Dialog::AddMembers(dialog)) => {
                dialog.chooser.picker.rows().iter().filter(|row| row.own).count()
            }
            _ => panic!("no dialog"),
        };
        let shown = it.screen().matches('@').count();
        let first = read(&it);
        assert!(
            shown <= first && first <= shown + 8,
            "{height}: {shown} of {first}\n{}",
            it.screen()
        );
        for _ in 0..=first {
            it.press("down");
        }
        assert!(read(&it) > first, "{height}");
    }
}

#[test]
fn recently_added_users_and_fellow_members_are_offered_first() {
    let mut world = World::full();
    let piet = world.session("piet");
    for name in ["Zeger Zwart", "Yara Zwart"] {
        let address = format!("{}@eigendomein.nl", name.split(' ').next().unwrap());
        let (email, full_name) = (Email::new(&address).unwrap(), Name::new(name).ok());
        let (role, how) = (PlatformRole::Basic, JoinedBy::Added);
        world
            .store
            .execute(piet, &Command::InviteUser { email, full_name, role, how }, world.now)
            .unwrap();
    }
    let scope = CandidateScope { session: piet, org: world.org("Piet Holding") };
    let found = Finder::default()
        .candidates(&world.store, scope, TypedText { text: "", take: 48 }, world.now)
        .unwrap();
    let own: Vec<_> = found.rows.iter().filter(|row| row.own).collect();
    let names: Vec<&str> = own.iter().map(|row| &*row.person.name).collect();
    assert_eq!(names[..2], ["Yara Zwart", "Zeger Zwart"], "the last one first");
    assert!(own.len() == 48 && own[..8].iter().all(|row| row.standing.is_open()));
    let shares = own[8..].iter().map(|row| row.shares && row.standing.is_open());
    let few: Vec<bool> = shares.take(20).collect();
    assert!(few[0] && few.is_sorted_by(|a, b| a >= b), "{few:?}");
}

#[test]
fn enter_at_sign_in_never_chooses_a_similar_person() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.type_text("piet").see("▸ Piet de Vries").see("lijken erop").see("Lijkt erop");
    let lines: Vec<String> = it.screen().lines().map(str::to_owned).collect();
    let line = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap();
    assert!(line("Piet de Vries") < line("Lijkt erop"), "{lines:?}");
    assert!(line("Lijkt erop") < line("Luc Peeters"), "{lines:?}");
    it.press("ctrl-u").type_text("annna").see("Lijkt erop").see("Anna Visser").miss("▸");
    it.miss("Enter kies");
    it.press("enter").see("Aanmelden als").press("down").see("▸ Anna Visser").see("Enter kies");
    it.press("enter").miss("Aanmelden als");
}

#[test]
fn similar_relation_managers_are_listed_below_a_line_and_counted() {
    let mut it = Driver::signed_in("piet");
    it.press("4 right /").see("Vind relaties").type_text("kuipres").see("Lijkt erop");
    it.see("geen exacte treffer · 1 lijkt erop").see("Bram Kuipers").miss("▸   Bram");
    it.miss("Enter vraag relatie…").press("down").see("▸   Bram").see("Enter vraag relatie…");
}

#[test]
fn the_button_cuts_a_long_name_and_keeps_the_similar_mark() {
    let name = format!("Wilhelmina {}", "Schimmelpenninck ".repeat(6));
    let add = Command::InviteUser {
        email: Email::new("wil@eigendomein.nl").unwrap(),
        full_name: Name::new(&name).ok(),
        role: PlatformRole::Basic,
        how: JoinedBy::Added,
    };
    for size in [(60, 16), (80, 24)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.world.act("piet", &add).unwrap();
        it.press("2 end enter right +").type_text("wilhelmnia");
        it.see("(lijkt op) ]").see("Enter: + Wilhelm");
    }
}

#[test]
fn step_two_shows_address_and_search_text_of_long_names_at_80x24() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    for (first, email) in [("Wilhelmina", "wil@eigendomein.nl"), ("Adriana", "ad@eigendomein.nl")] {
        let name = format!("{first} {}", "Schimmelpenninck ".repeat(6));
        let (email, full_name) = (Email::new(email).unwrap(), Name::new(&name).ok());
        let (role, how) = (PlatformRole::Basic, JoinedBy::Added);
        let add = Command::InviteUser { email, full_name, role, how };
        it.world.act("piet", &add.confirmed()).unwrap();
    }
    it.press("2 end enter right +");
    for typed in ["wilhelmnia", "els bakkr", "adrinaa"] {
        it.type_text(typed).see("(lijkt op) ]").press("enter");
    }
    it.press("enter").see("wil@eigendomein.nl · gevonden met ‘wilhelmnia’");
    it.see("els@eigendomein.nl · gevonden met ‘els bakkr’");
    it.see("ad@eigendomein.nl · gevonden met ‘adrinaa’");
}
