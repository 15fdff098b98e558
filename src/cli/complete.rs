//! What a shell asks on Tab: the words of the definition, and the rows of the file.

use std::{
    env,
    ffi::{OsStr, OsString},
    time::Duration,
};

use clap::Command;
use clap_complete::{
    CompleteEnv,
    engine::{ArgValueCompleter, CompletionCandidate},
    env::{Bash, EnvCompleter, Fish, Powershell, Zsh},
};

use super::{
    Exit, Stop,
    args::{Offer, Shell, definition},
    commands::{Asking, Offered, opened, people},
    out::print,
    output::Form,
    place,
    speech::texts,
};
use crate::domain::{Safe, Via, fold};

/// The variable with which a shell asks, and that says which it is.
const ASKS: &str = "TOEGANG_COMPLETE";
/// As many as one looks through at a shell.
const SHOWN: usize = 100;
/// A shell that waits feels broken: a file that stays busy has nothing to offer.
const WAIT: Duration = Duration::from_millis(200);

/// Answers a shell. Nothing when it is a person who started the program.
pub(super) fn answered() -> Option<Result<u8, Stop>> {
    let shell = env::var_os(ASKS)?;
    let quoted = shell == "bash";
    let asked = CompleteEnv::with_factory(|| offering(definition(texts()), quoted)).var(ASKS);
    match asked.try_complete(env::args_os(), env::current_dir().ok().as_deref()) {
        Ok(true) => Some(Ok(Exit::Done as u8)),
        Ok(false) => None,
        Err(error) => Some(Err(anyhow::Error::from(error).into())),
    }
}

/// `aanvulling`: what a shell reads once, so that it asks from then on.
pub(super) fn script(shell: Shell) -> Result<u8, Stop> {
    let shell: &dyn EnvCompleter = match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
    };
    let mut text = Vec::new();
    shell.write_registration(ASKS, "toegang", "toegang", "toegang", &mut text)?;
    print(&*String::from_utf8_lossy(&text))?;
    Ok(Exit::Done as u8)
}

/// The definition, with every argument that names something of the file offering that. What can
/// be said with every command is offered when nothing else fits.
fn offering(command: Command, quoted: bool) -> Command {
    command
        .mut_args(|arg| {
            let everywhere = arg.is_global_set();
            let arg = arg.hide(everywhere);
            match arg.get::<Offer>().copied() {
                Some(offer) => arg.add(ArgValueCompleter::new(move |word: &OsStr| {
                    candidates(offer, word, quoted)
                })),
                None => arg,
            }
        })
        .mut_subcommands(|inner| offering(inner, quoted))
}

/// Nobody can be told on Tab why there is nothing to offer. What comes of the file is safe; names of
/// files, which clap offers, are to the letter, as the shell must have them.
fn candidates(offer: Offer, word: &OsStr, quoted: bool) -> Vec<CompletionCandidate> {
    let word = word.to_string_lossy();
    let typed = if quoted { unquoted(&word) } else { word.into_owned() };
    let words = env::args_os().skip_while(|word| word != "--").skip(1);
    let rows = rows(offer, &typed, words.collect()).unwrap_or_default();
    let begins = |row: &Offered| fold(&row.value).starts_with(&fold(&typed));
    let candidate = |row: Offered| {
        let value = Safe::from(row.value);
        let value = if quoted { quoted_for_bash(&value) } else { value.to_string() };
        CompletionCandidate::new(value).help(Some(Safe::from(row.label).to_string().into()))
    };
    rows.into_iter().filter(begins).map(candidate).collect()
}

/// What is in the file that the command line names, for who asks on it.
fn rows(offer: Offer, typed: &str, words: Vec<OsString>) -> Result<Vec<Offered>, Stop> {
    let definition = definition(texts()).ignore_errors(true);
    let matches = definition.try_get_matches_from(words).map_err(anyhow::Error::from)?;
    let db: Option<&std::path::PathBuf> = matches.get_one("db");
    let db = place::db(db.map(std::path::PathBuf::as_path))?;
    if offer == Offer::Person {
        return Ok(people(&opened(&db, WAIT)?, (typed, SHOWN))?.rows);
    }
    let who: Option<&String> = matches.get_one("actor");
    let mut last = &matches;
    while let Some((_, inner)) = last.subcommand() {
        last = inner;
    }
    let org = last.try_get_one::<String>("org").ok().flatten();
    let it = Asking::open((&db, WAIT), who.map(String::as_str), Form::People, Via::Cli)?;
    Ok(it.offers(offer, org.map(String::as_str), (typed, SHOWN))?.rows)
}

/// The word as bash passes it on: still quoted as it was typed.
fn unquoted(word: &str) -> String {
    let mut signs = word.trim_start_matches(['\'', '"']).chars();
    let mut plain = String::new();
    while let Some(sign) = signs.next() {
        plain.extend(if sign == '\\' { signs.next() } else { Some(sign) });
    }
    plain
}

/// The word as bash takes it for one.
fn quoted_for_bash(word: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "@%+=:,./-_".contains(sign);
    word.chars().fold(String::new(), |mut quoted, sign| {
        if !plain(sign) {
            quoted.push('\\');
        }
        quoted.push(sign);
        quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_one_word_of_bash_and_comes_back() {
        for word in ["Piet Holding B.V.", "'t Hof", "a\\b", "$(x) `y` & z", "jan@b.nl", "Café"] {
            assert_eq!(unquoted(&quoted_for_bash(word)), word);
        }
        assert_eq!(quoted_for_bash("Piet Holding"), "Piet\\ Holding");
        assert_eq!(unquoted("'Piet H"), "Piet H");
    }
}
