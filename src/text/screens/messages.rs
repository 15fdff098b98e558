//! Messages at the bottom of a screen.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::text::{Lang, Text, both, grammar::number::count};

pub(crate) const BUSY_CANCELLED: Text =
    both("Geannuleerd. Er is niets gewijzigd.", "Cancelled. Nothing has changed.");
pub(crate) const BUSY_GIVEN_UP: Text = both(
    "Niet opgeslagen: een ander proces schrijft al 30 seconden. Je invoer staat er nog; probeer \
     het opnieuw.",
    "Not saved: another process has been writing for 30 seconds. Your input is still there; try \
     again.",
);
pub(crate) const SAVING: Text =
    both("Nog niet opgeslagen: dit duurt even…", "Not saved yet: this takes a while…");
pub(crate) const BUSY_READING: Text =
    both("Het bestand is bezet. Ververs met R.", "The file is busy. Refresh with R.");
pub(crate) const MESSAGES_TITLE: Text = both("Zojuist", "Just now");
pub(crate) const NO_MESSAGES: Text = both(
    "Hier staat wat je deed en wat er gemeld werd, het nieuwste bovenaan. Nog niets.",
    "This lists what you did and what was reported, newest first. Nothing yet.",
);

pub fn busy(lang: Lang, seconds: i64) -> String {
    match (lang, seconds) {
        (Lang::Nl, 0) => {
            "Nog niet opgeslagen: een ander proces schrijft. Esc annuleert.".to_owned()
        }
        (Lang::Nl, n) => {
            format!("Nog niet opgeslagen: een ander proces schrijft al {n} s. Esc annuleert.")
        }
        (Lang::En, 0) => "Not saved yet: another process is writing. Esc cancels.".to_owned(),
        (Lang::En, n) => {
            format!("Not saved yet: another process has been writing for {n} s. Esc cancels.")
        }
    }
}

/// How many users or organisations were skipped.
pub fn skipped_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!("{n} overgeslagen"),
        Lang::En => format!("{n} skipped"),
    }
}

pub fn more_messages(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!("nog {} (m)", count(lang, n, "bericht", "berichten")),
        Lang::En => format!("{} (m)", count(lang, n, "more message", "more messages")),
    }
}

/// The number of messages below those that fit.
pub fn more_events(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!("↓ nog {n}"),
        Lang::En => format!("↓ {n} more"),
    }
}
