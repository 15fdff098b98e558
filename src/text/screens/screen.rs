//! Sentences for any screen, for the sign-in screen and for the log.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use jiff::tz::TimeZone;

use crate::{
    domain::{Failure, Locked, LostLog, Name, PlatformRole},
    text::{
        Lang, TerminalSize, Text, both,
        failures::{failure::failure, locked, shared_log::not_following},
        grammar::{
            day,
            number::{count, grouped},
            words,
        },
    },
};

pub(crate) const LAST_HERE: Text = both("laatst hier", "here last");
/// The placeholder of the search field of the sign-in screen.
pub(crate) const SIGN_IN_SEARCH: Text = both("typ je naam of e-mail", "type your name or e-mail");
pub(crate) const REFRESHED: Text = both("Opnieuw gelezen.", "Read again.");
pub(crate) const LOADING: Text = both("laden…", "loading…");
pub const ME: Text = both(" (jij)", " (you)");
pub const NEW_ROW: Text = both(" · nieuw", " · new");
pub(crate) const WHAT_YOU_CAN_DO: Text = both("Wat je kunt doen", "What you can do");
pub(crate) const ALSO_IN_OPERATION: Text = both("Ook in deze handeling", "Also in this operation");
pub(crate) const HAPPENED: Text = both("Gebeurd", "What happened");
pub(crate) const LOG_EMPTY: [Text; 2] = [
    both("Geen gebeurtenissen die je mag zien.", "No events that you may see."),
    both(
        "Hier komt wat je doet, en wat er gebeurt bij organisaties waarvan je Beheerder bent.",
        "What you do appears here, and what happens at organisations of which you are an Administrator.",
    ),
];
pub(crate) const NO_USERS: Text = both(
    "Nog geen gebruikers. F6: registreren. Voorbeeld: toegang voorbeeld",
    "No users yet. F6: register. Example: toegang example",
);
pub(crate) const SIGN_IN_LOG: Text = both(
    "Alles wat je doet komt met deze naam in het Logboek.",
    "Everything you do is logged under this name.",
);
pub(crate) const SIGN_IN_NOTE: Text = both(
    "Lokale gegevens, geen wachtwoord: kies namens wie je werkt.",
    "Local data, no password: choose who you work as.",
);
pub(crate) const MOUSE_OFF: Text = both(
    "Muis uit: de terminal selecteert weer tekst.",
    "Mouse off: the terminal selects text again.",
);
pub(crate) const MOUSE_ON: Text = both(
    "Muis aan. Tekst selecteren: houd Shift ingedrukt.",
    "Mouse on. To select text: hold Shift.",
);

/// Shown if the chosen row is gone; the action is not applied to the row in its place.
pub(crate) const ROW_GONE: Text = both(
    "Wat hier stond, is er niet meer. Kies eerst een regel met ↑ of ↓.",
    "This row is gone. Choose a row first, with ↑ or ↓.",
);

pub(crate) fn role_in(lang: Lang, role: PlatformRole, env: &Name) -> String {
    match lang {
        Lang::Nl => format!("{} · omgeving {env}", words::role(lang, role)),
        Lang::En => format!("{} · environment {env}", words::role(lang, role)),
    }
}

/// `2 verzoeken`; `2 requests`: the open requests that wait for a user.
pub(crate) fn requests_waiting(lang: Lang, waiting: usize) -> String {
    match lang {
        Lang::Nl => count(lang, waiting, "verzoek", "verzoeken"),
        Lang::En => count(lang, waiting, "request", "requests"),
    }
}

pub fn too_small(
    lang: Lang,
    (width, height): TerminalSize,
    (min_width, min_height): TerminalSize,
) -> Vec<String> {
    match lang {
        Lang::Nl => vec![
            "Het venster is te klein".to_owned(),
            String::new(),
            format!("nu {width} × {height}"),
            format!("nodig {min_width} × {min_height}"),
            String::new(),
            "maak groter, of: toegang --help".to_owned(),
        ],
        Lang::En => vec![
            "The window is too small".to_owned(),
            String::new(),
            format!("now {width} × {height}"),
            format!("needed {min_width} × {min_height}"),
            String::new(),
            "enlarge it, or: toegang --help".to_owned(),
        ],
    }
}

pub fn too_small_short(
    lang: Lang,
    (width, height): TerminalSize,
    (min_width, min_height): TerminalSize,
) -> Vec<String> {
    match lang {
        Lang::Nl => {
            vec![format!("te klein: {min_width}×{min_height}"), format!("nu {width}×{height}")]
        }
        Lang::En => {
            vec![format!("too small: {min_width}×{min_height}"), format!("now {width}×{height}")]
        }
    }
}

/// The reason why the file is read-only, in one short notice.
pub fn read_only(lang: Lang, why: Locked) -> String {
    match lang {
        Lang::Nl => format!("Alleen-lezen. {}.", locked::locked_reason(lang, why)),
        Lang::En => format!("Read-only. {}.", locked::locked_reason(lang, why)),
    }
}

/// The last line of a notice that replaces the screen: the keys that quit.
pub fn quit(lang: Lang, keys: &str) -> String {
    match lang {
        Lang::Nl => format!("{keys} afsluiten"),
        Lang::En => format!("{keys} quit"),
    }
}

/// The number of other hosts that share the log and are connected.
pub(crate) fn other_hosts(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Nl, 0) => "gedeeld, geen andere host verbonden".to_owned(),
        (Lang::En, 0) => "shared, no other host connected".to_owned(),
        (Lang::Nl, n) => format!("gedeeld met {}", count(lang, n, "andere host", "andere hosts")),
        (Lang::En, n) => format!("shared with {}", count(lang, n, "other host", "other hosts")),
    }
}

/// The notice that the shared log cannot be followed.
pub(crate) fn not_followed(lang: Lang, lost: &LostLog, zone: &TimeZone) -> String {
    let since = day::clock(lost.since, zone);
    match (lang, lost.is_difference()) {
        (Lang::Nl, false) => format!("Geen verbinding sinds {since}"),
        (Lang::En, false) => format!("No connection since {since}"),
        (Lang::Nl, true) => format!("Volgt het gedeelde Logboek niet sinds {since}"),
        (Lang::En, true) => format!("Does not follow the shared Log since {since}"),
    }
}

/// The notice instead of a screen that may be old: since when, why, and what to do.
pub(crate) fn rows_hidden(lang: Lang, lost: &LostLog, zone: &TimeZone) -> Vec<String> {
    let end = match (lang, lost.is_difference()) {
        (Lang::Nl, false) => {
            "Wat hier stond kan elders zijn gewijzigd. Het komt vanzelf terug, met wat je typte."
        }
        (Lang::En, false) => {
            "What was here may have changed elsewhere. It returns with the connection, and so \
             does what you typed."
        }
        (Lang::Nl, true) => {
            "Wat hier stond is misschien niet meer waar. Er wordt niets opgeslagen."
        }
        (Lang::En, true) => "What was here may no longer be true. Nothing is saved.",
    };
    let begin = not_followed(lang, lost, zone);
    let why = match &lost.why {
        Failure::Shared(why) => not_following(lang, why),
        other => failure(lang, other),
    };
    vec![begin, String::new(), why, String::new(), end.to_owned()]
}

pub(crate) fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("„{text}”"),
        Lang::En => format!("“{text}”"),
    }
}

pub(crate) fn total_count(lang: Lang, n: usize) -> String {
    grouped(lang, n)
}
