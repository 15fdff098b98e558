//! Texts of line mode in Dutch.

use crate::text::{Lang, LinesTexts, grammar::number::grouped};

pub(crate) const LINES: LinesTexts = LinesTexts {
    again: "(? noemt de keuzes)",
    answer: "Antwoord:",
    begin: "toegang, in regels. Antwoord met een nummer of een woord. Leeg is terug of verder, ? \
            herhaalt de keuzes, stop eindigt.",
    chosen: |label| format!("Gekozen: {label}."),
    command: "Wat wil je doen?",
    count: |count| match count {
        0 => "Niets in deze lijst.".to_owned(),
        1 => "1 regel.".to_owned(),
        _ => format!("{} regels.", grouped(Lang::Nl, count)),
    },
    first: |shown, all| {
        format!("De eerste {shown} van {}; typ letters van de naam.", grouped(Lang::Nl, all))
    },
    hidden: |count| match count {
        1 => "1 treffer is nu niet te kiezen: al lid, gevraagd of geblokkeerd.".to_owned(),
        _ => format!(
            "{} treffers zijn nu niet te kiezen: al lid, gevraagd of geblokkeerd.",
            grouped(Lang::Nl, count)
        ),
    },
    more_options: "Nog iets opgeven? Leeg is: nee, doe het zo.",
    no_choice: |text| format!("‘{text}’ is hier geen keuze; ? herhaalt ze."),
    nobody: "Er is niemand of niets te kiezen.",
    none: |text| format!("Niets gevonden voor ‘{text}’."),
    one_more: "Nog een? Leeg is: verder.",
    too_long: "die regel is te lang om een antwoord te zijn; er is niets meer gevraagd",
    stop: "stop",
    similar: "Lijkt erop; kies een nummer:",
    sign_in: "Als iemand anders werken",
    sign_in_word: "aanmelden",
    which_proof: "Waaruit blijkt het?",
    who: "Wie ben je? Typ je naam of e-mailadres.",
};
