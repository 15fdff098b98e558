//! Suggests a command for an unknown word, from its synonyms or its spelling.

use std::ffi::OsString;

use clap::Command;

use crate::domain::fold;

/// Synonyms in both languages, each with the commands that it may mean, the most likely first. The
/// first command that exists at that place is suggested.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    (
        &["relatie", "relaties", "relation", "relations", "partners", "partnerschap", "koppel"],
        &["partner"],
    ),
    (&["gebruikers", "users", "mensen", "people", "collega", "account"], &["gebruiker"]),
    (
        &[
            "organisaties",
            "organisations",
            "organization",
            "organizations",
            "bedrijf",
            "bedrijven",
            "company",
        ],
        &["organisatie"],
    ),
    (&["leden", "members", "lidmaatschap", "membership"], &["lid"]),
    (&["uitnodigingen", "invitations"], &["uitnodiging"]),
    (&["uitnodigen", "invite"], &["nodiguit", "voegtoe", "uitnodiging"]),
    (&["verzoek", "verzoeken", "request", "requests", "berichten", "mail"], &["postvak"]),
    (&["env", "omgevingen", "environments", "domein", "domain"], &["omgeving"]),
    (&["themes", "thema's", "kleuren", "colors", "colours"], &["thema"]),
    (&["settings", "config", "instellingen", "waar", "where"], &["pad"]),
    (&["status", "check", "test", "diagnostiek"], &["diagnose", "controleer"]),
    (&["tijdzone", "timezone", "zone"], &["tijdzone", "onderhoud"]),
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
            "verwijder",
            "verwijderen",
            "delete",
            "del",
            "remove",
            "rm",
            "wis",
            "wissen",
            "weg",
            "ontneem",
            "drop",
            "end",
            "stop",
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
    (
        &["goedkeuren", "approve", "ja", "akkoord", "accept", "accepteren", "aannemen"],
        &["keurgoed", "accepteer"],
    ),
    (&["verifieer", "verify", "confirm", "bevestigen"], &["bevestig"]),
    (&["login", "aanmelden", "inloggen", "signup", "account"], &["registreer"]),
    (&["backup", "reservekopie", "copy"], &["kopie"]),
];

/// Returns the subcommand of `of` that the unknown word `typed` probably means.
pub(super) fn nearest<'a>(of: &'a Command, typed: &str) -> Option<&'a str> {
    let typed = fold(typed);
    let has = |name: &&str| of.find_subcommand(name).map(Command::get_name);
    let synonym = SYNONYMS.iter().filter(|(words, _)| words.contains(&typed.as_str()));
    let meant = synonym.flat_map(|(_, names)| *names).find_map(has);
    meant.or_else(|| mistyped(of, &typed))
}

/// Returns the subcommand with the closest name or alias; at most a third of its letters may
/// differ.
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

/// Follows the words of a command line into subcommands, up to the first unknown word.
pub(super) fn parent<'a>(root: &'a Command, words: &[OsString]) -> &'a Command {
    let mut here = root;
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::args::definition, text::Lang};

    /// Parent command, unknown word, and the expected suggestion in Dutch and in English.
    const EXPECTED_SUGGESTIONS: [(&[&str], &str, &str, &str); 44] = [
        (&[], "relatie", "partner", "partner"),
        (&[], "relations", "partner", "partner"),
        (&[], "partnerschap", "partner", "partner"),
        (&[], "leden", "lid", "member"),
        (&[], "members", "lid", "member"),
        (&[], "organisaties", "organisatie", "organisation"),
        (&[], "organizations", "organisatie", "organisation"),
        (&[], "gebruikers", "gebruiker", "user"),
        (&[], "users", "gebruiker", "user"),
        (&[], "uitnodigingen", "uitnodiging", "invitation"),
        (&[], "invitations", "uitnodiging", "invitation"),
        (&[], "verzoek", "postvak", "inbox"),
        (&[], "requests", "postvak", "inbox"),
        (&[], "adressen", "adres", "address"),
        (&[], "addresses", "adres", "address"),
        (&[], "env", "omgeving", "environment"),
        (&[], "omgevingen", "omgeving", "environment"),
        (&[], "environments", "omgeving", "environment"),
        (&[], "logboek", "log", "log"),
        (&[], "history", "log", "log"),
        (&[], "revert", "ongedaan", "undo"),
        (&[], "themes", "thema", "theme"),
        (&[], "config", "pad", "paths"),
        (&[], "login", "registreer", "register"),
        (&["lid"], "toevoegen", "voegtoe", "add"),
        (&["lid"], "create", "voegtoe", "add"),
        (&["lid"], "verwijderen", "verwijder", "remove"),
        (&["lid"], "delete", "verwijder", "remove"),
        (&["lid"], "drop", "verwijder", "remove"),
        (&["lid"], "show", "lijst", "list"),
        (&["lid"], "lijsten", "lijst", "list"),
        (&["organisatie"], "show", "toon", "show"),
        (&["organisatie"], "wijzigen", "bewerk", "edit"),
        (&["organisatie"], "update", "bewerk", "edit"),
        (&["gebruiker"], "uitnodigen", "nodiguit", "invite"),
        (&["gebruiker"], "maak", "voegtoe", "add"),
        (&["gebruiker"], "del", "verwijder", "remove"),
        (&["uitnodiging"], "intrekken", "trekin", "withdraw"),
        (&["uitnodiging"], "cancel", "trekin", "withdraw"),
        (&["postvak"], "weigeren", "weiger", "decline"),
        (&["postvak"], "reject", "weiger", "decline"),
        (&["postvak"], "accepteren", "accepteer", "accept"),
        (&["db"], "reservekopie", "kopie", "backup"),
        (&["ssh", "sleutels"], "verwijder", "intrek", "withdraw"),
    ];

    #[test]
    fn synonyms_suggest_the_command_name_in_the_user_language() {
        let mut missed = Vec::new();
        for (lang, dutch) in [(Lang::Nl, true), (Lang::En, false)] {
            let root = definition(lang);
            for (way, typed, in_dutch, in_english) in EXPECTED_SUGGESTIONS {
                let find = |at: &Command, word: &&str| at.find_subcommand(*word).unwrap().clone();
                let here = way.iter().fold(root.clone(), |at, word| find(&at, word));
                let known = here.find_subcommand(typed).map(Command::get_name);
                let wanted = if dutch { in_dutch } else { in_english };
                let named = known.or_else(|| nearest(&here, typed));
                if named != Some(wanted) {
                    missed.push(format!("{way:?} {typed}: {named:?}, not {wanted}"));
                }
            }
            assert_eq!(nearest(&root, "qqqqqq"), None);
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
