//! The screen *Logboek*: its sentences and its filter.

use crate::support::{Driver, World};

#[test]
fn the_log_tells_events_in_sentences_with_the_code_below() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("7 /").type_text("piet gaf toegang beheerder").press("down");
    it.see("Piet de Vries gaf").see("toegang tot").see("als Beheerder").see("lid.toegevoegd #");
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
