//! Help and usage errors in English.

use super::{said::SAID, usage_file::OF_THE_FILE, usage_ssh::OF_SSH};
use crate::text::{Misused, UsageTexts};

/// Help and misuse.
pub(crate) const USAGE: UsageTexts = UsageTexts {
    also: |names| format!("[also: {}]", names.join(", ")),
    by_alias: true,
    arguments: "Arguments",
    command: "COMMAND",
    commands: "Commands",
    default: |value| format!("[default: {value}]"),
    everywhere: "Global options",
    example: "Example",
    misused,
    more: "See --help for more.",
    of_environment: |name| format!("[env: {name}]"),
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

/// Words of commands, with their translation.
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
    ("meldingen", "notices"),
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
    ("verzoeken", "requests"),
    ("voegtoe", "add"),
    ("weiger", "decline"),
    ("wijsaf", "reject"),
];

fn misused(wrong: Misused<'_>) -> String {
    let meant = |nearest: Option<&str>| {
        nearest.map_or(String::new(), |nearest| format!(" Did you mean ‘{nearest}’?"))
    };
    match wrong {
        Misused::Option(what, nearest) => format!("There is no option ‘{what}’.{}", meant(nearest)),
        Misused::Command(what, nearest) => {
            format!("There is no command ‘{what}’.{}", meant(nearest))
        }
        Misused::Value { argument, value, known: [] } => {
            format!("‘{value}’ is not valid for {argument}.")
        }
        Misused::Value { argument, value, known } => {
            format!("‘{value}’ is not valid for {argument}; valid are: {}.", known.join(", "))
        }
        Misused::Extra(what) => format!("Unexpected argument: ‘{what}’."),
        Misused::Twice(what) => format!("{what} was given more than once."),
        Misused::NoText => "an argument is not valid UTF-8 text.".to_owned(),
        Misused::NoValue(argument) => format!("a value is missing after {argument}."),
        Misused::Missing(what) => format!("missing: {}.", what.join(", ")),
        Misused::Together(one, others) => {
            format!("{one} cannot be used with {}.", others.join(", "))
        }
        Misused::Half => "a command is missing.".to_owned(),
    }
}
