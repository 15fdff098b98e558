//! How the help of the command line is worded in English.

use super::{said::SAID, usage_file::OF_THE_FILE, usage_ssh::OF_SSH};
use crate::text::{Misused, UsageTexts};

/// Help and misuse.
pub(super) const USAGE: UsageTexts = UsageTexts {
    also: |names| format!("[also: {}]", names.join(", ")),
    by_alias: true,
    arguments: "Arguments",
    command: "COMMAND",
    commands: "Commands",
    default: |value| format!("[else: {value}]"),
    everywhere: "With every command",
    example: "Example",
    misused,
    more: "There is more in --help.",
    of_environment: |name| format!("[else: {name}]"),
    one_of: |words| match words.split_last() {
        Some((last, words)) if !words.is_empty() => format!("[{} or {last}]", words.join(", ")),
        _ => format!("[{}]", words.concat()),
    },
    options: "Options",
    options_value: "OPTIONS",
    said: |text| {
        let mut all = SAID.iter().chain(OF_THE_FILE).chain(OF_SSH);
        all.find(|(said, _)| *said == text).map(|(_, english)| *english)
    },
    typed: |word| {
        let words = SAID.iter().chain(OF_THE_FILE).chain(OF_SSH).chain(TYPED);
        words.rev().find(|(dutch, _)| *dutch == word).map_or(word, |(_, english)| *english)
    },
    usage: "Usage",
};

/// The words of the commands that do what the screens do.
const TYPED: &[(&str, &str)] = &[
    ("--als", "--as"),
    ("--betaling", "--payment"),
    ("--naam", "--name"),
    ("--reden", "--reason"),
    ("--van", "--of"),
    ("BESTAND", "FILE"),
    ("accepteer", "accept"),
    ("activeer", "activate"),
    ("adres", "address"),
    ("basis", "basic"),
    ("beeindig", "end"),
    ("beheerder", "admin"),
    ("bevestig", "verify"),
    ("bewerk", "edit"),
    ("blokkeer", "block"),
    ("deblokkeer", "unblock"),
    ("deel", "share"),
    ("eerste", "primary"),
    ("gebruiker", "user"),
    ("gevorderd", "advanced"),
    ("herinner", "remind"),
    ("intrek", "withdraw"),
    ("ja", "yes"),
    ("keurgoed", "approve"),
    ("lid", "member"),
    ("lijst", "list"),
    ("naam", "name"),
    ("nee", "no"),
    ("nodiguit", "invite"),
    ("omgeving", "environment"),
    ("ongedaan", "undo"),
    ("opnieuw", "redo"),
    ("organisatie", "organisation"),
    ("postvak", "inbox"),
    ("registreer", "register"),
    ("relatiemanager", "manager"),
    ("rol", "role"),
    ("sleutels", "keys"),
    ("toetsen", "keys"),
    ("toevoegen", "add"),
    ("toon", "show"),
    ("tot", "until"),
    ("trekin", "withdraw"),
    ("uitnodiging", "invitation"),
    ("verlaat", "leave"),
    ("verwijder", "remove"),
    ("voegtoe", "add"),
    ("weiger", "decline"),
    ("wijsaf", "reject"),
];

fn misused(wrong: Misused<'_>) -> String {
    let meant = |nearest: Option<&str>| {
        nearest.map_or(String::new(), |nearest| format!(" Do you mean ‘{nearest}’?"))
    };
    match wrong {
        Misused::Option(what, nearest) => format!("‘{what}’ is no option.{}", meant(nearest)),
        Misused::Command(what, nearest) => format!("‘{what}’ is no command.{}", meant(nearest)),
        Misused::Value { argument, value, known: [] } => {
            format!("‘{value}’ does not go with {argument}.")
        }
        Misused::Value { argument, value, known } => {
            format!("‘{value}’ does not go with {argument}; these do: {}.", known.join(", "))
        }
        Misused::Extra(what) => format!("‘{what}’ is too much."),
        Misused::Twice(what) => format!("{what} stands there more than once."),
        Misused::NoText => "what you typed is no text (UTF-8).".to_owned(),
        Misused::NoValue(argument) => format!("something is missing behind {argument}."),
        Misused::Missing(what) => format!("this is missing: {}.", what.join(", ")),
        Misused::Together(one, others) => {
            format!("{one} does not go together with {}.", others.join(", "))
        }
        Misused::Half => "say which command too.".to_owned(),
    }
}
