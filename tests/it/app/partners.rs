//! Partnerships: the notes that explain them, and the search for relations.

use toegang::text::Lang;

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
        (Lang::Nl, "4 right", "dan zijn jullie omgevingen partners."),
        (Lang::En, "4 right", "your environments are partners."),
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
        (Lang::Nl, "4 right tab", "←  Vind relaties: vraag een andere omgeving om een relatie."),
        (Lang::En, "4 right tab", "←  Find relations: ask another environment for a relation."),
    ];
    for (lang, keys, line) in lists {
        narrow(FOUNDER, lang, keys).see(line);
    }
    let mut it = narrow("piet", Lang::Nl, "4 right");
    it.type_text("qqqq").see("Vraag de ander om er een aan te wijzen: Gebruikers, x m.");
}
