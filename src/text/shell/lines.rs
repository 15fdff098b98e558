//! Texts of line mode.

use crate::text::{Lang, Text, both, grammar::number::grouped};

pub(crate) const REPEAT_HINT: Text = both("(? noemt de keuzes)", "(? repeats the choices)");
pub(crate) const ANSWER: Text = both("Antwoord:", "Answer:");
pub(crate) const GREETING: Text = both(
    "toegang, lijnmodus. Antwoord met een nummer of een woord. Enter gaat terug of verder, ? \
     herhaalt de keuzes, stop sluit af.",
    "toegang, line mode. Answer with a number or a word. Enter goes back or on, ? repeats the \
     choices, stop quits.",
);
pub(crate) const COMMAND: Text = both("Wat wil je doen?", "What do you want to do?");
pub(crate) const MORE_OPTIONS: Text = both(
    "Nog iets? Druk op Enter om de opdracht zo uit te voeren.",
    "Anything else? Press Enter to run the command as it is.",
);
pub(crate) const NOBODY: Text = both("Er is niets te kiezen.", "There is nothing to choose.");
pub(crate) const ANOTHER_ONE: Text =
    both("Nog een? Enter gaat verder.", "Another one? Press Enter to go on.");

/// Shown if a typed line is too long to be an answer.
pub(crate) const TOO_LONG: Text = both(
    "dat antwoord is te lang; er is niets meer gevraagd",
    "that answer is too long; nothing more was asked",
);

pub(crate) const STOP: Text = both("stop", "stop");

/// The heading above matches that are only similar.
pub(crate) const SIMILAR: Text = both("Lijkt erop; kies een nummer:", "Similar; choose a number:");

pub(crate) const SIGN_IN: Text = both("Als iemand anders werken", "Work as somebody else");
pub(crate) const SIGN_IN_WORD: Text = both("aanmelden", "signin");
pub(crate) const EVIDENCE_QUESTION: Text = both("Wat is het bewijs?", "What is the evidence?");
pub(crate) const SIGN_IN_QUESTION: Text = both(
    "Wie ben je? Typ je naam of e-mailadres.",
    "Who are you? Type your name or e-mail address.",
);

pub(crate) fn chosen(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Nl => format!("Gekozen: {label}."),
        Lang::En => format!("Chosen: {label}."),
    }
}

/// The line below a list, with the number of its rows.
pub(crate) fn count(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Nl, 0) => "Niets in deze lijst.".to_owned(),
        (Lang::En, 0) => "Nothing in this list.".to_owned(),
        (Lang::Nl, 1) => "1 regel.".to_owned(),
        (Lang::En, 1) => "1 line.".to_owned(),
        (Lang::Nl, _) => format!("{} regels.", grouped(lang, count)),
        (Lang::En, _) => format!("{} lines.", grouped(lang, count)),
    }
}

/// Says how many of all rows are shown, and that typing finds the others.
pub(crate) fn first_of_all(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Nl => {
            format!("De eerste {shown} van {}; typ een deel van de naam.", grouped(lang, all))
        }
        Lang::En => {
            format!(
                "The first {shown} of {}; type part of a name to find others.",
                grouped(lang, all)
            )
        }
    }
}

/// The number of matches that cannot be chosen now.
pub(crate) fn hidden_matches(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Nl, 1) => {
            "1 treffer is nu niet te kiezen: al lid, gevraagd of geblokkeerd.".to_owned()
        }
        (Lang::En, 1) => {
            "1 match cannot be chosen now: already a member, asked or blocked.".to_owned()
        }
        (Lang::Nl, _) => format!(
            "{} treffers zijn nu niet te kiezen: al lid, gevraagd of geblokkeerd.",
            grouped(lang, count)
        ),
        (Lang::En, _) => format!(
            "{} matches cannot be chosen now: already members, asked or blocked.",
            grouped(lang, count)
        ),
    }
}

pub(crate) fn not_a_choice(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("‘{text}’ is hier geen keuze; ? herhaalt ze."),
        Lang::En => format!("‘{text}’ is not a choice here; ? repeats them."),
    }
}

pub(crate) fn nothing_found(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("Niets gevonden voor ‘{text}’."),
        Lang::En => format!("Nothing found for ‘{text}’."),
    }
}
