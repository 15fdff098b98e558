//! The sentences about the values of a user that a command sets.

use crate::{
    domain::{Kind, UserValue},
    text::{Lang, both, grammar::words},
};

/// The name of the event in the log, in Dutch; in English it is the code. `None` for other kinds.
pub(crate) fn kind_name(kind: Kind) -> Option<&'static str> {
    let value = UserValue::ALL.iter().find(|value| value.kind() == kind)?;
    Some(match value {
        UserValue::Role(_) => "gebruiker.rol",
        UserValue::Manager(_) => "gebruiker.relatiemanager",
        UserValue::Blocked(true) => "gebruiker.geblokkeerd",
        UserValue::Blocked(false) => "gebruiker.gedeblokkeerd",
    })
}

/// An attempt that was refused, by the code of its command. `None` for other commands.
pub(crate) fn attempt(lang: Lang, code: &str) -> Option<&'static str> {
    let value = UserValue::ALL.iter().find(|value| value.code() == code)?;
    let text = match value {
        UserValue::Role(_) => both("rol van een gebruiker", "role of a user"),
        UserValue::Manager(_) => both("Relatiemanager", "Relationship manager"),
        UserValue::Blocked(_) => both("gebruiker blokkeren", "block user"),
    };
    Some(text.of(lang))
}

/// The message after the command.
pub(crate) fn done(lang: Lang, value: UserValue, who: &str) -> String {
    match (lang, value) {
        (Lang::Nl, UserValue::Role(role)) => format!("Nu {}: {who}", words::role(lang, role)),
        (Lang::En, UserValue::Role(role)) => format!("Now {}: {who}", words::role_in_full(role)),
        (Lang::Nl, UserValue::Manager(true)) => format!("Nu Relatiemanager: {who}"),
        (Lang::En, UserValue::Manager(true)) => format!("Now a Relationship manager: {who}"),
        (Lang::Nl, UserValue::Manager(false)) => format!("Geen Relatiemanager meer: {who}"),
        (Lang::En, UserValue::Manager(false)) => format!("No longer a Relationship manager: {who}"),
        (Lang::Nl, UserValue::Blocked(true)) => format!("Geblokkeerd: {who}"),
        (Lang::En, UserValue::Blocked(true)) => format!("Blocked: {who}"),
        (Lang::Nl, UserValue::Blocked(false)) => format!("Niet meer geblokkeerd: {who}"),
        (Lang::En, UserValue::Blocked(false)) => format!("No longer blocked: {who}"),
    }
}

/// The wish of the reader, if somebody else was first.
pub(crate) fn wanted(lang: Lang, value: UserValue) -> String {
    let text = match value {
        UserValue::Role(role) => {
            let role = words::role(lang, role);
            return match lang {
                Lang::Nl => format!("Jij wilde de rol {role} geven."),
                Lang::En => format!("You wanted to give the role {role}."),
            };
        }
        UserValue::Manager(true) => both(
            "Jij wilde iemand Relatiemanager maken.",
            "You wanted to make somebody a Relationship manager.",
        ),
        UserValue::Manager(false) => both(
            "Jij wilde dat iemand geen Relatiemanager meer is.",
            "You wanted somebody to stop being a Relationship manager.",
        ),
        UserValue::Blocked(true) => {
            both("Jij wilde de gebruiker blokkeren.", "You wanted to block the user.")
        }
        UserValue::Blocked(false) => {
            both("Jij wilde de gebruiker deblokkeren.", "You wanted to unblock the user.")
        }
    };
    text.of(lang).to_owned()
}

/// Tells a user what somebody changed for them; `None` if they have no access to read it.
pub(crate) fn notice(lang: Lang, value: UserValue, by: &str) -> Option<String> {
    Some(match (lang, value) {
        (Lang::Nl, UserValue::Role(role)) => format!("{by} maakte je {}", words::role(lang, role)),
        (Lang::En, UserValue::Role(role)) => {
            format!("{by} made you {}", words::role_in_full(role))
        }
        (Lang::Nl, UserValue::Manager(true)) => format!("{by} maakte je Relatiemanager"),
        (Lang::En, UserValue::Manager(true)) => format!("{by} made you a Relationship manager"),
        (Lang::Nl, UserValue::Manager(false)) => {
            format!("Je bent geen Relatiemanager meer (door {by})")
        }
        (Lang::En, UserValue::Manager(false)) => {
            format!("You are no longer a Relationship manager (changed by {by})")
        }
        (_, UserValue::Blocked(_)) => return None,
    })
}

/// The words of a line of the log.
pub(in crate::text) struct LogWords<'a> {
    pub(in crate::text) actor: &'a str,
    pub(in crate::text) person: &'a str,
    /// The person, as an object.
    pub(in crate::text) whom: &'a str,
    pub(in crate::text) role: &'a str,
    /// True if the person is *Relatiemanager* no longer.
    pub(in crate::text) takes_away: bool,
}

/// The sentence of an event in the log; `None` if no command of this table sets it.
pub(in crate::text) fn log_sentence(
    lang: Lang,
    kind: Kind,
    words: &LogWords<'_>,
) -> Option<String> {
    let LogWords { actor, person, whom, role, takes_away } = words;
    Some(match (lang, kind, takes_away) {
        (Lang::Nl, Kind::UserRole, _) => format!("{actor} maakte {whom} {role}"),
        (Lang::En, Kind::UserRole, _) => format!("{actor} made {whom} {role}"),
        (Lang::Nl, Kind::UserManager, true) => {
            format!("{person} is geen Relatiemanager meer (door {actor})")
        }
        (Lang::En, Kind::UserManager, true) => {
            format!("{person} is no longer a Relationship manager (changed by {actor})")
        }
        (Lang::Nl, Kind::UserManager, false) => format!("{actor} maakte {whom} Relatiemanager"),
        (Lang::En, Kind::UserManager, false) => {
            format!("{actor} made {whom} a Relationship manager")
        }
        (Lang::Nl, Kind::UserBlocked, _) => format!("{actor} blokkeerde {whom}"),
        (Lang::En, Kind::UserBlocked, _) => format!("{actor} blocked {whom}"),
        (Lang::Nl, Kind::UserUnblocked, _) => format!("{actor} deblokkeerde {whom}"),
        (Lang::En, Kind::UserUnblocked, _) => format!("{actor} unblocked {whom}"),
        _ => return None,
    })
}
