//! The fields of a filter on the screens: what they select, what they say, and Tab.

use ratatui::style::Modifier;
use toegang::{
    app::{Action, columns, hints},
    columns::filters::{
        FilterField, FilterFields, LOG_FILTERS, MEMBER_FILTERS, ORGANISATION_FILTERS,
        REQUEST_FILTERS, USER_FILTERS,
    },
    text::Lang,
};

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
        let all = "rol, status, organisatie, relatiemanager";
        once(&it, &format!("rolx? kies {all}"));
        it.press("ctrl-u").type_text("rol:");
        once(&it, "rol: kies basis, gevorderd, beheerder");
        it.type_text("koning");
        once(&it, "basis, gevorderd, beheerder");
        it.see("koning? kies basis");
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

/// R292: the hits of a value that Tab filled in are counted, as those of any other filter.
#[test]
fn the_hits_of_a_completed_filter_are_counted() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = piet(size);
        it.press("3 /").type_text("rol:b").press("tab").see("rol:basis");
        it.see("basis  beheerder · 279 van 300");
    }
    // Rather the number alone than fewer words.
    let mut it = piet((80, 24));
    it.press("3 /").type_text("status:").press("tab").see("status:actief");
    it.see("actief  uitgenodigd  geblokkeerd · ");
}

/// R262: in a list that has focus, every part of the filter counts.
#[test]
fn a_saved_filter_that_cannot_be_read_selects_no_rows() {
    let mut it = piet((120, 40));
    it.press("3");
    let filters = [("oud".to_owned(), "rolx:basis".to_owned())].into();
    let user = it.state.session.unwrap().user;
    it.state.saved_filters.insert(user, [("users".to_owned(), filters)].into());
    it.press("F enter").see("rolx? kies rol").see("    Esc  wist het filter");
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
    it.see("Filter  rol:").press("left").miss("rol:  relatie").press("end backspace");
    it.press("backspace backspace tab").see("rol:  relatiemanager:");
    it.press("tab").see("Filter  relatiemanager:").press("tab").see("Filter  rol:");
    it.press("esc").miss("rol  relatiemanager").press("/");
    it.press("ctrl-u").type_text("jansen").miss("Tab vul aan");
    it.press("tab").see("Hier valt niets aan te vullen");
    it.see("jansen").press("down").press("tab").see("Organisaties");
    // A field with a cursor in the middle keeps the text behind it.
    it.press("esc esc 3 /").type_text("re jan").press("home right right tab");
    it.see("relatiemanager: jan");
}

/// The lists with fields, and the keys to them.
const LISTS: [(&str, FilterFields); 5] = [
    ("2", ORGANISATION_FILTERS),
    ("2 end enter right", MEMBER_FILTERS),
    ("2 end enter right right", REQUEST_FILTERS),
    ("3", USER_FILTERS),
    ("7", LOG_FILTERS),
];

/// R273: where the hint names Tab, Tab changes the filter, and where it does not, Tab has nothing to add.
#[test]
fn tab_does_what_its_hint_says() {
    // A blank that Tab adds moves the cursor.
    let row = |it: &Driver| {
        let screen = it.screen();
        let row = screen.lines().find(|line| line.contains("Filter  ")).unwrap_or_default();
        (row.to_owned(), it.cursor())
    };
    let mut hinted = 0;
    for lang in Lang::ALL {
        for (steps, fields) in LISTS {
            let mut it = Driver::new_in_language(World::full(), Some("piet"), (120, 40), lang);
            it.press(steps).press("/");
            let of_field = |field: &&FilterField| {
                let name = field.name.of(lang);
                let value = field.value_names(lang)[0];
                [format!("{name}:"), format!("{name}:{value}"), format!("{name}:{value},")]
            };
            let mut texts: Vec<String> = fields.iter().flat_map(of_field).collect();
            texts.extend(["", "jan ", "zzz", "s", "status:xx"].map(str::to_owned));
            texts.extend([format!("{}:3", fields[fields.len() - 1].name.of(lang))]);
            for text in texts {
                it.press("ctrl-u").type_text(&text);
                let is_hinted =
                    hints(&it.state).0.iter().any(|it| it.action == Action::CompleteFilter);
                let before = row(&it);
                it.press("tab");
                assert_eq!(row(&it) != before, is_hinted, "{steps} {text:?}: {before:?}");
                hinted += usize::from(is_hinted);
            }
        }
    }
    assert!(hinted > 80, "{hinted}");
}

/// R273: each field with a value to type offers one by Tab, in the order of the words beside it.
#[test]
fn tab_goes_through_the_days() {
    let mut it = piet((80, 24));
    it.press("2 end enter right /").type_text("verloopt:").see("verloopt: kies 7d, 30d, 90d");
    it.press("tab").see("Filter  verloopt:7d ").press("tab").see("Filter  verloopt:30d ");
    it.press("ctrl-u").type_text("verloopt:3").press("tab").see("verloopt:30d ").miss("! Hier");
}

/// The word that Tab filled in stands out among those offered, not by its colour alone.
#[test]
fn the_word_that_tab_filled_in_is_underlined() {
    let mut it = piet((80, 24));
    it.press("2 /").type_text("rol:").press("tab tab").see("lid  beheerder  geen");
    let (at, buffer) = (it.find("lid  beheerder  geen"), it.buffer());
    let is_marked = |x: u16| {
        let cell = buffer.cell((at.x + x, at.y)).unwrap();
        cell.modifier.contains(Modifier::UNDERLINED | Modifier::BOLD)
    };
    let marked: Vec<u16> = (0..20).filter(|x| is_marked(*x)).collect();
    assert_eq!(marked, (5..14).collect::<Vec<_>>());
}

/// R274: without a hit the hints name keys that find something again.
#[test]
fn without_a_hit_the_hints_name_what_helps() {
    let mut it = piet((80, 24));
    it.press("2 /").type_text("zzz").see("Geen treffers voor").miss("Tab vul aan");
    it.see("Backspace teken terug").see("Esc filter wissen");
    it.press("ctrl-u").miss("Backspace").see("Tab vul aan");
}

/// R275: the columns of a list stay where they are while the user types a filter with short hits.
#[test]
fn columns_stay_while_a_filter_is_typed() {
    for (steps, filter) in [("2", "rol:lid"), ("2", "zuur"), ("3", "rol:beheerder"), ("3", "bo")] {
        for size in [(80, 24), (120, 40), (160, 50)] {
            let mut it = piet(size);
            it.press(steps);
            let places = |it: &Driver| {
                columns(&it.state).iter().map(|it| (it.index, it.area.x)).collect::<Vec<_>>()
            };
            let before = places(&it);
            it.press("/");
            for sign in filter.chars() {
                it.type_text(&sign.to_string());
                assert_eq!(places(&it), before, "{steps} {filter} {sign} at {size:?}");
            }
        }
    }
}

#[test]
fn a_pasted_megabyte_is_a_filter_like_any_other() {
    let mut it = piet((80, 24));
    it.press("3 /").paste(&"rol:lid ".repeat(1 << 17)).see("lid? kies basis").press("tab esc");
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
    it.press("ctrl-u").type_text("sinds:gisteren").see("gisteren? kies ");
    // The log of an organisation has the fields too.
    it.press("esc esc 2 end enter left").see("Logboek").press("/").type_text("via:import");
    it.press("down").miss("? kies ");
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
