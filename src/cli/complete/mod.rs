//! Shell completion of commands, options, and rows of the database.

mod bash;

use std::{
    env,
    ffi::{OsStr, OsString},
    sync::Arc,
    time::Duration,
};

use clap::Command;
use clap_complete::{
    engine::{ArgValueCompleter, CompletionCandidate},
    env::{EnvCompleter, Fish, Powershell, Zsh},
};

use super::{
    CliError, Exit,
    args::{CompletionKind, Shell, definition, parser},
    commands::{CommandContext, Offered, open_existing, people},
    output::{
        OutputFormat,
        out::{print_exactly, to_shell},
    },
    session::{database, locale::lang},
};
use crate::domain::{SanitizedText, Via, fold};

/// Environment variable with the name of the shell that requests completions.
const COMPLETE_VARIABLE: &str = "TOEGANG_COMPLETE";
/// Maximum number of rows offered.
const MAX_COMPLETIONS: usize = 100;
/// Maximum time to wait for a busy file. Short, because the shell blocks meanwhile.
const MAX_WAIT: Duration = Duration::from_millis(200);

/// Answers a completion request; `None` if no shell requests one.
pub(super) fn answer_shell() -> Option<Result<u8, CliError>> {
    let shell = env::var_os(COMPLETE_VARIABLE)?;
    let all: Vec<OsString> = env::args_os().collect();
    let head = all.iter().position(|word| word == "--").map_or(all.len(), |at| at + 1);
    let typed: Vec<String> =
        all.iter().skip(head).map(|word| word.to_string_lossy().into()).collect();
    if shell == "bash" {
        return Some(if typed.is_empty() { script(Shell::Bash) } else { bash::answer(&typed) });
    }
    let all: [(&dyn EnvCompleter, Shell); 3] =
        [(&Zsh, Shell::Zsh), (&Fish, Shell::Fish), (&Powershell, Shell::Powershell)];
    let (completer, known) = all.into_iter().find(|(one, _)| shell == one.name())?;
    if typed.is_empty() {
        return Some(script(known));
    }
    // Fish removes the quotes of all words but the last.
    let kept = if shell == "fish" { typed.len().saturating_sub(1) } else { 0 };
    let words = typed.iter().enumerate();
    let words: Arc<[String]> =
        words.map(|(at, word)| if at < kept { word.clone() } else { unquoted(word) }).collect();
    let mut command = with_row_completions(definition(lang()), &words);
    let words = words.iter().map(OsString::from).collect();
    let mut told = Vec::new();
    let folder = env::current_dir().ok();
    let done = completer
        .write_complete(&mut command, words, folder.as_deref(), &mut told)
        .and_then(|()| to_shell(&told));
    Some(done.map(|()| Exit::Done as u8).map_err(CliError::from))
}

/// Prints the script that enables completion in a shell (`aanvulling`).
pub(super) fn script(shell: Shell) -> Result<u8, CliError> {
    let shell: &dyn EnvCompleter = match shell {
        Shell::Bash => {
            print_exactly(bash::SCRIPT)?;
            return Ok(Exit::Done as u8);
        }
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
    };
    let mut text = Vec::new();
    shell.write_registration(COMPLETE_VARIABLE, "toegang", "toegang", "toegang", &mut text)?;
    print_exactly(&*String::from_utf8_lossy(&text))?;
    Ok(Exit::Done as u8)
}

/// Adds row completions to each argument that names a row. Hides global options, so that shells
/// offer them only if nothing else matches.
fn with_row_completions(command: Command, words: &Arc<[String]>) -> Command {
    command
        .mut_args(|arg| {
            let everywhere = arg.is_global_set();
            let arg = arg.hide(everywhere);
            match arg.get::<CompletionKind>().copied() {
                Some(offer) => {
                    let words = Arc::clone(words);
                    let offered = move |word: &OsStr| candidates(offer, word, &words);
                    arg.add(ArgValueCompleter::new(offered))
                }
                None => arg,
            }
        })
        .mut_subcommands(|inner| with_row_completions(inner, words))
}

/// Returns the rows whose value begins with the typed text. Empty after an error, because a
/// completion cannot show messages. Sanitizes rows; clap passes file names unchanged, as the shell
/// needs them.
fn candidates(offer: CompletionKind, word: &OsStr, words: &[String]) -> Vec<CompletionCandidate> {
    let typed = word.to_string_lossy();
    let rows = search_rows(offer, &typed, words).unwrap_or_default();
    let begins = |row: &Offered| fold(&row.value).starts_with(&fold(&typed));
    let candidate = |row: Offered| {
        let value = SanitizedText::from(row.value).to_string();
        CompletionCandidate::new(value)
            .help(Some(SanitizedText::from(row.label).to_string().into()))
    };
    rows.into_iter().filter(begins).map(candidate).collect()
}

/// Finds completions in the database, and for the acting user, that the typed command names.
fn search_rows(
    offer: CompletionKind,
    typed: &str,
    words: &[String],
) -> Result<Vec<Offered>, CliError> {
    let matches =
        parser().ignore_errors(true).try_get_matches_from(words).map_err(anyhow::Error::from)?;
    let db: Option<&std::path::PathBuf> = matches.get_one("db");
    let db = database::database_path(db.map(std::path::PathBuf::as_path))?;
    if offer == CompletionKind::Person {
        return Ok(people(&open_existing(&db, MAX_WAIT)?, typed, MAX_COMPLETIONS)?.rows);
    }
    let who: Option<&String> = matches.get_one("actor");
    let mut last = &matches;
    while let Some((_, inner)) = last.subcommand() {
        last = inner;
    }
    let org = last.try_get_one::<String>("org").ok().flatten();
    let it = CommandContext::open(
        &db,
        MAX_WAIT,
        who.map(String::as_str),
        OutputFormat::People,
        Via::Cli,
    )?;
    Ok(it.offers(offer, org.map(String::as_str), typed, MAX_COMPLETIONS)?.rows)
}

/// Removes quotes and backslashes from a word, including unclosed quotes.
fn unquoted(word: &str) -> String {
    let (mut plain, mut quote) = (String::new(), None);
    let mut signs = word.chars();
    while let Some(sign) = signs.next() {
        match (sign, quote) {
            ('\'' | '"', None) => quote = Some(sign),
            (sign, Some(open)) if sign == open => quote = None,
            ('\\', None) => plain.extend(signs.next()),
            ('\\', Some('"')) => {
                let next = signs.next();
                if next.is_some_and(|next| !"\"\\$`".contains(next)) {
                    plain.push('\\');
                }
                plain.extend(next);
            }
            (sign, _) => plain.push(sign),
        }
    }
    plain
}
