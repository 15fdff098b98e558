//! Texts of line mode in English.

use crate::text::{Lang, LinesTexts, grammar::number::grouped};

pub(crate) const LINES: LinesTexts = LinesTexts {
    again: "(? repeats the choices)",
    answer: "Answer:",
    begin: "toegang, line mode. Answer with a number or a word. Enter alone goes back or on, ? repeats \
            the choices, stop ends.",
    chosen: |label| format!("Chosen: {label}."),
    command: "What do you want to do?",
    count: |count| match count {
        0 => "Nothing in this list.".to_owned(),
        1 => "1 line.".to_owned(),
        _ => format!("{} lines.", grouped(Lang::En, count)),
    },
    first: |shown, all| {
        format!("The first {shown} of {}; type letters of the name.", grouped(Lang::En, all))
    },
    hidden: |count| match count {
        1 => "1 match cannot be chosen now: already a member, asked or blocked.".to_owned(),
        _ => format!(
            "{} matches cannot be chosen now: already members, asked or blocked.",
            grouped(Lang::En, count)
        ),
    },
    more_options: "Anything else? Press Enter to do it like this.",
    no_choice: |text| format!("‘{text}’ is not a choice here; ? repeats them."),
    nobody: "There is nothing to choose.",
    none: |text| format!("Nothing found for ‘{text}’."),
    one_more: "Another one? Press Enter to go on.",
    too_long: "that line is too long to be an answer; nothing more was asked",
    stop: "stop",
    similar: "Similar; choose a number:",
    sign_in: "Work as somebody else",
    sign_in_word: "signin",
    which_proof: "What is the evidence?",
    who: "Who are you? Type your name or e-mail address.",
};
