//! Which command was probably meant: by another word for the same thing, or by a typing error.

use clap::Command;

use crate::domain::fold;

/// Other words for commands, in both languages, each with the commands that may be meant, the
/// likeliest first. The first that is a command there is named.
const WORDS: &[(&[&str], &[&str])] = &[
    (
        &["relatie", "relaties", "relation", "relations", "partners", "partnerschap", "koppel"],
        &["partner"],
    ),
    (&["gebruikers", "users", "mensen", "people", "collega", "account"], &["gebruiker"]),
    (
        &["organisaties", "organisations", "organization", "bedrijf", "bedrijven", "company"],
        &["organisatie"],
    ),
    (&["leden", "members", "lidmaatschap", "membership"], &["lid"]),
    (&["uitnodigingen", "invitations"], &["uitnodiging"]),
    (&["uitnodigen", "invite"], &["nodiguit", "voegtoe", "uitnodiging"]),
    (&["verzoek", "verzoeken", "request", "requests", "berichten", "mail"], &["postvak"]),
    (&["adressen", "addresses", "email", "e-mail"], &["adres"]),
    (&["sleutel", "sleutels", "key", "sshkey"], &["sleutels", "ssh"]),
    (&["terug", "herroep", "revert"], &["ongedaan"]),
    (&["logboek", "geschiedenis", "history", "audit"], &["log"]),
    (
        &[
            "toevoegen",
            "toevoeg",
            "voeg",
            "nieuw",
            "maak",
            "aanmaken",
            "create",
            "new",
            "add",
            "geef",
        ],
        &["voegtoe", "vraag"],
    ),
    (
        &[
            "verwijderen",
            "delete",
            "del",
            "remove",
            "rm",
            "wis",
            "wissen",
            "weg",
            "ontneem",
            "revoke",
        ],
        &["verwijder", "intrek", "trekin", "beeindig"],
    ),
    (
        &["tonen", "show", "bekijk", "bekijken", "view", "get", "info", "details"],
        &["toon", "lijst"],
    ),
    (&["lijsten", "ls", "list", "alles", "overzicht", "index"], &["lijst"]),
    (&["wijzig", "wijzigen", "edit", "change", "update", "bewerken"], &["bewerk", "rol", "naam"]),
    (&["intrekken", "withdraw", "annuleer", "cancel"], &["trekin", "intrek"]),
    (&["afwijzen", "weigeren", "decline", "reject"], &["weiger", "wijsaf"]),
    (&["goedkeuren", "approve", "ja", "akkoord", "accept"], &["keurgoed", "accepteer"]),
    (&["verifieer", "verify", "confirm", "bevestigen"], &["bevestig"]),
    (&["login", "aanmelden", "inloggen", "signup", "account"], &["registreer"]),
    (&["backup", "reservekopie", "copy"], &["kopie"]),
];

/// The command below `of` that was probably meant by a word that is none.
pub(super) fn nearest<'a>(of: &'a Command, typed: &str) -> Option<&'a str> {
    let typed = fold(typed);
    let has = |name: &&str| of.find_subcommand(name).map(Command::get_name);
    let synonym = WORDS.iter().filter(|(words, _)| words.contains(&typed.as_str()));
    let meant = synonym.flat_map(|(_, names)| *names).find_map(has);
    meant.or_else(|| mistyped(of, &typed))
}

/// The one that differs by a third of its letters at most.
fn mistyped<'a>(of: &'a Command, typed: &str) -> Option<&'a str> {
    let names = of.get_subcommands().flat_map(Command::get_name_and_visible_aliases);
    let hidden = of.get_subcommands().flat_map(Command::get_all_aliases);
    let distance = |name: &str| strsim::damerau_levenshtein(name, typed);
    let near = names.chain(hidden).filter(|name| {
        let length = name.chars().count().max(typed.chars().count());
        distance(name) * 3 <= length
    });
    near.min_by_key(|name| distance(name))
}

/// The command to which the words of a command line lead, as far as they are commands.
pub(super) fn parent<'a>(root: &'a Command, words: &[String]) -> &'a Command {
    let mut here = root;
    let mut words = words.iter().skip(1);
    while let Some(word) = words.next() {
        if let Some(flag) = word.strip_prefix("--") {
            let mut all = root.get_arguments().chain(here.get_arguments());
            let named = all.find(|arg| {
                let aliases = arg.get_all_aliases().unwrap_or_default();
                arg.get_long() == Some(flag) || aliases.contains(&flag)
            });
            if named.is_some_and(|arg| arg.get_action().takes_values()) {
                words.next();
            }
        } else if let Some(next) = here.find_subcommand(word) {
            here = next;
        } else {
            break;
        }
    }
    here
}
