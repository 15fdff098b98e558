//! Any text can be typed or pasted in the dialog to add members, and the chosen people stay.

use crate::support::{Driver, World, assert_frame};

/// Returns texts that match nobody, and texts that only look unusual.
pub(crate) fn unusual_texts() -> Vec<String> {
    let mut texts = vec![
        "a".repeat(10_000),
        "ab ".repeat(4_000),
        "van de der 't ".repeat(800),
        "!@#$%^&*()_+-=[]{}|".repeat(600),
        "0".repeat(1_000_000),
        "Jan ".repeat(250_000),
        "\u{202e}naJ \u{2066}nesnaJ\u{2069}".to_owned(),
        format!("J{}an", "\u{301}".repeat(5_000)),
        "👩‍👩‍👧‍👦🇳🇱👍🏽".repeat(60),
        "王小明 Йосиф محمد".to_owned(),
    ];
    let strange =
        ["<@>", "<", "<@", "@", "\"Jansen, Jan", "\"", "“Jan", "jan <", "van", "van de", "/"];
    texts.extend(strange.map(str::to_owned));
    let more =
        ["\0", "a\0b", "\u{feff}", "\u{200b}", "\u{ad}", "...", ";;;", ",", "mailto:", "- - -"];
    texts.extend(more.map(str::to_owned));
    texts
}

#[test]
fn unusual_search_texts_keep_the_chosen_people() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 end enter right +").type_text("els").press("enter").see("(Els Bakker ×)");
    for text in unusual_texts() {
        it.paste(&text);
        assert_frame(&it.buffer());
        it.see("stap 1 van 2").see("(Els Bakker ×)");
        // Press Enter only if its button names a person.
        let names = it.screen().lines().any(|line| line.contains("Enter: + "));
        if !names {
            it.press("enter").see("Els Bakker").miss("Jan Jansen (");
            if it.screen().contains("stap 2 van 2") {
                it.see("Enter: 1 toevoegen").press("esc");
            }
        }
        it.press("ctrl-u").see("initialen, deel van de naam");
    }
    it.type_text("jan jansen").see("1 treffer").press("enter").see("(Jan Jansen ×)");
}
