//! `ssh sleutels`: the public keys of a user.

use std::{
    io::{ErrorKind, Read, stdin},
    path::Path,
};

use crate::{
    cli::{
        CliError,
        args::{KeyCommand, KeyOwner, WriteOptions},
        commands::{CommandContext, confirm, targets::input_file},
        exit::{quote_typed, system_message},
        output::OutputFormat,
        session::{database, locale::lang},
    },
    columns::KEYS,
    domain::{Answer, BadKey, Command, KeyId, KeyRow, PublicKey, Query, UserId, decode},
    text::{self, KeyWithdrawal},
};

/// Maximum bytes read from a key file; larger than any valid key.
const MAX_KEY_FILE_SIZE: u64 = 32_768;

/// Runs a command on the SSH keys of the acting user or another user.
pub(in crate::cli) fn keys(
    ctx: &mut CommandContext,
    words: &KeyCommand,
    options: &WriteOptions,
) -> Result<u8, CliError> {
    let command = match words {
        KeyCommand::List(owner) => {
            return ctx.print(&ctx.table(&KEYS, &rows(ctx, user(ctx, owner)?)?));
        }
        KeyCommand::Add { file, owner, name } => {
            let text = read_key_text(file)?;
            let key = match name {
                Some(name) => PublicKey::parse_as(&text, name),
                None => PublicKey::parse(&text),
            };
            let key = key.map_err(bad_key_error)?;
            Command::AddKey { user: user(ctx, owner)?, key: Box::new(key) }
        }
        KeyCommand::Confirm { key } => {
            Command::ConfirmKey { key: find_key(ctx, key, &KeyOwner { user: None })? }
        }
        KeyCommand::Code { key, owner } => Command::KeyCode { key: find_key(ctx, key, owner)? },
        KeyCommand::Withdraw { key, owner } => {
            let key = find_key(ctx, key, owner)?;
            // Withdrawing may end the session, so line mode asks for confirmation, as the screens
            // do.
            if ctx.format == OutputFormat::Lines {
                ask_first(ctx, key, owner, options)?;
            }
            Command::WithdrawKey { key }
        }
    };
    ctx.perform(&command, options)
}

/// Asks whether to withdraw the key. Does not ask about a key that the rules refuse anyway.
fn ask_first(
    ctx: &CommandContext,
    key: KeyId,
    owner: &KeyOwner,
    options: &WriteOptions,
) -> Result<(), CliError> {
    let all = rows(ctx, user(ctx, owner)?)?;
    // The rules refuse a withdrawn key, and a key of another user.
    let Some(row) = all.iter().find(|row| row.id == key && row.withdrawn.is_none()) else {
        return Ok(());
    };
    let of = owner.user.as_ref().map(|who| Ok::<_, CliError>(ctx.user(who)?.person.name));
    let of = of.transpose()?;
    let ends = KeyWithdrawal {
        fingerprint: &row.fingerprint,
        remark: row.comment.as_ref(),
        of: of.as_ref(),
        is_session_key: database::session_key() == Some(key),
        is_last: all.iter().filter(|row| row.is_open()).count() == 1 && row.is_open(),
    };
    confirm_key(ctx, &ends, options)
}

/// Asks whether to withdraw the key, in the words of the screens' dialog.
pub(in crate::cli::commands) fn confirm_key(
    ctx: &CommandContext,
    ends: &KeyWithdrawal<'_>,
    options: &WriteOptions,
) -> Result<(), CliError> {
    let (title, lines, _) = text::ssh::withdraw_key_question(lang(), ends);
    let said: Vec<String> = lines.into_iter().chain([title]).collect();
    confirm(&said.join(" "), ctx.format, options)
}

fn bad_key_error(why: BadKey) -> CliError {
    let lang = lang();
    let said = text::ssh::bad_key_reason(lang, why);
    match why {
        BadKey::ForbiddenCharacter { .. } => {
            CliError::usage(&format!("{said} {}", text::ssh::USE_NAME_OPTION.of(lang)))
        }
        _ => CliError::usage(&said),
    }
}

fn user(ctx: &CommandContext, owner: &KeyOwner) -> Result<UserId, CliError> {
    let of = |who: &String| Ok(ctx.user(who)?.person.id);
    owner.user.as_ref().map_or(Ok(ctx.session.user), of)
}

fn rows(ctx: &CommandContext, user: UserId) -> Result<Vec<KeyRow>, CliError> {
    match ctx.ask(&Query::Keys(user))? {
        Answer::Keys(rows) => Ok(rows),
        other => Err(anyhow::anyhow!("an answer to another question: {other:?}").into()),
    }
}

/// Finds a key by number or fingerprint, or an active key by its remark. Active keys come first.
fn find_key(ctx: &CommandContext, wanted: &str, owner: &KeyOwner) -> Result<KeyId, CliError> {
    let wanted = wanted.trim();
    if owner.user.is_none()
        && let Ok(id) = wanted.parse()
    {
        return Ok(KeyId(id));
    }
    let mut rows = rows(ctx, user(ctx, owner)?)?;
    rows.sort_by_key(|row| row.withdrawn.is_some());
    let by_name = |row: &&KeyRow| row.comment.as_deref() == Some(wanted);
    let mut named = rows.iter().filter(|row| by_name(row) && row.withdrawn.is_none());
    let by_name = named.next().filter(|_| named.next().is_none());
    let is = |row: &&KeyRow| row.id.0.to_string() == wanted || *row.fingerprint == *wanted;
    let found = rows.iter().find(is).or(by_name);
    let missing =
        || CliError::not_found("no_such_key", text::ssh::no_such_key(lang(), &quote_typed(wanted)));
    found.map(|row| row.id).ok_or_else(missing)
}

/// Reads a key file as text; `-` is standard input.
fn read_key_text(path: &Path) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let done = if path == Path::new("-") {
        stdin().take(MAX_KEY_FILE_SIZE).read_to_end(&mut bytes)
    } else {
        input_file::open(path)?.take(MAX_KEY_FILE_SIZE).read_to_end(&mut bytes)
    };
    let text = done.and_then(|_| decode(&bytes).ok_or(ErrorKind::InvalidData.into()));
    text.map_err(|error| {
        let (path, why) = (path.display().to_string(), system_message(&error));
        CliError::not_found("no_file", text::shell::file_unreadable(lang(), &path, &why))
    })
}
