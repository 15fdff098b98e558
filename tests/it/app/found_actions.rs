//! The order of the actions that a search text finds, in the palette and in the help.

use crate::support::Driver;

/// R305: a key typed in the help finds the action of that key first.
#[test]
fn the_help_finds_the_action_of_a_typed_key_first() {
    for (key, label) in [("u", "ongedaan maken"), ("U", "opnieuw"), ("m", "zojuist")] {
        let mut it = Driver::signed_in("piet");
        it.press("2 enter right ?").type_text(key);
        let screen = it.screen();
        let first = screen.lines().skip(5).find(|line| line.contains("│  ▸")).unwrap();
        let is_it = first.contains(&format!(" {key} ")) && first.contains(label);
        assert!(is_it, "{key}: {first}\n{screen}");
    }
}

/// R305: a literal word of a label comes before a synonym, in the palette and in the help.
#[test]
fn a_literal_word_is_found_before_a_synonym() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right :").type_text("lid");
    let screen = it.screen();
    let first = screen.lines().skip(5).find(|line| line.contains("│  ▸") || line.contains("│ ▸"));
    assert!(first.is_some_and(|line| line.to_lowercase().contains("lid")), "{screen}");
    it.press("esc ?").type_text("lid");
    let screen = it.screen();
    let place = |text| screen.find(text).unwrap();
    assert!(place("lid toevoegen") < place("ontzeg toegang"), "{screen}");
}
