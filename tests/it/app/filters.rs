//! The fields of a filter on the screens: what they select, what they say, and Tab.

use toegang::text::Lang;

use crate::support::{Driver, World};

fn piet(size: (u16, u16)) -> Driver {
    Driver::new(World::full(), Some("piet"), size)
}

#[test]
fn the_row_names_the_fields_until_text_is_typed() {
    let mut it = piet((120, 40));
    it.press("3").see("Filter  naam, rol:, status:, organisatie:, relatiemanager:");
    it.press("/").see("Filter  naam, rol:, status:").type_text("j").miss("naam, rol:");
    it.press("esc 2").see("Filter  naam, rol:, status:, beheerders:, verzoeken:");
    let mut it = Driver::new_in_language(World::full(), Some("piet"), (120, 40), Lang::En);
    it.press("3").see("Filter  name, role:, status:, organisation:, relation-manager:");
    it.press("7").see("Filter  name, kind:, by:, since:, via:");
    // A list without fields is filtered by name only.
    it.press("1 /").see("Filter  name").miss("Filter  name,");
}

#[test]
fn a_field_selects_rows_while_it_is_typed() {
    let mut it = piet((120, 40));
    it.press("3 /").type_text("rol:b").see("rol: kies basis, beheerder").see("Aaltje Groen");
    it.type_text("e").see("Piet de Vries").miss("Aaltje Groen").press("ctrl-u");
    it.type_text("rol:beheerder status:actief piet").see("Piet de Vries").see("1 van 300");
    it.press("down esc").see("300 gebruikers");
    // The words of the other language work too.
    it.press("/").type_text("role:admin piet").see("1 van 300");
}

/// R262: the rest of the filter selects the rows while a part cannot be read, and one place says so.
#[test]
fn a_part_that_cannot_be_read_is_left_out_while_it_is_typed() {
    for size in [(80, 24), (120, 40)] {
        let mut it = piet(size);
        let once = |it: &Driver, said: &str| {
            let screen = it.screen();
            assert_eq!(screen.matches(said).count(), 1, "{screen}");
            assert!(screen.contains("Aaltje Groen"), "{screen}");
            assert!(!screen.contains("─ ! "), "{screen}");
        };
        it.press("3 /").type_text("rolx:basis");
        once(&it, "rolx: ken ik niet; wel: rol status organisatie");
        it.press("ctrl-u").type_text("rol:");
        once(&it, "rol: kies basis, gevorderd, beheerder");
        it.type_text("koning");
        once(&it, "rol:koning ken ik niet; wel: basis, gevorderd, ");
        it.press("ctrl-u").type_text("piet rol:").see("Piet de Vries").miss("Aaltje Groen");
        // Actions would apply to rows that do not pass the filter.
        it.press("enter").see("Maak het filter eerst af").type_text("b").see("piet rol:b");
        it.press("down").see("Maak het filter eerst af").type_text("e").miss("Maak het filter");
        it.press("down").see("1 van 300");
        it.press("esc /").type_text("status:geblokkeerd zzzz");
        it.see("Geen treffers voor ‘status:geblokkeerd zzzz’.").see("  Esc  wist het filter");
        it.press("esc").see("300 gebruikers");
    }
}

/// R262: in a list that has focus, every part of the filter counts.
#[test]
fn a_saved_filter_that_cannot_be_read_selects_no_rows() {
    let mut it = piet((120, 40));
    it.press("3");
    let filters = [("oud".to_owned(), "rolx:basis".to_owned())].into();
    let user = it.state.session.unwrap().user;
    it.state.saved_filters.insert(user, [("users".to_owned(), filters)].into());
    it.press("F enter").see("rolx: ken ik niet").see("    Esc  wist het filter");
    it.miss("Aaltje Groen");
}

/// R54: only a Beheerder of the environment knows who has organisations.
#[test]
fn a_field_for_administrators_says_so_to_others() {
    let mut it = Driver::new(World::full(), Some("els"), (120, 40));
    it.press("3 /").type_text("organisatie:geen");
    it.see("organisatie: alleen een Beheerder van de omgeving weet dit");
}

#[test]
fn tab_completes_fields_and_values() {
    let mut it = piet((120, 40));
    it.press("3 /").see("Tab vul aan").type_text("st").press("tab").see("status:");
    it.press("tab").see("status:actief").see("actief  uitgenodigd  geblokkeerd");
    it.press("ctrl-u")
        .type_text("status:g")
        .press("tab")
        .see("status:geblokkeerd ")
        .type_text("jan");
    it.see("status:geblokkeerd jan");
    // Another Tab takes each of the words in turn.
    it.press("ctrl-u").type_text("status:").press("tab").see("status:actief").see("  geblok");
    it.press("tab tab").see("status:geblokkeerd").press("tab").see("status:actief");
    it.type_text(" x").miss("uitgenodigd  geblokkeerd").see("status:actief x");
    it.press("ctrl-u").type_text("r").press("tab").see("rol:  relatiemanager:").miss("─ ! ");
    it.press("left").miss("rol:  relatie").press("end tab").see("rol:  relatiemanager:");
    it.press("tab tab").see("Filter  relatiemanager:").press("tab").see("Filter  rol:");
    it.press("esc").miss("rol  relatiemanager").press("/");
    it.press("ctrl-u").type_text("jansen").press("tab").see("Hier valt niets aan te vullen");
    it.see("jansen").press("down").press("tab").see("Organisaties");
    // A field with a cursor in the middle keeps the text behind it.
    it.press("esc esc 3 /").type_text("re jan").press("home right right tab");
    it.see("relatiemanager: jan");
}

#[test]
fn a_pasted_megabyte_is_a_filter_like_any_other() {
    let mut it = piet((80, 24));
    it.press("3 /").paste(&"rol:lid ".repeat(1 << 17)).see("rol:lid ken ik niet").press("tab esc");
    it.see("300 gebruikers");
}

/// A filter with fields is kept as text: it comes back with the screen.
#[test]
fn actions_apply_to_the_filtered_rows_only() {
    let mut it = piet((120, 40));
    it.press("2 /").type_text("holding").press("down enter right").see_tab("Leden 1");
    it.press("/").type_text("rol:beheerder").press("down").press("*");
    let screen = it.screen();
    assert!(screen.contains("gemarkeerd"), "{screen}");
    it.press("esc esc /").type_text("rol:").press("enter").press("*").miss("gemarkeerd");
}

#[test]
fn the_log_is_filtered_by_topic_author_age_and_interface() {
    let mut it = piet((120, 40));
    it.press("7 /").type_text("soort:par").press("tab").see("soort:partners");
    it.see("om een relatie").miss("als Lid van");
    it.press("ctrl-u").type_text("soort:mocht-niet").see("Geen treffers");
    it.press("ctrl-u").type_text("sinds:2d door:piet").see("Anna Visser").miss("Luc Peeters vroeg");
    it.press("ctrl-u").type_text("sinds:gisteren").see("ken ik niet");
    // The log of an organisation has the fields too.
    it.press("esc esc 2 end enter left").see("Logboek").press("/").type_text("via:import");
    it.press("down").miss("ken ik niet");
}

/// Enter on a filter without a match stays in it: the keys after it were meant for the row that was
/// not found, and would otherwise add an organisation.
#[test]
fn enter_without_a_match_stays_in_the_filter() {
    for leave in ["enter", "down"] {
        let mut it = piet((80, 24));
        it.press("2 /")
            .type_text("rol:lid bakhuis")
            .press(leave)
            .see("Geen treffers om heen te gaan");
        it.press("+").type_text("jan").press("enter");
        it.see("rol:lid bakhuis+jan").miss("Organisatie toevoegen ─").press("ctrl-u");
        it.type_text("bakhuis").press("enter").see("Organisaties › Bakhuis");
    }
}
