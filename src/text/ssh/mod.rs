//! Texts about keys, sessions and sshd.

mod keys;
mod setup;

pub use keys::*;
pub use setup::*;

use crate::{
    domain::{KeyAlerts, Name},
    text::{Lang, Medium, Text, both, grammar::number::tab_label},
};

/// The start of an open session, and the number of its key.
pub type OpenSessionText = (String, Option<i64>);

/// An action that is missing in a session fixed to one user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestrictedAction {
    /// Working as another user.
    Person,
    /// Writing a file on the host.
    File,
    /// Opening a shell on the host.
    Shell,
}

pub(crate) const ADDED: Text = both("Toegevoegd", "Added");

/// The hint to use the option that sets a key's remark.
pub(crate) const USE_NAME_OPTION: Text =
    both("Gebruik --naam om die te kiezen.", "Use --name to set it.");

/// The prompt in a session with an unconfirmed key: why a code is needed, and which one.
pub(crate) const CODE_ASKED: Text = both(
    "Deze sleutel is nog niet bevestigd. Typ de code die je van een Beheerder kreeg en druk op \
     Enter; een lege regel stopt.",
    "This key is not confirmed yet. Type the code that an Administrator gave you and press Enter; \
     an empty line stops.",
);

/// Shown if no code was typed, or if the key no longer waits for a code.
pub(crate) const CODE_NOT_ENTERED: Text = both(
    "Er is niets gewijzigd. Meld opnieuw aan om de code in te vullen.",
    "Nothing has changed. Sign in again to enter the code.",
);

pub(crate) const CONFIRMED: Text = both("Bevestigd", "Confirmed");
pub(crate) const FINGERPRINT: Text = both("Vingerafdruk", "Fingerprint");
pub(crate) const FIXED_NEEDS_NUMBER: Text = both(
    "--vast gaat alleen met --als NUMMER: het nummer van een gebruiker.",
    "--fixed needs --as NUMBER: the number of a user.",
);
pub(crate) const FIXED_ONLY_SCREENS: Text = both(
    "--vast gaat niet met een opdracht of --lijnmodus: die kiest wie aanmeldt zelf.",
    "--fixed cannot be used with a command or --line-mode: the person who signs in chooses the \
     mode.",
);
pub(crate) const KEY_KIND: Text = both("Soort", "Kind");
pub(crate) const KEYS_HIDDEN: Text = both(
    "Alleen deze gebruiker en een Beheerder kunnen de sleutels zien.",
    "Only this user and an Administrator can see the keys.",
);

/// The menu entry for the user's own details.
pub(crate) const OWN_DETAILS: Text = both("mijn gegevens", "my details");

/// The error for a session without a terminal.
pub(crate) const NEEDS_TERMINAL: Text = both(
    "het scherm heeft een terminal nodig: ssh -t …; lijnmodus kan zonder: ssh … lijnmodus",
    "the screens need a terminal: ssh -t …; line mode works without one: ssh … lines",
);

/// The error for an ssh client that asks to run a command.
pub(crate) const NO_COMMANDS: Text = both(
    "over ssh wordt geen opdracht aangenomen. Het scherm opent met: ssh -t …, lijnmodus met: ssh … \
     lijnmodus",
    "commands are not accepted over ssh. Open the screens with: ssh -t …, or line mode with: ssh … \
     lines",
);

pub(crate) const PROGRAM: Text = both("Programma", "Program");
pub(crate) const REMARK: Text = both("Opmerking", "Comment");
pub(crate) const WITHDRAWN: Text = both("Ingetrokken", "Withdrawn");

/// The words with which an ssh client asks for line mode; the first is the documented one.
pub(crate) const fn lines_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &["lijnmodus", "regels"],
        Lang::En => &["lines", "line-mode"],
    }
}

/// The error if all sessions are in use; `most` is the limit.
pub fn sessions_full(lang: Lang, most: usize) -> String {
    match (lang, most) {
        (Lang::Nl, 1) => {
            "Er is al iemand aangemeld, en er kan maar één sessie zijn. Probeer het later weer."
                .to_owned()
        }
        (Lang::En, 1) => {
            "Somebody else is signed in, and only one session is possible. Try again later."
                .to_owned()
        }
        (Lang::Nl, _) => format!("Alle {most} sessies zijn in gebruik. Probeer het later weer."),
        (Lang::En, _) => format!("All {most} sessions are in use. Try again later."),
    }
}

/// The greeting of line mode, with the user of the session.
pub(crate) fn session_user(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("Je bent aangemeld als {name}."),
        Lang::En => format!("You are signed in as {name}."),
    }
}

/// The error for a user number that does not exist.
pub fn no_such_number(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Nl => format!("Er is geen gebruiker met nummer {number}."),
        Lang::En => format!("There is no user with number {number}."),
    }
}

/// The error for a user who has reached their limit of sessions, with their open sessions.
pub fn own_sessions_full(lang: Lang, open: &[OpenSessionText]) -> String {
    match lang {
        Lang::Nl => {
            let each = open.iter().map(|(since, key)| match key {
                Some(key) => format!("sinds {since} met sleutel {key}"),
                None => format!("sinds {since}"),
            });
            format!(
                "Je hebt al {} sessies open, meer kan niet: {}. Sluit er een met q. Een sessie \
                 waarvan de verbinding weg is, eindigt binnen een minuut. Is er een niet van jou, \
                 trek dan de sleutel in (g e, Sleutels).",
                open.len(),
                each.collect::<Vec<_>>().join("; ")
            )
        }
        Lang::En => {
            let each = open.iter().map(|(since, key)| match key {
                Some(key) => format!("since {since} with key {key}"),
                None => format!("since {since}"),
            });
            format!(
                "You already have {} open sessions, which is the maximum: {}. Close one with q. A \
                 session without a connection ends within a minute. If a session is not \
                 yours, withdraw its key (g e, Keys).",
                open.len(),
                each.collect::<Vec<_>>().join("; ")
            )
        }
    }
}

/// The label of the tab of keys, with the number of confirmed keys once it is known.
pub fn tab_keys(lang: Lang, n: Option<usize>) -> String {
    match lang {
        Lang::Nl => tab_label(lang, "Sleutels", n),
        Lang::En => tab_label(lang, "Keys", n),
    }
}

/// The reason why an action is missing in a session fixed to one user.
pub const fn why_restricted(lang: Lang, outside: RestrictedAction) -> &'static str {
    match outside {
        RestrictedAction::Person => both(
            "Over ssh kun je niet van gebruiker wisselen: je sleutel bepaalt wie je bent.",
            "Over ssh you cannot switch user: your key decides who you are.",
        ),
        RestrictedAction::File => both(
            "Over ssh kun je geen bestand schrijven: de schijf is van de host. Kopieer met y.",
            "Over ssh you cannot write files: the disk belongs to the host. Copy with y.",
        ),
        RestrictedAction::Shell => both(
            "Over ssh is er geen shell; q sluit de sessie.",
            "Over ssh there is no shell; q closes the session.",
        ),
    }
    .of(lang)
}

/// Shown at every sign-in: keys of this user that others added or confirmed, and how to check them.
pub fn key_alert(lang: Lang, keys: KeyAlerts, medium: Medium) -> Vec<String> {
    let waiting = match (lang, keys.waiting) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some(
            "Een ander voegde een sleutel voor je toe. Hij werkt pas als jij hem bevestigt."
                .to_owned(),
        ),
        (Lang::En, 1) => Some(
            "Somebody else added a key for you. It does not work until you confirm it.".to_owned(),
        ),
        (Lang::Nl, n) => Some(format!(
            "Anderen voegden {n} sleutels voor je toe. Ze werken pas als jij ze bevestigt."
        )),
        (Lang::En, n) => {
            Some(format!("Others added {n} keys for you. They do not work until you confirm them."))
        }
    };
    let elsewhere = match (lang, keys.confirmed_elsewhere) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some(
            "Een sleutel die je niet in een eigen sessie bevestigde, kan aanmelden als jou."
                .to_owned(),
        ),
        (Lang::En, 1) => Some(
            "A key that you did not confirm in your own session can sign in as you.".to_owned(),
        ),
        (Lang::Nl, n) => Some(format!(
            "{n} sleutels die je niet in een eigen sessie bevestigde, kunnen aanmelden als jou."
        )),
        (Lang::En, n) => Some(format!(
            "{n} keys that you did not confirm in your own session can sign in as you."
        )),
    };
    let mut lines: Vec<String> = waiting.into_iter().chain(elsewhere).collect();
    if !lines.is_empty() {
        let check = match medium {
            Medium::Screens => both(
                "Controleer bij je gegevens (g e), onder Sleutels, of ze van jou zijn.",
                "Check in your details (g e), under Keys, whether they are yours.",
            ),
            Medium::Shell => both(
                "Kijk met ‘ssh sleutels lijst’ of ze van jou zijn.",
                "Check with ‘ssh keys list’ whether they are yours.",
            ),
        };
        lines.push(check.of(lang).to_owned());
    }
    lines
}

/// Shown if a user has no keys, with the key that adds one; `own` is true on the user's own screen.
pub fn keys_none(lang: Lang, own: bool) -> Vec<String> {
    let none = both("Nog geen sleutels.", "No keys yet.");
    let use_of_key = both(
        "Met een sleutel meld je aan over ssh, zonder wachtwoord.",
        "With a key you sign in over ssh, without a password.",
    );
    let add = both(
        "+  sleutel toevoegen: plak de regel uit het bestand .pub",
        "+  add a key: paste the line from the .pub file",
    );
    let lines = if own { vec![none, use_of_key, add] } else { vec![none, add] };
    lines.into_iter().map(|line| line.of(lang).to_owned()).collect()
}

/// The error for a typed key that matches none.
pub fn no_such_key(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Nl => format!("Er is geen sleutel „{key}”; ssh sleutels lijst toont de sleutels."),
        Lang::En => format!("There is no key “{key}”; ssh keys list shows the keys."),
    }
}
